package org.parley.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Example.Group;
import org.parley.procedure.Outcome.Verdict;

class ExampleTests {

    @Test
    void aMadeUpVoteIsCountedLikeARealOne() {
        Example council =
                new Example(List.of(new Group("permanent", 1, 4, 0, 1, 0, 0), new Group("elected", 1, 5, 5, 0, 0, 0)));
        Outcome outcome = council.under(Presets.find("council-substance").orElseThrow());
        assertThat(outcome.verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(outcome.tally()).isEqualTo(new Tally(15, 9, 5, 1, 0, 0, 15, 9, 5, 1));
        assertThat(council.unanswerable(Presets.find("council-substance").orElseThrow()))
                .isEmpty();
    }

    @Test
    void theOneOfItsSortIsNamedByItsSort() {
        RuleSet named = RuleSet.parse("{\"id\":\"a\",\"name\":\"A\",\"objections\":{\"at_most\":9},"
                + "\"consents\":[{\"who\":\"Ukraine\",\"affirmative\":true}]}");
        Example with =
                new Example(List.of(new Group("Ukraine", 1, 1, 0, 0, 0, 0), new Group("other", 1, 0, 3, 0, 0, 0)));
        assertThat(with.under(named).verdict()).isEqualTo(Verdict.ADOPTED);
        Example without = new Example(List.of(new Group("other", 1, 1, 3, 0, 0, 0)));
        assertThat(without.under(named).verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(without.unanswerable(named)).isNotEmpty();
    }

    @Test
    void thoseWhoOnlySitThereCountTowardsTheQuorumAndThoseAwayDoNot() {
        RuleSet plenary = Presets.find("un-plenary").orElseThrow();
        assertThat(new Example(List.of(new Group("member", 1, 1, 0, 0, 2, 2)))
                        .under(plenary)
                        .verdict())
                .isEqualTo(Verdict.ADOPTED);
        assertThat(new Example(List.of(new Group("member", 1, 1, 0, 0, 1, 3)))
                        .under(plenary)
                        .verdict())
                .isEqualTo(Verdict.NO_QUORUM);
    }

    @Test
    void nobodyAtAllAndTooManyAreRefused() {
        assertThatThrownBy(() -> new Example(List.of())).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new Example(List.of(new Group("a", 1, 0, 0, 0, 0, 0))))
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new Example(List.of(new Group("a", 1, Integer.MAX_VALUE, 1, 0, 0, 0))))
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new Group("a", 1, -1, 3, 0, 0, 0)).isInstanceOf(RuleViolation.class);
    }
}
