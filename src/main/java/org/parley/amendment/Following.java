package org.parley.amendment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Re-expresses pending amendments on what they stand on now, after that has changed. What says the same follows silently, with a note in
 * its history; what reads differently goes to its proposer (ADR 0020); what no longer applies falls, with the reason. Part of the
 * caller's transaction, which holds the plan.
 */
@Component
class Following {

    /** A proposer is reminded when this part of the time is left: a quarter. */
    private static final int REMINDER = 4;

    private final AmendmentRepository amendments;
    private final Falling falling;
    private final NegotiationQueries negotiations;
    private final AmendmentActs acts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Following(
            AmendmentRepository amendments,
            Falling falling,
            NegotiationQueries negotiations,
            AmendmentActs acts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.amendments = amendments;
        this.falling = falling;
        this.negotiations = negotiations;
        this.acts = acts;
        this.events = events;
        this.clock = clock;
    }

    /** Whether it is being voted on, and so stays as it is. */
    static boolean held(Amendment amendment, Set<SubjectRef> underVote) {
        return underVote.contains(SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()));
    }

    /** Looks again at an amendment of a plan, and at what amends it, after the plan's text has changed. */
    void carry(
            Amendment amendment,
            PlanText before,
            PlanText after,
            int number,
            Set<SubjectRef> underVote,
            @Nullable UUID round) {
        PlanText old = Wordings.made(before, amendment.changes());
        switch (Rebase.over(before, after, amendment.changes())) {
            case Rebased.Clean(List<Change> changes) ->
                carried(amendment, number, null, changes, Remark.of(Remark.Kind.CARRIED), round);
            case Rebased.Changed(List<Change> changes, List<Problem> notes) ->
                carried(
                        amendment,
                        number,
                        null,
                        changes,
                        Remark.of(Remark.Kind.CARRIED_CHANGED).reasons(notes),
                        round);
            case Rebased.Fallen(List<Problem> reasons) ->
                falling.fall(
                        amendment,
                        Remark.of(Remark.Kind.FALLEN)
                                .version(number)
                                .round(round)
                                .reasons(reasons));
        }
        if (amendment.status().pending()) {
            carryUnder(amendment, unheld(amendment, underVote), old, Wordings.made(after, amendment.changes()), round);
        }
    }

    /** What amends an amendment and is not being voted on. */
    List<Amendment> unheld(Amendment parent, Set<SubjectRef> underVote) {
        return amendments.filedUnder(parent.getId()).stream()
                .filter(sub -> sub.status().pending() && !held(sub, underVote))
                .toList();
    }

    /** Looks again at what amends an amendment that now reads otherwise. */
    void carryUnder(Amendment parent, List<Amendment> subs, PlanText before, PlanText after, @Nullable UUID round) {
        for (Amendment sub : subs) {
            int number = parent.version();
            List<Change> under = parent.changes();
            switch (Rebase.over(before, after, sub.changes())) {
                case Rebased.Clean(List<Change> changes) ->
                    carried(sub, number, under, changes, Remark.of(Remark.Kind.CARRIED), round);
                case Rebased.Changed(List<Change> changes, List<Problem> notes) ->
                    carried(
                            sub,
                            number,
                            under,
                            changes,
                            Remark.of(Remark.Kind.CARRIED_CHANGED).reasons(notes),
                            round);
                case Rebased.Fallen(List<Problem> reasons) ->
                    falling.fall(
                            sub,
                            Remark.of(Remark.Kind.FALLEN)
                                    .version(number)
                                    .other(parent.id())
                                    .round(round)
                                    .reasons(reasons));
            }
        }
    }

    private void carried(
            Amendment amendment,
            int number,
            @Nullable List<Change> under,
            List<Change> changes,
            Remark said,
            @Nullable UUID round) {
        boolean changed = said.kind() == Remark.Kind.CARRIED_CHANGED;
        Remark told = said.version(number).round(round);
        if (changed) {
            ask(amendment, number, under, changes, told);
        } else {
            amendment.carry(number, under, changes, told, clock.instant());
        }
        amendments.saveAndFlush(amendment);
        Act act = acts.of("amendment.carried", amendment, round)
                .with("changed", changed)
                .payload(amendment.content().canonicalBytes(), "application/json");
        Consent consent = amendment.consent();
        events.publishEvent(
                consent == null ? act : act.with("due", consent.due().toString()));
    }

    /** Re-expresses an amendment that reads differently now, and asks its proposer, for as long as the negotiation gives. */
    void ask(Amendment amendment, int number, @Nullable List<Change> under, List<Change> changes, Remark said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        Duration time =
                Duration.ofHours(negotiations.get(amendment.negotiation()).consentHours());
        Instant due = now.plus(time);
        amendment.carryAsking(number, under, changes, said, now, due, due.minus(time.dividedBy(REMINDER)));
    }
}
