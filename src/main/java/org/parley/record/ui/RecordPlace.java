package org.parley.record.ui;

import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationView;
import org.parley.record.LogId;
import org.parley.record.RecordFileQueries;

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

    /** Address of the minutes of a day. */
    String minutes() {
        return path() + "/minutes";
    }

    /** The name of the negotiation; empty for the house. */
    String name() {
        return negotiation == null ? "" : negotiation.name();
    }

    /** Address of a file of the record, for mirrors and tools. */
    String file(String name) {
        return "record/" + (negotiation == null ? RecordFileQueries.HOUSE : negotiation.slug()) + "/" + name;
    }

    /** Address of the evidence bundle. */
    String evidence() {
        return path() + "/evidence.zip";
    }

    /** Address of the receipt of an entry. */
    String receipt(long index) {
        return entry(index) + "/receipt";
    }

    String entry(long index) {
        return path() + "/" + index;
    }
}
