package org.parley.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.kernel.RuleViolation;

/**
 * Brackets inside treaty text: <code>{open:ID}within 30 days{or:ID}within 60 days{close:ID}</code>, which a reader sees as
 * <code>[within 30 days / within 60 days]</code> (ADR 0018).
 *
 * <p>They are well formed when each opens, separates and closes with one identity, none stands inside another, no identity occurs
 * twice in a plan, and no square bracket stands inside one. Inside a bracket a slash that stands alone separates.
 */
public final class Brackets {

    /** Most alternatives of one bracket. */
    public static final int ALTERNATIVES = 12;

    private static final Pattern LONE_SLASH = Pattern.compile("(?<!\\S)/(?!\\S)", Pattern.UNICODE_CHARACTER_CLASS);

    /** A bracket and the provision in whose words it stands. */
    public record Placed(ProvisionId provision, Bracket bracket) {}

    private Brackets() {}

    /** A bracket as it is stored. */
    public static String write(BracketId id, List<String> alternatives) {
        return "{open:" + id + "}" + String.join("{or:" + id + "}", alternatives) + "{close:" + id + "}";
    }

    /** The brackets of a text, in order. Throws {@link RuleViolation} where they are not well formed. */
    public static List<Bracket> in(String text) {
        if (text.indexOf('{') < 0) {
            return List.of();
        }
        List<Bracket> brackets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Matcher marks = Marks.BRACKET.matcher(text);
        String open = null;
        int start = 0;
        int from = 0;
        List<String> alternatives = new ArrayList<>();
        while (marks.find()) {
            String id = marks.group(2);
            boolean opens = marks.group(1).equals("open");
            if (opens ? open != null : !id.equals(open)) {
                throw new RuleViolation(open != null ? "text.error.bracket-in-bracket" : "text.error.bracket-torn");
            }
            if (opens) {
                if (!seen.add(id)) {
                    throw new RuleViolation("text.error.bracket-twice", id);
                }
                open = id;
                start = marks.start();
                alternatives.clear();
            } else {
                alternatives.add(alternative(text.substring(from, marks.start())));
                if (marks.group(1).equals("close")) {
                    brackets.add(new Bracket(BracketId.parse(id), alternatives, start, marks.end()));
                    open = null;
                }
            }
            from = marks.end();
        }
        if (open != null) {
            throw new RuleViolation("text.error.bracket-torn");
        }
        return brackets;
    }

    private static String alternative(String words) {
        if (words.indexOf('[') >= 0 || words.indexOf(']') >= 0) {
            throw new RuleViolation("text.error.bracket-in-bracket");
        }
        return words;
    }

    /** All brackets of a plan, in reading order. */
    public static List<Placed> in(PlanText text) {
        List<Placed> placed = new ArrayList<>();
        for (PlanText.Place place : text.walk()) {
            in(place.provision().text()).forEach(bracket -> placed.add(new Placed(place.id(), bracket)));
        }
        return placed;
    }

    /** The same by identity. */
    public static Map<BracketId, Placed> index(PlanText text) {
        Map<BracketId, Placed> index = new LinkedHashMap<>();
        in(text).forEach(placed -> index.put(placed.bracket().id(), placed));
        return index;
    }

    public static Optional<Placed> find(PlanText text, BracketId id) {
        return in(text).stream()
                .filter(placed -> placed.bracket().id().equals(id))
                .findFirst();
    }

    static boolean wellFormed(String text) {
        try {
            in(text);
            return true;
        } catch (RuleViolation torn) {
            return false;
        }
    }

    /** The text with each bracket in its one form: no space beside a mark, no lone slash inside. Throws as {@link #in}. */
    static String tidy(String text) {
        return replaced(text, bracket -> write(bracket.id(), split(bracket.alternatives())));
    }

    /** The alternatives written in some words: a slash that stands alone separates them. */
    static List<String> split(List<String> words) {
        List<String> alternatives = new ArrayList<>();
        for (String each : words) {
            for (String part : LONE_SLASH.split(each, -1)) {
                alternatives.add(TextRules.strip(part));
            }
        }
        return alternatives;
    }

    /** The text as a reader sees it: square brackets and slashes for the marks. Cross-references stay as they are. */
    public static String shown(String text) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        return Marks.BRACKET.matcher(text).replaceAll(mark -> switch (mark.group(1)) {
            case "open" -> "[";
            case "or" -> " / ";
            default -> "]";
        });
    }

    /** The text with other identities for its brackets. */
    public static String renamed(String text, UnaryOperator<BracketId> names) {
        return replaced(text, bracket -> write(names.apply(bracket.id()), bracket.alternatives()));
    }

    private static String replaced(String text, Function<Bracket, String> replacement) {
        List<Bracket> brackets = in(text);
        if (brackets.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Bracket bracket : brackets) {
            out.append(text, from, bracket.start()).append(replacement.apply(bracket));
            from = bracket.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    /**
     * A plan in which a bracket is settled: these words stand where it stood. A provision of which nothing would be left goes.
     *
     * @throws IllegalArgumentException where there is no such bracket
     */
    public static PlanText settle(PlanText text, BracketId id, String kept) {
        return with(text, id, bracket -> kept);
    }

    /** A plan in which one choice of a bracket is gone. Where one is left, the bracket is settled on it. */
    public static PlanText without(PlanText text, BracketId id, String gone) {
        Bracket bracket = placed(text, id).bracket();
        List<String> left = new ArrayList<>(bracket.choices());
        left.remove(gone);
        return with(text, id, _ -> left.size() == 1 ? left.getFirst() : write(id, left));
    }

    private static Placed placed(PlanText text, BracketId id) {
        return find(text, id).orElseThrow(() -> new IllegalArgumentException("no bracket " + id));
    }

    private static PlanText with(PlanText text, BracketId id, Function<Bracket, String> words) {
        Placed placed = placed(text, id);
        return new PlanText(with(text.articles(), placed.provision(), placed.bracket(), words.apply(placed.bracket())));
    }

    private static List<Provision> with(List<Provision> siblings, ProvisionId at, Bracket bracket, String words) {
        List<Provision> kept = new ArrayList<>(siblings.size());
        for (Provision provision : siblings) {
            if (!provision.id().equals(at)) {
                kept.add(provision.withChildren(with(provision.children(), at, bracket, words)));
                continue;
            }
            Provision settled = provision.withText(put(provision.text(), bracket, words));
            boolean nothing = settled.text().isEmpty()
                    && settled.heading() == null
                    && settled.children().isEmpty();
            if (!nothing) {
                kept.add(settled);
            }
        }
        return kept;
    }

    /** Where nothing is put in, the space before goes too, unless a word follows. */
    private static String put(String text, Bracket bracket, String words) {
        String before = text.substring(0, bracket.start());
        String after = text.substring(bracket.end());
        boolean wordFollows = !after.isEmpty()
                && (Character.isLetterOrDigit(after.codePointAt(0)) || "({[“«„\"'‘".indexOf(after.charAt(0)) >= 0);
        return words.isEmpty() && !wordFollows ? before.stripTrailing() + after : before + words + after;
    }
}
