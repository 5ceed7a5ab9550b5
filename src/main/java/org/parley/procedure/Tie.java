package org.parley.procedure;

/** What happens when a vote is equally divided and one more voice would have decided it. */
public enum Tie {
    /** The proposal is rejected (rule 133 of the UN General Assembly's committees). */
    REJECTED,
    /** It is put once more; equally divided again, it is rejected (rule 95 of its plenary). */
    SECOND_VOTE,
    /** The chair decides. */
    CHAIR
}
