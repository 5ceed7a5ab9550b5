package org.parley.design;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contents of a plan: one line an article, with its status by shape and how many amendments are pending on it. */
@Tag("parley-contents")
@JavaScript("context://components/contents.js")
public final class Contents extends ModelElement {

    /**
     * One line.
     *
     * @param number  "4"
     * @param name    spoken and shown where there is no title: "Article 4"
     * @param shape   of the status, null for none
     * @param status  the status as a word, for hovering and for screen readers
     * @param pending how many amendments, as a number
     * @param told    the same in words: "2 amendments"
     */
    public record Entry(
            UUID id,
            String number,
            String name,
            @Nullable String title,
            @Nullable Shape shape,
            @Nullable Tone tone,
            @Nullable String status,
            int pending,
            @Nullable String told) {}

    record Model(String label, List<Entry> entries) {}

    /** The reader chose an article. */
    @DomEvent("entry-chosen")
    public static final class Chosen extends ComponentEvent<Contents> {

        private final UUID article;

        public Chosen(Contents source, boolean fromClient, @EventData("event.detail.id") String id) {
            super(source, fromClient);
            this.article = UUID.fromString(id);
        }

        public UUID article() {
            return article;
        }
    }

    public Contents() {
        super("contents");
    }

    /** @param label what the list is called */
    public void setEntries(String label, List<Entry> entries) {
        show(new Model(label, List.copyOf(entries)));
    }

    /** Marks the article that is being read. */
    public void select(@Nullable UUID article) {
        getElement().setProperty("selected", article == null ? "" : article.toString());
    }

    public Registration addChosenListener(ComponentEventListener<Chosen> listener) {
        return addListener(Chosen.class, listener);
    }
}
