package org.parley.plan.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.design.Redline;
import org.parley.text.Change;
import org.parley.text.Numbering;
import org.parley.text.PlanRedline;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.WordDiff;

/** Redlines of plans as the redline component draws them. */
public final class PlanRedlines {

    private PlanRedlines() {}

    /**
     * A whole redline.
     *
     * @param language language of the text
     * @param redline  made by {@link PlanRedline#shown}, so that references are written out
     */
    public static Redline.Model model(@Nullable String language, PlanRedline redline) {
        return new Redline.Model(
                language, redline.nodes().stream().map(PlanRedlines::node).toList());
    }

    /** One provision of it. */
    public static Redline.Node node(PlanRedline.Node node) {
        return new Redline.Node(
                node.provision().toString(),
                node.depth() - 1,
                Redline.Status.valueOf(node.status().name()),
                node.status().isInEarlier() ? node.numberBefore() : null,
                node.status().isInLater() ? node.numberAfter() : null,
                spans(node.heading()),
                spans(node.text()),
                null);
    }

    /** The words of one text. */
    public static List<Redline.Span> spans(org.parley.text.Redline redline) {
        return redline.spans().stream()
                .map(span -> new Redline.Span(Redline.Kind.valueOf(span.kind().name()), span.text()))
                .toList();
    }

    /** What one change does, on its own, with the numbers of the text that it was made on. */
    public static List<Redline.Node> nodes(Change change, Numbering numbers) {
        return switch (change) {
            case Change.ReplaceWords replace ->
                List.of(line(
                        Redline.Status.CHANGED,
                        replace.provision(),
                        0,
                        numbers,
                        org.parley.text.Redline.same(""),
                        WordDiff.redline(replace.before(), replace.after())));
            case Change.Retitle retitle ->
                List.of(line(
                        Redline.Status.RETITLED,
                        retitle.provision(),
                        0,
                        numbers,
                        retitle.redline(),
                        org.parley.text.Redline.same("")));
            case Change.InsertProvision insert -> whole(Redline.Status.INSERTED, insert.inserted(), numbers);
            case Change.DeleteProvision delete -> whole(Redline.Status.DELETED, delete.whole(), numbers);
            case Change.MoveProvision move ->
                List.of(line(
                        Redline.Status.MOVED_FROM,
                        move.provision(),
                        0,
                        numbers,
                        org.parley.text.Redline.same(""),
                        org.parley.text.Redline.same("")));
        };
    }

    private static List<Redline.Node> whole(Redline.Status status, Provision provision, Numbering numbers) {
        List<Redline.Node> nodes = new ArrayList<>();
        whole(status, provision, 0, numbers, nodes);
        return nodes;
    }

    private static void whole(
            Redline.Status status, Provision provision, int depth, Numbering numbers, List<Redline.Node> nodes) {
        String heading = Objects.requireNonNullElse(provision.heading(), "");
        boolean gone = status == Redline.Status.DELETED;
        nodes.add(line(
                status,
                provision.id(),
                depth,
                numbers,
                gone ? org.parley.text.Redline.deleted(heading) : org.parley.text.Redline.inserted(heading),
                gone
                        ? org.parley.text.Redline.deleted(provision.text())
                        : org.parley.text.Redline.inserted(provision.text())));
        for (Provision child : provision.children()) {
            whole(status, child, depth + 1, numbers, nodes);
        }
    }

    private static Redline.Node line(
            Redline.Status status,
            ProvisionId provision,
            int depth,
            Numbering numbers,
            org.parley.text.Redline heading,
            org.parley.text.Redline text) {
        String number = numbers.find(provision).orElse(null);
        return new Redline.Node(
                provision.toString(),
                depth,
                status,
                number,
                status == Redline.Status.DELETED || status == Redline.Status.MOVED_FROM ? null : number,
                spans(heading.resolve(numbers, numbers)),
                spans(text.resolve(numbers, numbers)),
                null);
    }
}
