package org.parley.amendment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.BracketNotation;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.parley.text.TextRules;
import org.parley.text.sequence.SequenceCheck;
import org.parley.text.sequence.SequenceProblem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an amendment from its first draft to the table. Everybody who sits for a delegation may draft for it; its head and deputies
 * propose, co-sponsor, withdraw and take over. Reads what is committed at each step, so that what was waited for is seen.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class AmendmentService {

    private static final String JSON = "application/json";

    /** For refusals, which do not know the reader's zone. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AmendmentRepository amendments;
    private final Numbers numbers;
    private final Wordings wordings;
    private final Rights rights;
    private final PlanQueries plans;
    private final PlanService planService;
    private final NegotiationQueries negotiations;
    private final UnderVote voted;
    private final PendingOn pendingOn;
    private final Falling falling;
    private final Following following;
    private final Redrafts redrafts;
    private final AmendmentActs acts;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final EntityManager entities;
    private final Clock clock;

    AmendmentService(
            AmendmentRepository amendments,
            Numbers numbers,
            Wordings wordings,
            Rights rights,
            PlanQueries plans,
            PlanService planService,
            NegotiationQueries negotiations,
            UnderVote voted,
            PendingOn pendingOn,
            Falling falling,
            Following following,
            Redrafts redrafts,
            AmendmentActs acts,
            Seats seats,
            ApplicationEventPublisher events,
            EntityManager entities,
            Clock clock) {
        this.amendments = amendments;
        this.numbers = numbers;
        this.wordings = wordings;
        this.rights = rights;
        this.plans = plans;
        this.planService = planService;
        this.negotiations = negotiations;
        this.voted = voted;
        this.pendingOn = pendingOn;
        this.falling = falling;
        this.following = following;
        this.redrafts = redrafts;
        this.acts = acts;
        this.seats = seats;
        this.events = events;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Begins to draft an amendment to the newest version of a plan.
     *
     * @param article an article of that version: the one to be amended, or after which a new one is to stand
     * @param text    what was written so far: the newest version itself, when nothing was
     */
    public AmendmentId draft(PlanId plan, ProvisionId article, DraftText text) {
        PlanSummary to = plans.get(plan);
        SeatView seat = rights.drafter(to.negotiation());
        VersionView version = plans.text(plan);
        if (version.text().articles().stream().noneMatch(each -> each.id().equals(article))) {
            throw new RuleViolation("amendment.error.no-article");
        }
        pendingOn.requireOpen(plan, article, Changes.between(version.text(), text.edited()));
        Instant now = clock.instant();
        Amendment draft =
                new Amendment(to.negotiation(), plan, version.number(), article, seat.delegationOrThrow(), now);
        return begin(draft, version.text(), text, now);
    }

    /**
     * Begins to draft a sub-amendment.
     *
     * @param parent a pending amendment to a plan
     * @param text   what was written so far: what the parent results in, when nothing was
     */
    public AmendmentId draftSub(AmendmentId parent, DraftText text) {
        Amendment amended = visible(parent);
        SeatView seat = rights.drafter(amended.negotiation());
        Instant now = clock.instant();
        Amendment draft = Amendment.under(amended, seat.delegationOrThrow(), now);
        return begin(draft, wordings.of(amended).result(), text, now);
    }

    private AmendmentId begin(Amendment draft, PlanText base, DraftText text, Instant now) {
        PlanText edited = BracketNotation.read(text.edited(), List.of(base));
        draft.write(text.title(), text.reason(), Changes.between(base, edited), now);
        amendments.saveAndFlush(draft);
        events.publishEvent(acts.drafted(draft));
        return draft.id();
    }

    /**
     * Keeps what was typed in a draft.
     *
     * @param expected the lock version of the state that was edited; another one there now is never overwritten
     */
    public Saved save(AmendmentId id, long expected, DraftText text) {
        Amendment draft = ownDraft(id);
        if (draft.lockVersion() != expected) {
            return new Saved.Overtaken(draft.view());
        }
        AmendmentTexts known = wordings.of(draft);
        PlanText edited = BracketNotation.read(text.edited(), List.of(known.result(), known.base()));
        draft.write(text.title(), text.reason(), Changes.between(known.base(), edited), clock.instant());
        amendments.saveAndFlush(draft);
        touched(draft, "amendment.saved");
        return new Saved.Kept(draft.view());
    }

    /**
     * Keeps what somebody wrote in a draft at words that somebody else changed meanwhile, in a draft of its own beside it, until the person
     * chooses: whatever happens to their screen, nothing of it is lost.
     */
    public AmendmentId putAside(AmendmentId id, DraftText text) {
        Amendment draft = ownDraft(id);
        Instant now = clock.instant();
        Amendment aside = Amendment.beside(draft, now);
        aside.write(
                text.title(), text.reason(), Changes.between(wordings.of(draft).base(), text.edited()), now);
        amendments.saveAndFlush(aside);
        events.publishEvent(acts.drafted(aside));
        return aside.id();
    }

    /**
     * Re-expresses a draft on the newest version of the text, where it still applies.
     *
     * @return what changed in it on the way
     * @throws RuleViolation where it no longer applies; the draft stays as it is
     */
    public Remark reexpress(AmendmentId id) {
        planService.hold(visible(id).plan());
        Amendment draft = ownDraft(id);
        Remark said = carry(draft);
        amendments.saveAndFlush(draft);
        touched(draft, "amendment.reexpressed");
        return said;
    }

    /** Puts a draft as it stands now before everybody. */
    public AmendmentStatus propose(AmendmentId id) {
        return propose(id, null);
    }

    /**
     * Puts a draft before everybody: proposed at once where the negotiation asks for no co-sponsors, otherwise seeking them. A draft that
     * answers for an amendment which an adoption has changed becomes the new text of that one, under its number and whatever the deadline
     * for amendments.
     *
     * @param expected the lock version of the state that is meant, null for whatever it says now
     * @throws RuleViolation that says what is missing
     */
    public AmendmentStatus propose(AmendmentId id, @Nullable Long expected) {
        Amendment seen = visible(id);
        SeatView seat = rights.voice(seen.negotiation());
        rights.owner(seen, seat);
        int newest = planService.hold(seen.plan());
        NegotiationView rules = negotiations.get(seen.negotiation());
        Amendment draft = lock(id);
        Optional<Amendment> answered = redrafts.awaited(draft);
        if (answered.isEmpty()) {
            requireInTime(rules);
        }
        if (expected != null && draft.lockVersion() != expected) {
            throw new RuleViolation("amendment.error.changed-meanwhile");
        }
        if (draft.status() != AmendmentStatus.DRAFT) {
            throw new RuleViolation("amendment.error.state", draft.status().word());
        }
        requireNewest(draft, newest);
        requireComplete(wordings.of(draft));
        pendingOn.requireOpen(draft.plan(), wordings.onPlan(draft));
        if (draft.changes().isEmpty()) {
            throw new RuleViolation("amendment.error.changes-nothing");
        }
        if (answered.isPresent()) {
            redrafts.refile(draft, answered.get());
            return answered.get().status();
        }
        draft.file(numbers.next(draft.negotiation()), rules.coSponsors(), clock.instant());
        amendments.saveAndFlush(draft);
        tellFiled(draft);
        return draft.status();
    }

    private void tellFiled(Amendment amendment) {
        boolean proposed = amendment.status() == AmendmentStatus.PROPOSED;
        events.publishEvent(act(proposed ? "amendment.proposed" : "amendment.circulated", amendment)
                .version(amendment.version())
                .with("number", amendment.number())
                .with("delegation", amendment.delegation().value().toString())
                .text(amendment.title())
                .payload(amendment.content().canonicalBytes(), JSON));
    }

    private void requireNewest(Amendment draft, int newest) {
        AmendmentId parent = draft.parent();
        if (parent != null) {
            Amendment amended = lock(parent);
            if (!amended.status().pending()) {
                throw new RuleViolation(
                        "amendment.error.parent-gone", amended.status().word());
            }
            if (!draft.standsOn(amended)) {
                throw new RuleViolation("amendment.error.parent-changed");
            }
        }
        if (draft.version() != newest) {
            throw new RuleViolation("amendment.error.old-version", draft.version(), newest);
        }
    }

    /** Refuses gaps in a text that had none: an empty provision, a reference to nothing; and conditions that newly wait for each other. */
    private static void requireComplete(AmendmentTexts texts) {
        SequenceCheck.newCycles(texts.base(), texts.result()).stream()
                .findFirst()
                .ifPresent(cycle -> {
                    throw new RuleViolation("amendment.error.cycle", way(cycle, Numbering.of(texts.result())));
                });
        try {
            TextRules.complete(texts.base());
        } catch (RuleViolation alreadySo) {
            return;
        }
        TextRules.complete(texts.result());
    }

    private static String way(SequenceProblem cycle, Numbering numbers) {
        return Stream.concat(
                        cycle.path().stream().map(SequenceProblem.Step::from).distinct(), Stream.of(cycle.at()))
                .map(numbers::number)
                .collect(Collectors.joining(" → "));
    }

    private void requireInTime(NegotiationView rules) {
        Instant deadline = rules.amendmentDeadline();
        if (deadline != null && clock.instant().isAfter(deadline)) {
            throw new RuleViolation("amendment.error.deadline", MOMENT.format(deadline));
        }
    }

    /** Joins another delegation's amendment; with enough of them it is proposed. */
    public AmendmentStatus coSponsor(AmendmentId id) {
        Amendment seen = visible(id);
        SeatView seat = rights.voice(seen.negotiation());
        NegotiationView rules = negotiations.get(seen.negotiation());
        Amendment amendment = lock(id);
        AmendmentStatus before = amendment.status();
        if (before == AmendmentStatus.SEEKING) {
            requireInTime(rules);
        }
        amendment.coSponsor(seat.delegationOrThrow(), rules.coSponsors(), clock.instant());
        amendments.saveAndFlush(amendment);
        events.publishEvent(act("amendment.cosponsored", amendment)
                .version(amendment.version())
                .with("number", amendment.number())
                .with("delegation", seat.delegationOrThrow().value().toString()));
        if (before == AmendmentStatus.SEEKING && amendment.status() == AmendmentStatus.PROPOSED) {
            tellFiled(amendment);
        }
        return amendment.status();
    }

    /** Takes the own delegation's name back from another's amendment; with too few of them left it seeks co-sponsors again. */
    public AmendmentStatus leave(AmendmentId id) {
        Amendment seen = visible(id);
        SeatView seat = rights.voice(seen.negotiation());
        NegotiationView rules = negotiations.get(seen.negotiation());
        Amendment amendment = lock(id);
        requireNotUnderVote(amendment);
        amendment.leave(seat.delegationOrThrow(), rules.coSponsors(), clock.instant());
        amendments.saveAndFlush(amendment);
        events.publishEvent(act("amendment.co-sponsor-left", amendment)
                .version(amendment.version())
                .with("number", amendment.number())
                .with("delegation", seat.delegationOrThrow().value().toString())
                .with("status", amendment.status().word()));
        return amendment.status();
    }

    /**
     * Takes an amendment back; what amends it falls with it. A draft is put away.
     *
     * @param reason may be empty
     */
    public void withdraw(AmendmentId id, String reason) {
        String why = TextRules.prose(reason, DraftText.REASON_LENGTH);
        Amendment seen = visible(id);
        SeatView seat = seen.filed() ? rights.voice(seen.negotiation()) : rights.drafter(seen.negotiation());
        rights.owner(seen, seat);
        requireNotUnderVote(seen); // waits for a proclamation instead of standing in its way with the amendment held
        Amendment amendment = lock(id);
        requireNotUnderVote(amendment);
        amendment.withdraw(why, clock.instant());
        amendments.saveAndFlush(amendment);
        Act act = act("amendment.withdrawn", amendment).version(amendment.version());
        if (amendment.filed()) {
            act = act.with("number", amendment.number());
            events.publishEvent(why.isEmpty() ? act : act.text(why));
            falling.withParent(amendment, null);
        } else {
            events.publishEvent(act.delegationOnly(amendment.delegation().value()));
        }
    }

    private void requireNotUnderVote(Amendment amendment) {
        if (voted.in(amendment.negotiation()).contains(SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()))) {
            throw new RuleViolation("amendment.error.under-vote");
        }
    }

    /**
     * Makes a withdrawn amendment the own delegation's, as it reads on the newest version of the text.
     *
     * @throws RuleViolation where it no longer applies there
     */
    public AmendmentStatus takeOver(AmendmentId id) {
        Amendment seen = visible(id);
        SeatView seat = rights.voice(seen.negotiation());
        planService.hold(seen.plan());
        NegotiationView rules = negotiations.get(seen.negotiation());
        requireInTime(rules);
        Amendment amendment = lock(id);
        DelegationId from = amendment.delegation();
        amendment.takeOver(seat.delegationOrThrow(), rules.coSponsors(), clock.instant());
        carry(amendment);
        pendingOn.requireOpen(amendment.plan(), wordings.onPlan(amendment));
        amendments.saveAndFlush(amendment);
        events.publishEvent(act("amendment.taken-over", amendment)
                .version(amendment.version())
                .with("number", amendment.number())
                .with("from", from.value().toString())
                .with("delegation", amendment.delegation().value().toString())
                .with("status", amendment.status().word())
                .payload(amendment.content().canonicalBytes(), JSON));
        return amendment.status();
    }

    /** Re-expresses an amendment on the newest version, or on what its parent says now. */
    private Remark carry(Amendment amendment) {
        AmendmentTexts texts = wordings.of(amendment);
        AmendmentId parent = amendment.parent();
        @Nullable Amendment amended = parent == null ? null : lock(parent);
        if (amended != null && !amended.status().pending()) {
            throw new RuleViolation(
                    "amendment.error.parent-gone", amended.status().word());
        }
        int number = amended == null ? plans.text(amendment.plan()).number() : amended.version();
        PlanText newer = amended == null
                ? plans.text(amendment.plan()).text()
                : wordings.of(amended).result();
        @Nullable List<Change> under = amended == null ? null : amended.changes();
        return switch (Rebase.over(texts.base(), newer, amendment.changes())) {
            case Rebased.Clean clean ->
                carried(amendment, number, under, clean.changes(), Remark.of(Remark.Kind.CARRIED));
            case Rebased.Changed changed ->
                carried(
                        amendment,
                        number,
                        under,
                        changed.changes(),
                        Remark.of(Remark.Kind.CARRIED_CHANGED).reasons(changed.notes()));
            case Rebased.Fallen fallen -> {
                if (amendment.changes().isEmpty()) {
                    yield carried(amendment, number, under, List.of(), Remark.of(Remark.Kind.CARRIED));
                }
                throw new RuleViolation("amendment.error.no-longer-applies", number);
            }
        };
    }

    private Remark carried(
            Amendment amendment, int number, @Nullable List<Change> under, List<Change> changes, Remark said) {
        Remark told = said.version(number);
        if (!amendment.status().pending()) {
            amendment.carry(number, under, changes, told, clock.instant());
            return told;
        }
        Remark takenOver = Remark.of(Remark.Kind.TAKEN_OVER).version(number);
        if (said.kind() == Remark.Kind.CARRIED_CHANGED) {
            following.ask(amendment, number, under, changes, takenOver.because(said));
        } else {
            amendment.carry(number, under, changes, takenOver, clock.instant());
        }
        return told;
    }

    private Amendment ownDraft(AmendmentId id) {
        Amendment seen = visible(id);
        SeatView seat = rights.drafter(seen.negotiation());
        rights.owner(seen, seat);
        Amendment draft = lock(id);
        if (draft.status() != AmendmentStatus.DRAFT) {
            throw new RuleViolation("amendment.error.state", draft.status().word());
        }
        return draft;
    }

    private Amendment visible(AmendmentId id) {
        return amendments.findById(id.value()).filter(rights::sees).orElseThrow(() -> new NotFound("amendment"));
    }

    /** Waits for whoever holds it, then reads it anew. */
    private Amendment lock(AmendmentId id) {
        Amendment found = amendments.findById(id.value()).orElseThrow(() -> new NotFound("amendment"));
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    /** A draft is recorded by its envelope alone; what is filed also says which article it is about. */
    private Act act(String type, Amendment amendment) {
        Act act = Act.of(
                type,
                amendment.negotiation().value(),
                SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()),
                seats.actor(amendment.negotiation()));
        return amendment.filed()
                ? act.with("plan", amendment.plan().value().toString())
                        .with("article", amendment.article().value().toString())
                : act;
    }

    private void touched(Amendment amendment, String type) {
        Actor actor = seats.actor(amendment.negotiation());
        events.publishEvent(new Touched(
                amendment.negotiation().value(),
                SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()),
                type,
                actor.person(),
                amendment.filed() ? null : amendment.delegation().value()));
    }
}
