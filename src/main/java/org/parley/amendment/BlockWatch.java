package org.parley.amendment;

import java.util.Set;
import java.util.UUID;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.voting.NotPut;
import org.parley.voting.QuestionLost;
import org.parley.voting.RoundId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells voting which amendments may still be put, but no longer in a block: something on them has to be settled first (ADR 0040). */
@Component
class BlockWatch {

    /** After these an amendment may have to be put by itself, or what amends it before it. */
    private static final Set<String> WATCHED = Set.of(
            "amendment.proposed",
            "amendment.cosponsored",
            "amendment.co-sponsor-left",
            "amendment.taken-over",
            "amendment.carried",
            "amendment.only-if",
            "division.asked");

    private static final Set<String> BINDING = Set.of("package.composed", "package.invited", "package.agreed");

    private final AmendmentRepository amendments;
    private final PackageRepository packages;
    private final Divisions divisions;
    private final ApplicationEventPublisher events;

    BlockWatch(
            AmendmentRepository amendments,
            PackageRepository packages,
            Divisions divisions,
            ApplicationEventPublisher events) {
        this.amendments = amendments;
        this.packages = packages;
        this.divisions = divisions;
        this.events = events;
    }

    @EventListener
    void heard(Act act) {
        if (WATCHED.contains(act.type())) {
            amendments.findById(act.subject().id()).ifPresent(amendment -> apart(act, amendment));
        } else if (BINDING.contains(act.type())) {
            packages.findById(act.subject().id()).stream()
                    .flatMap(bound -> bound.amendments().stream()
                            .flatMap(id -> amendments.findById(id.value()).stream())
                            .filter(member -> bound.binds(member.id(), member.delegation())))
                    .forEach(member -> leaves(act, member));
        }
    }

    private void apart(Act act, Amendment amendment) {
        AmendmentId parent = amendment.parent();
        if (parent != null) {
            if (amendment.status() == AmendmentStatus.PROPOSED) {
                amendments.findById(parent.value()).ifPresent(amended -> leaves(act, amended));
            }
        } else if (act.type().equals("amendment.only-if")
                || amendment.status() == AmendmentStatus.SEEKING
                || amendment.consent() != null
                || divisions.active(Wholes.of(amendment.id())).isPresent()) {
            leaves(act, amendment);
        }
    }

    private void leaves(Act act, Amendment amendment) {
        UUID round = act.round();
        events.publishEvent(new QuestionLost(
                amendment.negotiation(),
                SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()),
                NotPut.Why.APART,
                round == null ? null : new RoundId(round),
                act.actor()));
    }
}
