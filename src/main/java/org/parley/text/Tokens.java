package org.parley.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
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
    private final boolean brackets;

    private Tokens(List<String> parts, boolean brackets) {
        this.parts = parts;
        this.brackets = brackets;
    }

    public static Tokens of(String text) {
        List<String> parts = new ArrayList<>(text.length() / 3 + 1);
        Matcher marks = Marks.ANY.matcher(text);
        int from = 0;
        boolean brackets = false;
        while (marks.find()) {
            brackets |= !marks.group().startsWith("{ref:");
            cut(text, from, marks.start(), parts);
            parts.add(marks.group());
            from = marks.end();
        }
        cut(text, from, text.length(), parts);
        return new Tokens(parts, brackets);
    }

    private static void cut(String text, int from, int to, List<String> parts) {
        if (from == to) {
            return;
        }
        if (cutPlain(text, from, to, parts)) {
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

    /** How the rules of segmentation see a character, as far as the short way goes; 0 is for those that need the long one. */
    private static final class Break {

        static final byte LETTER = 1;
        static final byte NUMBER = 2;
        static final byte JOINER = 3;
        static final byte IN_WORD = 4;
        static final byte IN_NUMBER = 5;
        static final byte IN_BOTH = 6;
        static final byte SPACE = 7;
        static final byte ALONE = 8;

        private static final int ALPHABETS = 0x0530;
        private static final int MARKS_FROM = 0x2010;
        private static final int MARKS_TO = 0x2028;
        private static final byte[] OF = new byte[MARKS_TO];

        static {
            for (int character = 0; character < MARKS_TO; character++) {
                if (character < ALPHABETS || character >= MARKS_FROM) {
                    OF[character] = of(character);
                }
            }
        }

        private static byte of(int character) {
            return switch (UCharacter.getIntPropertyValue(character, UProperty.WORD_BREAK)) {
                case UCharacter.WordBreak.ALETTER -> LETTER;
                case UCharacter.WordBreak.NUMERIC -> NUMBER;
                case UCharacter.WordBreak.EXTENDNUMLET -> JOINER;
                case UCharacter.WordBreak.MIDLETTER -> IN_WORD;
                case UCharacter.WordBreak.MIDNUM -> IN_NUMBER;
                case UCharacter.WordBreak.MIDNUMLET, UCharacter.WordBreak.SINGLE_QUOTE -> IN_BOTH;
                case UCharacter.WordBreak.WSEGSPACE -> SPACE;
                case UCharacter.WordBreak.OTHER, UCharacter.WordBreak.DOUBLE_QUOTE -> ALONE;
                default -> 0;
            };
        }

        static byte at(String text, int position, int to) {
            if (position >= to) {
                return ALONE;
            }
            char character = text.charAt(position);
            return character < MARKS_TO ? OF[character] : 0;
        }
    }

    /**
     * Cuts Latin, Greek, Cyrillic and Armenian letters, numbers and common marks by the same rules, several times faster than the general
     * way. Whatever else is in the text sends all of it the general way; nothing is cut then.
     */
    private static boolean cutPlain(String text, int from, int to, List<String> parts) {
        for (int position = from; position < to; position++) {
            if (Break.at(text, position, to) == 0) {
                return false;
            }
        }
        int start = from;
        while (start < to) {
            int end = start + 1;
            byte kind = Break.at(text, start, to);
            if (kind <= Break.JOINER) {
                end = wordEnd(text, end, to);
            } else if (kind == Break.SPACE) {
                while (Break.at(text, end, to) == Break.SPACE) {
                    end++;
                }
            }
            parts.add(text.substring(start, end));
            start = end;
        }
        return true;
    }

    private static int wordEnd(String text, int from, int to) {
        int end = from;
        while (end < to) {
            byte kind = Break.at(text, end, to);
            if (kind > Break.JOINER) {
                byte before = Break.at(text, end - 1, to);
                byte after = Break.at(text, end + 1, to);
                boolean inWord = before == Break.LETTER
                        && after == Break.LETTER
                        && (kind == Break.IN_WORD || kind == Break.IN_BOTH);
                boolean inNumber = before == Break.NUMBER
                        && after == Break.NUMBER
                        && (kind == Break.IN_NUMBER || kind == Break.IN_BOTH);
                if (!inWord && !inNumber) {
                    return end;
                }
            }
            end++;
        }
        return end;
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

    /** Whether a bracket stands among them. */
    boolean hasBrackets() {
        return brackets;
    }

    /** The text between two positions, the second excluded. */
    public String join(int from, int to) {
        return String.join("", parts.subList(from, to));
    }

    /** How many of the tokens between two positions carry letters or digits. */
    public int words(int from, int to) {
        return words(from, to, Integer.MAX_VALUE);
    }

    /** How many of the tokens between two positions carry letters or digits; it does not count on beyond some number. */
    int words(int from, int to, int enough) {
        int words = 0;
        for (int position = from; position < to && words < enough; position++) {
            if (isWord(parts.get(position))) {
                words++;
            }
        }
        return words;
    }

    static boolean isWord(String token) {
        byte kind = token.isEmpty() ? Break.ALONE : Break.at(token, 0, 1);
        if (kind == Break.LETTER || kind == Break.NUMBER) {
            return true;
        }
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
