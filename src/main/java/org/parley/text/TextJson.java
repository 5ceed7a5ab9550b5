package org.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;

/**
 * Texts and changes as JSON: how versions and amendments are stored, and the format {@value #PLAN} in which a plan is exported and
 * imported.
 *
 * <pre>
 * {"format": "parley/plan/1", "title": "…", "articles": [
 *   {"id": "UUID", "heading": "…", "text": "…", "conditions": [ … ], "children": [ … ]} ]}
 * </pre>
 *
 * <p>{@code id} may be left out for a new provision; {@code heading}, {@code text}, {@code conditions} and {@code children} where there
 * are none. A condition is
 *
 * <pre>
 * {"relation": "within", "number": 30, "unit": "days", "any": true,
 *  "of": [ {"event": "Signature"}, {"carriedOut": "UUID"}, {"inEffect": "UUID"} ]}
 * </pre>
 */
public final class TextJson {

    /** Name of the format in which a plan is exported. */
    public static final String PLAN = "parley/plan/1";

    /** A plan read from a file. */
    public record Parsed(String title, PlanText text) {}

    private TextJson() {}

    public static Json.Obj plan(String title, PlanText text) {
        return Json.object()
                .put("format", PLAN)
                .put("title", title)
                .put("articles", text(text))
                .build();
    }

    /** The same with a note whether it was agreed, or provisional as long as not everything is agreed. */
    public static Json.Obj plan(String title, PlanText text, boolean provisional) {
        return plan(title, text).with("provisional", Json.of(provisional));
    }

    /**
     * Reads an exported plan.
     *
     * @throws RuleViolation {@code text.error.line} or {@code text.error.at} with the place and the reason as a violation of its own
     */
    public static Parsed parsePlan(String source) {
        Json json;
        try {
            json = Json.parse(source);
        } catch (Json.Malformed malformed) {
            throw new RuleViolation("text.error.line", malformed.line(), new RuleViolation(reason(malformed.reason())));
        }
        return shaped("", () -> {
            Json.Obj plan = json.asObject();
            String format = plan.text("format");
            if (!format.equals(PLAN)) {
                throw new RuleViolation("text.error.file-format", PLAN);
            }
            String title = TextRules.required(TextRules.heading(plan.text("title")));
            return new Parsed(title, text(plan.array("articles")));
        });
    }

    /** The articles of a text. */
    public static Json.Arr text(PlanText text) {
        return provisions(text.articles());
    }

    /** Reads what {@link #text(PlanText)} wrote. Throws {@link RuleViolation} for anything that is not a plan's text. */
    public static PlanText text(Json.Arr articles) {
        return new PlanText(provisions("articles", articles));
    }

    public static Json.Obj provision(Provision provision) {
        Json.Builder json = Json.object()
                .put("id", provision.id().toString())
                .putPresent("heading", provision.heading())
                .put("text", provision.text());
        if (!provision.conditions().isEmpty()) {
            json.put("conditions", ConditionJson.write(provision.conditions()));
        }
        if (!provision.children().isEmpty()) {
            json.put("children", provisions(provision.children()));
        }
        return json.build();
    }

    /** Reads what {@link #provision(Provision)} wrote. */
    public static Provision provision(Json.Obj json) {
        return provision("", json);
    }

    private static Json.Arr provisions(List<Provision> provisions) {
        return Json.array(provisions.stream().map(TextJson::provision).toList());
    }

    private static List<Provision> provisions(String path, Json.Arr json) {
        List<Provision> provisions = new ArrayList<>(json.size());
        for (Json item : json.items()) {
            String place = path + "[" + provisions.size() + "]";
            provisions.add(shaped(place, () -> provision(place, item.asObject())));
        }
        return provisions;
    }

    private static Provision provision(String path, Json.Obj json) {
        if (path.length() > 200) {
            throw new RuleViolation("text.error.too-deep", TextRules.DEPTH);
        }
        ProvisionId id = json.findText("id").map(TextJson::id).orElseGet(ProvisionId::next);
        List<Provision> children = json.findArray("children")
                .map(below -> provisions(path.isEmpty() ? "children" : path + ".children", below))
                .orElse(List.of());
        return shaped(
                path,
                () -> new Provision(
                        id,
                        json.findText("heading").orElse(null),
                        json.findText("text").orElse(""),
                        children,
                        conditions(json, "conditions")));
    }

    private static List<Condition> conditions(Json.Obj json, String key) {
        return json.findArray(key).map(ConditionJson::read).orElse(List.of());
    }

    static ProvisionId id(String text) {
        try {
            ProvisionId id = ProvisionId.parse(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException notOne) {
            // Told below, together with forms that the parser would forgive
        }
        throw new RuleViolation("text.error.identity", text);
    }

    public static Json.Arr changes(List<Change> changes) {
        return Json.array(changes.stream().map(TextJson::change).toList());
    }

    /** Reads what {@link #changes(List)} wrote. */
    public static List<Change> changes(Json.Arr json) {
        if (json.size() > TextRules.CHANGES) {
            throw new RuleViolation("text.error.too-many-changes", TextRules.CHANGES, json.size());
        }
        List<Change> changes = new ArrayList<>(json.size());
        for (Json item : json.items()) {
            changes.add(shaped("changes[" + changes.size() + "]", () -> change(item.asObject())));
        }
        return changes;
    }

    public static Json.Obj change(Change change) {
        return switch (change) {
            case Change.ReplaceWords replace ->
                Json.object()
                        .put("kind", "replace")
                        .put("provision", replace.provision().toString())
                        .put("before", replace.before())
                        .put("after", replace.after())
                        .build();
            case Change.Retitle retitle ->
                Json.object()
                        .put("kind", "retitle")
                        .put("provision", retitle.provision().toString())
                        .putPresent("before", retitle.before())
                        .putPresent("after", retitle.after())
                        .build();
            case Change.Recondition recondition ->
                Json.object()
                        .put("kind", "recondition")
                        .put("provision", recondition.provision().toString())
                        .put("before", ConditionJson.write(recondition.before()))
                        .put("after", ConditionJson.write(recondition.after()))
                        .build();
            case Change.InsertProvision insert ->
                place("insert", insert.parent(), insert.after())
                        .put("whole", provision(insert.inserted()))
                        .build();
            case Change.DeleteProvision delete ->
                Json.object()
                        .put("kind", "delete")
                        .put("whole", provision(delete.whole()))
                        .build();
            case Change.MoveProvision move ->
                place("move", move.parent(), move.after())
                        .put("provision", move.provision().toString())
                        .build();
        };
    }

    private static Json.Builder place(String kind, @Nullable ProvisionId parent, @Nullable ProvisionId after) {
        return Json.object()
                .put("kind", kind)
                .putPresent("parent", parent == null ? null : parent.toString())
                .putPresent("after", after == null ? null : after.toString());
    }

    private static Change change(Json.Obj json) {
        String kind = json.text("kind");
        return switch (kind) {
            case "replace" ->
                new Change.ReplaceWords(id(json.text("provision")), json.text("before"), json.text("after"));
            case "retitle" ->
                new Change.Retitle(
                        id(json.text("provision")),
                        json.findText("before").orElse(null),
                        json.findText("after").orElse(null));
            case "recondition" ->
                new Change.Recondition(
                        id(json.text("provision")), conditions(json, "before"), conditions(json, "after"));
            case "insert" ->
                new Change.InsertProvision(
                        found(json, "parent"), found(json, "after"), provision("whole", json.object("whole")));
            case "delete" -> {
                Provision whole = provision("whole", json.object("whole"));
                yield new Change.DeleteProvision(whole.id(), whole);
            }
            case "move" ->
                new Change.MoveProvision(id(json.text("provision")), found(json, "parent"), found(json, "after"));
            default -> throw new RuleViolation("text.error.change-kind", kind);
        };
    }

    private static @Nullable ProvisionId found(Json.Obj json, String key) {
        return json.findText(key).map(TextJson::id).orElse(null);
    }

    /** Runs a step of reading; what goes wrong in it is told with the place, the innermost one. */
    private static <T> T shaped(String path, Supplier<T> step) {
        try {
            return step.get();
        } catch (Json.Unexpected unexpected) {
            throw new RuleViolation("text.error.at", path, new RuleViolation("text.error.json", said(unexpected)));
        } catch (RuleViolation violation) {
            if (path.isEmpty() || violation.key().equals("text.error.at")) {
                throw violation;
            }
            throw new RuleViolation("text.error.at", path, violation);
        }
    }

    private static String said(Exception e) {
        String message = e.getMessage();
        return message == null ? "" : message;
    }

    private static String reason(Json.Reason reason) {
        return switch (reason) {
            case ENCODING -> "text.error.json-encoding";
            case SYNTAX -> "text.error.json-syntax";
            case UNFINISHED -> "text.error.json-unfinished";
            case TRAILING -> "text.error.json-trailing";
            case DUPLICATE_KEY -> "text.error.json-duplicate-key";
            case LONE_SURROGATE -> "text.error.half-character";
            case NOT_AN_INTEGER, TOO_LARGE -> "text.error.json-number";
            case TOO_DEEP -> "text.error.json-depth";
            case TOO_LONG -> "text.error.json-length";
        };
    }
}
