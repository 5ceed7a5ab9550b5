package org.parley.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * Goal 12: from the command to the first page. The packaged jar on a database that stands: as it is, and unpacked with a cache of loaded
 * and linked classes (JEP 483, 514) as {@code docker/Dockerfile} does it; and the second start of {@code ./mvnw spring-boot:run}. The jar
 * must be there: {@code ./mvnw -DskipTests package}.
 */
final class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Path JAR = Path.of("target/parley.jar");
    private static final Path UNPACKED = Path.of("target/parley-bench-jar");
    /** Made as in {@code docker/Dockerfile}, without a database, and as in {@code src/docs/operations.md}, with one. */
    private static final Path CACHE_OF_IMAGE = UNPACKED.resolve("image.aot").toAbsolutePath();

    private static final Path CACHE = UNPACKED.resolve("parley.aot").toAbsolutePath();
    private static final long MOST_SECONDS = 240;

    private StartBench() {}

    static void run() throws Exception {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("first: ./mvnw -DskipTests package");
        }
        List<Double> plain = new ArrayList<>();
        List<Double> image = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        try (House house = House.open("start")) {
            Map<String, String> database = database(house);
            FileSystemUtils.deleteRecursively(UNPACKED);
            java(
                            List.of(
                                    "-Djarmode=tools",
                                    "-jar",
                                    JAR.toString(),
                                    "extract",
                                    "--destination",
                                    UNPACKED.toString()),
                            database)
                    .waitFor();
            String unpacked = UNPACKED.resolve("parley.jar").toString();
            long began = System.nanoTime();
            java(List.of("-XX:AOTCacheOutput=" + CACHE_OF_IMAGE, "-jar", unpacked), Map.of())
                    .waitFor();
            java(
                            List.of(
                                    "-XX:AOTCacheOutput=" + CACHE,
                                    "-Dspring.context.exit=onRefresh",
                                    "-jar",
                                    unpacked,
                                    "--server.port=0"),
                            database)
                    .waitFor();
            Report.say(
                    "  caches made in %.1f s: %d MB without, %d MB with a database"
                            + "%n  seconds: as it is   image's cache   full cache   ratio of the last to the first",
                    (System.nanoTime() - began) / 1e9,
                    Files.size(CACHE_OF_IMAGE) / 1_000_000,
                    Files.size(CACHE) / 1_000_000);
            for (int i = 0; i < ROUNDS; i++) {
                int port = port();
                plain.add(firstPage(port, java(List.of("-jar", JAR.toString(), "--server.port=" + port), database)));
                image.add(cached(CACHE_OF_IMAGE, unpacked, database));
                cached.add(cached(CACHE, unpacked, database));
                Report.say(
                        "  %17.1f   %13.1f   %10.1f   %5.2f",
                        plain.getLast(), image.getLast(), cached.getLast(), cached.getLast() / plain.getLast());
            }
        }
        Report.say(
                "  median: as it is %s s, image's cache %s s, full cache %s s",
                Report.spread(plain), Report.spread(image), Report.spread(cached));
        Report.goal("packaged jar <= 10 s", Report.median(cached) <= 10);
        run(1);
        double second = run(2);
        Report.goal("second start of spring-boot:run <= 30 s", second <= 30);
    }

    private static double cached(Path cache, String unpacked, Map<String, String> database) throws Exception {
        int port = port();
        return firstPage(
                port, java(List.of("-XX:AOTCache=" + cache, "-jar", unpacked, "--server.port=" + port), database));
    }

    private static double run(int start) throws Exception {
        int port = port();
        ProcessBuilder maven = new ProcessBuilder(
                "./mvnw",
                "-q",
                "spring-boot:run",
                "-Dspring-boot.run.arguments=--server.port=" + port + " --parley.home=target/parley-bench-run");
        double seconds = firstPage(
                port,
                maven.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
        Report.say("  spring-boot:run, start %d: %.1f s", start, seconds);
        return seconds;
    }

    private static Map<String, String> database(House house) {
        JdbcConnectionDetails application = house.bean(JdbcConnectionDetails.class);
        FlywayConnectionDetails migration = house.bean(FlywayConnectionDetails.class);
        return Map.of(
                "SPRING_DATASOURCE_URL", application.getJdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", String.valueOf(application.getUsername()),
                "SPRING_DATASOURCE_PASSWORD", String.valueOf(application.getPassword()),
                "SPRING_FLYWAY_USER", String.valueOf(migration.getUsername()),
                "SPRING_FLYWAY_PASSWORD", String.valueOf(migration.getPassword()));
    }

    private static Process java(List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxRAMPercentage=75",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/parley-bench-start.log"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Seconds until the first page is served; then the process is ended with all that it started. */
    private static double firstPage(int port, Process process) throws Exception {
        long began = System.nanoTime();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                    .build();
            while (process.isAlive() && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
                try {
                    if (http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return (System.nanoTime() - began) / 1e9;
                    }
                } catch (IOException notYet) {
                    Thread.sleep(20);
                }
            }
            throw new IOException("it does not start: see target/parley-bench-start.log");
        } finally {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroy();
            started.forEach(ProcessHandle::destroy);
            process.onExit().join();
            started.forEach(each -> each.onExit().join());
        }
    }

    private static int port() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
