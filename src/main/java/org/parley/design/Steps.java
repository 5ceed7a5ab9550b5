package org.parley.design;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Votes in their order, article by article, each with its reasons; to be moved by those who may, or ticked to see what would come of it. */
@Tag("parley-steps")
@JavaScript("context://components/steps.js")
@StyleSheet("context://styles/order.css")
public final class Steps extends ModelElement {

    /** What somebody assumes of a vote. */
    public enum Outcome {
        OPEN,
        ADOPTED,
        REJECTED;

        /** As the element and addresses say it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What is put to a vote.
     *
     * @param about its title in its author's words, empty for none
     */
    public record Name(String label, String href, String about) {}

    /** A state by word and shape. */
    public record Mark(String word, Shape shape, Tone tone) {}

    /**
     * One vote.
     *
     * @param among   steps that are among the same may change places; null for what stays where it is
     * @param sub     whether it amends the amendment that follows
     * @param place   its number in the order
     * @param said    why it stands there, in sentences
     * @param nots    what would make it needless, in sentences
     * @param moved   that it was moved, and why; null if not
     * @param struck  whether it will not be put
     * @param outcome what is assumed of it; null where nothing can be
     */
    public record Step(
            String id,
            @Nullable String among,
            boolean sub,
            String place,
            List<Name> names,
            List<String> said,
            List<String> nots,
            @Nullable String moved,
            @Nullable Mark badge,
            boolean struck,
            @Nullable String outcome) {

        public Step {
            names = List.copyOf(names);
            said = List.copyOf(said);
            nots = List.copyOf(nots);
        }
    }

    /** Votes on the same articles. */
    public record Group(String id, String title, @Nullable String href, List<Step> steps) {

        public Group {
            steps = List.copyOf(steps);
        }
    }

    /**
     * All votes.
     *
     * @param movable  whether the reader may move them
     * @param choosing whether the reader ticks outcomes
     */
    public record Model(boolean movable, boolean choosing, List<Group> groups) {

        public Model {
            groups = List.copyOf(groups);
        }
    }

    /** The reader wants a step elsewhere. */
    @DomEvent("step-moved")
    public static final class Moved extends ComponentEvent<Steps> {

        private final UUID step;
        private final @Nullable UUID before;

        public Moved(
                Steps source,
                boolean fromClient,
                @EventData("event.detail.step") String step,
                @EventData("event.detail.before") String before) {
            super(source, fromClient);
            this.step = UUID.fromString(step);
            this.before = before.isEmpty() ? null : UUID.fromString(before);
        }

        public UUID step() {
            return step;
        }

        /** Before which step; null for the last place among its like. */
        public @Nullable UUID before() {
            return before;
        }
    }

    /** The reader wants a step back in the place that the rule gives it. */
    @DomEvent("step-restored")
    public static final class Restored extends ComponentEvent<Steps> {

        private final UUID step;

        public Restored(Steps source, boolean fromClient, @EventData("event.detail.step") String step) {
            super(source, fromClient);
            this.step = UUID.fromString(step);
        }

        public UUID step() {
            return step;
        }
    }

    /** The reader assumed an outcome. */
    @DomEvent("outcome-chosen")
    public static final class Chosen extends ComponentEvent<Steps> {

        private final UUID step;
        private final Outcome outcome;

        public Chosen(
                Steps source,
                boolean fromClient,
                @EventData("event.detail.step") String step,
                @EventData("event.detail.outcome") String outcome) {
            super(source, fromClient);
            this.step = UUID.fromString(step);
            this.outcome = Outcome.valueOf(outcome.toUpperCase(java.util.Locale.ROOT));
        }

        public UUID step() {
            return step;
        }

        public Outcome outcome() {
            return outcome;
        }
    }

    public Steps() {
        super("steps", "up", "down", "restore", "open", "adopted", "rejected");
    }

    public void setModel(Model model) {
        show(model);
    }

    public Registration addMovedListener(ComponentEventListener<Moved> listener) {
        return addListener(Moved.class, listener);
    }

    public Registration addRestoredListener(ComponentEventListener<Restored> listener) {
        return addListener(Restored.class, listener);
    }

    public Registration addChosenListener(ComponentEventListener<Chosen> listener) {
        return addListener(Chosen.class, listener);
    }
}
