package org.parley.deliberation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.kernel.Votes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** When a delegation may enter which statement (ADR 0029). */
@Component
class StatementRules {

    /** How long after the proclamation a vote may be explained. */
    static final Duration EXPLAINED = Duration.ofHours(24);

    /** How long after the proclamation, or after the statement that is meant, one may say what one had intended, reply and correct. */
    static final Duration LATER = Duration.ofDays(7);

    /** Most replies of a delegation to one statement (decision 34/401 of the General Assembly). */
    static final int REPLIES = 2;

    private final ObjectProvider<Votes> votes;
    private final Subjects subjects;
    private final StatementRepository statements;

    StatementRules(ObjectProvider<Votes> votes, Subjects subjects, StatementRepository statements) {
        this.votes = votes;
        this.subjects = subjects;
        this.statements = statements;
    }

    /**
     * What entering adds to a statement.
     *
     * @param stage  of an explanation: {@code open-vote} or {@code after-vote}
     * @param castAs of an intended vote: what the delegation answered, or {@code absent}
     */
    record Facts(@Nullable String stage, @Nullable String castAs) {

        static final Facts NONE = new Facts(null, null);
    }

    /**
     * Asked when a statement is entered.
     *
     * @throws RuleViolation that says why it may not be, now or at all
     */
    Facts require(Statement draft, Instant now) {
        requireSubject(draft.kind(), draft.subject());
        StatementId corrects = draft.corrects();
        if (corrects != null) {
            return requireCorrection(draft, corrects, now);
        }
        Facts facts = requireTime(draft.kind(), draft.subject(), draft.delegation(), now);
        if (draft.kind() == StatementKind.INTENDED_VOTE) {
            requireIntended(draft, facts.castAs());
        }
        return facts;
    }

    /**
     * Whether a delegation may enter a statement of this kind on this subject now, apart from what it says.
     *
     * @throws RuleViolation that says why it may not
     */
    Facts requireTime(StatementKind kind, SubjectRef subject, DelegationId delegation, Instant now) {
        return switch (kind) {
            case EXPLANATION_OF_VOTE -> requireExplanation(subject, delegation, now);
            case INTENDED_VOTE -> requireIntendedInTime(subject, delegation, now);
            case REPLY -> {
                requireReply(subject, delegation, now);
                yield Facts.NONE;
            }
            case RESERVATION, INTERPRETATIVE_DECLARATION, GENERAL -> Facts.NONE;
        };
    }

    private void requireSubject(StatementKind kind, SubjectRef subject) {
        if (!kind.fits(subject.kind())) {
            throw new RuleViolation("statement.error.subject." + kind.word());
        }
        if (subjects.ownOf(subject).isPresent()) {
            throw new RuleViolation("statement.error.subject-own");
        }
    }

    /**
     * From the opening of the round until a day after the proclamation; who moved a text does not explain its vote on it, and a vote by
     * secret ballot is not explained (UN General Assembly rules 88 and 128).
     */
    private Facts requireExplanation(SubjectRef subject, DelegationId delegation, Instant now) {
        Votes.Vote vote = requireVote(subject);
        if (vote.secret()) {
            throw new RuleViolation("statement.error.secret-explanation");
        }
        if (vote.openedAt() == null) {
            throw new RuleViolation("statement.error.vote-not-open");
        }
        requireEntitled(vote, delegation);
        requireBefore(vote.proclaimedAt(), EXPLAINED, now, "statement.error.explanation-late", EXPLAINED.toHours());
        boolean mover =
                vote.subjects().stream().anyMatch(put -> subjects.moversOf(put).contains(delegation.value()));
        if (mover) {
            throw new RuleViolation("statement.error.mover");
        }
        requireFirst(StatementKind.EXPLANATION_OF_VOTE, subject, delegation);
        return new Facts(vote.closedAt() == null ? "open-vote" : "after-vote", null);
    }

    private Facts requireIntendedInTime(SubjectRef subject, DelegationId delegation, Instant now) {
        Votes.Vote vote = requireVote(subject);
        if (vote.proclaimedAt() == null) {
            throw new RuleViolation("statement.error.not-proclaimed");
        }
        requireEntitled(vote, delegation);
        if (vote.answers().isEmpty()) {
            throw new RuleViolation("statement.error.no-answers");
        }
        if (!vote.known()) {
            throw new RuleViolation("statement.error.secret-vote");
        }
        requireBefore(vote.proclaimedAt(), LATER, now, "statement.error.intended-late", LATER.toDays());
        requireFirst(StatementKind.INTENDED_VOTE, subject, delegation);
        return new Facts(null, vote.cast().getOrDefault(delegation.value(), "absent"));
    }

    private void requireIntended(Statement draft, @Nullable String castAs) {
        String intended = draft.intended();
        if (intended == null || !requireVote(draft.subject()).answers().contains(intended)) {
            throw new RuleViolation("statement.error.intended-missing");
        }
        if (intended.equals(castAs)) {
            throw new RuleViolation("statement.error.intended-same");
        }
    }

    private void requireReply(SubjectRef subject, DelegationId delegation, Instant now) {
        Statement answered = statements
                .findById(subject.id())
                .filter(found -> found.status().onRecord())
                .orElseThrow(() -> new RuleViolation("statement.error.subject.reply"));
        if (answered.delegation().equals(delegation)) {
            throw new RuleViolation("statement.error.own-reply");
        }
        requireBefore(answered.enteredAt(), LATER, now, "statement.error.reply-late", LATER.toDays());
        if (statements.standing(StatementKind.REPLY, delegation.value(), subject.id()) >= REPLIES) {
            throw new RuleViolation("statement.error.replies", REPLIES);
        }
    }

    private Facts requireCorrection(Statement draft, StatementId id, Instant now) {
        Statement corrected = requireCorrectable(id, draft.delegation(), now);
        if (corrected.kind() != draft.kind() || !corrected.subject().equals(draft.subject())) {
            throw new RuleViolation("statement.error.correction-of-another");
        }
        if (draft.kind() == StatementKind.INTENDED_VOTE) {
            requireIntended(draft, corrected.castAs());
        }
        return new Facts(corrected.stage(), corrected.castAs());
    }

    /** The own statement that a further one may correct: it stands, nothing has corrected it yet, and it is not long ago. */
    Statement requireCorrectable(StatementId id, DelegationId delegation, Instant now) {
        Statement corrected = statements
                .findById(id.value())
                .filter(found ->
                        found.delegation().equals(delegation) && found.status().onRecord())
                .orElseThrow(() -> new RuleViolation("statement.error.correction-of-another"));
        if (corrected.status() != StatementStatus.ENTERED) {
            throw new RuleViolation("statement.error.not-standing");
        }
        boolean before = statements.findByCorrectsIn(List.of(id.value())).stream()
                .anyMatch(other -> other.status() == StatementStatus.ENTERED);
        if (before) {
            throw new RuleViolation("statement.error.corrected-already");
        }
        requireBefore(corrected.enteredAt(), LATER, now, "statement.error.correction-late", LATER.toDays());
        return corrected;
    }

    private Votes.Vote requireVote(SubjectRef round) {
        Votes.Vote vote = vote(round.id()).orElseThrow(() -> new RuleViolation("statement.error.no-vote"));
        if (vote.annulled()) {
            throw new RuleViolation("statement.error.annulled");
        }
        return vote;
    }

    /** The vote of this id, as far as it may be known. */
    Optional<Votes.Vote> vote(UUID round) {
        Votes known = votes.getIfAvailable();
        return known == null ? Optional.empty() : known.find(round);
    }

    private static void requireEntitled(Votes.Vote vote, DelegationId delegation) {
        if (!vote.entitled().contains(delegation.value())) {
            throw new RuleViolation("statement.error.no-vote-of-own");
        }
    }

    private static void requireBefore(
            @Nullable Instant since, Duration window, Instant now, String refusal, long said) {
        if (since != null && now.isAfter(since.plus(window))) {
            throw new RuleViolation(refusal, said);
        }
    }

    private void requireFirst(StatementKind kind, SubjectRef subject, DelegationId delegation) {
        if (statements.standing(kind, delegation.value(), subject.id()) > 0) {
            throw new RuleViolation("statement.error.once");
        }
    }
}
