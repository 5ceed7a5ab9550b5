package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanService;
import org.parley.text.ProvisionId;
import org.parley.text.order.Division;
import org.parley.voting.NotPut;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundSummary;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has an amendment, an article or a whole text as it stands voted on in parts (rules 89 and 129 of the General Assembly): a delegation asks,
 * another may object, and the facilitator puts what has to be put.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class DivisionService {

    /** By which whether to divide is decided: rules 85 and 125. */
    private static final String PROCEDURAL = "simple-majority";

    private final DivisionRepository requests;
    private final Divisions divisions;
    private final AmendmentRepository amendments;
    private final Packages packages;
    private final Wholes wholes;
    private final ArticleQuestions articles;
    private final PlanQuestions texts;
    private final UnderVote voted;
    private final Rights rights;
    private final PlanService plans;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final Seats seats;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DivisionService(
            DivisionRepository requests,
            Divisions divisions,
            AmendmentRepository amendments,
            Packages packages,
            Wholes wholes,
            ArticleQuestions articles,
            PlanQuestions texts,
            UnderVote voted,
            Rights rights,
            PlanService plans,
            RoundService rounds,
            RoundQueries roundQueries,
            Seats seats,
            Messages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.divisions = divisions;
        this.amendments = amendments;
        this.packages = packages;
        this.wholes = wholes;
        this.articles = articles;
        this.texts = texts;
        this.voted = voted;
        this.rights = rights;
        this.plans = plans;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.seats = seats;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks, in the name of the own delegation, that an amendment be voted on in parts.
     *
     * @param parts for each part the positions of its changes in the amendment, from 0
     * @throws RuleViolation that says why it cannot be divided so: two parts that cannot be decided one without the other are named
     */
    public DivisionId ask(AmendmentId id, List<List<Integer>> parts) {
        return ask(Wholes.of(id), parts);
    }

    /**
     * Asks, in the name of the own delegation, that an article be voted on in parts as it stands. What does not carry falls out of it.
     *
     * @param parts for each part the positions of its provisions among those directly under the article, from 0
     * @throws RuleViolation that says why it cannot be divided so
     */
    public DivisionId ask(ProvisionId article, List<List<Integer>> parts) {
        return ask(SubjectRef.of(SubjectRef.PROVISION, article), parts);
    }

    /**
     * Asks, in the name of the own delegation, that the whole text of a plan be voted on in parts as it stands. What does not carry falls out of
     * it.
     *
     * @param parts for each part the positions of its articles among those that are not closed, from 0
     * @throws RuleViolation that says why it cannot be divided so
     */
    public DivisionId ask(PlanId plan, List<List<Integer>> parts) {
        return ask(SubjectRef.of(SubjectRef.PLAN, plan), parts);
    }

    private DivisionId ask(SubjectRef whole, List<List<Integer>> parts) {
        wholes.requireSeen(whole);
        NegotiationId negotiation = wholes.negotiation(whole);
        SeatView seat = rights.voice(negotiation);
        plans.hold(wholes.plan(whole));
        requireNotUnderVote(negotiation, whole);
        switch (whole.kind()) {
            case SubjectRef.PROVISION -> articles.requireUndecided(negotiation, whole);
            case SubjectRef.PLAN -> texts.requireUndecided(negotiation, whole);
            default -> requirePut(amendments.lock(whole.id()).orElseThrow(() -> new NotFound("amendment")));
        }
        if (divisions.spent(whole)) {
            throw new RuleViolation("amendment.error.division-there");
        }
        divisions.requireApart(whole);
        Division division = new Division(wholes.changes(whole), parts);
        division.dependence(wholes.base(whole)).ifPresent(found -> {
            throw new RuleViolation(
                    found.rests() ? "amendment.error.division-rests" : "amendment.error.division-meets",
                    found.part() + 1,
                    found.other() + 1);
        });
        DivisionRequest request =
                new DivisionRequest(negotiation, whole, seat.delegationOrThrow(), division, clock.instant());
        requests.saveAndFlush(request);
        List<String> called = wholes.called(whole, division.changes());
        events.publishEvent(divisions
                .act("division.asked", request, null)
                .with("delegation", request.delegation().value().toString())
                .with(
                        "parts",
                        division.parts().stream()
                                .map(part -> part.stream().map(called::get).collect(Collectors.joining("+")))
                                .toList()));
        return request.id();
    }

    private void requirePut(Amendment amendment) {
        if (amendment.status() != AmendmentStatus.PROPOSED || amendment.consent() != null) {
            throw new RuleViolation(
                    "amendment.error.not-votable",
                    amendment.number(),
                    amendment.status().word());
        }
        packages.binding(amendment).ifPresent(bound -> {
            throw new RuleViolation("package.error.bound", amendment.number(), bound.number());
        });
    }

    /** Objects, in the name of the own delegation: whether to divide is then put to the vote first. */
    public void oppose(DivisionId id) {
        DivisionRequest seen = visible(id);
        DelegationId by = rights.voice(seen.negotiation()).delegationOrThrow();
        DivisionRequest request = divisions.lock(id);
        request.oppose(by, clock.instant());
        requests.saveAndFlush(request);
        events.publishEvent(divisions
                .act("division.opposed", request, null)
                .with("delegation", by.value().toString()));
    }

    /** Takes the request of the own delegation back. */
    public void withdraw(DivisionId id) {
        DivisionRequest seen = visible(id);
        SeatView seat = rights.voice(seen.negotiation());
        if (!seen.delegation().equals(seat.delegation())) {
            throw new RuleViolation("amendment.error.other-delegation");
        }
        if (voted.in(seen.negotiation()).contains(SubjectRef.of(SubjectRef.DIVISION, id))) {
            throw new RuleViolation("amendment.error.under-vote");
        }
        DivisionRequest request = divisions.lock(id);
        request.withdraw(clock.instant());
        requests.saveAndFlush(request);
        Act act = divisions.act("division.withdrawn", request, null);
        events.publishEvent(act);
        divisions.gone(request, NotPut.Why.WITHDRAWN, null, act.actor());
    }

    /**
     * Prepares what is to be put next: where a delegation objects, whether to divide; otherwise the parts in their order, and the whole
     * after them. Rounds that wait already are taken up.
     *
     * @param ruleSet for the parts and the whole, as {@link RoundService#prepare} takes it; whether to divide is for a simple majority
     * @param locale  in which the rounds are named
     */
    public List<RoundId> prepare(DivisionId id, String ruleSet, Locale locale) {
        DivisionRequest seen = visible(id);
        seats.requireFacilitator(seen.negotiation());
        SubjectRef whole = seen.whole();
        plans.hold(wholes.plan(whole));
        requireNotUnderVote(seen.negotiation(), whole);
        if (!Wholes.text(whole)) {
            amendments.lock(whole.id());
        }
        DivisionRequest request = divisions.lock(id);
        if (!request.status().active()) {
            throw new RuleViolation(
                    "amendment.error.division-state", request.status().word());
        }
        String name = wholes.label(whole, locale);
        if (request.status() == DivisionStatus.OPPOSED) {
            return List.of(prepare(
                    request,
                    SubjectRef.of(SubjectRef.DIVISION, id),
                    messages.get(locale, "amendment.division.round", name),
                    PROCEDURAL));
        }
        if (request.status() == DivisionStatus.ASKED) {
            request.begin(wholes.changes(whole), false, clock.instant());
            requests.saveAndFlush(request);
            events.publishEvent(divisions.act("division.begun", request, null));
        }
        List<RoundId> prepared = new ArrayList<>();
        List<DivisionRequest.Part> parts = request.parts();
        for (int number = 1; number <= parts.size(); number++) {
            DivisionRequest.Part part = parts.get(number - 1);
            if (part.carried() == null) {
                prepared.add(prepare(
                        request,
                        new SubjectRef(SubjectRef.PART, part.id()),
                        messages.get(locale, "amendment.division.part-round", name, number, parts.size()),
                        ruleSet));
            }
        }
        prepared.add(prepare(request, whole, wholes.title(whole, locale), ruleSet));
        return prepared;
    }

    private RoundId prepare(DivisionRequest request, SubjectRef subject, String title, String ruleSet) {
        return roundQueries.ofSubject(subject).stream()
                .filter(round -> round.subjects().equals(List.of(subject)))
                .filter(round -> !round.indicative() && !round.state().over())
                .map(RoundSummary::id)
                .findFirst()
                .orElseGet(() -> rounds.prepare(
                        request.negotiation(), OrderService.cut(title), List.of(subject), ruleSet, null));
    }

    private void requireNotUnderVote(NegotiationId negotiation, SubjectRef whole) {
        if (roundQueries.underVote(negotiation).contains(whole)) {
            throw new RuleViolation("amendment.error.under-vote");
        }
    }

    private DivisionRequest visible(DivisionId id) {
        DivisionRequest found = requests.findById(id.value()).orElseThrow(() -> new NotFound("division"));
        wholes.requireSeen(found.whole());
        return found;
    }
}
