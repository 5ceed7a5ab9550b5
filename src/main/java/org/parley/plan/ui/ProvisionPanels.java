package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.deliberation.ui.PositionPanels;
import org.parley.design.Facts;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.PlanTextView;
import org.parley.design.Row;
import org.parley.design.StatusBadge;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleRules;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PendingAmendments;
import org.parley.plan.PlanId;
import org.parley.text.Bracket;
import org.parley.text.Brackets;
import org.parley.text.Condition;
import org.parley.text.Lines;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;

/** Makes what stands beside the text for the provision selected: its lines, its status, what is pending on it, its history. */
@org.springframework.stereotype.Component
class ProvisionPanels {

    private final ClosurePanels closures;
    private final ObjectProvider<HistoryPanels> histories;
    private final ArticleRulesDialog rulesDialog;
    private final ObjectProvider<OriginPanels> origins;
    private final ObjectProvider<PlanAdditions> additions;
    private final PositionPanels positions;
    private final ElementPanels elements;

    ProvisionPanels(
            ClosurePanels closures,
            ObjectProvider<HistoryPanels> histories,
            ArticleRulesDialog rulesDialog,
            ObjectProvider<OriginPanels> origins,
            ObjectProvider<PlanAdditions> additions,
            PositionPanels positions,
            ElementPanels elements) {
        this.closures = closures;
        this.histories = histories;
        this.rulesDialog = rulesDialog;
        this.origins = origins;
        this.additions = additions;
        this.positions = positions;
        this.elements = elements;
    }

    /**
     * @param book  the address of the plan's book of brackets
     * @param begin where an amendment to it is begun, empty where the person may not
     * @param at    the moment that is read; null for now or an older version
     */
    List<Kept.Part> of(
            PlanPage page, ProvisionId provision, String book, Optional<String> begin, @Nullable Instant at) {
        UI ui = UI.getCurrentOrThrow();
        List<Kept.Part> parts = new ArrayList<>();
        begin.ifPresent(path -> parts.add(new Kept.Part(path, () -> amend(ui, path))));
        Lines.Block lines = Objects.requireNonNull(page.version().lines().get(provision));
        ArticleStatus status = page.status().get(provision);
        parts.add(new Kept.Part(
                Arrays.asList(provision, lines.first(), lines.last(), status), () -> facts(ui, lines, status)));
        parts.addAll(closures.of(page, provision));
        if (status != null) {
            ArticleRules rules = page.rules().getOrDefault(provision, ArticleRules.NONE);
            boolean facilitates = rulesDialog.mayOpen(page.plan().negotiation());
            if (rules.any() || facilitates) {
                parts.add(new Kept.Part(
                        Arrays.asList(provision, rules, facilitates),
                        () -> rulesDialog.panel(page.plan().negotiation(), provision, rules, facilitates)));
            }
        }
        List<Bracket> brackets = page.version()
                .text()
                .find(provision)
                .map(found -> Brackets.in(found.text()))
                .orElse(List.of());
        if (!brackets.isEmpty() && page.version().number() == page.plan().version()) {
            parts.add(new Kept.Part(List.of(book, brackets), () -> brackets(ui, book, page, brackets)));
        }
        conditions(page, provision).ifPresent(parts::add);
        if (at == null && page.version().number() == page.plan().version()) {
            parts.addAll(elements.of(page, provision));
        }
        List<PendingAmendments.Pending> pending = page.pending().getOrDefault(provision, List.of());
        if (!pending.isEmpty()) {
            parts.add(new Kept.Part(pending, () -> pending(ui, pending)));
        }
        if (at != null || page.version().number() == page.plan().version()) {
            SubjectRef on = SubjectRef.of(SubjectRef.PROVISION, provision);
            String all = book.substring(0, book.lastIndexOf('/')) + "/positions";
            parts.add(new Kept.Part(
                    Arrays.asList("positions", on, at),
                    () -> positions.on(on, page.plan().negotiation(), at, all)));
        }
        if (at != null) {
            additions
                    .orderedStream()
                    .forEach(module -> parts.addAll(module.besideThen(page.plan(), page.version(), provision, at)));
        } else if (page.version().number() == page.plan().version()) {
            additions
                    .orderedStream()
                    .forEach(module -> parts.addAll(module.beside(page.plan(), page.version(), provision)));
        }
        OriginPanels words = origins.getIfAvailable();
        if (words != null) {
            PlanId plan = page.plan().id();
            int version = page.version().number();
            parts.add(new Kept.Part(
                    Arrays.asList("origin", provision, version),
                    () -> origin(ui, () -> words.of(plan, version, provision))));
        }
        HistoryPanels history = histories.getIfAvailable();
        if (history != null && page.status().containsKey(provision)) {
            SubjectRef subject = SubjectRef.of(SubjectRef.PROVISION, provision);
            parts.add(new Kept.Part(subject, () -> history.of(subject)));
        }
        return parts;
    }

    /** When it takes effect, in words, and what waits for it; empty where it has to do with nothing. */
    private static Optional<Kept.Part> conditions(PlanPage page, ProvisionId provision) {
        Provision found = page.version().text().find(provision).orElseThrow();
        Set<ProvisionId> waiting = new LinkedHashSet<>();
        for (PlanText.Place place : page.version().text().walk()) {
            if (Condition.provisions(place.provision().conditions()).contains(provision)) {
                waiting.add(place.id());
            }
        }
        return found.conditions().isEmpty() && waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Kept.Part(
                        List.of(provision, page.version().number(), found.conditions(), waiting),
                        () -> conditions(page, found, waiting)));
    }

    private static Section conditions(PlanPage page, Provision provision, Set<ProvisionId> waiting) {
        UI ui = UI.getCurrentOrThrow();
        ConditionWords words = ConditionWords.read(page.version().numbering()::cite);
        Section section = new Section(new H3(ui.getTranslation("sequence.conditions")));
        section.addClassName("section");
        if (!provision.conditions().isEmpty()) {
            section.add(SequenceTable.conditions(provision, words));
        }
        if (!waiting.isEmpty()) {
            Paragraph waits = new Paragraph(new Span(ui.getTranslation("sequence.waiting")), new Span(" "));
            waits.add(SequenceTable.links(waiting, words, id -> "?provision=" + id));
            waits.addClassName("small");
            section.add(waits);
        }
        return section;
    }

    /** Worked out when it is asked for. */
    private static NativeDetails origin(UI ui, Supplier<Component> words) {
        Div content = new Div();
        NativeDetails details = new NativeDetails(ui.getTranslation("plan.who-wrote"), content);
        details.addClassName("who-wrote");
        details.addToggleListener(toggle -> {
            if (toggle.isOpened() && content.getComponentCount() == 0) {
                content.add(words.get());
            }
        });
        return details;
    }

    private static Div amend(UI ui, String path) {
        Button amend = new Button(ui.getTranslation("plan.amend"), _ -> ui.navigate(path));
        amend.addThemeVariants(ButtonVariant.PRIMARY);
        amend.getElement().setAttribute("aria-keyshortcuts", "a");
        return new Div(amend);
    }

    private static Facts facts(UI ui, Lines.Block lines, @Nullable ArticleStatus status) {
        Facts facts = new Facts();
        if (!lines.lines().isEmpty()) {
            facts.fact(
                    ui.getTranslation("plan.lines"),
                    ui.getTranslation("plan.lines.from-to", lines.first(), lines.last()));
        }
        if (status != null) {
            facts.fact(
                    ui.getTranslation("plan.status"),
                    new StatusBadge(
                            ui.getTranslation(PlanPage.key(status)), PlanPage.shape(status), PlanPage.tone(status)));
        }
        return facts;
    }

    private static Section brackets(UI ui, String book, PlanPage page, List<Bracket> brackets) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        for (Bracket bracket : brackets) {
            String words = page.version().numbering().resolve(Brackets.write(bracket.id(), bracket.alternatives()));
            rows.add(Row.to(book + "?bracket=" + bracket.id(), ui.getTranslation("plan.brackets.who"))
                    .about(words));
        }
        Section section = new Section(new H3(ui.getTranslation("plan.brackets")), rows);
        section.addClassName("section");
        return section;
    }

    private static Section pending(UI ui, List<PendingAmendments.Pending> pending) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        for (PendingAmendments.Pending amendment : pending) {
            PlanTextView.Mark mark = PlanPage.mark(amendment.stage(), ui::getTranslation);
            rows.add(Row.to(amendment.path(), amendment.label())
                    .end(new StatusBadge(mark.word(), mark.shape(), mark.tone())));
        }
        Section section = new Section(new H3(ui.getTranslation("plan.pending")), rows);
        section.addClassName("section");
        return section;
    }
}
