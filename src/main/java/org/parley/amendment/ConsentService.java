package org.parley.amendment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import org.parley.delegation.DelegationId;
import org.parley.delegation.SeatView;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a proposer answers after an adoption has changed an amendment: it stands as it reads now, or is written anew (ADR 0020). The
 * third answer is {@link AmendmentService#withdraw}.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class ConsentService {

    private final AmendmentRepository amendments;
    private final Redrafts redrafts;
    private final Rights rights;
    private final PlanService plans;
    private final AmendmentActs acts;
    private final ApplicationEventPublisher events;
    private final EntityManager entities;
    private final Clock clock;

    ConsentService(
            AmendmentRepository amendments,
            Redrafts redrafts,
            Rights rights,
            PlanService plans,
            AmendmentActs acts,
            ApplicationEventPublisher events,
            EntityManager entities,
            Clock clock) {
        this.amendments = amendments;
        this.redrafts = redrafts;
        this.rights = rights;
        this.plans = plans;
        this.acts = acts;
        this.events = events;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Accepts an amendment of the own delegation as it reads now: it may be put to the vote again.
     *
     * @param expected the lock version of the state that was read; another one there now is not consented to
     */
    public void accept(AmendmentId id, long expected) {
        Amendment seen = visible(id);
        SeatView seat = rights.voice(seen.negotiation());
        rights.owner(seen, seat);
        plans.hold(seen.plan()); // whoever adopts meanwhile is waited for
        entities.refresh(seen, LockModeType.PESSIMISTIC_WRITE);
        if (seen.lockVersion() != expected) {
            throw new RuleViolation("amendment.error.consent-changed");
        }
        seen.accept(clock.instant());
        amendments.saveAndFlush(seen);
        events.publishEvent(
                acts.of("amendment.consented", seen).payload(seen.content().canonicalBytes(), "application/json"));
    }

    /**
     * Begins a draft from an amendment: the answer to a change of the own delegation's pending one, or a new one from what fell or was
     * not pursued. A draft that the delegation has begun from it already is gone on with.
     *
     * @throws RuleViolation where it is pending and awaits no answer of this delegation, or was decided by a vote
     */
    public AmendmentId redraft(AmendmentId id) {
        Amendment original = visible(id);
        DelegationId by = rights.drafter(original.negotiation()).delegationOrThrow();
        plans.hold(original.plan());
        entities.refresh(original, LockModeType.PESSIMISTIC_WRITE);
        boolean answers = original.consent() != null && original.delegation().equals(by);
        boolean gone = original.filed()
                && (original.status() == AmendmentStatus.OBSOLETE || original.status() == AmendmentStatus.WITHDRAWN);
        if (!answers && !gone) {
            throw new RuleViolation(
                    original.status().pending() ? "amendment.error.not-awaiting" : "amendment.error.state",
                    original.status().word());
        }
        return redrafts.open(original, by).map(Amendment::id).orElseGet(() -> begin(original, by));
    }

    private AmendmentId begin(Amendment original, DelegationId by) {
        Amendment draft = redrafts.begin(original, by);
        amendments.saveAndFlush(draft);
        events.publishEvent(acts.drafted(draft));
        return draft.id();
    }

    private Amendment visible(AmendmentId id) {
        return amendments.findById(id.value()).filter(rights::sees).orElseThrow(() -> new NotFound("amendment"));
    }
}
