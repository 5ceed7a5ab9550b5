package org.parley.deliberation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who reads a thread and who writes in it: asked for every list, every look-up by id and every act. */
@Component
class Readers {

    /** No delegation has it: what people without a delegation are compared by. */
    private static final UUID NONE = new UUID(0, 0);

    private final Seats seats;
    private final Subjects subjects;
    private final NegotiationQueries negotiations;

    Readers(Seats seats, Subjects subjects, NegotiationQueries negotiations) {
        this.seats = seats;
        this.subjects = subjects;
        this.negotiations = negotiations;
    }

    /** Whether the person signed in reads the thread: they see its subject, and it is for everyone or for their delegation. */
    boolean read(CommentThread thread) {
        return inAudience(thread) && card(thread.subject()).isPresent();
    }

    /** As {@link #read}, where the subject is known to be visible. */
    boolean inAudience(CommentThread thread) {
        DelegationId delegation = thread.delegation();
        return delegation == null
                ? seats.mayRead(thread.negotiation())
                : seats.sitsFor(thread.negotiation(), delegation);
    }

    /** Whether the person signed in reads a statement in this state: everybody what is on record, its delegation the rest. */
    boolean read(Statement statement) {
        return statement.status().onRecord()
                ? seats.mayRead(statement.negotiation())
                : stater(statement.negotiation())
                        .filter(statement.delegation()::equals)
                        .isPresent();
    }

    /** For whom the person drafts statements: their delegation, or the organisation that they observe for. */
    Optional<DelegationId> stater(NegotiationId negotiation) {
        return seats.mine(negotiation).filter(Readers::states).map(SeatView::delegation);
    }

    /**
     * The seat from which the person drafts statements.
     *
     * @throws NotFound without a seat
     * @throws AccessDeniedException for facilitators, and for observers without an organisation
     */
    SeatView requireStater(NegotiationId negotiation) {
        SeatView seat = seats.require(negotiation);
        return states(seat) ? seat : seats.requireDelegate(negotiation);
    }

    /**
     * The seat from which the person enters statements in the record: that of a head or deputy, or of an organisation's observer.
     *
     * @throws NotFound without a seat
     * @throws AccessDeniedException for everybody else
     */
    SeatView requireEnterer(NegotiationId negotiation) {
        SeatView seat = seats.require(negotiation);
        return observes(seat) ? seat : seats.requireVoice(negotiation);
    }

    /** Whether the person may enter statements for the organisation that they observe for, or speak for their delegation. */
    boolean enters(NegotiationId negotiation) {
        return seats.mine(negotiation)
                .map(seat -> observes(seat) || seat.capacity().voice())
                .orElse(false);
    }

    /** Whether the person observes for an organisation. */
    boolean observes(NegotiationId negotiation) {
        return seats.mine(negotiation).map(Readers::observes).orElse(false);
    }

    private static boolean states(SeatView seat) {
        return seat.capacity().delegate() || observes(seat);
    }

    static boolean observes(SeatView seat) {
        return seat.capacity() == Capacity.OBSERVER && seat.delegation() != null;
    }

    /** Which positions the person signed in was told: those for everybody, those for facilitators if they are one, their own. */
    Predicate<StatedPosition> told(NegotiationId negotiation) {
        boolean reads = seats.mayRead(negotiation);
        boolean facilitates = seats.mayFacilitate(negotiation);
        Optional<DelegationId> own = ownDelegation(negotiation);
        return position -> switch (position.audience()) {
            case EVERYONE -> reads;
            case FACILITATORS ->
                facilitates || own.filter(position.delegation()::equals).isPresent();
            case DELEGATION -> own.filter(position.delegation()::equals).isPresent();
        };
    }

    /** Whether the person may write in threads that they read. */
    boolean write(NegotiationId negotiation) {
        return seats.mine(negotiation).map(Readers::writes).orElse(false);
    }

    /**
     * The seat from which the person writes.
     *
     * @throws NotFound without a seat
     * @throws AccessDeniedException for observers
     */
    SeatView requireWriter(NegotiationId negotiation) {
        SeatView seat = seats.require(negotiation);
        if (!writes(seat)) {
            throw new AccessDeniedException("deliberation.error.observers-read");
        }
        return seat;
    }

    private static boolean writes(SeatView seat) {
        return seat.capacity() != Capacity.OBSERVER;
    }

    /** The delegation whose own threads the person reads. */
    Optional<DelegationId> ownDelegation(NegotiationId negotiation) {
        return seats.mine(negotiation)
                .filter(seat -> seat.capacity().delegate())
                .map(SeatView::delegation);
    }

    /** As {@link #ownDelegation}, for queries: an id that no delegation has stands for none. */
    UUID ownDelegationOrNone(NegotiationId negotiation) {
        return ownDelegation(negotiation).map(DelegationId::value).orElse(NONE);
    }

    /** What a thread may be about, as the person sees it. */
    Optional<SubjectCard> card(SubjectRef subject) {
        return subjects.describe(subject, Locale.ENGLISH);
    }

    /** The delegation that alone sees the subject now; empty where every reader of the negotiation does. */
    Optional<UUID> reservedFor(SubjectRef subject) {
        return subjects.ownOf(subject);
    }

    /** @throws NotFound where the subject is missing, invisible, or of another negotiation */
    SubjectCard requireCard(NegotiationId negotiation, SubjectRef subject) {
        return card(subject)
                .filter(card -> card.negotiation().equals(negotiation.value()))
                .orElseThrow(() -> new NotFound(subject.kind()));
    }

    /** The people who read a thread of this audience and may be mentioned in it, by name. */
    List<Listener> listeners(NegotiationId negotiation, @Nullable DelegationId delegation) {
        return negotiations.seats(negotiation).stream()
                .filter(seat -> delegation == null
                        || delegation.equals(seat.delegation())
                                && seat.capacity().delegate())
                .map(seat -> new Listener(seat.person(), seat.personName(), seat.delegationName()))
                .toList();
    }
}
