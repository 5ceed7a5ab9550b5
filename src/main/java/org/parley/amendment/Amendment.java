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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.parley.text.Change;
import org.parley.text.Problem;
import org.parley.text.ProvisionId;
import org.parley.text.TextJson;
import org.parley.text.TextRules;

/**
 * A proposal to change a plan, or to change such a proposal. It is a draft until its delegation puts it before everybody; then it is
 * decided, withdrawn, or no longer applies. A withdrawn one may be taken over by another delegation.
 */
@Entity
@Table(name = "amendment")
@Audited
class Amendment extends Aggregate<Amendment> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "number")
    private @Nullable Integer number;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "article")
    private UUID article;

    @Column(name = "parent")
    private @Nullable UUID parent;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "first_proposer")
    private @Nullable UUID first;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status")
    private AmendmentStatus status;

    @Column(name = "title")
    private String title;

    @Column(name = "reason")
    private String reason;

    @Column(name = "version")
    private int version;

    /** JSON of {@link TextJson#changes(List)}. */
    @Column(name = "changes")
    private String changes;

    @Column(name = "parent_changes")
    private @Nullable String parentChanges;

    @Column(name = "co_sponsors")
    private String coSponsors;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "filed_at")
    private @Nullable Instant filedAt;

    /** JSON of {@link Remark}. */
    @Column(name = "remark")
    private @Nullable String remark;

    /** JSON of {@link Consent}, while it awaits that of its proposer. */
    @Column(name = "consent")
    private @Nullable String consent;

    @Column(name = "consent_due")
    private @Nullable Instant consentDue;

    @Column(name = "consent_reminder")
    private @Nullable Instant consentReminder;

    @Column(name = "redraft_of")
    private @Nullable UUID redraftOf;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Amendment() {}

    /** A draft of an amendment to a plan. */
    Amendment(NegotiationId negotiation, PlanId plan, int version, ProvisionId article, DelegationId by, Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.plan = plan.value();
        this.version = version;
        this.article = article.value();
        this.delegation = by.value();
        this.status = AmendmentStatus.DRAFT;
        this.title = "";
        this.reason = "";
        this.changes = write(List.of());
        this.coSponsors = "";
        this.begunAt = now;
        this.changedAt = now;
    }

    /** A draft of a sub-amendment. */
    static Amendment under(Amendment parent, DelegationId by, Instant now) {
        if (parent.parent != null) {
            throw new RuleViolation("amendment.error.third-degree");
        }
        parent.requirePending();
        Amendment draft = new Amendment(parent.negotiation(), parent.plan(), parent.version, parent.article(), by, now);
        draft.parent = parent.id;
        draft.parentChanges = parent.changes;
        return draft;
    }

    /** Notes that a draft was begun from another amendment. */
    Amendment from(Amendment original, List<Problem> leftOut) {
        require(AmendmentStatus.DRAFT);
        redraftOf = original.id;
        remark = Remark.of(Remark.Kind.BEGUN_FROM)
                .version(version)
                .other(original.id())
                .reasons(leftOut)
                .json();
        return this;
    }

    /** A draft beside another draft, made on the same text: what somebody wrote there at the same words as somebody else. */
    static Amendment beside(Amendment draft, Instant now) {
        draft.require(AmendmentStatus.DRAFT);
        Amendment aside = new Amendment(
                draft.negotiation(), draft.plan(), draft.version, draft.article(), draft.delegation(), now);
        aside.parent = draft.parent;
        aside.parentChanges = draft.parentChanges;
        aside.redraftOf = draft.id;
        aside.remark = Remark.of(Remark.Kind.PUT_ASIDE).other(draft.id()).json();
        return aside;
    }

    @Override
    public UUID getId() {
        return id;
    }

    AmendmentId id() {
        return new AmendmentId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    int number() {
        return number == null ? 0 : number;
    }

    PlanId plan() {
        return new PlanId(plan);
    }

    ProvisionId article() {
        return new ProvisionId(article);
    }

    @Nullable
    AmendmentId parent() {
        return parent == null ? null : new AmendmentId(parent);
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    AmendmentStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    String reason() {
        return reason;
    }

    int version() {
        return version;
    }

    List<Change> changes() {
        return read(changes);
    }

    /** The changes of its parent that its own are made on; none for an amendment to the plan. */
    List<Change> parentChanges() {
        return parentChanges == null ? List.of() : read(parentChanges);
    }

    List<DelegationId> coSponsors() {
        return Stream.of(coSponsors.split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> new DelegationId(UUID.fromString(each)))
                .toList();
    }

    /** The consent that it awaits; null where it reads as its proposer knows it. */
    @Nullable
    Consent consent() {
        return consent == null || consentDue == null ? null : Consent.parse(consent, consentDue);
    }

    /** The amendment that a draft was begun from. */
    @Nullable
    AmendmentId redraftOf() {
        return redraftOf == null ? null : new AmendmentId(redraftOf);
    }

    /** Whether it was ever put before everybody. */
    boolean filed() {
        return filedAt != null;
    }

    /** Whether a sub-amendment is made on what its parent says now. */
    boolean standsOn(Amendment amended) {
        return amended.changes.equals(parentChanges) && amended.version == version;
    }

    /** Keeps what was written so far. */
    void write(String named, String why, List<Change> made, Instant now) {
        require(AmendmentStatus.DRAFT);
        if (made.size() > TextRules.CHANGES) {
            throw new RuleViolation("text.error.too-many-changes", TextRules.CHANGES, made.size());
        }
        title = named;
        reason = why;
        changes = write(made);
        changedAt = now;
    }

    /** Puts it before everybody: proposed where that needs no co-sponsor, seeking them otherwise. */
    void file(int given, int needed, Instant now) {
        require(AmendmentStatus.DRAFT);
        if (changes().isEmpty()) {
            throw new RuleViolation("amendment.error.changes-nothing");
        }
        if (reason.isBlank()) {
            throw new RuleViolation("amendment.error.no-reason");
        }
        number = given;
        filedAt = now;
        changedAt = now;
        remark = null;
        status = supported(needed);
    }

    /** Another delegation joins. */
    void coSponsor(DelegationId joining, int needed, Instant now) {
        requirePending();
        if (joining.value().equals(delegation)) {
            throw new RuleViolation("amendment.error.own-co-sponsor");
        }
        List<DelegationId> joined = new ArrayList<>(coSponsors());
        if (joined.contains(joining)) {
            throw new RuleViolation("amendment.error.already-co-sponsor");
        }
        joined.add(joining);
        coSponsors = join(joined);
        changedAt = now;
        if (status == AmendmentStatus.SEEKING) {
            status = supported(needed);
        }
    }

    /**
     * A co-sponsor takes its name back.
     *
     * @param needed with fewer than these, the amendment seeks co-sponsors again
     */
    void leave(DelegationId leaving, int needed, Instant now) {
        requirePending();
        List<DelegationId> staying = new ArrayList<>(coSponsors());
        if (!staying.remove(leaving)) {
            throw new RuleViolation("amendment.error.no-co-sponsor");
        }
        coSponsors = join(staying);
        status = supported(needed);
        changedAt = now;
    }

    /** Its delegation takes it back. A draft is put away and stays its own. */
    void withdraw(String why, Instant now) {
        requireUndecided();
        remark = Remark.of(Remark.Kind.WITHDRAWN).words(why).json();
        status = AmendmentStatus.WITHDRAWN;
        changedAt = now;
        answered();
    }

    /** Another delegation makes a withdrawn amendment its own, as it reads on the newest version. */
    void takeOver(DelegationId taking, int needed, Instant now) {
        if (!filed()) {
            throw new RuleViolation("amendment.error.state", status.word());
        }
        require(AmendmentStatus.WITHDRAWN);
        if (taking.value().equals(delegation)) {
            throw new RuleViolation("amendment.error.own-take-over");
        }
        if (first == null) {
            first = delegation;
        }
        delegation = taking.value();
        coSponsors =
                join(coSponsors().stream().filter(each -> !each.equals(taking)).toList());
        remark = Remark.of(Remark.Kind.TAKEN_OVER).json();
        changedAt = now;
        status = supported(needed);
    }

    /** Re-expresses it on another state of what it amends. */
    void carry(int newVersion, @Nullable List<Change> newParent, List<Change> carried, Remark said, Instant now) {
        requireUndecided();
        version = newVersion;
        parentChanges = newParent == null ? null : write(newParent);
        changes = write(carried);
        remark = said.json();
        changedAt = now;
    }

    /**
     * Re-expresses it on another state of what it amends, where it reads differently: its proposer is asked.
     *
     * @param due      last moment to answer
     * @param reminder when the proposer is reminded
     */
    void carryAsking(
            int newVersion,
            @Nullable List<Change> newParent,
            List<Change> carried,
            Remark said,
            Instant now,
            Instant due,
            Instant reminder) {
        requirePending();
        Consent before = consent();
        Consent asked = before == null
                ? new Consent(version, parentChanges(), changes(), said.reasons(), said.round(), now, due)
                : before.again(said, now, due);
        consent = asked.json();
        consentDue = due;
        consentReminder = reminder;
        carry(newVersion, newParent, carried, said, now);
    }

    /** Its proposer accepts it as it reads now. */
    void accept(Instant now) {
        requireAwaiting(now);
        remark = Remark.of(Remark.Kind.CONSENTED).version(version).json();
        changedAt = now;
        answered();
    }

    /** Its proposer has written it anew: it takes over what the draft says and keeps its number. */
    void redraft(Amendment draft, Instant now) {
        requireAwaiting(now);
        title = draft.title;
        reason = draft.reason;
        version = draft.version;
        changes = draft.changes;
        parentChanges = draft.parentChanges;
        remark = Remark.of(Remark.Kind.REDRAFTED).version(version).json();
        changedAt = now;
        answered();
    }

    /** Of a draft: it became the new text of the amendment that it was begun from. */
    void refiled(Instant now) {
        require(AmendmentStatus.DRAFT);
        remark = Remark.of(Remark.Kind.REFILED)
                .other(new AmendmentId(Objects.requireNonNull(redraftOf)))
                .json();
        status = AmendmentStatus.WITHDRAWN;
        changedAt = now;
    }

    /** The time to answer has passed: it is not pursued. Another delegation may take it over. */
    void lapse(Instant now) {
        requirePending();
        if (consentDue == null || now.isBefore(consentDue)) {
            throw new RuleViolation("amendment.error.not-awaiting");
        }
        remark = Remark.of(Remark.Kind.LAPSED).version(version).json();
        status = AmendmentStatus.WITHDRAWN;
        changedAt = now;
        answered();
    }

    /** Its proposer has been reminded. */
    void reminded() {
        consentReminder = null;
    }

    boolean toBeReminded(Instant now) {
        return status.pending() && consentReminder != null && !now.isBefore(consentReminder);
    }

    private void requireAwaiting(Instant now) {
        requirePending();
        if (consentDue == null) {
            throw new RuleViolation("amendment.error.not-awaiting");
        }
        if (now.isAfter(consentDue)) {
            throw new RuleViolation("amendment.error.consent-late");
        }
    }

    private void answered() {
        consent = null;
        consentDue = null;
        consentReminder = null;
    }

    /** A sub-amendment to it was adopted. */
    void amend(List<Change> amended, AmendmentId by, @Nullable UUID round, Instant now) {
        requirePending();
        changes = write(amended);
        remark = Remark.of(Remark.Kind.AMENDED).other(by).round(round).json();
        changedAt = now;
    }

    /** It was voted on in parts: it is what carried of it. */
    void divide(List<Change> left, @Nullable UUID round, Instant now) {
        requirePending();
        changes = write(left);
        remark = Remark.of(Remark.Kind.DIVIDED).version(version).round(round).json();
        changedAt = now;
    }

    void adopt(int made, UUID round, Instant now) {
        requirePending();
        remark = Remark.of(Remark.Kind.ADOPTED).version(made).round(round).json();
        status = AmendmentStatus.ADOPTED;
        changedAt = now;
        answered();
    }

    void reject(UUID round, Instant now) {
        requirePending();
        remark = Remark.of(Remark.Kind.REJECTED).round(round).json();
        status = AmendmentStatus.REJECTED;
        changedAt = now;
        answered();
    }

    /** It may be put to the vote again. */
    void reconsider(UUID round, Instant now) {
        require(AmendmentStatus.REJECTED);
        remark = Remark.of(Remark.Kind.RECONSIDERED).round(round).json();
        status = AmendmentStatus.PROPOSED;
        changedAt = now;
    }

    /** It no longer applies. */
    void fall(Remark why, Instant now) {
        requirePending();
        remark = why.json();
        status = AmendmentStatus.OBSOLETE;
        changedAt = now;
        answered();
    }

    AmendmentView view() {
        return new AmendmentView(
                id(),
                negotiation(),
                number(),
                plan(),
                article(),
                parent(),
                delegation(),
                first == null ? null : new DelegationId(first),
                status,
                title,
                reason,
                version,
                changes(),
                coSponsors(),
                begunAt,
                changedAt,
                filedAt,
                remark == null ? null : Remark.parse(remark),
                consent(),
                redraftOf(),
                lockVersion());
    }

    /** Its whole content, as it goes into the record. */
    Json.Obj content() {
        return Json.object()
                .put("number", number())
                .put("plan", plan.toString())
                .put("version", version)
                .putPresent("amends", parent == null ? null : parent.toString())
                .putPresent("redrafts", redraftOf == null ? null : redraftOf.toString())
                .put("delegation", delegation.toString())
                .put(
                        "coSponsors",
                        Json.strings(coSponsors().stream()
                                .map(each -> each.value().toString())
                                .toList()))
                .put("title", title)
                .put("reason", reason)
                .put("changes", Json.parse(changes))
                .build();
    }

    private AmendmentStatus supported(int needed) {
        return coSponsors().size() >= needed ? AmendmentStatus.PROPOSED : AmendmentStatus.SEEKING;
    }

    void requirePending() {
        if (!status.pending()) {
            throw new RuleViolation("amendment.error.state", status.word());
        }
    }

    /** A draft, or before the table: what is decided or gone stays as it was. */
    private void requireUndecided() {
        if (status != AmendmentStatus.DRAFT) {
            requirePending();
        }
    }

    private void require(AmendmentStatus expected) {
        if (status != expected) {
            throw new RuleViolation("amendment.error.state", status.word());
        }
    }

    private static String join(List<DelegationId> delegations) {
        return delegations.stream().map(each -> each.value().toString()).collect(Collectors.joining(" "));
    }

    private static String write(List<Change> changes) {
        return TextJson.changes(changes).canonical();
    }

    private static List<Change> read(String json) {
        return TextJson.changes(Json.parse(json).asArray());
    }
}
