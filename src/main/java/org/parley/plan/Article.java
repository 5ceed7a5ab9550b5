package org.parley.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Aggregate;
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
        boolean other = status != now;
        status = now;
        return other;
    }
}
