package org.parley.library;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.parley.kernel.RuleViolation;
import org.parley.text.TextRules;

/**
 * A means by which a case was settled or moved.
 *
 * @param date when it was made or began
 * @param name as it is cited
 */
public record Instrument(InstrumentKind kind, HistoricalDate date, String name) {

    /** Most characters of its name. */
    public static final int NAME_LENGTH = 200;

    /** Most instruments of a case. */
    public static final int LIMIT = 20;

    private static final int PARTS = 3;

    public Instrument {
        name = TextRules.required(TextRules.line(name, NAME_LENGTH));
        Line.requireOnePart(name);
    }

    /** Reads {@code kind | date | name}. */
    static Instrument of(String line) {
        String[] parts = Line.parts(line, PARTS);
        if (parts.length < PARTS) {
            throw new RuleViolation("library.error.instrument-form");
        }
        InstrumentKind kind = Arrays.stream(InstrumentKind.values())
                .filter(each -> each.word().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(
                        "library.error.instrument-kind",
                        Line.excerpt(parts[0]),
                        Arrays.stream(InstrumentKind.values())
                                .map(InstrumentKind::word)
                                .collect(Collectors.joining(", "))));
        return new Instrument(kind, new HistoricalDate(parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return Line.of(kind.word(), date.iso(), name);
    }
}
