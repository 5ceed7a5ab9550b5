package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The terms by which amendments stand only if others are adopted, and what comes of them. Part of the caller's transaction. */
@Component
class Terms {

    private final ProvisoRepository provisos;
    private final AmendmentRepository amendments;
    private final Falling falling;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Terms(
            ProvisoRepository provisos,
            AmendmentRepository amendments,
            Falling falling,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.provisos = provisos;
        this.amendments = amendments;
        this.falling = falling;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** The plans in which a decision may fell an amendment by its own terms, on whichever plan it was taken. */
    Stream<PlanId> plans(NegotiationId negotiation) {
        return provisos.open(negotiation.value()).stream()
                .flatMap(proviso -> Stream.of(proviso.amendment(), proviso.requires()))
                .distinct()
                .flatMap(id -> amendments.findById(id.value()).stream())
                .filter(amendment -> amendment.status().pending())
                .map(Amendment::plan);
    }

    /** The amendments that stand only if something undecided is adopted. */
    Set<AmendmentId> conditional(NegotiationId negotiation) {
        return provisos.open(negotiation.value()).stream()
                .map(Proviso::amendment)
                .collect(Collectors.toSet());
    }

    /** Refuses to put an amendment to the vote before what it depends on is adopted. */
    void requireMet(Amendment amendment) {
        unmet(amendment).ifPresent(unmet -> {
            throw unmet;
        });
    }

    /** What an amendment still depends on, as the refusal to put it to the vote before. */
    Optional<RuleViolation> unmet(Amendment amendment) {
        return provisos.stated(amendment.getId()).stream().findFirst().map(proviso -> {
            int other = amendments
                    .findById(proviso.requires().value())
                    .map(Amendment::number)
                    .orElse(0);
            return new RuleViolation("package.error.only-if", amendment.number(), other);
        });
    }

    /**
     * The way from one amendment to another along what each depends on, both named; empty where there is none.
     *
     * @return amendments of which each stands only if the next is adopted
     */
    Optional<List<AmendmentId>> path(NegotiationId negotiation, AmendmentId from, AmendmentId to) {
        return path(provisos.open(negotiation.value()), List.of(from), to);
    }

    private static Optional<List<AmendmentId>> path(List<Proviso> all, List<AmendmentId> way, AmendmentId to) {
        AmendmentId at = way.getLast();
        if (at.equals(to)) {
            return Optional.of(way);
        }
        return all.stream()
                .filter(proviso -> proviso.amendment().equals(at) && !way.contains(proviso.requires()))
                .map(proviso -> {
                    List<AmendmentId> further = new ArrayList<>(way);
                    further.add(proviso.requires());
                    return path(all, further, to);
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Ends the provisos whose other amendment is decided: they are met, or what depended on it falls by its own terms, and then what
     * depended on that. A withdrawn one decides nothing: another delegation may take it over.
     */
    void settle(NegotiationId negotiation, @Nullable UUID round) {
        boolean again = true;
        while (again) {
            again = false;
            for (Proviso proviso : provisos.open(negotiation.value())) {
                Amendment amendment =
                        amendments.findById(proviso.amendment().value()).orElseThrow();
                Amendment other =
                        amendments.findById(proviso.requires().value()).orElseThrow();
                switch (other.status()) {
                    case ADOPTED -> end(proviso, ProvisoStatus.MET, amendment, other, round);
                    case REJECTED, OBSOLETE -> {
                        end(proviso, ProvisoStatus.UNMET, amendment, other, round);
                        if (amendment.status().pending()) {
                            falling.fall(
                                    amendment,
                                    Remark.of(Remark.Kind.UNMET)
                                            .version(amendment.version())
                                            .other(other.id())
                                            .round(round));
                            again = true;
                        }
                    }
                    case DRAFT, SEEKING, PROPOSED, WITHDRAWN -> {}
                }
            }
        }
    }

    private void end(Proviso proviso, ProvisoStatus how, Amendment amendment, Amendment other, @Nullable UUID round) {
        proviso.end(how, clock.instant());
        provisos.saveAndFlush(proviso);
        String type = switch (how) {
            case MET -> "amendment.only-if-met";
            case UNMET -> "amendment.only-if-unmet";
            case LIFTED -> "amendment.only-if-lifted";
            case STATED -> throw new IllegalArgumentException("nothing ended");
        };
        Act act = act(type, amendment, other);
        events.publishEvent(round == null ? act : act.round(round));
    }

    Act act(String type, Amendment amendment, Amendment other) {
        return Act.of(
                        type,
                        amendment.negotiation().value(),
                        SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()),
                        seats.actor(amendment.negotiation()))
                .version(amendment.version())
                .with("number", amendment.number())
                .with("onlyIf", other.getId().toString());
    }
}
