package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.parley.design.Kept;
import org.parley.design.Redline;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.plan.ElementView;
import org.parley.plan.PlanSummary;
import org.parley.text.Alignment;

/** Elements by plans: in each cell the provisions as they stand. Where it is narrow each element is a block with its plans below each other. */
final class SideBySideTable extends NativeTable {

    private static final String UNDER = "side-by-side__plan";

    /** A row: an element and what each plan has of it. */
    record Line(ElementView element, OptionalInt only, List<SideBySidePage.Cell> cells) {}

    private final NativeTableRow head = new NativeTableRow();
    private final NativeTableBody body = new NativeTableBody();

    SideBySideTable() {
        addClassNames("table", "side-by-side");
        add(new NativeTableHeader(head), body);
    }

    /**
     * Shows these plans and elements.
     *
     * @param headings whether only numbers and headings are shown, and no text
     * @param beside   what stands below the name of an element
     */
    void show(
            List<PlanSummary> plans,
            Function<PlanSummary, String> path,
            List<Line> lines,
            boolean headings,
            Function<ElementView, List<Component>> beside) {
        UI ui = UI.getCurrentOrThrow();
        List<Kept.Part> columns = new ArrayList<>();
        columns.add(new Kept.Part("element", () -> column(new Span(ui.getTranslation("element.element")))));
        for (PlanSummary plan : plans) {
            String text = path.apply(plan);
            columns.add(new Kept.Part(List.of(plan, text), () -> {
                Span facts = new Span(ui.getTranslation("plan.order", plan.order()) + " · "
                        + ui.getTranslation("plan.agreed.of", plan.agreed(), plan.articles()));
                facts.addClassName("row__meta");
                return column(new Anchor(text, plan.title()), facts);
            }));
        }
        Kept.show(head, columns);
        List<Kept.Part> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(new Kept.Part(List.of(plans, line, headings), () -> row(ui, plans, line, headings, beside)));
            List<Component> near = headings ? List.of() : near(ui, plans, line);
            if (!near.isEmpty()) {
                rows.add(new Kept.Part(List.of("near", plans, line), () -> {
                    NativeTableCell cell = new NativeTableCell(near.toArray(Component[]::new));
                    cell.getElement().setAttribute("colspan", Integer.toString(plans.size() + 1));
                    NativeTableRow row = new NativeTableRow(cell);
                    row.addClassName("side-by-side__near");
                    return row;
                }));
            }
        }
        Kept.show(body, rows);
    }

    /** The row of an element, by its identity as text. */
    Optional<NativeTableRow> row(String element) {
        return body.getChildren()
                .map(NativeTableRow.class::cast)
                .filter(row -> row.getId()
                        .filter(id -> id.equals("element-" + element))
                        .isPresent())
                .findFirst();
    }

    private static NativeTableHeaderCell column(Component... content) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(content);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableRow row(
            UI ui,
            List<PlanSummary> plans,
            Line line,
            boolean headings,
            Function<ElementView, List<Component>> beside) {
        NativeTableHeaderCell name = new NativeTableHeaderCell();
        name.getElement().setAttribute("scope", "row");
        Span called = new Span(line.element().name());
        called.getElement().setAttribute("dir", "auto");
        called.addClassName("side-by-side__name");
        name.add(called);
        line.only()
                .ifPresent(column -> name.add(new StatusBadge(
                        ui.getTranslation("element.only", plans.get(column).title()), Shape.TRIANGLE, Tone.CAUTION)));
        name.add(beside.apply(line.element()));
        NativeTableRow row = new NativeTableRow(name);
        row.setId("element-" + line.element().id().value());
        for (int column = 0; column < plans.size(); column++) {
            row.add(cell(ui, plans.get(column), line.cells().get(column), headings));
        }
        return row;
    }

    private static NativeTableCell cell(UI ui, PlanSummary plan, SideBySidePage.Cell shown, boolean headings) {
        Div under = new Div(plan.title());
        under.addClassName(UNDER);
        under.getElement().setAttribute("aria-hidden", "true");
        NativeTableCell cell = new NativeTableCell(under);
        if (shown.passages().isEmpty()) {
            Paragraph nothing = new Paragraph(ui.getTranslation("element.nothing"));
            nothing.addClassName("quiet");
            cell.add(nothing);
        }
        for (SideBySidePage.Passage passage : shown.passages()) {
            Div part = new Div();
            part.addClassName("side-by-side__passage");
            // A text reads in its own direction, its numbers with it
            part.getElement().setAttribute("dir", "auto");
            Anchor link = new Anchor(passage.path(), passage.cited());
            Div title = new Div(link);
            title.addClassName("side-by-side__title");
            String named = headings ? passage.opening() : passage.heading();
            if (named != null) {
                Span heading = new Span(named);
                heading.getElement().setAttribute("dir", "auto").setAttribute("lang", shown.language());
                title.add(new Span(" · "), heading);
            }
            part.add(title);
            if (!passage.signs().isEmpty()) {
                Div signs = new Div();
                signs.addClassName("side-by-side__signs");
                passage.signs().forEach(sign -> signs.add(new StatusBadge(sign.word(), sign.shape(), sign.tone())));
                part.add(signs);
            }
            passage.lines().stream()
                    .filter(line -> !headings || !line.conditions().isEmpty())
                    .forEach(line -> part.add(paragraph(ui, line, shown.language(), headings)));
            cell.add(part);
        }
        return cell;
    }

    private static Div paragraph(UI ui, SideBySidePage.Line line, String language, boolean headings) {
        Div paragraph = new Div();
        paragraph.addClassNames("side-by-side__line", "side-by-side__line--" + Math.min(line.depth(), 3));
        if (!line.number().isEmpty()) {
            Span number = new Span(line.number());
            number.addClassName("side-by-side__number");
            paragraph.add(number);
        }
        Div words = new Div();
        paragraph.add(words);
        if (!headings && line.depth() > 0 && line.heading() != null) {
            words.add(treaty(line.heading(), language, "side-by-side__heading"));
        }
        if (!headings && !line.text().isEmpty()) {
            words.add(treaty(line.text(), language, "side-by-side__text"));
        }
        if (!line.conditions().isEmpty()) {
            UnorderedList conditions = new UnorderedList();
            conditions.addClassName("sequence-conditions");
            conditions.getElement().setAttribute("aria-label", ui.getTranslation("sequence.conditions"));
            line.conditions().forEach(said -> conditions.add(new ListItem(said)));
            words.add(conditions);
        }
        return paragraph;
    }

    private static Div treaty(String words, String language, String style) {
        Div said = new Div(words);
        said.addClassName(style);
        said.getElement().setAttribute("dir", "auto").setAttribute("lang", language);
        return said;
    }

    /** Those pairs of plans whose words are near, each to be opened and read word against word. */
    private static List<Component> near(UI ui, List<PlanSummary> plans, Line line) {
        List<Component> near = new ArrayList<>();
        for (int one = 0; one < plans.size(); one++) {
            for (int other = one + 1; other < plans.size(); other++) {
                SideBySidePage.Cell before = line.cells().get(one);
                SideBySidePage.Cell after = line.cells().get(other);
                if (before.passages().isEmpty() || after.passages().isEmpty()) {
                    continue;
                }
                Alignment alignment = SideBySidePage.alignment(before, after);
                if (alignment.near()) {
                    near.add(wordForWord(
                            ui.getTranslation(
                                    "element.word-for-word",
                                    line.element().name(),
                                    plans.get(one).title(),
                                    plans.get(other).title()),
                            SideBySidePage.redline(before, after, alignment)));
                }
            }
        }
        return near;
    }

    private static NativeDetails wordForWord(String summary, Redline.Model model) {
        Div content = new Div();
        NativeDetails details = new NativeDetails(summary, content);
        details.addToggleListener(toggle -> {
            if (toggle.isOpened() && content.getComponentCount() == 0) {
                Redline redline = new Redline();
                redline.setModel(model);
                content.add(redline);
            }
        });
        return details;
    }
}
