package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Json;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.TextRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Binds amendments together. A delegation composes a package of its own pending amendments and invites those of others; each proposer
 * agrees for itself, and may leave again until the vote opens. Heads and deputies do this; every step is an act. Reads what is committed
 * at each step, so that what was waited for is seen.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class PackageService {

    private final PackageRepository repository;
    private final Packages packages;
    private final UnderVote voted;
    private final Numbers numbers;
    private final Rights rights;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PackageService(
            PackageRepository repository,
            Packages packages,
            UnderVote voted,
            Numbers numbers,
            Rights rights,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.packages = packages;
        this.voted = voted;
        this.numbers = numbers;
        this.rights = rights;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Composes a package. The delegation's own amendments are bound at once, those of others are invited.
     *
     * @param amendments pending amendments to plans, in the order in which they are read; at least one is the delegation's own
     */
    public PackageId compose(NegotiationId negotiation, PackageText text, List<AmendmentId> amendments) {
        DelegationId lead = rights.voice(negotiation).delegationOrThrow();
        List<Amendment> members = bindable(negotiation, amendments);
        List<AmendmentId> own = own(members, lead);
        if (own.isEmpty()) {
            throw new RuleViolation("package.error.none-own");
        }
        AmendmentPackage bound = new AmendmentPackage(
                negotiation, numbers.nextPackage(negotiation), lead, text, amendments, clock.instant());
        bound.agree(lead, own, Packages.form(members), clock.instant());
        keep(
                bound,
                act("package.composed", bound)
                        .with("amendments", ids(amendments))
                        .with("delegation", lead.value().toString())
                        .text(text.title())
                        .payload(content(bound, members), "application/json"));
        return bound.id();
    }

    /** Puts more amendments in: the leading delegation's own are bound at once, those of others are invited. */
    public void invite(PackageId id, List<AmendmentId> more) {
        AmendmentPackage seen = visible(id);
        DelegationId lead = lead(seen);
        List<Amendment> fresh = bindable(seen.negotiation(), more);
        Held held = hold(seen);
        held.bound().add(more, clock.instant());
        List<Amendment> members = new ArrayList<>(held.members());
        members.addAll(fresh);
        List<AmendmentId> own = own(members, lead);
        if (!own.isEmpty()) {
            held.bound().agree(lead, own, Packages.form(members), clock.instant());
        }
        keep(
                held.bound(),
                act("package.invited", held.bound())
                        .with("amendments", ids(more))
                        .payload(content(held.bound(), members), "application/json"));
    }

    /**
     * Agrees, for all amendments that the own delegation has in it, to be bound in the package as it reads now.
     *
     * @param form what was read: {@link PackageView#form}; another one there now is never agreed to
     */
    public void agree(PackageId id, String form) {
        AmendmentPackage seen = visible(id);
        DelegationId delegation = rights.voice(seen.negotiation()).delegationOrThrow();
        Held held = hold(seen);
        if (!Packages.form(held.members()).equals(form)) {
            throw new RuleViolation("package.error.changed-meanwhile");
        }
        List<AmendmentId> own = own(held.members(), delegation);
        for (Amendment member : held.members()) {
            if (own.contains(member.id())) {
                requireFree(member, held.bound());
            }
        }
        held.bound().agree(delegation, own, form, clock.instant());
        keep(
                held.bound(),
                act("package.agreed", held.bound())
                        .with("delegation", delegation.value().toString())
                        .with("amendments", ids(own))
                        .with("form", form));
    }

    /**
     * Takes the own delegation's amendments out, whether they were bound or invited. Where the leading delegation leaves, the first one
     * that stays bound leads; where none does, the package is dissolved.
     *
     * @param reason may be empty
     */
    public void leave(PackageId id, String reason) {
        String why = TextRules.prose(reason, DraftText.REASON_LENGTH);
        AmendmentPackage seen = visible(id);
        DelegationId delegation = rights.voice(seen.negotiation()).delegationOrThrow();
        Held held = hold(seen);
        List<AmendmentId> own = held.members().stream()
                .filter(member -> member.delegation().equals(delegation))
                .map(Amendment::id)
                .toList();
        boolean bound = own.stream().anyMatch(each -> held.bound().binds(each, delegation));
        held.bound().take(own, clock.instant());
        Act act = act(bound ? "package.left" : "package.declined", held.bound())
                .with("delegation", delegation.value().toString())
                .with("amendments", ids(own));
        keep(held.bound(), why.isEmpty() ? act : act.text(why));
        if (held.bound().lead().equals(delegation)) {
            succeed(held);
        }
    }

    private void succeed(Held held) {
        Optional<Amendment> next = held.members().stream()
                .filter(member -> member.status().pending() && held.bound().binds(member.id(), member.delegation()))
                .findFirst();
        if (next.isPresent()) {
            held.bound().hand(next.get().delegation());
            keep(
                    held.bound(),
                    act("package.handed", held.bound())
                            .with("delegation", next.get().delegation().value().toString()));
        } else {
            held.bound().dissolve(clock.instant());
            keep(held.bound(), act("package.dissolved", held.bound()));
        }
    }

    /** Takes amendments out that stand in the way: the leading delegation's decision. They stand alone again. */
    public void take(PackageId id, List<AmendmentId> out) {
        AmendmentPackage seen = visible(id);
        lead(seen);
        Held held = hold(seen);
        held.bound().take(out, clock.instant());
        keep(held.bound(), act("package.reduced", held.bound()).with("amendments", ids(out)));
    }

    /**
     * Gives the package up: its amendments stand alone again. The leading delegation's decision.
     *
     * @param reason may be empty
     */
    public void dissolve(PackageId id, String reason) {
        String why = TextRules.prose(reason, DraftText.REASON_LENGTH);
        AmendmentPackage seen = visible(id);
        lead(seen);
        Held held = hold(seen);
        held.bound().dissolve(clock.instant());
        Act act = act("package.dissolved", held.bound());
        keep(held.bound(), why.isEmpty() ? act : act.text(why));
    }

    /** A package with its amendments, which stay as they are until the transaction ends. */
    private record Held(AmendmentPackage bound, List<Amendment> members) {}

    /** Rounds first: who waits for a proclamation must not stand in its way. */
    private Held hold(AmendmentPackage seen) {
        voted.in(seen.negotiation());
        List<AmendmentId> named = seen.amendments();
        List<Amendment> members = packages.hold(seen.negotiation(), named);
        AmendmentPackage bound = packages.lock(seen.id());
        bound.requireOpen();
        if (!bound.amendments().equals(named)) {
            throw new RuleViolation("package.error.changed-meanwhile");
        }
        if (voted.in(bound.negotiation()).contains(subject(bound))) {
            throw new RuleViolation("package.error.under-vote", bound.number());
        }
        return new Held(bound, members);
    }

    /** Amendments that may be put into a package, held until the transaction ends. */
    private List<Amendment> bindable(NegotiationId negotiation, List<AmendmentId> ids) {
        if (ids.isEmpty()) {
            throw new RuleViolation("package.error.too-few");
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new RuleViolation("package.error.twice");
        }
        voted.in(negotiation);
        List<Amendment> found = packages.hold(negotiation, ids);
        Set<SubjectRef> underVote = voted.in(negotiation);
        for (Amendment amendment : found) {
            if (amendment.parent() != null) {
                throw new RuleViolation("package.error.sub", amendment.number());
            }
            if (!amendment.status().pending()) {
                throw new RuleViolation(
                        "package.error.not-pending",
                        amendment.number(),
                        amendment.status().word());
            }
            if (underVote.contains(SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()))) {
                throw new RuleViolation("package.error.member-under-vote", amendment.number());
            }
            requireFree(amendment, null);
        }
        return found;
    }

    private void requireFree(Amendment amendment, @Nullable AmendmentPackage here) {
        packages.binding(amendment)
                .filter(other -> here == null || !other.id().equals(here.id()))
                .ifPresent(other -> {
                    throw new RuleViolation("package.error.bound-elsewhere", amendment.number(), other.number());
                });
    }

    private static List<AmendmentId> own(Collection<Amendment> members, DelegationId delegation) {
        return members.stream()
                .filter(member -> member.delegation().equals(delegation)
                        && member.status().pending())
                .map(Amendment::id)
                .toList();
    }

    private DelegationId lead(AmendmentPackage seen) {
        SeatView seat = rights.voice(seen.negotiation());
        if (!seen.lead().equals(seat.delegation())) {
            throw new RuleViolation("package.error.lead-only");
        }
        return seen.lead();
    }

    private AmendmentPackage visible(PackageId id) {
        return repository
                .findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .orElseThrow(() -> new NotFound("package"));
    }

    private void keep(AmendmentPackage bound, Act act) {
        repository.saveAndFlush(bound);
        events.publishEvent(act);
    }

    private static byte[] content(AmendmentPackage bound, List<Amendment> members) {
        return Json.object()
                .put("title", bound.title())
                .put("reason", bound.reason())
                .put("form", Packages.form(members))
                .put("amendments", members.stream().map(Amendment::content).toList())
                .build()
                .canonicalBytes();
    }

    private static List<String> ids(List<AmendmentId> amendments) {
        return amendments.stream().map(each -> each.value().toString()).toList();
    }

    private static SubjectRef subject(AmendmentPackage bound) {
        return SubjectRef.of(SubjectRef.PACKAGE, bound.id());
    }

    private Act act(String type, AmendmentPackage bound) {
        return Act.of(type, bound.negotiation().value(), subject(bound), seats.actor(bound.negotiation()))
                .with("number", bound.number());
    }
}
