package org.parley.procedure.motion;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Motions that interrupt, the one that goes before all others first (UN General Assembly rules 77 and 119). What is voted on as a
 * question of its own, a division, an amendment, the proposal, comes after them.
 */
public enum MotionKind {
    /** Ruled on at once by whoever presides (71, 113). */
    POINT_OF_ORDER("71/113"),
    /** Against a ruling; put to the vote at once. The ruling stands unless it is overruled (71, 113). */
    APPEAL("71/113"),
    /** Of the meeting (76, 118). */
    SUSPEND("76/118"),
    /** Of the meeting (76, 118). */
    ADJOURN("76/118"),
    /** On the item under discussion (74, 116). */
    ADJOURN_DEBATE("74/116"),
    /** On the item under discussion, whether or not somebody still wishes to speak (75, 117). */
    CLOSE_DEBATE("75/117"),
    /** Of speakers on the item under discussion (73, 115). */
    CLOSE_LIST("73/115");

    private final String rules;

    MotionKind(String rules) {
        this.rules = rules;
    }

    /** The numbers of the rules that provide for it, of the General Assembly and of its committees: "71/113". */
    public String rules() {
        return rules;
    }

    /** Whether it may interrupt a speaker and a vote. */
    public boolean interrupts() {
        return this == POINT_OF_ORDER || this == APPEAL;
    }

    /** Whether it goes before the other. */
    public boolean precedes(MotionKind other) {
        return compareTo(other) < 0;
    }

    /**
     * Which of these is dealt with next: the one that goes before the others, of equals the first. While a vote is on, only what may
     * interrupt it.
     *
     * @param pending in the order in which they were raised
     */
    public static <T> Optional<T> next(List<T> pending, Function<T, MotionKind> kind, boolean voting) {
        return pending.stream()
                .filter(each -> !voting || kind.apply(each).interrupts())
                .min(Comparator.comparing(kind));
    }

    /** The end of its translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
