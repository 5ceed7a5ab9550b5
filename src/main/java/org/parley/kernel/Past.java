package org.parley.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How things stood at a moment. A state counts from the time of the entry that its transaction made in the record; one that no act left,
 * as of a draft that is typed, from its own time. The record answers; who may see which state is said by the thing's module.
 */
public interface Past {

    /**
     * The states of audited things as they were at the end of a moment, by id. What did not exist yet is left out.
     *
     * @param type an audited class
     */
    <E> Map<UUID, E> states(Class<E> type, Collection<UUID> ids, Instant moment);

    /**
     * What had been done to a thing until a moment, in the order of the record.
     *
     * @param negotiation whose record is read
     */
    List<Step> steps(UUID negotiation, SubjectRef thing, Instant moment);

    /**
     * An act of the record.
     *
     * @param type as in {@link Act#type()}
     * @param person who did it; null for the house
     * @param text what was said with it, for everybody
     */
    record Step(
            String type,
            Instant at,
            @Nullable UUID person,
            @Nullable String text) {}
}
