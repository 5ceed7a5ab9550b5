package org.parley.kernel;

import java.util.UUID;
import org.hibernate.envers.RevisionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Ties a revision to the acts of its transaction, and to the person where it changed something without an act, as a draft. */
public class RevisionStamp implements RevisionListener {

    private final ObjectProvider<ActingPerson> people;

    /** The people are looked up when asked: they are kept by what this is a part of. */
    RevisionStamp(ObjectProvider<ActingPerson> people) {
        this.people = people;
    }

    /** What the record leaves for the revision of the same transaction. */
    public record Mark(@Nullable UUID person, @Nullable UUID negotiation, long index) {}

    /** Called by the record when it has appended the transaction's first entry. */
    public static void leave(Mark mark) {
        if (!TransactionSynchronizationManager.hasResource(Mark.class)) {
            TransactionSynchronizationManager.bindResource(Mark.class, mark);
        }
    }

    /** Called by the record when the transaction is over. */
    public static void clear() {
        TransactionSynchronizationManager.unbindResourceIfPossible(Mark.class);
    }

    @Override
    public void newRevision(Object entity) {
        Object mark = TransactionSynchronizationManager.getResource(Mark.class);
        if (mark instanceof Mark(UUID person, UUID negotiation, long index)) {
            ((Revision) entity).stamp(person, negotiation, index);
        } else {
            people.stream()
                    .flatMap(known -> known.acting().stream())
                    .findFirst()
                    .ifPresent(person -> ((Revision) entity).stamp(person, null, null));
        }
    }
}
