package org.parley.delegation;

import org.parley.kernel.Characters;
import org.parley.kernel.RuleViolation;

/** Limits on the short texts of this module. */
final class Texts {

    private Texts() {}

    /** One line of 1 to {@code limit} UTF-16 code units without invisible characters. */
    static void line(String text, int limit, String key) {
        if (text.isEmpty() || text.length() > limit || text.codePoints().anyMatch(Characters::invisible)) {
            throw new RuleViolation(key, limit);
        }
    }

    /** Up to {@code limit} UTF-16 code units; line breaks are allowed, other invisible characters are not. */
    static void paragraphs(String text, int limit, String key) {
        if (text.length() > limit || text.codePoints().anyMatch(code -> code != '\n' && Characters.invisible(code))) {
            throw new RuleViolation(key, limit);
        }
    }
}
