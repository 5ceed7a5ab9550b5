package org.parley.amendment;

import org.parley.kernel.RuleViolation;
import org.parley.text.TextRules;

/**
 * How a package is called and why it is made.
 *
 * @param title  one line of at most {@link DraftText#TITLE_LENGTH} characters
 * @param reason at most {@link DraftText#REASON_LENGTH} characters, may be empty
 */
public record PackageText(String title, String reason) {

    /** @throws RuleViolation where one is too long or holds what no text may, and where the title is missing */
    public PackageText {
        title = TextRules.line(title, DraftText.TITLE_LENGTH);
        reason = TextRules.prose(reason, DraftText.REASON_LENGTH);
        if (title.isBlank()) {
            throw new RuleViolation("package.error.title");
        }
    }
}
