package org.parley.amendment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/**
 * Amendments that are adopted together or not at all. Each proposer agrees to the package in one definite form: these amendments, in
 * these words. Whatever changes that form (another amendment, a word) leaves the older agreements behind, and they must be given anew.
 */
@Entity
@Table(name = "amendment_package")
@Audited
class AmendmentPackage extends Aggregate<AmendmentPackage> {

    static final int FEWEST = 2;
    static final int MOST = 20;

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "number")
    private int number;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "title")
    private String title;

    @Column(name = "reason")
    private String reason;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status")
    private PackageStatus status;

    /** JSON of {@link Bond}. */
    @Column(name = "members")
    private String members;

    @Column(name = "round")
    private @Nullable UUID round;

    @Column(name = "composed_at")
    private Instant composedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected AmendmentPackage() {}

    AmendmentPackage(
            NegotiationId negotiation,
            int number,
            DelegationId lead,
            PackageText text,
            Collection<AmendmentId> bound,
            Instant now) {
        if (bound.size() < FEWEST) {
            throw new RuleViolation("package.error.too-few");
        }
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.number = number;
        this.delegation = lead.value();
        this.title = text.title();
        this.reason = text.reason();
        this.status = PackageStatus.OPEN;
        this.members = Bond.write(List.of());
        this.composedAt = now;
        this.changedAt = now;
        add(bound, now);
    }

    @Override
    public UUID getId() {
        return id;
    }

    PackageId id() {
        return new PackageId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    int number() {
        return number;
    }

    /** The delegation that leads it: it invites and takes out. */
    DelegationId lead() {
        return new DelegationId(delegation);
    }

    String title() {
        return title;
    }

    String reason() {
        return reason;
    }

    PackageStatus status() {
        return status;
    }

    @Nullable
    UUID round() {
        return round;
    }

    Instant composedAt() {
        return composedAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    List<Bond> bonds() {
        return Bond.read(members);
    }

    /** Its amendments, in the order in which they were put in. */
    List<AmendmentId> amendments() {
        return bonds().stream().map(Bond::amendment).toList();
    }

    Optional<Bond> bond(AmendmentId amendment) {
        return bonds().stream()
                .filter(bond -> bond.amendment().equals(amendment))
                .findFirst();
    }

    /** Whether the delegation has given its word that this amendment stands or falls with the others, in whatever form. */
    boolean binds(AmendmentId amendment, DelegationId proposer) {
        return status == PackageStatus.OPEN
                && bond(amendment)
                        .map(Bond::agreement)
                        .filter(given -> given.by().equals(proposer))
                        .isPresent();
    }

    /** Puts more amendments in; none is bound before its proposer agrees. */
    void add(Collection<AmendmentId> more, Instant now) {
        requireOpen();
        List<Bond> bonds = new ArrayList<>(bonds());
        Set<AmendmentId> known = new HashSet<>(amendments());
        for (AmendmentId amendment : more) {
            if (!known.add(amendment)) {
                throw new RuleViolation("package.error.twice");
            }
            bonds.add(new Bond(amendment, now, null));
        }
        if (bonds.size() > MOST) {
            throw new RuleViolation("package.error.too-many", MOST);
        }
        set(bonds, now);
    }

    /** A delegation agrees for its amendments to the package in the form it has now. */
    void agree(DelegationId by, Collection<AmendmentId> own, String form, Instant now) {
        requireOpen();
        if (own.isEmpty()) {
            throw new RuleViolation("package.error.nothing-in-it");
        }
        Bond.Agreement given = new Bond.Agreement(by, form, now);
        set(
                bonds().stream()
                        .map(bond -> own.contains(bond.amendment()) ? bond.agreed(given) : bond)
                        .toList(),
                now);
    }

    /** Amendments are no longer in it. */
    void take(Collection<AmendmentId> out, Instant now) {
        requireOpen();
        List<Bond> staying =
                bonds().stream().filter(bond -> !out.contains(bond.amendment())).toList();
        if (staying.size() == bonds().size()) {
            throw new RuleViolation("package.error.not-in-it");
        }
        set(staying, now);
    }

    /** Another delegation leads it. */
    void hand(DelegationId to) {
        requireOpen();
        delegation = to.value();
    }

    void dissolve(Instant now) {
        requireOpen();
        status = PackageStatus.DISSOLVED;
        changedAt = now;
    }

    /** What a round made of it. */
    void decide(PackageStatus outcome, UUID by, Instant now) {
        requireOpen();
        status = outcome;
        round = by;
        changedAt = now;
    }

    void requireOpen() {
        if (status != PackageStatus.OPEN) {
            throw new RuleViolation("package.error.state", number, status.word());
        }
    }

    private void set(List<Bond> bonds, Instant now) {
        members = Bond.write(bonds);
        changedAt = now;
    }
}
