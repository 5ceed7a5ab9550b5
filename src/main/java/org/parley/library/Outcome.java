package org.parley.library;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.kernel.RuleViolation;
import org.parley.text.TextRules;

/**
 * How a settlement stood some years later.
 *
 * @param years    after it was concluded: one of {@link #YEARS}
 * @param sentence what stood and what did not; empty where the verdict is {@link Verdict#NOT_YET}, if one likes
 */
public record Outcome(int years, Verdict verdict, String sentence) {

    /** After how many years one looks. */
    public static final List<Integer> YEARS = List.of(1, 5, 10, 30);

    /** Most characters of the sentence. */
    public static final int SENTENCE_LENGTH = 400;

    private static final int PARTS = 3;

    public Outcome {
        if (!YEARS.contains(years)) {
            throw new RuleViolation("library.error.years");
        }
        sentence = TextRules.line(sentence, SENTENCE_LENGTH);
        Line.requireOnePart(sentence);
        if (sentence.isEmpty() && verdict != Verdict.NOT_YET) {
            throw new RuleViolation("library.error.outcome-sentence", years);
        }
    }

    /** Reads a word as it stands in files; nothing stands for {@link Verdict#NOT_YET}. */
    static Verdict verdict(String word) {
        if (word.isBlank()) {
            return Verdict.NOT_YET;
        }
        return Arrays.stream(Verdict.values())
                .filter(each -> each.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(
                        "library.error.verdict",
                        Line.excerpt(word.strip()),
                        Arrays.stream(Verdict.values()).map(Verdict::word).collect(Collectors.joining(", "))));
    }

    /** Reads {@code years | verdict | sentence}. */
    static Outcome of(String line) {
        String[] parts = Line.parts(line, PARTS);
        return new Outcome(Integer.parseInt(parts[0]), verdict(parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return Line.of(Integer.toString(years), verdict.word(), sentence);
    }
}
