package org.parley.text;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One addressable unit of a plan with everything below it. Heading and text keep the {@link TextRules} of treaty text from the
 * moment they exist: a provision with a control character in it cannot be made.
 *
 * @param id         identity, the same through all versions
 * @param heading    title, or null where there is none
 * @param text       the words, possibly empty where the children carry them; may hold cross-references
 *                   <code>{ref:UUID}</code> and {@link Brackets}
 * @param children   the provisions one level deeper, in order
 * @param conditions when it takes effect and is to be carried out; they hold for what is below it too
 */
public record Provision(
        ProvisionId id, @Nullable String heading, String text, List<Provision> children, List<Condition> conditions) {

    public Provision {
        Objects.requireNonNull(id);
        String title = heading == null ? "" : TextRules.heading(heading);
        heading = title.isEmpty() ? null : title;
        text = TextRules.treaty(text);
        children = List.copyOf(children);
        conditions = Condition.checked(conditions);
    }

    /** A provision without conditions. */
    public Provision(ProvisionId id, @Nullable String heading, String text, List<Provision> children) {
        this(id, heading, text, children, List.of());
    }

    /** A provision without heading or children. */
    public static Provision of(ProvisionId id, String text) {
        return new Provision(id, null, text, List.of());
    }

    public Provision withText(String words) {
        return new Provision(id, heading, words, children, conditions);
    }

    public Provision withHeading(@Nullable String title) {
        return new Provision(id, title, text, children, conditions);
    }

    public Provision withChildren(List<Provision> below) {
        return new Provision(id, heading, text, below, conditions);
    }

    public Provision withConditions(List<Condition> others) {
        return new Provision(id, heading, text, children, others);
    }

    /**
     * The same with the conditions that provisions of the same identity have elsewhere, here and below: for what comes from where
     * conditions are not shown. What is nowhere has none.
     */
    public Provision withConditionsOf(Map<ProvisionId, PlanText.Place> known) {
        PlanText.Place place = known.get(id);
        return new Provision(
                id,
                heading,
                text,
                children.stream().map(child -> child.withConditionsOf(known)).toList(),
                place == null ? List.of() : place.provision().conditions());
    }

    /** How many levels this provision spans: 1 for one without children. */
    public int height() {
        int deepest = 0;
        for (Provision child : children) {
            deepest = Math.max(deepest, child.height());
        }
        return deepest + 1;
    }
}
