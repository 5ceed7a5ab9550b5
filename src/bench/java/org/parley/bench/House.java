package org.parley.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.parley.Parley;
import org.parley.support.NotOfTests;
import org.parley.support.Scene;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The whole house, on an embedded MariaDB that writes each commit to the disk, with its data under {@code target/}. In this process, or
 * in one of its own where its memory is measured and the clients' must not be counted.
 */
final class House implements AutoCloseable {

    private static final String READY = "bench-house ";

    private final ConfigurableApplicationContext context;

    private House(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it here, without the sample. */
    static House open(String name) {
        return open(name, List.of());
    }

    private static House open(String name, List<String> profiles) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Parley.class)
                .profiles(profiles.toArray(String[]::new))
                .initializers(started -> {
                    NotOfTests.in(started, "org.parley.voting.TestQuestions");
                    ((GenericApplicationContext) started).registerBean(Scene.class);
                })
                .run(
                        "--server.port=0",
                        "--parley.home=target/parley-bench-" + name,
                        "--parley.embedded.arguments=--innodb-flush-log-at-trx-commit=1"
                                + System.getProperty("bench.server", ""),
                        "--spring.datasource.hikari.maximum-pool-size=40",
                        "--logging.level.root=error",
                        "--logging.level.org.parley=error",
                        "--logging.level.parley=error");
        House house = new House(context);
        Report.say(
                "  MariaDB %s, innodb_flush_log_at_trx_commit=%s",
                house.server("version"), house.server("innodb_flush_log_at_trx_commit"));
        return house;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ApplicationEventPublisher events() {
        return context;
    }

    String url() {
        return "http://localhost:"
                + Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    }

    private String server(String variable) {
        return Objects.requireNonNull(bean(JdbcTemplate.class).queryForObject("SELECT @@" + variable, String.class));
    }

    @Override
    public void close() {
        context.close();
    }

    /** The house in a process of its own: {@code heap} on its input is answered with the bytes that live after a full collection. */
    public static void main(String[] arguments) throws IOException {
        try (House house = open(arguments[0], Arrays.asList(arguments).subList(1, arguments.length));
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(READY + house.url());
            for (String order = orders.readLine(); "heap".equals(order); order = orders.readLine()) {
                System.out.println(READY + live());
            }
        }
        System.exit(0);
    }

    /** Soft and weak references and what waits for finalization go in turn, hence more than one collection. */
    private static long live() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The house in another process. */
    static final class Apart implements AutoCloseable {

        private final Process process;
        private final BufferedReader answers;
        private final String url;

        Apart(String name, String... profiles) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx2g",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty("java.class.path"),
                    House.class.getName(),
                    name));
            command.addAll(List.of(profiles));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = process.inputReader(StandardCharsets.UTF_8);
            url = answer();
        }

        String url() {
            return url;
        }

        /** Bytes of heap that live after a full collection. */
        long heap() throws IOException {
            process.outputWriter(StandardCharsets.UTF_8).append("heap\n").flush();
            return Long.parseLong(answer());
        }

        private String answer() throws IOException {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(READY)) {
                    return line.substring(READY.length());
                }
                Report.say("%s", line);
            }
            throw new IOException("the house ended");
        }

        @Override
        public void close() throws IOException {
            process.outputWriter(StandardCharsets.UTF_8).close();
            process.onExit().join();
        }
    }
}
