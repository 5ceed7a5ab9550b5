package org.parley.record.evidence;

import java.util.Locale;

/** What the verifier checks, in the order in which it reports. */
public enum Check {
    /** Every file that must be there is, no other is, and those beside the tree have the hashes that {@code SHA256SUMS} gives. */
    FILES,
    /** The keys are well formed, belong to one record, and are those that the observer trusts, if any were named. */
    KEYS,
    /** Every checkpoint is a note of exactly three lines, signed by the record; no unknown or wrong signature stands on it. */
    SIGNATURES,
    /** Every entry is canonical JSON (RFC 8785) of the agreed format; times do not run backwards; no act stands twice. */
    ENTRIES,
    /** Every tile is made of the entries. A stored tile proves nothing (CVE-2026-56865). */
    TILES,
    /** Every checkpoint, also those the observer brought, is size and root of the entries up to there: all are consistent. */
    TREE,
    /** Every content that is given opens the commitment in its entry. */
    OPENINGS,
    /** Every round was prepared, opened, closed and proclaimed, or annulled by two, in that order and once. */
    ROUNDS,
    /** Ballots came while the round was open, from its electorate; at the close the last of each delegation was opened as it was cast. */
    BALLOTS,
    /** Every outcome follows from the frozen electorate, the frozen rules and the ballots. */
    OUTCOMES,
    /** The published results and pages say what was recomputed. */
    RESULTS;

    /** As it stands in lines and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
