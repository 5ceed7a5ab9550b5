package org.parley.voting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Rows;
import org.parley.procedure.Choice;
import org.parley.procedure.Roll;
import org.parley.procedure.choice.Marks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of ballots. They are inserted and read, and nothing else: not audited by Envers either, which would keep the person beside the
 * choice a second time.
 */
@Component
class Ballots {

    /**
     * A ballot as it lies in the box.
     *
     * @param marks   null where the round is decided by yes and no
     * @param reason  why the delegation objects, where it was asked
     * @param entered whether a facilitator entered what the delegation answered in the room
     */
    record Row(
            UUID round,
            UUID delegation,
            int sequence,
            UUID id,
            Choice choice,
            @Nullable Marks marks,
            @Nullable String reason,
            UUID person,
            boolean entered,
            Instant at) {}

    /** What a round's row says to those who cast: whether it is open, until when, and of a roll call how far it has come. */
    record Gate(
            RoundState state,
            @Nullable Instant deadline,
            @Nullable Roll roll) {}

    private static final String COLUMNS =
            "SELECT round, delegation, sequence, id, choice, marks, person, cast_at, reason, entered FROM ballot ";

    private final JdbcClient jdbc;

    Ballots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads the gate and keeps it as it is until the transaction ends: others may read it too, but nobody closes the round meanwhile. */
    Optional<Gate> holdOpen(UUID round) {
        return jdbc.sql("SELECT state, deadline, roll, passed, called FROM round WHERE id = ? LOCK IN SHARE MODE")
                .param(round)
                .query((row, number) -> new Gate(
                        RoundState.valueOf(row.getString(1)),
                        instant(row.getObject(2, LocalDateTime.class)),
                        Round.roll(row.getString(3), row.getString(4), row.getInt(5))))
                .optional();
    }

    /** As they are inserted, which also keeps the round as it is: the key that refers to it takes the lock of {@link #holdOpen}. */
    static Rows rows(Collection<Row> ballots) {
        return new Rows(
                "ballot (round, delegation, sequence, id, choice, marks, reason, person, entered, cast_at)",
                ballots.stream()
                        .map(row -> new Object[] {
                            row.round(),
                            row.delegation(),
                            row.sequence(),
                            row.id(),
                            row.choice().name(),
                            row.marks() == null ? null : row.marks().text(),
                            row.reason(),
                            row.person(),
                            row.entered(),
                            LocalDateTime.ofInstant(row.at(), ZoneOffset.UTC)
                        })
                        .toList());
    }

    /** The sequence of the last ballot of each of these delegations; those without one are left out. */
    Map<UUID, Integer> lastSequences(UUID round, Collection<UUID> delegations) {
        Map<UUID, Integer> last = new LinkedHashMap<>();
        jdbc.sql("SELECT delegation, MAX(sequence) FROM ballot WHERE round = :round AND delegation IN (:delegations)"
                        + " GROUP BY delegation")
                .param("round", round)
                .param("delegations", delegations)
                .query(row -> {
                    last.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return last;
    }

    Optional<Row> find(UUID round, UUID id) {
        return jdbc.sql(COLUMNS + "WHERE round = ? AND id = ?")
                .params(round, id)
                .query(Ballots::row)
                .optional();
    }

    /** The last ballot of a delegation. */
    Optional<Row> last(UUID round, UUID delegation) {
        return jdbc.sql(COLUMNS + "WHERE round = ? AND delegation = ? ORDER BY sequence DESC LIMIT 1")
                .params(round, delegation)
                .query(Ballots::row)
                .optional();
    }

    /** The last ballot of each delegation: those that count once the round is closed. */
    List<Row> counted(UUID round) {
        return lastOfEach(jdbc.sql(COLUMNS + "WHERE round = ? ORDER BY delegation, sequence")
                .param(round));
    }

    /** The last ballot that each delegation had cast at a moment. */
    List<Row> counted(UUID round, Instant moment) {
        return lastOfEach(jdbc.sql(COLUMNS + "WHERE round = ? AND cast_at <= ? ORDER BY delegation, sequence")
                .params(round, LocalDateTime.ofInstant(moment, ZoneOffset.UTC)));
    }

    private static List<Row> lastOfEach(JdbcClient.StatementSpec asked) {
        return asked.query(Ballots::row).list().stream()
                .collect(Collectors.toMap(Row::delegation, row -> row, (earlier, later) -> later, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** The delegations that have cast one. */
    Set<UUID> heardOf(UUID round) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT delegation FROM ballot WHERE round = ?")
                .param(round)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** Those that had cast one at a moment. */
    Set<UUID> heardOf(UUID round, Instant moment) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT delegation FROM ballot WHERE round = ? AND cast_at <= ?")
                .params(round, LocalDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** The last one of each delegation by its id: never what it says. */
    Map<UUID, UUID> lastOf(UUID round) {
        Map<UUID, UUID> last = new LinkedHashMap<>();
        jdbc.sql("SELECT delegation, id FROM ballot WHERE round = ? ORDER BY delegation, sequence")
                .param(round)
                .query(row -> {
                    last.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return last;
    }

    /** How many delegations have cast one, by round. */
    Map<UUID, Integer> numbersHeardOf(Collection<UUID> rounds) {
        Map<UUID, Integer> numbers = new LinkedHashMap<>();
        if (!rounds.isEmpty()) {
            jdbc.sql("SELECT round, COUNT(DISTINCT delegation) FROM ballot WHERE round IN (:rounds) GROUP BY round")
                    .param("rounds", rounds)
                    .query(row -> {
                        numbers.put(row.getObject(1, UUID.class), row.getInt(2));
                    });
        }
        return numbers;
    }

    private static Row row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        String marks = row.getString(6);
        return new Row(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getObject(4, UUID.class),
                Choice.valueOf(row.getString(5)),
                marks == null ? null : Marks.parse(marks),
                row.getString(9),
                row.getObject(7, UUID.class),
                row.getBoolean(10),
                row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.toInstant(ZoneOffset.UTC);
    }
}
