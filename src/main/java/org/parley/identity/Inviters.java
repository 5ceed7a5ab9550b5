package org.parley.identity;

/** Says who besides administrators may open accounts. Answered by the module that knows tables, as a bean named {@code inviters}. */
public interface Inviters {

    /** Whether the person signed in arranges a table somewhere. */
    boolean mayInvite();
}
