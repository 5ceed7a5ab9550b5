package org.parley.deliberation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;

/** What one delegation prepares for one question. */
@Entity
@Table(name = "preparation")
@Audited
class Preparation extends Aggregate<Preparation> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject")
    private UUID subject;

    /** JSON of {@link Preparing.Instruction}. */
    @Column(name = "instruction")
    private @Nullable String instruction;

    /** JSON list of {@link Preparing.Advice}. */
    @Column(name = "advice")
    private String advice;

    /** JSON of {@link Preparing.SignOff}. */
    @Column(name = "sign_off")
    private @Nullable String signOff;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Preparation() {}

    Preparation(NegotiationId negotiation, DelegationId delegation, SubjectRef question, Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.delegation = delegation.value();
        this.subjectKind = question.kind();
        this.subject = question.id();
        this.advice = "[]";
        this.changedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    PreparationId id() {
        return new PreparationId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    SubjectRef question() {
        return new SubjectRef(subjectKind, subject);
    }

    Preparing.@Nullable Instruction instruction() {
        return instruction == null
                ? null
                : Preparing.Instruction.of(Json.parse(instruction).asObject());
    }

    List<Preparing.Advice> advice() {
        return Json.parse(advice).asArray().items().stream()
                .map(each -> Preparing.Advice.of(each.asObject()))
                .toList();
    }

    Preparing.@Nullable SignOff signOff() {
        return signOff == null ? null : Preparing.SignOff.of(Json.parse(signOff).asObject());
    }

    void instruct(Preparing.Instruction given, Instant now) {
        instruction = given.toJson().canonical();
        changedAt = now;
    }

    /** Takes the place of what the same person recommended before. */
    void advise(Preparing.Advice given, Instant now) {
        List<Preparing.Advice> all = new ArrayList<>(advice());
        all.removeIf(each -> each.person().equals(given.person()));
        if (all.size() >= Preparing.ADVISERS) {
            throw new RuleViolation("preparation.error.advisers", Preparing.ADVISERS);
        }
        all.add(given);
        advice = Json.array(all.stream().map(Preparing.Advice::toJson).toList()).canonical();
        changedAt = now;
    }

    /** @param given null to take it back */
    void signOff(Preparing.@Nullable SignOff given, Instant now) {
        signOff = given == null ? null : given.toJson().canonical();
        changedAt = now;
    }

    /** What the record commits to. */
    Json.Builder content() {
        Json.Builder content =
                Json.object().put("question", question().toString()).put("advice", Json.parse(advice));
        if (instruction != null) {
            content.put("instruction", Json.parse(instruction));
        }
        if (signOff != null) {
            content.put("signOff", Json.parse(signOff));
        }
        return content;
    }
}
