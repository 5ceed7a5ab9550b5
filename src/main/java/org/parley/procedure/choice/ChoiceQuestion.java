package org.parley.procedure.choice;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Hashes;

/**
 * A choice among options, as it is put. Options are known by their place in the list, from 0 in code and from 1 to programs.
 *
 * @param method  how it is marked and counted
 * @param places  how many are chosen: one, or fewer than there are options where the method can
 * @param ties    how equals are put in order
 * @param options two to {@value #MOST_OPTIONS}, no two of the same name
 * @param order   the options in the order that decides between equals, the favoured first; empty until the round opens
 */
public record ChoiceQuestion(Method method, int places, Ties ties, List<Option> options, List<Integer> order) {

    public static final int MOST_OPTIONS = 30;

    public ChoiceQuestion {
        options = List.copyOf(options);
        order = List.copyOf(order);
        if (options.size() < 2 || options.size() > MOST_OPTIONS) {
            throw new RuleViolation("procedure.choice.error.options", 2, MOST_OPTIONS);
        }
        if (options.stream()
                        .map(option -> option.name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                < options.size()) {
            throw new RuleViolation("procedure.choice.error.option-twice");
        }
        if (places < 1 || places >= options.size()) {
            throw new RuleViolation("procedure.choice.error.places", options.size() - 1);
        }
        if (places > 1 && !method.severalPlaces()) {
            throw new RuleViolation("procedure.choice.error.one-place");
        }
        boolean permutation = order.stream().distinct().count() == options.size()
                && order.stream()
                        .allMatch(IntStream.range(0, options.size()).boxed().toList()::contains);
        if (!order.isEmpty() && (order.size() != options.size() || !permutation)) {
            throw new IllegalArgumentException("not an order of the options: " + order);
        }
    }

    public ChoiceQuestion(Method method, int places, Ties ties, List<Option> options) {
        this(method, places, ties, options, List.of());
    }

    /** The same with the order that decides between equals: the one drawn, or the options as they are listed. */
    public ChoiceQuestion opened(List<Integer> drawn) {
        return new ChoiceQuestion(
                method,
                places,
                ties,
                options,
                ties == Ties.LISTED ? IntStream.range(0, options.size()).boxed().toList() : drawn);
    }

    /** The same as it was prepared. */
    public ChoiceQuestion unopened() {
        return new ChoiceQuestion(method, places, ties, options);
    }

    public int size() {
        return options.size();
    }

    public String name(int option) {
        return options.get(option).name();
    }

    public List<String> names(List<Integer> of) {
        return of.stream().map(this::name).toList();
    }

    public Json.Obj toJson() {
        Json.Builder json = Json.object()
                .put("method", method.name())
                .put("places", places)
                .put("ties", ties.name())
                .put("options", options.stream().map(Option::toJson).toList());
        return order.isEmpty()
                ? json.build()
                : json.put("order", Json.strings(numbers(order))).build();
    }

    /** SHA-256 of the canonical form as it was prepared, in lower-case hex. */
    public String hash() {
        return Hashes.sha256(unopened().toJson());
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     * @throws RuleViolation            if it is no question that could be put
     */
    public static ChoiceQuestion fromJson(Json json) {
        Json.Obj object = json.asObject();
        return new ChoiceQuestion(
                Method.valueOf(object.text("method")),
                Math.toIntExact(object.number("places")),
                Ties.valueOf(object.text("ties")),
                object.array("options").items().stream()
                        .map(option -> Option.fromJson(option.asObject()))
                        .toList(),
                object.findArray("order")
                        .map(order -> order.texts().stream()
                                .map(number -> Integer.parseInt(number) - 1)
                                .toList())
                        .orElseGet(List::of));
    }

    private static List<String> numbers(List<Integer> options) {
        return options.stream().map(option -> Integer.toString(option + 1)).toList();
    }
}
