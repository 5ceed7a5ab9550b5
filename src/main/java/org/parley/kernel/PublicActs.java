package org.parley.kernel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Acts as they stand in the record, for the modules that list what was done about a thing. Whether somebody may read them the module asks. */
public interface PublicActs {

    /**
     * The acts that speak of a thing and are open to every reader of the record, in its order.
     *
     * @param negotiation whose record is read
     */
    List<Entered> about(UUID negotiation, UUID thing);

    /**
     * An act where it stands.
     *
     * @param index its place in the record, from 0
     * @param type  as in {@link Act#type()}
     * @param data  its short fields
     */
    record Entered(
            long index,
            String type,
            Instant at,
            SubjectRef subject,
            Json.Obj data,
            @Nullable String text) {}
}
