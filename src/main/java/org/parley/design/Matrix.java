package org.parley.design;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts by two things at once, as a table that a room can read: each count by its number, its frame and its place in the cell. */
@Tag("parley-matrix")
@JavaScript("context://components/matrix.js")
public final class Matrix extends ModelElement {

    /** What is counted, with the name that the legend gives it. At most three, each with a frame of its own. */
    public record Kind(String name) {}

    /**
     * The name of a row or column.
     *
     * @param id    told back when it is chosen
     * @param shown what stands there, short
     * @param name  what it is, in full
     * @param mine  whether it is the reader's
     */
    public record Heading(String id, String shown, String name, boolean mine) {}

    /**
     * Where there is something.
     *
     * @param counts how much of each kind, in their order
     * @param says   all of it in a sentence, with the names of row and column
     */
    public record Cell(int row, int column, List<Integer> counts, String says) {

        public Cell {
            counts = List.copyOf(counts);
        }
    }

    /**
     * The whole of it.
     *
     * @param chosenRow    id of the row that is chosen
     * @param chosenColumn id of the column that is chosen
     */
    public record Model(
            String label,
            List<Kind> kinds,
            List<Heading> rows,
            List<Heading> columns,
            List<Cell> cells,
            @Nullable String chosenRow,
            @Nullable String chosenColumn) {

        public Model {
            kinds = List.copyOf(kinds);
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            cells = List.copyOf(cells);
        }
    }

    /** A cell was chosen, or a whole row or column. */
    @DomEvent("chosen")
    public static final class Chosen extends ComponentEvent<Matrix> {

        private final String row;
        private final String column;

        public Chosen(
                Matrix source,
                boolean fromClient,
                @EventData("event.detail.row") String row,
                @EventData("event.detail.column") String column) {
            super(source, fromClient);
            this.row = row;
            this.column = column;
        }

        /** Id of the row; empty where a whole column was chosen. */
        public String row() {
            return row;
        }

        /** Id of the column; empty where a whole row was chosen. */
        public String column() {
            return column;
        }
    }

    public Matrix() {
        super("matrix", "row", "column");
        addClassName("matrix");
    }

    public void setModel(Model model) {
        show(model);
    }

    public Registration addChosenListener(ComponentEventListener<Chosen> listener) {
        return addListener(Chosen.class, listener);
    }
}
