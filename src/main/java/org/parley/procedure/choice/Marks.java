package org.parley.procedure.choice;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;

/**
 * What a ballot says of each option, in the order of the options: 1 for a mark, points, or a rank from 1; 0 where it says nothing. A
 * ballot that says nothing of any option is blank and abstains.
 */
public record Marks(List<Integer> numbers) {

    public static final int HIGHEST_SCORE = 10;

    public Marks {
        numbers = List.copyOf(numbers);
    }

    public static Marks of(Integer... numbers) {
        return new Marks(List.of(numbers));
    }

    public static Marks blank(ChoiceQuestion question) {
        return new Marks(Collections.nCopies(question.size(), 0));
    }

    public boolean isBlank() {
        return numbers.stream().allMatch(number -> number == 0);
    }

    /**
     * Refuses what the method cannot count as it was meant.
     *
     * @throws RuleViolation that says why
     */
    public Marks require(ChoiceQuestion question) {
        Method method = question.method();
        int most = method.marking().most(question.size());
        if (numbers.size() != question.size() || numbers.stream().anyMatch(number -> number < 0 || number > most)) {
            throw new RuleViolation("procedure.choice.error.marks", question.size(), most);
        }
        long marked = numbers.stream().filter(number -> number > 0).count();
        if (method == Method.SINGLE && marked > 1) {
            throw new RuleViolation("procedure.choice.error.one-mark");
        }
        if (method == Method.MULTIPLE && marked > question.places()) {
            throw new RuleViolation("procedure.choice.error.too-many-marks", question.places());
        }
        if (!method.allowsEquals()) {
            Set<Integer> ranks = new HashSet<>(numbers);
            ranks.remove(0);
            boolean consecutive = ranks.size() == marked && ranks.stream().allMatch(rank -> rank <= marked);
            if (!consecutive) {
                throw new RuleViolation("procedure.choice.error.ranks-in-turn");
            }
        }
        return this;
    }

    public Json toJson() {
        return Json.array(numbers.stream().map(number -> Json.of((long) number)).toList());
    }

    /** Reads what {@link #toJson()} wrote. @throws IllegalArgumentException if it is anything else */
    public static Marks fromJson(Json json) {
        return new Marks(json.asArray().items().stream()
                .map(item -> Math.toIntExact(item.asNumber()))
                .toList());
    }

    /** The numbers as strings, as the record's entries hold them. */
    public List<String> texts() {
        return numbers.stream().map(String::valueOf).toList();
    }

    /** Reads {@link #texts()}. @throws IllegalArgumentException if it is anything else */
    public static Marks ofTexts(List<String> texts) {
        return new Marks(texts.stream().map(Integer::valueOf).toList());
    }

    /** As it is stored: {@code [2,1,0]}. */
    public String text() {
        return toJson().canonical();
    }

    /** Reads {@link #text()}. @throws IllegalArgumentException if it is anything else */
    public static Marks parse(String text) {
        return fromJson(Json.parse(text));
    }
}
