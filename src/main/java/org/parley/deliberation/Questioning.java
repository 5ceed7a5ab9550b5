package org.parley.deliberation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Votes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Under what a delegation's preparation is kept. A round that puts one thing to yes and no is the question of that thing: what was
 * prepared for an amendment before its round existed counts in the round. A round that puts several at once, or a choice, is a question of
 * its own.
 */
@Component
class Questioning {

    static final Set<String> KINDS = Set.of(
            SubjectRef.ROUND,
            SubjectRef.AMENDMENT,
            SubjectRef.PROVISION,
            SubjectRef.PLAN,
            SubjectRef.PACKAGE,
            SubjectRef.CLOSURE,
            SubjectRef.REOPENING,
            SubjectRef.BRACKET);

    private final ObjectProvider<Votes> votes;

    Questioning(ObjectProvider<Votes> votes) {
        this.votes = votes;
    }

    /** The question behind something that is or will be put to the vote. */
    SubjectRef of(SubjectRef put) {
        return vote(put)
                .filter(vote -> !vote.answers().isEmpty() && vote.subjects().size() == 1)
                .map(vote -> vote.subjects().getFirst())
                .orElse(put);
    }

    /** Under what a round's preparation may be kept: its own question first, then what it puts, as far as that was prepared apart. */
    List<SubjectRef> places(SubjectRef round) {
        List<SubjectRef> put = vote(round)
                .filter(vote -> !vote.answers().isEmpty())
                .map(Votes.Vote::subjects)
                .orElse(List.of());
        return put.size() == 1
                ? put
                : Stream.concat(Stream.of(round), put.stream()).toList();
    }

    /** Whether a question is answered by yes, no or an abstention; a choice is not. */
    boolean answered(SubjectRef question) {
        return vote(question).map(vote -> !vote.answers().isEmpty()).orElse(true);
    }

    private Optional<Votes.Vote> vote(SubjectRef put) {
        Votes known = votes.getIfAvailable();
        return known == null || !put.kind().equals(SubjectRef.ROUND) ? Optional.empty() : known.find(put.id());
    }
}
