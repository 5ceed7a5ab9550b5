package org.parley.sample;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.implementation.CommitmentId;
import org.parley.implementation.CommitmentQueries;
import org.parley.implementation.CommitmentService;
import org.parley.implementation.CommitmentTerms;
import org.parley.implementation.GuaranteeQueries;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.Instrument;
import org.parley.implementation.ResponsePlan;
import org.parley.text.ProvisionId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays what the sample's delegations promise each other. */
@Component
@Profile("sample")
class SamplePromises {

    private final CommitmentService service;
    private final CommitmentQueries commitments;
    private final GuaranteeService guarantees;
    private final GuaranteeQueries marked;
    private final NegotiationQueries negotiations;

    SamplePromises(
            CommitmentService service,
            CommitmentQueries commitments,
            GuaranteeService guarantees,
            GuaranteeQueries marked,
            NegotiationQueries negotiations) {
        this.service = service;
        this.commitments = commitments;
        this.guarantees = guarantees;
        this.marked = marked;
        this.negotiations = negotiations;
    }

    /** The delegations by the keys of {@code negotiation.json}. */
    Map<String, DelegationId> delegations(SampleNegotiation sample, NegotiationId negotiation, SamplePeople people) {
        Map<String, DelegationView> named = people.as(
                SampleNegotiation.ADMINISTRATOR,
                () -> negotiations.delegations(negotiation).stream()
                        .collect(Collectors.toMap(DelegationView::name, Function.identity())));
        Map<String, DelegationId> keys = new HashMap<>();
        sample.delegations()
                .forEach(each -> keys.put(
                        each.key(),
                        Objects.requireNonNull(named.get(each.name())).id()));
        return keys;
    }

    CommitmentId enter(SampleAct.Commit commit, ProvisionId provision, Map<String, DelegationId> delegations) {
        List<DelegationId> to =
                commit.to().stream().map(key -> found(delegations, key)).toList();
        String backing = commit.backing();
        return service.enter(
                provision,
                found(delegations, commit.delegation()),
                new CommitmentTerms(
                        commit.text(),
                        new LinkedHashSet<>(to),
                        commit.instruments().stream()
                                .map(word -> Instrument.valueOf(word.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet()),
                        backing == null ? null : found(delegations, backing)));
    }

    void mark(ProvisionId provision, String reason) {
        guarantees.mark(provision, reason);
    }

    void respond(SampleAct.PlanResponse plan, ProvisionId provision, Map<String, DelegationId> delegations) {
        String finder = plan.finder();
        List<SampleAct.Step> later = plan.escalation();
        guarantees.respond(
                provision,
                marked.on(provision).orElseThrow().lockVersion(),
                new ResponsePlan(
                        plan.trigger(),
                        new ResponsePlan.Finder(
                                finder == null ? null : found(delegations, finder),
                                plan.body(),
                                plan.rules(),
                                plan.within()),
                        steps(plan.actions(), delegations),
                        later == null ? List.of() : steps(later, delegations)));
    }

    private static List<ResponsePlan.Step> steps(List<SampleAct.Step> steps, Map<String, DelegationId> delegations) {
        return steps.stream()
                .map(step -> new ResponsePlan.Step(
                        step.text(),
                        step.who().stream().map(key -> found(delegations, key)).toList(),
                        step.hours()))
                .toList();
    }

    void affirm(CommitmentId id) {
        service.affirm(id, seen(id));
    }

    void back(CommitmentId id) {
        service.back(id, seen(id));
    }

    void withdraw(CommitmentId id, String reason) {
        service.withdraw(id, seen(id), reason);
    }

    private long seen(CommitmentId id) {
        return commitments.get(id).lockVersion();
    }

    private static DelegationId found(Map<String, DelegationId> delegations, String key) {
        @Nullable DelegationId found = delegations.get(key);
        if (found == null) {
            throw new IllegalStateException("the sample has no delegation " + key);
        }
        return found;
    }
}
