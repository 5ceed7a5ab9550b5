package org.parley.design;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectRef;

/**
 * Makes the discussion of a thing for its page. Deliberation answers; pages of modules that may not know it ask through here: what is
 * voted on must not depend on what is said about it (ADR 0011).
 */
public interface DiscussionPanels {

    /**
     * The discussions of a subject that the person signed in may read, kept up to date for as long as the panel is on a screen.
     *
     * @param negotiation the one that the subject belongs to
     */
    Component on(SubjectRef subject, UUID negotiation);

    /** The same as they stood at a moment, to be read only; null for now. */
    Component on(SubjectRef subject, UUID negotiation, @Nullable Instant moment);

    /** The statements about a subject, with what may be stated on it; as they stood at a moment, or now where it is null. */
    Component statements(SubjectRef subject, UUID negotiation, @Nullable Instant moment);
}
