package org.parley.voting;

import java.text.Normalizer;
import org.parley.kernel.Characters;
import org.parley.kernel.RuleViolation;

/** What may be typed as a title or a reason: normal form C, within limits, nothing invisible that could mislead a reader. */
public final class Words {

    public static final int LONGEST_TITLE = 200;

    private Words() {}

    /** One line. @throws RuleViolation for what is none, or longer than {@value #LONGEST_TITLE} code points */
    public static String line(String text) {
        return line(text, "voting.error.title");
    }

    /** What an option is called. */
    static String option(String name) {
        return line(name, "voting.error.option");
    }

    private static String line(String text, String key) {
        String clean = clean(text, LONGEST_TITLE, key);
        if (clean.indexOf('\n') >= 0) {
            throw new RuleViolation(key, LONGEST_TITLE);
        }
        return clean;
    }

    /** @param most code points. @throws RuleViolation for nothing, and for more */
    public static String paragraphs(String text, int most) {
        return clean(text, most, "voting.error.reason");
    }

    private static String clean(String text, int most, String key) {
        if (text.length() > most * 8L) {
            throw new RuleViolation(key, most);
        }
        String normal = Normalizer.normalize(text.strip().replace("\r\n", "\n"), Normalizer.Form.NFC);
        if (normal.isEmpty()
                || normal.codePointCount(0, normal.length()) > most
                || normal.codePoints().anyMatch(Words::refused)) {
            throw new RuleViolation(key, most);
        }
        return normal;
    }

    private static boolean refused(int character) {
        return character != '\n' && !Characters.joiner(character) && Characters.invisible(character);
    }
}
