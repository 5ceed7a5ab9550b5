package org.parley.procedure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;

/** Reads rule sets strictly: what is not understood is refused with its place, never skipped. */
final class RuleSetReader {

    static final int LONGEST_NAME = 120;
    static final int MOST_ITEMS = 20;
    static final int MOST_DELEGATIONS = Electorate.MOST;

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 60;
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "base",
            "threshold",
            "second",
            "quorum",
            "consents",
            "objections",
            "blocking",
            "tie",
            "special");

    RuleSet read(String text) {
        Json json;
        try {
            json = Json.parse(text);
        } catch (Json.Malformed e) {
            throw new RuleViolation("procedure.error.json", e.line(), e.column());
        }
        return read(json);
    }

    RuleSet read(Json json) {
        Json.Obj rules = object("", json, KEYS);
        Majority majority = rules.find("threshold")
                .map(value -> majority("threshold", value))
                .orElse(null);
        Objections objections = rules.find("objections")
                .map(value -> objections("objections", value))
                .orElse(null);
        if (majority == null && objections == null) {
            throw new RuleViolation("procedure.error.nothing-asked");
        }
        return new RuleSet(
                id("id", required(rules, "id")),
                name("name", required(rules, "name")),
                rules.find("base").map(value -> word("base", value, Base.class)).orElse(Base.PRESENT_AND_VOTING),
                majority,
                rules.find("second")
                        .map(value -> value instanceof Json.Arr
                                ? list("second", value, this::majority)
                                : List.of(majority("second", value)))
                        .orElse(List.of()),
                rules.find("quorum").map(value -> quorum("quorum", value)).orElse(null),
                rules.find("consents")
                        .map(value -> list("consents", value, this::consent))
                        .orElse(List.of()),
                objections,
                rules.find("blocking")
                        .map(value -> number(
                                "blocking",
                                object("blocking", value, Set.of("at_least_members")),
                                "at_least_members",
                                2))
                        .orElse(null),
                rules.find("tie").map(value -> word("tie", value, Tie.class)).orElse(Tie.REJECTED),
                rules.find("special").map(value -> special("special", value)).orElse(Map.of()));
    }

    private Majority majority(String path, Json json) {
        Json.Obj object = object(path, json, Set.of("of", "at_least", "more_than"));
        Measure of =
                object.find("of").map(value -> measure(path + ".of", value)).orElseGet(Measure.States::new);
        return new Majority(of, threshold(path, object));
    }

    private Quorum quorum(String path, Json json) {
        Json.Obj object = object(path, json, Set.of("of", "at_least", "more_than", "counted", "opening"));
        object.find("of").ifPresent(of -> {
            if (!(of instanceof Json.Str(String text)) || !text.equals("ENTITLED")) {
                throw new RuleViolation("procedure.error.word", path + ".of", List.of("ENTITLED"));
            }
        });
        Quorum.Counted counted = object.find("counted")
                .map(value -> word(path + ".counted", value, Quorum.Counted.class))
                .orElse(Quorum.Counted.PRESENT);
        Threshold opening = object.find("opening")
                .map(value ->
                        threshold(path + ".opening", object(path + ".opening", value, Set.of("at_least", "more_than"))))
                .orElse(null);
        return new Quorum(threshold(path, object), counted, opening);
    }

    private Objections objections(String path, Json json) {
        Json.Obj object = object(path, json, Set.of("at_most", "except"));
        return new Objections(
                number(path, object, "at_most", 0),
                object.find("except")
                        .map(value -> name(path + ".except", value))
                        .orElse(null));
    }

    private Threshold threshold(String path, Json.Obj object) {
        boolean atLeast = object.find("at_least").isPresent();
        if (atLeast == object.find("more_than").isPresent()) {
            throw new RuleViolation("procedure.error.threshold", path);
        }
        String key = atLeast ? "at_least" : "more_than";
        Amount amount = amount(path + "." + key, object.get(key));
        try {
            return atLeast ? Threshold.atLeast(amount) : Threshold.moreThan(amount);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("procedure.error.more-than-all", path + "." + key);
        }
    }

    private static Amount amount(String path, Json json) {
        if (json instanceof Json.Num(long value) && value >= 0 && value <= Count.MOST - 1) {
            return new Count(value);
        }
        if (json instanceof Json.Str(String text)) {
            try {
                return Fraction.parse(text);
            } catch (IllegalArgumentException e) {
                throw new RuleViolation("procedure.error.fraction", path, text);
            }
        }
        throw new RuleViolation("procedure.error.amount", path);
    }

    private Measure measure(String path, Json json) {
        if (json instanceof Json.Str(String text)) {
            if (text.equals("STATES")) {
                return new Measure.States();
            }
            if (text.equals("WEIGHT")) {
                return new Measure.Weight();
            }
            if (text.startsWith("BLOC ")) {
                return new Measure.Bloc(name(path, Json.of(text.substring(5))));
            }
        }
        throw new RuleViolation("procedure.error.word", path, List.of("STATES", "WEIGHT", "BLOC …"));
    }

    private Consent consent(String path, Json json) {
        if (json instanceof Json.Str) {
            return new Consent(name(path, json), false);
        }
        Json.Obj object = object(path, json, Set.of("who", "affirmative"));
        boolean affirmative = object.find("affirmative")
                .map(value -> {
                    if (value instanceof Json.Bool(boolean truth)) {
                        return truth;
                    }
                    throw new RuleViolation("procedure.error.word", path + ".affirmative", List.of("true", "false"));
                })
                .orElse(false);
        return new Consent(name(path + ".who", required(path, object, "who")), affirmative);
    }

    private static Map<String, String> special(String path, Json json) {
        if (!(json instanceof Json.Obj object)) {
            throw new RuleViolation("procedure.error.object", path);
        }
        limit(path, object.keys().size());
        Map<String, String> special = new TreeMap<>();
        object.members().forEach((mark, id) -> {
            String at = path + "." + mark;
            special.put(id(at, Json.of(mark)), id(at, id));
        });
        return special;
    }

    private static int number(String path, Json.Obj object, String key, int least) {
        if (required(path, object, key) instanceof Json.Num(long value)
                && value >= least
                && value <= MOST_DELEGATIONS) {
            return (int) value;
        }
        throw new RuleViolation("procedure.error.number", path + "." + key, least, MOST_DELEGATIONS);
    }

    private static Json.Obj object(String path, Json json, Set<String> keys) {
        if (!(json instanceof Json.Obj object)) {
            throw new RuleViolation("procedure.error.object", path);
        }
        for (String key : object.keys()) {
            if (!keys.contains(key)) {
                throw new RuleViolation("procedure.error.unknown", path.isEmpty() ? key : path + "." + key);
            }
        }
        return object;
    }

    private static <T> List<T> list(String path, Json json, BiFunction<String, Json, T> item) {
        if (!(json instanceof Json.Arr(List<Json> items))) {
            throw new RuleViolation("procedure.error.list", path);
        }
        limit(path, items.size());
        List<T> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            values.add(item.apply(path + "[" + i + "]", items.get(i)));
        }
        return values;
    }

    private static void limit(String path, int size) {
        if (size > MOST_ITEMS) {
            throw new RuleViolation("procedure.error.too-many", path, MOST_ITEMS);
        }
    }

    private static Json required(Json.Obj object, String key) {
        return required("", object, key);
    }

    private static Json required(String path, Json.Obj object, String key) {
        return object.find(key)
                .orElseThrow(
                        () -> new RuleViolation("procedure.error.missing", path.isEmpty() ? key : path + "." + key));
    }

    private static <E extends Enum<E>> E word(String path, Json json, Class<E> words) {
        List<String> names = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            if (json instanceof Json.Str(String text) && text.equals(word.name())) {
                return word;
            }
            names.add(word.name());
        }
        throw new RuleViolation("procedure.error.word", path, names);
    }

    private static String id(String path, Json json) {
        if (json instanceof Json.Str(String text)
                && text.length() <= LONGEST_ID
                && ID.matcher(text).matches()) {
            return text;
        }
        throw new RuleViolation("procedure.error.id", path, LONGEST_ID);
    }

    private static String name(String path, Json json) {
        if (json instanceof Json.Str(String text)
                && !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints().noneMatch(RuleSetReader::invisible)
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return text;
        }
        throw new RuleViolation("procedure.error.name", path, LONGEST_NAME);
    }

    private static boolean invisible(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}
