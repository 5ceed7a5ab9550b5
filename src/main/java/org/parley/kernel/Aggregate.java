package org.parley.kernel;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.domain.Persistable;

/**
 * A thing with identity and a life of its own. The lock version is an object so that a new aggregate with an assigned id is
 * inserted and not merged.
 *
 * @param <A> the aggregate itself
 */
@MappedSuperclass
public abstract class Aggregate<A extends Aggregate<A>> extends AbstractAggregateRoot<A> implements Persistable<UUID> {

    @Version
    @jakarta.persistence.Column(name = "lock_version")
    private @Nullable Long lockVersion;

    @Transient
    private boolean stored;

    @Override
    public boolean isNew() {
        return !stored;
    }

    /** Counts the times this was stored; what an ETag is made of. */
    public long lockVersion() {
        return lockVersion == null ? 0 : lockVersion;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
