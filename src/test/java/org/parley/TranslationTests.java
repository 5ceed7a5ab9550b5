package org.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence of the house is there in every language, and every sentence that the code says is there at all. */
class TranslationTests {

    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final List<String> LANGUAGES = List.of("uk", "ru", "fr", "es", "ar");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");

    static Stream<String> bundles() {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hasEveryKeyInEveryLanguage(String bundle) {
        Map<String, String> english = read(bundle, "");
        assertThat(english.keySet()).allMatch(key -> key.startsWith(bundle + "."));
        for (String language : LANGUAGES) {
            Map<String, String> spoken = read(bundle, "_" + language);
            assertThat(spoken.keySet()).as("%s_%s", bundle, language).isEqualTo(english.keySet());
            assertThat(spoken.values()).as("%s_%s", bundle, language).noneMatch(String::isBlank);
        }
    }

    /** Of a key that stands twice, Java takes the last sentence and says nothing. */
    @ParameterizedTest
    @MethodSource("bundles")
    void saysEachKeyOnce(String bundle) throws IOException {
        for (String language : Stream.concat(Stream.of(""), LANGUAGES.stream().map(each -> "_" + each))
                .toList()) {
            List<String> keys = Files.readAllLines(BUNDLES.resolve(bundle + language + ".properties")).stream()
                    .filter(line -> line.startsWith(bundle + ".") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertThat(keys).as(bundle + language).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void writesEveryPatternSoThatItCanBeSaidWithTheSameArguments(String bundle) {
        Map<String, String> english = read(bundle, "");
        for (String language : Stream.concat(Stream.of(""), LANGUAGES.stream()).toList()) {
            read(bundle, language.isEmpty() ? "" : "_" + language).forEach((key, pattern) -> {
                new MessageFormat(pattern, Locale.of(language.isEmpty() ? "en" : language));
                assertThat(arguments(pattern))
                        .as("%s in %s", key, language)
                        .isSubsetOf(arguments(english.getOrDefault(key, pattern)));
            });
        }
    }

    @Test
    void knowsEveryKeyThatTheCodeSays() {
        Set<String> known = bundles()
                .flatMap(bundle -> read(bundle, "").keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        String modules = bundles().collect(Collectors.joining("|"));
        Pattern spoken = Pattern.compile(
                "(?:getTranslation|RuleViolation|messages\\.get|Messages\\.get|ui\\.getTranslation|AccessDeniedException)"
                        + "\\(\\s*(?:[a-zA-Z.()]+,\\s*)?\"((?:" + modules + ")\\.[a-zA-Z0-9._-]*)\"(\\s*\\+)?");
        Pattern refusal = Pattern.compile("\"((?:" + modules + ")\\.error\\.[a-zA-Z0-9._-]+)\"()");
        Set<String> missing = new TreeSet<>();
        sources()
                .forEach(source -> Stream.of(spoken, refusal).forEach(pattern -> {
                    Matcher matcher = pattern.matcher(source);
                    while (matcher.find()) {
                        String key = matcher.group(1);
                        boolean prefix =
                                matcher.group(2) != null && matcher.group(2).contains("+") || key.endsWith(".");
                        boolean found =
                                prefix ? known.stream().anyMatch(other -> other.startsWith(key)) : known.contains(key);
                        if (!found) {
                            missing.add(key);
                        }
                    }
                }));
        assertThat(missing).isEmpty();
    }

    private static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> read(String bundle, String suffix) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle + suffix + ".properties"))) {
            properties.load(reader);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Map<String, String> read = new TreeMap<>();
        properties.forEach((key, value) -> read.put((String) key, (String) value));
        return read;
    }

    private static Stream<String> sources() {
        try (Stream<Path> paths = Files.walk(Path.of("src/main/java"))) {
            return paths
                    .filter(path -> path.toString().endsWith(".java"))
                    .map(TranslationTests::text)
                    .toList()
                    .stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
