package org.parley.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A module's word on its own subjects, for the modules that know them only by reference. */
public interface SubjectGuide {

    /** The kinds it answers for. */
    Set<String> kinds();

    /** Names one; empty where it is missing or the person signed in may not see it. */
    Optional<SubjectCard> describe(SubjectRef subject, Locale locale);

    /**
     * Names one as it stood at a moment, its address leading there; empty where it did not exist, where the person signed in may not see
     * that state, and for kinds that have no page of their past.
     */
    default Optional<SubjectCard> describeAt(SubjectRef subject, Instant moment, Locale locale) {
        return Optional.empty();
    }

    /** What a reader of a negotiation picks from when they look for something by what it is about, in reading order. */
    default List<SubjectChoice> choices(UUID negotiation, Locale locale) {
        return List.of();
    }

    /**
     * The delegation that alone may see the subject now, as with a draft; empty where every reader of the negotiation may. What is
     * said about such a subject is that delegation's own too.
     */
    default Optional<UUID> ownOf(SubjectRef subject) {
        return Optional.empty();
    }

    /** The delegations whose own proposal it is: those whose names stand on it. */
    default Set<UUID> moversOf(SubjectRef subject) {
        return Set.of();
    }
}
