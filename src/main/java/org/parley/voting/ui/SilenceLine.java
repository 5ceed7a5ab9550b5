package org.parley.voting.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.parley.design.Banner;
import org.parley.design.Countdown;
import org.parley.design.Formats;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.voting.RoundSummary;

/**
 * A draft under silence on another page: until when, by the reader's own clock, more insistently as the time runs out. The house has no
 * mail: this is where a delegation is reminded.
 */
final class SilenceLine extends Div {

    /** How insistently it is said. */
    enum Stage {
        CALM(Shape.RING, Tone.ACCENT),
        /** Less than a day: capitals must answer now. */
        DAY(Shape.TRIANGLE, Tone.CAUTION),
        /** Less than an hour. */
        HOUR(Shape.TRIANGLE, Tone.NEGATIVE);

        private final Shape shape;
        private final Tone tone;

        Stage(Shape shape, Tone tone) {
            this.shape = shape;
            this.tone = tone;
        }

        static Stage of(Instant deadline, Instant now) {
            Duration left = Duration.between(now, deadline);
            if (left.compareTo(Duration.ofHours(1)) <= 0) {
                return HOUR;
            }
            return left.compareTo(Duration.ofDays(1)) <= 0 ? DAY : CALM;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param path   of the round
     * @param unread whether nobody of the reader's delegation has opened the draft
     * @param turned told on the screen when it must be said more insistently
     */
    SilenceLine(RoundSummary round, Instant deadline, String path, boolean unread, Clock clock, Runnable turned) {
        Stage stage = Stage.of(deadline, clock.instant());
        Formats formats = Formats.current();
        Div more = new Div();
        more.addClassName("actions");
        more.add(new Countdown(deadline, clock, getTranslation("voting.silence.deadline")));
        if (unread) {
            more.add(new Span(getTranslation("voting.silence.unread")));
        }
        more.add(new Anchor(path, getTranslation("voting.panel.silence")));
        Banner banner = new Banner(
                getTranslation(
                        "voting.silence.line." + stage.word(),
                        formats.dateTime(deadline),
                        formats.zone().getId(),
                        getTranslation("voting.round.named", round.number(), round.title())),
                stage.shape,
                stage.tone,
                more);
        if (stage == Stage.HOUR) {
            banner.getElement().setAttribute("role", "alert");
        } else {
            Duration before = stage == Stage.DAY ? Duration.ofHours(1) : Duration.ofDays(1);
            Countdown turn = new Countdown(deadline.minus(before).plusSeconds(1), clock, null);
            turn.getElement().setAttribute("hidden", true);
            turn.addElapsedListener(elapsed -> turned.run());
            add(turn);
        }
        add(banner);
    }
}
