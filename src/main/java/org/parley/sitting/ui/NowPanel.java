package org.parley.sitting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Countdown;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.kernel.SubjectCard;
import org.parley.procedure.Outcome;
import org.parley.procedure.motion.MotionKind;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.ItemId;
import org.parley.sitting.MotionId;
import org.parley.sitting.NextStep;
import org.parley.sitting.Opening;
import org.parley.sitting.Queue;
import org.parley.sitting.SittingState;
import org.parley.sitting.SpeechId;
import org.parley.sitting.SpeechState;
import org.parley.sitting.SpeechView;
import org.parley.voting.RoundId;
import org.parley.voting.RoundSummary;
import org.parley.voting.RoundView;
import org.parley.voting.ui.Phrases;

/** Where the sitting is, what comes next and why, the one button that moves it on, and what cannot be done now. */
class NowPanel extends Section {

    private final Desk desk;
    private final MotionDialogs motions;
    private final Div here = new Div();
    private final Paragraph next = new Paragraph();
    private final Div step = new Div();
    private final Div own = new Div();
    private final UnorderedList forbidden = new UnorderedList();
    private @Nullable Scene shown;

    NowPanel(Desk desk) {
        this.desk = desk;
        this.motions = new MotionDialogs(desk);
        addClassNames("card", "card--now", "now");
        getElement().setAttribute("aria-label", getTranslation("sitting.now"));
        here.addClassName("now__here");
        next.addClassName("now__next");
        step.addClassName("actions");
        own.addClassName("actions");
        forbidden.addClassNames("now__forbidden", "quiet", "small");
        add(here, next, step, own, forbidden);
    }

    void show(Scene scene) {
        shown = scene;
        setVisible(scene.going());
        Kept.show(here, here(scene));
        NextStep coming = scene.next();
        next.setText(getTranslation("sitting.next", said(scene, coming)));
        Kept.show(step, scene.facilitator() ? step(scene, coming) : List.of());
        Kept.show(own, scene.voice() && scene.open() ? own(scene) : List.of());
        List<String> cannot = forbidden(scene);
        forbidden.setVisible(!cannot.isEmpty());
        Kept.show(
                forbidden,
                cannot.stream()
                        .map(said -> new Kept.Part(said, () -> new ListItem(said)))
                        .toList());
    }

    /** The item, who speaks, the round that is open. */
    private List<Kept.Part> here(Scene scene) {
        List<Kept.Part> parts = new ArrayList<>();
        if (scene.sitting().state() == SittingState.PLANNED) {
            parts.add(line("sitting.now.planned"));
            return parts;
        }
        Optional<AgendaItemView> current = scene.sitting().current();
        if (current.isPresent()) {
            AgendaItemView item = current.get();
            Optional<SubjectCard> about = scene.card(item);
            parts.add(new Kept.Part(List.of(item, about.map(SubjectCard::title).orElse("")), () -> item(item, about)));
        } else {
            parts.add(line("sitting.now.no-item"));
        }
        if (scene.sitting().state() == SittingState.SUSPENDED) {
            parts.add(line("sitting.announce.suspended"));
            Instant until = scene.sitting().head().suspendedUntil();
            if (until != null) {
                parts.add(new Kept.Part(
                        until, () -> new Countdown(until, desk.clock, getTranslation("sitting.now.resumes"))));
            }
            return parts;
        }
        scene.sitting().speaking().ifPresent(speech -> parts.add(new Kept.Part(speech, () -> speaker(scene, speech))));
        scene.votes(true).forEach(round -> parts.add(vote(scene, round, true)));
        scene.votes(false).forEach(round -> parts.add(vote(scene, round, false)));
        return parts;
    }

    private Kept.Part vote(Scene scene, RoundSummary round, boolean here) {
        return new Kept.Part(
                List.of(round.id(), round.title(), here),
                () -> new OpenRound(scene, round, here),
                shownRound -> ((OpenRound) shownRound).cast(round));
    }

    private Kept.Part line(String key) {
        return new Kept.Part(key, () -> new Paragraph(getTranslation(key)));
    }

    private Div item(AgendaItemView item, Optional<SubjectCard> about) {
        H2 title = new H2(getTranslation("sitting.now.item", item.number(), item.title()));
        title.addClassName("now__item");
        title.getElement().setAttribute("dir", "auto");
        Div line = new Div(title);
        line.addClassName("now__place");
        about.map(card -> new Anchor(card.path(), card.title())).ifPresent(line::add);
        return line;
    }

    private Div speaker(Scene scene, SpeechView speech) {
        Span name = new Span(getTranslation("sitting.now.speaks", scene.name(speech.delegation())));
        name.addClassName("now__speaker");
        Div line = new Div(name);
        line.addClassName("now__line");
        if (speech.queue() != Queue.DEBATE) {
            line.add(new Span(getTranslation("sitting.queue." + speech.queue().word())));
        }
        Instant deadline = speech.deadline();
        Instant begun = speech.begunAt();
        if (deadline != null) {
            line.add(new Countdown(deadline, desk.clock, getTranslation("sitting.now.time-over")));
        } else if (begun != null) {
            line.add(new Span(
                    getTranslation("sitting.now.since", Formats.current().time(begun))));
        }
        return line;
    }

    /** An open round with its live count. */
    private final class OpenRound extends Div {

        private final Span cast = new Span();

        OpenRound(Scene scene, RoundSummary round, boolean here) {
            addClassName("now__line");
            Span vote = new Span(getTranslation(here ? "sitting.now.vote" : "sitting.now.vote-beside"));
            vote.addClassName(here ? "now__speaker" : "quiet");
            add(
                    vote,
                    new Anchor(
                            "negotiations/" + scene.negotiation().slug() + "/rounds/"
                                    + round.id().value(),
                            getTranslation("voting.round.named", round.number(), round.title())),
                    cast);
            Instant deadline = round.deadline();
            if (deadline != null) {
                add(new Countdown(deadline, desk.clock, getTranslation("voting.round.closes")));
            }
        }

        void cast(RoundSummary round) {
            cast.setText(getTranslation("voting.list.cast", round.cast(), round.entitled()));
        }
    }

    private RoundView round(UUID id) {
        return desk.rounds.get(new RoundId(id));
    }

    /** What comes next, in a sentence. */
    String said(Scene scene, NextStep coming) {
        String key = "sitting.next." + coming.kind().word();
        UUID target = coming.target();
        if (target == null) {
            Opening opening = scene.sitting().opening();
            return coming.kind() == NextStep.Kind.GATHER && opening != null
                    ? getTranslation(key, Phrases.say(this, opening.check().words()))
                    : getTranslation(key);
        }
        String thing = switch (coming.kind()) {
            case CLOSE_ROUND, PROCLAIM, OPEN_ROUND -> scene.title(new RoundId(target));
            case RULE ->
                scene.sitting()
                        .motion(new MotionId(target))
                        .map(motion -> scene.name(motion.delegation()))
                        .orElse("");
            case PUT ->
                scene.sitting()
                        .motion(new MotionId(target))
                        .map(motion ->
                                getTranslation("sitting.motion." + motion.kind().word()))
                        .orElse("");
            case CALL, END_SPEECH ->
                scene.sitting().speeches().stream()
                        .filter(speech -> speech.id().value().equals(target))
                        .map(speech -> scene.name(speech.delegation()))
                        .findFirst()
                        .orElse("");
            default ->
                scene.sitting()
                        .item(new ItemId(target))
                        .map(AgendaItemView::title)
                        .orElse("");
        };
        String sentence = getTranslation(key, thing);
        return coming.why().isEmpty() ? sentence : sentence + " " + coming.why();
    }

    /** The one button. */
    private List<Kept.Part> step(Scene scene, NextStep coming) {
        if (coming.kind() == NextStep.Kind.GATHER || coming.kind() == NextStep.Kind.NOTHING) {
            return List.of();
        }
        return List.of(new Kept.Part(coming, () -> {
            Button button =
                    new Button(getTranslation("sitting.step." + coming.kind().word()), click -> advance());
            button.addThemeVariants(ButtonVariant.PRIMARY);
            button.addClassName("now__step");
            return button;
        }));
    }

    /** Does what the button says: also asked by the keyboard. */
    void advance() {
        Scene scene = shown;
        if (scene == null || !scene.facilitator()) {
            return;
        }
        NextStep coming = scene.next();
        UUID target = coming.target();
        if (target == null) {
            switch (coming.kind()) {
                case OPEN -> SittingDialogs.open(desk, scene);
                case RESUME -> Desk.act(() -> desk.sittings.resume(scene.id()));
                case CLOSE -> SittingDialogs.close(desk, scene);
                default -> {}
            }
            return;
        }
        switch (coming.kind()) {
            case RULE -> scene.sitting().motion(new MotionId(target)).ifPresent(each -> motions.rule(scene, each));
            case PUT -> scene.sitting().motion(new MotionId(target)).ifPresent(each -> motions.put(scene, each));
            case CALL -> Desk.act(() -> desk.speakers.call(new SpeechId(target)));
            case END_SPEECH -> Desk.act(() -> desk.speakers.end(new SpeechId(target)));
            case TAKE_UP -> Desk.act(() -> desk.sittings.takeUp(scene.id(), new ItemId(target)));
            case CONCLUDE -> Desk.act(() -> desk.sittings.conclude(scene.id(), new ItemId(target)));
            case OPEN_ROUND -> openRound(scene, round(target));
            case CLOSE_ROUND -> closeRound(round(target));
            case PROCLAIM -> proclaim(scene, round(target));
            default -> {}
        }
    }

    private void openRound(Scene scene, RoundView round) {
        ConfirmDialogs.ask(
                        getTranslation("voting.round.named", round.number(), round.title()),
                        getTranslation(
                                "sitting.open-round.text",
                                desk.rounds.present(scene.negotiation().id()).size()))
                .with(Phrases.words(this, round.rules()))
                .open(
                        getTranslation("sitting.step.open-round"),
                        ignored -> desk.roundService.open(
                                round.id(),
                                desk.rounds.present(scene.negotiation().id())));
    }

    private void closeRound(RoundView round) {
        int entitled = round.electorate() == null ? 0 : round.electorate().size();
        ConfirmDialogs.ask(
                        getTranslation("voting.round.named", round.number(), round.title()),
                        getTranslation("voting.list.cast", round.cast().size(), entitled))
                .open(getTranslation("sitting.step.close-round"), ignored -> desk.roundService.close(round.id()));
    }

    /** Where the rules leave a tie to the chair, the round's own page asks how the chair decides. */
    private void proclaim(Scene scene, RoundView round) {
        Outcome outcome = round.outcome();
        if (outcome != null && outcome.verdict() == Outcome.Verdict.CHAIR_DECIDES) {
            UI.getCurrentOrThrow()
                    .navigate("negotiations/" + scene.negotiation().slug() + "/rounds/"
                            + round.id().value());
            return;
        }
        String verdict = outcome == null
                ? ""
                : getTranslation("procedure.verdict." + outcome.verdict().name());
        ConfirmDialogs.ask(
                        getTranslation("voting.round.named", round.number(), round.title()),
                        getTranslation("sitting.proclaim.text", verdict))
                .open(getTranslation("sitting.step.proclaim"), ignored -> desk.roundService.proclaim(round.id()));
    }

    /** What a head or deputy can do for their delegation. */
    private List<Kept.Part> own(Scene scene) {
        DelegationId mine = scene.own();
        if (mine == null) {
            return List.of();
        }
        List<Kept.Part> parts = new ArrayList<>();
        Optional<AgendaItemView> current = scene.sitting().current();
        if (current.filter(item -> item.listOpen() && item.debateOpen()).isPresent()
                && !asked(scene, mine, Queue.DEBATE)) {
            parts.add(Kept.button("sitting.own.placard", true, this::placard));
        }
        if (current.isPresent() && !asked(scene, mine, Queue.REPLY)) {
            parts.add(Kept.button("sitting.own.reply", false, () -> request(Queue.REPLY)));
        }
        if (current.isPresent() && !scene.explicable().isEmpty()) {
            parts.add(Kept.button("sitting.own.explain", false, this::explain));
        }
        scene.sitting()
                .speaking()
                .filter(speech -> speech.delegation().equals(mine))
                .ifPresent(speech -> parts.add(new Kept.Part(
                        speech.id(),
                        () -> new Button(
                                getTranslation("sitting.own.end"),
                                click -> Desk.act(() -> desk.speakers.end(speech.id()))))));
        parts.add(Kept.button("sitting.own.point", false, this::pointOfOrder));
        boolean movable = Stream.of(MotionKind.values())
                .filter(kind -> kind != MotionKind.POINT_OF_ORDER)
                .anyMatch(kind -> !scene.sitting().outOfOrder().containsKey(kind));
        if (movable) {
            parts.add(Kept.button("sitting.own.motion", false, this::motion));
        }
        return parts;
    }

    private static boolean asked(Scene scene, DelegationId mine, Queue queue) {
        return scene.sitting().waiting().stream()
                .anyMatch(speech -> speech.queue() == queue
                        && speech.state() == SpeechState.WAITING
                        && speech.delegation().equals(mine));
    }

    /** Asks for the floor. */
    void placard() {
        request(Queue.DEBATE);
    }

    private void request(Queue queue) {
        Scene scene = shown;
        if (scene != null && scene.voice()) {
            Desk.act(() -> desk.speakers.request(scene.id(), queue));
        }
    }

    void pointOfOrder() {
        Scene scene = shown;
        if (scene != null && scene.voice() && scene.open()) {
            motions.pointOfOrder(scene);
        }
    }

    void motion() {
        Scene scene = shown;
        if (scene != null && scene.voice() && scene.open()) {
            motions.raise(scene);
        }
    }

    private void explain() {
        Scene scene = shown;
        if (scene == null) {
            return;
        }
        Select<RoundSummary> round = new Select<>();
        round.setLabel(getTranslation("sitting.field.round"));
        round.setItems(scene.explicable());
        round.setItemLabelGenerator(each -> getTranslation("voting.round.named", each.number(), each.title()));
        round.setValue(scene.explicable().getFirst());
        ConfirmDialogs.ask(getTranslation("sitting.own.explain"), getTranslation("sitting.explain.text"))
                .with(Fields.form(round))
                .open(
                        getTranslation("sitting.explain.submit"),
                        ignored -> desk.speakers.explain(
                                scene.id(), round.getValue().id()));
    }

    /** What cannot be done now, each with the rule that forbids it. */
    private List<String> forbidden(Scene scene) {
        List<String> cannot = new ArrayList<>();
        if (scene.sitting().state() == SittingState.PLANNED) {
            Opening opening = scene.sitting().opening();
            if (opening != null && !opening.check().passed()) {
                cannot.add(getTranslation("sitting.cannot.open"));
            }
            return cannot;
        }
        if (scene.sitting().state() == SittingState.SUSPENDED) {
            cannot.add(getTranslation("sitting.cannot.suspended"));
            return cannot;
        }
        if (scene.sitting().voting()) {
            cannot.add(getTranslation("sitting.cannot.voting"));
        }
        scene.sitting().current().ifPresent(item -> {
            if (!item.debateOpen()) {
                cannot.add(getTranslation("sitting.cannot.debate"));
            } else if (!item.listOpen()) {
                cannot.add(getTranslation("sitting.cannot.list"));
            }
        });
        return cannot;
    }
}
