package org.parley.amendment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.procedure.Outcome;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Rebased;
import org.parley.text.order.Fate;
import org.parley.text.order.Move;
import org.parley.text.order.Order;
import org.parley.text.order.Proposal;
import org.parley.text.order.Sequence;
import org.parley.text.order.WhatIf;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** In which order the amendments to a plan are put to the vote, and what outcomes would come to. Whoever reads the plan reads this. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class OrderQueries {

    private final Floor floor;
    private final Blocks blocks;
    private final VotingOrderRepository orders;
    private final AmendmentRepository amendments;
    private final PlanQueries plans;
    private final RoundQueries rounds;
    private final Divisions divisions;
    private final Rights rights;
    private final Seats seats;

    OrderQueries(
            Floor floor,
            Blocks blocks,
            VotingOrderRepository orders,
            AmendmentRepository amendments,
            PlanQueries plans,
            RoundQueries rounds,
            Divisions divisions,
            Rights rights,
            Seats seats) {
        this.floor = floor;
        this.blocks = blocks;
        this.orders = orders;
        this.amendments = amendments;
        this.plans = plans;
        this.rounds = rounds;
        this.divisions = divisions;
        this.rights = rights;
        this.seats = seats;
    }

    /** The order of voting. @throws org.parley.kernel.NotFound where there is no such plan for this person */
    public OrderView order(PlanId id) {
        PlanSummary plan = plans.get(id);
        seats.requireReader(plan.negotiation());
        Floor.Business business = floor.of(id);
        List<MovedAmendment> moves = moves(id);
        Order order = Order.plan(business.version().text(), business.votable(), moves(moves));
        List<Turn> turns = turns(plan, business.version().text());
        Set<UUID> named = new LinkedHashSet<>(business.amendments().keySet());
        turns.forEach(turn -> turn.amendments().forEach(each -> named.add(each.value())));
        moves.forEach(move -> named.add(move.amendment().value()));
        Set<UUID> votable = business.votable().stream().map(Proposal::id).collect(Collectors.toSet());
        return new OrderView(
                plan,
                business.version(),
                order,
                views(named),
                business.proposals().stream()
                        .map(Proposal::id)
                        .filter(each -> !votable.contains(each))
                        .map(AmendmentId::new)
                        .toList(),
                business.overtaken(),
                moves,
                turns);
    }

    /**
     * What would come of some outcomes, voted in the order planned.
     *
     * @param outcomes true for adopted, false for rejected; what is not among them is left to be voted on
     */
    public Outlook whatIf(PlanId id, Map<AmendmentId, Boolean> outcomes) {
        PlanSummary plan = plans.get(id);
        seats.requireReader(plan.negotiation());
        Floor.Business business = floor.of(id);
        Order order = Order.plan(business.version().text(), business.votable(), moves(moves(id)));
        Map<UUID, Boolean> said = new HashMap<>();
        outcomes.forEach((amendment, adopted) -> said.put(amendment.value(), adopted));
        return new Outlook(
                plan,
                business.version(),
                order,
                WhatIf.of(business.version().text(), business.proposals(), order, said),
                views(business.amendments().keySet()));
    }

    /**
     * How an amendment, pending or a draft of the own delegation, would read elsewhere.
     *
     * @param over another pending amendment on the same plan, as if that were adopted; null for the newest version as it is
     * @throws NotFound where there is none of them for this person
     */
    public Preview preview(AmendmentId id, @Nullable AmendmentId over) {
        Amendment amendment =
                amendments.findById(id.value()).filter(rights::sees).orElseThrow(() -> new NotFound("amendment"));
        if (amendment.status() != AmendmentStatus.DRAFT) {
            amendment.requirePending();
        }
        Floor.Business business = floor.of(amendment.plan());
        Rebased newest = floor.expressed(amendment, business);
        if (over == null) {
            return Preview.of(business.version(), newest);
        }
        if (over.equals(id)) {
            throw new RuleViolation("amendment.error.preview-itself");
        }
        if (business.proposals().stream().noneMatch(each -> each.id().equals(over.value()))) {
            throw new NotFound("amendment");
        }
        List<Change> changes = Preview.of(business.version(), newest).changes();
        if (changes.isEmpty()) {
            return Preview.of(business.version(), newest);
        }
        AmendmentId parent = amendment.parent();
        List<Proposal> proposals = new ArrayList<>(business.proposals());
        proposals.removeIf(each -> each.id().equals(id.value()));
        proposals.add(new Proposal(id.value(), parent == null ? null : parent.value(), amendment.number(), changes));
        Sequence sequence = new Sequence(business.version().text(), proposals);
        sequence.adopt(List.of(over.value()));
        Fate fate = Objects.requireNonNull(sequence.fates().get(id.value()));
        return new Preview(business.version(), fate, fate.kind().waits() ? sequence.changes(id.value()) : List.of());
    }

    /** What may be put as a block on a plan, and why the rest may not. @throws NotFound where there is no such plan for this person */
    public BlockChoice blockChoice(PlanId id) {
        NegotiationId negotiation = plans.get(id).negotiation();
        seats.requireReader(negotiation);
        Set<SubjectRef> blocked = rounds.list(negotiation).stream()
                .filter(round -> !round.indicative() && !round.state().over())
                .filter(round -> round.block() || round.state() != RoundState.PREPARED)
                .flatMap(round -> round.subjects().stream())
                .collect(Collectors.toSet());
        BlockChoice choice = blocks.choice(
                id,
                amendment -> rounds.ruling(negotiation, List.of(SubjectRef.of(SubjectRef.AMENDMENT, amendment)))
                        .rules());
        return new BlockChoice(
                choice.fit().stream()
                        .filter(amendment -> !blocked.contains(SubjectRef.of(SubjectRef.AMENDMENT, amendment)))
                        .toList(),
                choice.barred());
    }

    /** Whether rounds were prepared for the plan in their order. @throws NotFound where there is no such plan for this person */
    public boolean prepared(PlanId id) {
        seats.requireReader(plans.get(id).negotiation());
        return orders.findByPlan(id.value())
                .filter(order -> !order.turns().isEmpty())
                .isPresent();
    }

    private List<MovedAmendment> moves(PlanId plan) {
        return orders.findByPlan(plan.value()).map(VotingOrder::moves).orElse(List.of());
    }

    static List<Move> moves(List<MovedAmendment> moves) {
        return moves.stream()
                .map(move -> {
                    AmendmentId before = move.before();
                    return new Move(move.amendment().value(), before == null ? null : before.value(), move.reason());
                })
                .toList();
    }

    private Map<UUID, AmendmentView> views(Set<UUID> named) {
        Map<UUID, AmendmentView> views = new LinkedHashMap<>();
        amendments.findByIdIn(named).stream()
                .filter(Amendment::filed)
                .forEach(amendment -> views.put(amendment.getId(), amendment.view()));
        return views;
    }

    private List<Turn> turns(PlanSummary plan, PlanText text) {
        List<VotingOrder.Planned> planned =
                orders.findByPlan(plan.id().value()).map(VotingOrder::turns).orElse(List.of());
        if (planned.isEmpty()) {
            return List.of();
        }
        Map<RoundId, RoundSummary> known = rounds.list(plan.negotiation()).stream()
                .collect(Collectors.toMap(RoundSummary::id, Function.identity()));
        planned = planned.stream().map(each -> asItStands(each, known)).toList();
        Set<UUID> put = planned.stream()
                .flatMap(each -> each.amendments().stream())
                .map(AmendmentId::value)
                .collect(Collectors.toSet());
        List<Amendment> proposed = amendments.findByIdIn(put).stream()
                .filter(amendment -> amendment.status() == AmendmentStatus.PROPOSED)
                .toList();
        Set<UUID> pending = proposed.stream().map(Amendment::getId).collect(Collectors.toSet());
        Set<UUID> asked = asked(proposed);
        List<Turn> turns = new ArrayList<>();
        boolean running = planned.stream()
                        .flatMap(each -> Stream.ofNullable(known.get(each.round())))
                        .anyMatch(round -> round.state() == RoundState.OPEN || round.state() == RoundState.CLOSED)
                || planned.stream()
                        .flatMap(each -> parts(each).stream())
                        .anyMatch(round -> round.state() == RoundState.OPEN || round.state() == RoundState.CLOSED);
        for (VotingOrder.Planned each : planned) {
            RoundSummary round = known.get(each.round());
            if (round != null) {
                boolean stands = each.article() == null
                        ? each.amendments().stream().anyMatch(id -> pending.contains(id.value()))
                        : text.articles().stream()
                                .anyMatch(article -> article.id().equals(each.article()));
                boolean answered = each.amendments().stream().noneMatch(id -> asked.contains(id.value()));
                for (RoundSummary first : parts(each)) {
                    Turn.Standing before = standing(first, true, answered, running);
                    running |= before == Turn.Standing.NEXT || before == Turn.Standing.ASKED;
                    turns.add(new Turn(each.amendments(), each.article(), each.group(), first, before));
                }
                Turn.Standing standing = standing(round, stands, answered, running);
                running |= standing == Turn.Standing.NEXT || standing == Turn.Standing.ASKED;
                turns.add(new Turn(each.amendments(), each.article(), each.group(), round, standing));
            }
        }
        return turns;
    }

    /** A block puts what has not left it. */
    private static VotingOrder.Planned asItStands(VotingOrder.Planned planned, Map<RoundId, RoundSummary> known) {
        RoundSummary round = known.get(planned.round());
        return round == null || !round.block()
                ? planned
                : new VotingOrder.Planned(
                        planned.group(),
                        round.subjects().stream()
                                .map(subject -> new AmendmentId(subject.id()))
                                .toList(),
                        null,
                        planned.round());
    }

    /** The rounds that come before the vote on an amendment, or an article, which is divided: whether to divide, and its parts. */
    private List<RoundSummary> parts(VotingOrder.Planned planned) {
        return Stream.concat(
                        planned.amendments().stream().map(Wholes::of),
                        Stream.ofNullable(planned.article())
                                .map(article -> SubjectRef.of(SubjectRef.PROVISION, article)))
                .flatMap(whole -> divisions.last(whole).stream())
                .flatMap(request -> Stream.concat(
                        Stream.of(SubjectRef.of(SubjectRef.DIVISION, request.id())),
                        request.parts().stream().map(part -> new SubjectRef(SubjectRef.PART, part.id()))))
                .flatMap(subject -> rounds.ofSubject(subject).stream()
                        .filter(each -> !each.indicative())
                        .limit(1))
                .toList();
    }

    /** Those that cannot be put before a proposer has answered: their own, or that of what they amend. */
    private Set<UUID> asked(List<Amendment> proposed) {
        Set<UUID> asked = new LinkedHashSet<>();
        for (Amendment amendment : proposed) {
            AmendmentId parent = amendment.parent();
            boolean above = parent != null
                    && amendments
                            .findById(parent.value())
                            .filter(amended -> amended.consent() != null)
                            .isPresent();
            if (amendment.consent() != null || above) {
                asked.add(amendment.getId());
            }
        }
        return asked;
    }

    /**
     * @param stands   whether there still is something to put to the vote
     * @param answered whether it reads as its proposer knows it
     * @param taken    whether another round has the turn
     */
    private static Turn.Standing standing(RoundSummary round, boolean stands, boolean answered, boolean taken) {
        return switch (round.state()) {
            case OPEN, CLOSED -> Turn.Standing.RUNNING;
            case ANNULLED -> Turn.Standing.ANNULLED;
            case NOT_PUT -> Turn.Standing.NOT_PUT;
            case PROCLAIMED ->
                round.adopted()
                        ? Turn.Standing.ADOPTED
                        : decided(round) ? Turn.Standing.REJECTED : Turn.Standing.UNDECIDED;
            case PREPARED -> {
                if (!stands) {
                    yield Turn.Standing.NOT_PUT;
                }
                if (taken) {
                    yield Turn.Standing.WAITING;
                }
                yield answered ? Turn.Standing.NEXT : Turn.Standing.ASKED;
            }
        };
    }

    static boolean decided(RoundSummary round) {
        return round.verdict() != Outcome.Verdict.NO_QUORUM && round.verdict() != Outcome.Verdict.SECOND_VOTE;
    }
}
