package org.parley.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.parley.Parley;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.identity.PersonService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.NotOfTests;
import org.parley.support.Scene;
import org.parley.voting.RoundService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Parley in a process of its own, as an operator runs it: it learns from its environment where its database is. The first start sets a
 * table with two open rounds and writes down who may vote there; a later one finds all of it.
 */
final class ApplicationProcess implements AutoCloseable {

    private static final String READY = "ready on port ";
    private static final List<String> PEOPLE = List.of(
            "Northland head",
            "Southland head",
            "Eastland head",
            "Westland head",
            "Midland head",
            "Northland deputy",
            "Facilitator",
            "Observer");

    private final Path home;
    private final Map<String, String> environment;
    private @Nullable Process process;
    private volatile int port;

    ApplicationProcess(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** The table as the process has set it: {@code slug}, {@code negotiation}, {@code round.0}, {@code round.1} and a token for each person. */
    Properties table() throws IOException {
        Properties table = new Properties();
        try (BufferedReader in = Files.newBufferedReader(home.resolve("table.properties"))) {
            table.load(in);
        }
        return table;
    }

    /** Changes with each start. */
    int port() {
        return port;
    }

    /** Returns when it answers. */
    void start() throws IOException {
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                ApplicationProcess.class.getName(),
                home.toString());
        builder.environment().putAll(environment);
        Process started = builder.redirectError(ProcessBuilder.Redirect.appendTo(
                        home.resolve("application.log").toFile()))
                .start();
        process = started;
        BufferedReader said = started.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                port = Integer.parseInt(line.substring(READY.length()));
                return;
            }
        }
        throw new IOException("the application did not start; see " + home.resolve("house.log"));
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
            process = null;
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** The process itself: lives until it is killed, or whoever started it is gone. */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        ConfigurableApplicationContext house = new SpringApplicationBuilder(Parley.class)
                .initializers(started -> {
                    NotOfTests.in(started);
                    ((GenericApplicationContext) started).registerBean(Scene.class);
                })
                .run(
                        "--server.port=0",
                        "--parley.home=" + home,
                        // Nobody reads what it prints once it has started
                        "--logging.threshold.console=off",
                        "--logging.file.name=" + home.resolve("house.log"),
                        "--logging.level.root=error",
                        "--logging.level.org.parley=error");
        Path table = home.resolve("table.properties");
        if (!Files.exists(table)) {
            Path fresh = home.resolve("table.new");
            try (Writer out = Files.newBufferedWriter(fresh)) {
                set(house).store(out, null);
            }
            Files.move(fresh, table, StandardCopyOption.ATOMIC_MOVE);
        }
        // Whatever was printed before, this begins a line
        System.out.println(
                "\n" + READY + Objects.requireNonNull(house.getEnvironment().getProperty("local.server.port")));
        while (System.in.read() >= 0) {
            // Nobody says anything; the end says that the tests are gone
        }
        Runtime.getRuntime().halt(0);
    }

    private static Properties set(ConfigurableApplicationContext house) {
        Bench.Set set = new Bench(
                        house.getBean(Scene.class),
                        house.getBean(PlanService.class),
                        house.getBean(PlanQueries.class),
                        house.getBean(AmendmentService.class),
                        house.getBean(AmendmentQueries.class),
                        house.getBean(RoundService.class))
                .set();
        Properties table = new Properties();
        table.setProperty("slug", set.table().slug());
        table.setProperty("negotiation", set.table().negotiation().value().toString());
        table.setProperty(
                "round.0",
                set.open(set.filed("Northland", "cessation", "30", "20"))
                        .value()
                        .toString());
        table.setProperty(
                "round.1",
                set.open(set.filed("Southland", "heavy", "first", "last"))
                        .value()
                        .toString());
        PersonService people = house.getBean(PersonService.class);
        for (String name : PEOPLE) {
            table.setProperty(name, set.table().as(name).call(() -> people.makeToken("voting")));
        }
        return table;
    }

    /** The people who may cast a ballot. */
    static List<String> voters() {
        return new ArrayList<>(PEOPLE.subList(0, 6));
    }
}
