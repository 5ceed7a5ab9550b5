package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened, day by day, the newest first; each line leads to a page of its own. One node on the server however many lines. */
@Tag("parley-timeline")
@JavaScript("context://components/timeline.js")
public final class Timeline extends ModelElement {

    /**
     * One line.
     *
     * @param number its place, translated: "No. 41"
     * @param href where it leads, relative to the context
     * @param time "15:32"
     * @param datetime the moment for machines
     * @param title the moment to the second, with its zone
     * @param topic what it is about, in a word
     * @param said what happened, in a sentence
     * @param quote the first words of what was said or written; null where there are none
     * @param note what else must be known: that its content is sealed; null where there is nothing
     * @param fresh whether it came while the person was looking
     */
    public record Line(
            String number,
            String href,
            String time,
            String datetime,
            String title,
            String topic,
            Shape shape,
            Tone tone,
            String said,
            @Nullable String quote,
            @Nullable String note,
            boolean fresh) {}

    /** One day, with its name as the person writes it. */
    public record Day(String name, List<Line> entries) {

        public Day {
            entries = List.copyOf(entries);
        }
    }

    /** The whole timeline. */
    public record Model(List<Day> days) {

        public Model {
            days = List.copyOf(days);
        }
    }

    public Timeline() {
        super("timeline");
        addClassName("timeline");
    }

    public void setModel(Model model) {
        show(model);
    }
}
