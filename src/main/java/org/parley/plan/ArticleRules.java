package org.parley.plan;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * By what an article is decided, where that is not simply what the negotiation uses for questions of substance.
 *
 * @param marks  for which rule sets may name stricter ones
 * @param rules  id of the rule set for this article; null where it is the negotiation's
 * @param reason why, as the facilitator said last; empty where nothing was ever said
 */
public record ArticleRules(Set<Mark> marks, @Nullable String rules, String reason) {

    public static final ArticleRules NONE = new ArticleRules(Set.of(), null, "");

    public ArticleRules {
        marks = java.util.Collections.unmodifiableSet(new TreeSet<>(marks));
    }

    /** Whether anything is other than usual. */
    public boolean any() {
        return rules != null || !marks.isEmpty();
    }
}
