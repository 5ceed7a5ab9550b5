package org.parley.library;

import org.parley.identity.CurrentPerson;
import org.parley.identity.Inviters;
import org.springframework.stereotype.Component;

/** Who keeps the library: administrators of the house, and whoever arranges a table in it (ADR 0032). */
@Component("librarians")
public class Librarians {

    private final CurrentPerson current;
    private final Inviters arrangers;

    Librarians(CurrentPerson current, Inviters arrangers) {
        this.current = current;
        this.arrangers = arrangers;
    }

    /** Whether the person signed in may write in the library. */
    public boolean mayKeep() {
        return current.isAdministrator() || arrangers.mayInvite();
    }
}
