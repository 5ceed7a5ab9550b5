package org.parley.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * A module's word on what its subjects say, for those who point at some of the words without knowing the module: a comment on three
 * words of an article must find them again, or say that they have changed.
 */
public interface SubjectWords {

    /** The kinds it answers for. */
    Set<String> kinds();

    /** The words as they stand now; empty where the subject is missing, has none, or the person signed in may not see it. */
    Optional<Words> words(SubjectRef subject);

    /**
     * Words and the version of the text that holds them.
     *
     * @param text    as stored: offsets count its UTF-16 units
     * @param version number of the version, 0 where the text has no versions
     */
    record Words(String text, int version) {}
}
