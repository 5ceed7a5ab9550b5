package org.parley.deliberation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.SeatView;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/** What somebody said in a thread. It can be edited by its author, never taken back: its versions stay readable. */
@Entity
@Table(name = "comment")
@Audited
class Comment extends Aggregate<Comment> {

    /** Most times that one comment can be edited. */
    static final int VERSIONS = 100;

    @Id
    private UUID id;

    @Column(name = "thread")
    private UUID thread;

    @Column(name = "author")
    private UUID author;

    @Column(name = "author_name")
    private String authorName;

    @Column(name = "delegation")
    private @Nullable UUID delegation;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "capacity")
    private Capacity capacity;

    @Column(name = "text")
    private String text;

    @Column(name = "version")
    private int version;

    @Column(name = "posted_at")
    private Instant postedAt;

    @Column(name = "edited_at")
    private @Nullable Instant editedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "mention", joinColumns = @JoinColumn(name = "comment"))
    @BatchSize(size = 100)
    @NotAudited
    private Set<Mention> mentions = new LinkedHashSet<>();

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Comment() {}

    Comment(ThreadId thread, SeatView author, CommentText text, Collection<Mention> mentions, Instant now) {
        this.id = Ids.next();
        this.thread = thread.value();
        this.author = author.person().value();
        this.authorName = author.personName();
        this.delegation =
                author.delegation() == null ? null : author.delegation().value();
        this.capacity = author.capacity();
        this.text = text.value();
        this.mentions.addAll(mentions);
        this.version = 1;
        this.postedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    CommentId id() {
        return new CommentId(id);
    }

    ThreadId thread() {
        return new ThreadId(thread);
    }

    PersonId author() {
        return new PersonId(author);
    }

    String authorName() {
        return authorName;
    }

    @Nullable
    DelegationId delegation() {
        return delegation == null ? null : new DelegationId(delegation);
    }

    Capacity capacity() {
        return capacity;
    }

    String text() {
        return text;
    }

    int version() {
        return version;
    }

    Instant postedAt() {
        return postedAt;
    }

    @Nullable
    Instant editedAt() {
        return editedAt;
    }

    List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    /** Says it differently. */
    void edit(PersonId by, CommentText better, Collection<Mention> mentioned, Instant now) {
        if (!by.equals(author())) {
            throw new RuleViolation("deliberation.error.author-only");
        }
        if (better.value().equals(text)) {
            throw new RuleViolation("deliberation.error.unchanged");
        }
        if (version >= VERSIONS) {
            throw new RuleViolation("deliberation.error.too-many-edits", VERSIONS);
        }
        text = better.value();
        version++;
        editedAt = now;
        mentions.retainAll(mentioned);
        mentions.addAll(mentioned);
    }
}
