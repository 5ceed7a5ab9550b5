package org.parley.delegation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.RuleSetNames;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Row;
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
    private final RuleSetNames ruleNames;
    private final Seats seats;
    private final CurrentPerson current;
    private final HistoryPanels histories;
    private final Live live;
    private final Clock clock;
    private final Div page = new Div();
    private final PageHeader header = new PageHeader(getTranslation("delegation.table.title"));

    TableView(
            NegotiationQueries queries,
            NegotiationService negotiations,
            RuleSetNames ruleNames,
            Seats seats,
            CurrentPerson current,
            HistoryPanels histories,
            Live live,
            Clock clock) {
        this.queries = queries;
        this.negotiations = negotiations;
        this.ruleNames = ruleNames;
        this.seats = seats;
        this.current = current;
        this.histories = histories;
        this.live = live;
        this.clock = clock;
        page.addClassNames("stack", "stack--loose");
        getContent().addClassName("page");
        getContent().add(header, page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation =
                queries.bySlug(event.getRouteParameters().get("negotiation").orElse(""));
        live.follow(this, negotiation.id().value(), touched -> {
            if (touched.stream().anyMatch(TableView::ofTheTable)) {
                show(queries.get(negotiation.id()));
            }
        });
        show(negotiation);
    }

    private static boolean ofTheTable(Touched touched) {
        return switch (touched.subject().kind()) {
            case SubjectRef.NEGOTIATION, SubjectRef.DELEGATION, SubjectRef.SEAT -> true;
            default -> false;
        };
    }

    private void show(NegotiationView negotiation) {
        boolean arranges = current.isAdministrator() || seats.mayFacilitate(negotiation.id());
        List<DelegationView> delegations = queries.delegations(negotiation.id());
        List<SeatView> people = queries.seats(negotiation.id());
        header.lead(negotiation.name());
        header.actions(arranges ? actions(negotiation) : List.of());
        List<Kept.Part> parts = new ArrayList<>();
        if (!negotiation.description().isEmpty()) {
            parts.add(new Kept.Part(negotiation.description(), () -> {
                Paragraph description = new Paragraph(negotiation.description());
                description.addClassName("prose");
                return description;
            }));
        }
        parts.add(new Kept.Part(negotiation, () -> settings(negotiation)));
        parts.add(group(
                "delegation.table.facilitators",
                people.stream()
                        .filter(seat -> seat.delegation() == null && seat.capacity() != Capacity.OBSERVER)
                        .toList(),
                arranges));
        parts.add(new Kept.Part(
                "delegations",
                DelegationSection::new,
                section -> ((DelegationSection) section).show(delegations, people, arranges)));
        List<SeatView> observers = people.stream()
                .filter(seat -> seat.delegation() == null && seat.capacity() == Capacity.OBSERVER)
                .toList();
        if (!observers.isEmpty()) {
            parts.add(group("delegation.table.observers", observers, arranges));
        }
        SubjectRef subject = SubjectRef.of(SubjectRef.NEGOTIATION, negotiation.id());
        parts.add(new Kept.Part(subject, () -> histories.of(subject)));
        Kept.show(page, parts);
    }

    private List<Kept.Part> actions(NegotiationView negotiation) {
        NegotiationId id = negotiation.id();
        return List.of(
                new Kept.Part(Map.entry("seat", id), () -> {
                    Button seat = new Button(
                            getTranslation("delegation.seat.give"),
                            click -> dialogs(id).seat(null, null));
                    seat.addThemeVariants(ButtonVariant.PRIMARY);
                    return seat;
                }),
                new Kept.Part(
                        Map.entry("admit", id),
                        () -> new Button(
                                getTranslation("delegation.admit"),
                                click -> dialogs(id).admit())),
                new Kept.Part(
                        Map.entry("settle", id),
                        () -> new Button(
                                getTranslation("delegation.settle"),
                                click -> dialogs(id).settle())),
                new Kept.Part(
                        Map.entry("rules", id),
                        () -> new Button(
                                getTranslation("delegation.rules.set"),
                                click -> dialogs(id).decideBy(ruleNames))));
    }

    /** The questions about the table as it is when they are asked. */
    private TableDialogs dialogs(NegotiationId negotiation) {
        return new TableDialogs(queries.get(negotiation), negotiations, queries.delegations(negotiation));
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
        facts.fact(
                getTranslation("delegation.field.consent-hours"),
                getTranslation("delegation.table.consent-hours", negotiation.consentHours()));
        facts.fact(getTranslation("delegation.rules.substance"), rules(negotiation.id(), negotiation.substanceRules()));
        facts.fact(getTranslation("delegation.rules.procedure"), rules(negotiation.id(), negotiation.procedureRules()));
        facts.fact(
                getTranslation("delegation.rules.whole-text"), rules(negotiation.id(), negotiation.wholeTextRules()));
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

    private String rules(NegotiationId negotiation, String id) {
        String written = ruleNames.written(negotiation).get(id);
        return written == null ? getTranslation("procedure.preset." + id) : written;
    }

    /** The delegations, each with its people; the card of one is drawn anew only when it or they change. */
    private final class DelegationSection extends Section {

        private final Div cards = new Div();
        private final EmptyState none =
                new EmptyState(getTranslation("delegation.table.none"), getTranslation("delegation.table.none-next"));

        DelegationSection() {
            addClassName("section");
            cards.addClassName("tables");
            add(new H2(getTranslation("delegation.table.delegations")), none, cards);
        }

        void show(List<DelegationView> delegations, List<SeatView> people, boolean arranges) {
            none.setVisible(delegations.isEmpty());
            cards.setVisible(!delegations.isEmpty());
            List<Kept.Part> parts = new ArrayList<>();
            for (DelegationView delegation : delegations) {
                List<SeatView> seated = people.stream()
                        .filter(seat -> Objects.equals(seat.delegation(), delegation.id()))
                        .toList();
                parts.add(new Kept.Part(
                        List.of(delegation, arranges),
                        () -> new DelegationCard(delegation, arranges),
                        card -> ((DelegationCard) card).seats.show(seated, arranges)));
            }
            Kept.show(cards, parts);
        }
    }

    /** One delegation: what it is, who sits for it, and for whoever arranges the table a way to seat somebody. */
    private final class DelegationCard extends Div {

        private final SeatList seats = new SeatList("delegation.table.nobody");

        DelegationCard(DelegationView delegation, boolean arranges) {
            addClassName("card");
            Span shortName = new Span(delegation.shortName());
            shortName.addClassName("quiet");
            Div head = new Div(new H3(delegation.name()), shortName);
            head.addClassName("card__head");
            Div marks = new Div(
                    new StatusBadge(
                            getTranslation(
                                    "delegation.kind." + delegation.kind().word()),
                            Shape.DIAMOND,
                            Tone.ACCENT),
                    vote(delegation));
            delegation.blocs().forEach(bloc -> marks.add(new StatusBadge(bloc, Shape.RING, Tone.NEUTRAL)));
            marks.addClassName("actions");
            add(head, marks, seats);
            if (arranges) {
                Button seat = new Button(
                        getTranslation("delegation.seat.give"),
                        click -> dialogs(delegation.negotiation()).seat(delegation.id(), null));
                seat.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                seat.setAriaLabel(getTranslation("delegation.seat.give-for", delegation.name()));
                Button count = new Button(
                        getTranslation("delegation.count"),
                        click -> dialogs(delegation.negotiation()).count(delegation));
                count.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                count.setAriaLabel(getTranslation("delegation.count-for", delegation.name()));
                add(new Div(seat, count));
            }
        }

        private StatusBadge vote(DelegationView delegation) {
            if (!delegation.entitled()) {
                return new StatusBadge(getTranslation("delegation.no-vote"), Shape.DASH, Tone.NEUTRAL);
            }
            String votes = delegation.weight() == 1
                    ? getTranslation("delegation.vote")
                    : getTranslation("delegation.vote-weight", delegation.weight());
            return new StatusBadge(votes, Shape.CHECK, Tone.POSITIVE);
        }
    }

    /** People who sit for nobody, under a heading. */
    private final class SeatGroup extends Section {

        private final SeatList seats = new SeatList("delegation.table.no-facilitator");

        SeatGroup(String heading) {
            addClassName("section");
            add(new H2(getTranslation(heading)), seats);
        }
    }

    private Kept.Part group(String heading, List<SeatView> people, boolean arranges) {
        return new Kept.Part(
                heading, () -> new SeatGroup(heading), group -> ((SeatGroup) group).seats.show(people, arranges));
    }

    /** People in their seats, or the sentence that says that nobody is. */
    private final class SeatList extends Div {

        private final String nobody;

        SeatList(String nobody) {
            this.nobody = nobody;
        }

        void show(List<SeatView> people, boolean arranges) {
            Kept.show(
                    this,
                    List.of(
                            people.isEmpty()
                                    ? new Kept.Part(nobody, this::nobody)
                                    : new Kept.Part(
                                            "rows",
                                            this::rows,
                                            rows -> Kept.show(
                                                    (UnorderedList) rows,
                                                    people.stream()
                                                            .map(seat -> new Kept.Part(
                                                                    List.of(seat, arranges), () -> row(seat, arranges)))
                                                            .toList()))));
        }

        private Paragraph nobody() {
            Paragraph said = new Paragraph(getTranslation(nobody));
            said.addClassName("quiet");
            return said;
        }

        private UnorderedList rows() {
            UnorderedList rows = new UnorderedList();
            rows.addClassName("rows");
            return rows;
        }
    }

    private Row row(SeatView seat, boolean arranges) {
        Row row = Row.of(seat.personName())
                .meta(new Span(
                        getTranslation("delegation.capacity." + seat.capacity().word())));
        if (arranges) {
            row.end(
                    action(
                            seat,
                            "delegation.seat.move",
                            () -> dialogs(seat.negotiation()).seat(seat.delegation(), seat)),
                    action(
                            seat,
                            "delegation.seat.end",
                            () -> dialogs(seat.negotiation()).end(seat)));
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
        return getTranslation("delegation.table.title");
    }
}
