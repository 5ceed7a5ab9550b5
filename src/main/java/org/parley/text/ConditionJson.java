package org.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.Condition.Unit;

/** Conditions in the JSON of {@link TextJson}. */
public final class ConditionJson {

    private ConditionJson() {}

    public static Json.Arr write(List<Condition> conditions) {
        return Json.array(conditions.stream().map(ConditionJson::write).toList());
    }

    private static Json.Obj write(Condition condition) {
        Json.Builder json = Json.object().put("relation", word(condition.relation()));
        Delay delay = condition.delay();
        if (delay != null) {
            json.put("number", delay.number()).put("unit", word(delay.unit()));
        }
        if (condition.any()) {
            json.put("any", true);
        }
        if (!condition.triggers().isEmpty()) {
            json.put(
                    "of",
                    condition.triggers().stream().map(ConditionJson::trigger).toList());
        }
        return json.build();
    }

    private static Json.Obj trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Event(String name) -> Json.object().put("event", name).build();
            case Trigger.CarriedOut(ProvisionId id) ->
                Json.object().put("carriedOut", id.toString()).build();
            case Trigger.InEffect(ProvisionId id) ->
                Json.object().put("inEffect", id.toString()).build();
        };
    }

    /** Reads what {@link #write(List)} wrote. */
    public static List<Condition> read(Json.Arr json) {
        if (json.size() > Condition.CONDITIONS) {
            throw new RuleViolation("text.error.conditions-too-many", Condition.CONDITIONS, json.size());
        }
        List<Condition> conditions = new ArrayList<>(json.size());
        for (Json item : json.items()) {
            conditions.add(condition(item.asObject()));
        }
        return conditions;
    }

    private static Condition condition(Json.Obj json) {
        List<Trigger> triggers = new ArrayList<>();
        json.findArray("of").ifPresent(of -> of.items().forEach(item -> triggers.add(trigger(item.asObject()))));
        return new Condition(
                named(Relation.values(), json.text("relation")),
                json.has("number") || json.has("unit")
                        ? new Delay(
                                Math.toIntExact(Math.clamp(json.number("number"), -1, Integer.MAX_VALUE)),
                                named(Unit.values(), json.text("unit")))
                        : null,
                json.has("any") && json.bool("any"),
                triggers);
    }

    private static Trigger trigger(Json.Obj json) {
        @Nullable String carriedOut = json.findText("carriedOut").orElse(null);
        @Nullable String inEffect = json.findText("inEffect").orElse(null);
        if (carriedOut != null) {
            return new Trigger.CarriedOut(TextJson.id(carriedOut));
        }
        return inEffect != null
                ? new Trigger.InEffect(TextJson.id(inEffect))
                : new Trigger.Event(Objects.requireNonNull(json.text("event")));
    }

    /** How a relation or a unit is called in files. */
    public static String word(Enum<?> named) {
        return named.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E named(E[] values, String word) {
        for (E value : values) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw new RuleViolation("text.error.condition-words", word);
    }
}
