package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.MovedAmendment;
import org.parley.amendment.OrderQueries;
import org.parley.amendment.OrderService;
import org.parley.amendment.OrderView;
import org.parley.amendment.Turn;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Shape;
import org.parley.design.Steps;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.ProvisionId;
import org.parley.text.order.Order;
import org.parley.text.order.Step;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;

/**
 * In which order the amendments to a plan are put to the vote, and why. Everybody reads it; facilitators move, have the rounds prepared
 * and open one after the other.
 */
@Route("negotiations/:negotiation/plans/:plan/order")
@PermitAll
class VotingOrderView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final Set<String> CONCERNS =
            Set.of(SubjectRef.AMENDMENT, SubjectRef.PLAN, SubjectRef.ROUND, SubjectRef.PROVISION);

    private final OrderQueries queries;
    private final OrderService service;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final PlanQueries plans;
    private final RoundQueries rounds;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Seats seats;
    private final BlockDialog blocks;
    private final DivisionPanel divisions;
    private final Live live;

    private final PageHeader header = new PageHeader("");
    private final Div now = new Div();
    private final Select<Order.Group> article = new Select<>();
    private final Section sequence = new Section();
    private final Steps turns = new Steps();
    private final Section planned = new Section();
    private final Steps steps = new Steps();
    private final Div apart = new Div();

    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;
    private @Nullable ProvisionId chosen;
    private List<Order.Group> offered = List.of();
    private boolean filling;

    VotingOrderView(
            OrderQueries queries,
            OrderService service,
            AmendmentQueries amendments,
            AmendmentNames names,
            PlanQueries plans,
            RoundQueries rounds,
            NegotiationQueries negotiations,
            Subjects subjects,
            Seats seats,
            BlockDialog blocks,
            DivisionPanel divisions,
            Live live) {
        this.blocks = blocks;
        this.divisions = divisions;
        this.queries = queries;
        this.service = service;
        this.amendments = amendments;
        this.names = names;
        this.plans = plans;
        this.rounds = rounds;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.seats = seats;
        this.live = live;
        article.setLabel(getTranslation("amendment.order.articles"));
        article.setEmptySelectionAllowed(true);
        article.setEmptySelectionCaption(getTranslation("amendment.order.all-articles"));
        article.addValueChangeListener(change -> {
            if (!filling && change.isFromClient()) {
                choose(change.getValue());
            }
        });
        Div toolbar = new Div(article);
        toolbar.addClassNames("toolbar");
        sequence.addClassName("section");
        sequence.add(turns);
        planned.addClassName("section");
        steps.addMovedListener(event -> askMove(event.step(), event.before()));
        steps.addRestoredListener(event -> act(() -> {
            service.restore(plan().id(), new AmendmentId(event.step()));
            Toasts.done(getTranslation("amendment.order.restored"));
        }));
        now.addClassNames("stack", "stack--close");
        apart.addClassNames("stack");
        planned.add(toolbar, steps);
        getContent().addClassName("page");
        getContent().add(header, now, sequence, planned, apart);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        PlanSummary of =
                plans.bySlug(found.id(), event.getRouteParameters().get("plan").orElse(""));
        boolean first = negotiation == null;
        negotiation = found;
        plan = of;
        chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("article")
                .flatMap(VotingOrderView::id)
                .orElse(null);
        header.title(getTranslation("amendment.order.title"))
                .trail(
                        new Anchor(PlanNavigation.plans(found.slug()), getTranslation("plan.plans")),
                        new Anchor(PlanNavigation.plan(found.slug(), of.slug()), of.title()));
        if (first) {
            live.follow(this, found.id().value(), touched -> {
                if (touched.stream()
                        .anyMatch(each -> CONCERNS.contains(each.subject().kind())
                                && !each.type().equals(Presence.CHANGED))) {
                    show();
                }
            });
        }
        show();
    }

    private static Optional<ProvisionId> id(String text) {
        try {
            return Optional.of(ProvisionId.parse(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private PlanSummary plan() {
        return Objects.requireNonNull(plan);
    }

    private void show() {
        OrderView view = queries.order(plan().id());
        boolean facilitates = seats.mayFacilitate(here().id());
        VoteSteps words = new VoteSteps(this, here(), view.plan(), view.version(), view.amendments(), names);
        List<Order.Group> groups = view.order().groups();
        List<Order.Group> shown = groups.stream()
                .filter(group -> chosen == null || group.articles().contains(chosen))
                .toList();
        header.lead(getTranslation(
                "amendment.order.lead",
                view.order().steps().size(),
                view.version().number()));
        header.actions(actions(facilitates, groups));
        fillArticles(words, groups, shown);
        Map<UUID, MovedAmendment> moves = new HashMap<>();
        view.moves().forEach(move -> moves.put(move.amendment().value(), move));
        Map<UUID, Integer> blocked = blocked(view);
        steps.setModel(new Steps.Model(
                facilitates,
                false,
                shown.stream()
                        .map(group -> words.planned(group, moves, blocked))
                        .toList()));
        sequence.setVisible(!view.turns().isEmpty());
        turns.setModel(new Steps.Model(
                false,
                false,
                List.of(new Steps.Group(
                        "sequence",
                        getTranslation("amendment.order.sequence-of"),
                        null,
                        words.sequence(view.turns(), this::whyNotPut)))));
        showNow(view, words, facilitates);
        showApart(view, words, groups.isEmpty());
    }

    /** The amendments that stand in a block, with the number of its round. */
    private static Map<UUID, Integer> blocked(OrderView view) {
        Map<UUID, Integer> blocked = new HashMap<>();
        view.turns().stream()
                .filter(turn -> turn.round().block() && !turn.standing().done())
                .forEach(turn -> turn.amendments()
                        .forEach(each -> blocked.put(each.value(), turn.round().number())));
        return blocked;
    }

    private void fillArticles(VoteSteps words, List<Order.Group> groups, List<Order.Group> shown) {
        filling = true;
        article.setItemLabelGenerator(
                group -> group == null ? getTranslation("amendment.order.all-articles") : words.title(group));
        // Only when others are offered: the list that somebody has opened would close
        if (!groups.equals(offered)) {
            offered = groups;
            article.setItems(groups);
        }
        article.setValue(chosen == null || shown.isEmpty() ? null : shown.getFirst());
        article.setVisible(groups.size() > 1);
        filling = false;
    }

    private void choose(Order.@Nullable Group group) {
        Map<String, String> query = group == null || group.articles().isEmpty()
                ? Map.of()
                : Map.of("article", group.articles().getFirst().toString());
        UI.getCurrentOrThrow()
                .navigate(AmendmentNavigation.order(here().slug(), plan().slug()), QueryParameters.simple(query));
    }

    private List<Kept.Part> actions(boolean facilitates, List<Order.Group> groups) {
        List<Kept.Part> actions = new ArrayList<>();
        if (facilitates && !groups.isEmpty()) {
            actions.add(new Kept.Part("prepare", () -> {
                Button prepare = new Button(getTranslation("amendment.order.prepare"), click -> askPrepare());
                prepare.addThemeVariants(ButtonVariant.PRIMARY);
                return prepare;
            }));
        }
        if (facilitates
                && groups.stream().mapToInt(group -> group.steps().size()).sum() > 1) {
            actions.add(new Kept.Part(
                    "block",
                    () -> new Button(
                            getTranslation("amendment.block.propose"),
                            click -> blocks.ask(here().id(), plan().id(), this::show))));
        }
        String whatIf = AmendmentNavigation.whatIf(here().slug(), plan().slug());
        actions.add(new Kept.Part(whatIf, () -> new Anchor(whatIf, getTranslation("amendment.what-if.title"))));
        return actions;
    }

    /** What has the turn, why, and the button that opens it. A banner stays while its round has the same part, whatever is said there. */
    private void showNow(OrderView view, VoteSteps words, boolean facilitates) {
        List<Kept.Part> parts = new ArrayList<>();
        view.turns().stream()
                .filter(turn -> turn.standing() == Turn.Standing.RUNNING)
                .findFirst()
                .ifPresent(turn -> parts.add(banner(
                        turn,
                        getTranslation(
                                "amendment.order.running",
                                turn.round().number(),
                                turn.round().title()),
                        Shape.DISC,
                        Tone.ACCENT,
                        false)));
        view.next()
                .ifPresent(turn -> parts.add(banner(
                        turn,
                        getTranslation(
                                        "amendment.order.next",
                                        turn.round().number(),
                                        turn.round().title())
                                + " "
                                + why(view, words, turn),
                        Shape.DIAMOND,
                        Tone.ACCENT,
                        facilitates)));
        view.turns().stream()
                .filter(turn -> turn.standing() == Turn.Standing.ASKED)
                .findFirst()
                .ifPresent(turn -> parts.add(banner(
                        turn,
                        getTranslation(
                                "amendment.order.asked",
                                turn.round().number(),
                                turn.round().title()),
                        Shape.TRIANGLE,
                        Tone.CAUTION,
                        false)));
        view.turns().stream()
                .filter(turn -> turn.round().block()
                        && turn.standing() != Turn.Standing.NEXT
                        && turn.round().state() == RoundState.PREPARED)
                .forEach(turn -> parts.add(banner(turn, until(turn), Shape.DIAMOND, Tone.NEUTRAL, false)));
        parts.addAll(divisions.underWay(plan().id()));
        if (!view.turns().isEmpty()
                && view.turns().stream().allMatch(turn -> turn.standing().done())) {
            parts.add(new Kept.Part(
                    "done", () -> new Banner(getTranslation("amendment.order.done"), Shape.CHECK, Tone.POSITIVE)));
        }
        Kept.show(now, parts);
    }

    private Kept.Part banner(Turn turn, String text, Shape shape, Tone tone, boolean opens) {
        return new Kept.Part(
                List.of(turn.round().id(), turn.round().title(), shape, opens),
                () -> new Banner(
                        text,
                        shape,
                        tone,
                        opens ? new Component[] {open(turn.round().id()), round(turn)} : new Component[] {round(turn)}),
                banner -> ((Banner) banner).setText(text));
    }

    /** Why a round is the next one: what came before it is over, and the rule puts it first of what is left. */
    private String why(OrderView view, VoteSteps words, Turn turn) {
        int before = view.turns().indexOf(turn);
        long fallen = view.turns().subList(0, before).stream()
                .filter(each -> each.standing() == Turn.Standing.NOT_PUT)
                .count();
        List<String> said = new ArrayList<>();
        if (before > 0) {
            said.add(getTranslation("amendment.order.next-after", before, (int) fallen));
        }
        if (turn.article() != null) {
            said.add(getTranslation("amendment.order.article-last"));
        }
        if (turn.round().block()) {
            said.add(getTranslation("amendment.block.first", plan().title()));
            said.add(until(turn));
        } else {
            turn.amendments().stream()
                    .findFirst()
                    .flatMap(id -> view.order().step(id.value()))
                    .map(words::reasons)
                    .ifPresent(said::addAll);
        }
        return String.join(" ", said);
    }

    private String until(Turn turn) {
        return getTranslation(
                "amendment.block.until",
                turn.round().number(),
                turn.amendments().size());
    }

    private Anchor round(Turn turn) {
        SubjectRef ref = SubjectRef.of(SubjectRef.ROUND, turn.round().id());
        Anchor link = subjects.describe(ref, getLocale())
                .map(card -> new Anchor(card.path(), getTranslation("amendment.order.to-round")))
                .orElseGet(Anchor::new);
        link.addClassName("button");
        return link;
    }

    private Button open(RoundId round) {
        Button open = new Button(getTranslation("amendment.order.open"), click -> askOpen(round));
        open.addThemeVariants(ButtonVariant.PRIMARY);
        return open;
    }

    /** Asks with the reason as it is now; where another round has become the next one, the page says so instead. */
    private void askOpen(RoundId round) {
        OrderView view = queries.order(plan().id());
        Turn turn = view.next().filter(next -> next.round().id().equals(round)).orElse(null);
        if (turn == null) {
            show();
            return;
        }
        VoteSteps words = new VoteSteps(this, here(), view.plan(), view.version(), view.amendments(), names);
        ConfirmDialogs.ask(
                        getTranslation(
                                "amendment.order.open-title", turn.round().number()),
                        turn.round().title() + " " + why(view, words, turn))
                .open(getTranslation("amendment.order.open"), ignored -> {
                    service.openNext(plan().id(), round);
                    show();
                });
    }

    private String whyNotPut(AmendmentView amendment) {
        return amendment.remark() == null ? "" : Remarks.say(this, amendment.remark(), amendments, names);
    }

    /** What is not in the order: what still seeks co-sponsors, and what no longer fits. */
    private void showApart(OrderView view, VoteSteps words, boolean nothing) {
        List<Component> parts = new ArrayList<>();
        planned.setVisible(!nothing);
        if (nothing) {
            parts.add(new EmptyState(
                    getTranslation("amendment.order.none"),
                    getTranslation("amendment.order.none-next"),
                    new Anchor(AmendmentNavigation.amendments(here().slug()), getTranslation("amendment.list.title"))));
        }
        if (!view.seeking().isEmpty()) {
            parts.add(quiet(getTranslation(
                    "amendment.order.seeking",
                    view.seeking().stream().map(id -> words.number(id.value())).collect(Collectors.joining(", ")))));
        }
        view.overtaken()
                .forEach((id, reasons) -> parts.add(quiet(getTranslation(
                        "amendment.order.overtaken", words.label(id.value()), words.problems(reasons)))));
        Kept.show(apart, parts.stream().map(Kept::drawn).toList());
    }

    private static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassNames("quiet", "small");
        return paragraph;
    }

    private void askMove(UUID step, @Nullable UUID before) {
        OrderView view = queries.order(plan().id());
        VoteSteps words = new VoteSteps(this, here(), view.plan(), view.version(), view.amendments(), names);
        Optional<Step> moved = view.order().step(step);
        if (moved.isEmpty()) {
            show();
            return;
        }
        String where = before == null
                ? getTranslation(
                        "amendment.order.move-last",
                        words.label(step),
                        moved.get().proposed())
                : getTranslation(
                        "amendment.order.move-before",
                        words.label(step),
                        words.label(before),
                        moved.get().proposed());
        ConfirmDialogs.ask(getTranslation("amendment.order.move-title", words.label(step)), where)
                .reason(getTranslation("amendment.order.move-reason"), MovedAmendment.REASON_LENGTH)
                .open(getTranslation("amendment.order.move"), reason -> {
                    service.move(
                            plan().id(),
                            new AmendmentId(step),
                            before == null ? null : new AmendmentId(before),
                            reason);
                    show();
                });
    }

    private void askPrepare() {
        RuleChoice rules = new RuleChoice(rounds.ruleSets(here().id()));
        ProvisionId only = chosen;
        ConfirmDialogs.ask(
                        getTranslation("amendment.order.prepare-title"),
                        getTranslation(
                                only == null ? "amendment.order.prepare-all" : "amendment.order.prepare-article"))
                .with(rules)
                .open(getTranslation("amendment.order.prepare"), ignored -> {
                    int prepared = service.prepare(plan().id(), only, rules.chosen(), getLocale())
                            .size();
                    show();
                    Toasts.done(getTranslation("amendment.order.prepared", prepared));
                });
    }

    private void act(Runnable deed) {
        deed.run();
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("amendment.order.title");
    }
}
