package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Outcome.Verdict;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.record.evidence.Check;
import org.parley.record.evidence.Report;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rounds that choose among options, from preparation to what a stranger can check. */
@IntegrationTest
class ChoiceRoundTests {

    private static final List<String> CITIES = List.of("Vienna", "Geneva", "Helsinki");

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final RoundQueries queries;
    private final HeardRounds heard;
    private final JdbcClient jdbc;

    ChoiceRoundTests(
            Scene scene,
            TestQuestions questions,
            RoundService service,
            RoundQueries queries,
            HeardRounds heard,
            JdbcClient jdbc) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.queries = queries;
        this.heard = heard;
        this.jdbc = jdbc;
    }

    @Test
    void takesARankingFromPreparationToProclamation() {
        Scene.Table table = scene.table();
        RoundId round = prepare(table, Method.SCHULZE, 1, Ties.DRAWN);
        RoundView prepared = see(table, round);
        assertThat(prepared.question().order()).isEmpty();
        assertThat(prepared.subjects()).isEmpty();

        table.asFacilitator().run(() -> service.open(round));
        assertThat(see(table, round).question().order()).containsExactlyInAnyOrder(0, 1, 2);
        cast(table, "Northland", round, 1, 2, 3);
        Receipt receipt = cast(table, "Northland", round, 2, 1, 1);
        assertThat(receipt.marks()).isEqualTo(Marks.of(2, 1, 1));
        assertThat(table.asHead("Northland").call(() -> queries.mine(round))).contains(receipt);
        cast(table, "Southland", round, 0, 1, 2);
        cast(table, "Eastland", round, 1, 0, 0);
        cast(table, "Midland", round, 0, 0, 0);
        RoundView open = see(table, round);
        assertThat(open.cast()).hasSize(4);
        assertThat(open.marks()).isEmpty();
        assertThat(open.chosen()).isNull();

        table.asFacilitator().run(() -> service.close(round));
        RoundView closed = see(table, round);
        assertThat(closed.outcome().verdict()).isEqualTo(Verdict.CHOSEN);
        assertThat(closed.outcome().tally().yes()).isEqualTo(3);
        assertThat(closed.outcome().tally().abstain()).isEqualTo(1);
        assertThat(closed.outcome().tally().absent()).isEqualTo(1);
        assertThat(closed.chosen().chosen()).containsExactly(1);
        assertThat(closed.choices()).isEmpty();
        assertThat(closed.marks())
                .hasSize(4)
                .containsEntry(table.delegation("Northland"), Marks.of(2, 1, 1))
                .containsEntry(table.delegation("Midland"), Marks.of(0, 0, 0));

        table.asFacilitator().run(() -> service.proclaim(round));
        assertThat(see(table, round).adopted()).isFalse();
        RoundSummary line = table.as("Observer")
                .call(() -> queries.list(table.negotiation()))
                .getFirst();
        assertThat(line.verdict()).isEqualTo(Verdict.CHOSEN);
        assertThat(line.chosen()).containsExactly("Geneva");
        assertThat(heard.events()).contains(new RoundProclaimed(round, table.negotiation(), List.of(), false, false));
    }

    @Test
    void refusesABallotThatItsMethodCannotCount() {
        Scene.Table table = scene.table();
        RoundId runOff = open(table, Method.INSTANT_RUN_OFF, 1);
        refused(() -> cast(table, "Northland", runOff, 1, 1, 2), "procedure.choice.error.ranks-in-turn");
        refused(() -> cast(table, "Northland", runOff, 1, 3, 0), "procedure.choice.error.ranks-in-turn");
        refused(() -> cast(table, "Northland", runOff, 1, 2), "procedure.choice.error.marks");
        refused(() -> cast(table, "Northland", runOff, 1, 2, 4), "procedure.choice.error.marks");
        refused(
                () -> table.asHead("Northland").run(() -> service.cast(runOff, Choice.YES, fresh())),
                "voting.error.marks-wanted");
        RoundId single = open(table, Method.SINGLE, 1);
        refused(() -> cast(table, "Northland", single, 1, 1, 0), "procedure.choice.error.one-mark");
        RoundId two = open(table, Method.MULTIPLE, 2);
        refused(() -> cast(table, "Northland", two, 1, 1, 1), "procedure.choice.error.too-many-marks");
        RoundId plain = table.asFacilitator()
                .call(() -> service.prepare(
                        table.negotiation(),
                        "Yes or no",
                        List.of(questions.ask(table.negotiation(), "Article 1")),
                        "substance",
                        null));
        table.asFacilitator().run(() -> service.open(plain));
        refused(() -> cast(table, "Northland", plain, 1, 0, 0), "voting.error.choice-wanted");
        refused(() -> castAs(table.as("Northland adviser"), single, 1, 0, 0), "voting.error.adviser-votes");
        assertThat(see(table, single).cast()).isEmpty();
    }

    @Test
    void preparesNothingThatCannotBeChosen() {
        Scene.Table table = scene.table();
        assertThatThrownBy(() -> table.as("Northland head")
                        .call(() -> service.prepareChoice(
                                table.negotiation(),
                                "Seat",
                                question(Method.SINGLE, 1, Ties.LISTED),
                                "procedure",
                                null)))
                .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
        List<Option> withStranger = List.of(
                Option.named("Vienna"),
                new Option("Another's", null, new SubjectRef(SubjectRef.PLAN, UUID.randomUUID()).toString()));
        refused(
                () -> table.asFacilitator()
                        .run(() -> service.prepareChoice(
                                table.negotiation(),
                                "Seat",
                                new ChoiceQuestion(Method.SINGLE, 1, Ties.LISTED, withStranger),
                                "procedure",
                                null)),
                "voting.error.not-votable");
        refused(
                () -> new ChoiceQuestion(
                        Method.SINGLE, 1, Ties.LISTED, List.of(Option.named("Vienna"), Option.named("vienna"))),
                "procedure.choice.error.option-twice");
        refused(() -> question(Method.SCHULZE, 2, Ties.LISTED), "procedure.choice.error.one-place");
        refused(() -> question(Method.APPROVAL, 3, Ties.LISTED), "procedure.choice.error.places");
    }

    @Test
    void choosesNothingWithoutAQuorumOrWithoutAMark() {
        Scene.Table table = scene.table();
        RoundId few = open(table, Method.APPROVAL, 1);
        cast(table, "Northland", few, 1, 0, 0);
        table.asFacilitator().run(() -> service.close(few));
        RoundView view = see(table, few);
        assertThat(view.rules().quorum()).isNotNull();
        assertThat(view.outcome().verdict()).isEqualTo(Verdict.NO_QUORUM);
        assertThat(view.chosen()).isNull();

        RoundId blank = open(table, Method.APPROVAL, 1);
        for (String delegation : List.of("Northland", "Southland", "Eastland", "Midland")) {
            cast(table, delegation, blank, 0, 0, 0);
        }
        table.asFacilitator().run(() -> service.close(blank));
        assertThat(see(table, blank).outcome().verdict()).isEqualTo(Verdict.NOTHING_CHOSEN);
        table.asFacilitator().run(() -> service.proclaim(blank));
        assertThat(table.as("Observer")
                        .call(() -> queries.list(table.negotiation()))
                        .getFirst()
                        .chosen())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void provesEveryMethodFromTheEntriesAlone(Method method, @TempDir Path folder) throws IOException {
        Scene.Table table = scene.table();
        RoundId round = ballots(table, method);
        table.asFacilitator().run(() -> service.proclaim(round));
        Report report = new Evidence(jdbc).verify(table.negotiation(), folder, UnaryOperator.identity());
        assertThat(report.text()).contains("Everything holds.").doesNotContain("FAIL");
        RoundView view = see(table, round);
        assertThat(report.rounds().getFirst().chosen())
                .isEqualTo(view.chosen().chosen().stream()
                        .map(view.question()::name)
                        .toList());
    }

    @Test
    void noticesABallotThatIsOpenedOtherwiseThanItWasCast(@TempDir Path folder) throws IOException {
        Scene.Table table = scene.table();
        ballots(table, Method.SCHULZE);
        Report report = forged(
                table, folder, "ballot.opened", data -> data.with("marks", Json.strings(List.of("3", "2", "1"))));
        assertThat(report.holds()).isFalse();
        assertThat(failed(report, Check.BALLOTS)).contains("was cast otherwise");
    }

    @Test
    void noticesAMisreportedWinner(@TempDir Path folder) throws IOException {
        Scene.Table table = scene.table();
        RoundId round = ballots(table, Method.SCHULZE);
        String wrong = see(table, round).chosen().chosen().contains(0) ? "Geneva" : "Vienna";
        Report closed = forged(
                table,
                folder.resolve("closed"),
                "round.closed",
                data -> data.with("chosen", Json.strings(List.of(wrong))));
        assertThat(failed(closed, Check.OUTCOMES)).contains("for \"chosen\", but the ballots give");
        Report order = forged(
                table,
                folder.resolve("order"),
                "round.closed",
                data -> data.with(
                        "order", Json.strings(data.array("order").texts().reversed())));
        assertThat(failed(order, Check.OUTCOMES)).contains("for \"order\", but the ballots give");

        table.asFacilitator().run(() -> service.proclaim(round));
        Report proclaimed = forged(
                table,
                folder.resolve("proclaimed"),
                "round.proclaimed",
                data -> data.with("chosen", Json.strings(List.of(wrong))));
        assertThat(failed(proclaimed, Check.OUTCOMES)).contains("proclaims [" + wrong + "], but the ballots give");
    }

    @Test
    void noticesOptionsThatAreNotThoseThatWerePrepared(@TempDir Path folder) throws IOException {
        Scene.Table table = scene.table();
        ballots(table, Method.APPROVAL);
        Report report = forged(table, folder, "round.prepared", data -> data.with("question", Json.of("0".repeat(64))));
        assertThat(failed(report, Check.ROUNDS)).contains("are not those that were prepared");
    }

    @Test
    void looksBackAtAChoiceAsItStood() {
        Scene.Table table = scene.table();
        RoundId round = open(table, Method.SCHULZE, 1);
        cast(table, "Northland", round, 1, 2, 3);
        Instant voting = scene.moment();
        cast(table, "Southland", round, 2, 1, 0);
        cast(table, "Eastland", round, 0, 1, 2);
        table.asFacilitator().run(() -> service.close(round));
        assertThat(see(table, round).chosen()).isNotNull();
        RoundView open =
                table.as("Observer").call(() -> queries.at(round, voting)).orElseThrow();
        assertThat(open.state()).isEqualTo(RoundState.OPEN);
        assertThat(open.cast()).containsExactly(table.delegation("Northland"));
        assertThat(open.marks()).isEmpty();
        assertThat(open.chosen()).isNull();
    }

    /** Everybody casts three times and the round closes in the middle: one counted ballot each, the last before the closing entry. */
    @Test
    void countsTheLastRankingBeforeTheCloseOfEachDelegation() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = open(table, Method.SCHULZE, 1);
        List<String> delegations = List.of("Northland", "Southland", "Eastland", "Midland", "Westland");
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Receipt>> answers = new ArrayList<>();
        try (ExecutorService heads = Executors.newFixedThreadPool(16)) {
            // One ballot of each is in before the race, so that there is a quorum whenever the close comes
            for (String delegation : delegations) {
                cast(table, delegation, round, 1, 2, 3);
            }
            for (int again = 0; again < 8; again++) {
                for (String delegation : delegations) {
                    Marks marks = ranking(new Random(again * 31 + delegation.hashCode()));
                    answers.add(heads.submit(() -> {
                        start.await();
                        return table.asHead(delegation).call(() -> service.cast(round, null, marks, fresh()));
                    }));
                }
            }
            Future<?> close = heads.submit(() -> {
                start.await();
                table.asFacilitator().run(() -> service.close(round));
                return null;
            });
            start.countDown();
            close.get();
            for (Future<Receipt> answer : answers) {
                try {
                    assertThat(answer.get().index()).isPresent();
                } catch (java.util.concurrent.ExecutionException late) {
                    assertThat(late.getCause())
                            .isInstanceOfSatisfying(
                                    RuleViolation.class,
                                    refusal -> assertThat(refusal.key()).isEqualTo("voting.error.closed"));
                }
            }
        }
        List<Json.Obj> entries = entries(table);
        long closing = entries.stream()
                .takeWhile(entry -> !entry.text("type").equals("round.closed"))
                .count();
        Map<String, Long> lastOf = new HashMap<>();
        for (int index = 0; index < closing; index++) {
            Json.Obj entry = entries.get(index);
            if (entry.text("type").equals("ballot.cast")) {
                lastOf.put(entry.object("actor").text("delegation"), (long) index);
            }
        }
        assertThat(entries.subList(Math.toIntExact(closing), entries.size()))
                .noneMatch(entry -> entry.text("type").equals("ballot.cast"));
        Map<UUID, Marks> recount = new HashMap<>();
        Set<String> opened = new HashSet<>();
        for (Json.Obj entry : entries) {
            if (entry.text("type").equals("ballot.opened")) {
                Json.Obj data = entry.object("data");
                assertThat(opened.add(data.text("delegation"))).isTrue();
                assertThat(data.number("entry")).isEqualTo(lastOf.get(data.text("delegation")));
                recount.put(
                        UUID.fromString(data.text("delegation")),
                        Marks.ofTexts(data.array("marks").texts()));
            }
        }
        assertThat(opened).isEqualTo(lastOf.keySet()).hasSize(5);
        RoundView closed = see(table, round);
        ChoiceResult recounted = ChoiceCount.evaluate(closed.rules(), closed.electorate(), closed.question(), recount)
                .result();
        assertThat(closed.chosen()).isEqualTo(recounted);
    }

    private Report forged(Scene.Table table, Path folder, String type, UnaryOperator<Json.Obj> forge)
            throws IOException {
        return new Evidence(jdbc)
                .verify(
                        table.negotiation(),
                        folder,
                        entry -> entry.text("type").equals(type)
                                ? entry.with("data", forge.apply(entry.object("data")))
                                : entry);
    }

    private static String failed(Report report, Check check) {
        assertThat(report.holds()).isFalse();
        return String.join("\n", report.finding(check).problems());
    }

    /** An opened, voted and closed round with ballots that its method takes. */
    private RoundId ballots(Scene.Table table, Method method) {
        RoundId round = open(table, method, method.severalPlaces() ? 2 : 1);
        switch (method.marking()) {
            case ONE -> {
                cast(table, "Northland", round, 1, 0, 0);
                cast(table, "Southland", round, 0, 1, 0);
                cast(table, "Eastland", round, 0, 1, 0);
                cast(table, "Midland", round, 0, 0, 0);
            }
            case SOME -> {
                cast(table, "Northland", round, 1, 1, 0);
                cast(table, "Southland", round, 0, 1, 0);
                cast(table, "Eastland", round, 0, 1, 1);
            }
            case POINTS -> {
                cast(table, "Northland", round, 10, 3, 0);
                cast(table, "Southland", round, 0, 7, 2);
                cast(table, "Eastland", round, 1, 5, 0);
            }
            case RANKS -> {
                cast(table, "Northland", round, 1, 2, 3);
                cast(table, "Southland", round, 2, 1, 0);
                cast(table, "Eastland", round, 0, 1, 2);
            }
        }
        table.asFacilitator().run(() -> service.close(round));
        return round;
    }

    private static Marks ranking(Random random) {
        List<Integer> ranks = new ArrayList<>(List.of(1, 2, 3));
        Collections.shuffle(ranks, random);
        return new Marks(ranks);
    }

    private static ChoiceQuestion question(Method method, int places, Ties ties) {
        return new ChoiceQuestion(
                method, places, ties, CITIES.stream().map(Option::named).toList());
    }

    private RoundId prepare(Scene.Table table, Method method, int places, Ties ties) {
        return table.asFacilitator()
                .call(() -> service.prepareChoice(
                        table.negotiation(), "Seat of the mission", question(method, places, ties), "substance", null));
    }

    private RoundId open(Scene.Table table, Method method, int places) {
        RoundId round = prepare(table, method, places, Ties.LISTED);
        table.asFacilitator().run(() -> service.open(round));
        return round;
    }

    private Receipt cast(Scene.Table table, String delegation, RoundId round, Integer... marks) {
        return castAs(table.asHead(delegation), round, marks);
    }

    private Receipt castAs(As person, RoundId round, Integer... marks) {
        return person.call(() -> service.cast(round, null, Marks.of(marks), fresh()));
    }

    private RoundView see(Scene.Table table, RoundId round) {
        return table.as("Observer").call(() -> queries.get(round));
    }

    private List<Json.Obj> entries(Scene.Table table) {
        return jdbc
                .sql("SELECT bytes FROM record_entry WHERE log = ? ORDER BY idx")
                .param(table.negotiation().value())
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list()
                .stream()
                .map(text -> Json.parse(text).asObject())
                .toList();
    }

    private static void refused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
