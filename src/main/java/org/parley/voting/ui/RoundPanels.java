package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.delegation.Capacity;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.Banner;
import org.parley.design.Countdown;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.procedure.Manner;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundSummary;
import org.parley.voting.SilenceService;

/** Rounds on the pages of other modules. */
@org.springframework.stereotype.Component
public class RoundPanels {

    private final RoundQueries rounds;
    private final RoundsInCommon common;
    private final RoundService service;
    private final SilenceService silence;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final Live live;
    private final Clock clock;

    RoundPanels(
            RoundQueries rounds,
            RoundsInCommon common,
            RoundService service,
            SilenceService silence,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            Live live,
            Clock clock) {
        this.rounds = rounds;
        this.common = common;
        this.service = service;
        this.silence = silence;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.live = live;
        this.clock = clock;
    }

    /** The rounds on a subject, and for facilitators the way to prepare one; empty and invisible where there is nothing to show. */
    public Component forSubject(SubjectRef subject, NegotiationId negotiation) {
        NegotiationView of = negotiations.get(negotiation);
        Section section = new Section();
        section.addClassName("section");
        Div head = new Div(new H2(section.getTranslation("voting.panel.title")));
        head.addClassName("section__head");
        boolean facilitates = seats.mayFacilitate(negotiation);
        if (facilitates) {
            head.add(new Anchor(
                    Paths.prepare(of.slug()) + "?subject=" + subject, section.getTranslation("voting.prepare.action")));
        }
        RoundRows rows = new RoundRows(of.slug(), clock);
        section.add(head, rows);
        Runnable show = () -> {
            List<RoundSummary> found = rounds.ofSubject(subject);
            rows.show(found);
            rows.setVisible(!found.isEmpty());
            section.setVisible(facilitates || !found.isEmpty());
        };
        show.run();
        live.follow(section, negotiation.value(), touched -> {
            if (touched.stream().anyMatch(each -> each.type().startsWith("round."))) {
                show.run();
            }
        });
        return section;
    }

    /** The rounds on a subject as they stood at a moment, to be read only; invisible where there were none. */
    public Component forSubject(SubjectRef subject, NegotiationId negotiation, Instant moment) {
        List<RoundSummary> found = rounds.ofSubject(subject, moment);
        RoundRows rows = new RoundRows(negotiations.get(negotiation).slug(), clock, moment);
        rows.show(found);
        Section section = new Section(new H2(rows.getTranslation("voting.panel.title")), rows);
        section.addClassName("section");
        section.setVisible(!found.isEmpty());
        return section;
    }

    /**
     * A line for each round that is open now, with the time left and the way to it; spoken when one opens. Empty and silent where none
     * is.
     */
    public Component openNow(NegotiationId negotiation) {
        NegotiationView of = negotiations.get(negotiation);
        Div lines = new Div();
        lines.addClassNames("stack", "stack--close");
        lines.getElement().setAttribute("aria-live", "polite");
        showOpen(lines, of);
        live.follow(lines, negotiation.value(), touched -> {
            if (touched.stream().anyMatch(each -> each.type().startsWith("round."))) {
                showOpen(lines, of);
            }
        });
        return lines;
    }

    private void showOpen(Div lines, NegotiationView of) {
        boolean voice =
                seats.mine(of.id()).map(SeatView::capacity).map(Capacity::voice).orElse(false);
        Kept.show(
                lines,
                common.open(of.id()).stream()
                        .map(round -> round.manner() == Manner.SILENCE && round.deadline() != null
                                ? silence(of, round, round.deadline(), () -> showOpen(lines, of))
                                : new Kept.Part(round.id(), () -> line(lines, of, round, voice ? "vote" : "watch")))
                        .toList());
    }

    private Banner line(Div lines, NegotiationView of, RoundSummary round, String doing) {
        Div more = new Div();
        more.addClassName("actions");
        if (round.deadline() != null) {
            more.add(new Countdown(round.deadline(), clock, lines.getTranslation("voting.round.closes")));
        }
        more.add(new Anchor(Paths.round(of.slug(), round.id()), lines.getTranslation("voting.panel." + doing)));
        return new Banner(
                lines.getTranslation("voting.panel.open", round.number(), round.title()),
                Shape.DISC,
                Tone.ACCENT,
                more);
    }

    /**
     * The ballot of the reader's delegation in each open round, the latest first: what a delegate finds on the floor. Empty for those
     * who have no voice.
     */
    public Component ballots(NegotiationId negotiation) {
        NegotiationView of = negotiations.get(negotiation);
        Optional<SeatView> seat =
                seats.mine(negotiation).filter(mine -> mine.capacity().voice());
        Div cards = new Div();
        cards.addClassName("stack");
        seat.ifPresent(mine -> {
            showBallots(cards, of, mine);
            live.follow(cards, negotiation.value(), touched -> {
                if (touched.stream()
                        .anyMatch(each ->
                                each.type().startsWith("round.") || each.type().equals("ballot.cast"))) {
                    showBallots(cards, of, mine);
                }
            });
        });
        return cards;
    }

    private void showBallots(Div cards, NegotiationView of, SeatView seat) {
        Kept.show(
                cards,
                common.open(of.id()).stream()
                        .filter(round -> common.get(of.id(), round.id()).answerable(seat.delegationOrThrow()))
                        .map(round -> round.manner() == Manner.SILENCE && round.deadline() != null
                                ? silence(of, round, round.deadline(), () -> showBallots(cards, of, seat))
                                : new Kept.Part(
                                        round.id(),
                                        () -> new OpenRound(of, seat, round),
                                        open -> ((OpenRound) open)
                                                .ballot.refresh(common.lastBallots(of.id(), round.id())
                                                        .get(seat.delegationOrThrow()))))
                        .toList());
    }

    /** @param turned draws it anew when it must be said more insistently */
    private Kept.Part silence(NegotiationView of, RoundSummary round, Instant deadline, Runnable turned) {
        boolean unread = silence.unread(round.id());
        return new Kept.Part(
                List.of(round.id(), deadline, unread, SilenceLine.Stage.of(deadline, clock.instant())),
                () -> new SilenceLine(round, deadline, Paths.round(of.slug(), round.id()), unread, clock, turned));
    }

    /** An open round on another page: the way to it, and the ballot. */
    private final class OpenRound extends Div {

        private final CastingCard<?> ballot;

        OpenRound(NegotiationView of, SeatView seat, RoundSummary round) {
            ballot = CastingCards.of(
                    service,
                    rounds,
                    subjects,
                    rounds.get(round.id()),
                    Optional.ofNullable(seat.delegationName()).orElse(""),
                    of.slug());
            add(
                    new Span(new Anchor(
                            Paths.round(of.slug(), round.id()),
                            getTranslation("voting.round.named", round.number(), round.title()))),
                    ballot);
            addClassNames("stack", "stack--close");
        }
    }
}
