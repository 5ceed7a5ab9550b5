package org.parley.implementation;

import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of agreements and of how far they are carried out. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class AgreementQueries {

    private final AgreementRepository agreements;
    private final AssessmentRepository assessments;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    AgreementQueries(
            AgreementRepository agreements,
            AssessmentRepository assessments,
            PlanQueries plans,
            NegotiationQueries negotiations) {
        this.agreements = agreements;
        this.assessments = assessments;
        this.plans = plans;
        this.negotiations = negotiations;
    }

    /** What a plan has become; empty while it is no agreement. */
    public Optional<AgreementView> on(PlanId plan) {
        plans.get(plan); // who may not read it, learns nothing
        return agreements.findByPlan(plan.value()).map(this::view);
    }

    /** How far it is carried out, provision by provision of the text that was agreed. */
    public Progress progress(AgreementView agreement) {
        return Progress.of(plans.text(agreement.plan(), agreement.version()).text(), agreement.assessments());
    }

    private AgreementView view(Agreement found) {
        return new AgreementView(
                found.id(),
                found.negotiation(),
                found.plan(),
                found.version(),
                found.clause(),
                found.deposits(),
                found.clause()
                        .inForce(
                                found.deposits(),
                                negotiations.delegations(found.negotiation()).stream()
                                        .filter(each -> each.kind() == DelegationKind.PARTY)
                                        .map(DelegationView::id)
                                        .collect(Collectors.toSet()))
                        .orElse(null),
                assessments.findByAgreementOrderByAtAscIdAsc(found.getId()).stream()
                        .map(Assessment::view)
                        .toList(),
                found.begunAt(),
                found.lockVersion());
    }
}
