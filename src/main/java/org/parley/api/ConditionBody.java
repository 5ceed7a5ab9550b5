package org.parley.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;
import org.parley.text.Condition;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.Condition.Unit;
import org.parley.text.ConditionJson;
import org.parley.text.ProvisionId;

/** A condition of a provision as JSON. */
@Schema(
        name = "Condition",
        description = "What must have happened before a provision takes effect, or when it must be carried out")
record ConditionBody(
        @Schema(allowableValues = {"when", "not-before", "after", "within", "together", "never"})
        String relation,

        @Schema(description = "How long after it; with `after` and `within` only") @Nullable
        Integer number,

        @Schema(allowableValues = {"days", "months", "years"}) @Nullable
        String unit,

        @Schema(description = "Whether one of what it names suffices; otherwise all of it is needed") @Nullable
        Boolean any,

        @Schema(description = "What must happen; absent with `never`") @Nullable
        List<Named> of) {

    @Schema(
            name = "Trigger",
            description = "Something that must happen: an event, or a provision that is carried out or takes effect")
    record Named(
            @Nullable String event,
            @Nullable UUID carriedOut,
            @Nullable UUID inEffect) {

        static Named of(Trigger trigger) {
            return switch (trigger) {
                case Trigger.Event(String name) -> new Named(name, null, null);
                case Trigger.CarriedOut(ProvisionId id) -> new Named(null, id.value(), null);
                case Trigger.InEffect(ProvisionId id) -> new Named(null, null, id.value());
            };
        }

        Trigger trigger() {
            if (carriedOut != null) {
                return new Trigger.CarriedOut(new ProvisionId(carriedOut));
            }
            return inEffect != null
                    ? new Trigger.InEffect(new ProvisionId(inEffect))
                    : new Trigger.Event(event == null ? "" : event);
        }
    }

    static ConditionBody of(Condition condition) {
        Delay delay = condition.delay();
        return new ConditionBody(
                ConditionJson.word(condition.relation()),
                delay == null ? null : delay.number(),
                delay == null ? null : ConditionJson.word(delay.unit()),
                condition.any() ? true : null,
                condition.triggers().isEmpty()
                        ? null
                        : condition.triggers().stream().map(Named::of).toList());
    }

    static List<ConditionBody> of(List<Condition> conditions) {
        return conditions.stream().map(ConditionBody::of).toList();
    }

    /** @throws RuleViolation where its parts do not go together */
    Condition condition() {
        return new Condition(
                Misunderstood.word("relation", Relation.class, relation),
                number == null || unit == null ? null : new Delay(number, Misunderstood.word("unit", Unit.class, unit)),
                Boolean.TRUE.equals(any),
                of == null ? List.of() : of.stream().map(Named::trigger).toList());
    }
}
