package org.parley.deliberation.ui;

import static org.parley.design.Words.say;

import org.parley.deliberation.Movement;
import org.parley.deliberation.Nearness;
import org.parley.deliberation.PositionView;
import org.parley.deliberation.Stance;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;

/** Says positions by word and shape; the colour only helps. */
public final class PositionWords {

    private PositionWords() {}

    public static StatusBadge badge(Stance stance) {
        return new StatusBadge(word(stance), shape(stance), tone(stance));
    }

    public static StatusBadge badge(Nearness.Degree degree) {
        return new StatusBadge(
                say("position.degree." + degree.word()),
                switch (degree) {
                    case AGREED -> Shape.CHECK;
                    case NEAR -> Shape.DISC;
                    case ONE_AWAY -> Shape.HALF;
                    case UNKNOWN -> Shape.RING;
                    case FAR -> Shape.TRIANGLE;
                    case BLOCKED -> Shape.CROSS;
                },
                switch (degree) {
                    case AGREED, NEAR -> Tone.POSITIVE;
                    case ONE_AWAY, FAR -> Tone.CAUTION;
                    case UNKNOWN -> Tone.NEUTRAL;
                    case BLOCKED -> Tone.NEGATIVE;
                });
    }

    public static String word(Stance stance) {
        return say("position.stance." + stance.word());
    }

    /** To whom it was told, in a few words. */
    public static String told(PositionView position) {
        return say("position.told." + position.audience().word());
    }

    /** What happened in a line of the ledger. */
    public static String moved(Movement movement) {
        Stance before = movement.before();
        return say(
                "position.moved." + movement.direction().word(),
                movement.stated().delegationName(),
                word(movement.stated().stance()),
                before == null ? "" : word(before));
    }

    static Shape shape(Stance stance) {
        return switch (stance) {
            case SUPPORT -> Shape.CHECK;
            case ACCEPT -> Shape.HALF;
            case OPPOSE -> Shape.TRIANGLE;
            case RED_LINE -> Shape.CROSS;
            case NONE -> Shape.DASH;
        };
    }

    static Tone tone(Stance stance) {
        return switch (stance) {
            case SUPPORT -> Tone.POSITIVE;
            case ACCEPT -> Tone.ACCENT;
            case OPPOSE -> Tone.CAUTION;
            case RED_LINE -> Tone.NEGATIVE;
            case NONE -> Tone.NEUTRAL;
        };
    }
}
