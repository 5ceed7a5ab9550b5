package org.parley.record.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class RecordWordsTests {

    private static final Path SOURCES = Path.of("src/main/java/org/parley");

    /** A type of act where it is written: {@code act("round.opened", …)}, {@code act(late ? "a.b" : "c.d", …)}. */
    private static final Pattern ACT = Pattern.compile(
            "(?:Act\\.of|\\bact|\\babout|\\bsaying)\\(\\s*(?:[^\"();]*\\?\\s*)?\"([a-z-]+\\.[a-z-]+)\"(?:\\s*:\\s*\"([a-z-]+\\.[a-z-]+)\")?");

    /** A public field of an act where it is written. */
    private static final Pattern FIELD = Pattern.compile("\\.with\\(\\s*\"([A-Za-z]+)\"");

    @Test
    void hasASentenceForEveryAct() throws IOException {
        Set<String> types = found(ACT);
        assertThat(types).contains("seat.granted", "person.signed-in", "version.adopted");
        assertThat(types).allSatisfy(type -> assertThat(words()).containsKey("record.act." + type));
    }

    @Test
    void hasAWordAndAFilterForEveryTopic() throws IOException {
        for (String type : found(ACT)) {
            String topic = Topics.of(type);
            assertThat(words()).containsKey("record.topic." + topic);
            assertThat(Stream.concat(Topics.NEGOTIATION.stream(), Topics.HOUSE.stream()))
                    .contains(topic);
        }
    }

    @Test
    void hasANameForEveryPublicField() throws IOException {
        assertThat(found(FIELD)).allSatisfy(field -> assertThat(words()).containsKey("record.data." + field));
    }

    @Test
    void hasANameForEveryPropertyWithAHistory() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Entity.class));
        Set<String> properties = new TreeSet<>();
        for (var candidate : scanner.findCandidateComponents("org.parley")) {
            Class<?> type = Class.forName(candidate.getBeanClassName());
            if (type.isAnnotationPresent(Audited.class)) {
                Arrays.stream(type.getDeclaredFields())
                        .filter(RecordWordsTests::hasHistory)
                        .map(Field::getName)
                        .forEach(properties::add);
            }
        }
        assertThat(properties).contains("coSponsors", "capacity");
        assertThat(properties).allSatisfy(property -> assertThat(words()).containsKey("record.field." + property));
    }

    private static boolean hasHistory(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && Stream.of(Id.class, Version.class, Transient.class, NotAudited.class)
                        .noneMatch(field::isAnnotationPresent);
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(SOURCES.resolve("record")))
                    .forEach(file -> {
                        String source = read(file);
                        if (!source.contains("Act")) {
                            return;
                        }
                        Matcher matcher = pattern.matcher(source);
                        while (matcher.find()) {
                            for (int group = 1; group <= matcher.groupCount(); group++) {
                                if (matcher.group(group) != null) {
                                    found.add(matcher.group(group));
                                }
                            }
                        }
                    });
        }
        return found;
    }

    private static Properties words() {
        Properties words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/i18n/record.properties"))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
