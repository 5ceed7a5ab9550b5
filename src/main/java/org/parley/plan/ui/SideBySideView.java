package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.deliberation.PositionAudience;
import org.parley.deliberation.PositionQueries;
import org.parley.deliberation.PositionView;
import org.parley.deliberation.Stance;
import org.parley.deliberation.ui.PositionPanels;
import org.parley.deliberation.ui.PositionWords;
import org.parley.design.EmptyState;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.LookBack;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ElementQueries;
import org.parley.plan.ElementView;
import org.parley.plan.PendingAmendments;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.RankedVotes;
import org.parley.plan.SideBySide;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The plans of a negotiation side by side, element by element, in the order in which they fall back on each other; what belongs to no
 * element; what delegations say of each plan as a whole; and the votes that ranked them.
 */
@Route("negotiations/:negotiation/side-by-side")
@PermitAll
@StyleSheet("context://styles/side-by-side.css")
class SideBySideView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    /** As many columns of text as a screen holds. */
    private static final int MOST = 3;

    private final PlanQueries plans;
    private final ElementQueries elements;
    private final ElementDialogs dialogs;
    private final NegotiationQueries negotiations;
    private final ObjectProvider<PendingAmendments> amendments;
    private final ObjectProvider<RankedVotes> votes;
    private final ObjectProvider<PlanAdditions> additions;
    private final ObjectProvider<HistoryPanels> histories;
    private final PositionPanels positionPanels;
    private final PositionQueries positions;
    private final Live live;
    private final Clock clock;

    private final PageHeader header = new PageHeader(getTranslation("element.title"));
    private final Div banner = new Div();
    private final CheckboxGroup<PlanSummary> choice = new CheckboxGroup<>(getTranslation("element.choice"));
    private final Checkbox headings = new Checkbox(getTranslation("element.headings-only"));
    private final Div toolbar = new Div(choice, headings);
    private final SideBySideTable table = new SideBySideTable();
    private final Div empty = new Div();
    private final Div below = new Div();
    private @Nullable NegotiationView negotiation;
    private @Nullable Instant moment;
    private List<PlanSummary> chosen = List.of();
    private List<PlanSummary> offered = List.of();

    SideBySideView(
            PlanQueries plans,
            ElementQueries elements,
            ElementDialogs dialogs,
            NegotiationQueries negotiations,
            ObjectProvider<PendingAmendments> amendments,
            ObjectProvider<RankedVotes> votes,
            ObjectProvider<PlanAdditions> additions,
            ObjectProvider<HistoryPanels> histories,
            PositionPanels positionPanels,
            PositionQueries positions,
            Live live,
            Clock clock) {
        this.plans = plans;
        this.elements = elements;
        this.dialogs = dialogs;
        this.negotiations = negotiations;
        this.amendments = amendments;
        this.votes = votes;
        this.additions = additions;
        this.histories = histories;
        this.positionPanels = positionPanels;
        this.positions = positions;
        this.live = live;
        this.clock = clock;
        choice.setItemLabelGenerator(PlanSummary::title);
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(change.getValue(), headings.getValue(), moment);
            }
        });
        headings.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(choice.getValue(), change.getValue(), moment);
            }
        });
        toolbar.addClassNames("toolbar", "toolbar--line", "side-by-side__tools");
        below.addClassNames("stack", "stack--loose");
        getContent().addClassNames("page", "page--wide");
        getContent().add(header.lead(getTranslation("element.lead")), banner, toolbar, table, empty, below);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        if (negotiation == null) {
            live.follow(this, found.id().value(), touched -> {
                boolean mine = touched.stream()
                        .map(each -> each.type())
                        .anyMatch(type -> Stream.of(
                                        "element.",
                                        "position.",
                                        "article.",
                                        "amendment.",
                                        "guarantee.",
                                        "plan.",
                                        "version.",
                                        "round.")
                                .anyMatch(type::startsWith));
                if (mine && moment == null) {
                    show();
                }
            });
        }
        negotiation = found;
        QueryParameters query = event.getLocation().getQueryParameters();
        moment = LookBack.moment(event.getLocation(), clock).orElse(null);
        headings.setValue(query.getSingleParameter("headings").isPresent());
        List<PlanSummary> all = plans.list(found.id());
        List<String> wanted = query.getParameters("plan");
        if (!all.stream().map(PlanSummary::slug).toList().containsAll(wanted) || wanted.size() > MOST) {
            throw new NotFound("plan");
        }
        chosen = wanted.isEmpty()
                ? all.stream().limit(MOST).toList()
                : all.stream().filter(plan -> wanted.contains(plan.slug())).toList();
        header.trail(new Anchor(PlanNavigation.plans(found.slug()), getTranslation("plan.plans")));
        show();
        query.getSingleParameter("element").ifPresent(this::point);
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private String path() {
        return PlanNavigation.sideBySide(here().slug());
    }

    private void go(Set<PlanSummary> to, boolean headingsOnly, @Nullable Instant at) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put(
                "plan",
                to.stream()
                        .sorted(Comparator.comparingInt(PlanSummary::order))
                        .map(PlanSummary::slug)
                        .toList());
        if (headingsOnly) {
            query.put("headings", List.of("only"));
        }
        if (at != null) {
            query.put("at", List.of(at.toString()));
        }
        getUI().ifPresent(ui -> ui.navigate(path(), new QueryParameters(query)));
    }

    /** Brings the row of an element into view, as links from elsewhere ask for it. */
    private void point(String element) {
        table.row(element).ifPresent(row -> {
            row.addClassName("is-current");
            row.scrollIntoView();
        });
    }

    private void show() {
        NegotiationView at = here();
        List<PlanSummary> all = plans.list(at.id());
        // The list was read when the page was entered; what is shown of a plan is read now
        chosen = all.stream()
                .filter(plan -> chosen.stream().anyMatch(each -> each.id().equals(plan.id())))
                .toList();
        SideBySide compared = elements.sideBySide(
                at.id(), chosen.stream().map(PlanSummary::id).toList(), moment);
        boolean writes = moment == null && dialogs.mayWrite(at.id());
        choose(all);
        actions(writes, all.size());
        banner(compared);
        fill(compared, writes);
        Kept.show(below, compared.columns().isEmpty() ? List.of() : below(compared, writes, all));
    }

    private void choose(List<PlanSummary> all) {
        // Only when others are offered: whoever goes through them by keyboard stays where they are
        if (!named(all).equals(named(offered))) {
            offered = all;
            choice.setItems(all);
        }
        Set<PlanId> ids = chosen.stream().map(PlanSummary::id).collect(Collectors.toSet());
        choice.setValue(offered.stream()
                .filter(plan -> ids.contains(plan.id()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        choice.setItemEnabledProvider(plan -> ids.contains(plan.id()) ? ids.size() > 1 : ids.size() < MOST);
        choice.setHelperText(getTranslation("element.choice-help", MOST));
        toolbar.setVisible(all.size() > 1);
    }

    private static List<List<Object>> named(List<PlanSummary> plans) {
        return plans.stream()
                .map(each -> List.<Object>of(each.id(), each.title(), each.order()))
                .toList();
    }

    private void actions(boolean writes, int known) {
        List<Kept.Part> actions = new ArrayList<>();
        if (writes && known > 0) {
            actions.add(Kept.button("element.new", true, () -> dialogs.name(here().id(), this::show)));
        }
        actions.add(new Kept.Part(
                "at", () -> LookBack.button(clock, then -> go(choice.getValue(), headings.getValue(), then))));
        header.actions(actions);
    }

    private void banner(SideBySide compared) {
        banner.removeAll();
        Instant then = moment;
        banner.setVisible(then != null);
        if (then != null) {
            banner.add(compared.columns().isEmpty() ? LookBack.before(then, path()) : LookBack.banner(then, path()));
        }
    }

    private void fill(SideBySide compared, boolean writes) {
        List<PlanSummary> shown =
                compared.columns().stream().map(SideBySide.Column::plan).toList();
        List<PlanPage> pages = compared.columns().stream().map(this::page).toList();
        List<Map<ProvisionId, String>> notes = pages.stream().map(this::notes).toList();
        List<SideBySideTable.Line> lines = compared.rows().stream()
                .map(row -> new SideBySideTable.Line(
                        row.element(),
                        row.only(),
                        IntStream.range(0, pages.size())
                                .mapToObj(column ->
                                        cell(pages.get(column), row.cells().get(column), notes.get(column)))
                                .toList()))
                .toList();
        table.setVisible(!lines.isEmpty());
        table.show(shown, this::path, lines, headings.getValue(), element -> beside(element, writes));
        List<Kept.Part> nothing = new ArrayList<>();
        if (shown.isEmpty() && moment == null) {
            nothing.add(new Kept.Part("no-plan", () -> new EmptyState(getTranslation("plan.none"), "")));
        } else if (lines.isEmpty() && !shown.isEmpty()) {
            nothing.add(new Kept.Part(
                    List.of("no-element", writes),
                    () -> new EmptyState(
                            getTranslation("element.none"),
                            getTranslation(writes ? "element.none.name" : "element.none.wait"))));
        }
        Kept.show(empty, nothing);
    }

    private String path(PlanSummary plan) {
        String text = PlanNavigation.plan(here().slug(), plan.slug());
        return moment == null ? text : LookBack.path(text, moment);
    }

    private PlanPage page(SideBySide.Column column) {
        PlanSummary plan = column.plan();
        PendingAmendments known = amendments.getIfAvailable();
        boolean now = moment == null;
        return PlanPage.of(
                plan,
                column.version(),
                now ? plans.articleStatus(plan.id()) : Map.of(),
                now ? plans.articleRules(plan.id()) : Map.of(),
                now && known != null ? known.of(plan.id()) : List.of(),
                this::getTranslation);
    }

    private Map<ProvisionId, String> notes(PlanPage page) {
        Map<ProvisionId, String> notes = new HashMap<>();
        if (moment == null) {
            additions
                    .orderedStream()
                    .forEach(module -> module.notes(page.plan(), page.version())
                            .forEach((provision, said) ->
                                    notes.merge(provision, said, (one, other) -> one + " · " + other)));
        }
        return notes;
    }

    private SideBySidePage.Cell cell(PlanPage page, List<ProvisionId> provisions, Map<ProvisionId, String> notes) {
        String text = path(page.plan());
        return SideBySidePage.cell(
                page,
                provisions,
                id -> text + (moment == null ? "?" : "&") + "provision=" + id,
                notes,
                ConditionWords.read(page.version().numbering()::cite),
                count -> getTranslation("plan.amendments", count));
    }

    /** What stands below the name of an element: its history, and for a facilitator the ways to change it. */
    private List<Component> beside(ElementView element, boolean writes) {
        List<Component> beside = new ArrayList<>();
        if (writes) {
            Div ways = new Div(
                    way("element.change", element, () -> dialogs.change(element, this::show)),
                    way("element.strike", element, () -> dialogs.strike(element, this::show)));
            ways.addClassName("actions");
            beside.add(ways);
        }
        HistoryPanels history = histories.getIfAvailable();
        if (history != null && moment == null) {
            beside.add(history.of(SubjectRef.of(SubjectRef.ELEMENT, element.id())));
        }
        return beside;
    }

    private Button way(String key, ElementView element, Runnable deed) {
        Button button = new Button(getTranslation(key), _ -> deed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(key) + ": " + element.name());
        return button;
    }

    private List<Kept.Part> below(SideBySide compared, boolean writes, List<PlanSummary> all) {
        List<Kept.Part> parts = new ArrayList<>();
        if (!compared.absent().isEmpty()) {
            parts.add(new Kept.Part(
                    List.of("absent", compared.absent(), writes), () -> absent(compared.absent(), writes)));
        }
        if (compared.loose().stream().anyMatch(each -> !each.isEmpty())) {
            List<Object> versions = compared.columns().stream()
                    .<Object>map(column -> column.version().number())
                    .toList();
            parts.add(new Kept.Part(
                    List.of("loose", chosen.stream().map(PlanSummary::id).toList(), versions, compared.loose()),
                    () -> loose(compared)));
        }
        List<Map.Entry<PlanSummary, PositionView>> own = own(all);
        if (!own.isEmpty()) {
            parts.add(new Kept.Part(List.of("own", own), () -> ranking(own)));
        }
        Instant then = moment;
        parts.add(new Kept.Part(
                Stream.concat(all.stream().map(PlanSummary::id), Stream.ofNullable(then))
                        .toList(),
                () -> positions(all, then)));
        RankedVotes known = votes.getIfAvailable();
        if (known != null && moment == null) {
            List<RankedVotes.Ranked> ranked = known.of(here().id());
            parts.add(new Kept.Part(List.of("votes", ranked), () -> votes(known, ranked)));
        }
        return parts;
    }

    private Section section(String heading, String lead, Component... content) {
        Section section = new Section(new H2(getTranslation(heading)));
        section.addClassName("section");
        Paragraph said = new Paragraph(getTranslation(lead));
        said.addClassName("quiet");
        section.add(said);
        section.add(content);
        return section;
    }

    private Section absent(List<ElementView> absent, boolean writes) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        absent.forEach(element ->
                rows.add(Row.of(element.name()).end(beside(element, writes).toArray(Component[]::new))));
        return section("element.absent", "element.absent.lead", rows);
    }

    private Section loose(SideBySide compared) {
        Div columns = new Div();
        columns.addClassName("grid");
        for (int column = 0; column < compared.columns().size(); column++) {
            SideBySide.Column at = compared.columns().get(column);
            List<ProvisionId> without = compared.loose().get(column);
            Div card = new Div(new H3(at.plan().title()));
            card.addClassName("card");
            if (without.isEmpty()) {
                Paragraph none = new Paragraph(getTranslation("element.loose.none"));
                none.addClassName("quiet");
                card.add(none);
            } else {
                UnorderedList list = new UnorderedList();
                String text = path(at.plan());
                for (ProvisionId id : without) {
                    Anchor link = new Anchor(
                            text + (moment == null ? "?" : "&") + "provision=" + id,
                            at.version().numbering().cite(id));
                    ListItem item = new ListItem(link);
                    at.version().text().find(id).ifPresent(provision -> {
                        Span words = new Span(SequenceTable.opening(provision, at.version()));
                        words.getElement().setAttribute("dir", "auto");
                        item.add(new Span(" · "), words);
                    });
                    list.add(item);
                }
                card.add(list);
            }
            columns.add(card);
        }
        return section("element.loose", "element.loose.lead", columns);
    }

    /** The plans as the own delegation puts them, by what it says of each within itself or else to others. */
    private List<Map.Entry<PlanSummary, PositionView>> own(List<PlanSummary> all) {
        List<Map.Entry<PlanSummary, PositionView>> own = new ArrayList<>();
        for (PlanSummary plan : all) {
            Map<PositionAudience, PositionView> said =
                    positions.own(here().id(), SubjectRef.of(SubjectRef.PLAN, plan.id()), moment);
            Stream.of(PositionAudience.DELEGATION, PositionAudience.FACILITATORS, PositionAudience.EVERYONE)
                    .map(said::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .filter(each -> each.stance() != Stance.NONE)
                    .ifPresent(each -> own.add(Map.entry(plan, each)));
        }
        own.sort(Comparator.comparing(each -> each.getValue().stance()));
        return own;
    }

    private Section ranking(List<Map.Entry<PlanSummary, PositionView>> own) {
        OrderedList list = new OrderedList();
        list.addClassName("side-by-side__ranking");
        own.forEach(each -> {
            Span title = new Span(each.getKey().title());
            Span told = new Span(PositionWords.told(each.getValue()));
            told.addClassNames("quiet", "small");
            list.add(new ListItem(title, PositionWords.badge(each.getValue().stance()), told));
        });
        return section("element.own", "element.own.lead", list);
    }

    private Section positions(List<PlanSummary> all, @Nullable Instant then) {
        Div cards = new Div();
        cards.addClassName("grid");
        for (PlanSummary plan : all) {
            Div card = new Div(
                    new H3(plan.title()),
                    positionPanels.on(
                            SubjectRef.of(SubjectRef.PLAN, plan.id()),
                            here().id(),
                            then,
                            PlanNavigation.positions(here().slug(), plan.slug())));
            card.addClassName("card");
            cards.add(card);
        }
        return section("element.positions", "element.positions.lead", cards);
    }

    private Section votes(RankedVotes known, List<RankedVotes.Ranked> ranked) {
        Div content = new Div();
        content.addClassName("stack");
        if (ranked.isEmpty()) {
            content.add(new EmptyState(getTranslation("element.votes.none"), getTranslation("element.votes.next")));
        } else {
            UnorderedList rows = new UnorderedList();
            rows.addClassName("rows");
            ranked.forEach(each -> rows.add(Row.to(each.path(), each.label())
                    .about(
                            each.order().isEmpty()
                                    ? getTranslation("element.votes.open")
                                    : IntStream.range(0, each.order().size())
                                            .mapToObj(place -> (place + 1) + ". "
                                                    + each.order().get(place).title())
                                            .collect(Collectors.joining(" · ")))));
            content.add(rows);
        }
        known.begin(here().id()).ifPresent(path -> {
            Div ways = new Div(new Anchor(path, getTranslation("element.votes.prepare")));
            ways.addClassName("actions");
            content.add(ways);
        });
        return section("element.votes", "element.votes.lead", content);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("element.title");
    }
}
