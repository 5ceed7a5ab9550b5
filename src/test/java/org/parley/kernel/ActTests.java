package org.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActTests {

    private static final UUID NEGOTIATION = new UUID(1, 1);
    private static final UUID ROUND = new UUID(1, 2);
    private static final UUID DELEGATION = new UUID(1, 3);
    private static final SubjectRef SUBJECT = new SubjectRef(SubjectRef.AMENDMENT, new UUID(1, 4));
    private static final Actor ACTOR = new Actor(new UUID(1, 5), "Somebody", DELEGATION, "head");
    private static final byte[] CONTENT = {1, 2, 3};

    @Test
    void beginsPublicWithAnIdOfItsOwnAndNothingElseSaidOfIt() {
        Act act = Act.of("amendment.proposed", NEGOTIATION, SUBJECT, ACTOR);
        assertThat(act)
                .isEqualTo(new Act(
                        "amendment.proposed",
                        NEGOTIATION,
                        SUBJECT,
                        0,
                        ACTOR,
                        null,
                        Act.Visibility.PUBLIC,
                        null,
                        null,
                        act.idem(),
                        Map.of(),
                        null,
                        null));
        assertThat(Act.of("amendment.proposed", NEGOTIATION, SUBJECT, ACTOR).idem())
                .isNotEqualTo(act.idem());
    }

    @Test
    void keepsAllThatWasSaidOfIt() {
        Act act = Act.of("amendment.proposed", NEGOTIATION, SUBJECT, ACTOR)
                .version(3)
                .round(ROUND)
                .rules("ab")
                .idem("mine")
                .text("words")
                .with("number", 7)
                .with("subjects", List.of("one", "two"))
                .delegationOnly(DELEGATION)
                .payload(CONTENT, "text/plain");
        assertThat(act)
                .isEqualTo(new Act(
                        "amendment.proposed",
                        NEGOTIATION,
                        SUBJECT,
                        3,
                        ACTOR,
                        ROUND,
                        Act.Visibility.DELEGATION,
                        DELEGATION,
                        "ab",
                        "mine",
                        Map.of("number", 7, "subjects", List.of("one", "two")),
                        "words",
                        new Act.Payload(CONTENT, "text/plain")));
        assertThat(act.data().keySet()).containsExactly("number", "subjects");
    }

    @Test
    void isNobodysOnceItIsSealedEvenIfItWasOneDelegations() {
        Act act = Act.of("ballot.cast", NEGOTIATION, SUBJECT, ACTOR)
                .delegationOnly(DELEGATION)
                .sealed(CONTENT, "application/json");
        assertThat(act.visibility()).isEqualTo(Act.Visibility.SEALED);
        assertThat(act.audience()).isNull();
        assertThat(act.payload()).isEqualTo(new Act.Payload(CONTENT, "application/json"));
    }

    @Test
    void leavesTheActItWasMadeFromAsItWas() {
        Act before = Act.of("plan.imported", NEGOTIATION, SUBJECT, ACTOR).with("format", "markdown");
        before.with("number", 1).version(2).text("words");
        assertThat(before.data()).containsOnlyKeys("format");
        assertThat(before.version()).isZero();
        assertThat(before.text()).isNull();
    }

    @Test
    void holdsOnlyWhatTheRecordCanWrite() {
        Act act = Act.of("plan.imported", NEGOTIATION, SUBJECT, ACTOR);
        assertThatIllegalArgumentException().isThrownBy(() -> act.with("share", 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> act.with("ids", List.of(1, 2)));
    }
}
