package org.parley.procedure;

/**
 * The count. Every delegation entitled is in exactly one of for, against, abstaining, silent and absent.
 *
 * @param entitled      delegations that may vote
 * @param yes           delegations for
 * @param no            delegations against
 * @param abstain       delegations abstaining
 * @param silent        delegations in the room that cast nothing
 * @param absent        delegations neither in the room nor heard of
 * @param totalWeight   weight of all entitled
 * @param yesWeight     weight of those for
 * @param noWeight      weight of those against
 * @param abstainWeight weight of those abstaining
 */
public record Tally(
        int entitled,
        int yes,
        int no,
        int abstain,
        int silent,
        int absent,
        long totalWeight,
        long yesWeight,
        long noWeight,
        long abstainWeight) {

    /** Delegations that cast anything. */
    public int cast() {
        return yes + no + abstain;
    }

    /** Delegations in the room, or heard of from elsewhere. */
    public int present() {
        return cast() + silent;
    }
}
