package org.parley.voting;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.parley.delegation.NegotiationId;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.RuleSet;

/**
 * A rule set that a negotiation wrote for itself, version by version. A version is never changed and never deleted; a change adds one,
 * and a round keeps the one that it was prepared with.
 */
@Entity
@Table(name = "rule_set")
class WrittenRules extends Aggregate<WrittenRules> {

    static final int LONGEST_REASON = 500;

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "name")
    private String name;

    @Column(name = "retired")
    private boolean retired;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "rule_set_version", joinColumns = @JoinColumn(name = "rule_set"))
    @OrderColumn(name = "position")
    private List<Version> versions = new ArrayList<>();

    /** One version, as it stood. */
    @Embeddable
    static class Version {

        @Column(name = "rules")
        private String rules;

        @Column(name = "hash")
        private String hash;

        @Column(name = "person")
        private UUID person;

        @Column(name = "made_at")
        private Instant madeAt;

        @Column(name = "reason")
        private String reason;

        @SuppressWarnings("NullAway") // filled by Hibernate
        protected Version() {}

        Version(RuleSet rules, PersonId by, Instant at, String reason) {
            this.rules = rules.toJson().canonical();
            this.hash = rules.hash();
            this.person = by.value();
            this.madeAt = at;
            this.reason = reason;
        }

        RulesView.Version view(int number) {
            return new RulesView.Version(
                    number, RuleSet.fromJson(Json.parse(rules)), hash, new PersonId(person), madeAt, reason);
        }
    }

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected WrittenRules() {}

    WrittenRules(NegotiationId negotiation, RuleSet rules, PersonId by, Instant now, String reason) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.name = rules.id();
        this.versions.add(new Version(rules, by, now, Words.paragraphs(reason, LONGEST_REASON)));
    }

    @Override
    public UUID getId() {
        return id;
    }

    String name() {
        return name;
    }

    boolean retired() {
        return retired;
    }

    int version() {
        return versions.size();
    }

    RuleSet rules() {
        return RuleSet.parse(versions.getLast().rules);
    }

    /** Adds a version. @param known the number of the version that the change was made on: a newer one is not overwritten unseen */
    void change(RuleSet rules, int known, PersonId by, Instant now, String reason) {
        if (retired) {
            throw new RuleViolation("voting.error.rules-retired", name);
        }
        if (known != versions.size()) {
            throw new RuleViolation("voting.error.rules-changed-meanwhile", versions.size());
        }
        if (!rules.id().equals(name)) {
            throw new RuleViolation("voting.error.rules-id", name);
        }
        if (rules.hash().equals(versions.getLast().hash)) {
            throw new RuleViolation("voting.error.rules-unchanged");
        }
        versions.add(new Version(rules, by, now, Words.paragraphs(reason, LONGEST_REASON)));
    }

    void retire() {
        if (retired) {
            throw new RuleViolation("voting.error.rules-retired", name);
        }
        retired = true;
    }

    void restore() {
        if (!retired) {
            throw new RuleViolation("voting.error.rules-not-retired", name);
        }
        retired = false;
    }

    RulesView view() {
        List<RulesView.Version> all = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            all.add(versions.get(i).view(i + 1));
        }
        return new RulesView(new NegotiationId(negotiation), rules(), false, retired, all.reversed());
    }
}
