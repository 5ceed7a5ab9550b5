package org.parley.deliberation;

import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectRef;

/**
 * What a draft of a statement says.
 *
 * @param subject  what it is about: while it is a draft it may still be chosen
 * @param intended the answer that was meant, as a word of {@link org.parley.kernel.Votes.Vote#answers()}, of a statement that says how the
 *                 delegation had intended to vote; null otherwise and as long as it is not chosen
 * @param text     as it is typed; the rules for words apply when it is entered
 */
public record StatementText(SubjectRef subject, @Nullable String intended, String text) {

    /** About a subject, without a word on how one had intended to vote. */
    public static StatementText on(SubjectRef subject, String text) {
        return new StatementText(subject, null, text);
    }
}
