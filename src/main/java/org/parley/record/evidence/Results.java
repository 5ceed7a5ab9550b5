package org.parley.record.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.kernel.Json;
import org.parley.procedure.Outcome;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.VerifierKey;

/**
 * What a bundle tells people: the results as JSON and as a plain page in each language. They are a function of what was recomputed and of
 * nothing else, so that the verifier can demand them to the byte: a page that says something else is noticed.
 */
final class Results {

    /** The languages of the house; the first is that of {@code index.html}. */
    static final List<String> LANGUAGES = List.of("en", "uk", "ru", "fr", "es", "ar");

    private static final String PAGE = resource("page.html");
    private static final Map<String, Map<String, String>> WORDS =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Results::read));

    private Results() {}

    /** The files that every bundle holds of them. */
    static List<String> names() {
        return Stream.concat(Stream.of(Layout.RESULTS), LANGUAGES.stream().map(Results::page))
                .toList();
    }

    /** Name and content of each file. */
    static SequencedMap<String, byte[]> of(Checkpoint head, List<VerifierKey> keys, List<RoundResult> rounds) {
        SequencedMap<String, byte[]> files = new TreeMap<>();
        files.put(Layout.RESULTS, json(head, rounds));
        for (String language : LANGUAGES) {
            files.put(page(language), html(language, head, keys, rounds).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static byte[] json(Checkpoint head, List<RoundResult> rounds) {
        return Json.object()
                .put("v", 1)
                .put("origin", head.origin())
                .put("size", head.size())
                .put("root", head.root().base64())
                .put("rounds", rounds.stream().map(RoundResult::json).toList())
                .build()
                .pretty()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String page(String language) {
        return language.equals(LANGUAGES.getFirst()) ? "index.html" : "index." + language + ".html";
    }

    private static String html(String language, Checkpoint head, List<VerifierKey> keys, List<RoundResult> rounds) {
        Map<String, String> words = words(language);
        StringBuilder rows = new StringBuilder();
        for (RoundResult round : rounds) {
            rows.append("<tr><th scope=\"row\" dir=\"auto\">")
                    .append(escaped(round.title()))
                    .append("</th>");
            cell(rows, word(words, "state." + round.state()));
            Outcome outcome = round.outcome();
            String indicative = round.indicative() ? " (" + word(words, "indicative") + ")" : "";
            if (outcome == null) {
                rows.append("<td></td><td></td><td></td><td></td><td></td>");
            } else if (round.chosen() != null) {
                rows.append("<td></td><td></td>");
                number(rows, outcome.tally().abstain());
                number(rows, outcome.tally().silent() + outcome.tally().absent());
                String word = word(words, "verdict." + outcome.verdict().name());
                cell(
                        rows,
                        (round.chosen().isEmpty() ? word : word + ": " + String.join("; ", round.chosen()))
                                + indicative);
            } else {
                number(rows, outcome.tally().yes());
                number(rows, outcome.tally().no());
                number(rows, outcome.tally().abstain());
                number(rows, outcome.tally().silent() + outcome.tally().absent());
                cell(rows, word(words, "verdict." + outcome.verdict().name()) + indicative);
            }
            rows.append("</tr>\n");
        }
        StringBuilder languages = new StringBuilder();
        for (String other : LANGUAGES) {
            languages
                    .append("<a lang=\"%s\" hreflang=\"%s\" href=\"%s\">".formatted(other, other, page(other)))
                    .append(escaped(word(words(other), "language")))
                    .append("</a>\n");
        }
        StringBuilder listed = new StringBuilder();
        keys.forEach(key -> listed.append("<dd><code dir=\"ltr\">")
                .append(escaped(key.toString()))
                .append("</code></dd>\n"));
        Map<String, String> parts = new TreeMap<>(words);
        parts.replaceAll((key, word) -> escaped(word));
        parts.put("lang", language);
        parts.put("dir", language.equals("ar") ? "rtl" : "ltr");
        parts.put("languages", languages.toString());
        parts.put("origin.value", escaped(head.origin()));
        parts.put("size.value", Long.toString(head.size()));
        parts.put("root.value", head.root().base64());
        parts.put("keys.value", listed.toString());
        parts.put("rows", rows.toString());
        return filled(PAGE, parts);
    }

    /** Each {@code ${name}} once, from left to right: what is filled in is not looked at again. */
    private static String filled(String page, Map<String, String> parts) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = page.indexOf("${"); open >= 0; open = page.indexOf("${", at)) {
            int close = page.indexOf('}', open);
            String name = page.substring(open + 2, close);
            String value = parts.get(name);
            if (value == null) {
                throw new IllegalStateException("the page asks for " + name);
            }
            out.append(page, at, open).append(value);
            at = close + 1;
        }
        return out.append(page, at, page.length()).toString();
    }

    private static void number(StringBuilder rows, int value) {
        rows.append("<td class=\"number\">").append(value).append("</td>");
    }

    private static void cell(StringBuilder rows, String word) {
        rows.append("<td>").append(escaped(word)).append("</td>");
    }

    private static String word(Map<String, String> words, String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static Map<String, String> words(String language) {
        Map<String, String> words = WORDS.get(language);
        if (words == null) {
            throw new IllegalArgumentException("no page in " + language);
        }
        return words;
    }

    private static Map<String, String> read(String language) {
        Properties properties = new Properties();
        try (Reader in = new StringReader(resource("page_" + language + ".properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> words.put(name, properties.getProperty(name)));
        return words;
    }

    private static String resource(String name) {
        try (InputStream in = Results.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the verifier lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
