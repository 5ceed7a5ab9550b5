package org.parley.voting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Json;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Evaluator;
import org.parley.procedure.Hands;
import org.parley.procedure.Manner;
import org.parley.procedure.Roll;
import org.parley.procedure.RuleSet;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Option;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Takes a round through its life. Every step is one transaction, begun again whole where the database gave it up for another's sake;
 * that is why the transactions stand inside the methods and not around them.
 */
@Service
@PreAuthorize("isAuthenticated()")
public class RoundService {

    /** The manners in which a vote can be taken here. */
    public static final Set<Manner> MANNERS = EnumSet.allOf(Manner.class);

    private static final int LONGEST_OPTION = 4_000;
    private static final SecureRandom LOTS = new SecureRandom();
    private static final Set<String> CHOOSABLE = Set.of(SubjectRef.PLAN, SubjectRef.PROVISION, SubjectRef.AMENDMENT);

    private final RoundRepository rounds;
    private final RuleBook ruleBook;
    private final List<Questions> questions;
    private final CautionBook cautions;
    private final BallotBox box;
    private final Closing closing;
    private final LostQuestions lost;
    private final Attempts attempts;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final CurrentPerson current;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<RoundId, Entitled> entitled = new ConcurrentHashMap<>();

    /** What every ballot of an open round is checked against; it does not change while the round is open. */
    private record Entitled(
            NegotiationId negotiation,
            Set<UUID> delegations,
            RuleSet rules,
            String rulesHash,
            Manner manner,
            @Nullable ChoiceQuestion question) {

        /** Whether it asks "any objection?", and whoever objects says why. */
        boolean consensusCheck() {
            return manner == Manner.LIVE && rules.majority() == null;
        }
    }

    RoundService(
            RoundRepository rounds,
            RuleBook ruleBook,
            List<Questions> questions,
            CautionBook cautions,
            BallotBox box,
            Closing closing,
            LostQuestions lost,
            Attempts attempts,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            CurrentPerson current,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rounds = rounds;
        this.ruleBook = ruleBook;
        this.questions = questions;
        this.cautions = cautions;
        this.box = box;
        this.closing = closing;
        this.lost = lost;
        this.attempts = attempts;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Prepares a round on one subject or several at once.
     *
     * <p>Where a subject is marked, the stricter rules take the place of the chosen ones; where the choice would pass them by, it is
     * refused.
     *
     * @param ruleSet id or name of a rule set, or what the negotiation uses it for: substance, procedure, whole text
     * @param timer   how long it will be open; null to close it by hand
     */
    public RoundId prepare(
            NegotiationId negotiation,
            String title,
            List<SubjectRef> subjects,
            String ruleSet,
            @Nullable Duration timer) {
        return prepare(negotiation, title, subjects, ruleSet, Taking.USUAL, timer);
    }

    /** Prepares a round as the other does, to be taken in another manner or as a straw poll. */
    public RoundId prepare(
            NegotiationId negotiation,
            String title,
            List<SubjectRef> subjects,
            String ruleSet,
            Taking taking,
            @Nullable Duration timer) {
        return prepare(negotiation, title, subjects, ruleSet, taking, timer, null, null);
    }

    /**
     * Prepares a round under silence: adopted at a moment unless more delegations object than the rules allow.
     *
     * @param until when silence ends, the same moment everywhere
     */
    public RoundId prepareSilence(
            NegotiationId negotiation, String title, List<SubjectRef> subjects, String ruleSet, Instant until) {
        return prepare(negotiation, title, subjects, ruleSet, Taking.by(Manner.SILENCE), null, until, null);
    }

    /**
     * Prepares a block: several questions that one vote decides because nobody asks for a separate vote on one of them (ADR 0040). Rounds
     * that were prepared on one of them alone are not put.
     *
     * @param reason why, for everybody to read
     * @throws RuleViolation that names what stands against it
     */
    public RoundId prepareBlock(
            NegotiationId negotiation, String title, List<SubjectRef> subjects, String ruleSet, String reason) {
        return prepare(negotiation, title, subjects, ruleSet, Taking.USUAL, null, null, reason);
    }

    /**
     * Has a question of a block voted on by itself: it leaves the block. The right of every delegation until the block opens, for which
     * no reason is asked.
     */
    public void separate(RoundId id, SubjectRef subject) {
        NegotiationId negotiation = find(id).negotiation();
        SeatView seat = seats.require(negotiation);
        if (!seat.capacity().voice() && seat.capacity() != Capacity.FACILITATOR) {
            throw new RuleViolation("voting.error.block-who");
        }
        Actor actor = seats.actor(negotiation);
        attempts.run(() -> {
            Round round = lock(id);
            round.requireSeparable(subject);
            lost.lose(round, new NotPut(clock.instant(), NotPut.Why.SEPARATE, subject, null), seat.delegation(), actor);
        });
    }

    /** Whether one vote may decide these. Asked before their rules are looked for: what differs there is said by the articles. */
    private void requireBlock(NegotiationId negotiation, List<SubjectRef> subjects) {
        SequencedMap<SubjectRef, RuleSet> rules = new LinkedHashMap<>();
        subjects.forEach(subject -> rules.put(
                subject, ruleBook.ruling(negotiation, List.of(subject)).rules()));
        questions.stream()
                .filter(module ->
                        subjects.stream().allMatch(subject -> module.kinds().contains(subject.kind())))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("voting.error.block-kind"))
                .requireBlock(negotiation, rules);
    }

    private RoundId prepare(
            NegotiationId negotiation,
            String title,
            List<SubjectRef> subjects,
            String ruleSet,
            Taking taking,
            @Nullable Duration timer,
            @Nullable Instant until,
            @Nullable String block) {
        seats.requireFacilitator(negotiation);
        requireManner(taking.manner());
        return attempts.run(() -> {
            subjects.forEach(subject -> requireVotable(negotiation, subject));
            if (block != null) {
                requireBlock(negotiation, subjects);
            }
            Ruling ruling = ruleBook.ruling(negotiation, subjects);
            RuleSet rules = ruleBook.inForce(negotiation, ruleSet, ruling);
            subjects.forEach(subject -> questions.stream()
                    .filter(module -> module.kinds().contains(subject.kind()))
                    .forEach(module -> module.requireRules(subject, rules)));
            Round round = new Round(
                    negotiation,
                    rounds.lastNumber(negotiation.value()) + 1,
                    title,
                    subjects,
                    rules,
                    taking,
                    timer,
                    clock.instant());
            if (until != null) {
                round.underSilence(until, clock.instant());
            }
            if (block == null) {
                return prepared(round);
            }
            round.asBlock(block);
            RoundId id = prepared(round);
            Actor actor = seats.actor(negotiation);
            subjects.forEach(subject ->
                    events.publishEvent(new QuestionLost(negotiation, subject, NotPut.Why.JOINED, id, actor)));
            return id;
        });
    }

    /**
     * Prepares a choice among options, each given in words or standing for a plan, an article or an amendment. Nothing happens to what
     * they stand for: the choice is recorded, with the order in which the others follow.
     *
     * @param question as it is put; of the rules only the quorum applies, and whether delegations count by weight
     * @param ruleSet  as for {@link #prepare}
     */
    public RoundId prepareChoice(
            NegotiationId negotiation,
            String title,
            ChoiceQuestion question,
            String ruleSet,
            @Nullable Duration timer) {
        return prepareChoice(negotiation, title, question, ruleSet, Taking.USUAL, timer);
    }

    /** Prepares a choice as the other does, to be taken in another manner or as a straw poll. */
    public RoundId prepareChoice(
            NegotiationId negotiation,
            String title,
            ChoiceQuestion question,
            String ruleSet,
            Taking taking,
            @Nullable Duration timer) {
        seats.requireFacilitator(negotiation);
        requireManner(taking.manner());
        ChoiceQuestion clean = new ChoiceQuestion(
                question.method(),
                question.places(),
                question.ties(),
                question.options().stream().map(RoundService::clean).toList());
        return attempts.run(() -> {
            RuleSet rules = ruleBook.require(negotiation, ruleSet);
            Round round = Round.choice(
                    negotiation,
                    rounds.lastNumber(negotiation.value()) + 1,
                    title,
                    clean,
                    rules,
                    taking,
                    timer,
                    clock.instant());
            round.subjects().forEach(subject -> requireChoosable(negotiation, subject));
            return prepared(round);
        });
    }

    private static void requireManner(Manner manner) {
        if (!MANNERS.contains(manner)) {
            throw new RuleViolation("voting.error.manner", manner.word());
        }
    }

    private static Option clean(Option option) {
        String text = option.text();
        return new Option(
                Words.option(option.name()),
                text == null || text.isBlank() ? null : Words.paragraphs(text, LONGEST_OPTION),
                option.subject());
    }

    /** Prepares the second vote on a question that was equally divided, by the same rules. */
    public RoundId repeat(RoundId id) {
        NegotiationId negotiation = find(id).negotiation();
        seats.requireFacilitator(negotiation);
        return attempts.run(() -> {
            Round first = lock(id);
            first.subjects().forEach(subject -> requireVotable(negotiation, subject));
            return prepared(Round.again(first, rounds.lastNumber(negotiation.value()) + 1, clock.instant()));
        });
    }

    /** Prepares the formal round on the question of a straw poll, in the same manner and by the same rules. */
    public RoundId formally(RoundId id) {
        NegotiationId negotiation = find(id).negotiation();
        seats.requireFacilitator(negotiation);
        return attempts.run(() -> {
            Round poll = lock(id);
            poll.subjects().forEach(subject -> requireVotable(negotiation, subject));
            return prepared(Round.formal(poll, rounds.lastNumber(negotiation.value()) + 1, clock.instant()));
        });
    }

    /**
     * Puts on record why questions are put to the vote although something speaks against it: what {@link RoundQueries#cautions} tells
     * stops them no longer.
     */
    public void acknowledge(NegotiationId negotiation, List<SubjectRef> subjects, String reason) {
        seats.requireFacilitator(negotiation);
        attempts.run(() -> cautions.acknowledge(negotiation, subjects, reason));
    }

    private RoundId prepared(Round round) {
        cautions.requireNone(round);
        if (round.manner() == Manner.SECRET) {
            Secrecy.require(round.rules());
            Secrecy.require(electorate(round.negotiation(), Set.of()));
        }
        if (round.manner() == Manner.SILENCE) {
            Silences.require(round.rules());
            if (round.deadline() == null || round.question().isPresent() || round.indicative()) {
                throw new RuleViolation("voting.error.silence-question");
            }
        }
        rounds.saveAndFlush(round);
        Act act = act("round.prepared", round)
                .with("title", round.title())
                .with(
                        "subjects",
                        round.subjects().stream().map(SubjectRef::toString).toList())
                .with("ruleSet", round.rules().id());
        if (round.manner() != Manner.SIMULTANEOUS) {
            act = act.with("manner", round.manner().name());
        }
        if (round.indicative()) {
            act = act.with("indicative", true);
        }
        Block block = round.block();
        if (block != null) {
            act = act.with("block", true).text(block.reason());
        }
        ChoiceQuestion question = round.question().orElse(null);
        if (question != null) {
            act = act.with("method", question.method().name())
                    .with("places", question.places())
                    .with(
                            "options",
                            question.options().stream().map(Option::name).toList())
                    .with("question", question.hash());
        }
        RoundId follows = round.follows();
        if (follows != null) {
            act = act.with("follows", follows.value().toString());
        }
        RoundId repeats = round.repeats();
        events.publishEvent(
                repeats == null ? act : act.with("repeats", repeats.value().toString()));
        return round.id();
    }

    /** Opens a round without a roll call: those who cast a ballot are taken to be in the room, and nobody else. */
    public void open(RoundId id) {
        open(id, Set.of());
    }

    /**
     * Opens a round: electorate, weights and rules are frozen, and delegations may vote.
     *
     * @param present the entitled delegations that are in the room: a quorum of those present counts them even if they do not vote
     */
    public void open(RoundId id, Set<DelegationId> present) {
        seats.requireFacilitator(find(id).negotiation());
        attempts.run(() -> {
            Round put = find(id);
            boolean choice = put.question().isPresent();
            if (put.state() == RoundState.PREPARED) {
                for (SubjectRef subject :
                        put.subjects()) { // held before the round, as whoever ends a question holds them
                    if (choice) {
                        requireChoosable(put.negotiation(), subject);
                    } else {
                        requireVotable(put.negotiation(), subject);
                        questions.stream()
                                .filter(module -> module.kinds().contains(subject.kind()))
                                .forEach(module -> module.requireTurn(subject));
                    }
                }
                if (put.severable()) {
                    requireBlock(put.negotiation(), put.subjects());
                }
            }
            Round round = lock(id);
            requireNotUnderVote(round);
            cautions.requireNone(round);
            Electorate electorate = electorate(round.negotiation(), present);
            requireOpeningQuorum(round, electorate, present.size());
            if (round.manner() == Manner.SECRET) {
                Secrecy.require(electorate);
                box.begin(round.id());
            }
            round.open(electorate, round.question().map(RoundService::drawn).orElse(List.of()), clock.instant());
            if (round.manner() == Manner.ROLL_CALL) {
                round.rollFrom(drawn(electorate));
            }
            rounds.save(round);
            Json.Builder frozen = Json.object()
                    .put("rules", round.rules().toJson())
                    .put("electorate", electorate.toJson())
                    .put(
                            "subjects",
                            Json.strings(round.subjects().stream()
                                    .map(SubjectRef::toString)
                                    .toList()));
            round.question().ifPresent(question -> frozen.put("question", question.toJson()));
            if (round.manner() != Manner.SIMULTANEOUS) {
                frozen.put("manner", round.manner().name());
            }
            Roll roll = round.roll();
            if (roll != null) {
                frozen.put(
                        "roll",
                        Json.strings(roll.order().stream().map(UUID::toString).toList()));
            }
            Act act = act("round.opened", round)
                    .with("electorate", electorate.hash())
                    .with("delegations", electorate.size())
                    .payload(frozen.build().canonicalBytes(), "application/json");
            events.publishEvent(
                    round.deadline() == null ? act : act.with("deadline", String.valueOf(round.deadline())));
            events.publishEvent(new RoundOpened(id, round.negotiation(), round.subjects(), round.manner()));
        });
    }

    /** The name with which the roll call begins is drawn by lot by the one who presides (UN General Assembly, rule 87). */
    private static UUID drawn(Electorate electorate) {
        return electorate.electors().get(LOTS.nextInt(electorate.size())).delegation();
    }

    /** Lots are drawn before any ballot is cast, and the record holds the order: nobody can choose it knowing the ballots. */
    private static List<Integer> drawn(ChoiceQuestion question) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, question.size()).boxed().toList());
        Collections.shuffle(order, LOTS);
        return order;
    }

    /**
     * Casts the ballot of the delegation for which the person sits; casting again before the close replaces it.
     *
     * @param idem the ballot's id, a UUID made by whoever casts: sent again, it is answered as the first time
     * @return when the ballot is committed
     * @throws RuleViolation that says why this person may not cast, or that the round is not open
     */
    public Receipt cast(RoundId id, Choice choice, String idem) {
        return cast(id, null, choice, null, idem);
    }

    /**
     * Casts as {@link #cast(RoundId, Choice, String)}, where the caller names the delegation: it must be the person's own.
     *
     * @param reason why the delegation objects, public at once; required for a no where a consensus is looked for in the open, and
     *               otherwise not asked
     */
    public Receipt cast(RoundId id, @Nullable DelegationId named, Choice choice, @Nullable String reason, String idem) {
        Entitled known = entitled(id);
        if (known.manner() == Manner.SILENCE) {
            throw new RuleViolation("voting.error.silence-ballot");
        }
        if (known.question() != null) {
            throw new RuleViolation("voting.error.marks-wanted");
        }
        boolean objection = known.consensusCheck() && choice == Choice.NO;
        if (!objection && reason != null && !reason.isBlank()) {
            throw new RuleViolation("voting.error.reason-not-asked");
        }
        String why = objection ? Words.paragraphs(reason == null ? "" : reason, Round.LONGEST_REASON) : null;
        return cast(id, known, named, false, choice, null, why, idem);
    }

    /**
     * Enters, in a roll call, what a delegation that was called answered in the room. Entered again before the close, it is corrected;
     * the delegation sees it at once and may correct it itself.
     */
    public Receipt answer(RoundId id, DelegationId delegation, Choice choice, String idem) {
        Entitled known = entitled(id);
        seats.requireFacilitator(known.negotiation());
        if (known.manner() != Manner.ROLL_CALL) {
            throw new RuleViolation("voting.error.no-roll");
        }
        return cast(id, known, delegation, true, choice, null, null, idem);
    }

    /** Calls the next name of a roll call: those who passed once more at the end. */
    public void call(RoundId id) {
        inRoll(id, "round.called", Round::call);
    }

    /** The delegation called passes. */
    public void pass(RoundId id) {
        inRoll(id, "round.passed", round -> {
            Roll roll = round.roll();
            UUID current = roll == null ? null : roll.current();
            if (current != null && box.heardOf(id, current)) {
                throw new RuleViolation("voting.error.roll-pass");
            }
            return round.pass();
        });
    }

    private void inRoll(RoundId id, String type, Function<Round, UUID> step) {
        seats.requireFacilitator(find(id).negotiation());
        attempts.run(() -> {
            Round round = lock(id);
            UUID delegation = step.apply(round);
            rounds.save(round);
            events.publishEvent(act(type, round).with("delegation", delegation.toString()));
        });
    }

    /** Enters the hands that a facilitator counted in the room; a second person must count the same before the round can close. */
    public void count(RoundId id, int yes, int no, int abstain) {
        Hands hands = hands(yes, no, abstain);
        SeatView seat = seats.requireFacilitator(find(id).negotiation());
        attempts.run(() -> {
            Round round = lock(id);
            round.count(hands, seat.person());
            rounds.save(round);
            events.publishEvent(with(act("round.counted", round), hands));
        });
    }

    /**
     * A second person says what they counted: another facilitator, or an observer, who has no vote in it and no hand in the count.
     *
     * @throws RuleViolation if it is another count: then the record says so and the hands are counted anew
     */
    public void confirm(RoundId id, int yes, int no, int abstain) {
        Hands hands = hands(yes, no, abstain);
        SeatView seat = seats.require(find(id).negotiation());
        if (seat.capacity() != Capacity.FACILITATOR && seat.capacity() != Capacity.OBSERVER) {
            throw new RuleViolation("voting.error.hands-who");
        }
        boolean same = attempts.run(() -> {
            Round round = lock(id);
            boolean confirmed = round.confirm(hands, seat.person());
            rounds.save(round);
            events.publishEvent(with(act(confirmed ? "round.count-confirmed" : "round.count-differed", round), hands));
            return confirmed;
        });
        if (!same) {
            throw new RuleViolation("voting.error.hands-differ", yes, no, abstain);
        }
    }

    private static Hands hands(int yes, int no, int abstain) {
        if (yes < 0 || no < 0 || abstain < 0) {
            throw new RuleViolation("voting.error.hands-number");
        }
        return new Hands(yes, no, abstain);
    }

    private static Act with(Act act, Hands hands) {
        return act.with("yes", hands.yes()).with("no", hands.no()).with("abstain", hands.abstain());
    }

    /** Casts in a choice among options as {@link #cast(RoundId, Choice, String)} does where the answer is yes or no. */
    public Receipt cast(RoundId id, @Nullable DelegationId named, Marks marks, String idem) {
        Entitled known = entitled(id);
        ChoiceQuestion question = known.question();
        if (question == null) {
            throw new RuleViolation("voting.error.choice-wanted");
        }
        return cast(id, known, named, false, ChoiceCount.partIn(marks.require(question)), marks, null, idem);
    }

    private Receipt cast(
            RoundId id,
            Entitled known,
            @Nullable DelegationId named,
            boolean entered,
            Choice choice,
            @Nullable Marks marks,
            @Nullable String reason,
            String idem) {
        if (known.manner() == Manner.SHOW_OF_HANDS) {
            throw new RuleViolation("voting.error.hands-no-ballots");
        }
        return box.cast(new BallotBox.Cast(
                id,
                known.negotiation(),
                current.require(),
                named,
                entered,
                ballotId(idem),
                choice,
                marks,
                reason,
                known.delegations(),
                known.manner(),
                known.rulesHash()));
    }

    /** Closes a round: the ballots accepted until now are counted, and everybody sees how each delegation voted. */
    public void close(RoundId id) {
        NegotiationId negotiation = find(id).negotiation();
        seats.requireFacilitator(negotiation);
        Actor actor = seats.actor(negotiation);
        attempts.run(() -> {
            Round round = lock(id);
            Instant deadline = round.deadline();
            if (round.manner() == Manner.SILENCE
                    && round.state() == RoundState.OPEN
                    && deadline != null
                    && clock.instant().isBefore(deadline)) {
                throw new RuleViolation("voting.error.silence-running");
            }
            closing.close(id, actor, false);
        });
        entitled.remove(id);
    }

    /** Proclaims the outcome; what follows from it happens in the same transaction. */
    public void proclaim(RoundId id) {
        proclaim(id, null);
    }

    /** Proclaims what the chair decided, where the rules leave an equally divided vote to the chair. */
    public void proclaimByChair(RoundId id, boolean adopts) {
        proclaim(id, adopts);
    }

    private void proclaim(RoundId id, @Nullable Boolean chairAdopts) {
        seats.requireFacilitator(find(id).negotiation());
        attempts.run(() -> {
            Round round = lock(id);
            closing.proclaim(round, chairAdopts, seats.actor(round.negotiation()));
        });
    }

    /** Asks that a round be annulled; another facilitator must agree. */
    public void askAnnulment(RoundId id, String reason) {
        SeatView seat = seats.requireFacilitator(find(id).negotiation());
        attempts.run(() -> {
            Round round = lock(id);
            round.askAnnulment(reason, seat.person());
            rounds.save(round);
            events.publishEvent(act("round.annulment-asked", round).text(String.valueOf(round.annulReason())));
        });
    }

    /** Takes the request to annul back. */
    public void withdrawAnnulment(RoundId id) {
        seats.requireFacilitator(find(id).negotiation());
        attempts.run(() -> {
            Round round = lock(id);
            round.withdrawAnnulment();
            rounds.save(round);
            events.publishEvent(act("round.annulment-withdrawn", round));
        });
    }

    /** Agrees, as a second facilitator, that a round be annulled. Its ballots stay sealed if it was open. */
    public void annul(RoundId id) {
        SeatView seat = seats.requireFacilitator(find(id).negotiation());
        attempts.run(() -> {
            Round round = lock(id);
            round.annul(seat.person(), clock.instant());
            rounds.save(round);
            events.publishEvent(act("round.annulled", round).text(String.valueOf(round.annulReason())));
            events.publishEvent(new RoundAnnulled(id, round.negotiation(), round.subjects()));
        });
        entitled.remove(id);
    }

    private static UUID ballotId(String idem) {
        try {
            UUID id = UUID.fromString(idem);
            if (id.toString().equalsIgnoreCase(idem)) {
                return id;
            }
        } catch (IllegalArgumentException notOne) {
            throw new RuleViolation("voting.error.ballot-id");
        }
        throw new RuleViolation("voting.error.ballot-id");
    }

    /** The electorate stays the same while a round is open, so it is read once; whether the round is open, the ballot box asks. */
    private Entitled entitled(RoundId id) {
        Entitled known = entitled.get(id);
        if (known != null) {
            return known;
        }
        Round round = find(id);
        Electorate electorate = round.electorate();
        if (electorate == null) {
            seats.require(round.negotiation());
            throw new RuleViolation("voting.error.not-open");
        }
        Entitled read = new Entitled(
                round.negotiation(),
                electorate.electors().stream().map(Elector::delegation).collect(Collectors.toUnmodifiableSet()),
                round.rules(),
                round.rulesHash(),
                round.manner(),
                round.question().orElse(null));
        if (round.state() == RoundState.OPEN) {
            entitled.put(id, read);
        }
        return read;
    }

    private Electorate electorate(NegotiationId negotiation, Set<DelegationId> present) {
        List<Elector> electors = negotiations.delegations(negotiation).stream()
                .filter(DelegationView::entitled)
                .map(delegation -> new Elector(
                        delegation.id().value(),
                        delegation.name(),
                        delegation.kind().word(),
                        delegation.weight(),
                        blocs(delegation),
                        present.contains(delegation.id())))
                .toList();
        if (electors.isEmpty()) {
            throw new RuleViolation("voting.error.nobody-entitled");
        }
        if (present.stream()
                .anyMatch(each -> electors.stream()
                        .noneMatch(elector -> elector.delegation().equals(each.value())))) {
            throw new RuleViolation("voting.error.roll-call");
        }
        return new Electorate(electors);
    }

    /** Its kind, and what the table groups it with. */
    private static Set<String> blocs(DelegationView delegation) {
        return Stream.concat(Stream.of(delegation.kind().word()), delegation.blocs().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the roll was called and the rules ask for so many before a meeting opens (UN General Assembly rules 67 and 108). */
    private static void requireOpeningQuorum(Round round, Electorate electorate, int present) {
        if (present > 0) {
            Evaluator.opening(round.rules(), present, electorate.size())
                    .filter(check -> !check.passed())
                    .ifPresent(check -> {
                        throw new RuleViolation(
                                "voting.error.opening-quorum", check.value(), check.base(), check.required());
                    });
        }
    }

    private void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        questions.stream()
                .filter(module -> module.kinds().contains(subject.kind()))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("voting.error.not-votable"))
                .requireVotable(negotiation, subject);
    }

    /** What can be voted on can be chosen; of what only others know, it is enough that it is there. */
    private void requireChoosable(NegotiationId negotiation, SubjectRef subject) {
        boolean here = subjects.describe(subject, Locale.ENGLISH)
                .filter(card -> card.negotiation().equals(negotiation.value()))
                .isPresent();
        if (!here || !CHOOSABLE.contains(subject.kind())) {
            throw new RuleViolation("voting.error.not-votable");
        }
        if (!subject.kind().equals(SubjectRef.PLAN)) {
            requireVotable(negotiation, subject);
        }
    }

    /** One question is open once, and nothing that would change it is open beside it; a choice changes no text (ADR 0023). */
    private void requireNotUnderVote(Round round) {
        boolean choice = round.question().isPresent();
        Set<SubjectRef> underVote = rounds.holdUndecided(round.negotiation().value()).stream()
                .flatMap(other -> other.subjects().stream())
                .collect(Collectors.toSet());
        boolean entangled = round.subjects().stream()
                .flatMap(subject -> Stream.concat(
                        Stream.of(subject),
                        questions.stream()
                                .filter(module -> !choice && module.kinds().contains(subject.kind()))
                                .flatMap(module -> module.entangled(subject).stream())))
                .anyMatch(underVote::contains);
        if (entangled) {
            throw new RuleViolation("voting.error.under-vote");
        }
    }

    private Act act(String type, Round round) {
        return Act.of(
                        type,
                        round.negotiation().value(),
                        SubjectRef.of(SubjectRef.ROUND, round.id()),
                        seats.actor(round.negotiation()))
                .round(round.getId())
                .rules(round.rulesHash());
    }

    private Round find(RoundId id) {
        return rounds.findById(id.value())
                .filter(round -> seats.mayRead(round.negotiation()))
                .orElseThrow(() -> new NotFound("round"));
    }

    private Round lock(RoundId id) {
        return rounds.lock(id.value()).orElseThrow(() -> new NotFound("round"));
    }
}
