package org.parley.record.ui;

import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationView;
import org.parley.record.LogId;

/**
 * Whose record a page shows, and where it stands.
 *
 * @param negotiation null for the house
 */
record RecordPlace(@Nullable NegotiationView negotiation) {

    static final RecordPlace HOUSE = new RecordPlace(null);

    LogId log() {
        return negotiation == null ? LogId.HOUSE : new LogId(negotiation.id().value());
    }

    /** Address of the timeline, without a leading slash. */
    String path() {
        return negotiation == null ? "record" : "negotiations/" + negotiation.slug() + "/record";
    }

    String entry(long index) {
        return path() + "/" + index;
    }
}
