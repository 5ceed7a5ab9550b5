package org.parley.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.TestQuestions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Goal 1: ballots through the service (right to vote, uniqueness, seal, entry in the record and its tree, receipt) against the floor, the
 * ballot's row alone by plain JDBC with a commit for each. Both in one run, in turn, on a server that writes each commit to the disk.
 */
final class BallotBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "2"));
    private static final List<String> VOTERS = List.of(
            "Northland head", "Southland head", "Eastland head", "Westland head", "Midland head", "Northland deputy");

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final DataSource database;
    private final JdbcTemplate jdbc;

    private BallotBench(House house) {
        scene = house.bean(Scene.class);
        questions = house.bean(TestQuestions.class);
        service = house.bean(RoundService.class);
        database = house.bean(DataSource.class);
        jdbc = house.bean(JdbcTemplate.class);
    }

    static void run() throws Exception {
        try (House house = House.open("house")) {
            new BallotBench(house).measure();
        }
    }

    private void measure() throws Exception {
        List<Scene.Table> tables = Stream.generate(scene::table).limit(16).toList();
        Clients.measure(1, SECONDS, floor(tables));
        Clients.measure(16, 3 * SECONDS, candidate(tables));
        Clients.measure(16, 3 * SECONDS, candidate(tables.subList(0, 1)));
        compare(1, tables.subList(0, 1), 0.5, Double.MAX_VALUE);
        compare(16, tables.subList(0, 1), 1, 20);
        compare(16, tables, 1, 20);
    }

    private void compare(int clients, List<Scene.Table> tables, double goal, double most) throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> slowest = new ArrayList<>();
        Report.say(
                "%n%d client%s, %d negotiation%s%n  floor /s  p50 ms  p99 ms   service /s  p50 ms  p99 ms  statements  ratio",
                clients, clients == 1 ? "" : "s", tables.size(), tables.size() == 1 ? "" : "s");
        for (int i = 0; i < ROUNDS; i++) {
            Clients.Measured below = Clients.measure(clients, SECONDS, floor(tables));
            Clients.Maker candidate = candidate(tables);
            long statements = statements();
            Clients.Measured above = Clients.measure(clients, SECONDS, candidate);
            double each = (double) (statements() - statements) / above.times().size();
            ratios.add(above.rate() / below.rate());
            slowest.add(Report.percentile(above.times(), 0.99));
            Report.say(
                    "  %8.0f  %6.2f  %6.2f   %10.0f  %6.2f  %6.2f  %10.2f  %5.2f",
                    below.rate(),
                    Report.percentile(below.times(), 0.5),
                    Report.percentile(below.times(), 0.99),
                    above.rate(),
                    Report.percentile(above.times(), 0.5),
                    slowest.getLast(),
                    each,
                    ratios.getLast());
        }
        Report.say("  median ratio %s, median p99 %s ms", Report.spread(ratios), Report.spread(slowest));
        Report.goal("ratio >= " + goal, Report.median(ratios) >= goal);
        if (most < Double.MAX_VALUE) {
            Report.goal("p99 <= " + most + " ms", Report.median(slowest) <= most);
        }
    }

    /** That the server has answered; a message of several counts once. */
    private long statements() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'Questions'",
                Long.class));
    }

    private Clients.Maker floor(List<Scene.Table> tables) {
        List<RoundId> rounds = tables.stream().map(this::open).toList();
        UUID person = tables.getFirst().person("Northland head").id().value();
        return number -> {
            Connection connection = database.getConnection();
            connection.setAutoCommit(true);
            PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO ballot (round, delegation, sequence, id, choice, person, cast_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
            // A delegation of its own for each client: the floor must not count its ballots first
            UUID delegation = UUID.randomUUID();
            UUID round = rounds.get(number % rounds.size()).value();
            return new Clients.Client() {
                @Override
                public void act(int ballot) throws Exception {
                    insert.setObject(1, round);
                    insert.setObject(2, delegation);
                    insert.setInt(3, ballot + 1);
                    insert.setObject(4, UUID.randomUUID());
                    insert.setString(5, Choice.values()[ballot % 3].name());
                    insert.setObject(6, person);
                    insert.setObject(7, LocalDateTime.now(ZoneOffset.UTC));
                    insert.executeUpdate();
                }

                @Override
                public void close() throws Exception {
                    insert.close();
                    connection.setAutoCommit(false);
                    connection.close();
                }
            };
        };
    }

    private Clients.Maker candidate(List<Scene.Table> tables) {
        List<RoundId> rounds = tables.stream().map(this::open).toList();
        return number -> {
            RoundId round = rounds.get(number % rounds.size());
            As as = tables.get(number % tables.size()).as(VOTERS.get(number % VOTERS.size()));
            return ballot -> as.run(() -> service.cast(
                    round, Choice.values()[ballot % 3], UUID.randomUUID().toString()));
        };
    }

    private RoundId open(Scene.Table table) {
        SubjectRef question = questions.ask(table.negotiation(), "A bench");
        return table.asFacilitator().call(() -> {
            RoundId round = service.prepare(table.negotiation(), "A bench", List.of(question), "simple-majority", null);
            service.open(round);
            return round;
        });
    }
}
