package org.parley.design;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * An article to edit in place: type in the text, add, delete, move provisions. What was typed is never lost when the model
 * is set again: a model that answers to an older {@code sequence} than the person has typed since changes no text.
 */
@Tag("parley-editor")
@JavaScript("context://components/editor.js")
public final class ArticleEditor extends ModelElement implements Focusable<ArticleEditor> {

    private static final ObjectReader READER = JSON.readerFor(Provision.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    /**
     * A provision and what stands under it. The browser gives new provisions a random (version 4) id: an id that the base
     * does not have is a new provision.
     *
     * @param text cross references as they are stored, {@code {ref:ID}}; brackets as they are typed, {@code [a / b]}
     */
    public record Provision(String id, @Nullable String heading, String text, List<Provision> children) {

        public Provision {
            children = List.copyOf(children);
        }
    }

    /** A provision that a text may cite. */
    public record Reference(
            String id, String label, @Nullable String heading) {}

    /** Others who have their caret in a provision. */
    public record Other(String id, List<String> names) {

        public Other {
            names = List.copyOf(names);
        }
    }

    /**
     * What the editor shows.
     *
     * @param lang language of the text
     * @param base the article as it stands; null when the article itself is new
     * @param article the article as edited so far; null when its deletion is proposed
     * @param articleLabel what is printed above: "Article 4"
     * @param references every provision of the plan that may be cited
     * @param maximumText longest text of a provision, in characters
     * @param maximumHeading longest heading, in characters
     * @param maximumDepth deepest provision: 3 allows (a)(i) under a paragraph
     * @param sequence the number of the last {@link Edited} this model answers to; 0 at first
     * @param revision counts the states of the text that were shown; what is typed names the one that it was typed on
     * @param others who else is in which provision
     * @param generation grows when the text must be replaced whatever was typed (another version was loaded)
     * @param readOnly whether it may only be read
     */
    public record Model(
            @Nullable String lang,
            @Nullable Provision base,
            @Nullable Provision article,
            String articleLabel,
            List<Reference> references,
            int maximumText,
            int maximumHeading,
            int maximumDepth,
            int sequence,
            int revision,
            List<Other> others,
            int generation,
            boolean readOnly) {

        public Model {
            references = List.copyOf(references);
            others = List.copyOf(others);
        }
    }

    /** The person typed, added, deleted or moved; sent when they pause. */
    @DomEvent("edited")
    public static final class Edited extends ComponentEvent<ArticleEditor> {

        private final int sequence;
        private final int revision;
        private final String json;

        public Edited(
                ArticleEditor source,
                boolean fromClient,
                @EventData("event.detail.sequence") int sequence,
                @EventData("event.detail.revision") int revision,
                @EventData("event.detail.json") String json) {
            super(source, fromClient);
            this.sequence = sequence;
            this.revision = revision;
            this.json = json;
        }

        /** Put it into the next model so that the editor knows what was taken. */
        public int sequence() {
            return sequence;
        }

        /** The revision of the model that it was typed on. */
        public int revision() {
            return revision;
        }

        /** The whole edited article; null when its deletion is proposed. Its limits are still to be checked. */
        public @Nullable Provision article() {
            return json.isEmpty() ? null : READER.readValue(json);
        }
    }

    /** The caret came into a provision, or left the text. */
    @DomEvent("focused")
    public static final class Focused extends ComponentEvent<ArticleEditor> {

        private final String provision;

        public Focused(ArticleEditor source, boolean fromClient, @EventData("event.detail.id") String provision) {
            super(source, fromClient);
            this.provision = provision;
        }

        /** The id of the provision; empty where the caret has left the text. */
        public String provision() {
            return provision;
        }
    }

    public ArticleEditor() {
        super(
                "editor",
                "editor",
                "heading",
                "text",
                "add-after",
                "add-child",
                "delete",
                "restore",
                "up",
                "down",
                "indent",
                "outdent",
                "drag",
                "actions",
                "new",
                "changed",
                "deleted",
                "moved",
                "others",
                "over-limit",
                "left",
                "undo",
                "redo",
                "insert-reference",
                "bracket",
                "bracket-alternative",
                "bracket-help",
                "bracket-put",
                "bracket-nested",
                "said-bracketed",
                "reference-search",
                "reference-none",
                "close",
                "article-deleted",
                "said-added",
                "said-deleted",
                "said-restored",
                "said-moved",
                "said-undone",
                "said-redone",
                "keys");
        addClassName("article-editor");
    }

    public void setModel(Model model) {
        show(model);
    }

    public Registration addFocusedListener(ComponentEventListener<Focused> listener) {
        return addListener(Focused.class, listener);
    }

    public Registration addEditedListener(ComponentEventListener<Edited> listener) {
        return addListener(Edited.class, listener);
    }
}
