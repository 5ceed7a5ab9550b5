package org.parley.implementation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/** What a signatory does not take upon itself of an agreement, and what the others say of it. It is made and withdrawn, never changed. */
@Entity
@Table(name = "reservation")
@Audited
class Reservation extends Aggregate<Reservation> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "agreement")
    private UUID agreement;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "provision")
    private UUID provision;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "instrument")
    private Deposit.Kind instrument;

    @Column(name = "text")
    private String text;

    @Column(name = "made_at")
    private Instant notifiedAt;

    @Column(name = "confirmed")
    private @Nullable LocalDate confirmed;

    @Column(name = "withdrawn")
    private @Nullable LocalDate withdrawn;

    /** JSON list of {@link Reaction}. */
    @Column(name = "answers")
    private String answers;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Reservation() {}

    Reservation(
            Agreement agreement,
            DelegationId by,
            ProvisionId provision,
            Deposit.Kind instrument,
            String text,
            Instant now) {
        this.id = Ids.next();
        this.negotiation = agreement.negotiation().value();
        this.plan = agreement.plan().value();
        this.agreement = agreement.getId();
        this.delegation = by.value();
        this.provision = provision.value();
        this.instrument = instrument;
        this.text = text;
        this.notifiedAt = now;
        this.answers = "[]";
    }

    @Override
    public UUID getId() {
        return id;
    }

    ReservationId id() {
        return new ReservationId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    PlanId plan() {
        return new PlanId(plan);
    }

    AgreementId agreement() {
        return new AgreementId(agreement);
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    ProvisionId provision() {
        return new ProvisionId(provision);
    }

    String text() {
        return text;
    }

    Deposit.Kind instrument() {
        return instrument;
    }

    ReservationView view() {
        return new ReservationView(
                id(),
                negotiation(),
                plan(),
                agreement(),
                delegation(),
                provision(),
                instrument,
                text,
                notifiedAt.atZone(ZoneOffset.UTC).toLocalDate(),
                confirmed,
                withdrawn,
                reactions(),
                lockVersion());
    }

    private List<Reaction> reactions() {
        return Json.parse(answers).asArray().items().stream()
                .map(each -> Reaction.of(each.asObject()))
                .toList();
    }

    /** @param day of the ratification */
    void confirm(LocalDate day) {
        requireStanding();
        if (instrument != Deposit.Kind.SIGNATURE) {
            throw new RuleViolation("reservation.error.no-confirmation");
        }
        if (confirmed != null) {
            throw new RuleViolation("reservation.error.confirmed");
        }
        confirmed = day;
    }

    void withdraw(LocalDate day) {
        requireStanding();
        withdrawn = day;
    }

    /**
     * What another says of it. An acceptance is final; an objection can be taken back, not turned into another.
     *
     * @param consent the day on which the other consented to be bound; null where it has not
     */
    void react(Reaction reaction, @Nullable LocalDate consent) {
        requireStanding();
        if (delegation().equals(reaction.delegation())) {
            throw new RuleViolation("reservation.error.own");
        }
        if (standing(reaction.delegation()).isPresent()) {
            throw new RuleViolation("reservation.error.said");
        }
        if (reaction.on().isAfter(view().lastDay(consent))) {
            throw new RuleViolation("reservation.error.objection-late");
        }
        set(Stream.concat(reactions().stream(), Stream.of(reaction)).toList());
    }

    void withdrawObjection(DelegationId by, LocalDate day) {
        requireStanding();
        Reaction objection = standing(by)
                .filter(Reaction::objects)
                .orElseThrow(() -> new RuleViolation("reservation.error.no-objection"));
        set(reactions().stream()
                .map(each -> each.equals(objection)
                        ? new Reaction(each.delegation(), each.kind(), each.reason(), each.on(), day)
                        : each)
                .toList());
    }

    private Optional<Reaction> standing(DelegationId by) {
        return reactions().stream().filter(each -> each.delegation().equals(by)).findFirst();
    }

    private void set(List<Reaction> all) {
        answers = Json.array(all.stream().map(Reaction::toJson).toList()).canonical();
    }

    private void requireStanding() {
        if (withdrawn != null) {
            throw new RuleViolation("reservation.error.withdrawn");
        }
    }
}
