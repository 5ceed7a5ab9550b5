package org.parley.deliberation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.parley.kernel.SubjectRef;

/**
 * How near agreement on something is, as far as the facilitators were told.
 *
 * @param stated   the positions that stand, of delegations with a vote, in their order at the table
 * @param silent   how many of the delegations with a vote have told them nothing
 */
public record Nearness(SubjectRef subject, List<PositionView> stated, int silent) {

    public Nearness {
        stated = List.copyOf(stated);
    }

    /** The nearest first. */
    public static final Comparator<Nearness> NEAREST = Comparator.comparing(Nearness::degree)
            .thenComparing(Nearness::silent)
            .thenComparing(each -> each.contrary().size());

    /** In how many steps, in a word. */
    public enum Degree {
        /** All have spoken, and all could live with it. */
        AGREED,
        /** Nobody who spoke stands in the way, and most have spoken. */
        NEAR,
        /** One stands in the way, without a red line. */
        ONE_AWAY,
        /** Most have not spoken. */
        UNKNOWN,
        /** Several stand in the way, none with a red line. */
        FAR,
        /** A red line stands in the way. */
        BLOCKED;

        /** The end of its translation key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The positions that stand in the way. */
    public List<PositionView> contrary() {
        return stated.stream().filter(each -> each.stance().contrary()).toList();
    }

    /** How many take this stance. */
    public long count(Stance stance) {
        return stated.stream().filter(each -> each.stance() == stance).count();
    }

    public Degree degree() {
        int against = contrary().size();
        if (count(Stance.RED_LINE) > 0) {
            return Degree.BLOCKED;
        }
        if (against > 1) {
            return Degree.FAR;
        }
        if (against == 1) {
            return Degree.ONE_AWAY;
        }
        if (silent == 0) {
            return Degree.AGREED;
        }
        return stated.size() > silent ? Degree.NEAR : Degree.UNKNOWN;
    }
}
