package org.parley.voting;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.parley.delegation.Standing;

/**
 * What was read of a negotiation for its ballots: its rounds' gates and who sits in what capacity. All of that changes only with an act in
 * the negotiation's record, so that it holds as long as the record stands where it stood before it was read, but for the ballots since
 * (ADR 0042). Whoever goes by it has the record's place confirmed with what is written.
 */
final class Known {

    private final OptionalLong entries;
    private final Map<UUID, Ballots.Gate> gates = new HashMap<>();
    private final Map<UUID, Optional<Standing>> standings = new HashMap<>();
    private boolean kept;
    private int written;

    /** Nothing yet; the record has so many entries, if this node knows how many. */
    Known(OptionalLong entries) {
        this.entries = entries;
    }

    /** What holds in a transaction that begins when the record has so many entries, as far as this node knows: this, or nothing yet. */
    Known at(OptionalLong now) {
        written = 0;
        return now.isPresent() && now.equals(entries) ? this : new Known(now);
    }

    /** What holds after that transaction, when the record has so many entries: this if they are those from before and its own ballots. */
    Known after(OptionalLong now) {
        Known next = new Known(now);
        if (entries.isPresent() && now.isPresent() && entries.getAsLong() + written == now.getAsLong()) {
            next.gates.putAll(gates);
            next.standings.putAll(standings);
            next.kept = true;
        }
        return next;
    }

    /** So many ballots are written in this transaction, each with its entry. */
    void wrote(int ballots) {
        written += ballots;
    }

    OptionalLong entries() {
        return entries;
    }

    /** Whether something of it may have been read in an earlier transaction. */
    boolean kept() {
        return kept;
    }

    /** Forgets what was read; what is read from now on is of this transaction. */
    void readAgain() {
        gates.clear();
        standings.clear();
        kept = false;
    }

    Optional<Ballots.Gate> gate(UUID round) {
        return Optional.ofNullable(gates.get(round));
    }

    void keep(UUID round, Ballots.Gate gate) {
        gates.put(round, gate);
    }

    /** Those of these people of whom nothing is known. */
    Set<UUID> strangers(Collection<UUID> people) {
        Set<UUID> strangers = new HashSet<>(people);
        strangers.removeAll(standings.keySet());
        return strangers;
    }

    /** What was read of these people; who is not in it has no seat. */
    void keep(Collection<UUID> people, Map<UUID, Standing> read) {
        people.forEach(person -> standings.put(person, Optional.ofNullable(read.get(person))));
    }

    Optional<Standing> standing(UUID person) {
        return standings.getOrDefault(person, Optional.empty());
    }
}
