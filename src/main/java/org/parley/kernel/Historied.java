package org.parley.kernel;

/**
 * A module's word on the history of its things of one kind: which audited class keeps it, and who may see which of its states. A thing
 * whose module says nothing has no history on any screen.
 *
 * @param <E> the audited class
 */
public interface Historied<E> {

    /** The kind, as in {@link SubjectRef#kind()}. */
    String kind();

    /** The audited class; its identity property holds the subject's UUID. */
    Class<E> type();

    /**
     * Whether the person signed in may see this state: a state that was a delegation's own when it was written stays its own, whatever
     * became of the thing since.
     */
    boolean visible(E state);
}
