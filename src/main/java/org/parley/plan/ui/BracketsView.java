package org.parley.plan.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.EmptyState;
import org.parley.design.FallingLine;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.Toasts;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.kernel.Touched;
import org.parley.plan.BracketLedger;
import org.parley.plan.BracketQueries;
import org.parley.plan.BracketService;
import org.parley.plan.BracketView;
import org.parley.plan.PendingAmendments;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.Provision;
import org.springframework.beans.factory.ObjectProvider;

/** The book of a plan's brackets: how many are left and whose, how that went over the versions, and what can be done about each. */
@Route("negotiations/:negotiation/plans/:plan/brackets")
@PermitAll
class BracketsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle, BracketCard.Acts {

    private final PlanQueries plans;
    private final BracketQueries brackets;
    private final BracketService service;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final ObjectProvider<PendingAmendments> amendments;
    private final Live live;

    private final PageHeader header = new PageHeader(getTranslation("plan.brackets"));
    private final FallingLine steps = new FallingLine();
    private final Div figures = new Div();
    private final Select<Provision> article = new Select<>();
    private final Select<DelegationView> delegation = new Select<>();
    private final Div filters = new Div(article, delegation);
    private final Div cards = new Div();
    private final Div settled = new Div();

    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;
    private @Nullable String sought;

    BracketsView(
            PlanQueries plans,
            BracketQueries brackets,
            BracketService service,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            ObjectProvider<PendingAmendments> amendments,
            Live live) {
        this.plans = plans;
        this.brackets = brackets;
        this.service = service;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.amendments = amendments;
        this.live = live;
        filters.addClassName("toolbar");
        cards.addClassName("stack");
        article.setLabel(getTranslation("plan.brackets.article"));
        article.setEmptySelectionAllowed(true);
        article.setEmptySelectionCaption(getTranslation("plan.brackets.all"));
        article.addValueChangeListener(change -> filter(change.isFromClient()));
        article.setPlaceholder(getTranslation("plan.brackets.all"));
        delegation.setPlaceholder(getTranslation("plan.brackets.all"));
        delegation.setLabel(getTranslation("plan.brackets.delegation"));
        delegation.setEmptySelectionAllowed(true);
        delegation.setEmptySelectionCaption(getTranslation("plan.brackets.all"));
        delegation.setItemLabelGenerator(each -> each == null ? "" : each.name());
        delegation.addValueChangeListener(change -> filter(change.isFromClient()));
        getContent().addClassName("page");
        getContent().add(header, steps, figures, filters, cards, settled);
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
        sought = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("bracket")
                .orElse(null);
        VersionView version = plans.text(of.id());
        article.setItemLabelGenerator(
                each -> each == null ? "" : version.numbering().cite(each.id()));
        article.setItems(version.text().articles());
        delegation.setItems(negotiations.delegations(found.id()).stream()
                .filter(DelegationView::entitled)
                .toList());
        header.trail(new Anchor(PlanNavigation.plan(found.slug(), of.slug()), of.title()));
        load();
        if (first) {
            live.follow(this, found.id().value(), this::touched);
        }
    }

    private NegotiationView session() {
        return Objects.requireNonNull(negotiation);
    }

    private void filter(boolean asked) {
        if (asked) {
            load();
        }
    }

    private void load() {
        PlanSummary of = plans.get(Objects.requireNonNull(plan).id());
        plan = of;
        BracketLedger ledger = brackets.ledger(of.id());
        VersionView version = plans.text(of.id());
        header.lead(getTranslation(
                "plan.brackets.lead", ledger.open().size(), ledger.settled().size(), ledger.version()));
        boolean any = !ledger.open().isEmpty() || !ledger.settled().isEmpty();
        steps.setVisible(any && ledger.levels().size() > 1);
        figures.setVisible(steps.isVisible());
        filters.setVisible(!ledger.open().isEmpty());
        steps.setModel(new FallingLine.Model(
                getTranslation("plan.brackets.line"),
                ledger.levels().stream()
                        .map(level -> new FallingLine.Point(
                                getTranslation("plan.brackets.version", level.version()), level.open()))
                        .toList()));
        Kept.show(figures, List.of(new Kept.Part(ledger.levels(), () -> table(ledger.levels()))));
        cards(of, version, ledger);
        settled(of, version, ledger);
    }

    private void cards(PlanSummary of, VersionView version, BracketLedger ledger) {
        Map<DelegationId, DelegationView> names =
                negotiations.delegationsById(session().id());
        DelegationId own = seats.voice(session().id()).orElse(null);
        Provision only = article.getValue();
        DelegationView theirs = delegation.getValue();
        List<Kept.Part> parts = new ArrayList<>();
        for (BracketView bracket : ledger.open()) {
            if (only != null && !bracket.article().equals(only.id())
                    || theirs != null && !bracket.concerns(theirs.id())) {
                continue;
            }
            BracketCard.Shown shown = new BracketCard.Shown(
                    bracket,
                    version.numbering().cite(bracket.provision()),
                    session().slug(),
                    of,
                    names,
                    own,
                    Optional.ofNullable(bracket.openedRound())
                            .flatMap(round -> subjects.describe(new SubjectRef(SubjectRef.ROUND, round), getLocale()))
                            .map(card -> new SubjectCard(
                                    card.ref(), card.negotiation(), card.title(), "", card.path(), null))
                            .orElse(null),
                    own == null ? null : settle(of, bracket));
            parts.add(new Kept.Part(shown, () -> card(shown)));
        }
        if (parts.isEmpty()) {
            boolean none = ledger.open().isEmpty();
            parts.add(new Kept.Part(
                    "none" + none,
                    () -> none
                            ? new EmptyState(
                                    getTranslation("plan.brackets.none"),
                                    getTranslation("plan.brackets.none.next"),
                                    new Anchor(PlanNavigation.plan(session().slug(), of.slug()), of.title()))
                            : new EmptyState(
                                    getTranslation("plan.brackets.none-here"),
                                    getTranslation("plan.brackets.none-here.next"))));
        }
        Kept.show(cards, parts);
    }

    private BracketCard card(BracketCard.Shown shown) {
        BracketCard card = new BracketCard(shown, this);
        if (shown.bracket().id().toString().equals(sought)) {
            card.addClassName("bracket-card--sought");
            card.scrollIntoView();
        }
        return card;
    }

    private @Nullable String settle(PlanSummary of, BracketView bracket) {
        return Optional.ofNullable(amendments.getIfAvailable())
                .flatMap(known -> known.begin(of.id(), bracket.provision()))
                .map(path -> path + (path.contains("?") ? "&" : "?") + "bracket=" + bracket.id())
                .orElse(null);
    }

    private NativeDetails table(List<BracketLedger.Level> levels) {
        NativeTableRow head = new NativeTableRow();
        head.add(
                new NativeTableHeaderCell(getTranslation("plan.version")),
                new NativeTableHeaderCell(getTranslation("plan.brackets.date")),
                new NativeTableHeaderCell(getTranslation("plan.brackets.open")));
        NativeTableBody body = new NativeTableBody();
        for (BracketLedger.Level level : levels.reversed()) {
            NativeTableRow row = new NativeTableRow();
            row.add(
                    new NativeTableCell(new Anchor(
                            PlanNavigation.version(
                                    session().slug(),
                                    Objects.requireNonNull(plan).slug(),
                                    level.version()),
                            Integer.toString(level.version()))),
                    new NativeTableCell(Formats.current().dateTime(level.at())),
                    new NativeTableCell(Integer.toString(level.open())));
            body.add(row);
        }
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("figures");
        NativeDetails details = new NativeDetails(getTranslation("plan.brackets.figures"), table);
        details.addClassName("small");
        return details;
    }

    private void settled(PlanSummary of, VersionView version, BracketLedger ledger) {
        List<Kept.Part> parts = new ArrayList<>();
        if (!ledger.settled().isEmpty()) {
            parts.add(new Kept.Part(
                    Map.entry(ledger.settled(), version.number()), () -> settledList(of, version, ledger.settled())));
        }
        Kept.show(settled, parts);
    }

    private Section settledList(PlanSummary of, VersionView version, List<BracketLedger.Settled> all) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        for (BracketLedger.Settled each : all) {
            String place = version.numbering()
                    .find(each.provision())
                    .map(number -> version.numbering().cite(each.provision()))
                    .orElseGet(() -> getTranslation("plan.provision-gone"));
            rows.add(Row.to(
                            PlanNavigation.compare(session().slug(), of.slug(), each.closed() - 1, each.closed()),
                            getTranslation("plan.bracket.in", place))
                    .meta(new Span(getTranslation(
                            "plan.brackets.ended." + each.ended().word(),
                            each.closed(),
                            Formats.current().date(each.closedAt())))));
        }
        Section section = new Section(new H2(getTranslation("plan.brackets.settled")), rows);
        section.addClassName("section");
        return section;
    }

    @Override
    public void join(BracketView bracket, String words) {
        act(() -> service.join(bracket.plan(), bracket.id(), words));
    }

    @Override
    public void leave(BracketView bracket, String words) {
        act(() -> service.leave(bracket.plan(), bracket.id(), words));
    }

    @Override
    public void consent(BracketView bracket, BracketView.Choice choice) {
        ConfirmDialogs.ask(
                        getTranslation("plan.brackets.consent"),
                        choice.words().isEmpty()
                                ? getTranslation("plan.brackets.consent.nothing")
                                : getTranslation("plan.brackets.consent.ask", choice.shown()))
                .open(
                        getTranslation("plan.brackets.consent"),
                        reason -> made(service.consent(bracket.plan(), bracket.id(), choice.words())));
    }

    @Override
    public void retract(BracketView bracket) {
        act(() -> {
            service.retract(bracket.plan(), bracket.id());
            return OptionalInt.empty();
        });
    }

    @Override
    public void withdraw(BracketView bracket, BracketView.Choice choice) {
        ConfirmDialogs.ask(
                        getTranslation("plan.brackets.withdraw"),
                        getTranslation(
                                "plan.brackets.withdraw.ask",
                                choice.words().isEmpty() ? getTranslation("plan.brackets.nothing") : choice.shown()))
                .grave()
                .open(
                        getTranslation("plan.brackets.withdraw"),
                        reason -> made(OptionalInt.of(service.withdraw(bracket.plan(), bracket.id(), choice.words()))));
    }

    private void act(Supplier<OptionalInt> deed) {
        try {
            made(deed.get());
        } catch (RuleViolation violation) {
            Toasts.refused(violation);
            load();
        }
    }

    private void made(OptionalInt version) {
        version.ifPresent(number -> Toasts.done(getTranslation("plan.brackets.made", number)));
        load();
    }

    private void touched(List<Touched> news) {
        boolean mine = news.stream()
                .map(each -> each.subject().kind())
                .anyMatch(kind -> kind.equals(SubjectRef.BRACKET) || kind.equals(SubjectRef.PLAN));
        if (mine) {
            load();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("plan.brackets");
    }
}
