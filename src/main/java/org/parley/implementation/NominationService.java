package org.parley.implementation;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a nomination from its proposal to its end. Heads and deputies nominate for their delegation; the parties to the conflict, and
 * the delegation that is to send the observers, consent or object within the time that the mandate sets; a facilitator confirms.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class NominationService {

    private final NominationRepository nominations;
    private final MissionRepository missions;
    private final AgreementRepository agreements;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NominationService(
            NominationRepository nominations,
            MissionRepository missions,
            AgreementRepository agreements,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.nominations = nominations;
        this.missions = missions;
        this.agreements = agreements;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Proposes who sends observers.
     *
     * @throws RuleViolation naming the provision where the mandate excludes the nominee, or does not let the delegation nominate
     */
    public NominationId nominate(MissionId to, NewNomination proposal) {
        Mission mission = missions.findById(to.value())
                .filter(each -> seats.mayRead(each.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.MISSION));
        DelegationId by = seats.requireVoice(mission.negotiation()).delegationOrThrow();
        mission.requireStanding();
        Mandate mandate = mission.mandate();
        List<DelegationView> table = negotiations.delegations(mission.negotiation());
        mandate.excluding(by).filter(each -> !each.mayNominate()).ifPresent(exclusion -> {
            throw new RuleViolation("mission.error.may-not-nominate", number(mission, exclusion));
        });
        NewNomination meant = meant(proposal, table);
        DelegationId nominee = meant.nominee();
        if (nominee != null && table.stream().noneMatch(each -> each.id().equals(nominee))) {
            throw new RuleViolation("implementation.error.not-at-table");
        }
        requireNotExcluded(mission, nominee, table);
        boolean known = nominations.findByMissionOrderByProposedAtAscIdAsc(to.value()).stream()
                .filter(each -> each.state() == NominationState.PROPOSED || each.state() == NominationState.CONFIRMED)
                .anyMatch(each ->
                        nominee == null ? same(each.outside(), meant.outside()) : nominee.equals(each.nominee()));
        if (known) {
            throw new RuleViolation("mission.error.nominated");
        }
        Nomination nomination = nominations.saveAndFlush(
                new Nomination(mission, by, meant, asked(table, by, nominee), clock.instant()));
        events.publishEvent(act("nomination.proposed", nomination)
                .with("offered", meant.offered())
                .text(meant.text()));
        return nomination.id();
    }

    /** Says that the own delegation has nothing against it. */
    public void consent(NominationId id, long seen) {
        step(id, seen, nomination -> {
            nomination.consent(seats.requireVoice(nomination.negotiation()).delegationOrThrow(), clock.instant());
            events.publishEvent(act("nomination.consented", nomination));
        });
    }

    /** Says that the own delegation objects to it. */
    public void object(NominationId id, long seen, String reason) {
        String why = why(reason);
        step(id, seen, nomination -> {
            nomination.object(seats.requireVoice(nomination.negotiation()).delegationOrThrow(), why, clock.instant());
            events.publishEvent(act("nomination.objected", nomination).text(why));
        });
    }

    /**
     * Writes down that its observers take part.
     *
     * @param accepted how many of those that were offered
     * @param until    their last day; null where none is set
     */
    public void confirm(NominationId id, long seen, int accepted, LocalDate from, @Nullable LocalDate until) {
        step(id, seen, nomination -> {
            seats.requireFacilitator(nomination.negotiation());
            Mission mission = missions.findById(nomination.mission().value()).orElseThrow();
            mission.requireStanding();
            requireNotExcluded(mission, nomination.nominee(), negotiations.delegations(nomination.negotiation()));
            nomination.confirm(accepted, from, until, clock.instant());
            Act act = act("nomination.confirmed", nomination)
                    .with("accepted", accepted)
                    .with("begins", from.toString());
            events.publishEvent(until == null ? act : act.with("ends", until.toString()));
        });
    }

    /** Writes down that it is not accepted. */
    public void decline(NominationId id, long seen, String reason) {
        String why = why(reason);
        step(id, seen, nomination -> {
            seats.requireFacilitator(nomination.negotiation());
            nomination.decline(why);
            events.publishEvent(act("nomination.declined", nomination).text(why));
        });
    }

    /** Takes the own delegation's nomination back. */
    public void withdraw(NominationId id, long seen, String reason) {
        String why = why(reason);
        step(id, seen, nomination -> {
            if (!seats.requireVoice(nomination.negotiation())
                    .delegationOrThrow()
                    .equals(nomination.delegation())) {
                throw new AccessDeniedException("implementation.error.own-only");
            }
            nomination.withdraw(why);
            events.publishEvent(act("nomination.withdrawn", nomination).text(why));
        });
    }

    /** Writes down that its observers take part no more. */
    public void end(NominationId id, long seen, String reason) {
        String why = why(reason);
        step(id, seen, nomination -> {
            seats.requireFacilitator(nomination.negotiation());
            nomination.end(why, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            events.publishEvent(act("nomination.ended", nomination).text(why));
        });
    }

    /** What becomes of the nominations to a mission that has ended. */
    void endAll(Mission mission, String why) {
        for (Nomination each : nominations.findByMissionOrderByProposedAtAscIdAsc(mission.getId())) {
            if (each.state() == NominationState.PROPOSED) {
                each.decline(why);
                nominations.saveAndFlush(each);
                events.publishEvent(act("nomination.declined", each).text(why));
            } else if (each.state() == NominationState.CONFIRMED) {
                each.end(why, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
                nominations.saveAndFlush(each);
                events.publishEvent(act("nomination.ended", each).text(why));
            }
        }
    }

    /** Whoever is named in words and sits at the table is that delegation: no exclusion is passed by in other words. */
    private static NewNomination meant(NewNomination proposal, List<DelegationView> table) {
        String named = proposal.outside();
        if (named == null) {
            return proposal;
        }
        return table.stream()
                .filter(each -> same(each.name(), named) || same(each.shortName(), named))
                .findFirst()
                .map(each -> new NewNomination(each.id(), null, proposal.offered(), proposal.text()))
                .orElse(proposal);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private void requireNotExcluded(Mission mission, @Nullable DelegationId nominee, List<DelegationView> table) {
        if (nominee == null) {
            return;
        }
        mission.mandate().excluding(nominee).ifPresent(exclusion -> {
            throw new RuleViolation("mission.error.excluded", name(table, nominee), number(mission, exclusion));
        });
    }

    private static String name(List<DelegationView> table, DelegationId delegation) {
        return table.stream()
                .filter(each -> each.id().equals(delegation))
                .map(DelegationView::name)
                .findFirst()
                .orElse("");
    }

    private String number(Mission mission, Mandate.Exclusion exclusion) {
        int version =
                agreements.findById(mission.agreement().value()).orElseThrow().version();
        return plans.text(mission.plan(), version).numbering().number(exclusion.provision());
    }

    /** The parties to the conflict, and the delegation that would send observers: nobody is sent by another's word. */
    private static List<DelegationId> asked(
            List<DelegationView> table, DelegationId by, @Nullable DelegationId nominee) {
        return table.stream()
                .filter(each -> each.kind() == DelegationKind.PARTY
                        || each.id().equals(nominee) && each.kind() != DelegationKind.OBSERVER)
                .map(DelegationView::id)
                .filter(each -> !each.equals(by))
                .toList();
    }

    private void step(NominationId id, long seen, Consumer<Nomination> deed) {
        Nomination nomination = nominations
                .findById(id.value())
                .filter(each -> seats.mayRead(each.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.NOMINATION));
        if (nomination.lockVersion() != seen) {
            throw new RuleViolation("implementation.error.meanwhile");
        }
        deed.accept(nomination);
        nominations.saveAndFlush(nomination);
    }

    private static String why(String reason) {
        return Words.paragraphs(reason, NewNomination.LONGEST_TEXT, "mission.error.why");
    }

    private Act act(String type, Nomination nomination) {
        DelegationId nominee = nomination.nominee();
        return Act.of(
                        type,
                        nomination.negotiation().value(),
                        SubjectRef.of(SubjectRef.NOMINATION, nomination.id()),
                        seats.actor(nomination.negotiation()))
                .with("agreement", nomination.agreement().value().toString())
                .with("mission", nomination.mission().value().toString())
                .with("delegation", nomination.delegation().value().toString())
                .with(
                        "nominee",
                        nominee != null ? nominee.value().toString() : Objects.requireNonNull(nomination.outside()));
    }
}
