package org.parley.voting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Json;
import org.parley.record.evidence.BundleSource;
import org.parley.record.evidence.BundleWriter;
import org.parley.record.evidence.Opening;
import org.parley.record.evidence.Report;
import org.parley.record.evidence.Verifier;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Hash;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.SignerKey;
import org.parley.record.verify.TreeBuilder;
import org.parley.record.verify.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A negotiation's evidence bundle, made of what the database holds, as a stranger would check it. */
record Evidence(JdbcClient jdbc) {

    /**
     * Writes the bundle and verifies it.
     *
     * @param forged what somebody who runs the server makes of each entry before signing a tree of it
     */
    Report verify(NegotiationId negotiation, Path folder, UnaryOperator<Json.Obj> forged) throws IOException {
        return verify(negotiation, folder, forged, UnaryOperator.identity());
    }

    /** As {@link #verify(NegotiationId, Path, UnaryOperator)}, where what is kept apart was forged as well. */
    Report verify(NegotiationId negotiation, Path folder, UnaryOperator<Json.Obj> forged, UnaryOperator<Opening> given)
            throws IOException {
        UUID log = negotiation.value();
        String origin = "parley/test/" + log;
        SignerKey key = SignerKey.generate(origin, VerifierKey.Kind.NOTE, new SecureRandom());
        List<byte[]> entries = jdbc
                .sql("SELECT bytes FROM record_entry WHERE log = ? ORDER BY idx")
                .param(log)
                .query((row, number) -> row.getBytes(1))
                .list()
                .stream()
                .map(entry -> forged.apply(Json.parse(entry).asObject()).canonicalBytes())
                .toList();
        Map<Long, Opening> openings = new HashMap<>();
        jdbc.sql(
                        "SELECT p.idx, p.salt, p.content FROM record_payload p JOIN record_entry e ON e.log = p.log AND e.idx = p.idx"
                                + " WHERE p.log = ? AND JSON_VALUE(CONVERT(e.bytes USING utf8mb4), '$.visibility') = 'public'")
                .param(log)
                .query((row, number) -> new Opening(row.getLong(1), row.getBytes(2), row.getBytes(3)))
                .list()
                .forEach(opening -> openings.put(opening.index(), given.apply(opening)));
        TreeBuilder tree = new TreeBuilder((path, hashes) -> {});
        entries.forEach(entry -> tree.append(entry, 0, entry.length));
        tree.end();
        Hash root = tree.root();
        SignedCheckpoint head = key.sign(new Checkpoint(origin, entries.size(), root));
        BundleWriter.Target files = (name, content) -> {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), content);
        };
        try (BundleWriter writer =
                new BundleWriter(files, List.of(key.verifier()), List.of(head), BundleWriter.verifier())) {
            for (int i = 0; i < entries.size(); i++) {
                writer.add(entries.get(i), openings.get((long) i));
            }
        }
        try (BundleSource source = BundleSource.open(folder)) {
            return Verifier.verify(source, Verifier.Options.NONE.trusting(List.of(key.verifier())));
        }
    }
}
