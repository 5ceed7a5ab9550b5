package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.Banner;
import org.parley.design.Board;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Countdown;
import org.parley.design.DiscussionPanels;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.LookBack;
import org.parley.design.PageHeader;
import org.parley.design.Redline;
import org.parley.design.Shape;
import org.parley.design.Shortcuts;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.identity.PersonId;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.kernel.Touched;
import org.parley.procedure.Choice;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.voting.Block;
import org.parley.voting.NotPut;
import org.parley.voting.Objection;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.parley.voting.SilenceService;
import org.springframework.beans.factory.ObjectProvider;

/** One round, as each person at the table needs it: the ballot, the facilitator's next step, the board and the outcome. */
@Route("negotiations/:negotiation/rounds/:round")
@PermitAll
class RoundPageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_REASON = 2_000;

    private final RoundService service;
    private final SilenceService silence;
    private final RoundQueries rounds;
    private final RoundsInCommon common;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final DiscussionPanels discussions;
    private final ObjectProvider<ResultPanel> beside;
    private final Live live;
    private final Clock clock;

    private final PageHeader header = new PageHeader("");
    private final Div notices = new Div();
    private final Div place = new Div();
    private final Div manner = new Div();
    private final Div result = new Div();
    private final Div put = new Div();
    private final Board board = new Board();
    private final Div rule = new Div();
    private final Div facts = new Div();
    private final Paragraph spoken = new Paragraph();
    private @Nullable Scene scene;
    private @Nullable CastingCard<?> ballot;
    private @Nullable RoundView shown;
    private List<SubjectRef> listed = List.of();

    /** Whose screen it is, and of what. */
    private record Scene(
            NegotiationView negotiation,
            RoundId round,
            Optional<SeatView> seat,
            @Nullable Instant moment) {

        /** Whether the round is shown as it stood at a moment: nothing can be done in the past. */
        boolean past() {
            return moment != null;
        }

        boolean facilitator() {
            return !past()
                    && seat.map(SeatView::capacity)
                            .filter(Capacity.FACILITATOR::equals)
                            .isPresent();
        }

        boolean voice() {
            return !past() && seat.map(SeatView::capacity).map(Capacity::voice).orElse(false);
        }

        @Nullable
        DelegationId delegation() {
            return seat.map(SeatView::delegation).orElse(null);
        }
    }

    RoundPageView(
            RoundService service,
            SilenceService silence,
            RoundQueries rounds,
            RoundsInCommon common,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            DiscussionPanels discussions,
            ObjectProvider<ResultPanel> beside,
            Live live,
            Clock clock) {
        this.service = service;
        this.silence = silence;
        this.rounds = rounds;
        this.common = common;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.discussions = discussions;
        this.beside = beside;
        this.live = live;
        this.clock = clock;
        getContent().addClassNames("page", "round");
        spoken.addClassName("visually-hidden");
        spoken.getElement().setAttribute("aria-live", "assertive");
        notices.addClassNames("stack", "stack--close");
        place.addClassName("stack");
        result.addClassName("stack");
        manner.addClassName("stack");
        rule.addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String slug = event.getRouteParameters().get("negotiation").orElseThrow(() -> new NotFound("negotiation"));
        NegotiationView negotiation = negotiations.bySlug(slug);
        RoundId id = event.getRouteParameters()
                .get("round")
                .flatMap(RoundPageView::parsed)
                .orElseThrow(() -> new NotFound("round"));
        RoundView present = rounds.get(id);
        if (!present.negotiation().equals(negotiation.id())) {
            throw new NotFound("round");
        }
        Instant moment = LookBack.moment(event.getLocation(), clock).orElse(null);
        Optional<RoundView> found = moment == null ? Optional.of(present) : rounds.at(id, moment);
        header.trail(new Anchor(Paths.rounds(slug), getTranslation("voting.list.title")));
        Scene now = new Scene(negotiation, id, seats.mine(negotiation.id()), moment);
        scene = now;
        ballot = null;
        shown = null;
        header.actions(List.of());
        Stream.of(notices, place, manner, result, rule, facts).forEach(Div::removeAll);
        getContent().removeAll();
        if (moment != null && found.isEmpty()) {
            header.title(getTranslation("voting.list.title"));
            header.marks();
            header.actions(LookBack.button(clock, Paths.round(slug, id)));
            getContent().add(header, LookBack.before(moment, Paths.round(slug, id)));
            return;
        }
        RoundView round = found.orElseThrow();
        Section table = new Section(board);
        table.addClassNames("card", "round__board");
        put.removeAll();
        Div main = new Div(place, manner, result, put, table, statements(round, moment), discussion(round, moment));
        main.addClassName("stack");
        Aside side = new Aside(rule, facts);
        side.addClassName("stack");
        side.getElement().setAttribute("aria-label", getTranslation("voting.round.about"));
        Div split = new Div(main, side);
        split.addClassName("split");
        getContent().add(header, spoken, notices, split);
        if (now.voice()) {
            Shortcuts keys = new Shortcuts(Stream.concat(
                            Stream.of(new Shortcuts.Shortcut(
                                    "v", "vote", getTranslation("voting.ballot.shortcut"), null)),
                            Arrays.stream(Choice.values())
                                    .map(choice -> new Shortcuts.Shortcut(
                                            Integer.toString(choice.ordinal() + 1),
                                            Integer.toString(choice.ordinal() + 1),
                                            getTranslation(
                                                    "voting.ballot.choose",
                                                    getTranslation("procedure.choice." + choice.name())),
                                            null)))
                    .toList());
            keys.addPressedListener(pressed -> {
                CastingCard<?> card = ballot;
                if (card != null && pressed.action().equals("vote")) {
                    card.focusBallot();
                } else if (card != null) {
                    card.choose(Integer.parseInt(pressed.action()));
                }
            });
            getContent().add(keys);
        }
        live.follow(this, negotiation.id().value(), touched -> {
            Scene current = scene;
            if (current != null
                    && !current.past()
                    && touched.stream().anyMatch(each -> concerns(each, current.round()))) {
                show(current, latest(current));
            }
        });
        show(now, round);
    }

    /** As all screens see it; where this one has seen something newer already, as it is now. */
    private RoundView latest(Scene now) {
        RoundView seen = common.get(now.negotiation().id(), now.round());
        RoundView known = shown;
        return known != null
                        && (seen.lockVersion() < known.lockVersion()
                                || seen.cast().size() < known.cast().size())
                ? rounds.get(now.round())
                : seen;
    }

    private static boolean concerns(Touched touched, RoundId round) {
        return touched.subject().equals(SubjectRef.of(SubjectRef.ROUND, round))
                        && !touched.type().startsWith("comment.")
                || touched.type().equals("ballot.cast");
    }

    private void show(Scene now, RoundView round) {
        RoundView before = shown;
        boolean moved = before == null || before.state() != round.state();
        if (before != null && moved) {
            announce(now, round);
        }
        header.title(getTranslation("voting.round.named", round.number(), round.title()));
        header.actions(actions(now, round));
        Kept.show(notices, notices(now, round));
        Map<DelegationId, DelegationView> delegations = common.delegations(round.negotiation());
        showPlace(now, round, delegations);
        showManner(now, round, delegations);
        board.show(
                common.board(this, round, delegations),
                Optional.ofNullable(now.delegation())
                        .map(mine -> mine.value().toString())
                        .orElse(null));
        board.getParent().ifPresent(card -> card.setVisible(boarded(round)));
        boolean reduced = !round.subjects().equals(listed);
        if (before == null || (moved && round.block() != null) || reduced) {
            showPut(round, now.moment());
        }
        if (moved || reduced) {
            header.marks(RoundBadges.marks(this, round));
        }
        if (moved) {
            Kept.show(result, results(now, round, delegations));
            ChoiceQuestion options = round.question();
            if (options != null) {
                put.removeAll();
                put.add(new ChoicePanel(round, options, option -> CastingCards.path(subjects, option, getLocale())));
            }
            Kept.show(
                    rule,
                    List.of(
                            new Kept.Part(
                                    round.rulesHash(),
                                    () -> new RulePanel(
                                            round.rules(),
                                            round.rulesHash(),
                                            now.negotiation().slug(),
                                            round.question() != null)),
                            new Kept.Part(round.manner(), () -> new MannerPanel(round))));
            Kept.show(facts, List.of(Kept.drawn(facts(round))));
        }
        shown = round;
    }

    /** What came of it. What does not change at the proclamation stays, opened where somebody has opened it. */
    private List<Kept.Part> results(Scene now, RoundView round, Map<DelegationId, DelegationView> delegations) {
        Outcome outcome = round.outcome();
        if (outcome == null || round.manner() == Manner.SILENCE) {
            return List.of();
        }
        List<Kept.Part> parts = new ArrayList<>();
        parts.add(new Kept.Part(
                Arrays.asList(round.state(), outcome, round.chairAdopts()), () -> new OutcomePanel(round, outcome)));
        ChoiceQuestion question = round.question();
        ChoiceResult chosen = round.chosen();
        if (question != null && chosen != null) {
            parts.add(new Kept.Part(chosen, () -> new ChosenPanel(round, question, chosen, delegations)));
        }
        if (!now.past()) {
            beside.orderedStream()
                    .flatMap(panel -> panel.beside(round).stream())
                    .forEach(panel -> parts.add(new Kept.Part(panel, () -> panel)));
        }
        if (round.manner() == Manner.SECRET) {
            parts.add(new Kept.Part("secret", () -> new SecretPanel(round)));
        }
        if (question == null && !now.past()) {
            parts.add(new Kept.Part("otherwise", () -> new OtherwisePanel(() -> common.otherwise(round))));
        }
        return parts;
    }

    /** A line for those who look, and one for those who listen: nothing takes the focus. */
    private void announce(Scene now, RoundView round) {
        String key = "voting.announce." + round.state().word()
                + (round.state() == RoundState.OPEN && now.voice() ? "-voter" : "");
        Outcome outcome = round.outcome();
        String text = outcome != null && round.manner() == Manner.SILENCE
                ? RoundBadges.silence(this, outcome.adopted()).word()
                : round.state() == RoundState.CLOSED
                        ? getTranslation("voting.announce.closed-short")
                        : getTranslation(
                                key,
                                round.number(),
                                outcome == null
                                        ? ""
                                        : RoundBadges.mark(this, round, outcome).word());
        spoken.setText(text);
        Toasts.news(text);
    }

    private List<Kept.Part> notices(Scene now, RoundView round) {
        List<Kept.Part> notices = new ArrayList<>();
        Instant deadline = round.deadline();
        Instant moment = now.moment();
        if (moment != null) {
            String present = Paths.round(now.negotiation().slug(), round.id());
            notices.add(new Kept.Part(moment, () -> LookBack.banner(moment, present)));
        }
        if (!now.past() && round.state() == RoundState.OPEN && deadline != null) {
            notices.add(new Kept.Part(
                    deadline, () -> new Countdown(deadline, clock, getTranslation("voting.round.closes"))));
        }
        if (round.closedLate()) {
            notices.add(new Kept.Part(
                    "late",
                    () -> new Banner(getTranslation("voting.round.closed-late"), Shape.TRIANGLE, Tone.CAUTION)));
        }
        if (!now.past() && round.state() == RoundState.PROCLAIMED) {
            rounds.aftermath(round, getLocale())
                    .forEach(said ->
                            notices.add(new Kept.Part(said, () -> new Banner(said, Shape.TRIANGLE, Tone.CAUTION))));
        }
        NotPut notPut = round.notPut();
        if (notPut != null) {
            notices.add(new Kept.Part(notPut, () -> notPut(notPut)));
        }
        String reason = round.annulReason();
        if (reason != null && notPut == null) {
            notices.add(new Kept.Part(
                    Arrays.asList(reason, round.annulAskedBy(), round.state() == RoundState.ANNULLED),
                    () -> annulment(now, round, reason)));
        }
        return notices;
    }

    private Banner notPut(NotPut notPut) {
        Optional<Anchor> cause = Optional.ofNullable(notPut.cause())
                .flatMap(round -> subjects.describe(SubjectRef.of(SubjectRef.ROUND, round), getLocale()))
                .map(card -> new Anchor(card.path(), card.title()));
        return new Banner(
                getTranslation(
                        "voting.not-put." + notPut.why().word(),
                        subjects.describe(notPut.subject(), getLocale())
                                .map(SubjectCard::title)
                                .orElseGet(() -> getTranslation("voting.round.subject-gone"))),
                Shape.DASH,
                Tone.NEUTRAL,
                cause.stream().toArray(Component[]::new));
    }

    private Banner annulment(Scene now, RoundView round, String reason) {
        PersonId asked = round.annulAskedBy();
        String by = asked == null
                ? ""
                : negotiations.names(round.negotiation(), List.of(asked)).getOrDefault(asked, "");
        List<Component> actions = new ArrayList<>();
        if (now.facilitator() && round.state() != RoundState.ANNULLED) {
            boolean own = now.seat()
                    .map(SeatView::person)
                    .filter(person -> person.equals(asked))
                    .isPresent();
            if (!own) {
                Button agree = new Button(
                        getTranslation("voting.annul.agree"),
                        click -> ConfirmDialogs.ask(
                                        getTranslation("voting.annul.agree"),
                                        getTranslation(
                                                round.manner().live()
                                                        ? "voting.annul.agree-text-open"
                                                        : "voting.annul.agree-text"))
                                .grave()
                                .open(getTranslation("voting.annul.agree"), ignored -> {
                                    service.annul(round.id());
                                    reload();
                                }));
                agree.addThemeVariants(ButtonVariant.ERROR);
                actions.add(agree);
            }
            actions.add(new Button(
                    getTranslation("voting.annul.withdraw"),
                    click -> act(() -> service.withdrawAnnulment(round.id()), "voting.annul.withdrawn")));
        }
        String key = round.state() == RoundState.ANNULLED ? "voting.annul.done" : "voting.annul.asked";
        return new Banner(
                getTranslation(key, by, reason), Shape.TRIANGLE, Tone.CAUTION, actions.toArray(Component[]::new));
    }

    /** What belongs to the manner in which the vote is taken: the roll, the count of hands, the objections. */
    private void showManner(Scene now, RoundView round, Map<DelegationId, DelegationView> delegations) {
        List<Kept.Part> parts = new ArrayList<>();
        boolean open = round.state() == RoundState.OPEN;
        if (round.roll() != null && (open ? !now.past() : round.outcome() != null)) {
            parts.add(new Kept.Part(
                    "roll",
                    () -> new RollCallPanel(service, round.id(), now.facilitator(), this::reload),
                    panel -> ((RollCallPanel) panel).show(round, delegations)));
        }
        if (round.manner() == Manner.SHOW_OF_HANDS && open && !now.past()) {
            parts.add(new Kept.Part(
                    "hands",
                    () -> new HandsPanel(service, round.id(), now.seat().orElse(null), this::reload),
                    panel -> ((HandsPanel) panel).show(round)));
        }
        if (round.consensusCheck() && (open || round.outcome() != null)) {
            parts.add(new Kept.Part(
                    "objections", ObjectionsPanel::new, panel -> ((ObjectionsPanel) panel).show(round, delegations)));
        }
        Kept.show(manner, parts);
        manner.setVisible(!parts.isEmpty());
    }

    /** Nobody votes under silence; and of hands there is nothing to see before they are counted. */
    private static boolean boarded(RoundView round) {
        return switch (round.manner()) {
            case SILENCE -> false;
            case SHOW_OF_HANDS -> round.outcome() != null;
            default -> true;
        };
    }

    /** What this person does here: the ballot, or one sentence that says whose turn it is. */
    private void showPlace(Scene now, RoundView round, Map<DelegationId, DelegationView> delegations) {
        List<Kept.Part> parts = new ArrayList<>();
        if (round.manner() == Manner.SILENCE && !now.past()) {
            parts.add(silence(now, round, delegations));
        } else if (now.voice() && round.answerable(now.delegation())) {
            parts.add(
                    new Kept.Part(round.id(), () -> casting(now, round), card -> refresh((CastingCard<?>) card, now)));
        } else if (!now.past() && (round.state() != RoundState.OPEN || round.manner() != Manner.SHOW_OF_HANDS)) {
            String key = sentence(now, round);
            parts.add(new Kept.Part(key, () -> {
                Paragraph sentence = new Paragraph(getTranslation(key));
                sentence.addClassNames("round__sentence", "quiet");
                return sentence;
            }));
        }
        Kept.show(place, parts);
        ballot = place.getChildren()
                .filter(CastingCard.class::isInstance)
                .<CastingCard<?>>map(CastingCard.class::cast)
                .findFirst()
                .orElse(null);
    }

    private CastingCard<?> casting(Scene now, RoundView round) {
        return CastingCards.of(
                service,
                rounds,
                subjects,
                round,
                now.seat().map(SeatView::delegationName).orElse(""),
                now.negotiation().slug());
    }

    private void refresh(CastingCard<?> card, Scene now) {
        card.refresh(common.lastBallots(now.negotiation().id(), now.round()).get(now.delegation()));
    }

    private Kept.Part silence(Scene now, RoundView round, Map<DelegationId, DelegationView> delegations) {
        silence.look(round.id());
        List<Objection> objections = silence.objections(round.id());
        boolean mayObject = now.voice() && entitled(round, now.delegation());
        return new Kept.Part(
                Arrays.asList(round.state(), round.deadline(), objections, mayObject),
                () -> new SilenceCard(silence, round, objections, delegations, mayObject, this::reload));
    }

    private Button extend(RoundView round) {
        Instant until = round.deadline();
        return new Button(getTranslation("voting.silence.extend"), click -> {
            DeadlineField later =
                    new DeadlineField(clock, (until == null ? clock.instant() : until).plus(Duration.ofDays(1)));
            ConfirmDialogs.ask(getTranslation("voting.silence.extend"), getTranslation("voting.silence.extend-text"))
                    .with(later)
                    .reason(getTranslation("voting.silence.reason"), LONGEST_REASON)
                    .open(getTranslation("voting.silence.extend"), reason -> {
                        silence.extend(round.id(), later.value(), reason);
                        reload();
                    });
        });
    }

    private static String sentence(Scene now, RoundView round) {
        String role;
        if (now.facilitator()) {
            role = "facilitator";
        } else if (round.state() == RoundState.OPEN
                && now.seat()
                        .map(SeatView::capacity)
                        .filter(Capacity.ADVISER::equals)
                        .isPresent()) {
            role = "adviser";
        } else if (round.state() == RoundState.OPEN && now.voice()) {
            role = "not-entitled";
        } else {
            role = "other";
        }
        if (round.state() == RoundState.OPEN && entitled(round, now.delegation()) && now.voice()) {
            return "voting.place.roll.waiting";
        }
        if (round.state() == RoundState.OPEN
                && round.manner().live()
                && (role.equals("facilitator") || role.equals("other"))) {
            return "voting.place." + (round.consensusCheck() ? "check." : "live.") + role;
        }
        boolean poll =
                round.indicative() && (round.state() == RoundState.CLOSED || round.state() == RoundState.PROCLAIMED);
        return "voting.place." + round.state().word() + "." + (poll ? "indicative" : role);
    }

    private static boolean entitled(RoundView round, @Nullable DelegationId delegation) {
        return delegation != null
                && round.electorate() != null
                && round.electorate().find(delegation.value()).isPresent();
    }

    /** The one step that comes next, and for the rest a way to ask for annulment. */
    private List<Kept.Part> actions(Scene now, RoundView round) {
        List<Kept.Part> actions = now.facilitator() ? steps(now, round) : new ArrayList<>();
        String path = Paths.round(now.negotiation().slug(), round.id());
        actions.add(new Kept.Part(path, () -> LookBack.button(clock, path)));
        return actions;
    }

    private List<Kept.Part> steps(Scene now, RoundView round) {
        List<Kept.Part> actions = new ArrayList<>();
        Outcome outcome = round.outcome();
        RoundId id = round.id();
        boolean quiet = round.manner() == Manner.SILENCE;
        if (quiet && (round.state() == RoundState.PREPARED || round.state() == RoundState.OPEN)) {
            actions.add(new Kept.Part(Map.entry("extend", Optional.ofNullable(round.deadline())), () -> extend(round)));
        }
        switch (round.state()) {
            case PREPARED -> actions.add(step("open", () -> askOpening(id)));
            case OPEN -> {
                if (!quiet) {
                    actions.add(step("close", id, () -> service.close(id)));
                }
            }
            case CLOSED -> {
                if (outcome != null && outcome.verdict() == Outcome.Verdict.CHAIR_DECIDES) {
                    actions.add(step("chair-adopts", id, () -> service.proclaimByChair(id, true)));
                    actions.add(step("chair-rejects", id, () -> service.proclaimByChair(id, false)));
                } else {
                    actions.add(step("proclaim", id, () -> service.proclaim(id)));
                }
            }
            case PROCLAIMED -> {
                if (outcome != null && round.indicative() && round.question() == null) {
                    actions.add(new Kept.Part(Map.entry("formal", id), () -> formalRound(now, id)));
                } else if (outcome != null && outcome.verdict() == Outcome.Verdict.SECOND_VOTE) {
                    actions.add(new Kept.Part(Map.entry("second", id), () -> secondVote(now, id)));
                }
            }
            case ANNULLED, NOT_PUT -> {}
        }
        if (!round.state().over() && round.annulReason() == null) {
            actions.add(new Kept.Part(Map.entry("annul", id), () -> askAnnulment(id)));
        }
        return actions;
    }

    private Button askAnnulment(RoundId id) {
        Button annul = new Button(
                getTranslation("voting.annul.action"),
                click -> ConfirmDialogs.ask(getTranslation("voting.annul.action"), getTranslation("voting.annul.text"))
                        .reason(getTranslation("voting.annul.reason"), LONGEST_REASON)
                        .open(getTranslation("voting.annul.submit"), reason -> {
                            service.askAnnulment(id, reason);
                            reload();
                        }));
        annul.addThemeVariants(ButtonVariant.TERTIARY);
        return annul;
    }

    /** Opening takes the roll: who is in the room counts for the quorum, even without a ballot. */
    private void askOpening(RoundId id) {
        RoundView round = rounds.get(id);
        CheckboxGroup<DelegationView> rollCall = new CheckboxGroup<>(getTranslation("voting.roll-call"));
        rollCall.setHelperText(getTranslation("voting.roll-call.help"));
        List<DelegationView> entitled = negotiations.delegations(round.negotiation()).stream()
                .filter(DelegationView::entitled)
                .toList();
        rollCall.setItems(entitled);
        rollCall.setItemLabelGenerator(DelegationView::name);
        Set<DelegationId> present = rounds.present(round.negotiation());
        rollCall.setValue(entitled.stream()
                .filter(delegation -> present.contains(delegation.id()))
                .collect(Collectors.toSet()));
        Div warnings = new Div();
        warnings.setVisible(false);
        if (round.question() == null) { // a choice changes no text
            Warnings.show(warnings, rounds.warnings(round.negotiation(), round.subjects(), getLocale()), subjects);
        }
        if (round.manner() == Manner.SECRET) {
            warnings.setVisible(true);
            warnings.add(new Banner(getTranslation("voting.secret.unanimous"), Shape.TRIANGLE, Tone.CAUTION));
        }
        ask("open", round).with(warnings).with(rollCall).open(getTranslation("voting.step.open"), ignored -> {
            service.open(
                    id, rollCall.getValue().stream().map(DelegationView::id).collect(Collectors.toSet()));
            reload();
        });
    }

    private Kept.Part step(String step, RoundId id, Runnable work) {
        return step(
                step,
                () -> ask(step, rounds.get(id)).open(getTranslation("voting.step." + step), ignored -> {
                    work.run();
                    reload();
                }));
    }

    private Kept.Part step(String step, Runnable asking) {
        return new Kept.Part(step, () -> {
            Button button = new Button(getTranslation("voting.step." + step), click -> asking.run());
            button.addThemeVariants(ButtonVariant.PRIMARY);
            return button;
        });
    }

    /** The question names the ballots as they are when it is asked. */
    private ConfirmDialogs ask(String step, RoundView round) {
        return ConfirmDialogs.ask(
                        getTranslation("voting.step." + step),
                        getTranslation(
                                "voting.step." + step + "-text" + variant(step, round),
                                round.cast().size(),
                                missing(round)))
                .with(
                        round.question() == null
                                ? Phrases.words(this, round.rules())
                                : ChoicePanel.how(this, round.rules(), round.question()));
    }

    private Button formalRound(Scene now, RoundId poll) {
        return preparing(now, "voting.indicative.formal", () -> service.formally(poll));
    }

    private Button secondVote(Scene now, RoundId first) {
        return preparing(now, "voting.step.second", () -> service.repeat(first));
    }

    private Button preparing(Scene now, String key, Supplier<RoundId> prepared) {
        Button button = new Button(getTranslation(key));
        button.setDisableOnClick(true);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickListener(click -> {
            try {
                UI.getCurrentOrThrow().navigate(Paths.round(now.negotiation().slug(), prepared.get()));
            } catch (RuleViolation violation) {
                Toasts.refused(violation);
            }
            button.setEnabled(true);
        });
        return button;
    }

    private static String variant(String step, RoundView round) {
        if (step.equals("close") && round.manner() == Manner.SHOW_OF_HANDS) {
            return "-hands";
        }
        if (step.equals("close") && round.manner().live()) {
            return "-live";
        }
        return step.equals("proclaim") && round.indicative() ? "-indicative" : "";
    }

    private static int missing(RoundView round) {
        return round.electorate() == null
                ? 0
                : round.electorate().size() - round.cast().size();
    }

    private void act(Runnable work, String done) {
        try {
            work.run();
            Toasts.done(getTranslation(done));
            reload();
        } catch (RuleViolation violation) {
            Toasts.refused(violation);
        }
    }

    private void reload() {
        Scene now = scene;
        if (now != null) {
            show(now, rounds.get(now.round()));
        }
    }

    private void showPut(RoundView round, @Nullable Instant moment) {
        listed = round.subjects();
        if (round.question() == null) {
            put.removeAll();
            put.add(subjects(round, moment));
        }
    }

    /** What is put to the vote, with its redline where it has one. */
    private Section subjects(RoundView round, @Nullable Instant moment) {
        Section section = new Section(
                new H2(getTranslation("voting.round.subjects", round.subjects().size())));
        section.addClassName("section");
        Block block = round.block();
        if (block != null) {
            section.add(block(block, moment));
        }
        for (SubjectRef ref : round.subjects()) {
            Div card = new Div();
            card.addClassName("card");
            described(ref, moment)
                    .ifPresentOrElse(
                            found -> {
                                card.add(new H3(new Anchor(found.path(), found.title())));
                                if (!found.detail().isEmpty()) {
                                    Paragraph detail = new Paragraph(found.detail());
                                    detail.addClassNames("quiet", "small");
                                    card.add(detail);
                                }
                                String model = found.redline();
                                if (model != null) {
                                    Redline redline = new Redline();
                                    redline.setModelJson(model);
                                    redline.setChangesOnly(true);
                                    Redline settled = new Redline();
                                    settled.setModelJson(model);
                                    settled.setChangesOnly(true);
                                    settled.setFinal(true);
                                    H4 then = new H4(getTranslation("voting.round.final"));
                                    then.addClassName("round__final");
                                    card.add(redline, then, settled);
                                }
                            },
                            () -> card.add(new Paragraph(getTranslation("voting.round.subject-gone"))));
            Scene now = scene;
            if (now != null && round.separable() && (now.voice() || now.facilitator())) {
                Div actions = new Div(separate(round.id(), ref));
                actions.addClassName("actions");
                card.add(actions);
            }
            section.add(card);
        }
        return section;
    }

    /** Why these are put as a block, and what has left it. */
    private Div block(Block block, @Nullable Instant moment) {
        Paragraph what = new Paragraph(getTranslation("voting.block.what"));
        Paragraph why = new Paragraph(getTranslation("voting.block.reason", block.reason()));
        Div said = new Div(what, why);
        said.addClassNames("stack", "stack--close");
        if (!block.left().isEmpty()) {
            UnorderedList gone = new UnorderedList();
            gone.addClassName("small");
            block.left().forEach(left -> gone.add(new ListItem(left(left, moment))));
            said.add(gone);
        }
        return said;
    }

    private String left(Block.Left left, @Nullable Instant moment) {
        DelegationId by = left.by();
        Scene now = scene;
        String name = by == null || now == null
                ? ""
                : Optional.ofNullable(negotiations
                                .delegationsById(now.negotiation().id())
                                .get(by))
                        .map(DelegationView::name)
                        .orElse("");
        return getTranslation(
                "voting.block.left." + left.why().word(),
                described(left.subject(), moment)
                        .map(SubjectCard::title)
                        .orElseGet(() -> getTranslation("voting.round.subject-gone")),
                name.isEmpty() ? "none" : "by",
                name);
    }

    private Button separate(RoundId round, SubjectRef subject) {
        String title =
                subjects.describe(subject, getLocale()).map(SubjectCard::title).orElse("");
        Button apart = new Button(
                getTranslation("voting.block.separate"),
                click -> ConfirmDialogs.ask(
                                getTranslation("voting.block.separate"),
                                getTranslation("voting.block.separate-text", title))
                        .open(getTranslation("voting.block.separate"), ignored -> {
                            service.separate(round, subject);
                            reload();
                        }));
        apart.setAriaLabel(getTranslation("voting.block.separate-one", title));
        return apart;
    }

    private Optional<SubjectCard> described(SubjectRef ref, @Nullable Instant moment) {
        return Optional.ofNullable(moment)
                .flatMap(then -> subjects.describeAt(ref, then, getLocale()))
                .or(() -> subjects.describe(ref, getLocale()));
    }

    /** What delegations have put on record about the vote stands beside its result. */
    private Section statements(RoundView round, @Nullable Instant moment) {
        Section section = new Section(
                new H2(getTranslation("voting.round.statements")),
                discussions.statements(
                        SubjectRef.of(SubjectRef.ROUND, round.id()),
                        round.negotiation().value(),
                        moment));
        section.addClassName("section");
        return section;
    }

    private Section discussion(RoundView round, @Nullable Instant moment) {
        Section section = new Section(
                new H2(getTranslation("voting.round.discussion")),
                discussions.on(
                        SubjectRef.of(SubjectRef.ROUND, round.id()),
                        round.negotiation().value(),
                        moment));
        section.addClassName("section");
        return section;
    }

    private Facts facts(RoundView round) {
        Formats formats = Formats.current();
        Facts list = new Facts();
        list.fact(getTranslation("voting.fact.prepared"), formats.moment(round.preparedAt()));
        fact(list, "voting.fact.opened", round.openedAt(), formats);
        fact(list, "voting.fact.deadline", round.deadline(), formats);
        fact(list, "voting.fact.closed", round.closedAt(), formats);
        fact(list, "voting.fact.proclaimed", round.proclaimedAt(), formats);
        fact(list, "voting.fact.annulled", round.annulledAt(), formats);
        fact(
                list,
                "voting.state.not-put",
                round.notPut() == null ? null : round.notPut().at(),
                formats);
        if (round.timer() != null && round.openedAt() == null) {
            list.fact(getTranslation("voting.fact.timer"), formats.duration(round.timer()));
        }
        RoundId first = round.repeats();
        Scene now = scene;
        RoundId poll = round.follows();
        if (poll != null && now != null) {
            list.fact(
                    getTranslation("voting.indicative.follows"),
                    link(now, poll, rounds.get(poll).number()));
        }
        if (round.indicative() && now != null) {
            rounds.following(round.id())
                    .forEach(formal -> list.fact(
                            getTranslation("voting.indicative.followed"), link(now, formal.id(), formal.number())));
        }
        if (first != null && now != null) {
            list.fact(
                    getTranslation("voting.fact.repeats"),
                    link(now, first, rounds.get(first).number()));
        }
        return list;
    }

    private Anchor link(Scene now, RoundId round, int number) {
        return new Anchor(Paths.round(now.negotiation().slug(), round), getTranslation("voting.round.number", number));
    }

    private void fact(Facts list, String key, @Nullable Instant at, Formats formats) {
        if (at != null) {
            list.fact(getTranslation(key), formats.moment(at));
        }
    }

    private static Optional<RoundId> parsed(String text) {
        try {
            return Optional.of(new RoundId(UUID.fromString(text)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public String getPageTitle() {
        Scene now = scene;
        return now == null
                ? getTranslation("voting.list.title")
                : Optional.of(rounds.get(now.round()))
                        .map(round -> getTranslation("voting.round.named", round.number(), round.title()))
                        .orElseThrow();
    }
}
