package org.parley.voting;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.delegation.Standing;
import org.parley.identity.SignedIn;
import org.parley.kernel.Act;
import org.parley.kernel.ActIndex;
import org.parley.kernel.Actor;
import org.parley.kernel.Json;
import org.parley.kernel.NotFound;
import org.parley.kernel.Outage;
import org.parley.kernel.RecordEnd;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Manner;
import org.parley.procedure.Roll;
import org.parley.procedure.choice.Marks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes ballots, many at a time. Those that arrive while a commit is under way wait and go into the next transaction together, with one
 * lock of the round and one of the record; each caller is answered when that transaction is committed. No thread is kept for it: the
 * first of those waiting does the work for all (what is known as combining). A negotiation's ballots go through one line, because they
 * meet at the head of its record anyway; another machine has a line of its own, and the database keeps the two in order.
 */
@Component
class BallotBox {

    private static final int MOST_TOGETHER = 512;

    /** What part of the time that a commit took is waited at most for those whom it answered. */
    private static final int PATIENCE = 4;

    private static final int CASTERS_KEPT = 8_192;
    private static final int DUPLICATE_KEY = 1062;
    private static final String MEDIA_TYPE = "application/json";

    /** More than a ballot takes, but for its marks. */
    private static final int BALLOT_BYTES = 256;

    /** More than a mark takes: ten digits and a comma. */
    private static final int MARK_BYTES = 12;

    private final Ballots ballots;
    private final SecretBox secret;
    private final Attempts attempts;
    private final ActIndex record;
    private final RecordEnd end;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<NegotiationId, Line> lines = new ConcurrentHashMap<>();

    /**
     * The sequence of a delegation's last ballot, as far as it was committed here: the next one is tried without asking. Where another
     * machine was faster the key refuses it, and the batch begins again and asks.
     */
    private final Map<Caster, Integer> sequences = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Caster, Integer> eldest) {
            return size() > CASTERS_KEPT;
        }
    });

    BallotBox(
            Ballots ballots,
            SecretBox secret,
            Attempts attempts,
            ActIndex record,
            RecordEnd end,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ballots = ballots;
        this.secret = secret;
        this.attempts = attempts;
        this.record = record;
        this.end = end;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A ballot on its way. Whether the person may cast it is asked in the transaction that takes it, for all of them at once.
     *
     * @param marks    what it says of each option; null where the round is decided by yes and no
     * @param reason   why the delegation objects, where it was asked
     * @param named    the delegation that the caller says it is for; null for the person's own
     * @param entered  whether a facilitator enters what the delegation named answered in the room
     * @param entitled the delegations that may vote in this round
     * @param manner   how the vote is taken
     */
    record Cast(
            RoundId round,
            NegotiationId negotiation,
            SignedIn person,
            @Nullable DelegationId named,
            boolean entered,
            UUID id,
            Choice choice,
            @Nullable Marks marks,
            @Nullable String reason,
            Set<UUID> entitled,
            Manner manner,
            String rules) {}

    /** Whose ballots are numbered together. */
    private record Caster(UUID round, UUID delegation) {}

    /** What became of it. */
    private sealed interface Answer {

        record Accepted(Receipt receipt) implements Answer {}

        record Refused(RuntimeException why) implements Answer {}
    }

    /** A secret round opens: there is a box, and nothing in it. */
    void begin(RoundId round) {
        secret.begin(round.value());
    }

    /** Returns when the ballot is committed, or throws why it is not. Within a transaction of the caller it is committed with that. */
    Receipt cast(Cast cast) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            Waiting alone = new Waiting(cast);
            Known nothing = new Known(OptionalLong.empty());
            return read(Objects.requireNonNull(
                    deposit(List.of(alone), true, nothing).get(alone)));
        }
        return lines.computeIfAbsent(cast.negotiation(), Line::new).pass(cast);
    }

    /** Whether a delegation has cast a ballot in a round, as the transaction of the caller sees it. */
    boolean heardOf(RoundId round, UUID delegation) {
        return ballots.last(round.value(), delegation).isPresent();
    }

    /** One caller waiting in line. */
    private static final class Waiting {

        private final Cast cast;
        private final Thread caller = Thread.currentThread();
        private volatile @Nullable Answer answer;

        Waiting(Cast cast) {
            this.cast = cast;
        }

        void answer(Answer given) {
            answer = given;
            LockSupport.unpark(caller);
        }
    }

    private final class Line {

        private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean busy = new AtomicBoolean();
        private final UUID negotiation;

        // Touched only by whoever serves
        private Known known = new Known(OptionalLong.empty());
        private int lastTogether;
        private long lastTook;

        Line(NegotiationId negotiation) {
            this.negotiation = negotiation.value();
        }

        Receipt pass(Cast cast) {
            Waiting self = new Waiting(cast);
            waiting.add(self);
            boolean interrupted = false;
            Answer answer = self.answer;
            while (answer == null) {
                if (busy.compareAndSet(false, true)) {
                    serve();
                } else {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
                answer = self.answer;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return read(answer);
        }

        private void serve() {
            List<Waiting> together = new ArrayList<>();
            try {
                gather();
                Waiting next = waiting.poll();
                while (next != null) {
                    together.add(next);
                    next = together.size() < MOST_TOGETHER ? waiting.poll() : null;
                }
                if (!together.isEmpty()) {
                    long began = System.nanoTime();
                    commit(together);
                    lastTook = System.nanoTime() - began;
                    lastTogether = together.size();
                }
            } finally {
                // Whatever went wrong, nobody is left standing without an answer
                together.stream()
                        .filter(each -> each.answer == null)
                        .forEach(each ->
                                each.answer(new Answer.Refused(new IllegalStateException("the ballot box failed"))));
                busy.set(false);
                // Whoever came meanwhile found the line busy and sleeps: wake the first, who serves the rest
                Waiting next = waiting.peek();
                if (next != null) {
                    LockSupport.unpark(next.caller);
                }
            }
        }

        /**
         * Who was answered a moment ago may well be on the way again: as many as last time are waited for, but no longer than a part of what
         * committing took, lest one goes alone while all others wait for that.
         */
        private void gather() {
            long began = System.nanoTime();
            while (waiting.size() < lastTogether && System.nanoTime() - began < lastTook / PATIENCE) {
                Thread.yield();
            }
        }

        private void commit(List<Waiting> together) {
            try {
                indexed(deposited(together)).forEach(Waiting::answer);
            } catch (RuntimeException failure) {
                if (together.size() == 1 || Outage.caused(failure)) {
                    // Without a database nobody fares better alone, and each would wait for it in turn
                    together.forEach(each -> each.answer(new Answer.Refused(failure)));
                } else {
                    // One of them may be why: nobody is refused for another's ballot
                    together.forEach(each -> commit(List.of(each)));
                }
            }
        }

        private Map<Waiting, Answer> deposited(List<Waiting> together) {
            Map<Waiting, Answer> answers;
            try {
                answers = attempts.run(() -> {
                    known = known.at(end.known(negotiation));
                    return deposit(together, false, known);
                });
            } catch (RuntimeException failure) {
                if (!duplicate(failure)) {
                    throw failure;
                }
                // This ballot came before, or another machine cast for the same delegation: look, and begin again
                answers = attempts.run(() -> {
                    known = new Known(end.known(negotiation));
                    return deposit(together, true, known);
                });
            }
            known = known.after(end.known(negotiation));
            return answers;
        }
    }

    /** What goes into one transaction; nothing has happened until it is committed. */
    private Map<Waiting, Answer> deposit(List<Waiting> together, boolean again, Known known) {
        Map<Waiting, Answer> answers = new LinkedHashMap<>();
        Map<RoundId, List<Waiting>> byRound = new TreeMap<>(Comparator.comparing(RoundId::value));
        together.forEach(each -> byRound.computeIfAbsent(each.cast.round(), ignored -> new ArrayList<>())
                .add(each));
        byRound.forEach((round, casts) -> {
            if (casts.getFirst().cast.manner() == Manner.SECRET) {
                answers.putAll(handIn(round.value(), casts, known));
            } else {
                answers.putAll(deposit(round, casts, again, known));
            }
        });
        return answers;
    }

    private Map<Waiting, Answer> deposit(RoundId round, List<Waiting> casts, boolean again, Known known) {
        Batch batch = take(round, casts, again, known);
        if (known.kept() && !batch.sure()) {
            // Nobody is refused for what was true a while ago
            known.readAgain();
            batch = take(round, casts, again, known);
        }
        if (!batch.rows.isEmpty()) {
            end.write(Ballots.rows(batch.rows.values()));
            batch.acts.forEach(events::publishEvent);
            remember(batch.rows.values());
            known.wrote(batch.rows.size());
            if (known.kept()) {
                end.require(
                        casts.getFirst().cast.negotiation().value(),
                        known.entries().orElseThrow());
            }
        }
        return batch.answers;
    }

    /** The ballots of one round that go into a transaction, and what their casters will be told. */
    private static final class Batch {

        private final Map<UUID, Ballots.Row> rows = new LinkedHashMap<>();
        private final List<Act> acts = new ArrayList<>();
        private final Map<Waiting, Answer> answers = new LinkedHashMap<>();

        /** Whether each is accepted, and what is written confirms what that was decided by. */
        private boolean sure() {
            return !rows.isEmpty() && answers.values().stream().allMatch(Answer.Accepted.class::isInstance);
        }
    }

    private Batch take(RoundId round, List<Waiting> casts, boolean again, Known known) {
        Batch batch = new Batch();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Ballots.Gate gate = gate(round.value(), known);
        RuntimeException shut = shut(gate, now);
        Map<UUID, Standing> standings = standings(casts, known);
        Map<UUID, Answer> answered = new HashMap<>();
        Set<UUID> delegations = delegations(casts, standings.values());
        Map<UUID, Integer> last = again ? new HashMap<>() : remembered(round, delegations);
        ask(round, delegations, last);
        for (Waiting each : casts) {
            Cast cast = each.cast;
            Standing standing = standings.get(cast.person().id().value());
            UUID delegation;
            try {
                delegation = mayCast(cast, standing);
                requireCalled(gate, delegation);
            } catch (RuleViolation | NotFound refusal) {
                batch.answers.put(each, new Answer.Refused(refusal));
                continue;
            }
            Optional<Ballots.Row> before = Optional.ofNullable(batch.rows.get(cast.id()));
            if (before.isEmpty() && (again || shut != null)) {
                before = ballots.find(round.value(), cast.id());
            }
            if (before.isPresent()) {
                answered.put(cast.id(), same(before.get(), delegation, cast));
            } else if (shut != null) {
                answered.put(cast.id(), new Answer.Refused(shut));
            } else {
                int sequence = last.merge(delegation, 1, Integer::sum);
                batch.rows.put(
                        cast.id(),
                        new Ballots.Row(
                                round.value(),
                                delegation,
                                sequence,
                                cast.id(),
                                cast.choice(),
                                cast.marks(),
                                cast.reason(),
                                cast.person().id().value(),
                                cast.entered(),
                                now));
                batch.acts.add(act(cast, Objects.requireNonNull(standing), delegation));
                answered.put(
                        cast.id(),
                        new Answer.Accepted(receipt(cast.id(), cast.choice(), cast.marks(), cast.reason(), now)));
            }
            batch.answers.put(each, Objects.requireNonNull(answered.get(cast.id())));
        }
        return batch;
    }

    private Ballots.Gate gate(UUID round, Known known) {
        return known.gate(round).orElseGet(() -> {
            Ballots.Gate gate = ballots.holdOpen(round).orElseThrow(() -> new NotFound("round"));
            known.keep(round, gate);
            return gate;
        });
    }

    private Map<UUID, Standing> standings(List<Waiting> casts, Known known) {
        Set<UUID> people =
                casts.stream().map(each -> each.cast.person().id().value()).collect(Collectors.toSet());
        Set<UUID> strangers = known.strangers(people);
        if (!strangers.isEmpty()) {
            known.keep(strangers, seats.standings(casts.getFirst().cast.negotiation(), strangers));
        }
        return people.stream()
                .flatMap(person -> known.standing(person).stream())
                .collect(Collectors.toMap(Standing::person, Function.identity()));
    }

    /** In a roll call nobody answers before being called. */
    private static void requireCalled(Ballots.Gate gate, UUID delegation) {
        Roll roll = gate.roll();
        if (roll != null && !roll.heard(delegation)) {
            throw new RuleViolation("voting.error.not-called");
        }
    }

    /** Ballots of a secret round: that a delegation takes part is written down here, what it casts is put into the box. */
    private Map<Waiting, Answer> handIn(UUID round, List<Waiting> casts, Known known) {
        known.readAgain();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RuntimeException shut = shut(gate(round, known), now);
        Map<UUID, Standing> standings = standings(casts, known);
        SecretBox.Contents inside = secret.held(round);
        Map<UUID, SecretBox.Part> parts =
                inside.parts().stream().collect(Collectors.toMap(SecretBox.Part::delegation, Function.identity()));
        Map<String, String> said =
                inside.ballots().stream().collect(Collectors.toMap(Listed::code, Listed::said, (one, _) -> one));
        Map<UUID, SecretBox.HandedIn> fresh = new LinkedHashMap<>();
        List<Act> acts = new ArrayList<>();
        Map<Waiting, Answer> answers = new LinkedHashMap<>();
        for (Waiting each : casts) {
            Cast cast = each.cast;
            Standing standing = standings.get(cast.person().id().value());
            try {
                UUID delegation = mayCast(cast, standing);
                SecretBallot names = SecretBallot.of(round, cast.id());
                Marks marks = cast.marks();
                String content = marks == null ? cast.choice().name() : marks.text();
                SecretBox.Part before = parts.get(delegation);
                if (before == null && shut != null) {
                    throw shut;
                }
                if (before == null) {
                    before = new SecretBox.Part(names.part(), delegation, now, "");
                    parts.put(delegation, before);
                    said.put(names.code(), content);
                    fresh.put(
                            delegation,
                            new SecretBox.HandedIn(
                                    delegation, cast.person().id().value(), names, content));
                    acts.add(secretAct(cast, Objects.requireNonNull(standing), names));
                } else if (!before.id().equals(names.part())) {
                    throw shut != null ? shut : new RuleViolation("voting.error.secret-once");
                } else if (!content.equals(said.get(names.code()))) {
                    throw new RuleViolation("voting.error.ballot-id");
                }
                answers.put(
                        each,
                        new Answer.Accepted(new Receipt(
                                names.part(),
                                cast.choice(),
                                marks,
                                null,
                                before.at(),
                                OptionalLong.empty(),
                                names.code())));
            } catch (RuleViolation | NotFound refusal) {
                answers.put(each, new Answer.Refused(refusal));
            }
        }
        if (!fresh.isEmpty()) {
            String commitment = secret.put(round, inside, fresh.values(), now);
            acts.forEach(act -> events.publishEvent(act.with("box", commitment)));
            known.wrote(acts.size());
        }
        return answers;
    }

    /** Everybody learns that the delegation has voted, and what the whole box amounts to under seal; nothing of this ballot. */
    private static Act secretAct(Cast cast, Standing standing, SecretBallot names) {
        return Act.of(
                        "ballot.cast",
                        cast.negotiation().value(),
                        new SubjectRef(SubjectRef.BALLOT, names.part()),
                        actor(cast, standing))
                .round(cast.round().value())
                .rules(cast.rules())
                .idem(names.part().toString());
    }

    private static Actor actor(Cast cast, Standing standing) {
        SignedIn person = cast.person();
        return new Actor(
                person.id().value(),
                person.name(),
                standing.delegation(),
                standing.capacity().word());
    }

    /** The delegation that the person casts for, or that a facilitator answers for as it did in the room. */
    private static UUID mayCast(Cast cast, @Nullable Standing standing) {
        if (standing == null) {
            throw new NotFound("negotiation");
        }
        if (cast.entered() && standing.capacity() == Capacity.FACILITATOR && cast.named() != null) {
            if (!cast.entitled().contains(cast.named().value())) {
                throw new RuleViolation("voting.error.not-entitled");
            }
            return cast.named().value();
        }
        switch (standing.capacity()) {
            case FACILITATOR -> throw new RuleViolation("voting.error.facilitator-votes");
            case OBSERVER -> throw new RuleViolation("voting.error.observer-votes");
            case ADVISER -> throw new RuleViolation("voting.error.adviser-votes");
            case HEAD, DEPUTY -> {
                UUID own = Objects.requireNonNull(standing.delegation());
                if (cast.named() != null && !cast.named().value().equals(own)) {
                    throw new RuleViolation("voting.error.other-delegation");
                }
                if (!cast.entitled().contains(own)) {
                    throw new RuleViolation("voting.error.not-entitled");
                }
                return own;
            }
        }
        throw new IllegalStateException("no such capacity: " + standing.capacity());
    }

    private static Set<UUID> delegations(List<Waiting> casts, Collection<Standing> standings) {
        return Stream.concat(
                        standings.stream().flatMap(standing -> Stream.ofNullable(standing.delegation())),
                        casts.stream()
                                .filter(each -> each.cast.entered())
                                .flatMap(each -> Stream.ofNullable(each.cast.named()))
                                .map(DelegationId::value))
                .collect(Collectors.toSet());
    }

    private Map<UUID, Integer> remembered(RoundId round, Set<UUID> delegations) {
        Map<UUID, Integer> last = new HashMap<>();
        for (UUID delegation : delegations) {
            Integer sequence = sequences.get(new Caster(round.value(), delegation));
            if (sequence != null) {
                last.put(delegation, sequence);
            }
        }
        return last;
    }

    /** Asks the database for the last ballots of the delegations of which nothing is known. */
    private void ask(RoundId round, Set<UUID> delegations, Map<UUID, Integer> last) {
        Set<UUID> unknown = delegations.stream()
                .filter(delegation -> !last.containsKey(delegation))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            last.putAll(ballots.lastSequences(round.value(), unknown));
        }
    }

    private void remember(Collection<Ballots.Row> rows) {
        List<Ballots.Row> inserted = List.copyOf(rows);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                inserted.forEach(
                        row -> sequences.merge(new Caster(row.round(), row.delegation()), row.sequence(), Math::max));
            }
        });
    }

    /** The same ballot sent again is answered as the first time; another's id is not taken. */
    private static Answer same(Ballots.Row before, UUID delegation, Cast cast) {
        return before.delegation().equals(delegation)
                        && before.choice() == cast.choice()
                        && Objects.equals(before.marks(), cast.marks())
                        && Objects.equals(before.reason(), cast.reason())
                ? new Answer.Accepted(
                        receipt(before.id(), before.choice(), before.marks(), before.reason(), before.at()))
                : new Answer.Refused(new RuleViolation("voting.error.ballot-id"));
    }

    private static Receipt receipt(UUID id, Choice choice, @Nullable Marks marks, @Nullable String reason, Instant at) {
        return new Receipt(id, choice, marks, reason, at, OptionalLong.empty());
    }

    private static @Nullable RuntimeException shut(Ballots.Gate gate, Instant now) {
        Instant deadline = gate.deadline();
        return switch (gate.state()) {
            case OPEN -> deadline != null && !now.isBefore(deadline) ? new RuleViolation("voting.error.closed") : null;
            case PREPARED, NOT_PUT -> new RuleViolation("voting.error.not-open");
            case CLOSED, PROCLAIMED -> new RuleViolation("voting.error.closed");
            case ANNULLED -> new RuleViolation("voting.error.annulled");
        };
    }

    /** Everybody learns that the delegation has voted; how, the record holds under seal, unless each ballot is public at once. */
    private static Act act(Cast cast, Standing standing, UUID delegation) {
        SignedIn person = cast.person();
        Act act = Act.of(
                        "ballot.cast",
                        cast.negotiation().value(),
                        new SubjectRef(SubjectRef.BALLOT, cast.id()),
                        new Actor(
                                person.id().value(),
                                person.name(),
                                cast.entered() ? null : delegation,
                                standing.capacity().word()))
                .round(cast.round().value())
                .rules(cast.rules())
                .idem(cast.id().toString());
        if (!cast.manner().live()) {
            return act.sealed(content(cast, delegation), MEDIA_TYPE);
        }
        Act open = act.with("delegation", delegation.toString())
                .with("choice", cast.choice().name());
        String reason = cast.reason();
        return reason == null ? open : open.text(reason);
    }

    /**
     * What is sealed: enough that an opening says by itself whose ballot in which round it was. Its length, which the record tells at once, is
     * that of every ballot of the round.
     */
    private static byte[] content(Cast cast, UUID delegation) {
        Marks marks = cast.marks();
        Json.Builder content =
                Json.object().put("round", cast.round().value().toString()).put("delegation", delegation.toString());
        return (marks == null ? content.put("choice", cast.choice().name()) : content.put("marks", marks.toJson()))
                .build()
                .padded(BALLOT_BYTES
                        + (marks == null ? 0 : MARK_BYTES * marks.numbers().size()))
                .canonicalBytes();
    }

    /** Adds where in the record the ballots stand, which is known once they are committed. */
    private Map<Waiting, Answer> indexed(Map<Waiting, Answer> answers) {
        Set<String> accepted = new HashSet<>();
        for (Answer answer : answers.values()) {
            if (answer instanceof Answer.Accepted(Receipt receipt)) {
                accepted.add(receipt.ballot().toString());
            }
        }
        Map<String, Long> indexes = record.indexesOf(accepted);
        Map<Waiting, Answer> complete = new LinkedHashMap<>();
        answers.forEach((each, answer) -> complete.put(
                each,
                switch (answer) {
                    case Answer.Accepted(Receipt receipt) -> {
                        Long index = indexes.get(receipt.ballot().toString());
                        yield new Answer.Accepted(new Receipt(
                                receipt.ballot(),
                                receipt.choice(),
                                receipt.marks(),
                                receipt.reason(),
                                receipt.at(),
                                index == null ? OptionalLong.empty() : OptionalLong.of(index),
                                receipt.code()));
                    }
                    case Answer.Refused refused -> refused;
                }));
        return complete;
    }

    private static Receipt read(Answer answer) {
        return switch (answer) {
            case Answer.Accepted(Receipt receipt) -> receipt;
            case Answer.Refused(RuntimeException why) -> throw why;
        };
    }

    private static boolean duplicate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY) {
                return true;
            }
        }
        return false;
    }
}
