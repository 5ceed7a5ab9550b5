package org.parley.delegation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/** A party to the talks; it is the delegation that votes, not the person. */
@Entity
@Table(name = "delegation")
@Audited
class Delegation extends Aggregate<Delegation> {

    static final int NAME_LIMIT = 120;
    static final int SHORT_NAME_LIMIT = 12;
    static final int BLOCS = 8;
    static final int BLOC_LIMIT = 100;

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "name")
    private String name;

    @Column(name = "short_name")
    private String shortName;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "kind")
    private DelegationKind kind;

    @Column(name = "weight")
    private int weight;

    @Column(name = "entitled")
    private boolean entitled;

    @Column(name = "blocs")
    private String blocs;

    @Column(name = "position")
    private int position;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Delegation() {}

    Delegation(
            NegotiationId negotiation,
            String name,
            String shortName,
            DelegationKind kind,
            int weight,
            boolean entitled,
            int position) {
        Texts.line(name.strip(), NAME_LIMIT, "delegation.error.name");
        Texts.line(shortName.strip(), SHORT_NAME_LIMIT, "delegation.error.short-name");
        requireVoice(kind, weight, entitled);
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.name = name.strip();
        this.shortName = shortName.strip();
        this.kind = kind;
        this.weight = weight;
        this.entitled = entitled;
        this.position = position;
        this.blocs = "";
    }

    @Override
    public UUID getId() {
        return id;
    }

    DelegationId id() {
        return new DelegationId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    private static void requireVoice(DelegationKind kind, int weight, boolean entitled) {
        if (weight < 1 || weight > 1_000_000) {
            throw new RuleViolation("delegation.error.weight");
        }
        if (entitled && kind == DelegationKind.OBSERVER) {
            throw new RuleViolation("delegation.error.observer-votes");
        }
    }

    /** What it counts as from now on; rounds that are open keep what they froze. */
    void count(DelegationKind as, int heavy, boolean votes, Set<String> groups) {
        requireVoice(as, heavy, votes);
        if (groups.size() > BLOCS) {
            throw new RuleViolation("delegation.error.blocs", BLOCS, BLOC_LIMIT);
        }
        Set<String> clean = new TreeSet<>();
        for (String group : groups) {
            Texts.line(group.strip(), BLOC_LIMIT, "delegation.error.bloc");
            clean.add(Normalizer.normalize(group.strip(), Normalizer.Form.NFC));
        }
        kind = as;
        weight = heavy;
        entitled = votes;
        blocs = String.join("\n", clean);
    }

    private Set<String> blocs() {
        return blocs.isEmpty() ? Set.of() : new TreeSet<>(List.of(blocs.split("\n")));
    }

    DelegationKind kind() {
        return kind;
    }

    DelegationView view() {
        return new DelegationView(id(), negotiation(), name, shortName, kind, weight, entitled, position, blocs());
    }
}
