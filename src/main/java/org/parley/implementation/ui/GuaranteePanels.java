package org.parley.implementation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.implementation.GuaranteeQueries;
import org.parley.implementation.GuaranteeView;
import org.parley.implementation.ResponsePlan;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows on the plan's page which provisions guarantee something, and what follows where one is called on. */
@Component
class GuaranteePanels implements PlanAdditions {

    /** Its sheet comes with it wherever it stands. */
    @StyleSheet("context://styles/commitments.css")
    private static final class Panel extends Section {}

    private final GuaranteeQueries guarantees;
    private final GuaranteeDialogs dialogs;
    private final NegotiationQueries negotiations;
    private final ObjectProvider<HistoryPanels> histories;

    GuaranteePanels(
            GuaranteeQueries guarantees,
            GuaranteeDialogs dialogs,
            NegotiationQueries negotiations,
            ObjectProvider<HistoryPanels> histories) {
        this.guarantees = guarantees;
        this.dialogs = dialogs;
        this.negotiations = negotiations;
        this.histories = histories;
    }

    @Override
    public List<Kept.Part> links(PlanSummary plan) {
        List<GuaranteeView> all = guarantees.of(plan.id());
        if (all.isEmpty()) {
            return List.of();
        }
        int lacking = (int) all.stream().filter(GuaranteeView::unplanned).count();
        String path = Paths.guarantees(negotiations.get(plan.negotiation()).slug(), plan.slug());
        return List.of(new Kept.Part(
                List.of(path, all.size(), lacking),
                () -> new Anchor(path, UI.getCurrentOrThrow().getTranslation("guarantee.link", all.size(), lacking))));
    }

    @Override
    public Map<ProvisionId, String> marks(PlanSummary plan, VersionView version) {
        UI ui = UI.getCurrentOrThrow();
        Map<ProvisionId, String> marks = new HashMap<>();
        for (GuaranteeView each : guarantees.of(plan.id(), version)) {
            if (each.article() != null && each.unplanned()) {
                marks.put(each.article(), ui.getTranslation("guarantee.unplanned"));
            }
        }
        return marks;
    }

    @Override
    public Map<ProvisionId, String> notes(PlanSummary plan, VersionView version) {
        UI ui = UI.getCurrentOrThrow();
        Map<ProvisionId, String> notes = new HashMap<>();
        for (GuaranteeView each : guarantees.of(plan.id(), version)) {
            notes.put(
                    each.provision(), ui.getTranslation(each.unplanned() ? "guarantee.unplanned" : "guarantee.title"));
        }
        return notes;
    }

    @Override
    public List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision) {
        Optional<GuaranteeView> marked = guarantees.on(provision);
        boolean may = dialogs.mayWrite(plan.negotiation());
        if (marked.isEmpty() && !may) {
            return List.of();
        }
        return List.of(new Kept.Part(
                List.of("guarantee", provision, marked, may), () -> panel(plan, provision, marked.orElse(null), may)));
    }

    private Section panel(
            PlanSummary plan,
            ProvisionId provision,
            @org.jspecify.annotations.Nullable GuaranteeView guarantee,
            boolean may) {
        UI ui = UI.getCurrentOrThrow();
        Section panel = new Panel();
        panel.addClassName("section");
        panel.add(new H3(ui.getTranslation("guarantee.title")));
        if (guarantee == null) {
            panel.add(new Div(button(ui, "guarantee.mark", () -> dialogs.mark(provision, () -> {}))));
            return panel;
        }
        ResponsePlan response = guarantee.response();
        panel.add(badge(ui, guarantee));
        Paragraph why = new Paragraph(guarantee.reason());
        why.addClassNames("quiet", "small");
        panel.add(why);
        if (guarantee.excuse() != null) {
            panel.add(new Paragraph(ui.getTranslation("guarantee.excused", guarantee.excuse())));
        }
        if (response != null) {
            String rules = response.finder().rules();
            panel.add(new ResponseCard(
                    response,
                    negotiations.delegationsById(plan.negotiation()),
                    rules == null ? null : dialogs.name(plan.negotiation(), rules)));
        }
        if (may) {
            Div actions = new Div(
                    button(
                            ui,
                            response == null ? "guarantee.respond" : "guarantee.respond.change",
                            () -> dialogs.respond(guarantee, () -> {})),
                    button(ui, "guarantee.unmark", () -> dialogs.unmark(provision, () -> {})));
            actions.addClassName("actions");
            panel.add(actions);
        }
        HistoryPanels history = histories.getIfAvailable();
        if (history != null) {
            panel.add(history.of(SubjectRef.of(SubjectRef.GUARANTEE, guarantee.id())));
        }
        return panel;
    }

    /** Whether it is said what follows. */
    static StatusBadge badge(UI ui, GuaranteeView guarantee) {
        if (guarantee.gone()) {
            return new StatusBadge(ui.getTranslation("implementation.gone"), Shape.TRIANGLE, Tone.CAUTION);
        }
        return guarantee.unplanned()
                ? new StatusBadge(ui.getTranslation("guarantee.unplanned"), Shape.TRIANGLE, Tone.CAUTION)
                : new StatusBadge(ui.getTranslation("guarantee.planned"), Shape.CHECK, Tone.POSITIVE);
    }

    private static Button button(UI ui, String key, Runnable deed) {
        Button button = new Button(ui.getTranslation(key), _ -> deed.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.GUARANTEE);
    }
}
