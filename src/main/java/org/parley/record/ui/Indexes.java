package org.parley.record.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import org.parley.kernel.NotFound;

/** Reads the place of an entry from an address. */
final class Indexes {

    private Indexes() {}

    /** @throws NotFound where the address has no number */
    static long of(BeforeEnterEvent event) {
        return event.getRouteParameters()
                .get("index")
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .orElseThrow(() -> new NotFound("entry"));
    }
}
