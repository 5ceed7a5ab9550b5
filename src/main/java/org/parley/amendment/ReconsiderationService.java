package org.parley.amendment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.PlanService;
import org.parley.voting.NotPut;
import org.parley.voting.QuestionLost;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts again what was decided (UN General Assembly rules 81 and 123): a delegation moves it, two may speak against, two thirds decide. That
 * an amendment was adopted is changed by another amendment only.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class ReconsiderationService {

    /** Longest reason, in code points. */
    public static final int TEXT_LIMIT = Reconsideration.LONGEST_REASON;

    private static final String TWO_THIRDS = "two-thirds";

    private final ReconsiderationRepository motions;
    private final Decisions decisions;
    private final PlanService plans;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final Rights rights;
    private final Seats seats;
    private final Subjects subjects;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReconsiderationService(
            ReconsiderationRepository motions,
            Decisions decisions,
            PlanService plans,
            RoundService rounds,
            RoundQueries roundQueries,
            Rights rights,
            Seats seats,
            Subjects subjects,
            Messages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.motions = motions;
        this.decisions = decisions;
        this.plans = plans;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.rights = rights;
        this.seats = seats;
        this.subjects = subjects;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Moves, in the name of the own delegation, that what was decided be put to the vote again.
     *
     * @param subject a rejected amendment, or an article that was voted on as it stands
     * @param reason  for everybody to read
     * @throws RuleViolation that says why it cannot be
     */
    public ReconsiderationId move(SubjectRef subject, String reason) {
        NegotiationId negotiation = decisions.negotiation(subject);
        SeatView seat = rights.voice(negotiation);
        plans.hold(decisions.plan(subject));
        decisions.requireDecided(subject);
        newest(subject).ifPresent(last -> requireOver(subject, last));
        Reconsideration motion = motions.saveAndFlush(
                new Reconsideration(negotiation, subject, seat.delegationOrThrow(), reason, clock.instant()));
        events.publishEvent(act("reconsideration.moved", motion).text(motion.reason()));
        return motion.id();
    }

    /** A motion that was lost is decided itself, for as long as what it was about is not decided anew. */
    private void requireOver(SubjectRef subject, Reconsideration last) {
        if (last.status() == ReconsiderationStatus.MOVED) {
            throw new RuleViolation("amendment.error.reconsider-moved");
        }
        Instant ended = last.endedAt();
        boolean decidedSince = roundQueries.ofSubject(subject).stream()
                .anyMatch(round -> round.state() == RoundState.PROCLAIMED
                        && !round.indicative()
                        && ended != null
                        && round.changedAt().isAfter(ended));
        if (last.status() == ReconsiderationStatus.LOST && !decidedSince) {
            throw new RuleViolation("amendment.error.reconsider-lost");
        }
    }

    /** Takes the motion of the own delegation back, until it is put to the vote. */
    public void withdraw(ReconsiderationId id) {
        Reconsideration seen = visible(id);
        SeatView seat = rights.voice(seen.negotiation());
        if (!seen.delegation().equals(seat.delegation())) {
            throw new RuleViolation("amendment.error.other-delegation");
        }
        SubjectRef question = SubjectRef.of(SubjectRef.RECONSIDERATION, id);
        if (roundQueries.underVote(seen.negotiation()).contains(question)) {
            throw new RuleViolation("amendment.error.under-vote");
        }
        Reconsideration motion = lock(id);
        motion.withdraw(clock.instant());
        motions.saveAndFlush(motion);
        events.publishEvent(act("reconsideration.withdrawn", motion));
        events.publishEvent(new QuestionLost(
                motion.negotiation(), question, NotPut.Why.WITHDRAWN, null, seats.actor(motion.negotiation())));
    }

    /**
     * Prepares the round on a motion, for two thirds of those present and voting; one that is prepared already is taken up.
     *
     * @param locale of its title
     */
    public RoundId prepare(ReconsiderationId id, Locale locale) {
        Reconsideration motion = visible(id);
        seats.requireFacilitator(motion.negotiation());
        motion.requireMoved();
        SubjectRef question = SubjectRef.of(SubjectRef.RECONSIDERATION, id);
        return roundQueries.ofSubject(question).stream()
                .filter(round -> round.state() == RoundState.PREPARED || round.state() == RoundState.OPEN)
                .map(RoundSummary::id)
                .findFirst()
                .orElseGet(() -> rounds.prepare(
                        motion.negotiation(), title(motion, locale), List.of(question), TWO_THIRDS, null));
    }

    private String title(Reconsideration motion, Locale locale) {
        return messages.get(
                locale,
                "amendment.reconsider.round",
                subjects.describe(motion.subject(), locale)
                        .map(SubjectCard::title)
                        .orElse(""));
    }

    /** The last motion on what was decided; empty where there was none. */
    @Transactional(readOnly = true)
    public Optional<ReconsiderationView> last(SubjectRef subject) {
        decisions.negotiation(subject);
        return newest(subject).map(this::view);
    }

    /** Empty where there is none for this person. */
    @Transactional(readOnly = true)
    public Optional<ReconsiderationView> find(ReconsiderationId id) {
        return seen(id).map(this::view);
    }

    /** Whether this person may move it now. */
    @Transactional(readOnly = true)
    public boolean offered(SubjectRef subject) {
        boolean voice = seats.hasVoice(decisions.negotiation(subject));
        try {
            decisions.requireDecided(subject);
            newest(subject).ifPresent(last -> requireOver(subject, last));
            return voice;
        } catch (RuleViolation refused) {
            return false;
        }
    }

    private Optional<Reconsideration> newest(SubjectRef subject) {
        return motions.findBySubjectOrderByMovedAtDescIdDesc(subject.id()).stream()
                .findFirst();
    }

    private ReconsiderationView view(Reconsideration motion) {
        List<RoundSummary> put = roundQueries.ofSubject(SubjectRef.of(SubjectRef.RECONSIDERATION, motion.id()));
        @Nullable RoundSummary round = put.isEmpty() ? null : put.getFirst();
        return new ReconsiderationView(
                motion.id(),
                motion.negotiation(),
                motion.subject(),
                motion.delegation(),
                motion.reason(),
                motion.status(),
                round,
                motion.movedAt());
    }

    private Optional<Reconsideration> seen(ReconsiderationId id) {
        return motions.findById(id.value()).filter(motion -> seats.mayRead(motion.negotiation()));
    }

    private Reconsideration visible(ReconsiderationId id) {
        return seen(id).orElseThrow(() -> new NotFound(SubjectRef.RECONSIDERATION));
    }

    private Reconsideration lock(ReconsiderationId id) {
        return motions.lock(id.value()).orElseThrow(() -> new NotFound(SubjectRef.RECONSIDERATION));
    }

    private Act act(String type, Reconsideration motion) {
        return Act.of(type, motion.negotiation().value(), motion.subject(), seats.actor(motion.negotiation()));
    }
}
