package org.parley.amendment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.Changes;
import org.parley.text.ProvisionId;
import org.parley.voting.NotPut;
import org.parley.voting.QuestionLost;
import org.parley.voting.RoundId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is voted on in parts, and what that forbids meanwhile (ADR 0027, ADR 0041). */
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

    /** After these the same may be so of a text as it stands. */
    private static final Set<String> WATCHED_OF_TEXTS =
            Set.of("version.adopted", "article.marked", "article.closed", "article.reopened", "plan.agreed");

    private static final List<DivisionStatus> ACTIVE = Arrays.stream(DivisionStatus.values())
            .filter(DivisionStatus::active)
            .toList();

    private final DivisionRepository requests;
    private final AmendmentRepository amendments;
    private final Wholes wholes;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Divisions(
            DivisionRepository requests,
            AmendmentRepository amendments,
            Wholes wholes,
            EntityManager entities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.amendments = amendments;
        this.wholes = wholes;
        this.entities = entities;
        this.events = events;
        this.clock = clock;
    }

    /** The last request to divide something. */
    Optional<DivisionRequest> last(SubjectRef whole) {
        return requests.findByKindAndWholeOrderByAskedAtDescIdDesc(whole.kind(), whole.id()).stream()
                .findFirst();
    }

    /** The request that bears on how something is put now. */
    Optional<DivisionRequest> active(SubjectRef whole) {
        return last(whole).filter(request -> request.status().active());
    }

    /**
     * Whether no other division may be asked for: one is under way, or was had of what is there. A text that reads otherwise since may be divided
     * again.
     */
    boolean spent(SubjectRef whole) {
        return last(whole)
                .filter(request -> request.status().active()
                        || request.status() == DivisionStatus.ENDED
                                && (!Wholes.text(whole) || request.left().equals(wholes.changes(whole)) || fell(whole)))
                .isPresent();
    }

    /** Whether every part of a text fell as it reads now, and so the whole. */
    boolean fell(SubjectRef whole) {
        return last(whole)
                .filter(request -> request.status() == DivisionStatus.ENDED
                        && request.left().isEmpty()
                        && request.division().changes().equals(wholes.changes(whole)))
                .isPresent();
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

    /** That of which the parts are being put, of a whole text its articles too: it stays as it is until the last part is decided. */
    Set<SubjectRef> voting(NegotiationId negotiation) {
        return requests.holdVoting(negotiation.value()).stream()
                .map(DivisionRequest::whole)
                .flatMap(whole -> Stream.concat(
                        Stream.of(whole),
                        wholes.articles(whole).map(article -> SubjectRef.of(SubjectRef.PROVISION, article))))
                .collect(Collectors.toSet());
    }

    /** What waits for a decision on how it is put. */
    List<DivisionRequest> waiting(NegotiationId negotiation) {
        return requests.findByNegotiationAndStatusIn(negotiation.value(), ACTIVE);
    }

    /**
     * Refuses to open a vote on an amendment as a whole before its parts are decided, and on what amends something of which the parts are being
     * put.
     */
    void requireTurn(Amendment amendment) {
        SubjectRef whole = Wholes.of(amendment.id());
        requireTurn(whole);
        AmendmentId parent = amendment.parent();
        if (parent != null && votedOn(Wholes.of(parent))) {
            throw new RuleViolation("amendment.error.division-parent", amendment.number());
        }
        for (Amendment under : amendments.filedUnder(amendment.getId())) {
            if (votedOn(Wholes.of(under.id()))) {
                throw new RuleViolation("amendment.error.division-parts-first", under.number());
            }
        }
        Set<ProvisionId> touched = Changes.touched(amendment.changes());
        texts(amendment.negotiation(), List.of(DivisionStatus.VOTING))
                .filter(request -> wholes.within(request.whole(), amendment.plan(), touched))
                .findFirst()
                .ifPresent(request -> {
                    throw first(request);
                });
    }

    /** Refuses to open a vote on something as a whole before its parts are decided. */
    void requireTurn(SubjectRef whole) {
        active(whole).ifPresent(request -> {
            throw first(request);
        });
        overlapping(whole)
                .filter(request -> request.status() == DivisionStatus.VOTING)
                .findFirst()
                .ifPresent(request -> {
                    throw first(request);
                });
    }

    /** Refuses to divide a text while another is divided that stands in it, or in which it stands. */
    void requireApart(SubjectRef whole) {
        overlapping(whole).findFirst().ifPresent(request -> {
            throw first(request);
        });
    }

    boolean apart(SubjectRef whole) {
        return overlapping(whole).findAny().isEmpty();
    }

    private Stream<DivisionRequest> overlapping(SubjectRef whole) {
        return Wholes.text(whole)
                ? texts(wholes.negotiation(whole), ACTIVE).filter(request -> wholes.overlap(request.whole(), whole))
                : Stream.empty();
    }

    private boolean votedOn(SubjectRef whole) {
        return active(whole)
                .filter(request -> request.status() == DivisionStatus.VOTING)
                .isPresent();
    }

    private RuleViolation first(DivisionRequest request) {
        SubjectRef whole = request.whole();
        boolean begun = request.status() == DivisionStatus.VOTING;
        String key = Wholes.text(whole)
                ? begun ? "amendment.error.division-text-parts-first" : "amendment.error.division-text-first"
                : begun ? "amendment.error.division-parts-first" : "amendment.error.division-first";
        return new RuleViolation(key, wholes.cited(whole));
    }

    private Stream<DivisionRequest> texts(NegotiationId negotiation, List<DivisionStatus> statuses) {
        return requests.findByNegotiationAndStatusIn(negotiation.value(), statuses).stream()
                .filter(request -> Wholes.text(request.whole()));
    }

    /** Begins the act by which something happens to a request. */
    Act act(String type, DivisionRequest request, @Nullable UUID round) {
        Act act = wholes.act(type, request.whole());
        return round == null ? act : act.round(round);
    }

    /** What is decided, gone, or reads otherwise takes the request along. */
    @EventListener
    void heard(Act act) {
        UUID negotiation = act.negotiation();
        if (negotiation != null && WATCHED_OF_TEXTS.contains(act.type())) {
            texts(new NegotiationId(negotiation), ACTIVE).forEach(request -> look(request, act));
        } else if (WATCHED.contains(act.type())) {
            active(act.subject()).ifPresent(request -> look(request, act));
        }
    }

    private void look(DivisionRequest request, Act act) {
        SubjectRef whole = request.whole();
        if (wholes.pending(whole) && request.fits(wholes.changes(whole))) {
            return;
        }
        request.lose(clock.instant());
        requests.saveAndFlush(request);
        Act told = wholes.act("division.lost", whole, act.actor());
        events.publishEvent(act.round() == null ? told : told.round(act.round()));
        gone(request, NotPut.Why.FALLEN, act.round(), act.actor());
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
