package org.parley.deliberation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.PositionQueries;
import org.parley.deliberation.PositionView;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Row;
import org.parley.kernel.SubjectRef;

/**
 * The positions on a subject: what the own delegation said to whom, and what the others chose to tell the reader. What others state appears
 * by itself.
 */
@StyleSheet("context://styles/positions.css")
public final class PositionsPanel extends Section {

    private final PositionPanels panels;
    private final SubjectRef subject;
    private final NegotiationId negotiation;
    private final @Nullable Instant moment;
    private final String all;
    private final Div content = new Div();

    PositionsPanel(
            PositionPanels panels,
            SubjectRef subject,
            NegotiationId negotiation,
            @Nullable Instant moment,
            String all,
            Live live) {
        this.panels = panels;
        this.subject = subject;
        this.negotiation = negotiation;
        this.moment = moment;
        this.all = all;
        addClassNames("section", "positions");
        content.addClassName("stack");
        add(new H3(getTranslation("position.positions")), content);
        if (moment == null) {
            live.follow(this, negotiation.value(), touched -> {
                if (touched.stream().anyMatch(each -> each.type().startsWith("position."))) {
                    show();
                }
            });
        }
        show();
    }

    private void show() {
        PositionQueries queries = panels.queries();
        Collection<PositionView> own = queries.own(negotiation, subject, moment).values();
        List<PositionView> others = queries.on(negotiation, subject, moment).stream()
                .filter(each -> own.stream().noneMatch(mine -> mine.delegation().equals(each.delegation())))
                .toList();
        boolean may = moment == null && !queries.mayTell(negotiation).isEmpty();
        List<Kept.Part> shown = new ArrayList<>();
        if (own.isEmpty() && others.isEmpty()) {
            shown.add(new Kept.Part(
                    List.of("none", may),
                    () -> new EmptyState(getTranslation(moment == null ? "position.none" : "position.none.then"), "")));
        }
        if (!own.isEmpty()) {
            shown.add(new Kept.Part("own", () -> {
                Paragraph heading = new Paragraph(getTranslation("position.own"));
                heading.addClassNames("quiet", "small");
                return heading;
            }));
        }
        if (!own.isEmpty() || !others.isEmpty()) {
            shown.add(new Kept.Part(
                    "rows",
                    () -> {
                        UnorderedList rows = new UnorderedList();
                        rows.addClassName("rows");
                        return rows;
                    },
                    rows -> Kept.show(
                            (UnorderedList) rows,
                            Stream.concat(own.stream(), others.stream())
                                    .map(each -> new Kept.Part(each, () -> row(each)))
                                    .toList())));
        }
        shown.add(new Kept.Part(List.of("ways", may), () -> ways(may)));
        Kept.show(content, shown);
    }

    private static Row row(PositionView position) {
        Row row = Row.of(position.delegationName()).about(position.reason());
        Span told = new Span(PositionWords.told(position));
        told.addClassName("positions__told");
        row.meta(told, Formats.current().moment(position.at()));
        return row.end(PositionWords.badge(position.stance()));
    }

    private Div ways(boolean may) {
        Div ways = new Div();
        ways.addClassName("actions");
        if (may) {
            ways.add(new Button(getTranslation("position.state"), _ -> panels.ask(subject, negotiation, this::show)));
        }
        if (!all.isEmpty()) {
            ways.add(new Anchor(all, getTranslation("position.all")));
        }
        return ways;
    }
}
