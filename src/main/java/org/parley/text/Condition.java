package org.parley.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;

/**
 * What must have happened before a provision takes effect, or when it must be carried out (ADR 0030). Conditions belong to the text: they
 * are versioned with it and amended as its words are. All conditions of a provision hold together.
 *
 * @param relation how the provision stands to what must happen
 * @param delay    how long after it; given for {@link Relation#AFTER} and {@link Relation#WITHIN} only
 * @param any      whether one of the triggers suffices; of a single trigger always false
 * @param triggers what must happen, in the order in which it was written; none for {@link Relation#NEVER} only
 */
public record Condition(Relation relation, @Nullable Delay delay, boolean any, List<Trigger> triggers) {

    /** Most conditions of one provision. */
    public static final int CONDITIONS = 20;

    /** Most triggers of one condition. */
    public static final int TRIGGERS = 20;

    /** Most characters of an event's name. */
    public static final int EVENT_LENGTH = 160;

    /** How a provision stands to what must happen. */
    public enum Relation {
        /** It takes effect at that moment, and is due from then on. */
        WHEN,
        /** It takes effect at that moment at the earliest. */
        NOT_BEFORE,
        /** It takes effect a time after that moment at the earliest. */
        AFTER,
        /** It takes effect at that moment, and is to be carried out within a time after it. */
        WITHIN,
        /** It takes effect and is carried out at the same time as other provisions. */
        TOGETHER,
        /** It never takes effect. */
        NEVER;

        /** Whether a time belongs to it. */
        public boolean delayed() {
            return this == AFTER || this == WITHIN;
        }
    }

    /** In what a time is counted. */
    public enum Unit {
        DAYS(36_525),
        MONTHS(1_200),
        YEARS(100);

        private final int most;

        Unit(int most) {
            this.most = most;
        }
    }

    /** A time, at most a century. */
    public record Delay(int number, Unit unit) {

        public Delay {
            if (number < 1 || number > unit.most) {
                throw new RuleViolation("text.error.condition-delay", unit.most, number);
            }
        }
    }

    /** Something that must happen. */
    public sealed interface Trigger {

        /** A provision has been carried out, with all that is below it. */
        record CarriedOut(ProvisionId provision) implements Trigger {

            public CarriedOut {
                Objects.requireNonNull(provision);
            }
        }

        /** A provision has taken effect: its own conditions are met. */
        record InEffect(ProvisionId provision) implements Trigger {

            public InEffect {
                Objects.requireNonNull(provision);
            }
        }

        /**
         * Something has happened that no provision carries out, such as the signature. The same name means the same event everywhere in a
         * plan.
         */
        record Event(String name) implements Trigger {

            public Event {
                name = TextRules.required(TextRules.line(name, EVENT_LENGTH));
                if (name.chars().anyMatch(character -> "\"{}|".indexOf(character) >= 0)) {
                    throw new RuleViolation("text.error.condition-event", name);
                }
            }
        }
    }

    /** Throws {@link RuleViolation} where relation, time and triggers do not go together. */
    public Condition {
        triggers = List.copyOf(new LinkedHashSet<>(triggers));
        any = any && triggers.size() > 1;
        if (relation.delayed() != (delay != null)) {
            throw new RuleViolation("text.error.condition-no-delay");
        }
        if ((relation == Relation.NEVER) != triggers.isEmpty()) {
            throw new RuleViolation("text.error.condition-triggers");
        }
        if (triggers.size() > TRIGGERS) {
            throw new RuleViolation("text.error.condition-too-many", TRIGGERS, triggers.size());
        }
        if (relation == Relation.TOGETHER
                && (any || !triggers.stream().allMatch(Trigger.CarriedOut.class::isInstance))) {
            throw new RuleViolation("text.error.condition-together");
        }
    }

    public static Condition never() {
        return new Condition(Relation.NEVER, null, false, List.of());
    }

    /** The provisions that it names, each once. */
    public Set<ProvisionId> provisions() {
        Set<ProvisionId> named = new LinkedHashSet<>();
        for (Trigger trigger : triggers) {
            switch (trigger) {
                case Trigger.CarriedOut(ProvisionId provision) -> named.add(provision);
                case Trigger.InEffect(ProvisionId provision) -> named.add(provision);
                case Trigger.Event _ -> {}
            }
        }
        return named;
    }

    /** The provisions that some conditions name. */
    public static Set<ProvisionId> provisions(Collection<Condition> conditions) {
        Set<ProvisionId> named = new LinkedHashSet<>();
        conditions.forEach(condition -> named.addAll(condition.provisions()));
        return named;
    }

    /** The same conditions, with other identities for some provisions. */
    public static List<Condition> renamed(List<Condition> conditions, Map<ProvisionId, ProvisionId> names) {
        if (conditions.isEmpty() || names.isEmpty()) {
            return conditions;
        }
        List<Condition> renamed = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            renamed.add(condition.renamed(names));
        }
        return checked(renamed);
    }

    private Condition renamed(Map<ProvisionId, ProvisionId> names) {
        return new Condition(
                relation,
                delay,
                any,
                triggers.stream()
                        .<Trigger>map(trigger -> switch (trigger) {
                            case Trigger.CarriedOut(ProvisionId id) ->
                                new Trigger.CarriedOut(names.getOrDefault(id, id));
                            case Trigger.InEffect(ProvisionId id) -> new Trigger.InEffect(names.getOrDefault(id, id));
                            case Trigger.Event event -> event;
                        })
                        .toList());
    }

    /** The conditions of one provision as they are kept: each once, and not too many. */
    static List<Condition> checked(List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return List.of();
        }
        List<Condition> kept = List.copyOf(new LinkedHashSet<>(conditions));
        if (kept.size() > CONDITIONS) {
            throw new RuleViolation("text.error.conditions-too-many", CONDITIONS, kept.size());
        }
        return kept;
    }
}
