package org.parley.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/** One text under negotiation. The words themselves are in its versions, which are rows that never change. */
@Entity
@Table(name = "plan")
@Audited
class Plan extends Aggregate<Plan> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "slug")
    private String slug;

    @Column(name = "title")
    private String title;

    @Column(name = "position")
    private int position;

    @Column(name = "language")
    private String language;

    @Column(name = "version")
    private int version;

    @Column(name = "articles")
    private int articles;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "as_a_whole")
    private boolean asAWhole;

    @Column(name = "agreed_version")
    private @Nullable Integer agreedVersion;

    @Column(name = "agreed_at")
    private @Nullable Instant agreedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Plan() {}

    Plan(NegotiationId negotiation, NewPlan named, String title, int position, int articles, Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.slug = named.slug();
        this.title = title;
        this.position = position;
        this.language = named.language();
        this.version = 1;
        this.articles = articles;
        this.changedAt = now;
        this.asAWhole = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    PlanId id() {
        return new PlanId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    String language() {
        return language;
    }

    int version() {
        return version;
    }

    /** Whether nothing in it is agreed until everything is. */
    boolean asAWhole() {
        return asAWhole;
    }

    /** The version that was agreed as a whole; null while it is not. */
    @Nullable
    Integer agreedVersion() {
        return agreedVersion;
    }

    void agreeAsAWhole(boolean whole) {
        asAWhole = whole;
    }

    /** Everything is agreed, as the newest version says it. */
    void agree(Instant now) {
        agreedVersion = version;
        agreedAt = now;
    }

    int place() {
        return position;
    }

    /** Gives it another place in the order in which plans fall back on each other, from 1. */
    void place(int place) {
        position = place;
    }

    /** Makes room for the next version; refused when the text is no longer the one that was decided on. */
    int advance(int expected, int articlesThen, Instant now) {
        if (version != expected) {
            throw new RuleViolation("plan.error.newer-version", version, expected);
        }
        version++;
        articles = articlesThen;
        changedAt = now;
        return version;
    }

    /** @param articlesNow those of its articles that somebody decided on */
    PlanSummary summary(Collection<Article> articlesNow) {
        int agreed = (int) articlesNow.stream()
                .filter(article -> article.status().agreed())
                .count();
        int closed = (int) articlesNow.stream()
                .filter(article -> article.status().closed())
                .count();
        return new PlanSummary(
                id(),
                negotiation(),
                slug,
                title,
                position,
                language,
                version,
                articles,
                agreed,
                closed,
                asAWhole,
                agreedVersion,
                agreedAt,
                changedAt);
    }
}
