package org.parley.amendment;

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
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;

/** What a facilitator decided on the order in which a plan's amendments are put to the vote: the rest follows from the rule. */
@Entity
@Table(name = "voting_order")
@Audited
class VotingOrder extends Aggregate<VotingOrder> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "moves")
    private String moves;

    @Column(name = "turns")
    private String turns;

    @Column(name = "changed_at")
    private Instant changedAt;

    /**
     * A round that was prepared, in its place.
     *
     * @param group      the articles that it was planned with
     * @param amendments what is put; none for an article as amended
     * @param article    the article that is put as amended; null for amendments
     */
    record Planned(
            List<ProvisionId> group,
            List<AmendmentId> amendments,
            @Nullable ProvisionId article,
            RoundId round) {}

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected VotingOrder() {}

    VotingOrder(NegotiationId negotiation, PlanId plan, Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.plan = plan.value();
        this.moves = "[]";
        this.turns = "[]";
        this.changedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    List<MovedAmendment> moves() {
        return Json.parse(moves).asArray().items().stream()
                .map(Json::asObject)
                .map(move -> new MovedAmendment(
                        new AmendmentId(UUID.fromString(move.text("amendment"))),
                        move.findText("before")
                                .map(UUID::fromString)
                                .map(AmendmentId::new)
                                .orElse(null),
                        move.text("reason"),
                        move.text("by"),
                        Instant.parse(move.text("at"))))
                .toList();
    }

    /** Puts an amendment elsewhere; an earlier word on its place no longer counts. */
    void move(MovedAmendment moved) {
        List<MovedAmendment> kept = without(moved.amendment());
        kept.add(moved);
        write(kept, moved.at());
    }

    /** Leaves the place of an amendment to the rule again. */
    void restore(AmendmentId amendment, Instant now) {
        write(without(amendment), now);
    }

    private List<MovedAmendment> without(AmendmentId amendment) {
        List<MovedAmendment> kept = new ArrayList<>(moves());
        kept.removeIf(each -> each.amendment().equals(amendment));
        return kept;
    }

    private void write(List<MovedAmendment> kept, Instant now) {
        moves = Json.array(kept.stream()
                        .map(move -> Json.object()
                                .put("amendment", move.amendment().value().toString())
                                .putPresent(
                                        "before",
                                        move.before() == null
                                                ? null
                                                : move.before().value().toString())
                                .put("reason", move.reason())
                                .put("by", move.by())
                                .put("at", move.at().toString())
                                .build())
                        .toList())
                .canonical();
        changedAt = now;
    }

    List<Planned> turns() {
        return Json.parse(turns).asArray().items().stream()
                .map(Json::asObject)
                .map(turn -> new Planned(
                        turn.array("group").texts().stream()
                                .map(ProvisionId::parse)
                                .toList(),
                        turn.array("amendments").texts().stream()
                                .map(UUID::fromString)
                                .map(AmendmentId::new)
                                .toList(),
                        turn.findText("article").map(ProvisionId::parse).orElse(null),
                        new RoundId(UUID.fromString(turn.text("round")))))
                .toList();
    }

    void prepare(List<Planned> rounds, Instant now) {
        turns = Json.array(rounds.stream()
                        .map(turn -> Json.object()
                                .put(
                                        "group",
                                        Json.strings(turn.group().stream()
                                                .map(ProvisionId::toString)
                                                .toList()))
                                .put(
                                        "amendments",
                                        Json.strings(turn.amendments().stream()
                                                .map(each -> each.value().toString())
                                                .toList()))
                                .putPresent(
                                        "article",
                                        turn.article() == null
                                                ? null
                                                : turn.article().toString())
                                .put("round", turn.round().value().toString())
                                .build())
                        .toList())
                .canonical();
        changedAt = now;
    }
}
