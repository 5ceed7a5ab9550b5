package org.parley.kernel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionNumber;
import org.hibernate.envers.RevisionTimestamp;
import org.jspecify.annotations.Nullable;

/** One transaction of Envers' history: when, who, and the entry of the record it belongs to. */
@Entity
@Table(name = "revision")
@RevisionEntity(RevisionStamp.class)
public class Revision {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @RevisionNumber
    private long id;

    /** Unix time in milliseconds. */
    @RevisionTimestamp
    @Column(name = "at", nullable = false)
    private long at;

    @Column(name = "person")
    private @Nullable UUID person;

    @Column(name = "negotiation")
    private @Nullable UUID negotiation;

    @Column(name = "record_index")
    private @Nullable Long recordIndex;

    public long id() {
        return id;
    }

    public long at() {
        return at;
    }

    public @Nullable UUID person() {
        return person;
    }

    /** Whose record {@link #recordIndex()} counts in; null for the house's. */
    public @Nullable UUID negotiation() {
        return negotiation;
    }

    /** Index of the first entry this transaction appended; null where it appended none. */
    public @Nullable Long recordIndex() {
        return recordIndex;
    }

    void stamp(@Nullable UUID by, @Nullable UUID where, @Nullable Long index) {
        person = by;
        negotiation = where;
        recordIndex = index;
    }
}
