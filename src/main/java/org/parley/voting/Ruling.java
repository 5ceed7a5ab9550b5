package org.parley.voting;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.RuleSet;

/**
 * What the rules of a negotiation say of a question before it is put.
 *
 * @param usual     the rules for questions of its kind, or those set for its article
 * @param marks     what its articles are marked as
 * @param stricter  the rules that take the place of the usual ones for what is so marked; null where none do
 * @param ofArticle whether the usual rules are those set for the article
 */
public record Ruling(
        RuleSet usual, Set<String> marks, @Nullable RuleSet stricter, boolean ofArticle) {

    public Ruling {
        marks = java.util.Collections.unmodifiableSet(new TreeSet<>(marks));
    }

    /** What applies unless a facilitator chooses otherwise. */
    public RuleSet rules() {
        return stricter == null ? usual : stricter;
    }
}
