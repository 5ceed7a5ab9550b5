package org.parley.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.RuleViolation;
import org.parley.text.ProvisionId;

/** How far the talks have come on one article. An article nobody decided on has no row: it is open. */
@Entity
@Table(name = "article")
@Audited
class Article extends Aggregate<Article> {

    @Id
    private UUID id;

    @Column(name = "plan")
    private UUID plan;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status")
    private ArticleStatus status;

    @Column(name = "marks")
    private String marks;

    @Column(name = "rules")
    private @Nullable String rules;

    @Column(name = "rules_reason")
    private @Nullable String rulesReason;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closed_by")
    private @Nullable String closedBy;

    @Column(name = "closed_why")
    private @Nullable String closedWhy;

    @Column(name = "closed_round")
    private @Nullable UUID closedRound;

    @Column(name = "reopen_by")
    private @Nullable UUID reopenBy;

    @Column(name = "reopen_name")
    private @Nullable String reopenName;

    @Column(name = "reopen_delegation")
    private @Nullable UUID reopenDelegation;

    @Column(name = "reopen_why")
    private @Nullable String reopenWhy;

    @Column(name = "reopen_at")
    private @Nullable Instant reopenAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Article() {}

    Article(ProvisionId id, PlanId plan) {
        this.id = id.value();
        this.plan = plan.value();
        this.status = ArticleStatus.OPEN;
        this.marks = "";
    }

    @Override
    public UUID getId() {
        return id;
    }

    ProvisionId id() {
        return new ProvisionId(id);
    }

    PlanId plan() {
        return new PlanId(plan);
    }

    ArticleStatus status() {
        return status;
    }

    ArticleRules rules() {
        return new ArticleRules(Mark.read(marks), rules, rulesReason == null ? "" : rulesReason);
    }

    /** Whether anything is otherwise than before, the reason apart. */
    boolean decideBy(ArticleRules now) {
        ArticleRules before = rules();
        boolean other = !before.marks().equals(now.marks()) || !java.util.Objects.equals(before.rules(), now.rules());
        marks = Mark.write(now.marks());
        rules = now.rules();
        rulesReason = now.reason();
        return other;
    }

    /** Whether that is another status than before. */
    boolean mark(ArticleStatus now) {
        if (status.closed()) {
            throw new IllegalStateException("a closed article is opened before it changes");
        }
        boolean other = status != now;
        status = now;
        return other;
    }

    /** @param as provisionally closed, or agreed at once where the plan is not agreed as a whole */
    void close(ArticleStatus as, String by, String why, @Nullable UUID round, Instant now) {
        status = as;
        closedAt = now;
        closedBy = by;
        closedWhy = why;
        closedRound = round;
    }

    /** All articles of the plan are closed: it is agreed. */
    void settle() {
        status = ArticleStatus.FINAL;
        endReopening();
    }

    void askReopening(Closure.Reopening asked) {
        if (reopenBy != null) {
            throw new RuleViolation("closure.error.asked-already", String.valueOf(reopenName));
        }
        DelegationId of = asked.delegation();
        reopenBy = asked.person().value();
        reopenName = asked.name();
        reopenDelegation = of == null ? null : of.value();
        reopenWhy = asked.why();
        reopenAt = asked.at();
    }

    /** The request is granted, refused or taken back. */
    void endReopening() {
        reopenBy = null;
        reopenName = null;
        reopenDelegation = null;
        reopenWhy = null;
        reopenAt = null;
    }

    /** Negotiated again. */
    void reopen() {
        status = ArticleStatus.OPEN;
        closedAt = null;
        closedBy = null;
        closedWhy = null;
        closedRound = null;
        endReopening();
    }

    /** Who closed it, when and why; null while it is not closed. */
    @Nullable
    Closure closure() {
        if (closedAt == null || !status.closed()) {
            return null;
        }
        Closure.Reopening asked = reopenBy == null || reopenAt == null
                ? null
                : new Closure.Reopening(
                        new PersonId(reopenBy),
                        Objects.requireNonNullElse(reopenName, ""),
                        reopenDelegation == null ? null : new DelegationId(reopenDelegation),
                        Objects.requireNonNullElse(reopenWhy, ""),
                        reopenAt);
        return new Closure(
                id(),
                status,
                closedAt,
                Objects.requireNonNullElse(closedBy, ""),
                Objects.requireNonNullElse(closedWhy, ""),
                closedRound,
                asked);
    }
}
