package org.parley.implementation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Kept;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Leads from a plan whose whole text is agreed to what became of it. */
@Component
class AgreementLink implements PlanAdditions {

    private final NegotiationQueries negotiations;

    AgreementLink(NegotiationQueries negotiations) {
        this.negotiations = negotiations;
    }

    @Override
    public List<Kept.Part> links(PlanSummary plan) {
        if (plan.agreedVersion() == null) {
            return List.of();
        }
        String path = Paths.agreement(negotiations.get(plan.negotiation()).slug(), plan.slug());
        return List.of(new Kept.Part(
                path, () -> new Anchor(path, UI.getCurrentOrThrow().getTranslation("agreement.title"))));
    }

    @Override
    public List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision) {
        return List.of();
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.AGREEMENT);
    }
}
