package org.parley.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.Outcome;
import org.parley.procedure.Tally;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.procedure.choice.Working;
import org.parley.voting.RoundView;

/** A choice among options as callers see and say it. Options are numbered from 1, in the order in which they are listed. */
final class ChoiceJson {

    private ChoiceJson() {}

    @Schema(name = "ChoiceOption", description = "An option")
    record OptionJson(
            @NotNull String name,

            @Nullable @Schema(description = "Its wording, where the name does not say all")
            String text,

            @Nullable @Schema(description = "The plan, article or amendment that it stands for, as kind:id")
            String subject) {

        Option option() {
            if (subject != null) {
                Misunderstood.subject("subject", subject);
            }
            return new Option(name, text, subject);
        }
    }

    @Schema(name = "ChoiceToPrepare", description = "A choice to prepare")
    record Preparing(
            @NotNull String title,

            @NotNull
            @Schema(
                    description =
                            "single, multiple, approval, score, schulze, ranked-pairs, instant-run-off or transferable-vote")
            String method,

            @Nullable @Schema(description = "How many are chosen; 1 if absent")
            Integer places,

            @Nullable
            @Schema(
                    description =
                            "Between equals: drawn (an order drawn by lot at the opening, the default) or listed (the order of the options)")
            String ties,

            @NotNull List<@Valid OptionJson> options,

            @NotNull
            @Schema(description = "Id or name of a rule set: of it the quorum applies, and whether weights count")
            String rules,

            @Nullable @Schema(description = RoundsApi.MANNERS + "; simultaneous if absent")
            String manner,

            @Nullable @Schema(description = RoundsApi.INDICATIVE + "; binding if absent")
            Boolean indicative,

            @Nullable @Schema(description = "How long it will be open; absent to close it by hand")
            Integer minutes) {

        ChoiceQuestion question() {
            return new ChoiceQuestion(
                    Misunderstood.word("method", Method.class, method),
                    places == null ? 1 : places,
                    ties == null ? Ties.DRAWN : Misunderstood.word("ties", Ties.class, ties),
                    options.stream().map(OptionJson::option).toList());
        }
    }

    @Schema(name = "Choice", description = "A choice among options")
    record Choosing(
            String method,
            int places,
            String ties,
            List<OptionJson> options,

            @Schema(description = "The order that decides between equals, by numbers; empty until the opening")
            List<Integer> order,

            @Schema(description = "What each delegation marked; empty until the close, to everybody")
            Map<String, List<Integer>> marks,

            @Nullable @Schema(description = "What came of it; absent until the close")
            Chosen result) {

        static @Nullable Choosing of(RoundView round) {
            ChoiceQuestion question = round.question();
            if (question == null) {
                return null;
            }
            Map<String, List<Integer>> marks = new TreeMap<>();
            round.marks()
                    .forEach((delegation, said) -> marks.put(delegation.value().toString(), said.numbers()));
            Outcome outcome = round.outcome();
            return new Choosing(
                    word(question.method()),
                    question.places(),
                    word(question.ties()),
                    question.options().stream()
                            .map(option -> new OptionJson(option.name(), option.text(), option.subject()))
                            .toList(),
                    numbers(question.order()),
                    marks,
                    outcome == null ? null : Chosen.of(outcome, round.chosen()));
        }
    }

    @Schema(description = "What came of a choice")
    record Chosen(
            @Schema(description = "chosen, nothing-chosen or no-quorum")
            String verdict,

            int marked,
            int blank,
            int silent,
            int absent,

            @Schema(description = "The options chosen, by numbers, the first first")
            List<Integer> chosen,

            @Schema(description = "All options in order, by numbers")
            List<Integer> order,

            @Schema(description = "Whether the order declared for equals decided something")
            boolean tie,

            @Nullable @Schema(description = "Marks or points of each option; absent where ranks are counted")
            List<Long> sums,

            @Nullable
            @Schema(
                    description =
                            "For each option and each other how many rank the first before the second; absent where it is not counted by pairs")
            List<List<Long>> pairs,

            @Nullable @Schema(description = "Schulze: the strength of the strongest path between each two options")
            List<List<Long>> strengths,

            @Nullable @Schema(description = "Ranked pairs: the victories, the clearest first")
            List<Victory> victories,

            @Nullable @Schema(description = "What elects, where it is counted in stages")
            Long quota,

            @Nullable @Schema(description = "The stages of the count")
            List<Stage> stages) {

        static Chosen of(Outcome outcome, @Nullable ChoiceResult result) {
            Tally tally = outcome.tally();
            Working working = result == null ? null : result.working();
            Working.Pairs pairs = working instanceof Working.Pairs found ? found : null;
            Working.Stages stages = working instanceof Working.Stages found ? found : null;
            return new Chosen(
                    word(outcome.verdict()),
                    tally.yes(),
                    tally.abstain(),
                    tally.silent(),
                    tally.absent(),
                    result == null ? List.of() : numbers(result.chosen()),
                    result == null ? List.of() : numbers(result.order()),
                    result != null && result.tie(),
                    working instanceof Working.Sums sums ? sums.sums() : null,
                    pairs == null ? null : pairs.preferences(),
                    pairs == null || pairs.strengths().isEmpty() ? null : pairs.strengths(),
                    pairs == null || pairs.pairs().isEmpty()
                            ? null
                            : pairs.pairs().stream().map(Victory::of).toList(),
                    stages == null ? null : stages.quota(),
                    stages == null
                            ? null
                            : stages.stages().stream().map(Stage::of).toList());
        }
    }

    @Schema(description = "A victory of one option over another")
    record Victory(int winner, int loser, long votes, long against, boolean stands) {

        static Victory of(Working.Pair pair) {
            return new Victory(pair.winner() + 1, pair.loser() + 1, pair.votes(), pair.against(), pair.locked());
        }
    }

    @Schema(description = "A stage of a count")
    record Stage(
            @Schema(description = "first, surplus or exclusion")
            String action,

            @Nullable @Schema(description = "Whose votes went on")
            Integer option,

            @Schema(description = "Votes of each option at its end, to five decimals")
            List<BigDecimal> totals,

            BigDecimal notTransferable,
            List<Integer> elected,

            @Schema(description = "Whether the order declared for equals decided it")
            boolean lot) {

        static Stage of(Working.Stage stage) {
            Integer option = stage.option();
            return new Stage(
                    stage.action().toLowerCase(Locale.ROOT),
                    option == null ? null : option + 1,
                    stage.totals(),
                    stage.notTransferable(),
                    numbers(stage.elected()),
                    stage.lot());
        }
    }

    private static List<Integer> numbers(List<Integer> options) {
        return options.stream().map(option -> option + 1).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
