package org.parley.identity;

import java.util.List;

/** People whose password is no secret: those of the sample. There is such a bean in the sample profile only. */
public interface KnownPeople {

    /**
     * Somebody who can sign in.
     *
     * @param seat capacity and delegation in words
     */
    record Known(String name, String seat, String email) {}

    List<Known> people();

    /** The password of all of them. */
    String password();
}
