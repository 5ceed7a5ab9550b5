package org.parley.kernel;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * The end of a negotiation's record, for whoever writes there often. What cannot change but by an act may be kept in mind by where the
 * record stood, and need not be read again as long as it stands there (ADR 0042).
 */
public interface RecordEnd {

    /** How many entries the record has, as far as this node knows without asking; nothing where it did not write the last one. */
    OptionalLong known(UUID negotiation);

    /**
     * Has the acts of this transaction enter only if the record still has so many entries; otherwise it fails as one of two in conflict. It is
     * committed in the same step: nothing else may be left to do in it.
     */
    void require(UUID negotiation, long entries);

    /** Has rows inserted as this transaction's last step, together with the entries of its acts and before them. */
    void write(Rows rows);
}
