package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A redline, as a lawyer reads it: insertions underlined, deletions struck, both announced; inline or side by side. */
@Tag("parley-redline")
@JavaScript("context://components/redline.js")
public final class Redline extends ModelElement {

    /** What happened to a run of words. */
    public enum Kind {
        SAME,
        INSERTED,
        DELETED
    }

    /** What happened to a provision. */
    public enum Status {
        SAME,
        CHANGED,
        INSERTED,
        DELETED,
        MOVED_FROM,
        MOVED_TO,
        RETITLED,
        RECONDITIONED
    }

    /** Where the two texts stand. */
    public enum Layout {
        INLINE,
        SIDE_BY_SIDE
    }

    /** A run of words of one kind, cross references already resolved. */
    public record Span(Kind kind, String text) {

        public static Span same(String text) {
            return new Span(Kind.SAME, text);
        }

        public static Span inserted(String text) {
            return new Span(Kind.INSERTED, text);
        }

        public static Span deleted(String text) {
            return new Span(Kind.DELETED, text);
        }
    }

    /**
     * One provision of the redline.
     *
     * @param id the provision's id as text, or null where there is none
     * @param depth 0 for an article, 1 for its paragraphs …
     * @param before the number before, null when inserted
     * @param after the number after, null when deleted
     * @param conditions its conditions in words, each a run of one kind
     * @param note a short remark beside the number, already translated
     */
    public record Node(
            @Nullable String id,
            int depth,
            Status status,
            @Nullable String before,
            @Nullable String after,
            List<Span> heading,
            List<Span> text,
            List<Span> conditions,
            @Nullable String note) {

        public Node {
            heading = List.copyOf(heading);
            text = List.copyOf(text);
            conditions = List.copyOf(conditions);
        }

        /** A provision without conditions. */
        public Node(
                @Nullable String id,
                int depth,
                Status status,
                @Nullable String before,
                @Nullable String after,
                List<Span> heading,
                List<Span> text,
                @Nullable String note) {
            this(id, depth, status, before, after, heading, text, List.of(), note);
        }
    }

    /**
     * The whole redline.
     *
     * @param lang language of the text (BCP 47), which also gives its direction; null when it is the page's
     */
    public record Model(@Nullable String lang, List<Node> nodes) {

        public Model {
            nodes = List.copyOf(nodes);
        }
    }

    public Redline() {
        super(
                "redline",
                "inserted",
                "inserted-end",
                "deleted",
                "deleted-end",
                "provision-inserted",
                "provision-deleted",
                "moved-to",
                "moved-from",
                "retitled",
                "reconditioned",
                "before",
                "after",
                "#unchanged",
                "invisible");
        addClassName("redline");
    }

    public Redline(Model model) {
        this();
        setModel(model);
    }

    /** One run of text without numbers: a changed sentence in a list or a history. */
    public static Redline of(List<Span> spans) {
        return new Redline(
                new Model(null, List.of(new Node(null, 0, Status.CHANGED, null, null, List.of(), spans, null))));
    }

    public void setModel(Model model) {
        show(model);
    }

    /** As {@link #setModel}, from JSON made by {@link #json(Object)} before. */
    public void setModelJson(String model) {
        showJson(model);
    }

    public void setLayout(Layout layout) {
        getElement().setAttribute("layout", layout == Layout.INLINE ? "inline" : "side");
    }

    /** Whether the words are shown as they would then read, without the marks of the change. */
    public void setFinal(boolean settled) {
        getElement().setAttribute("final", settled);
    }

    /** Whether provisions that stay as they are are shown too (default) or folded away. */
    public void setChangesOnly(boolean only) {
        getElement().setAttribute("changes-only", only);
    }
}
