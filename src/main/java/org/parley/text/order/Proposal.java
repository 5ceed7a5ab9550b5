package org.parley.text.order;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.text.Change;

/**
 * A pending amendment as it waits for its vote.
 *
 * @param parent  the amendment that it amends; null for one to the text itself
 * @param number  its number: numbers are given in the order of filing
 * @param changes made on the text; those of a sub-amendment, on what its parent makes of the text
 */
public record Proposal(UUID id, @Nullable UUID parent, int number, List<Change> changes) {

    /** The order of filing. */
    public static final Comparator<Proposal> FILING =
            Comparator.comparingInt(Proposal::number).thenComparing(Proposal::id);

    public Proposal {
        changes = List.copyOf(changes);
    }
}
