package org.parley.text.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One vote.
 *
 * @param proposals what is put to it: one, or several that come to the same, the first filed first
 * @param amends    what they amend; null where they amend the text
 * @param measure   how far they are removed from what they amend
 * @param reasons   why it stands here
 * @param notIf     the earlier votes whose adoption makes this one needless, each by its first proposal
 * @param fells     the later votes that its adoption makes needless, each by its first proposal
 * @param proposed  its place by the rule among the votes on the same articles, from 1
 * @param moved     why it stands elsewhere; null where it stands by the rule
 */
public record Step(
        List<UUID> proposals,
        @Nullable UUID amends,
        Measure measure,
        List<Reason> reasons,
        List<UUID> notIf,
        List<UUID> fells,
        int proposed,
        @Nullable Move moved) {

    public Step {
        proposals = List.copyOf(proposals);
        reasons = List.copyOf(reasons);
        notIf = List.copyOf(notIf);
        fells = List.copyOf(fells);
    }

    /** The proposal that gives the vote its name. */
    public UUID first() {
        return proposals.getFirst();
    }
}
