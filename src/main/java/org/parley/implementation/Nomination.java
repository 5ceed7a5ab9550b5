package org.parley.implementation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

/** A State or organisation that a delegation proposes to send observers to a mission. Who is asked is settled when it is made. */
@Entity
@Table(name = "nomination")
@Audited
class Nomination extends Aggregate<Nomination> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "agreement")
    private UUID agreement;

    @Column(name = "mission")
    private UUID mission;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "nominee")
    private @Nullable UUID nominee;

    @Column(name = "outside")
    private @Nullable String outside;

    @Column(name = "offered")
    private int offered;

    @Column(name = "text")
    private String text;

    /** JSON list of {@link Answer}. */
    @Column(name = "answers")
    private String answers;

    @Column(name = "due")
    private Instant due;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    private NominationState state;

    @Column(name = "accepted")
    private @Nullable Integer accepted;

    @Column(name = "begins")
    private @Nullable LocalDate begins;

    @Column(name = "ends")
    private @Nullable LocalDate ends;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Nomination() {}

    /** @param asked who may consent or object */
    Nomination(Mission mission, DelegationId by, NewNomination proposal, Collection<DelegationId> asked, Instant now) {
        this.id = Ids.next();
        this.negotiation = mission.negotiation().value();
        this.plan = mission.plan().value();
        this.agreement = mission.agreement().value();
        this.mission = mission.getId();
        this.delegation = by.value();
        this.nominee = proposal.nominee() == null ? null : proposal.nominee().value();
        this.outside = proposal.outside();
        this.offered = proposal.offered();
        this.text = proposal.text();
        answers(asked.stream().map(Answer::awaited).toList());
        this.due = now.plus(Duration.ofHours(mission.mandate().hours()));
        this.state = NominationState.PROPOSED;
        this.proposedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    NominationId id() {
        return new NominationId(id);
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

    MissionId mission() {
        return new MissionId(mission);
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    @Nullable
    DelegationId nominee() {
        return nominee == null ? null : new DelegationId(nominee);
    }

    @Nullable
    String outside() {
        return outside;
    }

    NominationState state() {
        return state;
    }

    NominationView view() {
        return new NominationView(
                id(),
                mission(),
                negotiation(),
                plan(),
                delegation(),
                nominee(),
                outside,
                offered,
                text,
                answers(),
                due,
                state,
                accepted,
                begins,
                ends,
                reason,
                proposedAt,
                lockVersion());
    }

    private List<Answer> answers() {
        return Json.parse(answers).asArray().items().stream()
                .map(each -> Answer.of(each.asObject()))
                .toList();
    }

    private void answers(List<Answer> all) {
        answers = Json.array(all.stream().map(Answer::toJson).toList()).canonical();
    }

    /** Whoever objected may consent later; nothing else is said after the time to answer, and silence is no objection. */
    void consent(DelegationId by, Instant now) {
        Answer before = asked(by);
        if (before.said() == Answer.Said.CONSENTS) {
            throw new RuleViolation("mission.error.answered");
        }
        if (before.said() == Answer.Said.AWAITED) {
            requireInTime(now);
        }
        say(new Answer(by, Answer.Said.CONSENTS, null, now));
    }

    void object(DelegationId by, String why, Instant now) {
        if (asked(by).said() == Answer.Said.OBJECTS) {
            throw new RuleViolation("mission.error.answered");
        }
        requireInTime(now);
        say(new Answer(by, Answer.Said.OBJECTS, why, now));
    }

    private Answer asked(DelegationId by) {
        require(NominationState.PROPOSED);
        return answers().stream()
                .filter(each -> each.delegation().equals(by))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("mission.error.not-asked"));
    }

    private void requireInTime(Instant now) {
        if (!now.isBefore(due)) {
            throw new RuleViolation("mission.error.late");
        }
    }

    private void say(Answer answer) {
        answers(answers().stream()
                .map(each -> each.delegation().equals(answer.delegation()) ? answer : each)
                .toList());
    }

    /**
     * Its observers take part.
     *
     * @param number how many of those offered
     */
    void confirm(int number, LocalDate from, @Nullable LocalDate until, Instant now) {
        require(NominationState.PROPOSED);
        NominationView here = view();
        if (here.objected()) {
            throw new RuleViolation("mission.error.objected");
        }
        if (!here.ripe(now)) {
            throw new RuleViolation("mission.error.awaited");
        }
        if (number < 1 || number > offered) {
            throw new RuleViolation("mission.error.accepted", offered);
        }
        if (until != null && until.isBefore(from)) {
            throw new RuleViolation("mission.error.days");
        }
        state = NominationState.CONFIRMED;
        accepted = number;
        begins = from;
        ends = until;
    }

    void decline(String why) {
        close(NominationState.PROPOSED, NominationState.DECLINED, why);
    }

    void withdraw(String why) {
        close(NominationState.PROPOSED, NominationState.WITHDRAWN, why);
    }

    /** @param day the last day on which its observers took part */
    void end(String why, LocalDate day) {
        close(NominationState.CONFIRMED, NominationState.ENDED, why);
        if (ends == null || ends.isAfter(day)) {
            ends = day;
        }
    }

    private void close(NominationState expected, NominationState then, String why) {
        require(expected);
        state = then;
        reason = why;
    }

    private void require(NominationState expected) {
        if (state != expected) {
            throw new RuleViolation("mission.error.nomination-state");
        }
    }
}
