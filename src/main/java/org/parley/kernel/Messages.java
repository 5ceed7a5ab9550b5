package org.parley.kernel;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words of the house in its six languages: one bundle a module ({@code i18n/<module>.properties}, English, and beside it one a
 * language), in ICU message format, whose plural rules know Arabic from Ukrainian.
 */
@Component
public class Messages {

    /** The first-class languages, English first. */
    public static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.of("uk"), Locale.of("ru"), Locale.FRENCH, Locale.of("es"), Locale.of("ar"));

    private static final Pattern WORD = Pattern.compile("[a-z_-]*|[A-Z_]*");

    private final Map<String, Map<String, String>> patterns = new LinkedHashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    Messages() {
        LANGUAGES.forEach(language -> patterns.put(language.getLanguage(), new LinkedHashMap<>()));
        try {
            Resource[] bundles = new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties");
            for (Resource bundle : bundles) {
                String name = String.valueOf(bundle.getFilename()).replace(".properties", "");
                int underscore = name.indexOf('_');
                String language = underscore < 0 ? "en" : name.substring(underscore + 1);
                Properties properties = new Properties();
                try (InputStream in = bundle.getInputStream();
                        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                Map<String, String> target = patterns.computeIfAbsent(language, ignored -> new LinkedHashMap<>());
                properties.forEach((key, value) -> target.put((String) key, (String) value));
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * The sentence in the reader's language, in English where that language has none.
     *
     * @param key       {@code module.name}
     * @param arguments texts, numbers or dates for {0}, {1}, …
     * @return the sentence, or the key itself where no language has it
     */
    public String get(Locale locale, String key, Object... arguments) {
        String language = language(locale).getLanguage();
        String pattern = patterns.getOrDefault(language, Map.of()).get(key);
        if (pattern == null) {
            language = "en";
            pattern = patterns.getOrDefault("en", Map.of()).get(key);
        }
        if (pattern == null) {
            return key;
        }
        if (arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        String found = pattern;
        Locale spoken = Locale.of(language);
        MessageFormat format =
                formats.computeIfAbsent(language + '|' + key, ignored -> new MessageFormat(found, spoken));
        // A format keeps state while it formats; a clone each is cheaper than a lock.
        return ((MessageFormat) format.clone())
                .format(spoken(locale, arguments), new StringBuffer(), null)
                .toString();
    }

    /** A reason inside a reason ("Line 4: …") is told in the same language. */
    private Object[] spoken(Locale locale, Object[] arguments) {
        return Stream.of(arguments)
                .map(argument -> argument instanceof RuleViolation reason
                        ? get(locale, reason.key(), reason.arguments().toArray())
                        : argument)
                .map(argument -> argument instanceof String text ? isolated(locale, text) : argument)
                .toArray();
    }

    /**
     * A name or title in a sentence from right to left keeps its own direction, and the sentence its: between FIRST STRONG ISOLATE and
     * POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9). A word that the sentence only chooses by stays as it is.
     */
    private static String isolated(Locale locale, String text) {
        return !language(locale).getLanguage().equals("ar")
                        || WORD.matcher(text).matches()
                ? text
                : '\u2068' + text + '\u2069';
    }

    /** Whether any language has this key. */
    public boolean knows(String key) {
        return patterns.getOrDefault("en", Map.of()).containsKey(key);
    }

    /** The keys of one language, for the test that no language lacks one. */
    Map<String, String> patterns(Locale language) {
        return patterns.getOrDefault(language.getLanguage(), Map.of());
    }

    /** The first-class language nearest to the reader's. */
    public static Locale language(Locale locale) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
