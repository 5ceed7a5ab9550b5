package org.parley.text.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.text.Drafts;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.Redline;
import org.parley.text.WordDiff;

/** Who put each word of a text there. */
class ProvenanceTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Test
    void givesEachWordToWhatBroughtIt() {
        ProvisionId id = ProvisionId.next();
        List<PlanText> states = List.of(
                text(id, "The Parties shall withdraw within 30 days."),
                text(id, "The Parties shall withdraw all forces within 30 days."),
                text(id, "The Parties shall withdraw all their forces within 20 days."));
        assertThat(Provenance.of(states).of(id).text())
                .containsExactly(
                        new Provenance.Span("The Parties shall withdraw ", 0),
                        new Provenance.Span("all ", 1),
                        new Provenance.Span("their ", 2),
                        new Provenance.Span("forces ", 1),
                        new Provenance.Span("within ", 0),
                        new Provenance.Span("20", 2),
                        new Provenance.Span(" days.", 0));
    }

    private static PlanText text(ProvisionId id, String words) {
        return new PlanText(List.of(Provision.of(id, words)));
    }

    @Property(tries = 500)
    @Tag("property")
    void theSpansJoinedAreTheText(@ForAll("randomness") Random random) {
        List<PlanText> states = chain(random);
        Provenance provenance = Provenance.of(states);
        for (PlanText.Place place : states.getLast().walk()) {
            Provenance.Words words = provenance.of(place.id());
            assertThat(join(words.text())).isEqualTo(place.provision().text());
            assertThat(join(words.heading()))
                    .isEqualTo(
                            place.provision().heading() == null
                                    ? ""
                                    : place.provision().heading());
            assertThat(words.text()).allMatch(span -> !span.text().isEmpty() && span.origin() < states.size());
        }
    }

    @Property(tries = 500)
    @Tag("property")
    void whatOneStepLeavesAloneKeepsItsOrigin(@ForAll("randomness") Random random) {
        PlanText before = Drafts.plan(random);
        PlanText after = Drafts.edited(random, before, 4);
        Provenance provenance = Provenance.of(List.of(before, after));
        for (PlanText.Place place : after.walk()) {
            Redline redline = before.find(place.id())
                    .map(was -> WordDiff.redline(was.text(), place.provision().text()))
                    .orElseGet(() -> Redline.inserted(place.provision().text()));
            for (Redline.Kind kind : List.of(Redline.Kind.SAME, Redline.Kind.INSERTED)) {
                String shown = redline.spans().stream()
                        .filter(span -> span.kind() == kind)
                        .map(Redline.Span::text)
                        .collect(Collectors.joining());
                String traced = provenance.of(place.id()).text().stream()
                        .filter(span -> span.origin() == (kind == Redline.Kind.SAME ? 0 : 1))
                        .map(Provenance.Span::text)
                        .collect(Collectors.joining());
                assertThat(traced).isEqualTo(shown);
            }
        }
    }

    @Property(tries = 300)
    @Tag("property")
    void aProvisionThatNobodyTouchedIsOfTheFirstText(@ForAll("randomness") Random random) {
        List<PlanText> states = chain(random);
        Provenance provenance = Provenance.of(states);
        for (PlanText.Place place : states.getFirst().walk()) {
            String text = place.provision().text();
            boolean untouched = states.stream()
                    .allMatch(state -> state.find(place.id())
                            .filter(each -> each.text().equals(text))
                            .isPresent());
            if (untouched && !text.isEmpty()) {
                assertThat(provenance.of(place.id()).text()).containsExactly(new Provenance.Span(text, 0));
            }
        }
    }

    private static List<PlanText> chain(Random random) {
        List<PlanText> states = new ArrayList<>();
        states.add(Drafts.plan(random));
        for (int step = 0; step < 4; step++) {
            states.add(Drafts.edited(random, states.getLast(), random.nextInt(4)));
        }
        return states;
    }

    private static String join(List<Provenance.Span> spans) {
        return spans.stream().map(Provenance.Span::text).collect(Collectors.joining());
    }
}
