package org.parley.implementation;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.RuleSetNames;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks provisions as guarantees and says what follows where one is called on. For facilitators, who write down what the table agreed. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class GuaranteeService {

    /** Most characters of a reason. */
    public static final int LONGEST_REASON = 500;

    private final GuaranteeRepository guarantees;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final RuleSetNames rules;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GuaranteeService(
            GuaranteeRepository guarantees,
            PlanQueries plans,
            NegotiationQueries negotiations,
            RuleSetNames rules,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.guarantees = guarantees;
        this.plans = plans;
        this.negotiations = negotiations;
        this.rules = rules;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** Marks a provision of the newest version as a guarantee: it is not voted on before it is said what follows. */
    public GuaranteeId mark(ProvisionId provision, String reason) {
        PlanId plan = plans.locate(provision).orElseThrow(() -> new NotFound("provision"));
        NegotiationId negotiation = plans.get(plan).negotiation();
        seats.requireFacilitator(negotiation);
        if (plans.text(plan).text().find(provision).isEmpty()) {
            throw new RuleViolation("implementation.error.provision-gone");
        }
        String why = why(reason);
        Guarantee guarantee = guarantees
                .findByProvision(provision.value())
                .orElseGet(() -> new Guarantee(negotiation, plan, provision, clock.instant()));
        guarantee.mark(why, clock.instant());
        guarantees.saveAndFlush(guarantee);
        events.publishEvent(act("guarantee.marked", guarantee).text(why));
        return guarantee.id();
    }

    /** Says that a provision is no guarantee after all. */
    public void unmark(ProvisionId provision, String reason) {
        Guarantee guarantee = find(provision);
        String why = why(reason);
        guarantee.unmark(why, clock.instant());
        guarantees.saveAndFlush(guarantee);
        events.publishEvent(act("guarantee.unmarked", guarantee).text(why));
    }

    /**
     * Says what follows where a guarantee is called on.
     *
     * @param seen the {@link GuaranteeView#lockVersion()} that was read
     */
    public void respond(ProvisionId provision, long seen, ResponsePlan response) {
        Guarantee guarantee = find(provision);
        if (guarantee.lockVersion() != seen) {
            throw new RuleViolation("implementation.error.meanwhile");
        }
        Set<DelegationId> table = negotiations.delegations(guarantee.negotiation()).stream()
                .map(DelegationView::id)
                .collect(Collectors.toSet());
        if (!response.named().allMatch(table::contains)) {
            throw new RuleViolation("implementation.error.not-at-table");
        }
        String by = response.finder().rules();
        if (by != null
                && !rules.names().contains(by)
                && !rules.written(guarantee.negotiation()).containsKey(by)) {
            throw new RuleViolation("delegation.error.rules", by);
        }
        if (!guarantee.respond(response, clock.instant())) {
            return;
        }
        guarantees.saveAndFlush(guarantee);
        events.publishEvent(act("guarantee.planned", guarantee)
                .with(
                        "guarantors",
                        response.acting().map(each -> each.value().toString()).toList())
                .text(response.trigger())
                .payload(response.toJson().canonicalBytes(), "application/json"));
    }

    /** Says why a guarantee may be voted on before it is said what follows; asked of whoever puts it to the vote. */
    void excuse(Guarantee guarantee, String reason) {
        seats.requireFacilitator(guarantee.negotiation());
        String why = why(reason);
        guarantee.excuse(why, clock.instant());
        guarantees.saveAndFlush(guarantee);
        events.publishEvent(act("guarantee.excused", guarantee).text(why));
    }

    private static String why(String reason) {
        return Words.paragraphs(reason, LONGEST_REASON, "implementation.error.reason");
    }

    private Guarantee find(ProvisionId provision) {
        Guarantee found = guarantees
                .findByProvision(provision.value())
                .filter(each -> seats.mayRead(each.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.GUARANTEE));
        seats.requireFacilitator(found.negotiation());
        return found;
    }

    private Act act(String type, Guarantee guarantee) {
        return Act.of(
                        type,
                        guarantee.negotiation().value(),
                        SubjectRef.of(SubjectRef.GUARANTEE, guarantee.id()),
                        seats.actor(guarantee.negotiation()))
                .with(
                        "on",
                        SubjectRef.of(SubjectRef.PROVISION, guarantee.provision())
                                .toString());
    }
}
