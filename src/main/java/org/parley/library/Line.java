package org.parley.library;

import java.util.Arrays;
import org.parley.kernel.RuleViolation;

/** Several short things in one readable line, as they stand in the history and in files: {@code agreement | 1995-11-21 | its name}. */
final class Line {

    private static final String BETWEEN = " | ";
    private static final int EXCERPT = 60;

    private Line() {}

    static String of(String... parts) {
        return String.join(BETWEEN, parts);
    }

    /** The parts of a line, at most so many: what follows belongs to the last. */
    static String[] parts(String line, int most) {
        return Arrays.stream(line.split("\\|", most)).map(String::strip).toArray(String[]::new);
    }

    /** @throws RuleViolation where a part holds the sign that stands between parts */
    static void requireOnePart(String part) {
        if (part.indexOf('|') >= 0) {
            throw new RuleViolation("library.error.bar");
        }
    }

    /** What was given, short enough to be said back. */
    static String excerpt(String given) {
        return given.length() <= EXCERPT ? given : given.substring(0, EXCERPT) + "…";
    }
}
