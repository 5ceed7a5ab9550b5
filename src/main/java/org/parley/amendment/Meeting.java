package org.parley.amendment;

import java.util.List;
import org.parley.text.Overlap;

/** That another pending amendment works on the same provisions, and where and how they meet. */
public record Meeting(AmendmentView other, List<Overlap> overlaps) {

    public Meeting {
        overlaps = List.copyOf(overlaps);
    }
}
