package org.parley.implementation.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Matrix;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.implementation.CommitmentQueries;
import org.parley.implementation.CommitmentService;
import org.parley.implementation.CommitmentSheet;
import org.parley.implementation.CommitmentState;
import org.parley.implementation.CommitmentView;
import org.parley.implementation.Instrument;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.Provision;
import org.springframework.beans.factory.ObjectProvider;

/** Who owes what to whom under a plan: delegations by articles, who gives and who gets, by which means, and each commitment. */
@Route("negotiations/:negotiation/plans/:plan/commitments")
@PermitAll
@StyleSheet("context://styles/commitments.css")
class CommitmentsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String DELEGATION = "delegation";
    private static final String ARTICLE = "article";
    private static final String INSTRUMENT = "instrument";
    private static final String SHOW = "show";
    private static final String ONE = "commitment";

    /** Which of them are listed, beside the filters. */
    private enum Show {
        STANDING,
        UNCONFIRMED,
        GONE,
        WITHDRAWN,
        ALL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean shows(CommitmentView commitment) {
            return switch (this) {
                case STANDING -> commitment.stands();
                case UNCONFIRMED ->
                    commitment.stands()
                            && (commitment.state() == CommitmentState.NOTED
                                    || commitment.backing() != null && !commitment.backed());
                case GONE -> commitment.gone() && commitment.state() != CommitmentState.WITHDRAWN;
                case WITHDRAWN -> commitment.state() == CommitmentState.WITHDRAWN;
                case ALL -> true;
            };
        }
    }

    private final CommitmentQueries commitments;
    private final CommitmentService service;
    private final CommitmentDialogs dialogs;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final ObjectProvider<HistoryPanels> histories;
    private final Live live;

    private final PageHeader header = new PageHeader(getTranslation("implementation.commitments"));
    private final Div one = new Div();
    private final Matrix matrix = new Matrix();
    private final Div sums = new Div();
    private final Select<DelegationView> delegation = new Select<>();
    private final Select<Provision> article = new Select<>();
    private final Select<Instrument> instrument = new Select<>();
    private final Select<Show> show = new Select<>();
    private final Div filters = new Div(delegation, article, instrument, show);
    private final Paragraph found = new Paragraph();
    private final Div list = new Div();
    private final Section all = new Section();

    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;
    private @Nullable String sought;

    CommitmentsView(
            CommitmentQueries commitments,
            CommitmentService service,
            CommitmentDialogs dialogs,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            ObjectProvider<HistoryPanels> histories,
            Live live) {
        this.commitments = commitments;
        this.service = service;
        this.dialogs = dialogs;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.histories = histories;
        this.live = live;
        String any = getTranslation("implementation.all");
        delegation.setLabel(getTranslation("implementation.filter.delegation"));
        delegation.setItemLabelGenerator(each -> each == null ? any : each.name());
        article.setLabel(getTranslation("implementation.filter.article"));
        instrument.setLabel(getTranslation("implementation.filter.instrument"));
        instrument.setItems(Instrument.values());
        instrument.setItemLabelGenerator(
                each -> each == null ? any : getTranslation("implementation.instrument." + each.word()));
        show.setLabel(getTranslation("implementation.filter.show"));
        show.setItems(Show.values());
        show.setItemLabelGenerator(each -> getTranslation("implementation.show." + each.word()));
        for (Select<?> filter : List.of(delegation, article, instrument)) {
            filter.setEmptySelectionAllowed(true);
            filter.setEmptySelectionCaption(any);
            filter.setPlaceholder(any);
        }
        for (Select<?> filter : List.of(delegation, article, instrument, show)) {
            filter.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    go();
                }
            });
        }
        matrix.addChosenListener(event -> {
            delegation.setValue(delegation
                    .getListDataView()
                    .getItems()
                    .filter(each -> each.id().value().toString().equals(event.row()))
                    .findFirst()
                    .orElse(null));
            article.setValue(article.getListDataView()
                    .getItems()
                    .filter(each -> each.id().toString().equals(event.column()))
                    .findFirst()
                    .orElse(null));
            go();
        });
        filters.addClassName("toolbar");
        found.addClassNames("quiet", "small");
        found.getElement().setAttribute("role", "status");
        sums.addClassName("sums");
        list.addClassName("stack");
        all.addClassName("section");
        all.add(new H2(getTranslation("implementation.list")), filters, found, list);
        getContent().addClassNames("page", "page--wide");
        getContent().add(header, one, matrix, sums, all);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView here = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        PlanSummary of =
                plans.bySlug(here.id(), event.getRouteParameters().get("plan").orElse(""));
        boolean first = negotiation == null;
        negotiation = here;
        plan = of;
        VersionView version = plans.text(of.id());
        article.setItemLabelGenerator(each -> each == null
                ? getTranslation("implementation.all")
                : getTranslation("plan.article", version.numbering().number(each.id())) + " "
                        + Objects.requireNonNullElse(each.heading(), ""));
        article.setItems(version.text().articles());
        delegation.setItems(negotiations.delegations(here.id()));
        QueryParameters query = event.getLocation().getQueryParameters();
        sought = query.getSingleParameter(ONE).orElse(null);
        delegation.setValue(
                chosen(query, DELEGATION, delegation, each -> each.id().value().toString()));
        article.setValue(chosen(query, ARTICLE, article, each -> each.id().toString()));
        instrument.setValue(chosen(query, INSTRUMENT, instrument, Instrument::word));
        show.setValue(Objects.requireNonNullElse(chosen(query, SHOW, show, Show::word), Show.STANDING));
        header.trail(new Anchor(PlanNavigation.plan(here.slug(), of.slug()), of.title()));
        load();
        if (first) {
            live.follow(this, here.id().value(), news -> {
                if (news.stream()
                        .map(each -> each.subject().kind())
                        .anyMatch(kind -> kind.equals(SubjectRef.COMMITMENT) || kind.equals(SubjectRef.PLAN))) {
                    load();
                }
            });
        }
    }

    private static <T> @Nullable T chosen(
            QueryParameters query, String name, Select<T> select, java.util.function.Function<T, String> id) {
        Optional<String> asked = query.getSingleParameter(name);
        return select.getListDataView()
                .getItems()
                .filter(each -> asked.filter(id.apply(each)::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private PlanSummary plan() {
        return Objects.requireNonNull(plan);
    }

    /** Puts the choice into the address, so that the list can be shared as it is. */
    private void go() {
        Map<String, String> query = new LinkedHashMap<>();
        Optional.ofNullable(delegation.getValue())
                .ifPresent(each -> query.put(DELEGATION, each.id().value().toString()));
        Optional.ofNullable(article.getValue())
                .ifPresent(each -> query.put(ARTICLE, each.id().toString()));
        Optional.ofNullable(instrument.getValue()).ifPresent(each -> query.put(INSTRUMENT, each.word()));
        if (show.getValue() != Show.STANDING) {
            query.put(SHOW, show.getValue().word());
        }
        UI.getCurrentOrThrow().navigate(Paths.commitments(here().slug(), plan().slug()), QueryParameters.simple(query));
    }

    private void load() {
        PlanSummary of = plans.get(plan().id());
        plan = of;
        List<CommitmentView> owed = commitments.of(of.id());
        CommitmentSheet sheet = commitments.sheet(of.id());
        header.lead(getTranslation("implementation.commitments.lead", sheet.counted(), of.version()));
        header.actions(actions(of, owed));
        boolean any = !owed.isEmpty();
        matrix.setVisible(sheet.counted() > 0);
        sums.setVisible(sheet.counted() > 0);
        filters.setVisible(any);
        found.setVisible(any);
        found.setText(getTranslation(
                "implementation.found", owed.stream().filter(this::listed).count(), owed.size()));
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(here().id());
        matrix(sheet);
        Kept.show(sums, List.of(new Kept.Part(sheet, () -> sums(sheet))));
        one(owed, names);
        Kept.show(list, any ? rows(owed, names) : List.of(new Kept.Part("none", this::none)));
    }

    private List<Kept.Part> actions(PlanSummary of, List<CommitmentView> owed) {
        List<Kept.Part> actions = new ArrayList<>();
        if (dialogs.mayEnter(of.negotiation())) {
            actions.add(new Kept.Part("enter", () -> {
                Button enter = new Button(
                        getTranslation("implementation.enter"),
                        _ -> dialogs.enter(
                                plan(),
                                Optional.ofNullable(article.getValue())
                                        .map(Provision::id)
                                        .orElse(null),
                                _ -> load()));
                enter.addThemeVariants(ButtonVariant.PRIMARY);
                return enter;
            }));
        }
        if (!owed.isEmpty()) {
            actions.add(new Kept.Part("csv", () -> {
                Locale locale = getLocale();
                return new Anchor(
                        DownloadHandler.fromInputStream(_ -> {
                            byte[] file = commitments.csv(of.id(), locale).getBytes(StandardCharsets.UTF_8);
                            return new DownloadResponse(
                                    new ByteArrayInputStream(file),
                                    of.slug() + "-commitments.csv",
                                    "text/csv;charset=utf-8",
                                    file.length);
                        }),
                        getTranslation("implementation.csv"));
            }));
        }
        return actions;
    }

    private EmptyState none() {
        return new EmptyState(
                getTranslation("implementation.none"),
                getTranslation(
                        dialogs.mayEnter(here().id()) ? "implementation.none.next" : "implementation.none.wait"));
    }

    private void matrix(CommitmentSheet sheet) {
        VersionView version = plans.text(plan().id());
        DelegationId own = seats.mine(here().id()).map(SeatView::delegation).orElse(null);
        List<DelegationView> table = negotiations.delegations(here().id()).stream()
                .filter(each -> each.entitled()
                        || sheet.whole()
                                .getOrDefault(each.id(), CommitmentSheet.Tally.NONE)
                                .any())
                .toList();
        List<Provision> articles = version.text().articles();
        List<Matrix.Cell> cells = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            for (int column = 0; column < articles.size(); column++) {
                DelegationView who = table.get(row);
                CommitmentSheet.Tally tally =
                        sheet.at(who.id(), articles.get(column).id());
                if (tally.any()) {
                    cells.add(new Matrix.Cell(
                            row,
                            column,
                            List.of(tally.gives(), tally.gets(), tally.backs()),
                            getTranslation(
                                    "implementation.cell",
                                    who.name(),
                                    getTranslation(
                                            "plan.article",
                                            version.numbering()
                                                    .number(articles.get(column).id())),
                                    tally.gives(),
                                    tally.gets(),
                                    tally.backs())));
                }
            }
        }
        matrix.setModel(new Matrix.Model(
                getTranslation("implementation.matrix"),
                List.of(
                        new Matrix.Kind(getTranslation("implementation.gives")),
                        new Matrix.Kind(getTranslation("implementation.gets")),
                        new Matrix.Kind(getTranslation("implementation.backs"))),
                table.stream()
                        .map(each -> new Matrix.Heading(
                                each.id().value().toString(),
                                each.shortName(),
                                each.name(),
                                each.id().equals(own)))
                        .toList(),
                articles.stream()
                        .map(each -> new Matrix.Heading(
                                each.id().toString(),
                                version.numbering().number(each.id()),
                                getTranslation(
                                                "plan.article",
                                                version.numbering().number(each.id()))
                                        + " "
                                        + Objects.requireNonNullElse(each.heading(), ""),
                                false))
                        .toList(),
                cells,
                Optional.ofNullable(delegation.getValue())
                        .map(each -> each.id().value().toString())
                        .orElse(null),
                Optional.ofNullable(article.getValue())
                        .map(each -> each.id().toString())
                        .orElse(null)));
    }

    private Div sums(CommitmentSheet sheet) {
        Formats formats = Formats.current();
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(here().id());
        int most = sheet.whole().values().stream()
                .mapToInt(each -> Math.max(each.gives(), each.gets()))
                .max()
                .orElse(1);
        Sums balance = new Sums(
                getTranslation("implementation.balance"),
                List.of(
                        getTranslation("implementation.filter.delegation"),
                        getTranslation("implementation.gives"),
                        getTranslation("implementation.gets")),
                most);
        sheet.whole().forEach((who, tally) -> {
            DelegationView named = names.get(who);
            if (named != null && tally.any()) {
                balance.row(
                        named.name(),
                        List.of(tally.gives(), tally.gets()),
                        List.of(formats.number(tally.gives()), formats.number(tally.gets())));
            }
        });
        Sums mix = new Sums(
                getTranslation("implementation.mix"),
                List.of(
                        getTranslation("implementation.filter.instrument"),
                        getTranslation("implementation.mix.count", sheet.counted())),
                sheet.counted());
        sheet.mix()
                .forEach((by, count) -> mix.row(
                        getTranslation("implementation.instrument." + by.word()),
                        List.of(count),
                        List.of(formats.number(count))));
        Div both = new Div(balance, mix);
        both.addClassName("sums");
        return both;
    }

    /** The one that the address names, in full. */
    private void one(List<CommitmentView> owed, Map<DelegationId, DelegationView> names) {
        Kept.show(
                one,
                owed.stream()
                        .filter(each -> each.id().value().toString().equals(sought))
                        .map(each -> new Kept.Part(each, () -> card(each, names)))
                        .toList());
    }

    private Section card(CommitmentView each, Map<DelegationId, DelegationView> names) {
        CommitmentWords words = new CommitmentWords(UI.getCurrentOrThrow(), names, each);
        Paragraph text = new Paragraph(each.terms().text());
        text.getElement().setAttribute("dir", "auto");
        Facts facts = new Facts();
        facts.fact(getTranslation("implementation.field.provision"), provision(words, each));
        facts.fact(getTranslation("implementation.field.instruments"), words.instruments());
        StatusBadge backing = words.backing();
        if (backing != null) {
            facts.fact(getTranslation("implementation.field.backing"), backing);
        }
        facts.fact(getTranslation("implementation.column.state"), words.state());
        if (each.reason() != null) {
            facts.fact(getTranslation("implementation.field.reason"), each.reason());
        }
        facts.fact(
                getTranslation("implementation.entered-by"),
                each.enteredName() + " · " + Formats.current().dateTime(each.enteredAt()));
        Section card = new Section(new H2(words.between()), text, facts);
        card.addClassNames("card", "stack");
        HistoryPanels history = histories.getIfAvailable();
        if (history != null) {
            card.add(history.of(SubjectRef.of(SubjectRef.COMMITMENT, each.id())));
        }
        Anchor back = new Anchor(
                Paths.commitments(here().slug(), plan().slug()), getTranslation("implementation.back-to-all"));
        card.add(back);
        return card;
    }

    private com.vaadin.flow.component.Component provision(CommitmentWords words, CommitmentView each) {
        return each.gone()
                ? new Span(words.place())
                : new Anchor(PlanNavigation.provision(here().slug(), plan().slug(), each.provision()), words.place());
    }

    private boolean listed(CommitmentView each) {
        DelegationView who = delegation.getValue();
        Provision where = article.getValue();
        Instrument by = instrument.getValue();
        return show.getValue().shows(each)
                && (who == null || concerns(each, who))
                && (where == null || where.id().equals(each.article()))
                && (by == null || each.terms().instruments().contains(by));
    }

    private static boolean concerns(CommitmentView each, DelegationView who) {
        return each.delegation().equals(who.id())
                || each.beneficiaries().contains(who.id())
                || each.beneficiaries().isEmpty() && who.entitled()
                || who.id().equals(each.backing());
    }

    private List<Kept.Part> rows(List<CommitmentView> owed, Map<DelegationId, DelegationView> names) {
        List<Kept.Part> rows = new ArrayList<>();
        owed.stream().filter(this::listed).forEach(each -> {
            CommitmentWords words = new CommitmentWords(UI.getCurrentOrThrow(), names, each);
            rows.add(Row.kept(
                    Paths.commitment(here().slug(), plan().slug(), each.id()),
                    words.between(),
                    row -> fill(row, each, words)));
        });
        return List.of(
                rows.isEmpty()
                        ? new Kept.Part(
                                "none-filtered",
                                () -> new EmptyState(
                                        getTranslation("implementation.none-filtered"),
                                        getTranslation("implementation.none-filtered.next")))
                        : new Kept.Part(
                                "rows", CommitmentsView::rows, there -> Kept.show((UnorderedList) there, rows)));
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    private void fill(Row row, CommitmentView each, CommitmentWords words) {
        row.about(each.terms().text());
        List<com.vaadin.flow.component.Component> facts = new ArrayList<>();
        facts.add(provision(words, each));
        facts.addAll(Arrays.asList(words.facts(null)));
        row.meta(facts.toArray(com.vaadin.flow.component.Component[]::new));
        List<Kept.Part> end = new ArrayList<>();
        end.add(new Kept.Part(List.of(each.state(), each.gone()), words::state));
        if (each.state() != CommitmentState.WITHDRAWN) {
            if (each.state() == CommitmentState.NOTED && dialogs.speaksFor(each.negotiation(), each.delegation())) {
                end.add(button("affirm", each, () -> act(() -> service.affirm(each.id(), each.lockVersion()))));
            }
            if (!each.backed() && dialogs.speaksFor(each.negotiation(), each.backing())) {
                end.add(button("back", each, () -> act(() -> service.back(each.id(), each.lockVersion()))));
                end.add(button(
                        "decline", each, () -> act(() -> service.declineBacking(each.id(), each.lockVersion()))));
            }
            if (dialogs.mayChange(each)) {
                end.add(button("change", each, () -> dialogs.change(each, this::load)));
                end.add(button("withdraw", each, () -> dialogs.withdraw(each, this::load)));
            }
        }
        row.end(end);
    }

    private Kept.Part button(String what, CommitmentView each, Runnable deed) {
        return new Kept.Part(List.of(what, each.id(), each.lockVersion()), () -> {
            Button button = new Button(getTranslation("implementation." + what), _ -> deed.run());
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            return button;
        });
    }

    private void act(Runnable deed) {
        try {
            deed.run();
        } catch (RuleViolation violation) {
            Toasts.refused(violation);
        }
        load();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("implementation.commitments");
    }
}
