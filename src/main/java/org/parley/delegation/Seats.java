package org.parley.delegation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.identity.CurrentPerson;
import org.parley.identity.SignedIn;
import org.parley.kernel.Actor;
import org.parley.kernel.Glance;
import org.parley.kernel.NotFound;
import org.parley.kernel.Readership;
import org.parley.kernel.Showing;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the person signed in may do in a negotiation: the one place where seats become rights. Named {@code seats} in
 * {@code @PreAuthorize} expressions. Read from the database by each transaction, and once for all screens that are told of news, so
 * that a seat that ended ends everywhere at once.
 */
@Component("seats")
@Transactional(readOnly = true)
public class Seats implements Readership {

    private final SeatRepository seats;
    private final NegotiationRepository negotiations;
    private final DelegationRepository delegations;
    private final CurrentPerson current;

    Seats(
            SeatRepository seats,
            NegotiationRepository negotiations,
            DelegationRepository delegations,
            CurrentPerson current) {
        this.seats = seats;
        this.negotiations = negotiations;
        this.delegations = delegations;
        this.current = current;
    }

    /** The seat of the person signed in, if they have an active one. The house itself does what a facilitator would. */
    public Optional<SeatView> mine(NegotiationId negotiation) {
        return current.find()
                .flatMap(person -> person.isHouse()
                        ? Optional.of(house(person, negotiation))
                        : read().computeIfAbsent(
                                        List.of(negotiation.value(), person.id().value()),
                                        key -> seat(key, person.name())));
    }

    private Optional<SeatView> seat(List<UUID> negotiationAndPerson, String personName) {
        Showing showing = Glance.showing(negotiationAndPerson.getFirst());
        if (showing != null && TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return Optional.ofNullable(showing.once(Seats.class, () -> all(negotiationAndPerson.getFirst()))
                            .get(negotiationAndPerson.getLast()))
                    .map(seat -> seat.of(personName));
        }
        return seats.findByNegotiationAndPerson(negotiationAndPerson.getFirst(), negotiationAndPerson.getLast())
                .filter(Seat::active)
                .map(seat -> view(
                        seat,
                        personName,
                        delegation -> delegations
                                .findById(delegation)
                                .map(found -> found.view().name())
                                .orElse(null)));
    }

    /** The active seats of a negotiation by person, without the people's names. */
    private Map<UUID, SeatView> all(UUID negotiation) {
        Map<UUID, String> names = delegations.findByNegotiationOrderByPosition(negotiation).stream()
                .map(Delegation::view)
                .collect(Collectors.toMap(each -> each.id().value(), DelegationView::name));
        return seats.findByNegotiationOrderByGrantedAtAscIdAsc(negotiation).stream()
                .filter(Seat::active)
                .map(seat -> view(seat, "", names::get))
                .collect(Collectors.toMap(seat -> seat.person().value(), Function.identity()));
    }

    /** What the present glance or transaction has read; nothing is kept of one that may change seats itself. */
    private static Map<List<UUID>, Optional<SeatView>> read() {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        Read glance = Glance.kept(Read.class, Read::new);
        if (glance != null) {
            return glance.seats;
        }
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof Read read) {
                return read.seats;
            }
        }
        Read read = new Read();
        TransactionSynchronizationManager.registerSynchronization(read);
        return read.seats;
    }

    /** Seats by negotiation and person, for as long as somebody glances or one transaction reads, to which the database shows the same. */
    private static final class Read implements TransactionSynchronization {

        private final Map<List<UUID>, Optional<SeatView>> seats = new HashMap<>();
    }

    private static SeatView house(SignedIn house, NegotiationId negotiation) {
        return new SeatView(
                new SeatId(negotiation.value()),
                negotiation,
                house.id(),
                house.name(),
                null,
                null,
                Capacity.FACILITATOR,
                true);
    }

    /** The standings of several people, by person, read at once; whoever has no active seat is left out. */
    public Map<UUID, Standing> standings(NegotiationId negotiation, Collection<UUID> people) {
        return seats.standings(negotiation.value(), people).stream()
                .collect(Collectors.toMap(Standing::person, Function.identity()));
    }

    /**
     * Whether the person may read the negotiation: a seat, or a public negotiation, or an administrator of the house; and whoever
     * {@linkplain Onlooker looks on} there.
     */
    public boolean mayRead(NegotiationId negotiation) {
        Optional<SignedIn> person = current.find();
        return Onlooker.looksOn(negotiation)
                || person.isPresent()
                        && (person.get().administrator() || mine(negotiation).isPresent() || openToAll(negotiation));
    }

    private boolean openToAll(NegotiationId negotiation) {
        Showing showing = Glance.showing(negotiation.value());
        Supplier<Boolean> open = () -> negotiations
                .findById(negotiation.value())
                .map(Negotiation::openToAll)
                .orElse(false);
        return showing == null ? open.get() : showing.once(Negotiation.class, open);
    }

    /** The negotiation of this name if it is open to all, whoever asks: mirrors of its record have no seat and no account. */
    public Optional<NegotiationId> openToAll(String slug) {
        return negotiations.findBySlug(slug).filter(Negotiation::openToAll).map(Negotiation::id);
    }

    public boolean mayFacilitate(NegotiationId negotiation) {
        return mine(negotiation)
                .map(seat -> seat.capacity() == Capacity.FACILITATOR)
                .orElse(false);
    }

    /** Whether the person sits for a delegation that negotiates. */
    public boolean isDelegate(NegotiationId negotiation) {
        return mine(negotiation).map(seat -> seat.capacity().delegate()).orElse(false);
    }

    /** Whether the person may propose and vote for a delegation. */
    public boolean hasVoice(NegotiationId negotiation) {
        return voice(negotiation).isPresent();
    }

    /** The delegation for which the person may propose and vote, if there is one. */
    public Optional<DelegationId> voice(NegotiationId negotiation) {
        return mine(negotiation).filter(seat -> seat.capacity().voice()).map(SeatView::delegationOrThrow);
    }

    /** Whether the person sits for this very delegation. */
    public boolean sitsFor(NegotiationId negotiation, DelegationId delegation) {
        return mine(negotiation)
                .map(seat ->
                        delegation.equals(seat.delegation()) && seat.capacity().delegate())
                .orElse(false);
    }

    @Override
    public boolean sitsFor(UUID negotiation, UUID delegation) {
        return sitsFor(new NegotiationId(negotiation), new DelegationId(delegation));
    }

    /** @throws NotFound when the person may not read it: who may not, does not learn that it is there */
    public void requireReader(NegotiationId negotiation) {
        if (!mayRead(negotiation)) {
            throw new NotFound("negotiation");
        }
    }

    /** @throws NotFound without an active seat */
    public SeatView require(NegotiationId negotiation) {
        return mine(negotiation).orElseThrow(() -> new NotFound("negotiation"));
    }

    /** @throws AccessDeniedException unless the person facilitates here */
    public SeatView requireFacilitator(NegotiationId negotiation) {
        return permit(require(negotiation), mayFacilitate(negotiation), "delegation.error.facilitator-only");
    }

    /** @throws AccessDeniedException unless the person sits for a delegation that negotiates */
    public SeatView requireDelegate(NegotiationId negotiation) {
        return permit(require(negotiation), isDelegate(negotiation), "delegation.error.delegates-only");
    }

    /** @throws AccessDeniedException unless the person may propose and vote for a delegation */
    public SeatView requireVoice(NegotiationId negotiation) {
        return permit(require(negotiation), hasVoice(negotiation), "delegation.error.heads-only");
    }

    /** The person with the seat, as an actor; an administrator without one acts without delegation and capacity. */
    public Actor actor(NegotiationId negotiation) {
        SignedIn person = current.require();
        if (person.isHouse()) {
            return Actor.house();
        }
        return mine(negotiation)
                .map(seat -> new Actor(
                        person.id().value(),
                        person.name(),
                        value(seat.delegation()),
                        seat.capacity().word()))
                .orElseGet(current::actor);
    }

    private static @Nullable UUID value(@Nullable DelegationId delegation) {
        return delegation == null ? null : delegation.value();
    }

    private static SeatView permit(SeatView seat, boolean permitted, String key) {
        if (!permitted) {
            throw new AccessDeniedException(key);
        }
        return seat;
    }

    private static SeatView view(Seat seat, String personName, Function<UUID, @Nullable String> nameOf) {
        DelegationId delegation = seat.delegation();
        return new SeatView(
                seat.id(),
                seat.negotiation(),
                seat.person(),
                personName,
                delegation,
                delegation == null ? null : nameOf.apply(delegation.value()),
                seat.capacity(),
                seat.active());
    }
}
