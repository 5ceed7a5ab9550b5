package org.parley.sitting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Shortcuts;
import org.parley.design.Toasts;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.procedure.Manner;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingState;
import org.parley.sitting.SittingSummary;
import org.parley.sitting.SittingView;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.parley.voting.ui.RoundPanels;

/** One sitting, as each person in the room needs it: where it is, what comes next, and what they can do. */
@Route("negotiations/:negotiation/sittings/:sitting")
@StyleSheet("context://styles/sitting.css")
@PermitAll
class SittingPageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final Set<String> CONCERNING =
            Set.of(SubjectRef.SITTING, SubjectRef.ITEM, SubjectRef.SPEECH, SubjectRef.MOTION, SubjectRef.ROUND);

    private final Desk desk;
    private final Seats seats;
    private final Live live;
    private final PageHeader header = new PageHeader("");
    private final Paragraph spoken = new Paragraph();
    private final Shortcuts keys = new Shortcuts();
    private final RoundPanels roundPanels;
    private final NowPanel now;
    private final Div ballots = new Div();
    private final SpeakersPanel speakers;
    private final MotionsPanel motions;
    private final AgendaPanel agenda;
    private final RollPanel roll;
    private @Nullable Scene shown;

    SittingPageView(Desk desk, Seats seats, RoundPanels roundPanels, Live live) {
        this.desk = desk;
        this.seats = seats;
        this.live = live;
        this.roundPanels = roundPanels;
        this.now = new NowPanel(desk);
        this.speakers = new SpeakersPanel(desk);
        this.motions = new MotionsPanel(desk);
        this.agenda = new AgendaPanel(desk);
        this.roll = new RollPanel(desk);
        spoken.addClassName("visually-hidden");
        spoken.getElement().setAttribute("aria-live", "polite");
        Div main = new Div(now, ballots, speakers, motions);
        main.addClassNames("stack", "stack--loose");
        Aside side = new Aside(agenda, roll);
        side.addClassNames("stack", "stack--loose");
        side.getElement().setAttribute("aria-label", getTranslation("sitting.side"));
        Div split = new Div(main, side);
        split.addClassName("split");
        getContent().addClassNames("page", "page--wide", "sitting");
        keys.addPressedListener(key -> pressed(key.action()));
        getContent().add(header, spoken, split, keys);
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
        ballots.removeAll();
        if (seats.hasVoice(negotiation.id())) {
            ballots.add(roundPanels.ballots(negotiation.id()));
        }
        keys.setShortcuts(shortcuts(negotiation));
        header.trail(new Anchor(Paths.sittings(negotiation.slug()), getTranslation("sitting.list.title")));
        live.follow(this, negotiation.id().value(), touched -> {
            Scene seen = shown;
            if (touched.stream().anyMatch(SittingPageView::concerns)) {
                show(negotiation, desk.queries.get(id));
            } else if (seen != null && touched.stream().anyMatch(SittingPageView::counts)) {
                count(seen.with(desk.rounds.open(negotiation.id())));
            }
        });
        show(negotiation, sitting);
    }

    private static boolean concerns(Touched touched) {
        return CONCERNING.contains(touched.subject().kind());
    }

    private static boolean counts(Touched touched) {
        return touched.subject().kind().equals(SubjectRef.BALLOT);
    }

    /** A ballot moves nothing but the count. */
    private void count(Scene scene) {
        now.show(scene);
        shown = scene;
    }

    private void show(NegotiationView negotiation, SittingView sitting) {
        Scene scene = scene(negotiation, sitting);
        announce(scene);
        header.title(getTranslation(
                "sitting.named", sitting.head().number(), sitting.head().title()));
        now.show(scene);
        header.marks(SittingBadges.state(this, sitting.state()));
        header.lead(lead(sitting.head()));
        header.actions(actions(scene));
        speakers.show(scene);
        motions.show(scene);
        agenda.show(scene);
        roll.show(scene);
        shown = scene;
    }

    private Scene scene(NegotiationView negotiation, SittingView sitting) {
        Optional<SeatView> seat = seats.mine(negotiation.id());
        List<RoundSummary> all = desk.rounds.list(negotiation.id());
        return new Scene(
                negotiation,
                seat,
                sitting,
                cards(sitting),
                all,
                seat.filter(each -> each.capacity().voice())
                        .map(SeatView::delegation)
                        .filter(mine -> sitting.state() == SittingState.OPEN)
                        .map(mine -> explicable(sitting.head(), all, mine))
                        .orElse(List.of()),
                desk.queries.next(sitting, all, getLocale()));
    }

    private Map<SubjectRef, SubjectCard> cards(SittingView sitting) {
        return sitting.agenda().stream()
                .map(AgendaItemView::subject)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(subject -> desk.subjects.describe(subject, getLocale()).stream())
                .collect(Collectors.toMap(SubjectCard::ref, Function.identity()));
    }

    /** Votes to come and votes of this sitting, not by secret ballot, on what is not the delegation's own text and no procedure. */
    private List<RoundSummary> explicable(SittingSummary sitting, List<RoundSummary> all, DelegationId mine) {
        Map<SubjectRef, Boolean> own = new HashMap<>();
        return all.stream()
                .filter(round -> round.state() == RoundState.PREPARED
                        || (round.state() == RoundState.CLOSED || round.state() == RoundState.PROCLAIMED)
                                && sitting.holds(round))
                .filter(round -> round.manner() != Manner.SECRET)
                .filter(round -> round.subjects().stream()
                        .noneMatch(subject -> subject.kind().equals(SubjectRef.MOTION)
                                || own.computeIfAbsent(
                                        subject,
                                        each -> desk.subjects.moversOf(each).contains(mine.value()))))
                .toList();
    }

    private List<Shortcuts.Shortcut> shortcuts(NegotiationView negotiation) {
        if (seats.mayFacilitate(negotiation.id())) {
            return List.of(new Shortcuts.Shortcut("n", "step", getTranslation("sitting.shortcut.step"), null));
        }
        return seats.hasVoice(negotiation.id())
                ? List.of(
                        new Shortcuts.Shortcut("p", "placard", getTranslation("sitting.shortcut.placard"), null),
                        new Shortcuts.Shortcut("o", "point", getTranslation("sitting.shortcut.point"), null),
                        new Shortcuts.Shortcut("m", "motion", getTranslation("sitting.shortcut.motion"), null))
                : List.of();
    }

    private void pressed(String action) {
        switch (action) {
            case "step" -> now.advance();
            case "placard" -> now.placard();
            case "point" -> now.pointOfOrder();
            case "motion" -> now.motion();
            default -> {}
        }
    }

    /** A line for those who look, and one for those who listen: nothing takes the focus. */
    private void announce(Scene now) {
        Scene before = shown;
        if (before == null) {
            return;
        }
        List<String> said = News.between(this, before, now);
        if (!said.isEmpty()) {
            String text = String.join(" ", said);
            spoken.setText(text);
            Toasts.news(text);
        }
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

    /** The minutes, and what is done seldom: the steps that move the sitting on are in the card. */
    private List<Kept.Part> actions(Scene scene) {
        List<Kept.Part> actions = new ArrayList<>();
        Instant opened = scene.sitting().head().openedAt();
        if (opened != null) {
            String minutes = Paths.minutes(
                    scene.negotiation().slug(),
                    opened.atZone(Formats.current().zone()).toLocalDate());
            actions.add(new Kept.Part(minutes, () -> new Anchor(minutes, getTranslation("sitting.minutes"))));
        }
        if (!scene.facilitator() || !scene.going()) {
            return actions;
        }
        SittingId id = scene.id();
        PlanDialogs dialogs = new PlanDialogs(desk);
        if (scene.open()) {
            actions.add(side("sitting.suspend.action", () -> SittingDialogs.suspend(desk, scene)));
        }
        if (scene.sitting().head().live()) {
            actions.add(side("sitting.remark.action", () -> SittingDialogs.remark(desk, scene)));
        }
        actions.add(side("sitting.limits.action", () -> dialogs.limit(desk.queries.get(id))));
        actions.add(side(
                "sitting.change.action",
                () -> dialogs.change(desk.queries.get(id).head())));
        if (scene.sitting().head().live()) {
            actions.add(side("sitting.close.action", () -> SittingDialogs.close(desk, scene)));
        }
        return actions;
    }

    private Kept.Part side(String key, Runnable act) {
        return new Kept.Part(key, () -> {
            Button button = new Button(getTranslation(key), click -> act.run());
            button.addThemeVariants(ButtonVariant.TERTIARY);
            return button;
        });
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
