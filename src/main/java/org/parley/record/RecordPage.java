package org.parley.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of entries, the newest first.
 *
 * @param next the index to ask for the entries before; null when there are none
 */
public record RecordPage(List<RecordLine> lines, @Nullable Long next) {

    public RecordPage {
        lines = List.copyOf(lines);
    }
}
