package org.parley.plan.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Kept;
import org.parley.design.Row;
import org.parley.plan.ElementQueries;
import org.parley.plan.ElementView;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Says beside a provision to which elements it belongs, with the way to what other plans say there. */
@Component
class ElementPanels {

    private final ElementQueries elements;
    private final ElementDialogs dialogs;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    ElementPanels(ElementQueries elements, ElementDialogs dialogs, PlanQueries plans, NegotiationQueries negotiations) {
        this.elements = elements;
        this.dialogs = dialogs;
        this.plans = plans;
        this.negotiations = negotiations;
    }

    List<Kept.Part> of(PlanPage page, ProvisionId provision) {
        NegotiationId negotiation = page.plan().negotiation();
        List<ElementView> mine = elements.list(negotiation).stream()
                .filter(each -> covers(page, each, provision))
                .toList();
        boolean writes =
                dialogs.mayWrite(negotiation) && plans.list(negotiation).size() > 1;
        return mine.isEmpty() && !writes
                ? List.of()
                : List.of(new Kept.Part(
                        List.of("elements", provision, mine, writes),
                        () -> panel(page.plan(), provision, mine, writes)));
    }

    /** Whether it is assigned itself, or something that it stands in is. */
    private static boolean covers(PlanPage page, ElementView element, ProvisionId provision) {
        Optional<ProvisionId> at = Optional.of(provision);
        while (at.isPresent()) {
            if (element.provisions().contains(at.get())) {
                return true;
            }
            at = page.version().text().parent(at.get()).map(Provision::id);
        }
        return false;
    }

    private Section panel(PlanSummary plan, ProvisionId provision, List<ElementView> mine, boolean writes) {
        UI ui = UI.getCurrentOrThrow();
        Section section = new Section(new H3(ui.getTranslation("element.elements")));
        section.addClassName("section");
        if (mine.isEmpty()) {
            Paragraph none = new Paragraph(ui.getTranslation("element.unassigned"));
            none.addClassNames("quiet", "small");
            section.add(none);
        } else {
            String path = PlanNavigation.sideBySide(
                    negotiations.get(plan.negotiation()).slug());
            UnorderedList rows = new UnorderedList();
            rows.addClassName("rows");
            List<String> others = others(plan, mine);
            for (int index = 0; index < mine.size(); index++) {
                ElementView element = mine.get(index);
                rows.add(Row.to(path + "?element=" + element.id().value(), element.name())
                        .about(others.get(index)));
            }
            section.add(rows);
        }
        if (writes) {
            Button assign = new Button(
                    ui.getTranslation("element.assign"), _ -> dialogs.assign(plan.negotiation(), provision, () -> {}));
            assign.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            section.add(new Div(assign));
        }
        return section;
    }

    /** Of each element, which other plans settle it too. */
    private List<String> others(PlanSummary plan, List<ElementView> mine) {
        UI ui = UI.getCurrentOrThrow();
        List<List<String>> titles = new ArrayList<>();
        mine.forEach(_ -> titles.add(new ArrayList<>()));
        for (PlanSummary other : plans.list(plan.negotiation())) {
            if (other.id().equals(plan.id())) {
                continue;
            }
            var known = plans.text(other.id()).text().index().keySet();
            for (int index = 0; index < mine.size(); index++) {
                if (mine.get(index).provisions().stream().anyMatch(known::contains)) {
                    titles.get(index).add(other.title());
                }
            }
        }
        return titles.stream()
                .map(each -> each.isEmpty()
                        ? ui.getTranslation("element.here-only")
                        : ui.getTranslation("element.elsewhere", String.join(" · ", each)))
                .toList();
    }
}
