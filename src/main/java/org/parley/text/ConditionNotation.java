package org.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.Condition.Unit;

/**
 * Conditions as {@link MarkdownPlan} writes them after a provision's label: <code>{#label | when "Signature" | not before all of
 * withdrawal, mission in effect | no sooner than 5 years after ceasefire | within 30 days after any of "A", "B" | together with guarantees |
 * never}</code>. A label alone means that the provision has been carried out.
 */
final class ConditionNotation {

    /** A label with conditions behind it, inside braces. */
    static final String LABEL = "\\{#([A-Za-z0-9-]{1,64})((?:\\s*\\|(?:\"[^\"{}]*\"|[^\"{}|])*)*)}";

    private static final Pattern PART = Pattern.compile("\\|((?:\"[^\"]*\"|[^\"|])*)");
    private static final Pattern DELAYED =
            Pattern.compile("(no sooner than|within) ([0-9]{1,6}) (day|month|year)s? after (.+)");
    private static final Pattern PLAIN = Pattern.compile("(when|not before|together with) (.+)");
    private static final Pattern TRIGGER =
            Pattern.compile("(?:\"([^\"]*)\"|([A-Za-z0-9-]{1,64})(?: (in effect|carried out))?)\\s*(,\\s*(?=\\S)|$)");

    private ConditionNotation() {}

    /** The conditions of a provision as they stand in its label; empty for none. */
    static String write(List<Condition> conditions) {
        StringBuilder out = new StringBuilder();
        conditions.forEach(condition -> write(condition, out.append(" | ")));
        return out.toString();
    }

    private static void write(Condition condition, StringBuilder out) {
        Delay delay = condition.delay();
        out.append(
                switch (condition.relation()) {
                    case WHEN -> "when ";
                    case NOT_BEFORE -> "not before ";
                    case AFTER -> "no sooner than ";
                    case WITHIN -> "within ";
                    case TOGETHER -> "together with ";
                    case NEVER -> "never";
                });
        if (delay != null) {
            String unit = ConditionJson.word(delay.unit());
            out.append(delay.number())
                    .append(' ')
                    .append(delay.number() == 1 ? unit.substring(0, unit.length() - 1) : unit)
                    .append(" after ");
        }
        if (condition.triggers().size() > 1) {
            out.append(condition.any() ? "any of " : "all of ");
        }
        String separator = "";
        for (Trigger trigger : condition.triggers()) {
            out.append(separator);
            switch (trigger) {
                case Trigger.Event(String name) -> out.append('"').append(name).append('"');
                case Trigger.CarriedOut(ProvisionId id) -> out.append(id);
                case Trigger.InEffect(ProvisionId id) -> out.append(id).append(" in effect");
            }
            separator = ", ";
        }
    }

    /**
     * Reads conditions.
     *
     * @param written what stands behind a label, each condition after a bar
     * @param labels  the provision behind a label; throws where there is none
     */
    static List<Condition> read(String written, Function<String, ProvisionId> labels) {
        List<Condition> conditions = new ArrayList<>();
        Matcher part = PART.matcher(written);
        while (part.find()) {
            conditions.add(condition(part.group(1).strip().replaceAll("\\s+", " "), labels));
        }
        return conditions;
    }

    private static Condition condition(String words, Function<String, ProvisionId> labels) {
        if (words.equals("never")) {
            return Condition.never();
        }
        Matcher delayed = DELAYED.matcher(words);
        if (delayed.matches()) {
            Delay delay = new Delay(
                    Integer.parseInt(delayed.group(2)),
                    Unit.valueOf(delayed.group(3).toUpperCase(Locale.ROOT) + "S"));
            return condition(
                    delayed.group(1).equals("within") ? Relation.WITHIN : Relation.AFTER,
                    delay,
                    words,
                    delayed.group(4),
                    labels);
        }
        Matcher plain = PLAIN.matcher(words);
        if (!plain.matches()) {
            throw new RuleViolation("text.error.condition-words", words);
        }
        Relation relation = switch (plain.group(1)) {
            case "when" -> Relation.WHEN;
            case "not before" -> Relation.NOT_BEFORE;
            default -> Relation.TOGETHER;
        };
        return condition(relation, null, words, plain.group(2), labels);
    }

    private static Condition condition(
            Relation relation,
            @Nullable Delay delay,
            String words,
            String named,
            Function<String, ProvisionId> labels) {
        boolean any = named.startsWith("any of ");
        boolean all = named.startsWith("all of ");
        String list = any || all ? named.substring(7) : named;
        List<Trigger> triggers = new ArrayList<>();
        Matcher trigger = TRIGGER.matcher(list);
        int from = 0;
        while (from < list.length()) {
            if (!trigger.find(from) || trigger.start() != from) {
                throw new RuleViolation("text.error.condition-words", words);
            }
            triggers.add(trigger(trigger, labels));
            from = trigger.end();
        }
        if (triggers.size() > 1 && !any && !all) {
            throw new RuleViolation("text.error.condition-all-or-any", words);
        }
        return new Condition(relation, delay, any, triggers);
    }

    private static Trigger trigger(Matcher found, Function<String, ProvisionId> labels) {
        if (found.group(1) != null) {
            return new Trigger.Event(found.group(1));
        }
        ProvisionId provision = labels.apply(found.group(2));
        return "in effect".equals(found.group(3)) ? new Trigger.InEffect(provision) : new Trigger.CarriedOut(provision);
    }
}
