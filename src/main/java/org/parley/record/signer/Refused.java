package org.parley.record.signer;

/** The signer does not sign: what it is shown is not what it signed before, grown. Nobody's mistake at a keyboard makes this happen. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What does not hold. */
    public enum Why {
        /** The record is shorter than what was signed: rows were taken away, or an old backup stands in their place. */
        SHORTER,
        /** The record has another past than the one that was signed. */
        FORKED,
        /** The entries are not what the head says they are. */
        CHANGED,
        /** The signer's own key or memory is missing or spoiled, although it has signed before. */
        MEMORY_LOST
    }

    private final Why why;
    private final String evidence;

    /** @param evidence what was seen, in plain words with sizes and roots */
    public Refused(Why why, String evidence) {
        super(evidence);
        this.why = why;
        this.evidence = evidence;
    }

    public Why why() {
        return why;
    }

    /** What was seen. */
    public String evidence() {
        return evidence;
    }
}
