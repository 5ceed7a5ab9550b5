package org.parley.procedure;

import java.util.ArrayList;
import java.util.List;

/** A rule set in plain words: keys of the bundle {@code procedure} and what fills them. */
public final class Description {

    private Description() {}

    /** The rules in plain words, one sentence each. */
    public static List<Phrase> of(RuleSet rules) {
        List<Phrase> sentences = new ArrayList<>();
        Majority majority = rules.majority();
        if (majority != null) {
            sentences.add(majority("procedure.words.majority", rules.base(), majority));
        }
        for (Majority second : rules.seconds()) {
            sentences.add(majority("procedure.words.second", rules.base(), second));
        }
        Objections objections = rules.objections();
        if (objections != null) {
            sentences.add(Phrase.of("procedure.words.objections", objections.atMost()));
            String except = objections.except();
            if (except != null) {
                sentences.add(Phrase.of("procedure.words.objections-except", except));
            }
        }
        if (majority != null) {
            sentences.add(Phrase.of("procedure.words.abstentions", rules.base().name()));
        }
        for (Consent consent : rules.consents()) {
            sentences.add(Phrase.of(
                    consent.affirmative() ? "procedure.words.consent-affirmative" : "procedure.words.consent",
                    consent.who()));
        }
        Quorum quorum = rules.quorum();
        if (quorum != null) {
            Threshold threshold = quorum.threshold();
            sentences.add(Phrase.of(
                    "procedure.words.quorum",
                    quorum.counted().name(),
                    threshold.comparison().name(),
                    amount(threshold.amount()),
                    threshold.amount().text()));
            Threshold opening = quorum.opening();
            if (opening != null) {
                sentences.add(Phrase.of(
                        "procedure.words.opening",
                        opening.comparison().name(),
                        amount(opening.amount()),
                        opening.amount().text()));
            }
        }
        Integer blocking = rules.blocking();
        if (blocking != null) {
            sentences.add(Phrase.of("procedure.words.blocking", blocking));
        }
        if (majority != null && canTie(majority)) {
            sentences.add(Phrase.of("procedure.words.tie", rules.tie().name()));
        }
        rules.special()
                .forEach((mark, id) ->
                        sentences.add(Phrase.of("procedure.words.special", word(mark), word(id), mark, id)));
        return sentences;
    }

    /**
     * What rules ask of delegations that are not there: a consent that nobody could give, a bloc without members. Such a question cannot
     * be carried and should not be put.
     */
    public static List<Phrase> unanswerable(RuleSet rules, Electorate electorate) {
        List<Phrase> gaps = new ArrayList<>();
        for (Consent consent : rules.consents()) {
            if (electorate.electors().stream().noneMatch(consent::covers)) {
                gaps.add(Phrase.of("procedure.check.consent-of-nobody", consent.who()));
            }
        }
        List<Majority> majorities = new ArrayList<>(rules.seconds());
        Majority majority = rules.majority();
        if (majority != null) {
            majorities.add(majority);
        }
        for (Majority each : majorities) {
            if (each.of() instanceof Measure.Bloc(String name)
                    && electorate.electors().stream()
                            .noneMatch(elector -> elector.blocs().contains(name))) {
                gaps.add(Phrase.of("procedure.check.bloc-of-nobody", name));
            }
        }
        return gaps;
    }

    /** The word by which a bundle chooses how to name an amount. */
    static String amount(Amount amount) {
        return switch (amount) {
            case Count ignored -> "count";
            case Fraction share ->
                switch (share.text()) {
                    case "1/2" -> "half";
                    case "1/3" -> "third";
                    case "1/4" -> "quarter";
                    case "2/3" -> "twothirds";
                    case "3/4" -> "threequarters";
                    case "1/1" -> "all";
                    default -> "share";
                };
        };
    }

    private static Phrase majority(String key, Base base, Majority majority) {
        Threshold threshold = majority.threshold();
        return Phrase.of(
                key,
                threshold.comparison().name(),
                amount(threshold.amount()),
                threshold.amount().text(),
                base.name(),
                majority.of().word(),
                majority.of().bloc());
    }

    /** As a bundle can choose by it: a hyphen would end the word there. */
    private static String word(String id) {
        return id.replace('-', '_');
    }

    private static boolean canTie(Majority majority) {
        return majority.threshold().comparison() == Threshold.Comparison.MORE_THAN
                && majority.threshold().amount() instanceof Fraction share
                && share.text().equals("1/2");
    }
}
