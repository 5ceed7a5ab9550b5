package org.parley.implementation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.CommaSeparated;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of commitments. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class CommitmentQueries {

    private final CommitmentRepository commitments;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Messages messages;

    CommitmentQueries(
            CommitmentRepository commitments,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            Messages messages) {
        this.commitments = commitments;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.messages = messages;
    }

    /**
     * The commitments under a plan, in the order of its newest text; those whose provision it has dropped come last. Withdrawn ones are
     * among them.
     */
    public List<CommitmentView> of(PlanId plan) {
        VersionView version = plans.text(plan);
        Map<ProvisionId, Integer> places = new HashMap<>();
        version.text().index().keySet().forEach(id -> places.put(id, places.size()));
        return commitments.findByPlanOrderByEnteredAtAscIdAsc(plan.value()).stream()
                .map(each -> view(each, version))
                .sorted(Comparator.comparing(each -> places.getOrDefault(each.provision(), Integer.MAX_VALUE)))
                .toList();
    }

    /** The commitments under a plan added up. */
    public CommitmentSheet sheet(PlanId plan) {
        List<DelegationView> table = negotiations.delegations(plans.get(plan).negotiation());
        return CommitmentSheet.of(
                of(plan),
                table.stream().map(DelegationView::id).toList(),
                table.stream()
                        .filter(DelegationView::entitled)
                        .map(DelegationView::id)
                        .collect(Collectors.toSet()));
    }

    /** The commitments under a plan as comma-separated values, their words in the reader's language. */
    public String csv(PlanId plan, Locale locale) {
        Map<DelegationId, DelegationView> named =
                negotiations.delegationsById(plans.get(plan).negotiation());
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("provision", "owes", "to", "text", "instruments", "backing", "backed", "state", "entered")
                .map(column -> messages.get(locale, "implementation.column." + column))
                .toList());
        of(plan).stream()
                .map(each -> List.of(
                        each.number() == null ? messages.get(locale, "plan.provision-gone") : each.number(),
                        name(named, each.delegation()),
                        each.beneficiaries().isEmpty()
                                ? messages.get(locale, "implementation.everybody")
                                : each.beneficiaries().stream()
                                        .map(to -> name(named, to))
                                        .collect(Collectors.joining("; ")),
                        each.terms().text(),
                        each.terms().instruments().stream()
                                .map(by -> messages.get(locale, "implementation.instrument." + by.word()))
                                .collect(Collectors.joining("; ")),
                        name(named, each.backing()),
                        messages.get(locale, each.backed() ? "implementation.yes" : "implementation.no"),
                        messages.get(
                                locale, "implementation.state." + each.state().word()),
                        each.enteredAt().toString()))
                .forEach(rows::add);
        return CommaSeparated.write(rows);
    }

    private static String name(Map<DelegationId, DelegationView> named, @Nullable DelegationId delegation) {
        DelegationView found = delegation == null ? null : named.get(delegation);
        return found == null ? "" : found.name();
    }

    /** @throws NotFound where there is none for this person */
    public CommitmentView get(CommitmentId id) {
        return commitments
                .findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .map(found -> view(found, plans.text(found.plan())))
                .orElseThrow(() -> new NotFound(SubjectRef.COMMITMENT));
    }

    /**
     * What the delegation of the person signed in is asked to say: that it owes what a facilitator noted for it, or that it stands
     * behind what another owes. Empty for whoever has no voice.
     */
    public List<CommitmentView> asked(NegotiationId negotiation) {
        return seats.voice(negotiation).map(own -> asked(negotiation, own)).orElse(List.of());
    }

    private List<CommitmentView> asked(NegotiationId negotiation, DelegationId own) {
        return Stream.concat(
                        commitments
                                .findByNegotiationAndDelegationAndState(
                                        negotiation.value(), own.value(), CommitmentState.NOTED)
                                .stream(),
                        commitments
                                .findByNegotiationAndBackingAndBackedFalse(negotiation.value(), own.value())
                                .stream())
                .map(each -> view(each, plans.text(each.plan())))
                .filter(CommitmentView::stands)
                .toList();
    }

    private static CommitmentView view(Commitment commitment, VersionView version) {
        ProvisionId provision = commitment.provision();
        ProvisionId article =
                version.text().article(provision).map(Provision::id).orElse(null);
        return new CommitmentView(
                commitment.id(),
                commitment.negotiation(),
                commitment.plan(),
                provision,
                article,
                article == null ? null : version.numbering().number(provision),
                commitment.delegation(),
                commitment.terms(),
                commitment.backed(),
                commitment.state(),
                commitment.reason(),
                commitment.enteredName(),
                commitment.enteredAt(),
                commitment.lockVersion());
    }
}
