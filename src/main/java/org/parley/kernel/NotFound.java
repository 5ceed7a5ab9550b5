package org.parley.kernel;

/** Nothing of that name is there for this person: missing and invisible are told apart to nobody. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
        super(what, null, false, false);
    }
}
