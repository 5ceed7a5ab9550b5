package org.parley.deliberation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.identity.PersonId;
import org.parley.kernel.SubjectRef;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What screens read of positions. What a reader was not told is in no answer, no count and no order: of each delegation stands the newest
 * that the reader may know.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class PositionQueries {

    private final StatedPositionRepository positions;
    private final Readers readers;
    private final Seats seats;
    private final NegotiationQueries negotiations;

    PositionQueries(StatedPositionRepository positions, Readers readers, Seats seats, NegotiationQueries negotiations) {
        this.positions = positions;
        this.readers = readers;
        this.seats = seats;
        this.negotiations = negotiations;
    }

    /**
     * The position of each delegation on a thing, in their order at the table; those who take none are left out.
     *
     * @param moment as they stood then; null for now
     */
    public List<PositionView> on(NegotiationId negotiation, SubjectRef subject, @Nullable Instant moment) {
        return standing(negotiation, Set.of(subject), moment).getOrDefault(subject, List.of());
    }

    /** The same for several things at once; those on which there is none are left out. */
    public Map<SubjectRef, List<PositionView>> standing(
            NegotiationId negotiation, Collection<SubjectRef> subjects, @Nullable Instant moment) {
        Map<SubjectRef, Map<DelegationId, PositionView>> newest = new LinkedHashMap<>();
        for (PositionView each : readable(negotiation, subjects, moment)) {
            newest.computeIfAbsent(each.subject(), _ -> new HashMap<>()).put(each.delegation(), each);
        }
        List<DelegationId> table = negotiations.delegations(negotiation).stream()
                .map(DelegationView::id)
                .toList();
        Map<SubjectRef, List<PositionView>> standing = new LinkedHashMap<>();
        newest.forEach((subject, byDelegation) -> {
            List<PositionView> held = byDelegation.values().stream()
                    .filter(each -> each.stance() != Stance.NONE)
                    .sorted(Comparator.comparingInt(each -> table.indexOf(each.delegation())))
                    .toList();
            if (!held.isEmpty()) {
                standing.put(subject, held);
            }
        });
        return standing;
    }

    /** What the own delegation said last on a thing, to each audience to which it said anything. */
    public Map<PositionAudience, PositionView> own(
            NegotiationId negotiation, SubjectRef subject, @Nullable Instant moment) {
        Optional<DelegationId> own = readers.ownDelegation(negotiation);
        Map<PositionAudience, PositionView> said = new EnumMap<>(PositionAudience.class);
        if (own.isPresent()) {
            readable(negotiation, Set.of(subject), moment).stream()
                    .filter(each -> each.delegation().equals(own.get()))
                    .forEach(each -> said.put(each.audience(), each));
        }
        return said;
    }

    /** Who moved when and toward what, on any of these things, the newest first. */
    public List<Movement> ledger(NegotiationId negotiation, Collection<SubjectRef> subjects, @Nullable Instant moment) {
        Map<List<Object>, Stance> before = new HashMap<>();
        List<Movement> ledger = new ArrayList<>();
        for (PositionView each : readable(negotiation, subjects, moment)) {
            ledger.add(new Movement(each, before.put(List.of(each.subject(), each.delegation()), each.stance())));
        }
        return ledger.reversed();
    }

    /**
     * Where agreement is near, the nearest first, from what delegations with a vote chose to tell the facilitators.
     *
     * @throws AccessDeniedException for everybody but facilitators
     */
    public List<Nearness> nearness(
            NegotiationId negotiation, Collection<SubjectRef> subjects, @Nullable Instant moment) {
        seats.requireFacilitator(negotiation);
        Set<DelegationId> entitled = negotiations.delegations(negotiation).stream()
                .filter(DelegationView::entitled)
                .map(DelegationView::id)
                .collect(Collectors.toSet());
        return standing(negotiation, subjects, moment).entrySet().stream()
                .map(entry -> {
                    List<PositionView> voting = entry.getValue().stream()
                            .filter(each -> entitled.contains(each.delegation()))
                            .toList();
                    return new Nearness(entry.getKey(), voting, entitled.size() - voting.size());
                })
                .filter(each -> !each.stated().isEmpty())
                .sorted(Nearness.NEAREST)
                .toList();
    }

    /** To whom the person signed in may state the own delegation's position; nobody where they sit for none. */
    public Set<PositionAudience> mayTell(NegotiationId negotiation) {
        if (seats.hasVoice(negotiation)) {
            return Set.of(PositionAudience.values());
        }
        return seats.isDelegate(negotiation) ? Set.of(PositionAudience.DELEGATION) : Set.of();
    }

    /** What the reader may know, in the order in which it was stated. */
    private List<PositionView> readable(
            NegotiationId negotiation, Collection<SubjectRef> subjects, @Nullable Instant moment) {
        seats.requireReader(negotiation);
        Set<SubjectRef> wanted = Set.copyOf(subjects);
        Predicate<StatedPosition> told = readers.told(negotiation);
        List<StatedPosition> rows = wanted.size() == 1
                ? rows(negotiation, wanted.iterator().next())
                : positions.findByNegotiationOrderByAtAscIdAsc(negotiation.value());
        List<StatedPosition> found = rows.stream()
                .filter(each -> moment == null || !each.at().isAfter(moment))
                .filter(each -> wanted.contains(each.subject()))
                .filter(told)
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(negotiation);
        Map<PersonId, String> names = negotiations.names(
                negotiation, found.stream().map(StatedPosition::person).collect(Collectors.toSet()));
        return found.stream().map(each -> view(each, delegations, names)).toList();
    }

    private List<StatedPosition> rows(NegotiationId negotiation, SubjectRef subject) {
        return positions.findByNegotiationAndSubjectAndSubjectKindOrderByAtAscIdAsc(
                negotiation.value(), subject.id(), subject.kind());
    }

    private static PositionView view(
            StatedPosition position, Map<DelegationId, DelegationView> delegations, Map<PersonId, String> names) {
        DelegationView delegation = delegations.get(position.delegation());
        return new PositionView(
                position.id(),
                position.negotiation(),
                position.subject(),
                position.delegation(),
                delegation == null ? "" : delegation.name(),
                position.stance(),
                position.audience(),
                position.reason(),
                names.getOrDefault(position.person(), ""),
                position.at());
    }
}
