package org.parley.voting;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.Openings;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Electorate;
import org.parley.procedure.Evaluator;
import org.parley.procedure.Hands;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.RuleSet;
import org.parley.procedure.Tally;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.procedure.choice.Marks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Closes rounds: by a facilitator's hand, or by the house when the deadline has passed. The round's row is locked first, which waits for
 * the ballots on their way, so that what is counted is exactly what stands in the record before the closing entry.
 */
@Component
class Closing {

    private final RoundRepository rounds;
    private final Ballots ballots;
    private final SecretBox secret;
    private final Openings openings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Closing(
            RoundRepository rounds,
            Ballots ballots,
            SecretBox secret,
            Openings openings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rounds = rounds;
        this.ballots = ballots;
        this.secret = secret;
        this.openings = openings;
        this.events = events;
        this.clock = clock;
    }

    /** Closes within the transaction of the caller. */
    void close(RoundId id, Actor actor, boolean late) {
        Round round = rounds.lock(id.value()).orElseThrow(() -> new NotFound("round"));
        if (round.manner() == Manner.SECRET) {
            round.requireComplete();
            closeSecret(round, actor, late);
            return;
        }
        round.requireComplete();
        List<Ballots.Row> counted = ballots.counted(id.value());
        Act closed = Act.of("round.closed", round.negotiation().value(), SubjectRef.of(SubjectRef.ROUND, id), actor)
                .round(id.value())
                .rules(round.rulesHash())
                .with("ballots", ballots(round, counted));
        closed = round.question().isPresent()
                ? choose(round, chosen(round, marks(counted)), closed, late)
                : decide(round, outcome(round, choices(round, counted)), closed, late);
        rounds.save(round);
        closed = round.indicative() ? closed.with("indicative", true) : closed;
        events.publishEvent(late ? closed.with("late", true) : closed);
        if (!round.manner().live() && round.manner() != Manner.SILENCE) {
            open(round, counted, actor);
        }
        events.publishEvent(new RoundClosed(id, round.negotiation(), round.subjects()));
    }

    /** The list goes out as it lies in the box, sorted by code, with what opens the last commitment to the whole of it. */
    private void closeSecret(Round round, Actor actor, boolean late) {
        SecretBox.Contents inside = secret.held(round.getId());
        Unsigned unsigned = Unsigned.of(
                round,
                inside.parts().stream().map(SecretBox.Part::delegation).collect(Collectors.toSet()),
                inside.ballots());
        Act closed =
                act("round.closed", round, actor).with("ballots", inside.parts().size());
        closed = round.question().isPresent()
                ? choose(round, unsigned.chosen(), closed, late)
                : decide(round, unsigned.outcome(round.rules()), closed, late);
        rounds.save(round);
        events.publishEvent(late ? closed.with("late", true) : closed);
        events.publishEvent(act("ballot.listed", round, actor)
                .with("ballots", inside.ballots().size())
                .with("salt", HexFormat.of().formatHex(inside.salt()))
                .payload(inside.text().getBytes(StandardCharsets.US_ASCII), "application/json"));
        events.publishEvent(new RoundClosed(round.id(), round.negotiation(), round.subjects()));
    }

    /**
     * Proclaims within the transaction of the caller, which holds the round; what follows from it happens in the same transaction.
     *
     * @param chairAdopts how the chair decided; null where the rules decide
     */
    void proclaim(Round round, @Nullable Boolean chairAdopts, Actor actor) {
        if (chairAdopts == null) {
            round.proclaim(clock.instant());
        } else {
            round.proclaimByChair(chairAdopts, clock.instant());
        }
        rounds.save(round);
        Act act = act("round.proclaimed", round, actor).with("verdict", String.valueOf(round.verdict()));
        ChoiceQuestion question = round.question().orElse(null);
        act = question == null
                ? act.with("adopted", round.adopted())
                : act.with("chosen", question.names(round.chosen()));
        act = round.indicative() ? act.with("indicative", true) : act;
        events.publishEvent(chairAdopts == null ? act : act.with("chair", true));
        events.publishEvent(new RoundProclaimed(
                round.id(), round.negotiation(), round.subjects(), round.adopted(), round.decided()));
    }

    private static Act act(String type, Round round, Actor actor) {
        return Act.of(type, round.negotiation().value(), SubjectRef.of(SubjectRef.ROUND, round.id()), actor)
                .round(round.getId())
                .rules(round.rulesHash());
    }

    private Act decide(Round round, Outcome outcome, Act closed, boolean late) {
        round.close(outcome.verdict(), clock.instant(), late);
        Tally tally = outcome.tally();
        return closed.with("yes", tally.yes())
                .with("no", tally.no())
                .with("abstain", tally.abstain())
                .with("absent", tally.absent())
                .with("verdict", outcome.verdict().name());
    }

    private Act choose(Round round, ChoiceCount.Decided decided, Act closed, boolean late) {
        ChoiceQuestion question = round.question().orElseThrow();
        ChoiceResult result = decided.result();
        List<Integer> chosen = result == null ? List.of() : result.chosen();
        round.close(decided.outcome().verdict(), chosen, clock.instant(), late);
        Tally tally = decided.outcome().tally();
        return closed.with("blank", tally.abstain())
                .with("absent", tally.absent())
                .with("verdict", decided.outcome().verdict().name())
                .with("chosen", question.names(chosen))
                .with("order", question.names(result == null ? List.of() : result.order()));
    }

    /** Opens the seals of the ballots that count. Those that were cast again stay sealed: what a delegation took back is its own. */
    private void open(Round round, List<Ballots.Row> counted, Actor actor) {
        Map<String, Openings.Opening> seals =
                openings.of(counted.stream().map(row -> row.id().toString()).toList()).stream()
                        .collect(Collectors.toMap(Openings.Opening::idem, Function.identity()));
        for (Ballots.Row row : counted) {
            Act opened = Act.of(
                            "ballot.opened",
                            round.negotiation().value(),
                            new SubjectRef(SubjectRef.BALLOT, row.id()),
                            actor)
                    .round(round.getId())
                    .with("delegation", row.delegation().toString());
            Marks marks = row.marks();
            opened = marks == null ? opened.with("choice", row.choice().name()) : opened.with("marks", marks.texts());
            Openings.Opening seal = seals.get(row.id().toString());
            events.publishEvent(
                    seal == null
                            ? opened
                            : opened.with("entry", seal.index())
                                    .with("salt", HexFormat.of().formatHex(seal.salt())));
        }
    }

    private static int ballots(Round round, List<Ballots.Row> counted) {
        Hands hands = round.hands();
        return hands == null ? counted.size() : Math.toIntExact(hands.sum());
    }

    /** What is evaluated: the ballots, or what the hands come to. */
    static Map<UUID, Choice> choices(Round round, List<Ballots.Row> counted) {
        Hands hands = round.hands();
        return hands == null ? choices(counted) : hands.ballots(electorate(round));
    }

    private static Map<UUID, Choice> choices(List<Ballots.Row> counted) {
        Map<UUID, Choice> choices = new LinkedHashMap<>();
        counted.forEach(row -> choices.put(row.delegation(), row.choice()));
        return choices;
    }

    static Map<DelegationId, Choice> choicesById(List<Ballots.Row> counted) {
        Map<DelegationId, Choice> choices = new LinkedHashMap<>();
        counted.forEach(row -> choices.put(new DelegationId(row.delegation()), row.choice()));
        return choices;
    }

    static Map<UUID, Marks> marks(List<Ballots.Row> counted) {
        Map<UUID, Marks> marks = new LinkedHashMap<>();
        for (Ballots.Row row : counted) {
            Marks said = row.marks();
            if (said != null) {
                marks.put(row.delegation(), said);
            }
        }
        return marks;
    }

    /** What the method of a choice makes of its own electorate and these ballots. */
    static ChoiceCount.Decided chosen(Round round, Map<UUID, Marks> marks) {
        return ChoiceCount.evaluate(
                round.rules(), electorate(round), round.question().orElseThrow(), marks);
    }

    static Electorate electorate(Round round) {
        Electorate electorate = round.electorate();
        if (electorate == null) {
            throw new IllegalStateException("a round without an electorate has no outcome");
        }
        return electorate;
    }

    /** What the round's own rules make of its own electorate and these ballots. */
    static Outcome outcome(Round round, Map<UUID, Choice> choices) {
        return outcome(round, round.rules(), choices);
    }

    /** What other rules would make of the same. */
    static Outcome outcome(Round round, RuleSet rules, Map<UUID, Choice> choices) {
        return outcome(round, rules, electorate(round), choices);
    }

    static Outcome outcome(Round round, RuleSet rules, Electorate electorate, Map<UUID, Choice> choices) {
        return round.repeats() == null
                ? Evaluator.evaluate(rules, electorate, choices)
                : Evaluator.evaluateSecondVote(rules, electorate, choices);
    }
}
