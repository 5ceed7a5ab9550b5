package org.parley.record.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.Tally;

/**
 * A round as the entries tell it, with what the evaluator made of it.
 *
 * @param state the last step: prepared, open, closed, proclaimed, annulled or not-put
 * @param rules name of the rule set; null before the round opened, or where its opening is not given
 * @param rulesHash SHA-256 of the rule set in hex
 * @param second whether it was the second vote on a question that was equally divided
 * @param manner how the vote was taken
 * @param indicative whether it was a straw poll
 * @param opened index of the entry that opened it
 * @param closed index of the entry that closed it: the cut-off
 * @param outcome what follows from electorate, rules and ballots; null before the close
 * @param chosen names of the options chosen, where there were options to choose from; null where the answer was yes or no
 * @param adopted what was proclaimed; null before
 */
public record RoundResult(
        UUID round,
        String title,
        String state,
        @Nullable String rules,
        @Nullable String rulesHash,
        boolean second,
        Manner manner,
        boolean indicative,
        @Nullable Long opened,
        @Nullable Long closed,
        @Nullable Outcome outcome,
        @Nullable List<String> chosen,
        @Nullable Boolean adopted) {

    /** The identity of no round. */
    static final UUID NONE = new UUID(0, 0);

    /** Without what is its own and what is told nobody: alike for all rounds of which the same is said. */
    RoundResult kind() {
        return new RoundResult(
                NONE,
                "",
                state,
                rules,
                rulesHash,
                second,
                manner,
                indicative,
                opened == null ? null : 0L,
                closed == null ? null : 0L,
                outcome == null ? null : new Outcome(outcome.verdict(), heads(outcome.tally()), List.of()),
                chosen,
                adopted);
    }

    private static Tally heads(Tally tally) {
        return new Tally(
                tally.entitled(), tally.yes(), tally.no(), tally.abstain(), tally.silent(), tally.absent(), 0, 0, 0, 0);
    }

    /** The numbers that {@link #kind} leaves out, in the order of {@link #json}. */
    List<Long> own() {
        List<Long> own = new ArrayList<>();
        if (opened != null) {
            own.add(opened);
        }
        if (closed != null) {
            own.add(closed);
        }
        if (outcome != null && chosen == null) {
            Tally tally = outcome.tally();
            own.add(tally.totalWeight());
            own.add(tally.yesWeight());
            own.add(tally.noWeight());
            own.add(tally.abstainWeight());
        }
        return own;
    }

    Json json() {
        Json.Builder json = Json.object()
                .put("round", round.toString())
                .put("title", title)
                .put("state", state)
                .putPresent("rules", rules)
                .putPresent("rulesHash", rulesHash)
                .put("secondVote", second)
                .putPresent("manner", manner == Manner.SIMULTANEOUS ? null : manner.name())
                .putPresent("opened", opened)
                .putPresent("closed", closed);
        if (indicative) {
            json.put("indicative", true);
        }
        if (outcome != null && chosen != null) {
            Tally tally = outcome.tally();
            json.put("verdict", outcome.verdict().name())
                    .put("chosen", Json.strings(chosen))
                    .put(
                            "tally",
                            Json.object()
                                    .put("entitled", tally.entitled())
                                    .put("marked", tally.yes())
                                    .put("blank", tally.abstain())
                                    .put("silent", tally.silent())
                                    .put("absent", tally.absent())
                                    .build());
        } else if (outcome != null) {
            Tally tally = outcome.tally();
            json.put("verdict", outcome.verdict().name())
                    .put(
                            "tally",
                            Json.object()
                                    .put("entitled", tally.entitled())
                                    .put("yes", tally.yes())
                                    .put("no", tally.no())
                                    .put("abstain", tally.abstain())
                                    .put("silent", tally.silent())
                                    .put("absent", tally.absent())
                                    .put("totalWeight", tally.totalWeight())
                                    .put("yesWeight", tally.yesWeight())
                                    .put("noWeight", tally.noWeight())
                                    .put("abstainWeight", tally.abstainWeight())
                                    .build());
        }
        if (adopted != null) {
            json.put("adopted", adopted);
        }
        return json.build();
    }
}
