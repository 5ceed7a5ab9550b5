package org.parley.design;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole plan to read: articles and numbered provisions, line numbers in the margin, the pending amendments marked there
 * and on request shown inside the text, comments highlighted, cross references as links. Five hundred articles are one node.
 */
@Tag("parley-text")
@JavaScript("context://components/redline.js")
@JavaScript("context://components/text.js")
public final class PlanTextView extends ModelElement {

    /** The status of an article or an amendment: a word and a shape, never a colour alone. */
    public record Mark(String word, Shape shape, Tone tone) {}

    /**
     * A pending amendment as it touches one provision.
     *
     * @param label short name, e.g. "Amendment 7 · Ukraine"
     * @param href its page, relative to the context
     * @param nodes what it does here, shown inside the text on request
     */
    public record Amendment(
            UUID id,
            String label,
            @Nullable String href,
            @Nullable Mark status,
            List<Redline.Node> nodes) {

        public Amendment {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * Words that a thread is anchored to. Offsets are UTF-16 units in the stored text.
     *
     * @param label spoken name, e.g. "3 comments"
     */
    public record Anchor(UUID id, int start, int end, String label) {}

    /**
     * One provision; articles are the nodes of depth 0, followed by their provisions in reading order.
     *
     * @param number in full: "4(2)(a)"
     * @param label as printed before the text: "Article 4", "(2)", "(a)"
     * @param text as stored, cross references as {@code {ref:ID}}, brackets as {@code {open:ID}…{or:ID}…{close:ID}}
     * @param lines offsets in the shown text at which its lines begin, or empty: then computed at the declared width
     * @param firstLine the number of the first of those lines, 0 when computed
     * @param status for articles
     * @param comments how many open threads stand on it
     */
    public record Node(
            UUID id,
            int depth,
            String number,
            String label,
            @Nullable String heading,
            String text,
            List<Integer> lines,
            int firstLine,
            @Nullable Mark status,
            int comments,
            List<Amendment> amendments,
            List<Anchor> anchors) {

        public Node {
            lines = List.copyOf(lines);
            amendments = List.copyOf(amendments);
            anchors = List.copyOf(anchors);
        }
    }

    /**
     * The whole text.
     *
     * @param lang language of the text (BCP 47), which also gives its direction
     * @param width characters to a line where lines are computed here
     * @param brackets who stands behind each alternative of a bracket, short; empty where nobody does
     * @param references the shown name of every provision that a text may cite: id → "Article 4(2)(a)"
     */
    public record Model(
            @Nullable String lang,
            int width,
            Map<String, String> references,
            Map<String, List<String>> brackets,
            List<Node> nodes) {

        public Model {
            references = Map.copyOf(references);
            brackets = Map.copyOf(brackets);
            nodes = List.copyOf(nodes);
        }
    }

    /** The reader moved to a provision. */
    @DomEvent("provision-selected")
    public static final class ProvisionSelected extends ComponentEvent<PlanTextView> {

        private final UUID provision;

        public ProvisionSelected(
                PlanTextView source, boolean fromClient, @EventData("event.detail.provision") String provision) {
            super(source, fromClient);
            this.provision = UUID.fromString(provision);
        }

        public UUID provision() {
            return provision;
        }
    }

    /** The reader marked words and asked to comment on them; offsets are UTF-16 units in the stored text. */
    @DomEvent("words-selected")
    public static final class WordsSelected extends ComponentEvent<PlanTextView> {

        private final UUID provision;
        private final int start;
        private final int end;
        private final String exact;
        private final String prefix;
        private final String suffix;

        public WordsSelected(
                PlanTextView source,
                boolean fromClient,
                @EventData("event.detail.provision") String provision,
                @EventData("event.detail.start") int start,
                @EventData("event.detail.end") int end,
                @EventData("event.detail.exact") String exact,
                @EventData("event.detail.prefix") String prefix,
                @EventData("event.detail.suffix") String suffix) {
            super(source, fromClient);
            this.provision = UUID.fromString(provision);
            this.start = start;
            this.end = end;
            this.exact = exact;
            this.prefix = prefix;
            this.suffix = suffix;
        }

        public UUID provision() {
            return provision;
        }

        public int start() {
            return start;
        }

        public int end() {
            return end;
        }

        /** The words as stored. */
        public String exact() {
            return exact;
        }

        /** Up to 32 characters before them. */
        public String prefix() {
            return prefix;
        }

        /** Up to 32 characters after them. */
        public String suffix() {
            return suffix;
        }
    }

    /** The reader opened a marker in the margin: all amendments of the provision, or one. */
    @DomEvent("marker-opened")
    public static final class MarkerOpened extends ComponentEvent<PlanTextView> {

        private final UUID provision;
        private final Optional<UUID> amendment;

        public MarkerOpened(
                PlanTextView source,
                boolean fromClient,
                @EventData("event.detail.provision") String provision,
                @EventData("event.detail.amendment") @Nullable String amendment) {
            super(source, fromClient);
            this.provision = UUID.fromString(provision);
            this.amendment =
                    Optional.ofNullable(amendment).filter(id -> !id.isEmpty()).map(UUID::fromString);
        }

        public UUID provision() {
            return provision;
        }

        public Optional<UUID> amendment() {
            return amendment;
        }
    }

    /** The reader opened a highlighted passage: a thread. */
    @DomEvent("anchor-opened")
    public static final class AnchorOpened extends ComponentEvent<PlanTextView> {

        private final UUID provision;
        private final UUID anchor;

        public AnchorOpened(
                PlanTextView source,
                boolean fromClient,
                @EventData("event.detail.provision") String provision,
                @EventData("event.detail.anchor") String anchor) {
            super(source, fromClient);
            this.provision = UUID.fromString(provision);
            this.anchor = UUID.fromString(anchor);
        }

        public UUID provision() {
            return provision;
        }

        public UUID anchor() {
            return anchor;
        }
    }

    public PlanTextView() {
        super(
                "text",
                "plan",
                "#amendments",
                "#comments",
                "comment-here",
                "amended-here",
                "bracket-by",
                "redline.inserted",
                "redline.inserted-end",
                "redline.deleted",
                "redline.deleted-end",
                "redline.provision-inserted",
                "redline.provision-deleted",
                "redline.moved-to",
                "redline.moved-from",
                "redline.retitled",
                "redline.before",
                "redline.after",
                "#redline.unchanged",
                "redline.invisible",
                "empty");
        addClassName("plan-text");
    }

    public void setModel(Model model) {
        show(model);
    }

    /** As {@link #setModel}, from JSON made by {@link #json(Object)} before: screens of one version share the string. */
    public void setModelJson(String model) {
        showJson(model);
    }

    /** Selects a provision and brings it into view, without moving the focus. */
    public void select(@Nullable UUID provision) {
        getElement().setProperty("selected", provision == null ? "" : provision.toString());
    }

    public void setLineNumbers(boolean shown) {
        getElement().setProperty("lineNumbers", shown);
    }

    /** Whether pending amendments are shown inside the text. */
    public void setAmendmentsShown(boolean shown) {
        getElement().setProperty("amendmentsShown", shown);
    }

    /** Marks a provision quietly as just changed by somebody else. */
    public void flash(UUID provision) {
        getElement().callJsFunction("flash", provision.toString());
    }

    public Registration addProvisionSelectedListener(ComponentEventListener<ProvisionSelected> listener) {
        return addListener(ProvisionSelected.class, listener);
    }

    public Registration addWordsSelectedListener(ComponentEventListener<WordsSelected> listener) {
        return addListener(WordsSelected.class, listener);
    }

    public Registration addMarkerOpenedListener(ComponentEventListener<MarkerOpened> listener) {
        return addListener(MarkerOpened.class, listener);
    }

    public Registration addAnchorOpenedListener(ComponentEventListener<AnchorOpened> listener) {
        return addListener(AnchorOpened.class, listener);
    }
}
