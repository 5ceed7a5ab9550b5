package org.parley.implementation;

import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down who owes what to whom. Heads and deputies speak for their own delegation; what a facilitator notes for one stays marked
 * until it says so itself, and nobody is made to stand behind another's word.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class CommitmentService {

    /** Most characters of the reason for a withdrawal. */
    public static final int LONGEST_REASON = 500;

    /** Most commitments under one plan, withdrawn ones included. */
    public static final int MOST = 2_000;

    private final CommitmentRepository commitments;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommitmentService(
            CommitmentRepository commitments,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.commitments = commitments;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters a commitment under a provision of the newest version.
     *
     * @param owing the delegation that owes it; a head or deputy names their own
     * @throws AccessDeniedException for whoever is neither facilitator nor head or deputy of that delegation
     */
    public CommitmentId enter(ProvisionId provision, DelegationId owing, CommitmentTerms terms) {
        PlanId plan = plans.locate(provision).orElseThrow(() -> new NotFound("provision"));
        NegotiationId negotiation = plans.get(plan).negotiation();
        boolean own = requireSpeaker(negotiation, owing);
        if (plans.text(plan).text().find(provision).isEmpty()) {
            throw new RuleViolation("implementation.error.provision-gone");
        }
        requireAtTable(negotiation, owing, terms);
        if (commitments.findByPlanOrderByEnteredAtAscIdAsc(plan.value()).size() >= MOST) {
            throw new RuleViolation("implementation.error.too-many", MOST);
        }
        Commitment commitment = commitments.saveAndFlush(new Commitment(
                negotiation, plan, provision, owing, terms, own, seats.actor(negotiation), clock.instant()));
        events.publishEvent(said(act(own ? "commitment.entered" : "commitment.noted", commitment), terms));
        return commitment.id();
    }

    /**
     * Says a commitment anew, under the same provision and by the same delegation.
     *
     * @param seen the {@link CommitmentView#lockVersion()} that was changed
     */
    public void change(CommitmentId id, long seen, CommitmentTerms terms) {
        Commitment commitment = find(id);
        boolean own = requireSpeaker(commitment.negotiation(), commitment.delegation());
        requireSeen(commitment, seen);
        requireAtTable(commitment.negotiation(), commitment.delegation(), terms);
        if (!commitment.change(terms, own)) {
            return;
        }
        commitments.saveAndFlush(commitment);
        events.publishEvent(said(act("commitment.changed", commitment), terms));
    }

    /** Says that the own delegation does owe what a facilitator noted for it. */
    public void affirm(CommitmentId id, long seen) {
        step(id, seen, commitment -> {
            requireVoiceOf(commitment.negotiation(), commitment.delegation());
            commitment.affirm();
            events.publishEvent(said(act("commitment.affirmed", commitment), commitment.terms()));
        });
    }

    /** Says that the own delegation stands behind another's commitment, as it is worded now. */
    public void back(CommitmentId id, long seen) {
        step(id, seen, commitment -> {
            commitment.back(requireVoice(commitment.negotiation()));
            events.publishEvent(said(act("commitment.backed", commitment), commitment.terms()));
        });
    }

    /** Says that the own delegation does not stand behind another's commitment: it is no longer named there. */
    public void declineBacking(CommitmentId id, long seen) {
        step(id, seen, commitment -> {
            commitment.declineBacking(requireVoice(commitment.negotiation()));
            events.publishEvent(act("commitment.backing-declined", commitment));
        });
    }

    /** Takes a commitment back. It stays readable, with the reason. */
    public void withdraw(CommitmentId id, long seen, String reason) {
        String why = Words.paragraphs(reason, LONGEST_REASON, "implementation.error.reason");
        step(id, seen, commitment -> {
            requireSpeaker(commitment.negotiation(), commitment.delegation());
            commitment.withdraw(why);
            events.publishEvent(act("commitment.withdrawn", commitment).text(why));
        });
    }

    private void step(CommitmentId id, long seen, Consumer<Commitment> deed) {
        Commitment commitment = find(id);
        requireSeen(commitment, seen);
        deed.accept(commitment);
        commitments.saveAndFlush(commitment);
    }

    private Commitment find(CommitmentId id) {
        return commitments
                .findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.COMMITMENT));
    }

    private static void requireSeen(Commitment commitment, long seen) {
        if (commitment.lockVersion() != seen) {
            throw new RuleViolation("implementation.error.meanwhile");
        }
    }

    /** Whether it is the delegation itself that speaks, and not a facilitator for it. */
    private boolean requireSpeaker(NegotiationId negotiation, DelegationId owing) {
        if (seats.mayFacilitate(negotiation)) {
            return false;
        }
        requireVoiceOf(negotiation, owing);
        return true;
    }

    private void requireVoiceOf(NegotiationId negotiation, DelegationId owing) {
        if (!requireVoice(negotiation).equals(owing)) {
            throw new AccessDeniedException("implementation.error.own-only");
        }
    }

    private DelegationId requireVoice(NegotiationId negotiation) {
        SeatView seat = seats.requireVoice(negotiation);
        return seat.delegationOrThrow();
    }

    private void requireAtTable(NegotiationId negotiation, DelegationId owing, CommitmentTerms terms) {
        Set<DelegationId> table = negotiations.delegations(negotiation).stream()
                .map(DelegationView::id)
                .collect(Collectors.toSet());
        if (!table.contains(owing) || !table.containsAll(terms.named())) {
            throw new RuleViolation("implementation.error.not-at-table");
        }
    }

    private Act act(String type, Commitment commitment) {
        return Act.of(
                        type,
                        commitment.negotiation().value(),
                        SubjectRef.of(SubjectRef.COMMITMENT, commitment.id()),
                        seats.actor(commitment.negotiation()))
                .with(
                        "on",
                        SubjectRef.of(SubjectRef.PROVISION, commitment.provision())
                                .toString())
                .with("delegation", commitment.delegation().value().toString());
    }

    private static Act said(Act act, CommitmentTerms terms) {
        Act full = act.with(
                        "beneficiaries",
                        terms.beneficiaries().stream()
                                .map(each -> each.value().toString())
                                .toList())
                .with("instruments", Instrument.words(terms.instruments()))
                .text(terms.text());
        DelegationId backing = terms.backing();
        return backing == null ? full : full.with("backing", backing.value().toString());
    }
}
