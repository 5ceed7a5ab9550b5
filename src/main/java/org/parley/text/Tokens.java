package org.parley.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A text cut into words, runs of space and single marks by Unicode text segmentation (UAX 29), so that Ukrainian, Arabic and
 * Chinese work as English does. A cross-reference is one token, and so is each mark of a bracket. Joined, the tokens are the text.
 */
public final class Tokens {

    private final List<String> parts;

    private Tokens(List<String> parts) {
        this.parts = parts;
    }

    public static Tokens of(String text) {
        List<String> parts = new ArrayList<>(text.length() / 3 + 1);
        Matcher marks = Marks.ANY.matcher(text);
        int from = 0;
        while (marks.find()) {
            cut(text, from, marks.start(), parts);
            parts.add(marks.group());
            from = marks.end();
        }
        cut(text, from, text.length(), parts);
        return new Tokens(parts);
    }

    private static void cut(String text, int from, int to, List<String> parts) {
        if (from == to) {
            return;
        }
        String piece = text.substring(from, to);
        BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(piece);
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            parts.add(piece.substring(start, end));
            start = end;
        }
    }

    public int size() {
        return parts.size();
    }

    public String get(int position) {
        return parts.get(position);
    }

    public List<String> list() {
        return List.copyOf(parts);
    }

    /** The text between two positions, the second excluded. */
    public String join(int from, int to) {
        return String.join("", parts.subList(from, to));
    }

    /** How many of the tokens between two positions carry letters or digits. */
    int words(int from, int to) {
        int words = 0;
        for (int position = from; position < to; position++) {
            if (isWord(parts.get(position))) {
                words++;
            }
        }
        return words;
    }

    static boolean isWord(String token) {
        return token.codePoints().anyMatch(UCharacter::isLetterOrDigit);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tokens tokens && tokens.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
