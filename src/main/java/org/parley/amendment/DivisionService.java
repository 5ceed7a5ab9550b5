package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.delegation.DelegationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanService;
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
 * Has an amendment voted on in parts (rules 89 and 129 of the General Assembly): a delegation asks, another may object, and the
 * facilitator puts what has to be put.
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
    private final AmendmentNames names;
    private final Packages packages;
    private final Wordings wordings;
    private final UnderVote voted;
    private final Rights rights;
    private final PlanService plans;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final Seats seats;
    private final AmendmentActs acts;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DivisionService(
            DivisionRepository requests,
            Divisions divisions,
            AmendmentRepository amendments,
            AmendmentNames names,
            Packages packages,
            Wordings wordings,
            UnderVote voted,
            Rights rights,
            PlanService plans,
            RoundService rounds,
            RoundQueries roundQueries,
            Seats seats,
            AmendmentActs acts,
            Messages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.divisions = divisions;
        this.amendments = amendments;
        this.names = names;
        this.packages = packages;
        this.wordings = wordings;
        this.voted = voted;
        this.rights = rights;
        this.plans = plans;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.seats = seats;
        this.acts = acts;
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
        Amendment seen = visible(id);
        SeatView seat = rights.voice(seen.negotiation());
        plans.hold(seen.plan());
        requireNotUnderVote(seen);
        Amendment amendment = amendments.lock(id.value()).orElseThrow(() -> new NotFound("amendment"));
        if (amendment.status() != AmendmentStatus.PROPOSED || amendment.consent() != null) {
            throw new RuleViolation(
                    "amendment.error.not-votable",
                    amendment.number(),
                    amendment.status().word());
        }
        packages.binding(amendment).ifPresent(bound -> {
            throw new RuleViolation("package.error.bound", amendment.number(), bound.number());
        });
        if (divisions
                .last(id.value())
                .filter(request -> request.status().active() || request.status() == DivisionStatus.ENDED)
                .isPresent()) {
            throw new RuleViolation("amendment.error.division-there", amendment.number());
        }
        Division division = new Division(amendment.changes(), parts);
        division.dependence(wordings.of(amendment).base()).ifPresent(found -> {
            throw new RuleViolation(
                    found.rests() ? "amendment.error.division-rests" : "amendment.error.division-meets",
                    found.part() + 1,
                    found.other() + 1);
        });
        DivisionRequest request = new DivisionRequest(amendment, seat.delegationOrThrow(), division, clock.instant());
        requests.saveAndFlush(request);
        events.publishEvent(acts.of("amendment.division-asked", amendment)
                .with("delegation", request.delegation().value().toString())
                .with("parts", inWords(division)));
        return request.id();
    }

    /** For each part the numbers of its changes, from 1. */
    private static List<String> inWords(Division division) {
        return division.parts().stream()
                .map(part -> String.join(
                        "+",
                        part.stream().map(change -> String.valueOf(change + 1)).toList()))
                .toList();
    }

    /** Objects, in the name of the own delegation: whether to divide is then put to the vote first. */
    public void oppose(DivisionId id) {
        DivisionRequest seen = visible(id);
        DelegationId by = rights.voice(seen.negotiation()).delegationOrThrow();
        DivisionRequest request = divisions.lock(id);
        request.oppose(by, clock.instant());
        requests.saveAndFlush(request);
        events.publishEvent(divisions
                .act("amendment.division-opposed", request, null)
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
        Act act = divisions.act("amendment.division-withdrawn", request, null);
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
        Amendment amendment = amendments.findById(seen.amendment().value()).orElseThrow();
        plans.hold(amendment.plan());
        requireNotUnderVote(amendment);
        amendments.lock(amendment.getId());
        DivisionRequest request = divisions.lock(id);
        if (!request.status().active()) {
            throw new RuleViolation(
                    "amendment.error.division-state", request.status().word());
        }
        String name = names.label(amendment.view(), locale);
        if (request.status() == DivisionStatus.OPPOSED) {
            return List.of(prepare(
                    request,
                    SubjectRef.of(SubjectRef.DIVISION, id),
                    messages.get(locale, "amendment.division.round", name),
                    PROCEDURAL));
        }
        if (request.status() == DivisionStatus.ASKED) {
            request.begin(amendment.changes(), false, clock.instant());
            requests.saveAndFlush(request);
            events.publishEvent(divisions.act("amendment.division-begun", request, null));
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
        prepared.add(prepare(
                request,
                SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()),
                names.title(amendment.view(), locale),
                ruleSet));
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

    private void requireNotUnderVote(Amendment amendment) {
        boolean open = roundQueries.underVote(amendment.negotiation()).stream()
                .anyMatch(subject -> subject.equals(SubjectRef.of(SubjectRef.AMENDMENT, amendment.id())));
        if (open) {
            throw new RuleViolation("amendment.error.under-vote");
        }
    }

    private Amendment visible(AmendmentId id) {
        return amendments
                .findById(id.value())
                .filter(Amendment::filed)
                .filter(rights::sees)
                .orElseThrow(() -> new NotFound("amendment"));
    }

    private DivisionRequest visible(DivisionId id) {
        DivisionRequest found = requests.findById(id.value()).orElseThrow(() -> new NotFound("division"));
        visible(found.amendment());
        return found;
    }
}
