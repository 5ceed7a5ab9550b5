package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome.Verdict;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.record.evidence.Check;
import org.parley.record.evidence.Opening;
import org.parley.record.evidence.Report;
import org.parley.record.verify.Commitment;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class SecretRoundTests {

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final RoundQueries queries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    SecretRoundTests(
            Scene scene,
            TestQuestions questions,
            RoundService service,
            RoundQueries queries,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.queries = queries;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A table with five more delegations: enough for a secret ballot. */
    private Scene.Table large() {
        return scene.assembly(5);
    }

    @Test
    void publishesTheListWithoutNamesAndTheNamesWithoutVotes() {
        Scene.Table table = large();
        RoundId round = open(table);
        Receipt yes = cast(table, "Northland", round, Choice.YES);
        Receipt no = cast(table, "State 1", round, Choice.NO);
        Receipt abstain = cast(table, "Westland", round, Choice.ABSTAIN);
        assertThat(yes.code()).isNotEqualTo(no.code());

        RoundView open = see(table, round);
        assertThat(open.cast())
                .containsExactlyInAnyOrder(
                        table.delegation("Northland"), table.delegation("State 1"), table.delegation("Westland"));
        assertThat(open.listed()).isEmpty();
        assertThat(open.outcome()).isNull();

        table.asFacilitator().run(() -> service.close(round));
        RoundView closed = see(table, round);
        assertThat(closed.listed())
                .containsExactlyInAnyOrder(
                        new Listed(code(yes), Choice.YES, null),
                        new Listed(code(no), Choice.NO, null),
                        new Listed(code(abstain), Choice.ABSTAIN, null))
                .isSortedAccordingTo(java.util.Comparator.comparing(Listed::code));
        assertThat(closed.choices()).isEmpty();
        assertThat(closed.cast()).isEqualTo(open.cast());
        assertThat(closed.outcome().verdict()).isEqualTo(Verdict.NO_QUORUM);
        assertThat(closed.outcome().tally().yes()).isEqualTo(1);
        assertThat(closed.outcome().tally().absent()).isEqualTo(7);
        assertThat(table.as("Observer").call(() -> queries.otherwise(round)))
                .isNotEmpty()
                .allSatisfy(other -> assertThat(Secrecy.allowed(other.rules())).isTrue());
    }

    @Test
    void tellsTheCodeToWhoeverKnowsTheBallotAndToNobodyElse() {
        Scene.Table table = large();
        RoundId round = open(table);
        UUID ballot = UUID.randomUUID();
        Receipt first = table.asHead("Northland").call(() -> service.cast(round, Choice.NO, ballot.toString()));
        assertThat(first.index()).isPresent();
        Receipt again = table.asHead("Northland").call(() -> service.cast(round, Choice.NO, ballot.toString()));
        assertThat(again).isEqualTo(first);
        assertThat(table.asHead("Northland").call(() -> queries.accepted(round, ballot)))
                .hasValue(first);
        assertThat(table.asHead("Northland").call(() -> queries.accepted(round, UUID.randomUUID())))
                .isEmpty();
        assertThat(table.asHead("Southland").call(() -> queries.accepted(round, ballot)))
                .isEmpty();
        Receipt known =
                table.asHead("Northland").call(() -> queries.mine(round)).orElseThrow();
        assertThat(known.index()).isEqualTo(first.index());
        assertThat(known.choice()).isNull();
        assertThat(known.marks()).isNull();
        assertThat(known.code()).isNull();
        refuses(
                () -> table.asHead("Northland").call(() -> service.cast(round, Choice.YES, ballot.toString())),
                "voting.error.ballot-id");
        refuses(
                () -> table.asHead("Southland")
                        .call(() -> service.cast(round, Choice.NO, Ids.next().toString())),
                "voting.error.secret-ballot-id");
    }

    @Test
    void takesOneBallotOfEachDelegationAndGivesNoneBack() {
        Scene.Table table = large();
        RoundId round = open(table);
        cast(table, "Northland", round, Choice.NO);
        refuses(() -> cast(table, "Northland", round, Choice.YES), "voting.error.secret-once");
        refuses(
                () -> table.as("Northland deputy")
                        .call(() -> service.cast(
                                round, Choice.YES, UUID.randomUUID().toString())),
                "voting.error.secret-once");
        assertThat(see(table, round).cast()).hasSize(1);
    }

    @Test
    void keepsNothingThatLeadsFromADelegationToItsBallot() {
        Scene.Table table = large();
        RoundId round = open(table);
        Map<String, Receipt> receipts = new HashMap<>();
        List<UUID> ballots = new ArrayList<>();
        for (String name : List.of("Westland", "State 3", "Northland", "State 1", "Midland")) {
            UUID ballot = UUID.randomUUID();
            ballots.add(ballot);
            receipts.put(
                    name,
                    table.asHead(name)
                            .call(() -> service.cast(round, Choice.values()[ballots.size() % 3], ballot.toString())));
        }
        // While it is open: all that the database holds in any table, and in what order
        String everything = dump();
        for (UUID ballot : ballots) {
            assertThat(everything).as("the id that only its caster knows").doesNotContain(ballot.toString());
        }
        List<Map<String, Object>> rows = jdbc.sql("SELECT * FROM ballot WHERE round = ?")
                .param(round.value())
                .query()
                .listOfRows();
        assertThat(rows).hasSize(5).allSatisfy(row -> {
            assertThat(row.get("choice")).isNull();
            assertThat(row.get("marks")).isNull();
        });
        for (Receipt receipt : receipts.values()) {
            String code = code(receipt);
            assertThat(rows.toString()).doesNotContain(code);
            assertThat(everything.split(code, -1))
                    .as("a code stands in one place, the box")
                    .hasSize(2);
        }
        List<String> columns = jdbc.sql("SELECT column_name FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND table_name = 'secret_box'")
                .query(String.class)
                .list();
        assertThat(columns)
                .as("no time, person, delegation or number")
                .containsExactlyInAnyOrder("round", "salt", "ballots");
        List<String> inside = Json.parse(jdbc.sql("SELECT ballots FROM secret_box WHERE round = ?")
                        .param(round.value())
                        .query(String.class)
                        .single())
                .asArray()
                .items()
                .stream()
                .map(each -> each.asArray().texts().getFirst())
                .toList();
        assertThat(inside).as("not in the order of casting").isSorted().hasSize(5);

        // In the record: that they took part, and of the ballot nothing at all
        for (Json.Obj entry : entries(table)) {
            if (entry.text("type").equals("ballot.cast")) {
                assertThat(entry.has("payload")).isFalse();
                assertThat(entry.object("data").keys()).containsExactly("box");
            }
        }
        table.asFacilitator().run(() -> service.close(round));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM record_entry WHERE idem IN (:ids)")
                        .param("ids", ballots.stream().map(UUID::toString).toList())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(entries(table).stream().map(entry -> entry.text("type")))
                .contains("ballot.listed")
                .doesNotContain("ballot.opened");
    }

    /** Every value of every table but those that have nothing to do with it in any case. */
    private String dump() {
        return jdbc
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(name -> jdbc.sql("SELECT * FROM `" + name + "`").query().listOfRows().stream())
                .flatMap(row -> row.values().stream())
                .map(value -> value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : String.valueOf(value))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void chargesTheHouseWithABoxThatSomebodyAltered(@TempDir Path folder) {
        Scene.Table table = large();
        RoundId round = open(table);
        cast(table, "Northland", round, Choice.NO);
        cast(table, "Southland", round, Choice.NO);
        transactions.executeWithoutResult(
                status -> jdbc.sql("UPDATE secret_box SET ballots = REPLACE(ballots, 'NO', 'YES') WHERE round = ?")
                        .param(round.value())
                        .update());
        refuses(() -> cast(table, "Eastland", round, Choice.NO), "voting.error.box-altered");
        refuses(() -> table.asFacilitator().run(() -> service.close(round)), "voting.error.box-altered");
        table.asFacilitator().run(() -> service.askAnnulment(round, "The box was altered"));
        As.person(table.secondFacilitator()).run(() -> service.annul(round));
        assertThat(see(table, round).state()).isEqualTo(RoundState.ANNULLED);
    }

    @Test
    void isRefusedWhereANameWouldBeNeededOrFoundOut() {
        Scene.Table few = scene.table();
        SubjectRef question = questions.ask(few.negotiation(), "Few");
        refuses(() -> prepare(few, question, "simple-majority"), "voting.error.secret-few");
        Scene.Table table = large();
        SubjectRef other = questions.ask(table.negotiation(), "Many");
        refuses(() -> prepare(table, other, "peace-plan"), "voting.error.secret-consents");
        refuses(() -> prepare(table, other, "eu-qualified"), "voting.error.secret-blocs");
        RoundId prepared = prepare(table, other, "simple-majority");
        scene.weigh(table, "Midland", 3);
        refuses(() -> table.asFacilitator().run(() -> service.open(prepared)), "voting.error.secret-weights");
    }

    @Test
    void electsToAnOfficeBySecretBallot(@TempDir Path folder) throws IOException {
        Scene.Table table = large();
        ChoiceQuestion question = new ChoiceQuestion(
                Method.SINGLE,
                1,
                Ties.DRAWN,
                List.of(Option.named("Ms Ito"), Option.named("Mr Hale"), Option.named("Ms Osei")));
        RoundId round = table.asFacilitator()
                .call(() -> service.prepareChoice(
                        table.negotiation(), "Chair", question, "silence", Taking.by(Manner.SECRET), null));
        table.asFacilitator().run(() -> service.open(round));
        Receipt one = mark(table, "Northland", round, Marks.of(0, 1, 0));
        mark(table, "Southland", round, Marks.of(0, 1, 0));
        mark(table, "State 2", round, Marks.of(1, 0, 0));
        mark(table, "State 4", round, Marks.of(0, 0, 0));
        table.asFacilitator().run(() -> service.close(round));
        table.asFacilitator().run(() -> service.proclaim(round));
        RoundView closed = see(table, round);
        assertThat(closed.chosen().chosen()).containsExactly(1);
        assertThat(closed.marks()).isEmpty();
        assertThat(closed.listed()).contains(new Listed(code(one), Choice.YES, Marks.of(0, 1, 0)));
        Report report = new Evidence(jdbc).verify(table.negotiation(), folder, UnaryOperator.identity());
        assertThat(report.text()).contains("Everything holds.");
        assertThat(report.rounds().getFirst().chosen()).containsExactly("Mr Hale");
    }

    @RepeatedTest(8)
    void countsEachOnceWhileAllCastAtOnceAndTheRoundClosesInTheMiddle() throws Exception {
        Scene.Table table = large();
        RoundId round = open(table);
        List<String> voters = new ArrayList<>(List.of("Northland", "Southland", "Eastland", "Westland", "Midland"));
        for (int i = 1; i <= 5; i++) {
            voters.add("State " + i);
        }
        Map<String, Receipt> accepted = new ConcurrentHashMap<>();
        Map<String, Choice> said = new ConcurrentHashMap<>();
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch some = new CountDownLatch(3);
        try (ExecutorService clients = Executors.newFixedThreadPool(voters.size() * 3 + 1)) {
            List<Future<?>> work = new ArrayList<>();
            for (String voter : voters) {
                UUID ballot = UUID.randomUUID();
                Choice choice = Choice.values()[new Random(voter.hashCode()).nextInt(3)];
                said.put(voter, choice);
                // Three times the same ballot at once: a double click and a retry after a lost answer
                for (int i = 0; i < 3; i++) {
                    work.add(clients.submit(() -> {
                        start.await();
                        try {
                            Receipt receipt =
                                    table.asHead(voter).call(() -> service.cast(round, choice, ballot.toString()));
                            Receipt before = accepted.putIfAbsent(voter, receipt);
                            assertThat(before == null || before.equals(receipt)).isTrue();
                        } catch (RuleViolation closed) {
                            assertThat(closed.key()).isEqualTo("voting.error.closed");
                        } finally {
                            some.countDown();
                        }
                        return null;
                    }));
                }
            }
            Future<?> close = clients.submit(() -> {
                some.await();
                table.asFacilitator().run(() -> service.close(round));
                return null;
            });
            start.countDown();
            for (Future<?> each : work) {
                each.get();
            }
            close.get();
        }
        RoundView closed = see(table, round);
        assertThat(closed.cast())
                .isEqualTo(accepted.keySet().stream().map(table::delegation).collect(Collectors.toSet()));
        assertThat(closed.listed().stream().map(Listed::code).collect(Collectors.toSet()))
                .isEqualTo(
                        accepted.values().stream().map(SecretRoundTests::code).collect(Collectors.toSet()))
                .hasSameSizeAs(closed.listed());
        accepted.forEach((voter, receipt) ->
                assertThat(closed.listed()).contains(new Listed(code(receipt), said.get(voter), null)));
        List<Json.Obj> entries = entries(table);
        Set<String> cast = new HashSet<>();
        int closing = -1;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).text("type").equals("ballot.cast")) {
                assertThat(closing).as("no ballot behind the closing entry").isNegative();
                assertThat(cast.add(entries.get(i).object("actor").text("delegation")))
                        .isTrue();
            } else if (entries.get(i).text("type").equals("round.closed")) {
                closing = i;
                assertThat(entries.get(i).object("data").number("ballots")).isEqualTo(accepted.size());
            }
        }
        assertThat(cast).hasSize(accepted.size());
    }

    @Test
    void showsAStrangerThatNothingWasAddedChangedOrDropped(@TempDir Path folder) throws IOException {
        Scene.Table table = large();
        RoundId round = open(table);
        for (String voter : List.of("Northland", "Southland", "Eastland", "Westland", "State 1", "State 2")) {
            cast(table, voter, round, voter.startsWith("State") ? Choice.NO : Choice.YES);
        }
        table.asFacilitator().run(() -> service.close(round));
        table.asFacilitator().run(() -> service.proclaim(round));
        assertThat(see(table, round).adopted()).isTrue();

        Evidence evidence = new Evidence(jdbc);
        Report honest = evidence.verify(table.negotiation(), folder.resolve("honest"), UnaryOperator.identity());
        assertThat(honest.text()).contains("Everything holds.").doesNotContain("FAIL");
        assertThat(honest.rounds().getFirst().outcome().tally().yes()).isEqualTo(4);

        // Whoever runs the server signs a list of their own making, and reports what it gives
        Report changed = forgedList(table, folder.resolve("changed"), list -> list.replaceFirst("NO", "YES"));
        assertNamed(changed, "are not those that were in the box: added, changed or taken out");
        assertThat(changed.finding(Check.OUTCOMES).problems().toString()).contains("but the ballots give");
        Report added = forgedList(
                table,
                folder.resolve("added"),
                list -> list.replaceFirst("^\\[", "[[\"0000-0000-0000-0000\",\"YES\"],"));
        assertNamed(added, "7 ballots are listed, but 6 delegations took part");
        Report twice = forgedList(
                table,
                folder.resolve("twice"),
                list -> "[" + list.substring(1, list.indexOf(']') + 1) + "," + list.substring(1));
        assertNamed(twice, "two ballots under the code");

        // Or leaves out that somebody took part
        Report dropped = evidence.verify(
                table.negotiation(),
                folder.resolve("dropped"),
                entry -> entry.text("type").equals("ballot.cast")
                                && entry.object("actor")
                                        .text("delegation")
                                        .equals(table.delegation("State 1")
                                                .value()
                                                .toString())
                        ? entry.with("type", Json.of("comment.posted")).without("round")
                        : entry);
        assertNamed(dropped, "6 ballots are listed, but 5 delegations took part");
    }

    private Report forgedList(Scene.Table table, Path folder, UnaryOperator<String> forge) throws IOException {
        Map<Long, Opening> lies = new HashMap<>();
        UnaryOperator<Opening> given = opening -> {
            String text = new String(opening.payload(), StandardCharsets.UTF_8);
            if (!text.startsWith("[[")) {
                return opening;
            }
            return new Opening(
                    opening.index(), opening.salt(), forge.apply(text).getBytes(StandardCharsets.UTF_8));
        };
        jdbc.sql("SELECT p.idx, p.salt, p.content FROM record_payload p WHERE p.log = ?")
                .param(table.negotiation().value())
                .query((row, number) -> given.apply(new Opening(row.getLong(1), row.getBytes(2), row.getBytes(3))))
                .list()
                .forEach(opening -> lies.put(opening.index(), opening));
        List<Json.Obj> entries = entries(table);
        return new Evidence(jdbc)
                .verify(
                        table.negotiation(),
                        folder,
                        entry -> {
                            if (!entry.text("type").equals("ballot.listed")) {
                                return entry;
                            }
                            Opening lie = lies.get((long) entries.indexOf(entry));
                            return entry.with(
                                    "payload",
                                    entry.object("payload")
                                            .with(
                                                    "commit",
                                                    Json.of(Commitment.of(lie.salt(), lie.payload())
                                                            .hex()))
                                            .with("length", Json.of(lie.payload().length)));
                        },
                        given);
    }

    private static void assertNamed(Report report, String words) {
        assertThat(report.holds()).isFalse();
        assertThat(report.finding(Check.BALLOTS).problems().toString()).contains(words);
    }

    private RoundId open(Scene.Table table) {
        RoundId round = prepare(table, questions.ask(table.negotiation(), "A secret"), "simple-majority");
        table.asFacilitator().run(() -> service.open(round));
        return round;
    }

    private RoundId prepare(Scene.Table table, SubjectRef question, String rules) {
        return table.asFacilitator()
                .call(() -> service.prepare(
                        table.negotiation(), "A secret", List.of(question), rules, Taking.by(Manner.SECRET), null));
    }

    private Receipt cast(Scene.Table table, String delegation, RoundId round, Choice choice) {
        return table.asHead(delegation)
                .call(() -> service.cast(round, choice, UUID.randomUUID().toString()));
    }

    private Receipt mark(Scene.Table table, String delegation, RoundId round, Marks marks) {
        return table.asHead(delegation)
                .call(() -> service.cast(round, null, marks, UUID.randomUUID().toString()));
    }

    private RoundView see(Scene.Table table, RoundId round) {
        return table.as("Observer").call(() -> queries.get(round));
    }

    private static String code(Receipt receipt) {
        return java.util.Objects.requireNonNull(receipt.code());
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

    private static void refuses(ThrowingCallable deed, String key) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
