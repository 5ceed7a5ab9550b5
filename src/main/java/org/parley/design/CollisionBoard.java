package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How pending amendments meet, article by article: a matrix of signs that a room can read, and the same as a table. */
@Tag("parley-collisions")
@JavaScript("context://components/collisions.js")
public final class CollisionBoard extends ModelElement {

    /** What two amendments do to each other; each has its sign, its word and its colour. */
    public enum Kind {
        CONFLICT,
        CONTAINS,
        ORDERED,
        IDENTICAL,
        INDEPENDENT,
        /** One amends the other: no quarrel, but an order in which they are decided. */
        SUB
    }

    /** Which of the two takes away all that the other works on. */
    public enum Taker {
        ONE,
        OTHER
    }

    /**
     * An amendment.
     *
     * @param label how it is called, "Amendment 7 · IRL"
     * @param path  address of its page
     * @param vote  whether it is in the next vote
     * @param mine  whether it is the reader's delegation's
     */
    public record Item(String id, String number, String who, String label, String path, boolean vote, boolean mine) {}

    /**
     * Two amendments that meet, by their positions among the items.
     *
     * @param reference whether one takes away what the other cites
     * @param summary   what that means, in a sentence
     * @param says      where and how they meet, a sentence for each place
     */
    public record Cell(
            int one,
            int other,
            Kind kind,
            @Nullable Taker taker,
            boolean reference,
            String summary,
            List<String> says) {

        public Cell {
            says = List.copyOf(says);
        }
    }

    /** The amendments that meet in one article. */
    public record Group(String id, String name, String path, List<Item> items, List<Cell> cells) {

        public Group {
            items = List.copyOf(items);
            cells = List.copyOf(cells);
        }
    }

    /** The whole map, or what is chosen of it. */
    public record Model(String title, List<Group> groups) {

        public Model {
            groups = List.copyOf(groups);
        }
    }

    public CollisionBoard() {
        super(
                "collisions",
                "conflict",
                "contains",
                "ordered",
                "identical",
                "independent",
                "reference",
                "sub",
                "shown-as",
                "matrix",
                "table",
                "both",
                "kind",
                "where",
                "pair",
                "choose",
                "vote");
        addClassName("collisions");
    }

    public void setModel(Model model) {
        show(model);
    }
}
