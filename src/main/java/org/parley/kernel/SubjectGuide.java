package org.parley.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A module's word on its own subjects, for the modules that know them only by reference. */
public interface SubjectGuide {

    /** The kinds it answers for. */
    Set<String> kinds();

    /** Names one; empty where it is missing or the person signed in may not see it. */
    Optional<SubjectCard> describe(SubjectRef subject, Locale locale);
}
