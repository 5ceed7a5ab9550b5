package org.parley.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.Check.Kind;
import org.parley.procedure.Outcome.Verdict;

/**
 * What a rule set makes of an electorate and its ballots. A total function of nothing else: no clock, no order, no exception; ballots of
 * those not entitled count for nothing. One more yes never turns an adoption into anything less.
 */
public final class Evaluator {

    private final RuleSet rules;
    private final Electorate electorate;
    private final Map<UUID, Choice> ballots;

    private Evaluator(RuleSet rules, Electorate electorate, Map<UUID, Choice> ballots) {
        this.rules = rules;
        this.electorate = electorate;
        this.ballots = ballots;
    }

    /** The outcome of a first vote. */
    public static Outcome evaluate(RuleSet rules, Electorate electorate, Map<UUID, Choice> ballots) {
        return new Evaluator(rules, electorate, ballots).outcome(false);
    }

    /** The outcome of the second vote after a first that was equally divided: equally divided again, it is rejected. */
    public static Outcome evaluateSecondVote(RuleSet rules, Electorate electorate, Map<UUID, Choice> ballots) {
        return new Evaluator(rules, electorate, ballots).outcome(true);
    }

    /**
     * Whether so many in the room are enough to open the meeting; empty where the rules ask nothing of it. What is enough to open need
     * not be enough to decide.
     */
    public static Optional<Check> opening(RuleSet rules, int present, int entitled) {
        return Optional.ofNullable(rules.quorum()).map(Quorum::opening).map(threshold -> {
            long required = threshold.required(entitled);
            return new Check(
                    Kind.OPENING,
                    threshold.met(present, entitled),
                    present,
                    entitled,
                    required,
                    List.of(),
                    Phrase.of("procedure.check.opening", present, entitled, required));
        });
    }

    /** The count alone. */
    public static Tally tally(Electorate electorate, Map<UUID, Choice> ballots) {
        int[] heads = new int[5];
        long[] weights = new long[5];
        for (Elector elector : electorate.electors()) {
            Choice choice = ballots.get(elector.delegation());
            int column = choice != null ? choice.ordinal() : elector.present() ? 3 : 4;
            heads[column]++;
            weights[column] += elector.weight();
        }
        return new Tally(
                electorate.size(),
                heads[Choice.YES.ordinal()],
                heads[Choice.NO.ordinal()],
                heads[Choice.ABSTAIN.ordinal()],
                heads[3],
                heads[4],
                weights[0] + weights[1] + weights[2] + weights[3] + weights[4],
                weights[Choice.YES.ordinal()],
                weights[Choice.NO.ordinal()],
                weights[Choice.ABSTAIN.ordinal()]);
    }

    private Outcome outcome(boolean second) {
        Tally tally = tally(electorate, ballots);
        List<Check> checks = new ArrayList<>();
        Quorum quorum = rules.quorum();
        boolean quorate = true;
        if (quorum != null) {
            Check check = quorum(quorum, tally);
            checks.add(check);
            quorate = check.passed();
        }

        @Nullable Check blocking = blocking();
        boolean others = true;
        boolean main = true;
        Majority majority = rules.majority();
        if (majority != null) {
            Check check = majority(Kind.MAJORITY, majority);
            checks.add(check);
            main = check.passed() || blocking != null;
        }
        for (Majority next : rules.seconds()) {
            Check check = majority(Kind.SECOND_MAJORITY, next);
            checks.add(check);
            others &= check.passed() || blocking != null;
        }
        boolean missed = checks.stream()
                .anyMatch(check ->
                        !check.passed() && (check.kind() == Kind.MAJORITY || check.kind() == Kind.SECOND_MAJORITY));
        if (missed && blocking != null) {
            checks.add(blocking);
        }
        for (Consent consent : rules.consents()) {
            Check check = consent(consent);
            checks.add(check);
            others &= check.passed();
        }
        Objections objections = rules.objections();
        if (objections != null) {
            Check check = objections(objections, tally);
            checks.add(check);
            others &= check.passed();
        }

        if (!quorate) {
            return new Outcome(Verdict.NO_QUORUM, tally, checks);
        }
        if (main && others) {
            return new Outcome(Verdict.ADOPTED, tally, checks);
        }
        if (majority != null && !main && others && tied(majority)) {
            Verdict verdict = switch (rules.tie()) {
                case REJECTED -> Verdict.REJECTED;
                case SECOND_VOTE -> second ? Verdict.REJECTED : Verdict.SECOND_VOTE;
                case CHAIR -> Verdict.CHAIR_DECIDES;
            };
            long yes = count(majority.of(), this::isYes);
            checks.add(new Check(Kind.TIE, false, yes, yes, 0, List.of(), Phrase.of("procedure.check.tie", yes)));
            return new Outcome(verdict, tally, checks);
        }
        return new Outcome(Verdict.REJECTED, tally, checks);
    }

    /** Whether enough took part, where the rules ask for a quorum. */
    public static Optional<Check> quorum(RuleSet rules, Tally tally) {
        return Optional.ofNullable(rules.quorum()).map(quorum -> quorum(quorum, tally));
    }

    private static Check quorum(Quorum quorum, Tally tally) {
        long value = quorum.counted() == Quorum.Counted.PRESENT ? tally.present() : tally.cast();
        long required = quorum.threshold().required(tally.entitled());
        return new Check(
                Kind.QUORUM,
                quorum.threshold().met(value, tally.entitled()),
                value,
                tally.entitled(),
                required,
                List.of(),
                Phrase.of("procedure.check.quorum", quorum.counted().name(), value, tally.entitled(), required));
    }

    private Check majority(Kind kind, Majority majority) {
        long value = count(majority.of(), this::isYes);
        long base = count(majority.of(), this::inBase);
        long required = majority.threshold().required(base);
        return new Check(
                kind,
                majority.threshold().met(value, base),
                value,
                base,
                required,
                List.of(),
                Phrase.of(
                        "procedure.check.majority",
                        majority.of().word(),
                        majority.of().bloc(),
                        rules.base().name(),
                        value,
                        base,
                        required));
    }

    /** The check that a minority was too small to block, or null where none was or it was large enough. */
    private @Nullable Check blocking() {
        Integer least = rules.blocking();
        if (least == null) {
            return null;
        }
        long minority = count(new Measure.States(), elector -> inBase(elector) && !isYes(elector));
        long yes = count(new Measure.States(), this::isYes);
        if (minority >= least || minority >= yes) {
            return null;
        }
        return new Check(
                Kind.BLOCKING_MINORITY,
                true,
                minority,
                yes + minority,
                least,
                List.of(),
                Phrase.of("procedure.check.blocking", minority, least));
    }

    private Check consent(Consent consent) {
        List<Elector> asked =
                electorate.electors().stream().filter(consent::covers).toList();
        List<Elector> refusing = asked.stream()
                .filter(elector -> consent.affirmative()
                        ? ballots.get(elector.delegation()) != Choice.YES
                        : ballots.get(elector.delegation()) == Choice.NO)
                .toList();
        boolean passed = !asked.isEmpty() && refusing.isEmpty();
        Phrase words;
        if (asked.isEmpty()) {
            words = Phrase.of("procedure.check.consent-of-nobody", consent.who());
        } else if (passed) {
            words = Phrase.of("procedure.check.consent-given", consent.who());
        } else {
            words = Phrase.of(
                    "procedure.check.consent-refused",
                    consent.who(),
                    refusing.stream().map(Elector::name).toList());
        }
        return new Check(
                Kind.CONSENT,
                passed,
                asked.size() - refusing.size(),
                asked.size(),
                Math.max(1, asked.size()),
                refusing.stream().map(Elector::delegation).toList(),
                words);
    }

    private Check objections(Objections limit, Tally tally) {
        int most = limit.atMost();
        List<Elector> objecting = electorate.electors().stream()
                .filter(elector -> ballots.get(elector.delegation()) == Choice.NO && limit.counts(elector))
                .toList();
        return new Check(
                Kind.OBJECTIONS,
                objecting.size() <= most,
                objecting.size(),
                tally.entitled(),
                most,
                objecting.stream().map(Elector::delegation).toList(),
                Phrase.of("procedure.check.objections", objecting.size(), most));
    }

    /** Equally divided, and exactly on the line: one more voice would have carried it. */
    private boolean tied(Majority majority) {
        long yes = count(majority.of(), this::isYes);
        return yes > 0
                && yes == count(majority.of(), elector -> ballots.get(elector.delegation()) == Choice.NO)
                && majority.threshold().missedByOne(yes, count(majority.of(), this::inBase));
    }

    private boolean isYes(Elector elector) {
        return ballots.get(elector.delegation()) == Choice.YES;
    }

    private boolean inBase(Elector elector) {
        Choice choice = ballots.get(elector.delegation());
        return switch (rules.base()) {
            case PRESENT_AND_VOTING -> choice == Choice.YES || choice == Choice.NO;
            case CAST -> choice != null;
            case PRESENT -> choice != null || elector.present();
            case ENTITLED -> true;
        };
    }

    private long count(Measure of, Predicate<Elector> those) {
        long sum = 0;
        for (Elector elector : electorate.electors()) {
            if (those.test(elector)) {
                sum += switch (of) {
                    case Measure.States ignored -> 1;
                    case Measure.Weight ignored -> elector.weight();
                    case Measure.Bloc(String name) -> elector.blocs().contains(name) ? 1 : 0;
                };
            }
        }
        return sum;
    }
}
