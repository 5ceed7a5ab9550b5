package org.parley.amendment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.Change;
import org.parley.text.TextJson;
import org.parley.text.order.Division;

/**
 * That an amendment, or a text as it stands, be voted on in parts (ADR 0027, ADR 0041). It has no history beside the record: each step happens once and stands there.
 */
@Entity
@Table(name = "division")
class DivisionRequest extends Aggregate<DivisionRequest> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "kind")
    private String kind;

    @Column(name = "whole")
    private UUID whole;

    @Column(name = "delegation")
    private UUID delegation;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status")
    private DivisionStatus status;

    @Column(name = "changes")
    private String changes;

    @Column(name = "parts")
    private String parts;

    @Column(name = "objections")
    private String objections;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    /**
     * One part.
     *
     * @param changes its changes by their position in the whole, from 0
     * @param carried whether it carried; null until it is decided
     */
    record Part(UUID id, List<Integer> changes, @Nullable Boolean carried) {}

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected DivisionRequest() {}

    DivisionRequest(NegotiationId negotiation, SubjectRef whole, DelegationId by, Division division, Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.kind = whole.kind();
        this.whole = whole.id();
        this.delegation = by.value();
        this.status = DivisionStatus.ASKED;
        this.changes = TextJson.changes(division.changes()).canonical();
        this.objections = "";
        this.askedAt = now;
        this.changedAt = now;
        write(division.parts().stream()
                .map(part -> new Part(Ids.next(), part, null))
                .toList());
    }

    @Override
    public UUID getId() {
        return id;
    }

    DivisionId id() {
        return new DivisionId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    /** What is divided. */
    SubjectRef whole() {
        return new SubjectRef(kind, whole);
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    DivisionStatus status() {
        return status;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** The delegations that object, in the order in which they did. */
    List<DelegationId> objections() {
        return Stream.of(objections.split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> new DelegationId(UUID.fromString(each)))
                .toList();
    }

    List<Part> parts() {
        return Json.parse(parts).asArray().items().stream()
                .map(Json::asObject)
                .map(part -> new Part(
                        UUID.fromString(part.text("id")),
                        part.array("changes").texts().stream()
                                .map(Integer::valueOf)
                                .toList(),
                        part.find("carried").map(_ -> part.bool("carried")).orElse(null)))
                .toList();
    }

    /** The parts of the text that is voted on. */
    Division division() {
        return new Division(
                TextJson.changes(Json.parse(changes).asArray()),
                parts().stream().map(Part::changes).toList());
    }

    /** For each part whether it carried, null where it is not decided. */
    List<@Nullable Boolean> outcomes() {
        List<@Nullable Boolean> outcomes = new ArrayList<>();
        parts().forEach(part -> outcomes.add(part.carried()));
        return outcomes;
    }

    /** What is left of the whole once every part is decided; nothing where nothing carried. */
    List<Change> left() {
        return division().next(outcomes()) instanceof Division.Next.Whole(List<Change> left, boolean _)
                ? left
                : List.of();
    }

    /**
     * Whether the whole still has these parts: the same changes of the same provisions, whatever else an adoption made of its words. A text
     * whose parts are being put has them only while they read as they did.
     */
    boolean fits(List<Change> now) {
        List<Change> then = division().changes();
        return Wholes.text(whole()) && status == DivisionStatus.VOTING
                ? now.equals(then)
                : shape(now).equals(shape(then));
    }

    private static List<String> shape(List<Change> changes) {
        return changes.stream()
                .map(change -> change.getClass().getSimpleName() + change.provision())
                .toList();
    }

    /** A delegation objects. */
    void oppose(DelegationId by, Instant now) {
        if (status != DivisionStatus.OPPOSED) {
            require(DivisionStatus.ASKED);
        }
        if (by.value().equals(delegation)) {
            throw new RuleViolation("amendment.error.division-own");
        }
        List<DelegationId> all = new ArrayList<>(objections());
        if (all.contains(by)) {
            throw new RuleViolation("amendment.error.division-objected");
        }
        all.add(by);
        objections = all.stream().map(each -> each.value().toString()).collect(Collectors.joining(" "));
        become(DivisionStatus.OPPOSED, now);
    }

    void withdraw(Instant now) {
        if (status != DivisionStatus.OPPOSED) {
            require(DivisionStatus.ASKED);
        }
        become(DivisionStatus.WITHDRAWN, now);
    }

    /** Begins the votes on the parts of what the whole says now. */
    void begin(List<Change> now, boolean decided, Instant moment) {
        require(decided ? DivisionStatus.OPPOSED : DivisionStatus.ASKED);
        changes = TextJson.changes(now).canonical();
        become(DivisionStatus.VOTING, moment);
    }

    void refuse(Instant now) {
        require(DivisionStatus.OPPOSED);
        become(DivisionStatus.REFUSED, now);
    }

    /** Notes what became of a part. */
    void decide(UUID part, boolean carried, Instant now) {
        require(DivisionStatus.VOTING);
        List<Part> decided = parts().stream()
                .map(each -> each.id().equals(part) && each.carried() == null
                        ? new Part(each.id(), each.changes(), carried)
                        : each)
                .toList();
        write(decided);
        changedAt = now;
    }

    void end(Instant now) {
        require(DivisionStatus.VOTING);
        become(DivisionStatus.ENDED, now);
    }

    void lose(Instant now) {
        if (!status.active()) {
            throw new RuleViolation("amendment.error.division-state", status.word());
        }
        become(DivisionStatus.LOST, now);
    }

    private void become(DivisionStatus next, Instant now) {
        status = next;
        changedAt = now;
    }

    private void require(DivisionStatus expected) {
        if (status != expected) {
            throw new RuleViolation("amendment.error.division-state", status.word());
        }
    }

    private void write(List<Part> all) {
        parts = Json.array(all.stream()
                        .map(part -> {
                            Json.Builder json = Json.object()
                                    .put("id", part.id().toString())
                                    .put(
                                            "changes",
                                            Json.strings(part.changes().stream()
                                                    .map(String::valueOf)
                                                    .toList()));
                            Boolean carried = part.carried();
                            return (carried == null ? json : json.put("carried", carried)).build();
                        })
                        .toList())
                .canonical();
    }
}
