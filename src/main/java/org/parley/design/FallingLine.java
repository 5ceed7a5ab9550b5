package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;

/** How a number went, step by step: a drawing, beside which the figures stand in a table. */
@Tag("parley-falling-line")
@JavaScript("context://components/falling-line.js")
public final class FallingLine extends ModelElement {

    /** The number at one step. */
    public record Point(String at, int value) {}

    /** @param label what the drawing says in words, for whoever does not see it */
    public record Model(String label, List<Point> points) {

        public Model {
            points = List.copyOf(points);
        }
    }

    public FallingLine() {
        super("falling-line");
        addClassName("falling-line-drawing");
    }

    public void setModel(Model model) {
        show(model);
    }
}
