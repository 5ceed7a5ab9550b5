package org.parley.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The numbers of a plan's provisions, computed from where they stand: {@code 4}, {@code 4(2)}, {@code 4(2)(a)}, {@code 4(2)(a)(i)}. */
public final class Numbering {

    /** What stands for a reference to a provision that is no longer in the text. */
    public static final String NOWHERE = "[…]";

    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN_SIGNS = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private final Map<ProvisionId, String> numbers;
    private final String word;

    private Numbering(Map<ProvisionId, String> numbers, String word) {
        this.numbers = numbers;
        this.word = word;
    }

    /** The numbers of an English text. */
    public static Numbering of(PlanText text) {
        return of(text, "Article");
    }

    /** The numbers of a text in whose language an article is cited with this word. */
    public static Numbering of(PlanText text, String word) {
        Map<ProvisionId, String> numbers = new HashMap<>();
        number(text.articles(), "", 1, numbers);
        return new Numbering(numbers, word);
    }

    /** The numbers of another state of the same text, cited in the same words. */
    public Numbering again(PlanText text) {
        return of(text, word);
    }

    private static void number(List<Provision> siblings, String above, int depth, Map<ProvisionId, String> numbers) {
        int position = 1;
        for (Provision provision : siblings) {
            String number = above + step(position++, depth);
            numbers.put(provision.id(), number);
            number(provision.children(), number, depth + 1, numbers);
        }
    }

    private static String step(int position, int depth) {
        return switch (depth) {
            case 1 -> Integer.toString(position);
            case 2 -> "(" + position + ")";
            case 3 -> "(" + letters(position) + ")";
            default -> "(" + roman(position) + ")";
        };
    }

    /** 1 is a, 26 is z, 27 is aa. */
    static String letters(int position) {
        StringBuilder letters = new StringBuilder();
        for (int rest = position; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('a' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    static String roman(int position) {
        StringBuilder roman = new StringBuilder();
        int rest = position;
        for (int sign = 0; sign < ROMAN_VALUES.length; sign++) {
            while (rest >= ROMAN_VALUES[sign]) {
                roman.append(ROMAN_SIGNS[sign]);
                rest -= ROMAN_VALUES[sign];
            }
        }
        return roman.toString();
    }

    /** The full number, empty for a provision that is not in the text. */
    public Optional<String> find(ProvisionId id) {
        return Optional.ofNullable(numbers.get(id));
    }

    /** The full number, or {@link #NOWHERE}. */
    public String number(ProvisionId id) {
        return numbers.getOrDefault(id, NOWHERE);
    }

    /** The last step of the number, as it stands in the margin of its own line: {@code 4}, {@code (2)}, {@code (a)}. */
    public String label(ProvisionId id) {
        String number = number(id);
        int step = number.lastIndexOf('(');
        return step < 0 ? number : number.substring(step);
    }

    /** How the text cites a provision: "Article 4(2)(a)". */
    public String cite(ProvisionId id) {
        String number = numbers.get(id);
        return number == null ? NOWHERE : word + " " + number;
    }

    /** The text as a reader sees it, every cross-reference written out with {@link #cite}, brackets with their signs. */
    public String resolve(String text) {
        return resolve(text, this::cite);
    }

    /** The same with every cross-reference written out by {@code cite}. */
    public static String resolve(String text, Function<ProvisionId, String> cite) {
        return Brackets.shown(References.resolve(text, cite));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Numbering of %d provisions", numbers.size());
    }
}
