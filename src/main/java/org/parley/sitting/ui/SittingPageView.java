package org.parley.sitting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Toasts;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingState;
import org.parley.sitting.SittingSummary;
import org.parley.sitting.SittingView;

/** One sitting, as each person in the room needs it: where it is, what comes next, and what they can do. */
@Route("negotiations/:negotiation/sittings/:sitting")
@StyleSheet("context://styles/sitting.css")
@PermitAll
class SittingPageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final Set<String> CONCERNING = Set.of(
            SubjectRef.SITTING, SubjectRef.ITEM, SubjectRef.SPEECH, SubjectRef.MOTION, SubjectRef.ROUND, SubjectRef.BALLOT);

    private final Desk desk;
    private final Seats seats;
    private final Live live;
    private final PageHeader header = new PageHeader("");
    private final Paragraph spoken = new Paragraph();
    private final AgendaPanel agenda;
    private final RollPanel roll;
    private @Nullable Scene shown;

    SittingPageView(Desk desk, Seats seats, Live live) {
        this.desk = desk;
        this.seats = seats;
        this.live = live;
        this.agenda = new AgendaPanel(desk);
        this.roll = new RollPanel(desk);
        spoken.addClassName("visually-hidden");
        spoken.getElement().setAttribute("aria-live", "polite");
        Div main = new Div(agenda);
        main.addClassNames("stack", "stack--loose");
        Aside side = new Aside(roll);
        side.addClassNames("stack", "stack--loose");
        side.getElement().setAttribute("aria-label", getTranslation("sitting.roll"));
        Div split = new Div(main, side);
        split.addClassName("split");
        getContent().addClassNames("page", "page--wide", "sitting");
        getContent().add(header, spoken, split);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation = desk.negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        SittingId id = event.getRouteParameters()
                .get("sitting")
                .flatMap(SittingPageView::parsed)
                .orElseThrow(() -> new NotFound("sitting"));
        SittingView sitting = desk.queries.get(id);
        if (!sitting.head().negotiation().equals(negotiation.id())) {
            throw new NotFound("sitting");
        }
        shown = null;
        header.trail(new Anchor(Paths.sittings(negotiation.slug()), getTranslation("sitting.list.title")));
        live.follow(this, negotiation.id().value(), touched -> {
            if (touched.stream().anyMatch(SittingPageView::concerns)) {
                show(negotiation, desk.queries.get(id));
            }
        });
        show(negotiation, sitting);
    }

    private static boolean concerns(Touched touched) {
        return CONCERNING.contains(touched.subject().kind());
    }

    private void show(NegotiationView negotiation, SittingView sitting) {
        Scene scene = new Scene(
                negotiation,
                seats.mine(negotiation.id()),
                desk.negotiations.delegationsById(negotiation.id()),
                sitting);
        announce(scene);
        header.title(getTranslation(
                "sitting.named", sitting.head().number(), sitting.head().title()));
        header.marks(SittingBadges.state(this, sitting.state()));
        header.lead(lead(sitting.head()));
        header.actions(actions(scene));
        agenda.show(scene);
        roll.show(scene);
        shown = scene;
    }

    /** A line for those who look, and one for those who listen: nothing takes the focus. */
    private void announce(Scene now) {
        Scene before = shown;
        if (before == null || before.sitting().state() == now.sitting().state()) {
            return;
        }
        String text = getTranslation("sitting.announce." + now.sitting().state().word());
        spoken.setText(text);
        Toasts.news(text);
    }

    private String lead(SittingSummary sitting) {
        Formats formats = Formats.current();
        Instant opened = sitting.openedAt();
        Instant closed = sitting.closedAt();
        Instant until = sitting.suspendedUntil();
        if (opened == null) {
            return getTranslation("sitting.lead.planned", formats.dateTime(sitting.plannedAt()));
        }
        if (closed != null) {
            return getTranslation("sitting.lead.closed", formats.dateTime(opened), formats.dateTime(closed));
        }
        return until == null
                ? getTranslation("sitting.lead.open", formats.dateTime(opened))
                : getTranslation("sitting.lead.suspended", formats.dateTime(until));
    }

    private List<Kept.Part> actions(Scene scene) {
        List<Kept.Part> actions = new ArrayList<>();
        if (!scene.facilitator() || !scene.going()) {
            return actions;
        }
        switch (scene.sitting().state()) {
            case PLANNED -> actions.add(main("sitting.open.action", () -> open(scene)));
            case OPEN -> {
                actions.add(side("sitting.suspend.action", () -> suspend(scene)));
                actions.add(side("sitting.close.action", () -> close(scene)));
            }
            case SUSPENDED -> {
                actions.add(main("sitting.resume.action", () -> Desk.act(() -> desk.sittings.resume(scene.id()))));
                actions.add(side("sitting.close.action", () -> close(scene)));
            }
            case CLOSED -> {}
        }
        SittingId id = scene.id();
        PlanDialogs dialogs = new PlanDialogs(desk);
        actions.add(side("sitting.limits.action", () -> dialogs.limit(desk.queries.get(id))));
        actions.add(side("sitting.change.action", () -> dialogs.change(desk.queries.get(id).head())));
        return actions;
    }

    private Kept.Part main(String key, Runnable act) {
        return new Kept.Part(key, () -> {
            Button button = new Button(getTranslation(key), click -> act.run());
            button.addThemeVariants(ButtonVariant.PRIMARY);
            return button;
        });
    }

    private Kept.Part side(String key, Runnable act) {
        return new Kept.Part(key, () -> {
            Button button = new Button(getTranslation(key), click -> act.run());
            button.addThemeVariants(ButtonVariant.TERTIARY);
            return button;
        });
    }

    private void open(Scene scene) {
        ConfirmDialogs.ask(getTranslation("sitting.open.action"), getTranslation("sitting.open.text"))
                .open(getTranslation("sitting.open.action"), ignored -> desk.sittings.open(scene.id()));
    }

    private void suspend(Scene scene) {
        DateTimePicker until = Moments.field(getTranslation("sitting.suspend.until"), null);
        ConfirmDialogs.ask(getTranslation("sitting.suspend.action"), getTranslation("sitting.suspend.text"))
                .with(until)
                .open(
                        getTranslation("sitting.suspend.action"),
                        ignored -> desk.sittings.suspend(scene.id(), Moments.value(until)));
    }

    private void close(Scene scene) {
        ConfirmDialogs.ask(getTranslation("sitting.close.action"), getTranslation("sitting.close.text"))
                .grave()
                .open(getTranslation("sitting.close.action"), ignored -> desk.sittings.close(scene.id()));
    }

    private static Optional<SittingId> parsed(String text) {
        try {
            return Optional.of(new SittingId(UUID.fromString(text)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public String getPageTitle() {
        Scene now = shown;
        return now == null
                ? getTranslation("sitting.list.title")
                : getTranslation(
                        "sitting.named",
                        now.sitting().head().number(),
                        now.sitting().head().title());
    }
}
