package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
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
import org.parley.text.Collision;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.ProvisionId;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.parley.voting.RoundAnnulled;
import org.parley.voting.RoundProclaimed;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundView;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Does what follows from a round, in the transaction that proclaims it: what was adopted enters the text, what was rejected is closed,
 * and every other pending amendment of that text is looked at again ({@link Following}); none is dropped. What is being voted on in another round is left exactly as it was when
 * that round opened: it is looked at when that round ends, and enters the text word for word or not at all.
 */
@Component
class Proclamations {

    private final AmendmentRepository amendments;
    private final Wordings wordings;
    private final Falling falling;
    private final Following following;
    private final Contributions contributions;
    private final Packages packages;
    private final UnderVote voted;
    private final PackageOutcomes outcomes;
    private final Terms terms;
    private final Wholes wholes;
    private final Closings closings;
    private final ArticleQuestions articles;
    private final QuestionWatch questions;
    private final RoundQueries rounds;
    private final PlanQueries plans;
    private final PlanService planService;
    private final Seats seats;
    private final AmendmentActs acts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proclamations(
            AmendmentRepository amendments,
            Wordings wordings,
            Falling falling,
            Following following,
            Contributions contributions,
            Packages packages,
            UnderVote voted,
            PackageOutcomes outcomes,
            Terms terms,
            Wholes wholes,
            Closings closings,
            ArticleQuestions articles,
            QuestionWatch questions,
            RoundQueries rounds,
            PlanQueries plans,
            PlanService planService,
            Seats seats,
            AmendmentActs acts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.amendments = amendments;
        this.wordings = wordings;
        this.falling = falling;
        this.following = following;
        this.contributions = contributions;
        this.packages = packages;
        this.voted = voted;
        this.outcomes = outcomes;
        this.terms = terms;
        this.wholes = wholes;
        this.closings = closings;
        this.articles = articles;
        this.questions = questions;
        this.rounds = rounds;
        this.plans = plans;
        this.planService = planService;
        this.seats = seats;
        this.acts = acts;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void proclaimed(RoundProclaimed proclaimed) {
        UUID round = proclaimed.round().value();
        Set<SubjectRef> underVote = voted.in(proclaimed.negotiation());
        List<Amendment> decided = hold(proclaimed.negotiation(), proclaimed.subjects());
        if (!proclaimed.decided()) {
            decided.forEach(amendment -> release(amendment, underVote, round));
            return;
        }
        List<ProvisionId> standing = standing(proclaimed);
        if (proclaimed.adopted()) {
            decided.stream()
                    .filter(amendment -> amendment.parent() != null)
                    .forEach(amendment -> adoptUnder(amendment, decided, underVote, round));
            Map<PlanId, List<Amendment>> byPlan = new LinkedHashMap<>();
            outcomes.entering(proclaimed, decided)
                    .forEach(amendment -> byPlan.computeIfAbsent(amendment.plan(), _ -> new ArrayList<>())
                            .add(amendment));
            byPlan.forEach((plan, together) -> adopt(plan, together, underVote, round));
            outcomes.requireWhole(proclaimed);
        } else {
            outcomes.rejected(proclaimed);
            decided.forEach(amendment -> reject(amendment, round));
        }
        ArticleStatus status = proclaimed.adopted() ? ArticleStatus.AGREED : ArticleStatus.REJECTED;
        for (ProvisionId article : standing) {
            planService.markArticle(article, status, round);
        }
        terms.settle(proclaimed.negotiation(), round);
        closings.conclude(proclaimed);
    }

    /** Nothing was decided: what was held still for the vote is brought to the newest text, as the others were meanwhile. */
    @EventListener
    void annulled(RoundAnnulled annulled) {
        Set<SubjectRef> underVote = voted.in(annulled.negotiation());
        hold(annulled.negotiation(), annulled.subjects())
                .forEach(amendment ->
                        release(amendment, underVote, annulled.round().value()));
    }

    /** The pending amendments among some subjects; they and their plans stay as they are until the transaction ends. */
    private List<Amendment> hold(NegotiationId negotiation, List<SubjectRef> subjects) {
        List<UUID> put = packages.put(subjects);
        Stream.concat(
                        put.stream()
                                .flatMap(id -> amendments.findById(id).stream())
                                .map(Amendment::plan),
                        Stream.concat(terms.plans(negotiation), closings.plans(subjects)))
                .distinct()
                .sorted(Comparator.comparing(PlanId::value))
                .forEach(planService::hold);
        return put.stream()
                .flatMap(id -> amendments.lock(id).stream())
                .filter(amendment -> amendment.status().pending())
                .toList();
    }

    /** The articles put to the vote that still read as they did when the round opened: of another wording nothing was decided. */
    private List<ProvisionId> standing(RoundProclaimed proclaimed) {
        List<ProvisionId> put =
                proclaimed.subjects().stream().flatMap(wholes::articles).toList();
        if (put.isEmpty()) {
            return put;
        }
        RoundView round = rounds.get(proclaimed.round());
        if (round.question() != null) {
            return List.of(); // a choice decides nothing about what it chooses among (ADR 0023)
        }
        List<ProvisionId> standing = new ArrayList<>();
        for (ProvisionId article : put) {
            if (articles.stands(article, round, clock.instant())) {
                standing.add(article);
            } else {
                events.publishEvent(Act.of(
                                "article.overtaken",
                                proclaimed.negotiation().value(),
                                SubjectRef.of(SubjectRef.PROVISION, article),
                                seats.actor(proclaimed.negotiation()))
                        .round(proclaimed.round().value()));
            }
        }
        return standing;
    }

    private static List<UUID> subjects(List<SubjectRef> subjects, String kind) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(kind))
                .map(SubjectRef::id)
                .toList();
    }

    /** Brings an amendment that was held still to what it stands on now. */
    void release(Amendment amendment, Set<SubjectRef> underVote, UUID round) {
        AmendmentId parent = amendment.parent();
        if (!amendment.status().pending()) {
            return;
        }
        if (parent == null) {
            VersionView newest = plans.text(amendment.plan());
            if (newest.number() != amendment.version()) {
                PlanText before = wordings.of(amendment).version().text();
                following.carry(amendment, before, newest.text(), newest.number(), underVote, round);
            }
            return;
        }
        Amendment amended = amendments.lock(parent.value()).orElseThrow();
        if (!amendment.standsOn(amended)) {
            AmendmentTexts texts = wordings.of(amendment);
            following.carryUnder(
                    amended,
                    List.of(amendment),
                    texts.base(),
                    wordings.of(amended).result(),
                    round);
        }
    }

    void reject(Amendment amendment, UUID round) {
        if (!amendment.status().pending()) {
            return; // its parent was rejected before it in the same round
        }
        amendment.reject(round, clock.instant());
        amendments.saveAndFlush(amendment);
        events.publishEvent(acts.of("amendment.rejected", amendment, round));
        falling.withParent(amendment, round);
    }

    /** A sub-amendment enters the amendment that it amends; the others to it are looked at again. */
    private void adoptUnder(Amendment sub, List<Amendment> decided, Set<SubjectRef> underVote, UUID round) {
        Amendment parent =
                amendments.lock(Objects.requireNonNull(sub.parent()).value()).orElseThrow();
        if (!sub.status().pending() || !parent.status().pending()) {
            return;
        }
        AmendmentTexts before = wordings.of(parent);
        PlanText amended = before.result();
        boolean stands = sub.standsOn(parent);
        if (stands) {
            amended = wordings.of(sub).result();
        } else {
            switch (Rebase.over(wordings.of(sub).base(), before.result(), sub.changes())) {
                case Rebased.Clean(List<Change> fitting) -> amended = Wordings.made(before.result(), fitting);
                case Rebased.Changed(List<Change> _, List<Problem> notes) -> {
                    overtake(sub, parent.version(), notes, round);
                    return;
                }
                case Rebased.Fallen(List<Problem> reasons) -> {
                    overtake(sub, parent.version(), reasons, round);
                    return;
                }
            }
        }
        List<Change> changes = Changes.between(before.version().text(), amended);
        for (Amendment twin : decided) {
            if (twin.equals(sub) || stands && says(twin, sub, before.result())) {
                twin.adopt(parent.version(), round, clock.instant());
                amendments.saveAndFlush(twin);
                events.publishEvent(acts.of("amendment.adopted", twin, round).with("amends", parent.number()));
            }
        }
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
        events.publishEvent(acts.of("amendment.amended", parent, round)
                .with("by", sub.number())
                .payload(parent.content().canonicalBytes(), "application/json"));
        following.carryUnder(parent, following.unheld(parent, underVote), before.result(), amended, round);
    }

    /** Whether a sub-amendment comes to the same as one that was decided with it. */
    private static boolean says(Amendment twin, Amendment sub, PlanText before) {
        return Objects.equals(twin.parent(), sub.parent())
                && twin.status().pending()
                && twin.version() == sub.version()
                && twin.parentChanges().equals(sub.parentChanges())
                && Collision.between(before, sub.changes(), twin.changes()).kind() == Collision.Kind.IDENTICAL;
    }

    private static boolean saysTheSame(Amendment one, Amendment other, VersionView on) {
        return one.version() == on.number()
                && other.version() == on.number()
                && Collision.between(on.text(), one.changes(), other.changes()).kind() == Collision.Kind.IDENTICAL;
    }

    /** Marks what was adopted but does not say on the newest text, word for word, what was voted on. */
    private void overtake(Amendment amendment, int version, List<Problem> reasons, UUID round) {
        falling.fall(
                amendment,
                Remark.of(Remark.Kind.OVERTAKEN).version(version).round(round).reasons(reasons));
    }

    /** Whether an amendment says on the newest text exactly what it said when its round opened; marks it if not. */
    private boolean fits(Amendment amendment, VersionView newest, UUID round) {
        List<Problem> misfit = wordings.misfit(amendment, newest);
        if (!misfit.isEmpty()) {
            overtake(amendment, newest.number(), misfit, round);
        }
        return misfit.isEmpty();
    }

    private void adopt(PlanId plan, List<Amendment> together, Set<SubjectRef> underVote, UUID round) {
        VersionView before = plans.text(plan);
        PlanText text = before.text();
        List<Amendment> taken = new ArrayList<>();
        Map<Amendment, List<Problem>> misfits = new LinkedHashMap<>();
        for (Amendment amendment : together) {
            if (!fits(amendment, before, round)) {
                continue;
            }
            if (taken.stream().anyMatch(other -> saysTheSame(other, amendment, before))) {
                taken.add(amendment);
                continue;
            }
            switch (Rebase.over(before.text(), text, amendment.changes())) {
                case Rebased.Clean(List<Change> changes) -> {
                    text = Wordings.made(text, changes);
                    taken.add(amendment);
                }
                case Rebased.Changed changed
                when changed.whole() -> {
                    text = Wordings.made(text, changed.changes());
                    taken.add(amendment);
                }
                case Rebased.Changed(List<Change> _, List<Problem> notes) -> misfits.put(amendment, notes);
                case Rebased.Fallen(List<Problem> reasons) -> {
                    if (Wordings.alreadySo(reasons)) {
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
        List<Change> changes = Changes.between(before.text(), text);
        int number = changes.isEmpty()
                ? before.number() // another round has brought the text to say so already
                : planService.adopt(
                        plan,
                        before.number(),
                        changes,
                        new Adoption(round, taken.stream().map(Amendment::getId).toList(), contributions.of(taken)));
        for (Amendment amendment : taken) {
            amendment.adopt(number, round, clock.instant());
            amendments.saveAndFlush(amendment);
            events.publishEvent(acts.of("amendment.adopted", amendment, round).version(number));
            falling.withParent(amendment, round);
        }
        misfits.forEach((amendment, reasons) -> falling.fall(
                amendment,
                Remark.of(Remark.Kind.FALLEN).version(number).round(round).reasons(reasons)));
        if (!changes.isEmpty()) {
            follow(plan, before.text(), underVote, round);
        }
    }

    /** Takes out of a text what did not carry of it, in a vote on its parts. */
    void drop(PlanId plan, List<Change> gone, UUID round) {
        VersionView before = plans.text(plan);
        planService.adopt(plan, before.number(), gone, new Adoption(round, List.of()));
        follow(plan, before.text(), voted.in(plans.get(plan).negotiation()), round);
    }

    /** Brings all that is pending to the newest version of its plan. */
    private void follow(PlanId plan, PlanText before, Set<SubjectRef> underVote, UUID round) {
        VersionView newest = plans.text(plan);
        questions.articles(plans.get(plan).negotiation(), before, newest.text(), round);
        for (Amendment pending : amendments.lockPending(plan.value())) {
            if (pending.parent() == null && pending.status().pending() && !Following.held(pending, underVote)) {
                following.carry(pending, before, newest.text(), newest.number(), underVote, round);
            }
        }
    }
}
