package org.parley.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in {@code src/docs/use-cases/} name sentences, tests and pages that exist. */
class UseCasePagesTests {

    private static final Path PAGES = Path.of("src/docs/use-cases");
    private static final Pattern KEY = Pattern.compile("`([a-z]+\\.(?:error|problem)\\.[a-z-]+)`");
    private static final Pattern TESTS = Pattern.compile("`([A-Z][A-Za-z]+Tests)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    @Test
    void everySentenceThatAPageNamesIsSpoken() throws IOException {
        Set<String> spoken = new HashSet<>();
        for (Path bundle : files(Path.of("src/main/resources/i18n"), ".properties")) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(bundle)) {
                properties.load(reader);
            }
            spoken.addAll(properties.stringPropertyNames());
        }
        for (Path page : files(PAGES, ".md")) {
            assertThat(spoken).as(page.toString()).containsAll(found(KEY, page));
        }
        assertThat(spoken).containsAll(found(KEY, Path.of("src/docs/import-format.md")));
    }

    @Test
    void everyTestThatAPageNamesIsRun() throws IOException {
        Set<String> run = files(Path.of("src/test/java"), "Tests.java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        for (Path page : files(PAGES, ".md")) {
            List<String> named = found(TESTS, page);
            assertThat(run).as(page.toString()).containsAll(named);
            if (!page.endsWith("README.md")) {
                assertThat(named).as("tests named on %s", page).isNotEmpty();
            }
        }
    }

    @Test
    void everyPageIsListedAndEveryLinkLeadsSomewhere() throws IOException {
        List<String> listed = found(LINK, PAGES.resolve("README.md"));
        for (Path page : files(PAGES, ".md")) {
            if (!page.endsWith("README.md")) {
                assertThat(listed).contains(page.getFileName().toString());
            }
            for (String link : found(LINK, page)) {
                assertThat(PAGES.resolve(link)).as(page.toString()).exists();
            }
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static List<String> found(Pattern pattern, Path page) {
        try {
            return pattern.matcher(Files.readString(page))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
