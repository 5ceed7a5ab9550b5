package org.parley.delegation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonId;
import org.parley.identity.PersonQueries;
import org.parley.kernel.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of negotiations, delegations and seats. Nobody learns of a negotiation they may not read. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class NegotiationQueries {

    private final NegotiationRepository negotiations;
    private final DelegationRepository delegations;
    private final SeatRepository seats;
    private final Seats rights;
    private final PersonQueries people;
    private final CurrentPerson current;

    NegotiationQueries(
            NegotiationRepository negotiations,
            DelegationRepository delegations,
            SeatRepository seats,
            Seats rights,
            PersonQueries people,
            CurrentPerson current) {
        this.negotiations = negotiations;
        this.delegations = delegations;
        this.seats = seats;
        this.rights = rights;
        this.people = people;
        this.current = current;
    }

    /** The negotiations that the person signed in may read, by name. */
    public List<NegotiationView> mine() {
        Set<java.util.UUID> seated = seats
                .findByPersonAndActiveTrue(current.id().value())
                .stream()
                .map(seat -> seat.negotiation().value())
                .collect(Collectors.toSet());
        boolean administrator = current.isAdministrator();
        return negotiations.findAllByOrderByNameAscIdAsc().stream()
                .filter(found -> administrator || found.openToAll() || seated.contains(found.getId()))
                .map(Negotiation::view)
                .toList();
    }

    /** @throws NotFound where there is none of that name for this person */
    public NegotiationView bySlug(String slug) {
        return negotiations
                .findBySlug(slug)
                .filter(found -> rights.mayRead(found.id()))
                .map(Negotiation::view)
                .orElseThrow(() -> new NotFound("negotiation"));
    }

    /** @throws NotFound where there is none for this person */
    public NegotiationView get(NegotiationId id) {
        rights.requireReader(id);
        return negotiations.findById(id.value()).map(Negotiation::view).orElseThrow(() -> new NotFound("negotiation"));
    }

    /** The delegations in their order at the table. */
    public List<DelegationView> delegations(NegotiationId negotiation) {
        rights.requireReader(negotiation);
        return delegations.findByNegotiationOrderByPosition(negotiation.value()).stream()
                .map(Delegation::view)
                .toList();
    }

    /** The delegations by id. */
    public Map<DelegationId, DelegationView> delegationsById(NegotiationId negotiation) {
        return delegations(negotiation).stream().collect(Collectors.toMap(DelegationView::id, Function.identity()));
    }

    /** One delegation. */
    public DelegationView delegation(DelegationId id) {
        return delegations
                .findById(id.value())
                .filter(found -> rights.mayRead(found.negotiation()))
                .map(Delegation::view)
                .orElseThrow(() -> new NotFound("delegation"));
    }

    /** The active seats: facilitators first, then by delegation and capacity. */
    public List<SeatView> seats(NegotiationId negotiation) {
        Map<DelegationId, DelegationView> named = delegationsById(negotiation);
        List<Seat> active = seats.findByNegotiationOrderByGrantedAtAscIdAsc(negotiation.value()).stream()
                .filter(Seat::active)
                .toList();
        Map<PersonId, String> names =
                people.names(active.stream().map(Seat::person).toList());
        return active.stream()
                .map(seat -> {
                    DelegationView delegation = Optional.ofNullable(seat.delegation())
                            .map(named::get)
                            .orElse(null);
                    return new SeatView(
                            seat.id(),
                            seat.negotiation(),
                            seat.person(),
                            names.getOrDefault(seat.person(), ""),
                            seat.delegation(),
                            delegation == null ? null : delegation.name(),
                            seat.capacity(),
                            seat.active());
                })
                .sorted(Comparator.comparing((SeatView seat) -> seat.capacity() == Capacity.FACILITATOR ? 0 : 1)
                        .thenComparing(seat -> Optional.ofNullable(seat.delegation())
                                .map(named::get)
                                .map(DelegationView::position)
                                .orElse(Integer.MAX_VALUE))
                        .thenComparing(SeatView::capacity))
                .toList();
    }

    /** Names of people in a negotiation, those who left included. */
    public Map<PersonId, String> names(NegotiationId negotiation, Collection<PersonId> ids) {
        rights.requireReader(negotiation);
        return people.names(ids);
    }
}
