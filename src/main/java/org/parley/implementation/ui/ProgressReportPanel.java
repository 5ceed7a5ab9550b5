package org.parley.implementation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.implementation.ProgressReport;

/** How far an agreement is carried out, and whether the clock of an incident runs, for everybody. */
@StyleSheet("context://styles/commitments.css")
public final class ProgressReportPanel extends Div {

    /** @param now decides what is in force and what is overdue */
    public ProgressReportPanel(ProgressReport report, Instant now) {
        addClassNames("stack", "stack--loose");
        Section progress = section("agreement.progress", ProgressDrawing.of(report.progress(), report.articles()));
        add(progress, incidents(report.incidents()));
    }

    /** That the agreement is in force, or when it will be. */
    public static String entry(ProgressReport report, Instant now) {
        return ProgressDrawing.entry(report.clause(), report.inForce(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private Section section(String key, List<? extends Component> parts) {
        Section section = new Section(new H2(getTranslation(key)));
        section.addClassNames("section", "stack");
        parts.forEach(section::add);
        return section;
    }

    private Section incidents(ProgressReport.Incidents incidents) {
        if (incidents.all() == 0) {
            return section("agreement.incidents", List.of(new EmptyState(getTranslation("agreement.no-incident"), "")));
        }
        Formats formats = Formats.current();
        Facts facts = new Facts();
        fact(facts, "reported", incidents.reported());
        fact(facts, "found", incidents.running());
        fact(facts, "ended", incidents.ended());
        fact(facts, "not-found", incidents.notFound());
        UI ui = UI.getCurrentOrThrow();
        StatusBadge clock = incidents.running() == 0
                ? new StatusBadge(ui.getTranslation("public.clock.none"), Shape.RING, Tone.NEUTRAL)
                : incidents.overdue() > 0
                        ? new StatusBadge(
                                ui.getTranslation("public.clock.overdue", incidents.overdue()),
                                Shape.CROSS,
                                Tone.NEGATIVE)
                        : new StatusBadge(ui.getTranslation("public.clock.runs"), Shape.DISC, Tone.CAUTION);
        Div state = new Div(clock);
        Section section = section("agreement.incidents", List.of(facts, state));
        Instant next = incidents.next();
        if (next != null) {
            section.add(new Paragraph(ui.getTranslation("public.clock.next", formats.dateTime(next))));
        }
        return section;
    }

    private void fact(Facts facts, String state, int count) {
        facts.fact(getTranslation("agreement.state." + state), Formats.current().number(count));
    }
}
