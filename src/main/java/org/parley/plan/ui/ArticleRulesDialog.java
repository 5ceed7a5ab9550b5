package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.RuleSetNames;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Facts;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.plan.ArticleRules;
import org.parley.plan.ArticleRulesService;
import org.parley.plan.Mark;
import org.parley.text.ProvisionId;

/** By what an article is decided: shown to everybody beside the text, set by a facilitator. */
@org.springframework.stereotype.Component
class ArticleRulesDialog {

    private final ArticleRulesService service;
    private final RuleSetNames names;
    private final Seats seats;

    ArticleRulesDialog(ArticleRulesService service, RuleSetNames names, Seats seats) {
        this.service = service;
        this.names = names;
        this.seats = seats;
    }

    boolean mayOpen(NegotiationId negotiation) {
        return seats.mayFacilitate(negotiation);
    }

    /** What is said of the article, and for a facilitator the way to say otherwise. */
    Section panel(NegotiationId negotiation, ProvisionId article, ArticleRules rules, boolean facilitates) {
        UI ui = UI.getCurrentOrThrow();
        Map<String, String> written = names.written(negotiation);
        Section section = new Section(new H3(ui.getTranslation("plan.rules.title")));
        section.addClassName("section");
        if (!rules.marks().isEmpty()) {
            Div marks = new Div();
            marks.addClassName("actions");
            rules.marks().forEach(mark -> marks.add(new StatusBadge(word(ui, mark), Shape.DIAMOND, Tone.CAUTION)));
            section.add(marks);
        }
        if (rules.rules() != null) {
            section.add(
                    new Facts().fact(ui.getTranslation("plan.rules.own"), new Span(name(ui, written, rules.rules()))));
        }
        Paragraph said = new Paragraph(rules.any() ? rules.reason() : ui.getTranslation("plan.rules.usual"));
        said.addClassNames("quiet", "small");
        section.add(said);
        if (facilitates) {
            Button change = new Button(
                    ui.getTranslation("plan.rules.change"), _ -> ask(ui, negotiation, article, rules, written));
            change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            section.add(new Div(change));
        }
        return section;
    }

    private void ask(
            UI ui, NegotiationId negotiation, ProvisionId article, ArticleRules now, Map<String, String> written) {
        CheckboxGroup<Mark> marks = new CheckboxGroup<>(ui.getTranslation("plan.rules.marks"));
        marks.setItems(Mark.values());
        marks.setItemLabelGenerator(mark -> word(ui, mark));
        marks.setHelperText(ui.getTranslation("plan.rules.marks-help"));
        marks.setValue(now.marks());
        Select<String> rules = new Select<>();
        rules.setLabel(ui.getTranslation("plan.rules.own"));
        rules.setEmptySelectionAllowed(true);
        rules.setEmptySelectionCaption(ui.getTranslation("plan.rules.negotiation"));
        List<String> ids =
                Stream.concat(written.keySet().stream(), names.names().stream()).toList();
        rules.setItems(ids);
        rules.setItemLabelGenerator(
                id -> id == null ? ui.getTranslation("plan.rules.negotiation") : name(ui, written, id));
        if (now.rules() != null && ids.contains(now.rules())) {
            rules.setValue(now.rules());
        }
        Div form = new Div((Component) marks, rules);
        form.addClassName("form");
        ConfirmDialogs.ask(ui.getTranslation("plan.rules.change"), ui.getTranslation("plan.rules.change-text"))
                .with(form)
                .reason(ui.getTranslation("plan.rules.reason"), ArticleRulesService.LONGEST_REASON)
                .open(
                        ui.getTranslation("plan.rules.confirm"),
                        reason -> service.decideBy(article, marks.getValue(), chosen(rules), reason));
    }

    private static @Nullable String chosen(Select<String> rules) {
        return rules.getValue();
    }

    private static String word(UI ui, Mark mark) {
        return ui.getTranslation("procedure.mark." + mark.word());
    }

    private static String name(UI ui, Map<String, String> written, String id) {
        String own = written.get(id);
        return own == null ? ui.getTranslation("procedure.preset." + id) : own;
    }
}
