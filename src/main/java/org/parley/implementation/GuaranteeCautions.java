package org.parley.implementation;

import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.Checks;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Finding;
import org.parley.text.Numbering;
import org.parley.voting.Caution;
import org.parley.voting.Cautions;
import org.springframework.stereotype.Component;

/** Flags a guarantee of which nothing is said what follows: in the checks of a text, and before a vote on it. */
@Component
class GuaranteeCautions implements Cautions, Checks {

    private static final String LACKING = "guarantee.problem.no-response";

    private final GuaranteeRepository guarantees;
    private final GuaranteeQueries queries;
    private final GuaranteeService service;
    private final PlanQueries plans;

    GuaranteeCautions(
            GuaranteeRepository guarantees, GuaranteeQueries queries, GuaranteeService service, PlanQueries plans) {
        this.guarantees = guarantees;
        this.queries = queries;
        this.service = service;
        this.plans = plans;
    }

    @Override
    public List<Finding> of(VersionView version) {
        return queries.of(version.plan(), version).stream()
                .filter(GuaranteeView::unplanned)
                .map(each -> new Finding(
                        Finding.Kind.GUARANTEE,
                        each.provision(),
                        LACKING,
                        List.of(version.numbering().cite(each.provision()))))
                .toList();
    }

    @Override
    public List<Caution> of(NegotiationId negotiation, Set<SubjectRef> parts) {
        return lacking(negotiation, parts).stream()
                .map(each -> {
                    Numbering numbering = plans.text(each.plan()).numbering();
                    return new Caution(
                            SubjectRef.of(SubjectRef.PROVISION, each.provision()),
                            new RuleViolation(LACKING, numbering.cite(each.provision())));
                })
                .toList();
    }

    @Override
    public void acknowledge(NegotiationId negotiation, Set<SubjectRef> parts, String reason) {
        lacking(negotiation, parts).forEach(each -> service.excuse(each, reason));
    }

    private List<Guarantee> lacking(NegotiationId negotiation, Set<SubjectRef> parts) {
        return guarantees.findByNegotiationAndMarkedTrue(negotiation.value()).stream()
                .filter(Guarantee::lacking)
                .filter(each -> parts.contains(SubjectRef.of(SubjectRef.PROVISION, each.provision())))
                .filter(each ->
                        plans.text(each.plan()).text().find(each.provision()).isPresent())
                .toList();
    }
}
