package org.parley.record.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.Set;
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

    /** Where a line for each round stands in the page. */
    private static final String ROWS = "${rows}";

    /** The members that are a round's own, as they stand in the results of its kind. */
    private static final List<String> OWN = List.of(
            "\"round\": \"" + RoundResult.NONE + "\"",
            "\"title\": \"\"",
            "\"opened\": 0",
            "\"closed\": 0",
            "\"totalWeight\": 0",
            "\"yesWeight\": 0",
            "\"noWeight\": 0",
            "\"abstainWeight\": 0");

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
        Map<RoundResult, Integer> kinds = new LinkedHashMap<>();
        int[] kind = new int[rounds.size()];
        for (int i = 0; i < kind.length; i++) {
            kind[i] = kinds.computeIfAbsent(rounds.get(i).kind(), next -> kinds.size());
        }
        SequencedMap<String, byte[]> files = new TreeMap<>();
        files.put(Layout.RESULTS, json(head, rounds, kinds.keySet(), kind));
        byte[] row = bytes("<tr><th scope=\"row\" dir=\"auto\">");
        List<byte[]> titles =
                rounds.stream().map(round -> bytes(escaped(round.title()))).toList();
        for (String language : LANGUAGES) {
            Map<String, String> words = words(language);
            List<byte[]> cells = kinds.keySet().stream()
                    .map(each -> bytes(cells(words, each)))
                    .toList();
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            Map<String, String> parts = parts(language, words, head, keys);
            int rows = PAGE.indexOf(ROWS);
            page.writeBytes(bytes(filled(PAGE.substring(0, rows), parts)));
            for (int i = 0; i < kind.length; i++) {
                page.writeBytes(row);
                page.writeBytes(titles.get(i));
                page.writeBytes(cells.get(kind[i]));
            }
            page.writeBytes(bytes(filled(PAGE.substring(rows + ROWS.length()), parts)));
            files.put(page(language), page.toByteArray());
        }
        return files;
    }

    /** As {@link Json#pretty} writes it. What rounds of a kind have in common is written once: a record may hold a great many. */
    private static byte[] json(Checkpoint head, List<RoundResult> rounds, Set<RoundResult> kinds, int[] kind) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String frame = Json.object()
                .put("v", 1)
                .put("origin", head.origin())
                .put("size", head.size())
                .put("root", head.root().base64())
                .put("rounds", List.of())
                .build()
                .pretty();
        int within = frame.lastIndexOf(']');
        out.writeBytes(bytes(frame.substring(0, within)));
        List<List<byte[]>> pieces = kinds.stream().map(Results::pieces).toList();
        for (int i = 0; i < kind.length; i++) {
            RoundResult round = rounds.get(i);
            Iterator<byte[]> piece = pieces.get(kind[i]).iterator();
            out.writeBytes(bytes(i == 0 ? "\n    " : ",\n    "));
            out.writeBytes(piece.next());
            out.writeBytes(bytes("\"" + round.round() + "\""));
            out.writeBytes(piece.next());
            out.writeBytes(bytes(Json.of(round.title()).canonical()));
            for (Long number : round.own()) {
                out.writeBytes(piece.next());
                out.writeBytes(bytes(number.toString()));
            }
            out.writeBytes(piece.next());
        }
        out.writeBytes(bytes((rounds.isEmpty() ? "" : "\n  ") + frame.substring(within)));
        return out.toByteArray();
    }

    /** What stands around that which is a round's own. Within a string a quotation mark is escaped, so that none looks like the name of a member. */
    private static List<byte[]> pieces(RoundResult kind) {
        String text = kind.json().pretty().strip().replace("\n", "\n    ");
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        for (String own : OWN) {
            int name = text.indexOf(own, from);
            if (name >= 0) {
                int at = name + own.indexOf(' ') + 1;
                pieces.add(bytes(text.substring(from, at)));
                from = name + own.length();
            }
        }
        pieces.add(bytes(text.substring(from)));
        return pieces;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String page(String language) {
        return language.equals(LANGUAGES.getFirst()) ? "index.html" : "index." + language + ".html";
    }

    private static String cells(Map<String, String> words, RoundResult round) {
        StringBuilder cells = new StringBuilder("</th>");
        cell(cells, word(words, "state." + round.state()));
        Outcome outcome = round.outcome();
        String indicative = round.indicative() ? " (" + word(words, "indicative") + ")" : "";
        if (outcome == null) {
            cells.append("<td></td><td></td><td></td><td></td><td></td>");
        } else {
            String word = word(words, "verdict." + outcome.verdict().name());
            List<String> chosen = round.chosen();
            if (chosen == null) {
                number(cells, outcome.tally().yes());
                number(cells, outcome.tally().no());
            } else {
                cells.append("<td></td><td></td>");
                word = chosen.isEmpty() ? word : word + ": " + String.join("; ", chosen);
            }
            number(cells, outcome.tally().abstain());
            number(cells, outcome.tally().silent() + outcome.tally().absent());
            cell(cells, word + indicative);
        }
        return cells.append("</tr>\n").toString();
    }

    private static Map<String, String> parts(
            String language, Map<String, String> words, Checkpoint head, List<VerifierKey> keys) {
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
        return parts;
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
