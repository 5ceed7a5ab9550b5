package org.parley.text;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One addressable unit of a plan with everything below it. Heading and text keep the {@link TextRules} of treaty text from the
 * moment they exist: a provision with a control character in it cannot be made.
 *
 * @param id       identity, the same through all versions
 * @param heading  title, or null where there is none
 * @param text     the words, possibly empty where the children carry them; may hold cross-references
 *                 <code>{ref:UUID}</code> and {@link Brackets}
 * @param children the provisions one level deeper, in order
 */
public record Provision(ProvisionId id, @Nullable String heading, String text, List<Provision> children) {

    public Provision {
        Objects.requireNonNull(id);
        String title = heading == null ? "" : TextRules.heading(heading);
        heading = title.isEmpty() ? null : title;
        text = TextRules.treaty(text);
        children = List.copyOf(children);
    }

    /** A provision without heading or children. */
    public static Provision of(ProvisionId id, String text) {
        return new Provision(id, null, text, List.of());
    }

    public Provision withText(String words) {
        return new Provision(id, heading, words, children);
    }

    public Provision withHeading(@Nullable String title) {
        return new Provision(id, title, text, children);
    }

    public Provision withChildren(List<Provision> below) {
        return new Provision(id, heading, text, below);
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
