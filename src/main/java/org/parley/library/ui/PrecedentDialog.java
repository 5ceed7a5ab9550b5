package org.parley.library.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.design.ProseField;
import org.parley.kernel.RuleViolation;
import org.parley.library.HistoricalDate;
import org.parley.library.Instrument;
import org.parley.library.InstrumentKind;
import org.parley.library.Outcome;
import org.parley.library.PrecedentId;
import org.parley.library.PrecedentService;
import org.parley.library.PrecedentText;
import org.parley.library.PrecedentView;
import org.parley.library.Source;
import org.parley.library.Verdict;

/** Writes a case, a new one or one that is there. A refusal is said inside, and what was typed stays. */
final class PrecedentDialog extends Dialog {

    private final Consumer<PrecedentText> keep;
    private final TextField name = new TextField();
    private final TextField conflict = new TextField();
    private final TextField parties = new TextField();
    private final TextField began = new TextField();
    private final TextField concluded = new TextField();
    private final ProseField terms;
    private final ProseField lesson;
    private final Div tools = new Div();
    private final Div papers = new Div();
    private final List<Tool> instruments = new ArrayList<>();
    private final List<Standing> outcomes = new ArrayList<>();
    private final List<Paper> sources = new ArrayList<>();
    private final Paragraph refusal = new Paragraph();

    /** The fields of an instrument. */
    private record Tool(Select<InstrumentKind> kind, TextField date, TextField name) {}

    /** The fields of an outcome. */
    private record Standing(int years, Select<Verdict> verdict, TextField sentence) {}

    /** The fields of a source. */
    private record Paper(TextField citation, TextField url) {}

    private PrecedentDialog(String title, String act, @Nullable PrecedentText text, Consumer<PrecedentText> keep) {
        this.keep = keep;
        setHeaderTitle(title);
        setWidth("56rem");
        terms = new ProseField(getTranslation("library.terms"), PrecedentText.TERMS_LENGTH);
        lesson = new ProseField(getTranslation("library.lesson"), PrecedentText.LESSON_LENGTH);
        build();
        fill(text);
        Button write = new Button(act, _ -> carryOut());
        write.addThemeVariants(ButtonVariant.PRIMARY);
        write.setDisableOnClick(true);
        write.addClickListener(_ -> write.setEnabled(true));
        getFooter().add(new Button(getTranslation("design.cancel"), _ -> close()), write);
    }

    /** @param done told the new case */
    static PrecedentDialog add(PrecedentService service, Consumer<PrecedentId> done) {
        String act = translated("library.add");
        return new PrecedentDialog(act, act, null, text -> done.accept(service.add(text)));
    }

    static PrecedentDialog change(PrecedentService service, PrecedentView precedent, Runnable done) {
        return new PrecedentDialog(
                translated("library.change.ask"), translated("library.change"), precedent.text(), text -> {
                    service.change(precedent.id(), precedent.lockVersion(), text);
                    done.run();
                });
    }

    private static String translated(String key) {
        return com.vaadin.flow.component.UI.getCurrentOrThrow().getTranslation(key);
    }

    private void build() {
        line(name, "library.name");
        line(conflict, "library.conflict");
        line(parties, "library.parties");
        line(began, "library.began");
        line(concluded, "library.concluded");
        began.setHelperText(getTranslation("library.date.help"));
        concluded.setHelperText(getTranslation("library.concluded.help"));
        Div dates = row(began, concluded);
        tools.addClassName("stack");
        papers.addClassName("stack");
        Div standing = new Div();
        standing.addClassName("stack");
        for (int years : Outcome.YEARS) {
            Select<Verdict> verdict = new Select<>();
            verdict.setLabel(getTranslation("library.outcome.after", years));
            verdict.setItems(Verdict.values());
            verdict.setItemLabelGenerator(each -> getTranslation("library.verdict." + each.word()));
            verdict.setValue(Verdict.NOT_YET);
            TextField sentence = new TextField(getTranslation("library.outcome.sentence", years));
            sentence.setMaxLength(Outcome.SENTENCE_LENGTH);
            outcomes.add(new Standing(years, verdict, sentence));
            standing.add(row(verdict, sentence));
        }
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
        Button tool = new Button(getTranslation("library.instrument.add"), _ -> tool(null));
        Button paper = new Button(getTranslation("library.source.add"), _ -> paper(null));
        Div body = new Div(
                name,
                conflict,
                parties,
                dates,
                new H3(getTranslation("library.instruments")),
                tools,
                new Div(tool),
                terms,
                new H3(getTranslation("library.outcomes")),
                standing,
                lesson,
                new H3(getTranslation("library.sources")),
                papers,
                new Div(paper),
                refusal);
        body.addClassNames("stack", "library__form");
        add(body);
    }

    private void line(TextField field, String label) {
        field.setLabel(getTranslation(label));
        field.setWidthFull();
        field.setMaxLength(PrecedentText.LINE_LENGTH);
    }

    private static Div row(com.vaadin.flow.component.Component... fields) {
        Div row = new Div(fields);
        row.addClassName("library__row");
        return row;
    }

    private void fill(@Nullable PrecedentText text) {
        if (text == null) {
            tool(null);
            paper(null);
            return;
        }
        name.setValue(text.name());
        conflict.setValue(text.conflict());
        parties.setValue(text.parties());
        began.setValue(text.began().iso());
        concluded.setValue(text.concluded().iso());
        terms.setValue(text.terms());
        lesson.setValue(text.lesson());
        text.instruments().forEach(this::tool);
        outcomes.forEach(each -> {
            each.verdict().setValue(text.after(each.years()).verdict());
            each.sentence().setValue(text.after(each.years()).sentence());
        });
        text.sources().forEach(this::paper);
    }

    private void tool(@Nullable Instrument given) {
        Select<InstrumentKind> kind = new Select<>();
        kind.setLabel(getTranslation("library.instrument.kind"));
        kind.setItems(InstrumentKind.values());
        kind.setItemLabelGenerator(each -> getTranslation("library.instrument." + each.word()));
        kind.setValue(given == null ? InstrumentKind.AGREEMENT : given.kind());
        TextField date = new TextField(getTranslation("library.instrument.date"));
        date.setPlaceholder(getTranslation("library.date.form"));
        TextField named = new TextField(getTranslation("library.instrument.name"));
        named.setMaxLength(Instrument.NAME_LENGTH);
        if (given != null) {
            date.setValue(given.date().iso());
            named.setValue(given.name());
        }
        Tool tool = new Tool(kind, date, named);
        instruments.add(tool);
        Div row = row(kind, date, named);
        row.add(remove("library.instrument.remove", () -> {
            instruments.remove(tool);
            tools.remove(row);
        }));
        tools.add(row);
    }

    private void paper(@Nullable Source given) {
        TextField citation = new TextField(getTranslation("library.source.citation"));
        citation.setMaxLength(Source.CITATION_LENGTH);
        TextField url = new TextField(getTranslation("library.source.url"));
        url.setMaxLength(Source.URL_LENGTH);
        if (given != null) {
            citation.setValue(given.citation());
            url.setValue(given.url() == null ? "" : given.url());
        }
        Paper paper = new Paper(citation, url);
        sources.add(paper);
        Div row = row(citation, url);
        row.add(remove("library.source.remove", () -> {
            sources.remove(paper);
            papers.remove(row);
        }));
        papers.add(row);
    }

    private Button remove(String label, Runnable act) {
        Button remove = new Button(getTranslation("library.remove"), _ -> act.run());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation(label));
        return remove;
    }

    private void carryOut() {
        try {
            keep.accept(typed());
            close();
        } catch (RuleViolation violation) {
            refusal.setText(
                    getTranslation(violation.key(), violation.arguments().toArray()));
            refusal.setVisible(true);
            refusal.scrollIntoView();
        }
    }

    /** Rows with nothing in them are left out. */
    private PrecedentText typed() {
        return new PrecedentText(
                name.getValue(),
                conflict.getValue(),
                parties.getValue(),
                new HistoricalDate(began.getValue()),
                new HistoricalDate(concluded.getValue()),
                instruments.stream()
                        .filter(each -> filled(each.date(), each.name()))
                        .map(each -> new Instrument(
                                each.kind().getValue(),
                                new HistoricalDate(each.date().getValue()),
                                each.name().getValue()))
                        .toList(),
                terms.getValue(),
                outcomes.stream()
                        .map(each -> new Outcome(
                                each.years(),
                                each.verdict().getValue(),
                                each.sentence().getValue()))
                        .toList(),
                lesson.getValue(),
                sources.stream()
                        .filter(each -> filled(each.citation(), each.url()))
                        .map(each -> new Source(
                                each.citation().getValue(), each.url().getValue()))
                        .toList());
    }

    private static boolean filled(TextField... fields) {
        return Stream.of(fields).anyMatch(field -> !field.getValue().isBlank());
    }
}
