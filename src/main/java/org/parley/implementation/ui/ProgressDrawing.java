package org.parley.implementation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.design.FallingLine;
import org.parley.design.Formats;
import org.parley.implementation.EntryClause;
import org.parley.implementation.Level;
import org.parley.implementation.Progress;
import org.parley.implementation.ProgressReport;

/** Draws how far an agreement is carried out, and says when it enters into force: for those at the table and for everybody. */
final class ProgressDrawing {

    private ProgressDrawing() {}

    /**
     * That it is in force, or when it will be, by which clause.
     *
     * @param inForce null while its clause is not met
     */
    static String entry(EntryClause clause, @Nullable LocalDate inForce, LocalDate today) {
        UI ui = UI.getCurrentOrThrow();
        String said =
                ui.getTranslation("agreement.lead.clause." + clause.kind().word(), clause.number(), clause.days());
        return inForce == null
                ? ui.getTranslation("agreement.lead.waiting", said)
                : ui.getTranslation(
                        inForce.isAfter(today) ? "agreement.lead.coming" : "agreement.lead.in-force",
                        Formats.current().date(inForce),
                        said);
    }

    /** As a whole, over time, and by article. */
    static List<Component> of(Progress progress, List<ProgressReport.Article> articles) {
        UI ui = UI.getCurrentOrThrow();
        Formats formats = Formats.current();
        List<Component> drawn = new ArrayList<>();
        drawn.add(new Paragraph(ui.getTranslation("agreement.progress.whole", progress.percent())));
        if (progress.days().size() > 1) {
            FallingLine line = new FallingLine();
            line.setModel(new FallingLine.Model(
                    ui.getTranslation("agreement.progress.line"),
                    progress.days().stream()
                            .map(day -> new FallingLine.Point(formats.date(day.on()), day.percent()))
                            .toList()));
            Sums days = new Sums(
                    ui.getTranslation("agreement.progress.line"),
                    List.of(ui.getTranslation("agreement.field.on"), ui.getTranslation("agreement.percent")),
                    100);
            progress.days()
                    .forEach(day -> days.row(
                            formats.date(day.on()), List.of(day.percent()), List.of(formats.number(day.percent()))));
            drawn.add(line);
            drawn.add(days);
        }
        drawn.add(byArticle(ui, formats, progress, articles));
        return drawn;
    }

    private static Sums byArticle(UI ui, Formats formats, Progress progress, List<ProgressReport.Article> articles) {
        List<String> head = new ArrayList<>(List.of(ui.getTranslation("implementation.filter.article")));
        Arrays.stream(Level.values()).forEach(each -> head.add(ui.getTranslation("agreement.level." + each.word())));
        int most = progress.articles().values().stream()
                .flatMap(each -> each.values().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        Sums table = new Sums(ui.getTranslation("agreement.progress.by-article"), head, most);
        for (ProgressReport.Article article : articles) {
            List<Integer> counts = List.copyOf(
                    progress.articles().getOrDefault(article.id(), Map.of()).values());
            table.row(
                    article.number() + " " + Objects.requireNonNullElse(article.heading(), ""),
                    counts,
                    counts.stream().map(formats::number).toList());
        }
        return table;
    }
}
