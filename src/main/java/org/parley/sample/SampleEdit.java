package org.parley.sample;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.text.Application;
import org.parley.text.BracketNotation;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.MarkdownPlan;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.References;

/**
 * One edit as the script writes it, in one of six forms: {@code at, replace, with} · {@code after, text, id} · {@code delete} ·
 * {@code move, after} ·
 * {@code heading, to} · {@code conditions, are}, in the notation of the files. Provisions are called by their anchors; {@code id} gives a new one an anchor.
 */
record SampleEdit(
        @Nullable String at,
        @Nullable String replace,
        @Nullable String with,
        @Nullable String after,
        @Nullable String text,
        @Nullable String id,
        @Nullable String delete,
        @Nullable String move,
        @Nullable String heading,
        @Nullable String to,
        @Nullable String conditions,
        @Nullable String are) {

    /**
     * The text after this edit.
     *
     * @param anchors what the script calls the provisions of this plan; a new provision's anchor is added
     * @throws IllegalStateException when the edit does not fit the text: the sample's files contradict each other
     */
    PlanText apply(PlanText base, Map<String, ProvisionId> anchors) {
        Application applied = Changes.apply(base, java.util.List.of(change(base, anchors)));
        return switch (applied) {
            case Application.Applied made -> BracketNotation.read(made.text(), java.util.List.of(base));
            case Application.Inapplicable misfit ->
                throw new IllegalStateException(this + " does not fit: " + misfit.problems());
        };
    }

    private Change change(PlanText base, Map<String, ProvisionId> anchors) {
        if (at != null) {
            Provision provision = find(base, at, anchors);
            String replaced = written(Objects.requireNonNull(replace), anchors);
            String typed = BracketNotation.write(provision.text());
            if (!typed.contains(replaced)) {
                throw new IllegalStateException("no such words at " + at + ": " + replaced);
            }
            String words = typed.replace(replaced, written(Objects.requireNonNull(with), anchors));
            return new Change.ReplaceWords(provision.id(), provision.text(), words);
        }
        if (delete != null) {
            Provision provision = find(base, delete, anchors);
            return new Change.DeleteProvision(provision.id(), provision);
        }
        if (heading != null) {
            Provision provision = find(base, heading, anchors);
            return new Change.Retitle(provision.id(), provision.heading(), to);
        }
        if (conditions != null) {
            Provision provision = find(base, conditions, anchors);
            return new Change.Recondition(
                    provision.id(),
                    provision.conditions(),
                    MarkdownPlan.conditions(Objects.requireNonNull(are), anchor -> id(anchor, anchors)));
        }
        PlanText.Place before = base.index().get(id(Objects.requireNonNull(after), anchors));
        Objects.requireNonNull(before, after);
        if (move != null) {
            return new Change.MoveProvision(id(move, anchors), before.parent(), before.id());
        }
        Provision fresh = Provision.of(ProvisionId.next(), written(Objects.requireNonNull(text), anchors));
        if (id != null) {
            anchors.put(id, fresh.id());
        }
        return new Change.InsertProvision(before.parent(), before.id(), fresh);
    }

    private static Provision find(PlanText base, String anchor, Map<String, ProvisionId> anchors) {
        return base.find(id(anchor, anchors))
                .orElseThrow(() -> new IllegalStateException("no provision " + anchor + " in this version"));
    }

    private static ProvisionId id(String anchor, Map<String, ProvisionId> anchors) {
        return Objects.requireNonNull(anchors.get(anchor), anchor);
    }

    /** The words with references to anchors turned into references to provisions. */
    private static String written(String words, Map<String, ProvisionId> anchors) {
        String written = words;
        int from = written.indexOf("{ref:");
        while (from >= 0) {
            int to = written.indexOf('}', from);
            String reference = References.to(id(written.substring(from + 5, to), anchors));
            written = written.substring(0, from) + reference + written.substring(to + 1);
            from = written.indexOf("{ref:", from + reference.length());
        }
        return written;
    }
}
