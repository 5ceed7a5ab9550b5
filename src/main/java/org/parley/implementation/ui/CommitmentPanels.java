package org.parley.implementation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Kept;
import org.parley.design.Row;
import org.parley.implementation.CommitmentQueries;
import org.parley.implementation.CommitmentView;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Shows on the plan's page what is owed under the provision selected. */
@Component
class CommitmentPanels implements PlanAdditions {

    private final CommitmentQueries commitments;
    private final NegotiationQueries negotiations;
    private final CommitmentDialogs dialogs;

    CommitmentPanels(CommitmentQueries commitments, NegotiationQueries negotiations, CommitmentDialogs dialogs) {
        this.commitments = commitments;
        this.negotiations = negotiations;
        this.dialogs = dialogs;
    }

    @Override
    public List<Kept.Part> links(PlanSummary plan) {
        int standing = (int) commitments.of(plan.id()).stream()
                .filter(CommitmentView::stands)
                .count();
        String path = Paths.commitments(slug(plan), plan.slug());
        return List.of(new Kept.Part(
                List.of(path, standing),
                () -> new Anchor(
                        path, UI.getCurrentOrThrow().getTranslation("implementation.commitments.count", standing))));
    }

    /** Those of the provision and of all that stands under it. */
    @Override
    public List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision) {
        Set<ProvisionId> here = version.text().find(provision).stream()
                .flatMap(CommitmentPanels::parts)
                .collect(Collectors.toSet());
        List<CommitmentView> owed = commitments.of(plan.id()).stream()
                .filter(CommitmentView::stands)
                .filter(each -> here.contains(each.provision()))
                .toList();
        boolean may = dialogs.mayEnter(plan.negotiation());
        List<Kept.Part> parts = new ArrayList<>();
        if (!owed.isEmpty() || may) {
            parts.add(new Kept.Part(
                    List.of("commitments", provision, owed, may), () -> section(plan, provision, owed, may)));
        }
        return parts;
    }

    private static Stream<ProvisionId> parts(Provision provision) {
        return Stream.concat(
                Stream.of(provision.id()), provision.children().stream().flatMap(CommitmentPanels::parts));
    }

    private Section section(PlanSummary plan, ProvisionId provision, List<CommitmentView> owed, boolean may) {
        UI ui = UI.getCurrentOrThrow();
        Section section = new Section(new H3(ui.getTranslation("implementation.commitments")));
        section.addClassName("section");
        if (!owed.isEmpty()) {
            Map<DelegationId, DelegationView> names = negotiations.delegationsById(plan.negotiation());
            UnorderedList rows = new UnorderedList();
            rows.addClassName("rows");
            for (CommitmentView each : owed) {
                CommitmentWords words = new CommitmentWords(ui, names, each);
                rows.add(Row.to(Paths.commitment(slug(plan), plan.slug(), each.id()), words.between())
                        .about(each.terms().text())
                        .meta(words.facts(each.provision().equals(provision) ? null : words.place())));
            }
            section.add(rows);
        }
        if (may) {
            Button enter =
                    new Button(ui.getTranslation("implementation.enter"), _ -> dialogs.enter(plan, provision, _ -> {}));
            enter.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            section.add(new Div(enter));
        }
        return section;
    }

    private String slug(PlanSummary plan) {
        return negotiations.get(plan.negotiation()).slug();
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.COMMITMENT);
    }
}
