package org.parley.implementation;

import java.text.Normalizer;
import org.parley.kernel.Characters;
import org.parley.kernel.RuleViolation;

/** Limits on the short texts of this module. */
final class Words {

    private Words() {}

    /**
     * The text in normal form C without blanks around it.
     *
     * @param limit most characters (code points); line breaks and joiners are allowed, other invisible characters are not
     * @throws RuleViolation of that key, with the limit, where it is empty or none of this holds
     */
    static String paragraphs(String text, int limit, String key) {
        String clean = Normalizer.normalize(text.replace("\r\n", "\n").strip(), Normalizer.Form.NFC);
        if (clean.isEmpty()
                || clean.codePointCount(0, clean.length()) > limit
                || clean.codePoints()
                        .anyMatch(each -> each != '\n' && !Characters.joiner(each) && Characters.invisible(each))) {
            throw new RuleViolation(key, limit);
        }
        return clean;
    }
}
