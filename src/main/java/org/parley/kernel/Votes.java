package org.parley.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a vote, for those who speak of its outcome and know no rounds: a statement explains a vote, and what is voted on must
 * not depend on what is said about it (ADR 0011). Answered by the module that votes.
 */
public interface Votes {

    /** The round of this id; empty where there is none for the person signed in. */
    Optional<Vote> find(UUID round);

    /**
     * A round as far as it has come.
     *
     * @param openedAt     null before
     * @param closedAt     null before
     * @param proclaimedAt null before
     * @param subjects     what is put to the vote
     * @param entitled     delegations that may vote; empty before the opening
     * @param answers      what could be answered, as words, where the question is answered in one word: yes, no, abstain; empty otherwise
     * @param cast         the answer of each delegation that gave one, once everybody may know; empty before, and where that stays secret
     * @param known        whether everybody may know who answered what, and who did not
     * @param secret       whether it is taken by secret ballot
     */
    record Vote(
            UUID negotiation,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant proclaimedAt,
            boolean annulled,
            List<SubjectRef> subjects,
            Set<UUID> entitled,
            List<String> answers,
            Map<UUID, String> cast,
            boolean known,
            boolean secret) {}
}
