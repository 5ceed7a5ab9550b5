package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.delegation.SeatView;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a delegation state that its amendment stands only if another one is adopted. Heads and deputies do this. */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class ProvisoService {

    private final ProvisoRepository provisos;
    private final AmendmentRepository amendments;
    private final Packages packages;
    private final UnderVote voted;
    private final Terms terms;
    private final Rights rights;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProvisoService(
            ProvisoRepository provisos,
            AmendmentRepository amendments,
            Packages packages,
            UnderVote voted,
            Terms terms,
            Rights rights,
            ApplicationEventPublisher events,
            Clock clock) {
        this.provisos = provisos;
        this.amendments = amendments;
        this.packages = packages;
        this.voted = voted;
        this.terms = terms;
        this.rights = rights;
        this.events = events;
        this.clock = clock;
    }

    /**
     * States that an amendment of the own delegation stands only if another one is adopted. From now on it is not put to the vote before
     * that one is adopted, and falls when that one is rejected or no longer applies.
     *
     * @throws RuleViolation {@code package.error.mutual} where the other one stands only with this one: that is a package; and
     *     {@code package.error.cycle} where it does so by way of others, with the way
     */
    public void state(AmendmentId id, AmendmentId requires) {
        Amendment amendment = own(id, requires);
        Amendment other = amendments.findById(requires.value()).orElseThrow();
        for (Amendment each : List.of(amendment, other)) {
            if (each.parent() != null) {
                throw new RuleViolation("package.error.sub", each.number());
            }
            if (!each.status().pending()) {
                throw new RuleViolation(
                        "package.error.not-pending",
                        each.number(),
                        each.status().word());
            }
        }
        packages.binding(amendment).ifPresent(bound -> {
            throw new RuleViolation("package.error.bound-terms", amendment.number(), bound.number());
        });
        if (provisos.stated(id.value()).stream()
                .anyMatch(proviso -> proviso.requires().equals(requires))) {
            throw new RuleViolation("package.error.stated-already");
        }
        requireNoCircle(amendment, other);
        provisos.saveAndFlush(new Proviso(amendment, requires, clock.instant()));
        events.publishEvent(terms.act("amendment.only-if", amendment, other));
    }

    private void requireNoCircle(Amendment amendment, Amendment other) {
        terms.path(amendment.negotiation(), other.id(), amendment.id()).ifPresent(back -> {
            if (back.size() == 2) {
                throw new RuleViolation("package.error.mutual", amendment.number(), other.number());
            }
            List<Integer> numbers = new ArrayList<>();
            numbers.add(amendment.number());
            back.forEach(each -> numbers.add(
                    amendments.findById(each.value()).map(Amendment::number).orElse(0)));
            throw new RuleViolation("package.error.cycle", amendment.number(), steps(numbers));
        });
    }

    /** "4 only if 7, 7 only if 9, 9 only if 4", each step a sentence in the reader's language. */
    private static RuleViolation steps(List<Integer> numbers) {
        RuleViolation said =
                new RuleViolation("package.error.cycle-step", numbers.get(numbers.size() - 2), numbers.getLast());
        for (int at = numbers.size() - 3; at >= 0; at--) {
            said = new RuleViolation("package.error.cycle-steps", numbers.get(at), numbers.get(at + 1), said);
        }
        return said;
    }

    /** Takes that back: the amendment stands by itself again. */
    public void lift(AmendmentId id, AmendmentId requires) {
        Amendment amendment = own(id, requires);
        Amendment other = amendments.findById(requires.value()).orElseThrow();
        Proviso proviso = provisos.stated(id.value()).stream()
                .filter(each -> each.requires().equals(requires))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("package.error.no-proviso"));
        proviso.end(ProvisoStatus.LIFTED, clock.instant());
        provisos.saveAndFlush(proviso);
        events.publishEvent(terms.act("amendment.only-if-lifted", amendment, other));
    }

    /** The amendment, held together with the other, not under vote, the person its proposer's voice. */
    private Amendment own(AmendmentId id, AmendmentId requires) {
        Amendment seen =
                amendments.findById(id.value()).filter(rights::sees).orElseThrow(() -> new NotFound("amendment"));
        SeatView seat = rights.voice(seen.negotiation());
        rights.owner(seen, seat);
        if (id.equals(requires)) {
            throw new RuleViolation("package.error.itself");
        }
        voted.in(seen.negotiation());
        // with the plans of all other terms, so that two who close a circle from two ends see each other
        packages.hold(seen.negotiation(), List.of(id, requires), terms.plans(seen.negotiation()));
        Set<SubjectRef> underVote = voted.in(seen.negotiation());
        if (underVote.contains(SubjectRef.of(SubjectRef.AMENDMENT, id))) {
            throw new RuleViolation("package.error.member-under-vote", seen.number());
        }
        return seen;
    }
}
