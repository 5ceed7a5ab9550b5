package org.parley.kernel;

import java.util.Set;
import java.util.UUID;

/**
 * A thing that a reader may pick from a list: a plan, an article.
 *
 * @param card how it is named
 * @param parts ids of what belongs to it: an article's provisions
 */
public record SubjectChoice(SubjectCard card, Set<UUID> parts) {

    public SubjectChoice {
        parts = Set.copyOf(parts);
    }
}
