package org.parley.kill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Entry;
import org.parley.record.verify.Hash;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.TreeBuilder;

/**
 * What a database holds of a round after everything that was done to it, read row by row and not by way of the application.
 *
 * @param size entries in the record
 * @param lost ballots that were accepted and are not there
 * @param problems in words; empty if the record is what everybody was told it is
 */
record Remains(long size, List<String> lost, List<String> problems) {

    /**
     * Holds the rows against what was said outside.
     *
     * @param accepted what the voters were told
     * @param seen checkpoints that somebody outside has seen
     */
    static Remains of(
            Connection database,
            String negotiation,
            String round,
            Map<String, Voters.Accepted> accepted,
            List<SignedCheckpoint> seen)
            throws SQLException {
        List<String> problems = new ArrayList<>();
        Map<String, List<Long>> cast = new HashMap<>();
        Map<Long, Hash> roots = new HashMap<>();
        Set<Long> sizes = new HashSet<>();
        List<SignedCheckpoint> signed = new ArrayList<>(seen);
        signed.addAll(kept(database, negotiation));
        signed.forEach(each -> sizes.add(each.checkpoint().size()));
        TreeBuilder tree = new TreeBuilder((path, hashes) -> {});
        rows(database, "SELECT idx, bytes FROM record_entry WHERE log = ? ORDER BY idx", negotiation, row -> {
            byte[] bytes = row.getBytes(2);
            if (row.getLong(1) != tree.size()) {
                problems.add("entry " + row.getLong(1) + " stands where " + tree.size() + " should");
            }
            Entry entry = Entry.parse(bytes);
            if (entry.type().equals("ballot.cast") && round.equals(String.valueOf(entry.round()))) {
                cast.computeIfAbsent(entry.idem(), id -> new ArrayList<>()).add(tree.size());
            }
            tree.append(bytes, 0, bytes.length);
            if (sizes.contains(tree.size())) {
                roots.put(tree.size(), tree.root());
            }
        });
        rows(database, "SELECT size, root FROM record_head WHERE log = ?", negotiation, row -> {
            if (row.getLong(1) != tree.size() || !tree.root().equals(Hash.of(row.getBytes(2)))) {
                problems.add("the head says " + row.getLong(1) + " entries, there are " + tree.size()
                        + " and they make another tree");
            }
        });
        for (SignedCheckpoint each : signed) {
            Checkpoint checkpoint = each.checkpoint();
            if (!checkpoint.root().equals(roots.get(checkpoint.size()))) {
                problems.add("a checkpoint of " + checkpoint.size() + " entries was signed, and this record of "
                        + tree.size() + " did not grow from it");
            }
        }
        List<String> lost = compare(accepted, cast, box(database, round), problems);
        return new Remains(tree.size(), lost, problems);
    }

    private static List<String> compare(
            Map<String, Voters.Accepted> accepted,
            Map<String, List<Long>> cast,
            Map<String, Integer> box,
            List<String> problems) {
        List<String> lost = new ArrayList<>();
        accepted.forEach((id, told) -> {
            List<Long> entries = cast.getOrDefault(id, List.of());
            if (entries.isEmpty() || !box.containsKey(id)) {
                lost.add(id);
            } else if (entries.getFirst() != told.entry()) {
                problems.add("ballot " + id + " was said to be entry " + told.entry() + " and is " + entries);
            }
        });
        if (!lost.isEmpty()) {
            problems.add(lost.size() + " accepted ballots are lost");
        }
        cast.forEach((id, entries) -> {
            if (entries.size() > 1) {
                problems.add("ballot " + id + " stands in the record twice: " + entries);
            }
        });
        box.forEach((id, count) -> {
            if (count > 1) {
                problems.add("ballot " + id + " lies in the box " + count + " times");
            }
        });
        if (!box.keySet().equals(cast.keySet())) {
            problems.add(box.size() + " ballots lie in the box, " + cast.size() + " stand in the record");
        }
        return lost;
    }

    private static List<SignedCheckpoint> kept(Connection database, String negotiation) throws SQLException {
        List<SignedCheckpoint> kept = new ArrayList<>();
        rows(
                database,
                "SELECT note FROM record_checkpoint WHERE log = ? ORDER BY size",
                negotiation,
                row -> kept.add(SignedCheckpoint.parse(row.getBytes(1))));
        return kept;
    }

    private static Map<String, Integer> box(Connection database, String round) throws SQLException {
        Map<String, Integer> box = new LinkedHashMap<>();
        rows(
                database,
                "SELECT id, COUNT(*) FROM ballot WHERE round = ? GROUP BY id",
                round,
                row -> box.put(row.getString(1), row.getInt(2)));
        return box;
    }

    private interface Row {

        void read(ResultSet row) throws SQLException;
    }

    private static void rows(Connection database, String sql, String key, Row reader) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
