package org.parley.procedure;

import java.util.List;
import java.util.Optional;

/**
 * What rules make of ballots.
 *
 * @param verdict the result
 * @param tally   the count
 * @param checks  everything that was asked, in order
 */
public record Outcome(Verdict verdict, Tally tally, List<Check> checks) {

    /** The result of a vote. */
    public enum Verdict {
        ADOPTED,
        REJECTED,
        /** Too few took part: there is no decision. */
        NO_QUORUM,
        /** Equally divided: it is put once more. */
        SECOND_VOTE,
        /** Equally divided: the chair decides. */
        CHAIR_DECIDES,
        /** A choice among options: something was chosen. */
        CHOSEN,
        /** A choice among options: no ballot marked any. */
        NOTHING_CHOSEN
    }

    public Outcome {
        checks = List.copyOf(checks);
    }

    public boolean adopted() {
        return verdict == Verdict.ADOPTED;
    }

    public Optional<Check> check(Check.Kind kind) {
        return checks.stream().filter(check -> check.kind() == kind).findFirst();
    }

    /** The verdict as a sentence. */
    public Phrase words() {
        return Phrase.of("procedure.verdict." + verdict.name());
    }
}
