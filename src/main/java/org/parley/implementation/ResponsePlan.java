package org.parley.implementation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;

/**
 * What follows where a guarantee is called on. It is whole or it is none: a plan that lacks who finds, or who acts by when, is refused.
 *
 * @param trigger    what calls on it
 * @param finder     who finds that it happened, and by which rule
 * @param actions    what is done by whom after a positive finding, at least one
 * @param escalation what follows where that has not helped, in the order of time
 */
public record ResponsePlan(String trigger, Finder finder, List<Step> actions, List<Step> escalation) {

    /** Most characters of the trigger, of a step and of the name of a body. */
    public static final int LONGEST_TEXT = 600;

    /** Most actions, and most steps of escalation. */
    public static final int MOST_STEPS = 20;

    /** The longest time that can be set, in hours: a year. */
    public static final int MOST_HOURS = 8_760;

    public ResponsePlan {
        trigger = Words.paragraphs(trigger, LONGEST_TEXT, "guarantee.error.trigger");
        actions = List.copyOf(actions);
        escalation = List.copyOf(escalation);
        if (actions.isEmpty()) {
            throw new RuleViolation("guarantee.error.no-action");
        }
        if (actions.size() > MOST_STEPS || escalation.size() > MOST_STEPS) {
            throw new RuleViolation("guarantee.error.too-many-steps", MOST_STEPS);
        }
    }

    /**
     * Who finds that it happened.
     *
     * @param delegation one at the table; null where it is a body of another kind
     * @param body       its name; null for one at the table
     * @param rules      id of the rule set by which it decides; null where that is its own affair
     * @param hours      within how many after the report
     */
    public record Finder(
            @Nullable DelegationId delegation,
            @Nullable String body,
            @Nullable String rules,
            int hours) {

        public Finder {
            if ((delegation == null) == (body == null || body.isBlank())) {
                throw new RuleViolation("guarantee.error.finder");
            }
            body = delegation != null
                    ? null
                    : Words.paragraphs(Objects.requireNonNull(body), LONGEST_TEXT, "guarantee.error.finder");
            requireHours(hours);
        }
    }

    /**
     * Something that delegations do.
     *
     * @param delegations who, at least one
     * @param hours       within how many after the finding
     */
    public record Step(String text, List<DelegationId> delegations, int hours) {

        public Step {
            text = Words.paragraphs(text, LONGEST_TEXT, "guarantee.error.step");
            delegations = delegations.stream().distinct().toList();
            if (delegations.isEmpty()) {
                throw new RuleViolation("guarantee.error.nobody-acts");
            }
            requireHours(hours);
        }

        Json.Obj toJson() {
            return Json.object()
                    .put("text", text)
                    .put(
                            "delegations",
                            Json.strings(delegations.stream()
                                    .map(each -> each.value().toString())
                                    .toList()))
                    .put("hours", hours)
                    .build();
        }

        static Step of(Json.Obj json) {
            return new Step(
                    json.text("text"),
                    json.array("delegations").texts().stream()
                            .map(each -> new DelegationId(UUID.fromString(each)))
                            .toList(),
                    (int) json.number("hours"));
        }
    }

    private static void requireHours(int hours) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new RuleViolation("guarantee.error.hours", MOST_HOURS);
        }
    }

    /** The actions and then the steps of escalation: a step is named by its place here. */
    public List<Step> steps() {
        return Stream.concat(actions.stream(), escalation.stream()).toList();
    }

    /** Every delegation that it names. */
    public Stream<DelegationId> named() {
        return Stream.concat(Stream.ofNullable(finder.delegation()), acting());
    }

    /** Every delegation that acts in it, each once. */
    public Stream<DelegationId> acting() {
        return Stream.concat(actions.stream(), escalation.stream())
                .flatMap(step -> step.delegations().stream())
                .distinct();
    }

    Json.Obj toJson() {
        Json.Builder found = Json.object().put("hours", finder.hours());
        Optional.ofNullable(finder.delegation())
                .ifPresent(each -> found.put("delegation", each.value().toString()));
        found.putPresent("body", finder.body()).putPresent("rules", finder.rules());
        return Json.object()
                .put("trigger", trigger)
                .put("finder", found.build())
                .put("actions", Json.array(actions.stream().map(Step::toJson).toList()))
                .put(
                        "escalation",
                        Json.array(escalation.stream().map(Step::toJson).toList()))
                .build();
    }

    static ResponsePlan of(Json.Obj json) {
        Json.Obj found = json.object("finder");
        return new ResponsePlan(
                json.text("trigger"),
                new Finder(
                        found.findText("delegation")
                                .map(each -> new DelegationId(UUID.fromString(each)))
                                .orElse(null),
                        found.findText("body").orElse(null),
                        found.findText("rules").orElse(null),
                        (int) found.number("hours")),
                steps(json.array("actions")),
                steps(json.array("escalation")));
    }

    private static List<Step> steps(Json.Arr array) {
        return array.items().stream().map(each -> Step.of(each.asObject())).toList();
    }
}
