package org.parley.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.voting.Words;

/** What a sitting deals with, in its place in the agenda. */
@Entity
@Table(name = "agenda_item")
@Audited
class AgendaItem extends Aggregate<AgendaItem> {

    static final int LONGEST_REASON = 2_000;

    @Id
    private UUID id;

    @Column(name = "sitting")
    private UUID sitting;

    @Column(name = "under")
    private @Nullable UUID under;

    @Column(name = "place")
    private int place;

    @Column(name = "title")
    private String title;

    @Column(name = "subject_kind")
    private @Nullable String subjectKind;

    @Column(name = "subject")
    private @Nullable UUID subject;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    private ItemState state;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "list_open")
    private boolean listOpen;

    @Column(name = "debate_open")
    private boolean debateOpen;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected AgendaItem() {}

    /**
     * @param under the item that it is part of: one of the first level, or null
     * @param place after the others of its level
     */
    AgendaItem(SittingId sitting, @Nullable AgendaItem under, int place, String title, @Nullable SubjectRef subject) {
        if (under != null && (under.under != null || !under.sitting().equals(sitting))) {
            throw new RuleViolation("sitting.error.too-deep");
        }
        if (under != null && under.state == ItemState.STRUCK) {
            throw new RuleViolation("sitting.error.item-state", under.state.word());
        }
        this.id = Ids.next();
        this.sitting = sitting.value();
        this.under = under == null ? null : under.id;
        this.place = place;
        this.title = Words.line(title);
        this.subjectKind = subject == null ? null : subject.kind();
        this.subject = subject == null ? null : subject.id();
        this.state = ItemState.WAITING;
        this.listOpen = true;
        this.debateOpen = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    ItemId id() {
        return new ItemId(id);
    }

    SittingId sitting() {
        return new SittingId(sitting);
    }

    @Nullable
    ItemId under() {
        return under == null ? null : new ItemId(under);
    }

    int place() {
        return place;
    }

    String title() {
        return title;
    }

    @Nullable
    SubjectRef subject() {
        return subjectKind == null || subject == null ? null : new SubjectRef(subjectKind, subject);
    }

    ItemState state() {
        return state;
    }

    @Nullable
    String reason() {
        return reason;
    }

    boolean listOpen() {
        return listOpen;
    }

    boolean debateOpen() {
        return debateOpen;
    }

    void place(int number) {
        place = number;
    }

    /** @param parts its own: what was dealt with in part is not taken off */
    void strike(String why, List<AgendaItem> parts) {
        if (parts.stream().anyMatch(part -> part.state == ItemState.CURRENT || part.state == ItemState.CONCLUDED)) {
            throw new RuleViolation("sitting.error.part-dealt-with");
        }
        if (state != ItemState.WAITING && state != ItemState.ADJOURNED) {
            throw new RuleViolation("sitting.error.item-state", state.word());
        }
        reason = Words.paragraphs(why, LONGEST_REASON);
        state = ItemState.STRUCK;
    }

    /** Brings it before the sitting, again if debate on it was adjourned. */
    void takeUp() {
        if (state != ItemState.WAITING && state != ItemState.ADJOURNED) {
            throw new RuleViolation("sitting.error.item-state", state.word());
        }
        state = ItemState.CURRENT;
        listOpen = true;
        debateOpen = true;
    }

    void conclude() {
        requireCurrent();
        state = ItemState.CONCLUDED;
    }

    void adjournDebate() {
        requireDebate();
        state = ItemState.ADJOURNED;
        debateOpen = false;
        listOpen = false;
    }

    void closeDebate() {
        requireDebate();
        debateOpen = false;
        listOpen = false;
    }

    void closeList() {
        requireDebate();
        if (!listOpen) {
            throw new RuleViolation("sitting.error.list-closed");
        }
        listOpen = false;
    }

    void openList() {
        requireDebate();
        if (listOpen) {
            throw new RuleViolation("sitting.error.list-open");
        }
        listOpen = true;
    }

    void requireCurrent() {
        if (state != ItemState.CURRENT) {
            throw new RuleViolation("sitting.error.item-state", state.word());
        }
    }

    void requireDebate() {
        requireCurrent();
        if (!debateOpen) {
            throw new RuleViolation("sitting.error.debate-closed");
        }
    }
}
