package org.parley.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.Locale;
import org.parley.kernel.RuleViolation;

/**
 * What may stand in a text, and how much of it. Everything is brought to NFC; what cannot be seen or misleads the eye is refused
 * with its place, never removed in silence.
 *
 * <ul>
 *   <li>Treaty text: one paragraph; line breaks and runs of space become one space; no emoji; braces only in
 *       <code>{ref:UUID}</code> and in the marks of {@link Brackets}, which are well formed.
 *   <li>Headings, names and titles: as treaty text, without references and brackets.
 *   <li>Prose (comments, reasons): line breaks and emoji stand.
 * </ul>
 *
 * <p>Everywhere refused: control characters, halves of surrogate pairs, private and unassigned characters, direction overrides and
 * isolates (Unicode Technical Report 36), invisible characters, and letters buried in combining marks. The joiners U+200C and
 * U+200D stand where a script needs them (between letters of Arabic and the Indic scripts), and in prose inside emoji.
 */
public final class TextRules {

    /** Levels of a plan: article, paragraph, point, sub-point. */
    public static final int DEPTH = 4;

    /** Most characters (UTF-16 code units) of one provision. */
    public static final int TEXT_LENGTH = 20_000;

    /** Most characters of a heading. */
    public static final int HEADING_LENGTH = 300;

    /** Most characters of a comment or a reason. */
    public static final int PROSE_LENGTH = 10_000;

    /** Most provisions of a plan. */
    public static final int PROVISIONS = 10_000;

    /** Most characters of all provisions of a plan together. */
    public static final int PLAN_LENGTH = 4_000_000;

    /** Most changes of one amendment. */
    public static final int CHANGES = 1_000;

    private static final int MARKS = 8;

    private enum Use {
        TREATY,
        LINE,
        PROSE
    }

    private TextRules() {}

    /** The words of a provision, as they are kept. Throws {@link RuleViolation} with the reason and the place. */
    public static String treaty(String text) {
        return check(text, TEXT_LENGTH, Use.TREATY);
    }

    /** The heading of a provision, as it is kept. */
    public static String heading(String text) {
        return check(text, HEADING_LENGTH, Use.LINE);
    }

    /** A name or title of one line, as it is kept. */
    public static String line(String text, int limit) {
        return check(text, limit, Use.LINE);
    }

    /** A comment or a reason, as it is kept: at most {@link #PROSE_LENGTH}. */
    public static String prose(String text) {
        return prose(text, PROSE_LENGTH);
    }

    /** Free text of several lines, as it is kept. */
    public static String prose(String text, int limit) {
        return check(text, limit, Use.PROSE);
    }

    /** Refuses a text with nothing in it. */
    public static String required(String text) {
        if (text.isBlank()) {
            throw new RuleViolation("text.error.empty");
        }
        return text;
    }

    /**
     * Refuses what may exist while somebody types, but not be proposed or adopted: a provision without heading, words and
     * children, a reference to nothing, a condition that rests on nothing, a square bracket that was never closed, and a bracket in which nothing is to be chosen.
     */
    public static void complete(PlanText text) {
        Numbering numbering = Numbering.of(text);
        for (PlanText.Place place : text.walk()) {
            Provision provision = place.provision();
            if (provision.text().isEmpty()
                    && provision.heading() == null
                    && provision.children().isEmpty()) {
                throw new RuleViolation("text.error.empty-provision", numbering.number(provision.id()));
            }
            brackets(provision.text(), numbering.number(provision.id()));
            for (ProvisionId named : Condition.provisions(provision.conditions())) {
                if (numbering.find(named).isEmpty()) {
                    throw new RuleViolation("text.error.condition-on-nothing", numbering.number(provision.id()));
                }
            }
            for (ProvisionId cited : References.in(provision.text())) {
                if (numbering.find(cited).isEmpty()) {
                    throw new RuleViolation("text.error.reference-to-nothing", numbering.number(provision.id()));
                }
            }
        }
    }

    private static void brackets(String text, String number) {
        if (text.indexOf('[') >= 0 || text.indexOf(']') >= 0) {
            throw new RuleViolation("text.error.bracket-unfinished", number);
        }
        for (Bracket bracket : Brackets.in(text)) {
            List<String> alternatives = bracket.alternatives();
            if (alternatives.stream().allMatch(String::isEmpty)) {
                throw new RuleViolation("text.error.bracket-empty", number);
            }
            if (alternatives.stream().distinct().count() < alternatives.size()) {
                throw new RuleViolation("text.error.bracket-same", number);
            }
            if (alternatives.size() > Brackets.ALTERNATIVES) {
                throw new RuleViolation("text.error.bracket-alternatives", number, Brackets.ALTERNATIVES);
            }
        }
    }

    private static String check(String text, int limit, Use use) {
        if (text.length() > limit) {
            throw new RuleViolation("text.error.too-long", limit, text.length());
        }
        if (isPlain(text)) {
            return text;
        }
        refuse(text, use);
        String kept = Normalizer2.getNFCInstance().normalize(use == Use.PROSE ? lines(text) : oneLine(text));
        if (use == Use.TREATY) {
            refuseBraces(kept);
            kept = Brackets.tidy(kept);
        }
        if (kept.length() > limit) {
            throw new RuleViolation("text.error.too-long", limit, kept.length());
        }
        return kept;
    }

    /** Most texts are: printable ASCII in single spaces, without braces. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int position = 0; position < text.length(); position++) {
            char character = text.charAt(position);
            if (character < ' '
                    || character > '~'
                    || character == '{'
                    || character == '}'
                    || character == ' ' && before == ' ') {
                return false;
            }
            before = character;
        }
        return text.isEmpty() || before != ' ';
    }

    private static void refuse(String text, Use use) {
        int marks = 0;
        int place = 1;
        for (int position = 0; position < text.length(); place++) {
            int character = text.codePointAt(position);
            int next = position + Character.charCount(character);
            int type = UCharacter.getType(character);
            String reason = null;
            if (type == UCharacter.SURROGATE) {
                reason = "text.error.half-character";
            } else if (isBreak(character)) {
                marks = 0;
            } else if (type == UCharacter.CONTROL) {
                reason = "text.error.control";
            } else if (isDirection(character)) {
                reason = "text.error.direction";
            } else if (type == UCharacter.PRIVATE_USE
                    || type == UCharacter.UNASSIGNED
                    || character == 0xFFFC
                    || character == 0xFFFD) {
                reason = "text.error.unknown-character";
            } else if (isInvisible(character) && !mayStand(character, text, position, next, use)) {
                reason = "text.error.invisible";
            } else if (use != Use.PROSE && isEmoji(character)) {
                reason = "text.error.emoji";
            } else if (type == UCharacter.NON_SPACING_MARK || type == UCharacter.ENCLOSING_MARK) {
                marks++;
                reason = marks > MARKS ? "text.error.marks" : null;
            } else {
                marks = 0;
            }
            if (reason != null) {
                throw new RuleViolation(reason, String.format(Locale.ROOT, "U+%04X", character), place);
            }
            position = next;
        }
    }

    /** Line breaks and tabs: white space of another kind. */
    private static boolean isBreak(int character) {
        return switch (character) {
            case '\t', '\n', '\r', 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    private static boolean isDirection(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private static boolean isInvisible(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || character >= 0xFFF9 && character <= 0xFFFB
                || character == 0x2800;
    }

    private static boolean isEmoji(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.EMOJI_PRESENTATION)
                || UCharacter.hasBinaryProperty(character, UProperty.REGIONAL_INDICATOR)
                || character >= 0x1F000 && UCharacter.hasBinaryProperty(character, UProperty.EXTENDED_PICTOGRAPHIC);
    }

    private static boolean mayStand(int character, String text, int position, int next, Use use) {
        int before = position == 0 ? ' ' : text.codePointBefore(position);
        int after = next == text.length() ? ' ' : text.codePointAt(next);
        boolean prose = use == Use.PROSE;
        return switch (character) {
            // Zero-width non-joiner and joiner
            case 0x200C, 0x200D ->
                isJoined(before) && isJoined(after)
                        || prose && character == 0x200D && isPictograph(after) && !Character.isWhitespace(before);
            // Direction marks: keyboards put them into Arabic and Hebrew, and they turn nothing around
            case 0x200E, 0x200F, 0x061C -> prose;
            // Text or emoji style of the sign before
            case 0xFE0E, 0xFE0F ->
                prose && (isPictograph(before) || UCharacter.hasBinaryProperty(before, UProperty.EMOJI));
            // Forms of ideographs
            default ->
                (character >= 0xFE00 && character <= 0xFE0D || character >= 0xE0100 && character <= 0xE01EF)
                        && UCharacter.hasBinaryProperty(before, UProperty.IDEOGRAPHIC);
        };
    }

    private static boolean isPictograph(int character) {
        return UCharacter.hasBinaryProperty(character, UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(character, UProperty.EMOJI_MODIFIER);
    }

    /** A letter or mark of a script in which joining is spelling. */
    private static boolean isJoined(int character) {
        if (!UCharacter.isLetter(character)
                && UCharacter.getType(character) != UCharacter.NON_SPACING_MARK
                && UCharacter.getType(character) != UCharacter.COMBINING_SPACING_MARK) {
            return false;
        }
        return switch (UScript.getScript(character)) {
            case UScript.COMMON, UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.HAN -> false;
            default -> true;
        };
    }

    private static void refuseBraces(String text) {
        String rest = Marks.ANY.matcher(text).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new RuleViolation("text.error.brace");
        }
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int position = 0; position < text.length(); position++) {
            char character = text.charAt(position);
            if (character != ' ' && !isBreak(character)) {
                line.append(character);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return strip(line.toString());
    }

    private static String lines(String text) {
        return strip(text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u0085', '\n')
                .replace('\u2028', '\n')
                .replace('\u2029', '\n'));
    }

    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
