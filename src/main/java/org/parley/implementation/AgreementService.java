package org.parley.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a plan becomes once its whole text is agreed: signed, in force, carried out. For facilitators, who act for the depositary. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class AgreementService {

    /** Most characters of the evidence for how far a provision is carried out. */
    public static final int LONGEST_EVIDENCE = 1_000;

    private final AgreementRepository agreements;
    private final AssessmentRepository assessments;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final MonitorQueries monitors;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreementService(
            AgreementRepository agreements,
            AssessmentRepository assessments,
            PlanQueries plans,
            NegotiationQueries negotiations,
            MonitorQueries monitors,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agreements = agreements;
        this.assessments = assessments;
        this.plans = plans;
        this.negotiations = negotiations;
        this.monitors = monitors;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a plan whose whole text is agreed for signature. */
    public AgreementId begin(PlanId plan, EntryClause clause) {
        PlanSummary agreed = plans.get(plan);
        seats.requireFacilitator(agreed.negotiation());
        Integer version = agreed.agreedVersion();
        if (version == null) {
            throw new RuleViolation("agreement.error.not-agreed");
        }
        if (agreements.findByPlan(plan.value()).isPresent()) {
            throw new RuleViolation("agreement.error.begun");
        }
        Agreement agreement =
                agreements.saveAndFlush(new Agreement(agreed.negotiation(), plan, version, clause, clock.instant()));
        events.publishEvent(act("agreement.begun", agreement)
                .version(version)
                .with("clause", clause.kind().word())
                .with("number", clause.number())
                .with("days", clause.days()));
        return agreement.id();
    }

    /** Notes full powers, a signature or a ratification; where it meets the clause on the entry into force, that day too. */
    public void deposit(AgreementId id, Deposit deposit) {
        Agreement agreement = find(id);
        boolean here = negotiations.delegations(agreement.negotiation()).stream()
                .anyMatch(each -> each.id().equals(deposit.delegation()));
        if (!here) {
            throw new RuleViolation("implementation.error.not-at-table");
        }
        if (deposit.on()
                .isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1))) {
            throw new RuleViolation("agreement.error.future");
        }
        Optional<LocalDate> before = inForce(agreement);
        agreement.deposit(deposit);
        agreements.saveAndFlush(agreement);
        Act act = switch (deposit.kind()) {
            case FULL_POWERS -> act("agreement.full-powers", agreement);
            case SIGNATURE -> act("agreement.signed", agreement);
            case RATIFICATION -> act("agreement.ratified", agreement);
        };
        events.publishEvent(act.with("delegation", deposit.delegation().value().toString())
                .with("day", deposit.on().toString())
                .text(deposit.who()));
        Optional<LocalDate> now = inForce(agreement);
        if (!now.equals(before)) {
            now.ifPresent(day ->
                    events.publishEvent(act("agreement.in-force", agreement).with("day", day.toString())));
        }
    }

    private Optional<LocalDate> inForce(Agreement agreement) {
        return agreement
                .clause()
                .inForce(
                        agreement.deposits(),
                        negotiations.delegations(agreement.negotiation()).stream()
                                .filter(each -> each.kind() == DelegationKind.PARTY)
                                .map(DelegationView::id)
                                .collect(Collectors.toSet()));
    }

    /**
     * Says how far a provision is carried out: facilitators, and monitors within the mandate of their mission.
     *
     * @param responsible the delegation that answers for it; null where none does alone
     */
    public void assess(
            AgreementId id, ProvisionId provision, Level level, String evidence, @Nullable DelegationId responsible) {
        Agreement agreement = read(id);
        DelegationId watching = monitors.watching(agreement.plan(), provision).orElse(null);
        if (watching == null) {
            seats.requireFacilitator(agreement.negotiation());
        }
        if (plans.text(agreement.plan(), agreement.version())
                .text()
                .find(provision)
                .isEmpty()) {
            throw new RuleViolation("implementation.error.provision-gone");
        }
        if (responsible != null
                && negotiations.delegations(agreement.negotiation()).stream()
                        .noneMatch(each -> each.id().equals(responsible))) {
            throw new RuleViolation("implementation.error.not-at-table");
        }
        String said = Words.paragraphs(evidence, LONGEST_EVIDENCE, "agreement.error.evidence");
        Actor actor = seats.actor(agreement.negotiation());
        assessments.save(
                new Assessment(id, provision, level, said, responsible, watching, actor.name(), clock.instant()));
        Act act = act("agreement.assessed", agreement)
                .with("on", SubjectRef.of(SubjectRef.PROVISION, provision).toString())
                .with("level", level.word())
                .text(said);
        events.publishEvent(
                responsible == null
                        ? act
                        : act.with("responsible", responsible.value().toString()));
    }

    private Agreement read(AgreementId id) {
        return agreements
                .findById(id.value())
                .filter(each -> seats.mayRead(each.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.AGREEMENT));
    }

    private Agreement find(AgreementId id) {
        Agreement found = read(id);
        seats.requireFacilitator(found.negotiation());
        return found;
    }

    private Act act(String type, Agreement agreement) {
        return Act.of(
                type,
                agreement.negotiation().value(),
                SubjectRef.of(SubjectRef.AGREEMENT, agreement.id()),
                seats.actor(agreement.negotiation()));
    }
}
