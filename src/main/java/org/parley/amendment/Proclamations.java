package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.plan.Adoption;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.ProvisionId;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.parley.voting.RoundProclaimed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Does what follows from a round, in the transaction that proclaims it: what was adopted enters the text, what was rejected is closed,
 * and every other pending amendment of that text is looked at again. It follows on the new version where it still applies, and is
 * marked with the reason where it does not; none is dropped.
 */
@Component
class Proclamations {

    private final AmendmentRepository amendments;
    private final Wordings wordings;
    private final Falling falling;
    private final PlanQueries plans;
    private final PlanService planService;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proclamations(
            AmendmentRepository amendments,
            Wordings wordings,
            Falling falling,
            PlanQueries plans,
            PlanService planService,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.amendments = amendments;
        this.wordings = wordings;
        this.falling = falling;
        this.plans = plans;
        this.planService = planService;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void proclaimed(RoundProclaimed proclaimed) {
        if (!proclaimed.decided()) {
            return;
        }
        UUID round = proclaimed.round().value();
        List<UUID> put = subjects(proclaimed, SubjectRef.AMENDMENT);
        put.stream()
                .flatMap(id -> amendments.findById(id).stream())
                .map(Amendment::plan)
                .distinct()
                .sorted(Comparator.comparing(PlanId::value))
                .forEach(planService::hold);
        List<Amendment> decided = put.stream()
                .flatMap(id -> amendments.lock(id).stream())
                .filter(amendment -> amendment.status().pending())
                .toList();
        if (proclaimed.adopted()) {
            decided.stream()
                    .filter(amendment -> amendment.parent() != null)
                    .forEach(amendment -> adoptUnder(amendment, round));
            Map<PlanId, List<Amendment>> byPlan = new LinkedHashMap<>();
            decided.stream()
                    .filter(amendment -> amendment.parent() == null)
                    .forEach(amendment -> byPlan.computeIfAbsent(amendment.plan(), _ -> new ArrayList<>())
                            .add(amendment));
            byPlan.forEach((plan, together) -> adopt(plan, together, round));
        } else {
            decided.forEach(amendment -> reject(amendment, round));
        }
        ArticleStatus status = proclaimed.adopted() ? ArticleStatus.AGREED : ArticleStatus.REJECTED;
        for (UUID article : subjects(proclaimed, SubjectRef.PROVISION)) {
            planService.markArticle(new ProvisionId(article), status, round);
        }
    }

    private static List<UUID> subjects(RoundProclaimed proclaimed, String kind) {
        return proclaimed.subjects().stream()
                .filter(subject -> subject.kind().equals(kind))
                .map(SubjectRef::id)
                .toList();
    }

    private void reject(Amendment amendment, UUID round) {
        if (!amendment.status().pending()) {
            return; // its parent was rejected before it in the same round
        }
        amendment.reject(round, clock.instant());
        amendments.saveAndFlush(amendment);
        events.publishEvent(act("amendment.rejected", amendment, round));
        falling.withParent(amendment, round);
    }

    /** A sub-amendment enters the amendment that it amends; the others to it are looked at again. */
    private void adoptUnder(Amendment sub, UUID round) {
        Amendment parent =
                amendments.lock(Objects.requireNonNull(sub.parent()).value()).orElseThrow();
        if (!sub.status().pending() || !parent.status().pending()) {
            return;
        }
        AmendmentTexts before = wordings.of(parent);
        PlanText amended = wordings.of(sub).result();
        List<Change> changes = Changes.between(before.version().text(), amended);
        sub.adopt(parent.version(), round, clock.instant());
        amendments.saveAndFlush(sub);
        events.publishEvent(act("amendment.adopted", sub, round).with("amends", parent.number()));
        if (changes.isEmpty()) {
            falling.fall(
                    parent,
                    Remark.of(Remark.Kind.FALLEN)
                            .version(parent.version())
                            .other(sub.id())
                            .round(round));
            return;
        }
        parent.amend(changes, sub.id(), round, clock.instant());
        amendments.saveAndFlush(parent);
        events.publishEvent(act("amendment.amended", parent, round)
                .with("by", sub.number())
                .payload(parent.content().canonicalBytes(), "application/json"));
        carryUnder(parent, before.result(), amended, round);
    }

    private void adopt(PlanId plan, List<Amendment> together, UUID round) {
        VersionView before = plans.text(plan);
        PlanText text = before.text();
        List<Amendment> taken = new ArrayList<>();
        Map<Amendment, List<Problem>> misfits = new LinkedHashMap<>();
        for (Amendment amendment : together) {
            switch (Rebase.over(before.text(), text, amendment.changes())) {
                case Rebased.Clean(List<Change> changes) -> {
                    text = Wordings.made(text, changes);
                    taken.add(amendment);
                }
                case Rebased.Changed(List<Change> changes, List<Problem> _) -> {
                    text = Wordings.made(text, changes);
                    taken.add(amendment);
                }
                case Rebased.Fallen(List<Problem> reasons) -> {
                    if (reasons.stream().allMatch(each -> each.key().equals("text.problem.already-so"))) {
                        taken.add(amendment);
                    } else {
                        misfits.put(amendment, reasons);
                    }
                }
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        int number = planService.adopt(
                plan,
                before.number(),
                Changes.between(before.text(), text),
                new Adoption(round, taken.stream().map(Amendment::getId).toList()));
        for (Amendment amendment : taken) {
            amendment.adopt(number, round, clock.instant());
            amendments.saveAndFlush(amendment);
            events.publishEvent(act("amendment.adopted", amendment, round).version(number));
            falling.withParent(amendment, round);
        }
        misfits.forEach((amendment, reasons) -> falling.fall(
                amendment,
                Remark.of(Remark.Kind.FALLEN).version(number).round(round).reasons(reasons)));
        for (Amendment pending : amendments.lockPending(plan.value())) {
            if (pending.parent() == null && pending.status().pending()) {
                carry(pending, before.text(), text, number, round);
            }
        }
    }

    private void carry(Amendment amendment, PlanText before, PlanText after, int number, UUID round) {
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
            carryUnder(amendment, old, Wordings.made(after, amendment.changes()), round);
        }
    }

    /** Looks again at what amends an amendment that now reads otherwise. */
    private void carryUnder(Amendment parent, PlanText before, PlanText after, UUID round) {
        for (Amendment sub : amendments.filedUnder(parent.getId())) {
            if (!sub.status().pending()) {
                continue;
            }
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
            UUID round) {
        amendment.carry(number, under, changes, said.version(number).round(round), clock.instant());
        amendments.saveAndFlush(amendment);
        events.publishEvent(act("amendment.carried", amendment, round)
                .with("changed", said.kind() == Remark.Kind.CARRIED_CHANGED)
                .payload(amendment.content().canonicalBytes(), "application/json"));
    }

    private Act act(String type, Amendment amendment, UUID round) {
        return Act.of(
                        type,
                        amendment.negotiation().value(),
                        SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()),
                        seats.actor(amendment.negotiation()))
                .version(amendment.version())
                .round(round)
                .with("plan", amendment.plan().value().toString())
                .with("article", amendment.article().value().toString())
                .with("number", amendment.number());
    }
}
