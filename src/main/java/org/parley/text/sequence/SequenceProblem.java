package org.parley.text.sequence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.text.Condition;
import org.parley.text.Condition.Trigger;
import org.parley.text.ProvisionId;

/**
 * Why the conditions of a plan cannot be kept.
 *
 * @param kind what is wrong
 * @param at   the provision at which the path begins
 * @param path from step to step; that of a cycle ends where it began, that of something unreachable at what never happens
 */
public record SequenceProblem(Kind kind, ProvisionId at, List<Step> path) {

    /** What is wrong, the gravest first. */
    public enum Kind {
        /** Provisions wait for each other: none of them can ever take effect. */
        CYCLE,
        /** A provision would have to be carried out before it may take effect. */
        CONTRADICTION,
        /** A provision waits for something that never happens. */
        UNREACHABLE,
        /** A condition rests on a provision that is not in the text. */
        MISSING
    }

    /** What ties a provision to the next one of a path. */
    public enum Why {
        /** One of its conditions. */
        CONDITION,
        /** A condition that makes both one. */
        TOGETHER,
        /** It is a part of the other, which must be in effect. */
        PART,
        /** The other is a part of it: it is carried out with all its parts. */
        WHOLE
    }

    /**
     * One step of a path.
     *
     * @param from      the provision that is spoken of
     * @param condition the condition that is meant; null for {@link Why#PART} and {@link Why#WHOLE}
     * @param to        what it leads to; null where the path ends at something that never happens
     */
    public record Step(
            ProvisionId from,
            Why why,
            @Nullable Condition condition,
            @Nullable Trigger to) {

        public Step {
            Objects.requireNonNull(from);
        }
    }

    public SequenceProblem {
        path = List.copyOf(path);
    }
}
