package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.parley.design.Facts;
import org.parley.design.HistoryPanels;
import org.parley.design.PlanTextView;
import org.parley.design.StatusBadge;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PendingAmendments;
import org.parley.text.Lines;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;

/** Makes what stands beside the text for the provision selected: its lines, its status, what is pending on it, its history. */
@org.springframework.stereotype.Component
class ProvisionPanels {

    private final ObjectProvider<HistoryPanels> histories;

    ProvisionPanels(ObjectProvider<HistoryPanels> histories) {
        this.histories = histories;
    }

    /** @param begin where an amendment to it is begun, empty where the person may not */
    List<Component> of(PlanPage page, ProvisionId provision, Optional<String> begin) {
        UI ui = UI.getCurrentOrThrow();
        List<Component> parts = new ArrayList<>();
        begin.ifPresent(path -> {
            Button amend = new Button(ui.getTranslation("plan.amend"), _ -> ui.navigate(path));
            amend.addThemeVariants(ButtonVariant.PRIMARY);
            amend.getElement().setAttribute("aria-keyshortcuts", "a");
            parts.add(new Div(amend));
        });
        parts.add(facts(ui, page, provision));
        pending(ui, page, provision).ifPresent(parts::add);
        HistoryPanels history = histories.getIfAvailable();
        if (history != null && page.status().containsKey(provision)) {
            parts.add(history.of(SubjectRef.of(SubjectRef.PROVISION, provision)));
        }
        return parts;
    }

    private static Facts facts(UI ui, PlanPage page, ProvisionId provision) {
        Facts facts = new Facts();
        Lines.Block lines = Objects.requireNonNull(page.version().lines().get(provision));
        if (!lines.lines().isEmpty()) {
            facts.fact(
                    ui.getTranslation("plan.lines"),
                    ui.getTranslation("plan.lines.from-to", lines.first(), lines.last()));
        }
        ArticleStatus status = page.status().get(provision);
        if (status != null) {
            facts.fact(
                    ui.getTranslation("plan.status"),
                    new StatusBadge(
                            ui.getTranslation(PlanPage.key(status)), PlanPage.shape(status), PlanPage.tone(status)));
        }
        return facts;
    }

    private static Optional<Component> pending(UI ui, PlanPage page, ProvisionId provision) {
        List<PendingAmendments.Pending> pending = page.pending().getOrDefault(provision, List.of());
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        for (PendingAmendments.Pending amendment : pending) {
            Anchor link = new Anchor(amendment.path(), amendment.label());
            link.addClassName("row__link");
            PlanTextView.Mark mark = PlanPage.mark(amendment.stage(), ui::getTranslation);
            Div main = new Div(link);
            main.addClassName("row__main");
            ListItem row = new ListItem(main, new StatusBadge(mark.word(), mark.shape(), mark.tone()));
            row.addClassName("row");
            rows.add(row);
        }
        Section section = new Section(new H3(ui.getTranslation("plan.pending")), rows);
        section.addClassName("section");
        return Optional.of(section);
    }
}
