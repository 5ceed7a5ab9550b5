package org.parley.delegation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;

/** Who sits at the table, for whom and as what; whoever facilitates or administers arranges it here. */
@Route("negotiations/:negotiation/table")
@PermitAll
class TableView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final NegotiationQueries queries;
    private final NegotiationService negotiations;
    private final Seats seats;
    private final CurrentPerson current;
    private final HistoryPanels histories;
    private final Live live;
    private final Clock clock;
    private final Div page = new Div();
    private @Nullable NegotiationId followed;
    private String title = "";

    TableView(
            NegotiationQueries queries,
            NegotiationService negotiations,
            Seats seats,
            CurrentPerson current,
            HistoryPanels histories,
            Live live,
            Clock clock) {
        this.queries = queries;
        this.negotiations = negotiations;
        this.seats = seats;
        this.current = current;
        this.histories = histories;
        this.live = live;
        this.clock = clock;
        page.addClassName("page");
        getContent().add(page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation =
                queries.bySlug(event.getRouteParameters().get("negotiation").orElse(""));
        if (!negotiation.id().equals(followed)) {
            followed = negotiation.id();
            Div watched = new Div();
            getContent().add(watched);
            live.follow(watched, negotiation.id().value(), touched -> {
                if (negotiation.id().equals(followed) && touched.stream().anyMatch(TableView::ofTheTable)) {
                    show(queries.get(negotiation.id()));
                }
            });
        }
        show(negotiation);
    }

    private static boolean ofTheTable(Touched touched) {
        return switch (touched.subject().kind()) {
            case SubjectRef.NEGOTIATION, SubjectRef.DELEGATION, SubjectRef.SEAT -> true;
            default -> false;
        };
    }

    private void show(NegotiationView negotiation) {
        title = getTranslation("delegation.table.title");
        boolean arranges = current.isAdministrator() || seats.mayFacilitate(negotiation.id());
        List<DelegationView> delegations = queries.delegations(negotiation.id());
        List<SeatView> people = queries.seats(negotiation.id());
        PageHeader header = new PageHeader(title).lead(negotiation.name());
        page.removeAll();
        page.add(header);
        if (!negotiation.description().isEmpty()) {
            Paragraph description = new Paragraph(negotiation.description());
            description.addClassName("prose");
            page.add(description);
        }
        page.add(settings(negotiation));
        TableDialogs dialogs = new TableDialogs(negotiation, negotiations, delegations);
        if (arranges) {
            Button seat = new Button(getTranslation("delegation.seat.give"), click -> dialogs.seat(null, null));
            seat.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(
                    seat,
                    new Button(getTranslation("delegation.admit"), click -> dialogs.admit()),
                    new Button(getTranslation("delegation.settle"), click -> dialogs.settle()));
        }
        TableDialogs arranging = arranges ? dialogs : null;
        page.add(group(
                getTranslation("delegation.table.facilitators"),
                people.stream()
                        .filter(seat -> seat.delegation() == null
                                && !seat.capacity().word().equals("observer"))
                        .toList(),
                arranging,
                getTranslation("delegation.table.no-facilitator")));
        page.add(delegationSection(delegations, people, arranging));
        List<SeatView> observers = people.stream()
                .filter(seat ->
                        seat.delegation() == null && seat.capacity().word().equals("observer"))
                .toList();
        if (!observers.isEmpty()) {
            page.add(group(getTranslation("delegation.table.observers"), observers, arranging, ""));
        }
        page.add(histories.of(SubjectRef.of(SubjectRef.NEGOTIATION, negotiation.id())));
    }

    private Facts settings(NegotiationView negotiation) {
        Facts facts = new Facts();
        facts.fact(
                getTranslation("delegation.field.co-sponsors"),
                Formats.current().number(negotiation.coSponsors()));
        Instant deadline = negotiation.amendmentDeadline();
        facts.fact(
                getTranslation("delegation.field.deadline"),
                deadline == null ? new Span(getTranslation("delegation.table.no-deadline")) : deadlineText(deadline));
        facts.fact(getTranslation("delegation.rules.substance"), rules(negotiation.substanceRules()));
        facts.fact(getTranslation("delegation.rules.procedure"), rules(negotiation.procedureRules()));
        facts.fact(getTranslation("delegation.rules.whole-text"), rules(negotiation.wholeTextRules()));
        facts.fact(
                getTranslation("delegation.table.readers"),
                getTranslation(negotiation.openToAll() ? "delegation.open" : "delegation.closed"));
        return facts;
    }

    private Component deadlineText(Instant deadline) {
        Formats formats = Formats.current();
        return deadline.isBefore(clock.instant())
                ? new Span(getTranslation("delegation.table.deadline-over", formats.exact(deadline)))
                : formats.moment(deadline);
    }

    private String rules(String id) {
        return getTranslation("procedure.preset." + id);
    }

    private Component delegationSection(
            List<DelegationView> delegations, List<SeatView> people, @Nullable TableDialogs arranging) {
        Section section = new Section(new H2(getTranslation("delegation.table.delegations")));
        section.addClassName("section");
        if (delegations.isEmpty()) {
            section.add(new EmptyState(
                    getTranslation("delegation.table.none"), getTranslation("delegation.table.none-next")));
            return section;
        }
        Div cards = new Div();
        cards.addClassName("tables");
        delegations.forEach(delegation -> cards.add(card(
                delegation,
                people.stream()
                        .filter(seat -> Objects.equals(seat.delegation(), delegation.id()))
                        .toList(),
                arranging)));
        section.add(cards);
        return section;
    }

    private Component card(DelegationView delegation, List<SeatView> people, @Nullable TableDialogs arranging) {
        H3 name = new H3(delegation.name());
        Span shortName = new Span(delegation.shortName());
        shortName.addClassName("quiet");
        Div head = new Div(name, shortName);
        head.addClassName("card__head");
        Div marks = new Div(
                new StatusBadge(
                        getTranslation("delegation.kind." + delegation.kind().word()), Shape.DIAMOND, Tone.ACCENT),
                delegation.entitled()
                        ? new StatusBadge(
                                delegation.weight() == 1
                                        ? getTranslation("delegation.vote")
                                        : getTranslation("delegation.vote-weight", delegation.weight()),
                                Shape.CHECK,
                                Tone.POSITIVE)
                        : new StatusBadge(getTranslation("delegation.no-vote"), Shape.DASH, Tone.NEUTRAL));
        marks.addClassName("actions");
        Div card = new Div(head, marks);
        card.addClassName("card");
        if (people.isEmpty()) {
            Paragraph nobody = new Paragraph(getTranslation("delegation.table.nobody"));
            nobody.addClassName("quiet");
            card.add(nobody);
        } else {
            card.add(rows(people, arranging));
        }
        if (arranging != null) {
            Button seat =
                    new Button(getTranslation("delegation.seat.give"), click -> arranging.seat(delegation.id(), null));
            seat.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            seat.setAriaLabel(getTranslation("delegation.seat.give-for", delegation.name()));
            card.add(new Div(seat));
        }
        return card;
    }

    private Component group(String heading, List<SeatView> people, @Nullable TableDialogs arranging, String otherwise) {
        Section section = new Section(new H2(heading));
        section.addClassName("section");
        if (people.isEmpty()) {
            Paragraph nobody = new Paragraph(otherwise);
            nobody.addClassName("quiet");
            section.add(nobody);
        } else {
            section.add(rows(people, arranging));
        }
        return section;
    }

    private UnorderedList rows(List<SeatView> people, @Nullable TableDialogs arranging) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        people.forEach(seat -> rows.add(row(seat, arranging)));
        return rows;
    }

    private ListItem row(SeatView seat, @Nullable TableDialogs arranging) {
        Span name = new Span(seat.personName());
        name.addClassName("row__name");
        Span meta =
                new Span(getTranslation("delegation.capacity." + seat.capacity().word()));
        meta.addClassName("row__meta");
        Div main = new Div(name, meta);
        main.addClassName("row__main");
        ListItem row = new ListItem(main);
        row.addClassName("row");
        if (arranging != null) {
            Div end = new Div(
                    action(seat, "delegation.seat.move", () -> arranging.seat(seat.delegation(), seat)),
                    action(seat, "delegation.seat.end", () -> arranging.end(seat)));
            end.addClassName("row__end");
            row.add(end);
        }
        return row;
    }

    private Button action(SeatView seat, String key, Runnable act) {
        Button button = new Button(getTranslation(key), click -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(key) + ": " + seat.personName());
        return button;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
