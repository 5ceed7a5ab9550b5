package org.parley.procedure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The rules once more, written as one would explain them with a heap of ballots on a table, and not for speed. It shares the rule set's
 * values with the evaluator and none of its thinking.
 */
final class SlowCount {

    private SlowCount() {}

    static Outcome.Verdict verdict(RuleSet rules, Electorate electorate, Map<UUID, Choice> ballots) {
        List<Elector> yes = new ArrayList<>();
        List<Elector> no = new ArrayList<>();
        List<Elector> abstaining = new ArrayList<>();
        List<Elector> seated = new ArrayList<>();
        for (Elector elector : electorate.electors()) {
            Choice choice = ballots.get(elector.delegation());
            if (choice == Choice.YES) yes.add(elector);
            else if (choice == Choice.NO) no.add(elector);
            else if (choice == Choice.ABSTAIN) abstaining.add(elector);
            else if (elector.present()) seated.add(elector);
        }

        if (rules.quorum() != null) {
            int taking = yes.size() + no.size() + abstaining.size();
            if (rules.quorum().counted() == Quorum.Counted.PRESENT) taking += seated.size();
            if (!enough(rules.quorum().threshold(), taking, electorate.size())) return Outcome.Verdict.NO_QUORUM;
        }

        List<Elector> base = new ArrayList<>(yes);
        base.addAll(no);
        if (rules.base() != Base.PRESENT_AND_VOTING) base.addAll(abstaining);
        if (rules.base() == Base.PRESENT) base.addAll(seated);
        if (rules.base() == Base.ENTITLED) base = electorate.electors();

        int minority = base.size() - yes.size();
        boolean tooFewToBlock = rules.blocking() != null && minority < rules.blocking() && minority < yes.size();

        boolean carried = rules.majority() == null || tooFewToBlock || reaches(rules.majority(), yes, base);
        boolean rest = true;
        for (Majority second : rules.seconds()) {
            if (!tooFewToBlock && !reaches(second, yes, base)) rest = false;
        }
        for (Consent consent : rules.consents()) {
            boolean anybody = false;
            for (Elector elector : electorate.electors()) {
                if (!elector.kind().equals(consent.who()) && !elector.name().equals(consent.who())) continue;
                anybody = true;
                if (no.contains(elector)) rest = false;
                if (consent.affirmative() && !yes.contains(elector)) rest = false;
            }
            if (!anybody) rest = false;
        }
        if (rules.objections() != null && no.size() > rules.objections()) rest = false;

        if (carried && rest) return Outcome.Verdict.ADOPTED;
        if (!carried && rest) {
            // Equally divided, and one vote taken from the one heap and laid on the other would have carried it by the
            // least
            long forIt = voices(rules.majority().of(), yes);
            long against = voices(rules.majority().of(), no);
            Threshold line = rules.majority().threshold();
            boolean onTheLine = line.comparison() == Threshold.Comparison.MORE_THAN
                    && line.amount() instanceof Fraction
                    && enough(
                            new Threshold(Threshold.Comparison.AT_LEAST, line.amount()),
                            forIt,
                            voices(rules.majority().of(), base));
            if (forIt > 0 && forIt == against && onTheLine) {
                return switch (rules.tie()) {
                    case REJECTED -> Outcome.Verdict.REJECTED;
                    case SECOND_VOTE -> Outcome.Verdict.SECOND_VOTE;
                    case CHAIR -> Outcome.Verdict.CHAIR_DECIDES;
                };
            }
        }
        return Outcome.Verdict.REJECTED;
    }

    private static boolean reaches(Majority majority, List<Elector> yes, List<Elector> base) {
        return enough(majority.threshold(), voices(majority.of(), yes), voices(majority.of(), base));
    }

    private static long voices(Measure measure, List<Elector> electors) {
        long sum = 0;
        for (Elector elector : electors) {
            if (measure.equals(new Measure.States())) sum++;
            else if (measure.equals(new Measure.Weight())) sum += elector.weight();
            else if (elector.blocs().contains(((Measure.Bloc) measure).name())) sum++;
        }
        return sum;
    }

    private static boolean enough(Threshold threshold, long value, long base) {
        if (value == 0) return false;
        int compared;
        if (threshold.amount() instanceof Count(long count)) {
            compared = Long.compare(value, count);
        } else {
            Fraction share = (Fraction) threshold.amount();
            // Give every voice as many pieces as the share has below its line: then nothing is left over to round
            BigDecimal pieces = BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(share.denominator()));
            BigDecimal line = BigDecimal.valueOf(base).multiply(BigDecimal.valueOf(share.numerator()));
            compared = pieces.compareTo(line);
        }
        return threshold.comparison() == Threshold.Comparison.AT_LEAST ? compared >= 0 : compared > 0;
    }
}
