package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which provision of a plan waits for which, drawn as a net and along time; the same stands in a table beside it. */
@Tag("parley-sequence")
@JavaScript("context://components/sequence.js")
public final class SequenceBoard extends ModelElement {

    /** A word with the shape and the tone that say the same. */
    public record State(String word, String shape, String tone) {

        public static State of(String word, Shape shape, Tone tone) {
            return new State(word, shape.code(), tone.code());
        }
    }

    /**
     * A provision or an event.
     *
     * @param name   how it is called
     * @param title  how it begins; empty for an event
     * @param href   where it is read, null for an event
     * @param faulty whether it is part of a problem
     * @param from   the day on which it may begin, counted from the first; null where that is not known
     * @param to     the day by which it must be done; null where there is none
     * @param time   both in words
     */
    public record Node(
            String id,
            String name,
            String title,
            boolean event,
            @Nullable String href,
            boolean never,
            boolean faulty,
            @Nullable State state,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable String time) {}

    /**
     * That one waits for the other.
     *
     * @param from     what must happen
     * @param to       what waits for it
     * @param says     the condition in words
     * @param any      whether it is one of several of which one suffices
     * @param together whether both happen at one time
     */
    public record Edge(String from, String to, String says, boolean any, boolean together, boolean faulty) {}

    /** A day on the scale, counted from the first. */
    public record Tick(long at, String label) {}

    /**
     * The whole drawing.
     *
     * @param label what it says in words
     * @param today the day that is looked at; null where none is
     * @param log   whether later days stand closer together
     */
    public record Model(
            String label,
            List<Node> nodes,
            List<Edge> edges,
            List<Tick> ticks,
            @Nullable Tick today,
            boolean log) {

        public Model {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
            ticks = List.copyOf(ticks);
        }
    }

    public SequenceBoard() {
        super("sequence", "view", "graph", "timeline", "zoom", "zoom-in", "zoom-out");
        addClassName("sequence");
    }

    public void setModel(Model model) {
        show(model);
    }
}
