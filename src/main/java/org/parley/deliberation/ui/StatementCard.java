package org.parley.deliberation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.deliberation.StatementKind;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementStatus;
import org.parley.deliberation.StatementView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;

/** One statement on record: whose, of what kind, on what, its words, and what proves it. */
final class StatementCard extends Composite<Article> {

    /** Where a card stands. */
    enum Place {
        /** Beside what it is about, which needs not be said. */
        BESIDE,
        /** In a list of all, or on its own page. */
        ALONE,
        /** Anywhere in the past: nothing can be done. */
        PAST
    }

    private final StatementPanels panels;
    private final StatementView statement;
    private final String slug;
    private final Runnable changed;

    StatementCard(
            StatementPanels panels,
            StatementView statement,
            String slug,
            @Nullable SubjectCard about,
            Place place,
            Runnable changed) {
        this.panels = panels;
        this.statement = statement;
        this.slug = slug;
        this.changed = changed;
        getContent().addClassNames("card", "statement");
        getContent().setId("statement-" + statement.id().value());
        boolean withdrawn = statement.status() == StatementStatus.WITHDRAWN;
        Anchor name = new Anchor(
                StatementPaths.of(slug, statement.id()),
                getTranslation("statement.named." + statement.kind().word(), statement.delegationName()));
        HtmlContainer title = place == Place.BESIDE ? new H3(name) : new H2(name);
        Div head = new Div(title);
        head.addClassName("statement__head");
        marks().forEach(head::add);
        getContent().add(head);
        if (about != null && (place != Place.BESIDE || statement.kind().qualifiesText())) {
            Paragraph on = new Paragraph(
                    new Span(getTranslation("statement.on") + " "), new Anchor(about.path(), about.title()));
            on.addClassNames("quiet", "small");
            getContent().add(on);
        }
        String cast = statement.castAs();
        String intended = statement.intended();
        if (cast != null && intended != null) {
            getContent()
                    .add(new Facts()
                            .fact(getTranslation("statement.cast"), answer(cast))
                            .fact(getTranslation("statement.intended"), answer(intended)));
        }
        Paragraph text = new Paragraph(statement.text());
        text.addClassNames("prose", "statement__text");
        text.getElement().setAttribute("dir", "auto");
        if (withdrawn) {
            text.addClassName("statement__text--withdrawn");
        }
        getContent().add(text);
        String reason = statement.reason();
        if (withdrawn && reason != null) {
            Paragraph why = new Paragraph(getTranslation("statement.withdrawn-because", reason));
            why.getElement().setAttribute("dir", "auto");
            getContent().add(why);
        }
        links();
        getContent().add(meta());
        if (place != Place.PAST) {
            List<Component> actions = actions();
            if (!actions.isEmpty()) {
                Div row = new Div(actions.toArray(Component[]::new));
                row.addClassName("actions");
                getContent().add(row);
            }
        }
    }

    private List<StatusBadge> marks() {
        List<StatusBadge> marks = new ArrayList<>();
        if (statement.observer()) {
            marks.add(new StatusBadge(getTranslation("statement.observer"), Shape.RING, Tone.NEUTRAL));
        }
        if (statement.status() == StatementStatus.WITHDRAWN) {
            marks.add(new StatusBadge(getTranslation("statement.withdrawn"), Shape.DASH, Tone.CAUTION));
        } else if (statement.correctedBy() != null) {
            marks.add(new StatusBadge(getTranslation("statement.corrected"), Shape.TRIANGLE, Tone.CAUTION));
        }
        if (statement.stage() != null) {
            marks.add(
                    new StatusBadge(getTranslation("statement.stage." + statement.stage()), Shape.RING, Tone.NEUTRAL));
        }
        return marks;
    }

    private String answer(String word) {
        return getTranslation("statement.answer." + word);
    }

    private void links() {
        if (statement.corrects() != null) {
            getContent()
                    .add(new Paragraph(new Anchor(
                            StatementPaths.of(slug, statement.corrects()), getTranslation("statement.corrects"))));
        }
        if (statement.correctedBy() != null) {
            getContent()
                    .add(new Paragraph(new Anchor(
                            StatementPaths.of(slug, statement.correctedBy()),
                            getTranslation("statement.corrected-by"))));
        }
    }

    private Div meta() {
        Formats formats = Formats.current();
        Div meta = new Div(
                new Span(getTranslation("statement.entered-by", String.valueOf(statement.enteredName()))),
                formats.moment(Objects.requireNonNull(statement.enteredAt())));
        meta.addClassNames("row__meta", "small");
        Long index = statement.index();
        if (index != null) {
            String entry = "negotiations/" + slug + "/record/" + index;
            Anchor receipt = new Anchor(entry + "/receipt", getTranslation("statement.receipt"));
            receipt.setRouterIgnore(true);
            receipt.getElement().setAttribute("download", true);
            meta.add(new Anchor(entry, getTranslation("statement.entry", formats.number(index))), receipt);
        }
        return meta;
    }

    private List<Component> actions() {
        List<Component> actions = new ArrayList<>();
        StatementQueries queries = panels.queries();
        SubjectRef self = SubjectRef.of(SubjectRef.STATEMENT, statement.id());
        boolean reply = queries.possible(statement.negotiation(), self).stream()
                .anyMatch(each -> each.kind() == StatementKind.REPLY && each.refusal() == null);
        if (reply) {
            actions.add(new Anchor(
                    StatementPaths.begin(slug, StatementKind.REPLY, self, null), getTranslation("statement.reply")));
        }
        if (queries.correctable(statement.id())) {
            actions.add(new Anchor(
                    StatementPaths.begin(slug, statement.kind(), statement.subject(), statement.id()),
                    getTranslation("statement.correct")));
        }
        if (statement.status() == StatementStatus.ENTERED
                && queries.speaksFor(statement.negotiation(), statement.delegation())) {
            Button withdraw = new Button(getTranslation("statement.withdraw"), click -> askWithdrawal());
            withdraw.addThemeVariants(ButtonVariant.TERTIARY);
            actions.add(withdraw);
        }
        return actions;
    }

    private void askWithdrawal() {
        UI ui = UI.getCurrentOrThrow();
        ConfirmDialogs.ask(getTranslation("statement.withdraw"), getTranslation("statement.withdraw.text"))
                .optionalReason(getTranslation("statement.withdraw.reason"), StatementView.REASON_LENGTH)
                .grave()
                .open(getTranslation("statement.withdraw"), reason -> {
                    panels.service().withdraw(statement.id(), reason);
                    Toasts.done(ui.getTranslation("statement.withdraw.done"));
                    changed.run();
                });
    }
}
