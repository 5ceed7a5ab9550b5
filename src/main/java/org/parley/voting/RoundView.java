package org.parley.voting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.identity.PersonId;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Electorate;
import org.parley.procedure.Hands;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.Roll;
import org.parley.procedure.RuleSet;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.procedure.choice.Marks;

/**
 * A round as screens show it.
 *
 * @param number        counts the rounds of a negotiation, from 1
 * @param repeats       the round whose equal division this second vote is to decide; null for a first vote
 * @param manner        how the vote is taken
 * @param indicative    whether it is a straw poll: nothing follows from it
 * @param follows       the straw poll from which it was prepared; null where there was none
 * @param block         why its subjects are put as a block, and what has left it; null where it is none
 * @param question      what there is to choose from; null where the round is decided by yes and no
 * @param rules         the rules in force, fixed when it was prepared
 * @param rulesHash     their hash, which the record holds
 * @param electorate    who may vote, frozen at the opening; null before
 * @param timer         how long it is open; null where a facilitator closes it by hand
 * @param deadline      when it closes by itself; null before the opening or without a timer
 * @param closedLate    whether the house was down at the deadline and closed it when it started again
 * @param cast          the delegations that have cast a ballot: never how
 * @param choices       how each delegation voted; empty until the close, to everybody, unless each ballot is public at once
 * @param marks         what each delegation marked in a choice; empty until the close, to everybody
 * @param reasons       why delegations object, where they were asked; known with their choices
 * @param entered       the delegations whose answer a facilitator entered
 * @param roll          the roll call and how far it has come; null in any other manner and before the opening
 * @param countedBy     who counted hands first; null where nobody has
 * @param hands         the hands that two people counted; null before that
 * @param listed        the ballots of a secret round without names, sorted by tracking code; empty until the close
 * @param chosen        what was chosen, and how it was counted; null until the close and where nothing was
 * @param outcome       what the rules make of it; null until the close
 * @param chairAdopts   how the chair decided, where the rules let the chair decide; null otherwise
 * @param annulReason   why annulment was asked for; null while it was not
 * @param annulAskedBy  the facilitator who asked; another must agree
 * @param notPut        why it was not put to the vote; null where it was, or may still be
 * @param lockVersion   counts its changes: what its ETag is made of
 */
public record RoundView(
        RoundId id,
        NegotiationId negotiation,
        int number,
        String title,
        RoundState state,
        @Nullable RoundId repeats,
        Manner manner,
        boolean indicative,
        @Nullable RoundId follows,
        List<SubjectRef> subjects,
        @Nullable Block block,
        @Nullable ChoiceQuestion question,
        RuleSet rules,
        String rulesHash,
        @Nullable Electorate electorate,
        @Nullable Duration timer,
        @Nullable Instant deadline,
        Instant preparedAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        boolean closedLate,
        @Nullable Instant proclaimedAt,
        @Nullable Instant annulledAt,
        Set<DelegationId> cast,
        Map<DelegationId, Choice> choices,
        Map<DelegationId, Marks> marks,
        Map<DelegationId, String> reasons,
        Set<DelegationId> entered,
        @Nullable Roll roll,
        @Nullable PersonId countedBy,
        @Nullable Hands hands,
        List<Listed> listed,
        @Nullable ChoiceResult chosen,
        @Nullable Outcome outcome,
        @Nullable Boolean chairAdopts,
        @Nullable String annulReason,
        @Nullable PersonId annulAskedBy,
        @Nullable NotPut notPut,
        long lockVersion) {

    /** Whether the subjects are adopted, as far as it is known: by the rules, or by the chair; never by a straw poll. */
    public boolean adopted() {
        Outcome known = outcome;
        return known != null
                && !indicative
                && (known.adopted()
                        || (known.verdict() == Outcome.Verdict.CHAIR_DECIDES && Boolean.TRUE.equals(chairAdopts)));
    }

    /** Whether a delegation may cast a ballot now: it is entitled, and in a roll call has been called. */
    public boolean answerable(@Nullable DelegationId delegation) {
        return state == RoundState.OPEN
                && manner != Manner.SHOW_OF_HANDS
                && delegation != null
                && electorate != null
                && electorate.find(delegation.value()).isPresent()
                && (roll == null || roll.heard(delegation.value()));
    }

    /** Whether a delegation may still have a subject of it voted on by itself. */
    public boolean separable() {
        return block != null && repeats == null && state == RoundState.PREPARED;
    }

    /** Whether it asks "any objection?": a consensus looked for in the open, where who objects says why. */
    public boolean consensusCheck() {
        return manner == Manner.LIVE && rules.majority() == null;
    }

    /** The moment of its last step. */
    public Instant changedAt() {
        return Optional.ofNullable(notPut)
                .map(NotPut::at)
                .or(() -> Optional.ofNullable(annulledAt))
                .or(() -> Optional.ofNullable(proclaimedAt))
                .or(() -> Optional.ofNullable(closedAt))
                .or(() -> Optional.ofNullable(openedAt))
                .orElse(preparedAt);
    }
}
