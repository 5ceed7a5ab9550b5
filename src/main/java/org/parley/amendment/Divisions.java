package org.parley.amendment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.voting.NotPut;
import org.parley.voting.QuestionLost;
import org.parley.voting.RoundId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which amendments are voted on in parts, and what that forbids meanwhile (ADR 0027). */
@Component
class Divisions {

    /** After these the amendment may no longer have the parts that were asked for, or is not to be decided at all. */
    private static final Set<String> WATCHED = Set.of(
            "amendment.withdrawn",
            "amendment.lapsed",
            "amendment.obsolete",
            "amendment.adopted",
            "amendment.rejected",
            "amendment.carried",
            "amendment.amended",
            "amendment.redrafted");

    private final DivisionRepository requests;
    private final AmendmentRepository amendments;
    private final AmendmentActs acts;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Divisions(
            DivisionRepository requests,
            AmendmentRepository amendments,
            AmendmentActs acts,
            EntityManager entities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.amendments = amendments;
        this.acts = acts;
        this.entities = entities;
        this.events = events;
        this.clock = clock;
    }

    /** The last request on an amendment. */
    Optional<DivisionRequest> last(UUID amendment) {
        return requests.findByAmendmentOrderByAskedAtDescIdDesc(amendment).stream()
                .findFirst();
    }

    /** The request that bears on how an amendment is put now. */
    Optional<DivisionRequest> active(UUID amendment) {
        return last(amendment).filter(request -> request.status().active());
    }

    /** The request that a subject of a round belongs to: a division itself, or a part. */
    Optional<DivisionRequest> of(SubjectRef subject) {
        return switch (subject.kind()) {
            case SubjectRef.DIVISION -> requests.findById(subject.id());
            case SubjectRef.PART -> requests.withPart('%' + subject.id().toString() + '%');
            default -> Optional.empty();
        };
    }

    /** Waits for whoever holds a request, then reads it anew. */
    DivisionRequest lock(DivisionId id) {
        DivisionRequest found = requests.findById(id.value()).orElseThrow(() -> new NotFound("division"));
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    /** The amendments whose parts are being put: they stay as they are until the last part is decided. */
    Set<UUID> voting(NegotiationId negotiation) {
        return requests.holdVoting(negotiation.value()).stream()
                .map(request -> request.amendment().value())
                .collect(Collectors.toSet());
    }

    /** What waits for a decision on how it is put. */
    List<DivisionRequest> waiting(NegotiationId negotiation) {
        return requests.findByNegotiationAndStatusIn(
                negotiation.value(), List.of(DivisionStatus.ASKED, DivisionStatus.OPPOSED, DivisionStatus.VOTING));
    }

    /** Refuses to open a vote on an amendment as a whole before its parts are decided, and on what amends one whose parts are being put. */
    void requireTurn(Amendment amendment) {
        active(amendment.getId()).ifPresent(request -> {
            throw new RuleViolation(
                    request.status() == DivisionStatus.VOTING
                            ? "amendment.error.division-parts-first"
                            : "amendment.error.division-first",
                    amendment.number());
        });
        AmendmentId parent = amendment.parent();
        if (parent != null) {
            active(parent.value())
                    .filter(request -> request.status() == DivisionStatus.VOTING)
                    .ifPresent(_ -> {
                        throw new RuleViolation("amendment.error.division-parent", amendment.number());
                    });
        }
        for (Amendment under : amendments.filedUnder(amendment.getId())) {
            if (active(under.getId())
                    .filter(request -> request.status() == DivisionStatus.VOTING)
                    .isPresent()) {
                throw new RuleViolation("amendment.error.division-parts-first", under.number());
            }
        }
    }

    /** Begins the act by which something happens to a request. */
    Act act(String type, DivisionRequest request, @Nullable UUID round) {
        Amendment amendment = amendments.findById(request.amendment().value()).orElseThrow();
        return acts.of(type, amendment, round);
    }

    /** An amendment that is decided, gone, or reads otherwise takes the request along. */
    @EventListener
    void heard(Act act) {
        if (!WATCHED.contains(act.type())) {
            return;
        }
        active(act.subject().id()).ifPresent(request -> {
            Amendment amendment = amendments.findById(act.subject().id()).orElseThrow();
            if (amendment.status().pending() && request.fits(amendment.changes())) {
                return;
            }
            request.lose(clock.instant());
            requests.saveAndFlush(request);
            Act told = acts.of("amendment.division-lost", amendment, act.actor());
            events.publishEvent(act.round() == null ? told : told.round(act.round()));
            gone(request, NotPut.Why.FALLEN, act.round(), act.actor());
        });
    }

    /** The questions of a request can no longer be put. */
    void gone(DivisionRequest request, NotPut.Why why, @Nullable UUID round, Actor by) {
        RoundId cause = round == null ? null : new RoundId(round);
        events.publishEvent(new QuestionLost(
                request.negotiation(), SubjectRef.of(SubjectRef.DIVISION, request.id()), why, cause, by));
        request.parts().stream()
                .filter(part -> part.carried() == null)
                .forEach(part -> events.publishEvent(new QuestionLost(
                        request.negotiation(), new SubjectRef(SubjectRef.PART, part.id()), why, cause, by)));
    }
}
