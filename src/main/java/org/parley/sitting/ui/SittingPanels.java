package org.parley.sitting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parley.delegation.NegotiationView;
import org.parley.design.Banner;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.sitting.SittingState;
import org.parley.sitting.SittingSummary;

/** Sittings on the pages of other modules. */
@org.springframework.stereotype.Component
public class SittingPanels {

    private final Desk desk;
    private final Live live;

    SittingPanels(Desk desk, Live live) {
        this.desk = desk;
        this.live = live;
    }

    /** The sitting that is open or suspended, else the next one planned, with the way to it and to all others. */
    public Component current(NegotiationView of) {
        Div lines = new Div();
        lines.addClassNames("stack", "stack--close");
        show(lines, of);
        live.follow(lines, of.id().value(), touched -> {
            if (touched.stream().anyMatch(each -> each.type().startsWith("sitting."))) {
                show(lines, of);
            }
        });
        return lines;
    }

    private void show(Div lines, NegotiationView of) {
        List<SittingSummary> all = desk.queries.list(of.id());
        Optional<SittingSummary> found = all.stream()
                .filter(SittingSummary::live)
                .findFirst()
                .or(() -> all.stream()
                        .filter(sitting -> sitting.state() == SittingState.PLANNED)
                        .min(Comparator.comparing(SittingSummary::plannedAt)));
        List<Kept.Part> parts = new ArrayList<>();
        found.ifPresent(sitting -> parts.add(new Kept.Part(sitting, () -> banner(lines, of, sitting))));
        if (found.isEmpty()) {
            parts.add(new Kept.Part(
                    "all", () -> new Anchor(Paths.sittings(of.slug()), lines.getTranslation("sitting.list.title"))));
        }
        Kept.show(lines, parts);
    }

    private static Banner banner(Div lines, NegotiationView of, SittingSummary sitting) {
        boolean live = sitting.live();
        String said = lines.getTranslation(
                "sitting.panel." + sitting.state().word(),
                sitting.title(),
                Formats.current().dateTime(sitting.plannedAt()));
        return new Banner(
                said,
                live ? Shape.DISC : Shape.DIAMOND,
                live ? Tone.ACCENT : Tone.NEUTRAL,
                new Anchor(
                        Paths.sitting(of.slug(), sitting.id()),
                        lines.getTranslation(live ? "sitting.panel.enter" : "sitting.panel.see")),
                new Anchor(Paths.sittings(of.slug()), lines.getTranslation("sitting.panel.all")));
    }
}
