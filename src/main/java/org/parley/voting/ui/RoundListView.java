package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.kernel.NotFound;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;

/** The rounds of a negotiation: what is open, what comes, what was decided. */
@Route("negotiations/:negotiation/rounds")
@PermitAll
class RoundListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String STATE = "state";

    private final RoundQueries rounds;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Clock clock;
    private final Live live;
    private final PageHeader header = new PageHeader("");
    private final Select<RoundState> filter = new Select<>();
    private final Div list = new Div();
    private @Nullable NegotiationView negotiation;

    RoundListView(RoundQueries rounds, NegotiationQueries negotiations, Seats seats, Clock clock, Live live) {
        this.rounds = rounds;
        this.negotiations = negotiations;
        this.seats = seats;
        this.clock = clock;
        this.live = live;
        filter.setLabel(getTranslation("voting.list.filter"));
        filter.setItems(RoundState.values());
        filter.setEmptySelectionAllowed(true);
        filter.setEmptySelectionCaption(getTranslation("voting.list.all"));
        filter.setItemLabelGenerator(
                state -> getTranslation(state == null ? "voting.list.all" : "voting.state." + state.word()));
        filter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                remember(change.getValue());
            }
        });
        Div toolbar = new Div(filter);
        toolbar.addClassName("toolbar");
        getContent().addClassName("page");
        getContent().add(header, toolbar, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String slug = event.getRouteParameters().get("negotiation").orElseThrow(() -> new NotFound("negotiation"));
        NegotiationView found = negotiations.bySlug(slug);
        negotiation = found;
        filter.setValue(state(event.getLocation().getQueryParameters()).orElse(null));
        header.title(getTranslation("voting.list.title"));
        header.lead(getTranslation("voting.list.lead"));
        Anchor statements =
                new Anchor("negotiations/" + slug + "/statements", getTranslation("voting.list.statements"));
        Anchor rules = new Anchor(Paths.rules(slug), getTranslation("voting.rules.title"));
        Anchor room = new Anchor("negotiations/" + slug + "/room", getTranslation("voting.list.room"));
        room.setRouterIgnore(true);
        if (seats.isDelegate(found.id())) {
            header.actions(
                    new Anchor("negotiations/" + slug + "/preparation", getTranslation("voting.list.preparation")),
                    room,
                    statements,
                    rules);
        } else if (seats.mayFacilitate(found.id())) {
            Anchor displays = new Anchor("negotiations/" + slug + "/displays", getTranslation("voting.list.displays"));
            header.actions(displays, statements, rules, prepare(found), prepareChoice(found));
        } else {
            header.actions(room, statements, rules);
        }
        live.follow(this, found.id().value(), touched -> {
            if (touched.stream()
                    .anyMatch(each ->
                            each.type().startsWith("round.") || each.type().equals("ballot.cast"))) {
                show(found);
            }
        });
        show(found);
    }

    private void show(NegotiationView of) {
        List<RoundSummary> all = rounds.list(of.id());
        RoundState wanted = filter.getValue();
        List<RoundSummary> shown = all.stream()
                .filter(round -> wanted == null || round.state() == wanted)
                .toList();
        Kept.Part part;
        if (!shown.isEmpty()) {
            part = new Kept.Part(
                    of.id(), () -> new RoundRows(of.slug(), clock), rows -> ((RoundRows) rows).show(shown));
        } else if (!all.isEmpty()) {
            part = new Kept.Part("filtered", this::noneFiltered);
        } else {
            part = new Kept.Part("none", () -> none(of));
        }
        Kept.show(list, List.of(part));
    }

    private EmptyState noneFiltered() {
        return new EmptyState(
                getTranslation("voting.list.none-filtered"),
                "",
                new Button(getTranslation("voting.list.show-all"), click -> remember(null)));
    }

    private EmptyState none(NegotiationView of) {
        return seats.mayFacilitate(of.id())
                ? new EmptyState(
                        getTranslation("voting.list.none"),
                        getTranslation("voting.list.none-facilitator"),
                        prepare(of),
                        prepareChoice(of))
                : new EmptyState(getTranslation("voting.list.none"), getTranslation("voting.list.none-other"));
    }

    private Button prepare(NegotiationView of) {
        Button button = new Button(
                getTranslation("voting.prepare.action"),
                click -> UI.getCurrentOrThrow().navigate(Paths.prepare(of.slug())));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private static Button prepareChoice(NegotiationView of) {
        Button button = new Button();
        button.setText(button.getTranslation("voting.choice.prepare.action"));
        button.addClickListener(click -> UI.getCurrentOrThrow().navigate(Paths.prepareChoice(of.slug())));
        return button;
    }

    /** Puts the choice into the address, so that the list can be shared as it is. */
    private void remember(@Nullable RoundState state) {
        NegotiationView of = negotiation;
        if (of != null) {
            UI.getCurrentOrThrow()
                    .navigate(
                            Paths.rounds(of.slug()),
                            state == null ? QueryParameters.empty() : QueryParameters.of(STATE, state.word()));
        }
    }

    private static Optional<RoundState> state(QueryParameters query) {
        return query.getParameters().getOrDefault(STATE, List.of()).stream()
                .flatMap(word -> Arrays.stream(RoundState.values())
                        .filter(state -> state.word().equals(word)))
                .findFirst();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("voting.list.title");
    }
}
