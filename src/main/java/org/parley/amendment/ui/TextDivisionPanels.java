package org.parley.amendment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.parley.amendment.DivisionQueries;
import org.parley.amendment.DivisionService;
import org.parley.amendment.DivisionStatus;
import org.parley.amendment.DivisionView;
import org.parley.design.Kept;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.text.ProvisionId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The vote on an article in parts, beside it on the page of its plan: asking for it, what became of each part, and what may be done. */
@Component
@Order(0)
class TextDivisionPanels implements PlanAdditions {

    private final DivisionQueries queries;
    private final DivisionService service;
    private final DivisionPanel panel;
    private final Messages messages;

    TextDivisionPanels(DivisionQueries queries, DivisionService service, DivisionPanel panel, Messages messages) {
        this.queries = queries;
        this.service = service;
        this.panel = panel;
        this.messages = messages;
    }

    @Override
    public List<Kept.Part> links(PlanSummary plan) {
        return List.of();
    }

    /** That an article is divided, or that it is asked for, behind its status. */
    @Override
    public Map<ProvisionId, String> marks(PlanSummary plan, VersionView version) {
        UI ui = UI.getCurrent();
        Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
        Map<ProvisionId, String> marks = new HashMap<>();
        queries.active(plan.id()).stream()
                .filter(DivisionView::text)
                .forEach(division -> marks.put(
                        new ProvisionId(division.whole().id()),
                        messages.get(
                                locale,
                                "amendment.division.status." + division.status().word())));
        return marks;
    }

    @Override
    public List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision) {
        if (version.text().articles().stream().noneMatch(each -> each.id().equals(provision))) {
            return List.of();
        }
        List<Kept.Part> parts = new ArrayList<>();
        queries.last(SubjectRef.of(SubjectRef.PROVISION, provision))
                .filter(division -> division.status() != DivisionStatus.WITHDRAWN)
                .ifPresent(division -> parts.add(new Kept.Part(List.of("division", division), () -> show(division))));
        if (queries.offered(provision)) {
            parts.add(new Kept.Part(List.of("divide", provision), () -> asking(version, provision)));
        }
        return parts;
    }

    private Div asking(VersionView version, ProvisionId article) {
        Div actions = new Div(new Button(
                UI.getCurrentOrThrow().getTranslation("amendment.division.ask"), click -> ask(version, article)));
        actions.addClassName("actions");
        return actions;
    }

    private com.vaadin.flow.component.Component show(DivisionView division) {
        return panel.of(
                new H3(UI.getCurrentOrThrow().getTranslation("amendment.division.title")),
                division,
                part -> queries.beginning(division, part),
                () -> {});
    }

    private void ask(VersionView version, ProvisionId article) {
        UI ui = UI.getCurrentOrThrow();
        DivisionPanel.ask(
                version.numbering().cite(article),
                ui.getTranslation("amendment.division.ask-article"),
                queries.units(article),
                parts -> service.ask(article, parts),
                () -> {});
    }

    /** It hears of the articles, which the page follows anyway. */
    @Override
    public Set<String> kinds() {
        return Set.of();
    }
}
