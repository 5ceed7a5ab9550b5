package org.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what the source describes names every row once, routes that the house has and tests that are run. */
class SourceRowsTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (S\\d+) \\|");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern ROUTE = Pattern.compile("@Route\\((?:value = )?\"([^\"]+)\"");
    private static final int ROWS = 17;

    private final String table = read(Path.of("src/docs/source-rows.md"));

    @Test
    void hasARowForEachThingThatTheSourceDescribes() {
        List<String> rows =
                ROW.matcher(table).results().map(found -> found.group(1)).toList();
        assertThat(rows)
                .isEqualTo(IntStream.rangeClosed(1, ROWS)
                        .mapToObj(row -> "S" + row)
                        .toList());
    }

    @Test
    void namesRoutesAndTestsThatAreThere() throws IOException {
        Set<String> routes = sources("src/main/java")
                .flatMap(file -> ROUTE.matcher(read(file)).results())
                .map(found -> found.group(1).replace("negotiations/:negotiation", ":n"))
                .collect(Collectors.toSet());
        Set<String> tests = sources("src/test/java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> named = table.lines()
                .filter(line -> ROW.matcher(line).find())
                .flatMap(line -> NAMED.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(named)
                .hasSizeGreaterThan(2 * ROWS)
                .allSatisfy(name ->
                        assertThat(name.endsWith("Tests") ? tests : routes).contains(name));
    }

    private static Stream<Path> sources(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
