package org.parley.kernel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is still to be voted on in a negotiation, for those who prepare for it and know neither rounds nor orders of voting. */
public interface UpcomingQuestions {

    /** In the order in which it is planned to be put, as far as the person signed in may know it. */
    List<Question> of(UUID negotiation);

    /** Of these only the ones for which a round is prepared or open: cheap enough to be asked again and again. */
    List<Question> put(UUID negotiation);

    /**
     * A question to come.
     *
     * @param subject what is put to the vote; a round where it puts several things at once or a choice
     * @param round   the round that is prepared or open for it; null while there is none
     * @param open    whether it is being voted on now
     */
    record Question(SubjectRef subject, @Nullable UUID round, boolean open) {}
}
