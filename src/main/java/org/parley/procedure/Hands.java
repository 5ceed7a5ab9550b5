package org.parley.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Hands counted in a room.
 *
 * @param yes     for, 0 or more
 * @param no      against, 0 or more
 * @param abstain abstaining, 0 or more
 */
public record Hands(int yes, int no, int abstain) {

    public Hands {
        if (yes < 0 || no < 0 || abstain < 0) {
            throw new IllegalArgumentException("fewer than no hands");
        }
    }

    public long sum() {
        return (long) yes + no + abstain;
    }

    /** How many hands there can be: those of the delegations in the room, or of all where nobody took the roll. */
    public static int most(Electorate electorate) {
        int present =
                (int) electorate.electors().stream().filter(Elector::present).count();
        return present == 0 ? electorate.size() : present;
    }

    /** What of these rules cannot be told from a count, because it depends on who voted how; empty where all can. */
    public static Optional<String> obstacle(RuleSet rules) {
        Majority majority = rules.majority();
        Objections objections = rules.objections();
        if (!rules.consents().isEmpty()) {
            return Optional.of("consents");
        }
        if (!rules.seconds().isEmpty() || rules.blocking() != null) {
            return Optional.of("seconds");
        }
        if (majority != null && !(majority.of() instanceof Measure.States)) {
            return Optional.of(majority.of() instanceof Measure.Weight ? "weights" : "blocs");
        }
        return objections != null && objections.except() != null ? Optional.of("except") : Optional.empty();
    }

    /**
     * Ballots that come to this count. Under rules without an {@link #obstacle} it does not matter whose they are; those in the room come
     * first, so that nobody is counted there twice.
     *
     * @throws IllegalArgumentException where there are more hands than {@link #most}
     */
    public Map<UUID, Choice> ballots(Electorate electorate) {
        if (sum() > most(electorate)) {
            throw new IllegalArgumentException("more hands than delegations");
        }
        List<Elector> electors = new ArrayList<>(electorate.electors());
        electors.sort((one, other) -> Boolean.compare(other.present(), one.present()));
        Map<UUID, Choice> ballots = new LinkedHashMap<>();
        for (Elector elector : electors.subList(0, (int) sum())) {
            int place = ballots.size();
            ballots.put(elector.delegation(), place < yes ? Choice.YES : place < yes + no ? Choice.NO : Choice.ABSTAIN);
        }
        return ballots;
    }
}
