package org.parley.deliberation;

import java.util.Optional;
import org.parley.kernel.RuleViolation;

/**
 * Words that a thread is about, in the manner of the W3C Web Annotation text quote: the words, what stood around them, and where
 * they began in the version in which they were marked. Offsets count UTF-16 units of the stored text.
 *
 * @param exact   the words, 1 to {@link #EXACT_LENGTH} characters
 * @param prefix  up to {@link #CONTEXT_LENGTH} characters before them
 * @param suffix  up to {@link #CONTEXT_LENGTH} characters after them
 * @param start   offset of the first of them
 * @param version number of the version of the text, 0 where it has none
 */
public record TextAnchor(String exact, String prefix, String suffix, int start, int version) {

    public static final int EXACT_LENGTH = 2_000;
    public static final int CONTEXT_LENGTH = 64;

    /** Where words stand: from the first character to the one after the last. */
    public record Place(int start, int end) {}

    public TextAnchor {
        if (exact.isBlank()
                || exact.length() > EXACT_LENGTH
                || prefix.length() > CONTEXT_LENGTH
                || suffix.length() > CONTEXT_LENGTH
                || start < 0
                || version < 0) {
            throw new RuleViolation("deliberation.error.anchor", EXACT_LENGTH);
        }
    }

    /** Words marked in a text. */
    public static TextAnchor in(String text, int start, int end, int version) {
        if (start < 0 || end > text.length() || start >= end) {
            throw new RuleViolation("deliberation.error.anchor", EXACT_LENGTH);
        }
        return new TextAnchor(
                text.substring(start, end),
                text.substring(Math.max(0, start - CONTEXT_LENGTH), start),
                text.substring(end, Math.min(text.length(), end + CONTEXT_LENGTH)),
                start,
                version);
    }

    /**
     * Finds the words in a text that may have changed around them: among the places where they stand, the one whose surroundings
     * agree most, and of equals the one nearest to where they were. Empty when the words are gone.
     */
    public Optional<Place> find(String text) {
        int best = -1;
        int bestAgreement = -1;
        for (int at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
            int agreement = agreementBefore(text, at) + agreementAfter(text, at + exact.length());
            boolean nearer = best >= 0 && Math.abs(at - start) < Math.abs(best - start);
            if (agreement > bestAgreement || agreement == bestAgreement && nearer) {
                best = at;
                bestAgreement = agreement;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Place(best, best + exact.length()));
    }

    private int agreementBefore(String text, int at) {
        int length = 0;
        while (length < prefix.length()
                && length < at
                && prefix.charAt(prefix.length() - 1 - length) == text.charAt(at - 1 - length)) {
            length++;
        }
        return length;
    }

    private int agreementAfter(String text, int at) {
        int length = 0;
        while (length < suffix.length()
                && at + length < text.length()
                && suffix.charAt(length) == text.charAt(at + length)) {
            length++;
        }
        return length;
    }
}
