package org.parley.voting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;

/**
 * A round as a line of a list.
 *
 * @param manner   how the vote is taken
 * @param indicative whether it is a straw poll: nothing follows from it
 * @param block    whether its subjects are put as a block
 * @param question what there is to choose from; null where the round is decided by yes and no
 * @param chosen   the names of the options chosen; empty until the close and where nothing was
 * @param ruleSet  the name of its rule set
 * @param ruleId   the id of its rule set
 * @param cast     delegations that have cast a ballot
 * @param entitled delegations that may; 0 before the opening
 * @param verdict  what the rules made of it; null until the close
 * @param adopted  whether the subjects were adopted, the chair's decision included
 * @param notPut   why it was not put to the vote; null where it was, or may still be
 */
public record RoundSummary(
        RoundId id,
        NegotiationId negotiation,
        int number,
        String title,
        RoundState state,
        Manner manner,
        boolean indicative,
        List<SubjectRef> subjects,
        boolean block,
        @Nullable ChoiceQuestion question,
        List<String> chosen,
        String ruleId,
        String ruleSet,
        @Nullable Instant deadline,
        Instant changedAt,
        int cast,
        int entitled,
        Outcome.@Nullable Verdict verdict,
        boolean adopted,
        @Nullable NotPut notPut) {

    /** The line of a round that was read whole. */
    static RoundSummary of(RoundView round) {
        ChoiceQuestion question = round.question();
        ChoiceResult chosen = round.chosen();
        return new RoundSummary(
                round.id(),
                round.negotiation(),
                round.number(),
                round.title(),
                round.state(),
                round.manner(),
                round.indicative(),
                round.subjects(),
                round.block() != null,
                question,
                question == null || chosen == null ? List.of() : question.names(chosen.chosen()),
                round.rules().id(),
                round.rules().name(),
                round.deadline(),
                round.changedAt(),
                round.cast().size(),
                round.electorate() == null ? 0 : round.electorate().size(),
                round.outcome() == null ? null : round.outcome().verdict(),
                round.adopted(),
                round.notPut());
    }
}
