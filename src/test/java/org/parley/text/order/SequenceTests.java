package org.parley.text.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.parley.text.Change;
import org.parley.text.Drafts;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.Rebase;
import org.parley.text.Rebased;

/** What votes one after the other make of the text and of each other. */
class SequenceTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 500)
    @Tag("property")
    void whatIfIsWhatComesOfAdoptingOneAfterTheOther(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Proposal> mains = Proposals.on(random, base, 8).stream()
                .filter(proposal -> proposal.parent() == null)
                .toList();
        Order order = Order.plan(base, mains);
        Map<UUID, Boolean> outcomes = new LinkedHashMap<>();
        order.steps().forEach(step -> {
            if (random.nextInt(3) > 0) {
                outcomes.put(step.first(), random.nextInt(3) > 0);
            }
        });
        WhatIf whatIf = WhatIf.of(base, mains, order, outcomes);

        // The same told plainly, everything rebased on the whole text each time
        PlanText text = base;
        Map<UUID, List<Change>> pending = new HashMap<>();
        mains.forEach(each -> pending.put(each.id(), each.changes()));
        Set<UUID> adopted = new HashSet<>();
        Set<UUID> rejected = new HashSet<>();
        for (Step step : order.steps()) {
            Boolean outcome = outcomes.get(step.first());
            if (outcome == null || !pending.containsKey(step.first())) {
                continue;
            }
            if (!outcome) {
                pending.keySet().removeAll(step.proposals());
                rejected.addAll(step.proposals());
                continue;
            }
            PlanText before = text;
            PlanText after = Sequence.made(before, pending.get(step.first()));
            step.proposals().forEach(id -> {
                pending.remove(id);
                adopted.add(id);
            });
            text = after;
            for (UUID id : new ArrayList<>(pending.keySet())) {
                switch (Rebase.over(before, after, pending.get(id))) {
                    case Rebased.Clean(List<Change> changes) -> pending.put(id, changes);
                    case Rebased.Changed(List<Change> changes, var _) -> pending.put(id, changes);
                    case Rebased.Fallen _ -> pending.remove(id);
                }
            }
        }
        assertThat(whatIf.text()).isEqualTo(text);
        whatIf.fates().forEach((id, fate) -> {
            Fate.Kind expected = adopted.contains(id)
                    ? Fate.Kind.ADOPTED
                    : rejected.contains(id)
                            ? Fate.Kind.REJECTED
                            : pending.containsKey(id) ? Fate.Kind.PENDING : Fate.Kind.FALLEN;
            assertThat(fate.kind() == Fate.Kind.CHANGED ? Fate.Kind.PENDING : fate.kind())
                    .isEqualTo(expected);
            if (pending.containsKey(id)) {
                assertThat(whatIf.changes(id)).isEqualTo(pending.get(id));
            }
        });
        assertThat(whatIf.steps())
                .extracting(Step::first)
                .containsExactlyElementsOf(order.steps().stream()
                        .map(Step::first)
                        .filter(pending::containsKey)
                        .toList());
    }

    @Property(tries = 500)
    @Tag("property")
    void subAmendmentsLeaveTheirMarkAndEndWithWhatTheyAmend(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Proposal> proposals = Proposals.on(random, base, 8);
        Sequence sequence = new Sequence(base, proposals);
        for (Step step : Order.plan(base, proposals).steps()) {
            boolean waits = step.proposals().stream()
                    .anyMatch(id -> sequence.fates().get(id).kind().waits());
            if (!waits) {
                continue;
            }
            PlanText expected = sequence.with(step.first());
            if (random.nextInt(3) == 0) {
                sequence.reject(step.proposals());
                continue;
            }
            PlanText before = sequence.text();
            sequence.adopt(step.proposals());
            if (step.amends() == null) {
                assertThat(sequence.text()).isEqualTo(expected);
            } else {
                assertThat(sequence.text()).isEqualTo(before);
                boolean stands = sequence.fates().get(step.amends()).kind().waits();
                assertThat(stands).isEqualTo(!expected.equals(before));
                if (stands) {
                    assertThat(sequence.with(step.amends())).isEqualTo(expected);
                }
            }
            assertThat(sequence.fates().get(step.first()).kind()).isEqualTo(Fate.Kind.ADOPTED);
        }
        Map<UUID, Fate> fates = sequence.fates();
        for (Proposal proposal : proposals) {
            assertThat(fates.get(proposal.id()).kind().waits()).isFalse();
        }
        assertThat(sequence.stages().getFirst().text()).isEqualTo(base);
        assertThat(sequence.stages().getLast().text()).isEqualTo(sequence.text());
    }

    /** A counter-example that chance has found. */
    @Example
    void aTwinIsCarriedWhereItsProvisionStandsInAnotherArticleByThen() {
        Provision made = Provision.of(ProvisionId.next(), "Prisoners shall be exchanged.");
        Provision article = new Provision(ProvisionId.next(), "Ceasefire", "All fire shall cease.", List.of());
        PlanText base = new PlanText(List.of(article));
        List<Change> inserted = List.of(new Change.InsertProvision(null, null, made));
        Proposal one = new Proposal(new UUID(1, 1), null, 1, inserted);
        Proposal sub = new Proposal(
                new UUID(1, 2), one.id(), 2, List.of(new Change.MoveProvision(made.id(), article.id(), null)));
        Proposal twin = new Proposal(new UUID(1, 3), null, 3, inserted);
        Sequence sequence = new Sequence(base, List.of(one, sub, twin));
        sequence.adopt(List.of(sub.id()));
        sequence.adopt(List.of(one.id()));
        assertThat(sequence.text().articles())
                .singleElement()
                .satisfies(only -> assertThat(only.children()).containsExactly(made));
        Fate fate = sequence.fates().get(twin.id());
        assertThat(fate.kind().waits()).as(fate.toString()).isFalse();
        assertThat(fate.by()).containsExactly(one.id());
    }
}
