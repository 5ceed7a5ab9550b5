package org.parley.voting;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Description;
import org.parley.procedure.Electorate;
import org.parley.procedure.Hands;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.Phrase;
import org.parley.procedure.Roll;
import org.parley.procedure.RuleSet;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Option;

/**
 * One putting-to-the-vote. It moves one way: prepared, open, closed, proclaimed; or is annulled by two facilitators before that, or is
 * not put because its question is gone before it opens. It has no history beside the record: each step happens once and stands there.
 */
@Entity
@Table(name = "round")
class Round extends Aggregate<Round> {

    static final int MOST_SUBJECTS = 20;
    static final int LONGEST_REASON = 2_000;
    static final Duration SHORTEST_TIMER = Duration.ofSeconds(10);
    static final Duration LONGEST_TIMER = Duration.ofDays(30);
    static final Duration LONGEST_SILENCE = Duration.ofDays(366);

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "number")
    private int number;

    @Column(name = "title")
    private String title;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    private RoundState state;

    @Column(name = "repeats")
    private @Nullable UUID repeats;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "manner")
    private Manner manner;

    @Column(name = "indicative")
    private boolean indicative;

    @Column(name = "follows")
    private @Nullable UUID follows;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "round_subject", joinColumns = @JoinColumn(name = "round"))
    @OrderColumn(name = "position")
    private List<Subject> subjects = new ArrayList<>();

    /** Why its subjects are put as a block; null where it is none. */
    @Column(name = "block")
    private @Nullable String block;

    @Column(name = "block_left")
    private @Nullable String blockLeft;

    @Column(name = "question")
    private @Nullable String question;

    @Column(name = "chosen")
    private @Nullable String chosen;

    @Column(name = "rules")
    private String rules;

    @Column(name = "rules_hash")
    private String rulesHash;

    @Column(name = "electorate")
    private @Nullable String electorate;

    @Column(name = "electorate_hash")
    private @Nullable String electorateHash;

    @Column(name = "roll")
    private @Nullable String roll;

    @Column(name = "passed")
    private @Nullable String passed;

    @Column(name = "called")
    private @Nullable Integer called;

    @Column(name = "hands_yes")
    private @Nullable Integer handsYes;

    @Column(name = "hands_no")
    private @Nullable Integer handsNo;

    @Column(name = "hands_abstain")
    private @Nullable Integer handsAbstain;

    @Column(name = "hands_by")
    private @Nullable UUID handsBy;

    @Column(name = "hands_confirmed_by")
    private @Nullable UUID handsConfirmedBy;

    @Column(name = "timer_seconds")
    private @Nullable Integer timerSeconds;

    @Column(name = "deadline")
    private @Nullable Instant deadline;

    @Column(name = "reminder")
    private @Nullable Instant reminder;

    @Column(name = "prepared_at")
    private Instant preparedAt;

    @Column(name = "opened_at")
    private @Nullable Instant openedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closed_late")
    private boolean closedLate;

    @Column(name = "proclaimed_at")
    private @Nullable Instant proclaimedAt;

    @Column(name = "annulled_at")
    private @Nullable Instant annulledAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "verdict")
    private Outcome.@Nullable Verdict verdict;

    @Column(name = "chair_adopts")
    private @Nullable Boolean chairAdopts;

    @Column(name = "annul_reason")
    private @Nullable String annulReason;

    @Column(name = "annul_asked_by")
    private @Nullable UUID annulAskedBy;

    @Column(name = "not_put_at")
    private @Nullable Instant notPutAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "not_put_why")
    private NotPut.@Nullable Why notPutWhy;

    @Column(name = "not_put_for")
    private @Nullable String notPutFor;

    @Column(name = "not_put_cause")
    private @Nullable UUID notPutCause;

    /** A reference as a row. */
    @Embeddable
    static class Subject {

        @Column(name = "kind")
        private String kind;

        @Column(name = "subject")
        private UUID subject;

        @SuppressWarnings("NullAway") // filled by Hibernate
        protected Subject() {}

        Subject(SubjectRef ref) {
            kind = ref.kind();
            subject = ref.id();
        }

        SubjectRef ref() {
            return new SubjectRef(kind, subject);
        }
    }

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Round() {}

    Round(
            NegotiationId negotiation,
            int number,
            String title,
            List<SubjectRef> subjects,
            RuleSet rules,
            Taking taking,
            @Nullable Duration timer,
            Instant now) {
        this(negotiation, number, title, subjects, null, rules, taking, timer, now);
        if (subjects.isEmpty()) {
            throw new RuleViolation("voting.error.no-subject");
        }
    }

    /** A choice among options; what they stand for are its subjects. */
    static Round choice(
            NegotiationId negotiation,
            int number,
            String title,
            ChoiceQuestion question,
            RuleSet rules,
            Taking taking,
            @Nullable Duration timer,
            Instant now) {
        List<SubjectRef> subjects = question.options().stream()
                .map(Option::subject)
                .filter(Objects::nonNull)
                .map(SubjectRef::parse)
                .toList();
        return new Round(negotiation, number, title, subjects, question, rules, taking, timer, now);
    }

    private Round(
            NegotiationId negotiation,
            int number,
            String title,
            List<SubjectRef> subjects,
            @Nullable ChoiceQuestion question,
            RuleSet rules,
            Taking taking,
            @Nullable Duration timer,
            Instant now) {
        if (subjects.size() > MOST_SUBJECTS) {
            throw new RuleViolation("voting.error.too-many-subjects", MOST_SUBJECTS);
        }
        if (new HashSet<>(subjects).size() < subjects.size()) {
            throw new RuleViolation("voting.error.subject-twice");
        }
        if (timer != null && (timer.compareTo(SHORTEST_TIMER) < 0 || timer.compareTo(LONGEST_TIMER) > 0)) {
            throw new RuleViolation("voting.error.timer", SHORTEST_TIMER.toSeconds(), LONGEST_TIMER.toDays());
        }
        Manner wanted = taking.manner();
        if (question != null && (wanted.live() || wanted == Manner.SHOW_OF_HANDS)) {
            throw new RuleViolation("voting.error.manner-choice");
        }
        if (timer != null && (wanted == Manner.ROLL_CALL || wanted == Manner.SHOW_OF_HANDS)) {
            throw new RuleViolation("voting.error.manner-timer");
        }
        if (wanted == Manner.SHOW_OF_HANDS) {
            Hands.obstacle(rules).ifPresent(obstacle -> {
                throw new RuleViolation("voting.error.hands-rules", obstacle);
            });
        }
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.number = number;
        this.title = Words.line(title);
        this.state = RoundState.PREPARED;
        subjects.forEach(subject -> this.subjects.add(new Subject(subject)));
        this.question = question == null ? null : question.toJson().canonical();
        this.manner = taking.manner();
        this.indicative = taking.indicative();
        this.rules = rules.toJson().canonical();
        this.rulesHash = rules.hash();
        this.timerSeconds = timer == null ? null : Math.toIntExact(timer.toSeconds());
        this.preparedAt = now;
    }

    /** The second vote on a question that was equally divided, by the same rules. */
    static Round again(Round first, int number, Instant now) {
        if (first.state != RoundState.PROCLAIMED || first.verdict != Outcome.Verdict.SECOND_VOTE) {
            throw new RuleViolation("voting.error.no-second-vote");
        }
        Round second = new Round(
                first.negotiation(),
                number,
                first.title,
                first.subjects(),
                first.rules(),
                first.taking(),
                first.timer(),
                now);
        second.repeats = first.id;
        second.block = first.block;
        return second;
    }

    /** The formal round on the question of a straw poll: in the same manner and by the same rules, and binding. */
    static Round formal(Round poll, int number, Instant now) {
        if (!poll.indicative || poll.question != null) {
            throw new RuleViolation("voting.error.no-straw-poll");
        }
        if (poll.state != RoundState.CLOSED && poll.state != RoundState.PROCLAIMED) {
            throw new RuleViolation("voting.error.state", poll.state.word());
        }
        Round formal = new Round(
                poll.negotiation(),
                number,
                poll.title,
                poll.subjects(),
                poll.rules(),
                Taking.by(poll.manner),
                poll.timer(),
                now);
        formal.follows = poll.id;
        formal.block = poll.block;
        return formal;
    }

    @Override
    public UUID getId() {
        return id;
    }

    RoundId id() {
        return new RoundId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    RoundState state() {
        return state;
    }

    @Nullable
    RoundId repeats() {
        return repeats == null ? null : new RoundId(repeats);
    }

    Taking taking() {
        return new Taking(manner, indicative);
    }

    Manner manner() {
        return manner;
    }

    /** Whether it is a straw poll: nothing follows from it. */
    boolean indicative() {
        return indicative;
    }

    /** The straw poll from which it was prepared. */
    @Nullable
    RoundId follows() {
        return follows == null ? null : new RoundId(follows);
    }

    /** Puts its subjects as a block instead of together: each is decided by the vote, and none depends on another. */
    void asBlock(String reason) {
        require(RoundState.PREPARED);
        if (subjects.size() < Block.FEWEST) {
            throw new RuleViolation("voting.error.block-few");
        }
        block = Words.paragraphs(reason, LONGEST_REASON);
    }

    /** Why its subjects are put as a block, and what has left it; null where it is none. */
    @Nullable
    Block block() {
        return block == null ? null : new Block(block, Block.read(blockLeft));
    }

    /** Whether it goes on without a subject that is gone. A second vote puts what was equally divided, and nothing less. */
    boolean severable() {
        return block != null && repeats == null;
    }

    List<SubjectRef> subjects() {
        return subjects.stream().map(Subject::ref).toList();
    }

    /** What there is to choose from and how it is counted; empty where the round is decided by yes and no. */
    Optional<ChoiceQuestion> question() {
        return Optional.ofNullable(question).map(text -> ChoiceQuestion.fromJson(Json.parse(text)));
    }

    /** The options chosen, from 0; empty before the close and where nothing was. */
    List<Integer> chosen() {
        return chosen == null || chosen.isEmpty()
                ? List.of()
                : Arrays.stream(chosen.split(","))
                        .map(number -> Integer.parseInt(number) - 1)
                        .toList();
    }

    RuleSet rules() {
        return RuleSet.parse(rules);
    }

    String rulesHash() {
        return rulesHash;
    }

    @Nullable
    Electorate electorate() {
        return electorate == null ? null : Electorate.fromJson(Json.parse(electorate));
    }

    @Nullable
    Duration timer() {
        return timerSeconds == null ? null : Duration.ofSeconds(timerSeconds);
    }

    @Nullable
    Instant deadline() {
        return deadline;
    }

    Instant preparedAt() {
        return preparedAt;
    }

    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    boolean closedLate() {
        return closedLate;
    }

    @Nullable
    Instant proclaimedAt() {
        return proclaimedAt;
    }

    @Nullable
    Instant annulledAt() {
        return annulledAt;
    }

    Outcome.@Nullable Verdict verdict() {
        return verdict;
    }

    @Nullable
    Boolean chairAdopts() {
        return chairAdopts;
    }

    @Nullable
    String annulReason() {
        return annulReason;
    }

    @Nullable
    PersonId annulAskedBy() {
        return annulAskedBy == null ? null : new PersonId(annulAskedBy);
    }

    /** Why it was not put to the vote; null where it was, or may still be. */
    @Nullable
    NotPut notPut() {
        return notPutAt == null || notPutWhy == null || notPutFor == null
                ? null
                : new NotPut(
                        notPutAt,
                        notPutWhy,
                        SubjectRef.parse(notPutFor),
                        notPutCause == null ? null : new RoundId(notPutCause));
    }

    /** The roll call and how far it has come; null in any other manner, and before the opening. */
    @Nullable
    Roll roll() {
        return roll(roll, passed, called == null ? 0 : called);
    }

    static @Nullable Roll roll(@Nullable String order, @Nullable String passed, int called) {
        return order == null ? null : new Roll(delegations(order), delegations(passed), called);
    }

    private static List<UUID> delegations(@Nullable String ids) {
        return ids == null || ids.isEmpty()
                ? List.of()
                : Arrays.stream(ids.split(",")).map(UUID::fromString).toList();
    }

    private static String ids(List<UUID> delegations) {
        return delegations.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private void keep(Roll now) {
        roll = ids(now.order());
        passed = ids(now.passed());
        called = now.called();
    }

    /** The roll is called in this order from now on. */
    void rollFrom(UUID drawn) {
        keep(Roll.from(Objects.requireNonNull(electorate()), drawn));
    }

    /** Calls the next name, and says whose. */
    UUID call() {
        Roll next = requireRoll();
        if (next.complete()) {
            throw new RuleViolation("voting.error.roll-complete");
        }
        keep(next.next());
        return Objects.requireNonNull(requireRoll().current());
    }

    /** The delegation called passes: it will be called once more at the end. */
    UUID pass() {
        Roll now = requireRoll();
        UUID current = now.current();
        if (current == null || now.again() || now.passed().contains(current)) {
            throw new RuleViolation("voting.error.roll-pass");
        }
        keep(now.pass());
        return current;
    }

    private Roll requireRoll() {
        require(RoundState.OPEN);
        Roll now = roll();
        if (now == null) {
            throw new RuleViolation("voting.error.no-roll");
        }
        return now;
    }

    /** The hands as last counted, whether confirmed or not; null where none are. */
    @Nullable
    Hands hands() {
        return handsYes == null || handsNo == null || handsAbstain == null
                ? null
                : new Hands(handsYes, handsNo, handsAbstain);
    }

    @Nullable
    PersonId countedBy() {
        return handsBy == null ? null : new PersonId(handsBy);
    }

    boolean handsConfirmed() {
        return handsConfirmedBy != null;
    }

    /** What a facilitator counted; a count made before, confirmed or not, is no more. */
    void count(Hands hands, PersonId by) {
        requireHands();
        int most = Hands.most(Objects.requireNonNull(electorate()));
        if (hands.sum() > most) {
            throw new RuleViolation("voting.error.hands-exceed", hands.sum(), most);
        }
        handsYes = hands.yes();
        handsNo = hands.no();
        handsAbstain = hands.abstain();
        handsBy = by.value();
        handsConfirmedBy = null;
    }

    /** Whether a second person counted the same; where not, both count again. */
    boolean confirm(Hands hands, PersonId by) {
        requireHands();
        Hands counted = hands();
        if (counted == null) {
            throw new RuleViolation("voting.error.hands-uncounted");
        }
        if (by.value().equals(handsBy)) {
            throw new RuleViolation("voting.error.hands-second");
        }
        boolean same = counted.equals(hands);
        if (same) {
            handsConfirmedBy = by.value();
        } else {
            handsYes = null;
            handsNo = null;
            handsAbstain = null;
            handsBy = null;
            handsConfirmedBy = null;
        }
        return same;
    }

    private void requireHands() {
        require(RoundState.OPEN);
        if (manner != Manner.SHOW_OF_HANDS) {
            throw new RuleViolation("voting.error.no-hands");
        }
    }

    /** A roll is called to its end, and hands are counted by two, before anything is made of it. */
    void requireComplete() {
        require(RoundState.OPEN);
        Roll now = roll();
        if (now != null && !now.complete()) {
            throw new RuleViolation("voting.error.roll-incomplete");
        }
        if (manner == Manner.SHOW_OF_HANDS && handsConfirmedBy == null) {
            throw new RuleViolation("voting.error.hands-unconfirmed");
        }
    }

    /** Puts the question under silence until a moment, instead of a timer. */
    void underSilence(Instant until, Instant now) {
        deadline = silence(until, now);
    }

    /** Gives those under silence more time. @return the deadline until now */
    Instant extend(Instant until, Instant now) {
        Instant before = deadline;
        if (manner != Manner.SILENCE || before == null) {
            throw new RuleViolation("voting.error.not-silence");
        }
        if (state != RoundState.PREPARED && state != RoundState.OPEN) {
            throw new RuleViolation("voting.error.state", state.word());
        }
        if (state == RoundState.OPEN && !now.isBefore(before)) {
            throw new RuleViolation("voting.error.silence-ended");
        }
        if (!until.isAfter(before)) {
            throw new RuleViolation("voting.error.silence-earlier");
        }
        deadline = silence(until, now);
        reminder = state == RoundState.OPEN ? Reminders.next(now, until).orElse(null) : null;
        return before;
    }

    private static Instant silence(Instant until, Instant now) {
        if (until.isBefore(now.plus(SHORTEST_TIMER)) || until.isAfter(now.plus(LONGEST_SILENCE))) {
            throw new RuleViolation("voting.error.silence-deadline", LONGEST_SILENCE.toDays());
        }
        return until.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether those under silence are to be reminded now; if so, the next reminder is set. */
    boolean reminded(Instant now) {
        Instant due = reminder;
        if (state != RoundState.OPEN || due == null || deadline == null || now.isBefore(due)) {
            return false;
        }
        reminder = Reminders.next(now, deadline).orElse(null);
        return now.isBefore(deadline);
    }

    /** Opens a round on yes and no. */
    void open(Electorate entitled, Instant now) {
        open(entitled, List.of(), now);
    }

    /**
     * Opens the round: from now on electorate, weights and rules stand.
     *
     * @param drawn the options in the order drawn by lot, for a choice among options
     */
    void open(Electorate entitled, List<Integer> drawn, Instant now) {
        require(RoundState.PREPARED);
        question = question()
                .map(asked -> asked.opened(drawn).toJson().canonical())
                .orElse(null);
        List<Phrase> gaps = Description.unanswerable(rules(), entitled);
        if (!gaps.isEmpty() && question == null) {
            throw new RuleViolation("voting.error.unanswerable");
        }
        electorate = entitled.toJson().canonical();
        electorateHash = entitled.hash();
        openedAt = now;
        Instant until = deadline;
        if (manner == Manner.SILENCE) {
            if (until == null || !now.isBefore(until)) {
                throw new RuleViolation("voting.error.silence-past");
            }
            reminder = Reminders.next(now, until).orElse(null);
        } else {
            deadline = timerSeconds == null ? null : now.plusSeconds(timerSeconds);
        }
        state = RoundState.OPEN;
    }

    /** Closes the round with what the rules make of it. */
    void close(Outcome.Verdict result, Instant now, boolean late) {
        require(RoundState.OPEN);
        verdict = result;
        closedAt = now;
        closedLate = late;
        state = RoundState.CLOSED;
    }

    /** Closes a choice with what was chosen. */
    void close(Outcome.Verdict result, List<Integer> options, Instant now, boolean late) {
        close(result, now, late);
        chosen = options.stream().map(option -> Integer.toString(option + 1)).collect(Collectors.joining(","));
    }

    /** Proclaims what the rules made of the ballots. */
    void proclaim(Instant now) {
        require(RoundState.CLOSED);
        if (verdict == Outcome.Verdict.CHAIR_DECIDES) {
            throw new RuleViolation("voting.error.chair-must-decide");
        }
        proclaimedAt = now;
        state = RoundState.PROCLAIMED;
    }

    /** Proclaims what the chair decided, where the rules leave an equal division to the chair. */
    void proclaimByChair(boolean adopts, Instant now) {
        require(RoundState.CLOSED);
        if (verdict != Outcome.Verdict.CHAIR_DECIDES) {
            throw new RuleViolation("voting.error.chair-may-not-decide");
        }
        chairAdopts = adopts;
        proclaimedAt = now;
        state = RoundState.PROCLAIMED;
    }

    /** Whether its subjects are adopted; by a straw poll nothing ever is. */
    boolean adopted() {
        return !indicative
                && (verdict == Outcome.Verdict.ADOPTED
                        || (verdict == Outcome.Verdict.CHAIR_DECIDES && Boolean.TRUE.equals(chairAdopts)));
    }

    /**
     * Whether the fate of its subjects is decided: a choice puts them in an order and changes none, nor does a straw poll. Broken silence
     * decides nothing either: the draft was not voted down, it goes back to the table.
     */
    boolean decided() {
        return verdict != null
                && !indicative
                && question == null
                && !(manner == Manner.SILENCE && verdict != Outcome.Verdict.ADOPTED)
                && verdict != Outcome.Verdict.NO_QUORUM
                && verdict != Outcome.Verdict.SECOND_VOTE;
    }

    void askAnnulment(String reason, PersonId by) {
        requireAnnullable();
        if (annulAskedBy != null) {
            throw new RuleViolation("voting.error.annulment-asked");
        }
        annulReason = Words.paragraphs(reason, LONGEST_REASON);
        annulAskedBy = by.value();
    }

    void withdrawAnnulment() {
        requireAnnullable();
        if (annulAskedBy == null) {
            throw new RuleViolation("voting.error.annulment-not-asked");
        }
        annulReason = null;
        annulAskedBy = null;
    }

    void annul(PersonId consenting, Instant now) {
        requireAnnullable();
        if (annulAskedBy == null) {
            throw new RuleViolation("voting.error.annulment-not-asked");
        }
        if (annulAskedBy.equals(consenting.value())) {
            throw new RuleViolation("voting.error.annulment-second");
        }
        annulledAt = now;
        state = RoundState.ANNULLED;
    }

    /** Whether it is an ordinary first vote on its subjects: no straw poll, no choice, no second vote. */
    boolean plain() {
        return !indicative && question == null && repeats == null;
    }

    /** Refuses to take a subject out where that is too late, or it is in no block. */
    void requireSeparable(SubjectRef subject) {
        require(RoundState.PREPARED);
        if (!severable() || !subjects().contains(subject)) {
            throw new RuleViolation("voting.error.block-none");
        }
    }

    /**
     * Loses a subject before it opened: a block goes on with the others while there are enough of them, and any other round ends.
     *
     * @param separated the delegation that asked for a separate vote
     * @return whether the round has ended
     */
    boolean lose(NotPut gone, @Nullable DelegationId separated) {
        require(RoundState.PREPARED);
        if (!severable() || subjects.size() <= Block.FEWEST) {
            leave(gone);
            return true;
        }
        if (!subjects.removeIf(each -> each.ref().equals(gone.subject()))) {
            throw new IllegalArgumentException("not a subject of the round: " + gone.subject());
        }
        List<Block.Left> left = new ArrayList<>(Block.read(blockLeft));
        left.add(new Block.Left(gone.subject(), gone.why(), separated, gone.at()));
        blockLeft = Block.write(left);
        return false;
    }

    /** Ends a round whose question is gone before it opened. */
    void leave(NotPut why) {
        require(RoundState.PREPARED);
        if (!subjects().contains(why.subject())) {
            throw new IllegalArgumentException("not a subject of the round: " + why.subject());
        }
        notPutAt = why.at();
        notPutWhy = why.why();
        notPutFor = why.subject().toString();
        notPutCause = why.cause() == null ? null : why.cause().value();
        state = RoundState.NOT_PUT;
    }

    /** The moment of its last step. */
    Instant changedAt() {
        return Stream.of(notPutAt, annulledAt, proclaimedAt, closedAt, openedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(preparedAt);
    }

    private void requireAnnullable() {
        if (state.over()) {
            throw new RuleViolation("voting.error.state", state.word());
        }
    }

    private void require(RoundState expected) {
        if (state != expected) {
            throw new RuleViolation("voting.error.state", state.word());
        }
    }
}
