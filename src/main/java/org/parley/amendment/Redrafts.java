package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.parley.voting.RoundQueries;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Begins drafts from amendments that an adoption has changed or felled, and files the answer to a change under its old number. */
@Component
class Redrafts {

    private final AmendmentRepository amendments;
    private final Wordings wordings;
    private final Following following;
    private final PlanQueries plans;
    private final RoundQueries rounds;
    private final AmendmentActs acts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Redrafts(
            AmendmentRepository amendments,
            Wordings wordings,
            Following following,
            PlanQueries plans,
            RoundQueries rounds,
            AmendmentActs acts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.amendments = amendments;
        this.wordings = wordings;
        this.following = following;
        this.plans = plans;
        this.rounds = rounds;
        this.acts = acts;
        this.events = events;
        this.clock = clock;
    }

    /** The draft that a delegation has begun from an amendment and not finished with. */
    Optional<Amendment> open(Amendment original, DelegationId by) {
        return amendments.redraftsOf(original.getId(), by.value()).stream()
                .filter(draft -> draft.status() == AmendmentStatus.DRAFT
                        && draft.delegation().equals(by))
                .findFirst();
    }

    /**
     * Begins a draft of an amendment on the newest text: whole where the amendment stands there, else with as much of it as can be
     * carried, and a note of what could not. A sub-amendment whose parent is gone becomes an amendment to the plan.
     */
    Amendment begin(Amendment original, DelegationId by) {
        AmendmentTexts old = wordings.of(original);
        AmendmentId amends = original.parent();
        @Nullable
        Amendment parent = amends == null
                ? null
                : amendments
                        .findById(amends.value())
                        .filter(each -> each.status().pending())
                        .orElse(null);
        VersionView newest = plans.text(original.plan());
        PlanText base = parent == null ? newest.text() : wordings.of(parent).result();
        List<Problem> leftOut = new ArrayList<>();
        List<Change> carried = original.status().pending() && base.equals(old.base())
                ? original.changes()
                : carry(old.base(), base, original.changes(), leftOut);
        Amendment draft = parent == null
                ? new Amendment(
                        original.negotiation(),
                        original.plan(),
                        newest.number(),
                        near(old.version().text(), newest.text(), original.article()),
                        by,
                        clock.instant())
                : Amendment.under(parent, by, clock.instant());
        draft.write(original.title(), original.reason(), carried, clock.instant());
        return draft.from(original, leftOut);
    }

    /** Takes the changes one after the other, and of each that does not fit notes why. */
    private static List<Change> carry(PlanText old, PlanText newer, List<Change> changes, List<Problem> leftOut) {
        List<Change> kept = new ArrayList<>();
        List<Change> carried = List.of();
        for (Change change : changes) {
            kept.add(change);
            switch (Rebase.over(old, newer, kept)) {
                case Rebased.Clean(List<Change> fitting) -> carried = fitting;
                case Rebased.Changed(List<Change> fitting, List<Problem> _) -> carried = fitting;
                case Rebased.Fallen(List<Problem> reasons) -> {
                    kept.removeLast();
                    leftOut.addAll(reasons);
                }
            }
        }
        return carried;
    }

    /** The amendment that a draft would answer for: one of the same delegation that awaits its consent. Held until the transaction ends. */
    Optional<Amendment> awaited(Amendment draft) {
        AmendmentId original = draft.redraftOf();
        return original == null
                ? Optional.empty()
                : amendments
                        .lock(original.value())
                        .filter(asked -> asked.status().pending()
                                && asked.consent() != null
                                && asked.delegation().equals(draft.delegation()));
    }

    /** Makes a draft the new text of the amendment that it answers for; what amends that one is looked at again. */
    void refile(Amendment draft, Amendment asked) {
        PlanText before = wordings.of(asked).result();
        asked.redraft(draft, clock.instant());
        amendments.saveAndFlush(asked);
        draft.refiled(clock.instant());
        amendments.saveAndFlush(draft);
        events.publishEvent(acts.of("amendment.redrafted", asked)
                .text(asked.title())
                .payload(asked.content().canonicalBytes(), "application/json"));
        following.carryUnder(
                asked,
                following.unheld(asked, rounds.underVote(asked.negotiation())),
                before,
                wordings.of(asked).result(),
                null);
    }

    /** The article itself, or where it is gone the nearest one before it that is still there. */
    private static ProvisionId near(PlanText old, PlanText newer, ProvisionId article) {
        ProvisionId nearest = newer.articles().isEmpty()
                ? article
                : newer.articles().getFirst().id();
        for (Provision each : old.articles()) {
            if (newer.articles().stream().anyMatch(there -> there.id().equals(each.id()))) {
                nearest = each.id();
            }
            if (each.id().equals(article)) {
                return nearest;
            }
        }
        return newer.find(article).isPresent() ? article : nearest;
    }
}
