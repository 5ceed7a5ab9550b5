package org.parley.voting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What lies in the box of a secret round, apart from who took part. One row for the whole round, sorted by tracking code and written
 * anew with each ballot: there is no row, number, time or order by which a ballot could be told from the others. Beside each delegation
 * that took part stands a salted hash of the whole box as it then was, and the record holds it: whoever changes the box behind the
 * house's back is found out. Each salt is forgotten with the next ballot; the last one is published with the list (ADR 0025).
 */
@Component
class SecretBox {

    private static final Logger LOG = LoggerFactory.getLogger(SecretBox.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] DOMAIN = "parley/payload/1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 32;
    private static final String EMPTY = "[]";
    private static final String PARTS = "SELECT id, delegation, cast_at, box FROM ballot WHERE round = ? ";
    private static final String LOCK = " FOR UPDATE";

    private final JdbcClient jdbc;

    SecretBox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * That a delegation took part.
     *
     * @param box the commitment to the box with its ballot in it
     */
    record Part(UUID id, UUID delegation, Instant at, String box) {}

    /** What somebody hands in. */
    record HandedIn(UUID delegation, UUID person, SecretBallot names, String said) {}

    /**
     * What is in a box.
     *
     * @param text the list as it is published: JSON, sorted by code
     * @param parts who took part
     */
    record Contents(byte[] salt, String text, List<Part> parts) {

        List<Listed> ballots() {
            return Json.parse(text).asArray().items().stream()
                    .map(each -> each.asArray().texts())
                    .map(each -> Listed.of(each.getFirst(), each.getLast()))
                    .toList();
        }

        /** As the record commits to content that is kept apart. */
        String commitment() {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(DOMAIN);
                sha256.update(salt);
                return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** An empty box; called once, when the round opens. */
    void begin(UUID round) {
        jdbc.sql("INSERT INTO secret_box (round, salt, ballots) VALUES (?, ?, ?)")
                .params(round, salt(), EMPTY)
                .update();
    }

    /** That a delegation took part, if it did. */
    Optional<Part> part(UUID round, UUID delegation) {
        return jdbc.sql(PARTS + "AND delegation = ?")
                .params(round, delegation)
                .query(SecretBox::part)
                .optional();
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString(4));
    }

    /**
     * Puts ballots in. A delegation that took part already meets the key of its row.
     *
     * @param before what is in the box, as {@link #held} gave it in this transaction
     * @return the commitment to the box with these in it
     */
    String put(UUID round, Contents before, Collection<HandedIn> ballots, Instant now) {
        TreeMap<String, String> all = new TreeMap<>();
        before.ballots().forEach(each -> all.put(each.code(), each.said()));
        for (HandedIn each : ballots) {
            if (all.putIfAbsent(each.names().code(), each.said()) != null) {
                throw new RuleViolation("voting.error.ballot-id");
            }
        }
        Contents after = new Contents(
                salt(),
                Json.array(all.entrySet().stream()
                                .map(each -> Json.strings(List.of(each.getKey(), each.getValue())))
                                .toList())
                        .canonical(),
                before.parts());
        String commitment = after.commitment();
        for (HandedIn each : ballots) {
            jdbc.sql(
                            "INSERT INTO ballot (round, delegation, sequence, id, person, cast_at, box) VALUES (?, ?, 1, ?, ?, ?, ?)")
                    .params(
                            round,
                            each.delegation(),
                            each.names().part(),
                            each.person(),
                            LocalDateTime.ofInstant(now, ZoneOffset.UTC),
                            commitment)
                    .update();
        }
        jdbc.sql("UPDATE secret_box SET salt = ?, ballots = ? WHERE round = ?")
                .params(after.salt(), after.text(), round)
                .update();
        return commitment;
    }

    /**
     * What is in the box, which stays so until the transaction ends.
     *
     * @throws RuleViolation if it is not what was put in: nothing is added to such a box, and no outcome is drawn from it
     */
    Contents held(UUID round) {
        Contents contents = contents(round, LOCK);
        String commitment = contents.commitment();
        List<Part> parts = contents.parts();
        boolean whole = parts.size() == contents.ballots().size()
                && (parts.isEmpty() || parts.stream().map(Part::box).anyMatch(commitment::equals));
        if (!whole) {
            LOG.error("The box of the secret round {} is not what was put into it", round);
            throw new RuleViolation("voting.error.box-altered");
        }
        return contents;
    }

    /** The ballots without names; only for a round that is closed, or for whoever knows a code. */
    List<Listed> listed(UUID round) {
        return contents(round, "").ballots();
    }

    /** With the lock the newest is read, whatever was seen before in this transaction: first the box, then who took part. */
    private Contents contents(UUID round, String lock) {
        Contents box = jdbc.sql("SELECT salt, ballots FROM secret_box WHERE round = ?" + lock)
                .param(round)
                .query((row, number) -> new Contents(row.getBytes(1), row.getString(2), List.of()))
                .single();
        return new Contents(
                box.salt(),
                box.text(),
                jdbc.sql(PARTS + lock).param(round).query(SecretBox::part).list());
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
