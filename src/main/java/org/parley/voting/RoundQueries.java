package org.parley.voting;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.ActIndex;
import org.parley.kernel.Intentions;
import org.parley.kernel.NotFound;
import org.parley.kernel.Past;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Description;
import org.parley.procedure.Electorate;
import org.parley.procedure.Hands;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.RuleSet;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of rounds. How a delegation voted is told to nobody else while the round is open. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class RoundQueries {

    private final RoundRepository rounds;
    private final Ballots ballots;
    private final SecretBox box;
    private final RuleBook ruleBook;
    private final List<Questions> questions;
    private final CautionBook cautions;
    private final Seats seats;
    private final ActIndex record;
    private final Past past;
    private final ObjectProvider<Intentions> intentions;
    private final ObjectProvider<RollCall> rolls;

    RoundQueries(
            RoundRepository rounds,
            Ballots ballots,
            SecretBox box,
            RuleBook ruleBook,
            List<Questions> questions,
            CautionBook cautions,
            Seats seats,
            ActIndex record,
            Past past,
            ObjectProvider<Intentions> intentions,
            ObjectProvider<RollCall> rolls) {
        this.rounds = rounds;
        this.ballots = ballots;
        this.box = box;
        this.ruleBook = ruleBook;
        this.questions = questions;
        this.cautions = cautions;
        this.seats = seats;
        this.record = record;
        this.past = past;
        this.intentions = intentions;
        this.rolls = rolls;
    }

    /** @throws NotFound where there is none for this person */
    public RoundView get(RoundId id) {
        return view(find(id));
    }

    /**
     * A round as it stood at a moment, by what the record holds of it: who had voted while it was open, how only once it was closed.
     * Empty before it was prepared.
     *
     * @throws NotFound where there is none for this person
     */
    public Optional<RoundView> at(RoundId id, Instant moment) {
        return at(find(id), moment);
    }

    private Optional<RoundView> at(Round round, Instant moment) {
        List<Past.Step> steps =
                past.steps(round.negotiation().value(), SubjectRef.of(SubjectRef.ROUND, round.id()), moment);
        return Stage.of(round, steps)
                .map(stage -> view(
                        round,
                        stage,
                        ballots.heardOf(round.getId(), moment),
                        round.manner().live() ? ballots.counted(round.getId(), moment) : List.of()));
    }

    /** A round by its number in a negotiation. @throws NotFound where there is none for this person */
    public RoundView byNumber(NegotiationId negotiation, int number) {
        seats.requireReader(negotiation);
        return rounds.findByNegotiationAndNumber(negotiation.value(), number)
                .map(this::view)
                .orElseThrow(() -> new NotFound("round"));
    }

    /** The rounds of a negotiation, the latest first. */
    public List<RoundSummary> list(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return summaries(rounds.findByNegotiationOrderByNumberDesc(negotiation.value()));
    }

    /** The rounds that are open now, the latest first. */
    public List<RoundSummary> open(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return summaries(rounds.findByNegotiationAndStateOrderByNumberDesc(negotiation.value(), RoundState.OPEN));
    }

    /** The rounds that put this subject to the vote, the latest first; none that the person may not see. */
    public List<RoundSummary> ofSubject(SubjectRef subject) {
        return summaries(rounds.findBySubject(subject.kind(), subject.id()).stream()
                .filter(round -> seats.mayRead(round.negotiation()))
                .toList());
    }

    /** The same as they stood at a moment. */
    public List<RoundSummary> ofSubject(SubjectRef subject, Instant moment) {
        return rounds.findBySubject(subject.kind(), subject.id()).stream()
                .filter(round -> seats.mayRead(round.negotiation()))
                .flatMap(round -> at(round, moment).stream())
                .map(RoundSummary::of)
                .toList();
    }

    /**
     * What is being voted on, or was and awaits the proclamation. Asked within a transaction that decides or opens something, it stays
     * true until that transaction ends.
     */
    public Set<SubjectRef> underVote(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return rounds.holdUndecided(negotiation.value()).stream()
                .flatMap(round -> round.subjects().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the outcome of a proclaimed round does not tell by itself: which of its subjects it did not reach, and why. */
    public List<String> aftermath(RoundView round, Locale locale) {
        find(round.id());
        return round.subjects().stream()
                .flatMap(subject -> questions.stream()
                        .filter(module -> module.kinds().contains(subject.kind()))
                        .flatMap(module -> module.aftermath(round, subject, locale).stream()))
                .toList();
    }

    /** The last ballot of the person's own delegation; nothing for those who sit for none, and for advisers of others. */
    public Optional<Receipt> mine(RoundId id) {
        Round round = find(id);
        Optional<DelegationId> mine = seats.mine(round.negotiation())
                .filter(seat -> seat.capacity().delegate())
                .map(SeatView::delegation);
        if (round.manner() == Manner.SECRET) {
            return mine.flatMap(delegation -> box.part(id.value(), delegation.value()))
                    .map(part -> receipt(part, null));
        }
        return mine.flatMap(delegation -> ballots.last(id.value(), delegation.value()))
                .map(this::receipt);
    }

    /**
     * The last ballot of each delegation that has cast one, by the id under which the record tells everybody that it was cast: a screen
     * learns by it whether its own {@linkplain #mine ballot} is another one.
     */
    public Map<DelegationId, UUID> lastBallots(RoundId id) {
        find(id);
        return ballots.lastOf(id.value()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(each -> new DelegationId(each.getKey()), Map.Entry::getValue));
    }

    /** What the head of the person's own delegation has signed off for a round: told to nobody else. */
    public Optional<Intentions.Intention> intention(RoundId id) {
        find(id);
        Intentions known = intentions.getIfAvailable();
        return known == null ? Optional.empty() : known.inRound(id.value());
    }

    /** Whether a ballot of the person's own delegation was accepted: asked by a screen that did not hear the answer. */
    public Optional<Receipt> accepted(RoundId id, UUID ballot) {
        Round round = find(id);
        if (round.manner() == Manner.SECRET) {
            SecretBallot names = SecretBallot.of(id.value(), ballot);
            return seats.mine(round.negotiation())
                    .map(SeatView::delegation)
                    .flatMap(delegation -> box.part(id.value(), delegation.value()))
                    .filter(part -> part.id().equals(names.part()))
                    .map(part -> receipt(
                            part,
                            box.listed(id.value()).stream()
                                    .filter(each -> each.code().equals(names.code()))
                                    .findFirst()
                                    .orElseThrow()));
        }
        return seats.mine(round.negotiation())
                .map(SeatView::delegation)
                .flatMap(delegation -> ballots.find(id.value(), ballot)
                        .filter(row -> row.delegation().equals(delegation.value())))
                .map(this::receipt);
    }

    /** The rule sets to choose from, those of the negotiation first. */
    public List<RuleSet> ruleSets(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return ruleBook.of(negotiation);
    }

    /** A rule set by id, name or use. @throws org.parley.kernel.RuleViolation where there is none */
    public RuleSet ruleSet(NegotiationId negotiation, String said) {
        seats.requireReader(negotiation);
        return ruleBook.require(negotiation, said);
    }

    /** What the negotiation's rules say of a question before it is put. @throws org.parley.kernel.RuleViolation where they differ */
    public Ruling ruling(NegotiationId negotiation, List<SubjectRef> subjects) {
        seats.requireReader(negotiation);
        return ruleBook.ruling(negotiation, subjects);
    }

    /**
     * What the same ballots would mean under every other rule set of the negotiation and of the house, the negotiation's first; empty
     * before the close and for a choice among options, of which no other rule would make anything else. Never the outcome.
     */
    public List<Otherwise> otherwise(RoundId id) {
        Round round = find(id);
        Electorate electorate = round.electorate();
        if (round.verdict() == null || electorate == null || round.question().isPresent()) {
            return List.of();
        }
        Function<RuleSet, Outcome> outcome = counting(round);
        boolean secret = round.manner() == Manner.SECRET;
        boolean hands = round.manner() == Manner.SHOW_OF_HANDS;
        List<RuleSet> here = ruleBook.here(round.negotiation());
        return RuleBook.withTheHouses(here).stream()
                .filter(rules -> !rules.hash().equals(round.rulesHash()))
                .filter(rules -> !secret || Secrecy.allowed(rules))
                .filter(rules -> !hands || Hands.obstacle(rules).isEmpty())
                .map(rules -> new Otherwise(
                        rules, here.contains(rules), outcome.apply(rules), Description.unanswerable(rules, electorate)))
                .toList();
    }

    private Function<RuleSet, Outcome> counting(Round round) {
        if (round.manner() == Manner.SECRET) {
            return Unsigned.of(round, ballots.heardOf(round.getId()), box.listed(round.getId()))::outcome;
        }
        Map<UUID, Choice> choices = Closing.choices(round, ballots.counted(round.getId()));
        return rules -> Closing.outcome(round, rules, choices);
    }

    /** What stops questions before the vote until a facilitator has said why they are put all the same. */
    public List<Caution> cautions(NegotiationId negotiation, Collection<SubjectRef> subjects) {
        seats.requireReader(negotiation);
        return cautions.of(negotiation, subjects);
    }

    /** What must have been seen about some subjects before a vote on them opens, by subject. */
    public Map<SubjectRef, List<String>> warnings(
            NegotiationId negotiation, Collection<SubjectRef> subjects, Locale locale) {
        seats.requireReader(negotiation);
        Map<SubjectRef, List<String>> warnings = new LinkedHashMap<>();
        for (SubjectRef subject : subjects) {
            List<String> said = questions.stream()
                    .filter(module -> module.kinds().contains(subject.kind()))
                    .flatMap(module -> module.warnings(subject, locale).stream())
                    .toList();
            if (!said.isEmpty()) {
                warnings.put(subject, said);
            }
        }
        return warnings;
    }

    /** The rounds that were prepared from a straw poll, the latest first. */
    public List<RoundSummary> following(RoundId id) {
        Round poll = find(id);
        return summaries(rounds.findByFollowsOrderByNumberDesc(poll.getId()));
    }

    /** The delegations with a vote that are in the room, by whoever keeps the roll; none where nobody does. */
    public Set<DelegationId> present(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return rolls.stream()
                .flatMap(roll -> roll.present(negotiation).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What waits for a vote. */
    public List<SubjectRef> pending(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return questions.stream()
                .flatMap(module -> module.pending(negotiation).stream())
                .toList();
    }

    /** @param ballot what was cast, for whoever knows by what id; null for everybody else */
    private Receipt receipt(SecretBox.Part part, @Nullable Listed ballot) {
        OptionalLong index = record.indexOf(part.id().toString());
        return ballot == null
                ? new Receipt(part.id(), null, null, null, part.at(), index, null)
                : new Receipt(part.id(), ballot.choice(), ballot.marks(), null, part.at(), index, ballot.code());
    }

    private Receipt receipt(Ballots.Row row) {
        OptionalLong index = record.indexOf(row.id().toString());
        return new Receipt(row.id(), row.choice(), row.marks(), row.reason(), row.at(), index);
    }

    private Round find(RoundId id) {
        return rounds.findById(id.value())
                .filter(round -> seats.mayRead(round.negotiation()))
                .orElseThrow(() -> new NotFound("round"));
    }

    private RoundView view(Round round) {
        return view(
                round,
                Stage.of(round),
                ballots.heardOf(round.getId()),
                round.manner().live() ? ballots.counted(round.getId()) : List.of());
    }

    /** @param known the ballots that are public before the close */
    private RoundView view(Round round, Stage stage, Set<UUID> heard, List<Ballots.Row> known) {
        boolean secret = round.manner() == Manner.SECRET;
        List<Ballots.Row> rows = stage.counted() && !secret ? ballots.counted(round.getId()) : known;
        List<Listed> listed = stage.counted() && secret ? box.listed(round.getId()) : List.of();
        Unsigned unsigned = stage.counted() && secret ? Unsigned.of(round, heard, listed) : null;
        Set<DelegationId> cast = heard.stream().map(DelegationId::new).collect(Collectors.toUnmodifiableSet());
        Map<DelegationId, Choice> choices = Closing.choicesById(rows);
        boolean opened = stage.openedAt() != null;
        ChoiceQuestion question =
                round.question().map(asked -> opened ? asked : asked.unopened()).orElse(null);
        Map<UUID, Marks> marked = Closing.marks(rows);
        ChoiceCount.@Nullable Decided decided =
                stage.counted() && question != null && !secret ? Closing.chosen(round, marked) : null;
        @Nullable Outcome outcome = null;
        if (unsigned != null && question != null) {
            decided = unsigned.chosen();
        }
        if (decided != null) {
            outcome = decided.outcome();
        } else if (unsigned != null) {
            outcome = unsigned.outcome(round.rules());
        } else if (stage.counted()) {
            outcome = Closing.outcome(round, Closing.choices(round, rows));
        }
        return new RoundView(
                round.id(),
                round.negotiation(),
                round.number(),
                round.title(),
                stage.state(),
                round.repeats(),
                round.manner(),
                round.indicative(),
                round.follows(),
                stage.subjects(),
                stage.block(),
                question,
                round.rules(),
                round.rulesHash(),
                opened ? round.electorate() : null,
                round.timer(),
                opened || round.manner() == Manner.SILENCE ? round.deadline() : null,
                round.preparedAt(),
                stage.openedAt(),
                stage.closedAt(),
                stage.closedLate(),
                stage.proclaimedAt(),
                stage.annulledAt(),
                cast,
                question == null ? choices : Map.of(),
                marked.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                each -> new DelegationId(each.getKey()), Map.Entry::getValue)),
                rows.stream()
                        .filter(row -> row.reason() != null)
                        .collect(Collectors.toUnmodifiableMap(
                                row -> new DelegationId(row.delegation()), row -> String.valueOf(row.reason()))),
                rows.stream()
                        .filter(Ballots.Row::entered)
                        .map(row -> new DelegationId(row.delegation()))
                        .collect(Collectors.toUnmodifiableSet()),
                opened ? round.roll() : null,
                round.countedBy(),
                round.handsConfirmed() ? round.hands() : null,
                listed,
                decided == null ? null : decided.result(),
                outcome,
                stage.chairAdopts(),
                stage.annulReason(),
                stage.annulAskedBy(),
                stage.notPut(),
                round.lockVersion());
    }

    private List<RoundSummary> summaries(Collection<Round> found) {
        Map<UUID, Integer> cast =
                ballots.numbersHeardOf(found.stream().map(Round::getId).toList());
        return found.stream()
                .map(round -> {
                    Electorate electorate = round.electorate();
                    RuleSet rules = round.rules();
                    ChoiceQuestion question = round.question().orElse(null);
                    return new RoundSummary(
                            round.id(),
                            round.negotiation(),
                            round.number(),
                            round.title(),
                            round.state(),
                            round.manner(),
                            round.indicative(),
                            round.subjects(),
                            round.block() != null,
                            question,
                            question == null ? List.of() : question.names(round.chosen()),
                            rules.id(),
                            rules.name(),
                            round.deadline(),
                            round.changedAt(),
                            cast.getOrDefault(round.getId(), 0),
                            electorate == null ? 0 : electorate.size(),
                            round.verdict(),
                            round.adopted(),
                            round.notPut());
                })
                .toList();
    }
}
