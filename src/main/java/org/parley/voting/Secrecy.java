package org.parley.voting;

import org.parley.kernel.RuleViolation;
import org.parley.procedure.Electorate;
import org.parley.procedure.Objections;
import org.parley.procedure.RuleSet;

/** What a secret ballot cannot be held on: where a name would be needed, or would be found out. */
final class Secrecy {

    /** With fewer, a few words in the corridor would tell who cast what. */
    static final int FEWEST = 8;

    private Secrecy() {}

    /** @throws RuleViolation where the rules ask who voted how: a list without names cannot answer that */
    static void require(RuleSet rules) {
        if (!rules.consents().isEmpty()) {
            throw new RuleViolation("voting.error.secret-consents");
        }
        Objections objections = rules.objections();
        if (!rules.seconds().isEmpty()
                || (rules.majority() != null && !rules.majority().of().bloc().isEmpty())
                || (objections != null && objections.except() != null)) {
            throw new RuleViolation("voting.error.secret-blocs");
        }
    }

    /** @throws RuleViolation where they are too few, or a weight would tell a ballot's owner */
    static void require(Electorate electorate) {
        if (electorate.size() < FEWEST) {
            throw new RuleViolation("voting.error.secret-few", FEWEST, electorate.size());
        }
        if (electorate.electors().stream()
                        .mapToLong(elector -> elector.weight())
                        .distinct()
                        .count()
                > 1) {
            throw new RuleViolation("voting.error.secret-weights");
        }
    }

    /** Whether a nameless list can be counted by these rules: for the comparison with others. */
    static boolean allowed(RuleSet rules) {
        try {
            require(rules);
            return true;
        } catch (RuleViolation refused) {
            return false;
        }
    }
}
