package org.parley.amendment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Messages;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.TextRules;
import org.parley.text.order.Order;
import org.parley.text.order.Step;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What a facilitator does with the order of voting: departs from the rule, always with a reason; has the rounds prepared; opens the next. */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class OrderService {

    private static final int LONGEST_TITLE = 200;

    private final OrderQueries queries;
    private final VotingOrderRepository orders;
    private final PlanQueries plans;
    private final PlanService planService;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final AmendmentNames names;
    private final Messages messages;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderService(
            OrderQueries queries,
            VotingOrderRepository orders,
            PlanQueries plans,
            PlanService planService,
            RoundService rounds,
            RoundQueries roundQueries,
            AmendmentNames names,
            Messages messages,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.orders = orders;
        this.plans = plans;
        this.planService = planService;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.names = names;
        this.messages = messages;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts an amendment elsewhere in the order.
     *
     * @param before before which one, that amends the same and bears on the same articles; null for the last place among those
     * @param reason why; it goes on record
     */
    public void move(PlanId plan, AmendmentId amendment, @Nullable AmendmentId before, String reason) {
        PlanSummary of = facilitated(plan);
        String why = TextRules.prose(reason, MovedAmendment.REASON_LENGTH);
        if (why.isBlank()) {
            throw new RuleViolation("amendment.error.order-no-reason");
        }
        OrderView view = queries.order(plan);
        Step step = step(view, amendment);
        if (before != null) {
            Step next = step(view, before);
            if (next.equals(step) || !view.order().peers(step).contains(next)) {
                throw new RuleViolation("amendment.error.order-not-there");
            }
        }
        AmendmentId first = new AmendmentId(step.first());
        Instant now = clock.instant();
        VotingOrder order =
                orders.findByPlan(plan.value()).orElseGet(() -> new VotingOrder(of.negotiation(), plan, now));
        order.move(new MovedAmendment(
                first, before, why, seats.actor(of.negotiation()).name(), now));
        orders.saveAndFlush(order);
        Act act = act("order.moved", of)
                .with("amendment", first.value().toString())
                .with("proposed", step.proposed())
                .text(why);
        events.publishEvent(
                before == null
                        ? act
                        : act.with(
                                "before",
                                SubjectRef.of(SubjectRef.AMENDMENT, before).toString()));
    }

    /** Leaves the place of an amendment to the rule again. */
    public void restore(PlanId plan, AmendmentId amendment) {
        PlanSummary of = facilitated(plan);
        VotingOrder order = orders.findByPlan(plan.value())
                .filter(found ->
                        found.moves().stream().anyMatch(move -> move.amendment().equals(amendment)))
                .orElseThrow(() -> new RuleViolation("amendment.error.order-not-moved"));
        order.restore(amendment, clock.instant());
        orders.saveAndFlush(order);
        events.publishEvent(
                act("order.restored", of).with("amendment", amendment.value().toString()));
    }

    /**
     * Prepares a round for each step, in the order shown, and one for each article as amended at the end. Rounds that were prepared for
     * the same questions before are taken up.
     *
     * @param article an article of those that are to be put; null for all that amendments are pending on
     * @param ruleSet for amendments and articles alike, as {@link RoundService#prepare} takes it
     * @param locale  in which the rounds are named
     * @return the rounds, in their order
     */
    public List<RoundId> prepare(PlanId plan, @Nullable ProvisionId article, String ruleSet, Locale locale) {
        PlanSummary of = facilitated(plan);
        OrderView view = queries.order(plan);
        List<Order.Group> groups = view.order().groups().stream()
                .filter(group -> article == null || group.articles().contains(article))
                .toList();
        if (groups.isEmpty()) {
            throw new RuleViolation("amendment.error.order-nothing");
        }
        Instant now = clock.instant();
        VotingOrder order =
                orders.findByPlan(plan.value()).orElseGet(() -> new VotingOrder(of.negotiation(), plan, now));
        List<VotingOrder.Planned> turns = new ArrayList<>();
        Set<ProvisionId> again =
                groups.stream().flatMap(group -> group.articles().stream()).collect(Collectors.toSet());
        Set<RoundId> blocks = blocks(of.negotiation());
        order.turns().stream()
                .filter(turn -> alive(view, turn))
                .filter(turn ->
                        blocks.contains(turn.round()) || turn.group().stream().noneMatch(again::contains))
                .forEach(turns::add);
        Set<AmendmentId> blocked = view.turns().stream()
                .filter(turn -> blocks.contains(turn.round().id()))
                .flatMap(turn -> turn.amendments().stream())
                .collect(Collectors.toSet());
        Map<List<SubjectRef>, RoundId> waiting = waiting(of.negotiation());
        Map<ProvisionId, ArticleStatus> status = plans.articleStatus(plan);
        List<RoundId> prepared = new ArrayList<>();
        for (Order.Group group : groups) {
            for (Step step : group.steps()) {
                List<AmendmentId> put =
                        step.proposals().stream().map(AmendmentId::new).toList();
                if (put.stream().anyMatch(blocked::contains)) {
                    continue;
                }
                List<SubjectRef> subjects = refs(put);
                if (!waiting.containsKey(subjects) && awaitsAnswer(view, step)) {
                    continue; // it is prepared when its proposer has answered (ADR 0020)
                }
                RoundId round = prepare(of.negotiation(), title(view, step, locale), subjects, ruleSet, waiting);
                turns.add(new VotingOrder.Planned(group.articles(), put, null, round));
                prepared.add(round);
            }
            for (ProvisionId each : group.articles()) {
                if (status.get(each) != ArticleStatus.AGREED) {
                    RoundId round = prepare(
                            of.negotiation(),
                            title(view, each),
                            List.of(SubjectRef.of(SubjectRef.PROVISION, each)),
                            ruleSet,
                            waiting);
                    turns.add(new VotingOrder.Planned(group.articles(), List.of(), each, round));
                    prepared.add(round);
                }
            }
        }
        order.prepare(turns, now);
        orders.saveAndFlush(order);
        events.publishEvent(act("order.prepared", of)
                .with(
                        "rounds",
                        prepared.stream().map(id -> id.value().toString()).toList()));
        return prepared;
    }

    /**
     * Puts amendments on which nobody asks for a separate vote as a block: one round decides them all, each for itself. It has the first
     * turn of what is left, for nothing outside it that the order puts before one of them bears on that one. Those that say the same as
     * one of them stand in it too.
     *
     * @param ruleSet as {@link RoundService#prepare} takes it
     * @param reason  why, for everybody to read
     * @param locale  in which the round is named
     * @throws RuleViolation that names the two amendments, or articles, that stand against it
     */
    public RoundId block(PlanId plan, List<AmendmentId> amendments, String ruleSet, String reason, Locale locale) {
        PlanSummary of = facilitated(plan);
        OrderView view = queries.order(plan);
        Set<Step> steps = new LinkedHashSet<>();
        view.order().steps().stream()
                .filter(step -> step.proposals().stream().anyMatch(each -> amendments.contains(new AmendmentId(each))))
                .forEach(steps::add);
        List<AmendmentId> put = steps.stream()
                .flatMap(step -> step.proposals().stream())
                .map(AmendmentId::new)
                .toList();
        if (!put.containsAll(amendments)) {
            throw new RuleViolation("amendment.error.order-not-there");
        }
        if (steps.size() < 2) {
            throw new RuleViolation("voting.error.block-few");
        }
        Set<SubjectRef> underVote = roundQueries.underVote(of.negotiation());
        put.stream()
                .filter(id -> underVote.contains(SubjectRef.of(SubjectRef.AMENDMENT, id)))
                .flatMap(id -> Stream.ofNullable(view.amendments().get(id.value())))
                .findFirst()
                .ifPresent(amendment -> {
                    throw new RuleViolation("package.error.member-under-vote", amendment.number());
                });
        List<VotingOrder.Planned> turns = new ArrayList<>(
                orders.findByPlan(plan.value()).map(VotingOrder::turns).orElse(List.of()));
        RoundId round = rounds.prepareBlock(of.negotiation(), blockTitle(view, locale), refs(put), ruleSet, reason);
        turns.removeIf(turn -> turn.amendments().stream().anyMatch(put::contains));
        List<ProvisionId> group = view.order().groups().stream()
                .filter(each -> each.steps().stream().anyMatch(steps::contains))
                .flatMap(each -> each.articles().stream())
                .toList();
        turns.add(firstToCome(view, turns), new VotingOrder.Planned(group, put, null, round));
        Instant now = clock.instant();
        VotingOrder order =
                orders.findByPlan(plan.value()).orElseGet(() -> new VotingOrder(of.negotiation(), plan, now));
        order.prepare(turns, now);
        orders.saveAndFlush(order);
        return round;
    }

    private static int firstToCome(OrderView view, List<VotingOrder.Planned> turns) {
        Set<RoundId> toCome = view.turns().stream()
                .filter(turn -> !turn.standing().done() && turn.standing() != Turn.Standing.RUNNING)
                .map(turn -> turn.round().id())
                .collect(Collectors.toSet());
        return (int)
                turns.stream().takeWhile(turn -> !toCome.contains(turn.round())).count();
    }

    /** The plan, and no numbers: what leaves the block must not stay in its name. */
    private String blockTitle(OrderView view, Locale locale) {
        return cut(messages.get(locale, "amendment.block.round", view.plan().title()));
    }

    private static List<SubjectRef> refs(List<AmendmentId> put) {
        return put.stream().map(id -> SubjectRef.of(SubjectRef.AMENDMENT, id)).toList();
    }

    /**
     * Opens the round whose turn it is.
     *
     * @param expected the round that the facilitator saw next
     * @throws RuleViolation if another one is next by now
     */
    public void openNext(PlanId plan, RoundId expected) {
        PlanSummary of = facilitated(plan);
        RoundId next = queries.order(plan)
                .next()
                .map(Turn::round)
                .map(RoundSummary::id)
                .orElseThrow(() -> new RuleViolation("amendment.error.order-not-next"));
        if (!next.equals(expected)) {
            throw new RuleViolation("amendment.error.order-not-next");
        }
        rounds.open(next, roundQueries.present(of.negotiation()));
    }

    /** Two facilitators act one after the other; nothing is proposed or adopted meanwhile. */
    private PlanSummary facilitated(PlanId plan) {
        PlanSummary of = plans.get(plan);
        seats.requireFacilitator(of.negotiation());
        planService.hold(plan);
        return of;
    }

    private static Step step(OrderView view, AmendmentId amendment) {
        return view.order()
                .step(amendment.value())
                .orElseThrow(() -> new RuleViolation("amendment.error.order-not-there"));
    }

    private static boolean awaitsAnswer(OrderView view, Step step) {
        return Stream.concat(step.proposals().stream(), Stream.ofNullable(step.amends()))
                .flatMap(id -> Stream.ofNullable(view.amendments().get(id)))
                .anyMatch(AmendmentView::awaitsConsent);
    }

    private static boolean alive(OrderView view, VotingOrder.Planned turn) {
        return view.turns().stream()
                .anyMatch(each -> each.round().id().equals(turn.round())
                        && !each.standing().done());
    }

    private Map<List<SubjectRef>, RoundId> waiting(NegotiationId negotiation) {
        Map<List<SubjectRef>, RoundId> waiting = new HashMap<>();
        for (RoundSummary round : roundQueries.list(negotiation)) {
            if (round.state() == RoundState.PREPARED
                    || round.state() == RoundState.OPEN
                    || round.state() == RoundState.CLOSED) {
                waiting.putIfAbsent(round.subjects(), round.id());
            }
        }
        return waiting;
    }

    /** The blocks that are not decided. */
    private Set<RoundId> blocks(NegotiationId negotiation) {
        return roundQueries.list(negotiation).stream()
                .filter(round -> round.block() && !round.state().over())
                .map(RoundSummary::id)
                .collect(Collectors.toSet());
    }

    private RoundId prepare(
            NegotiationId negotiation,
            String title,
            List<SubjectRef> subjects,
            String ruleSet,
            Map<List<SubjectRef>, RoundId> waiting) {
        RoundId there = waiting.get(subjects);
        return there != null ? there : rounds.prepare(negotiation, title, subjects, ruleSet, null);
    }

    private String title(OrderView view, Step step, Locale locale) {
        Function<AmendmentView, String> titles = names.titles(view.plan().negotiation(), locale);
        return cut(step.proposals().stream()
                .flatMap(id -> Optional.ofNullable(view.amendments().get(id)).stream())
                .map(titles)
                .collect(Collectors.joining("; ")));
    }

    private static String title(OrderView view, ProvisionId article) {
        String number = view.version().numbering().cite(article);
        return cut(view.version()
                .text()
                .find(article)
                .map(Provision::heading)
                .map(heading -> number + " · " + heading)
                .orElse(number));
    }

    static String cut(String title) {
        return cut(title, LONGEST_TITLE);
    }

    static String cut(String words, int longest) {
        return words.codePointCount(0, words.length()) <= longest
                ? words
                : words.substring(0, words.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private Act act(String type, PlanSummary plan) {
        return Act.of(
                        type,
                        plan.negotiation().value(),
                        SubjectRef.of(SubjectRef.PLAN, plan.id()),
                        seats.actor(plan.negotiation()))
                .version(plan.version());
    }
}
