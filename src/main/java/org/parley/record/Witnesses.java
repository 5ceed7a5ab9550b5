package org.parley.record;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Note;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.Tree;
import org.parley.record.verify.VerifierKey;
import org.parley.record.verify.WitnessRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks others to sign that they saw the record grow (C2SP tlog-witness, https://c2sp.org/tlog-witness): each configured witness is sent
 * {@code add-checkpoint} for each new checkpoint, and its cosignature is kept. A witness that does not answer delays nobody.
 */
@Component
class Witnesses implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Witness> witnesses;
    private final StoredTree tree;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    /** The newest checkpoint that waits for a witness that is busy with an older one. */
    private final Map<Errand, SignedCheckpoint> waiting = new ConcurrentHashMap<>();

    private final Set<Errand> busy = ConcurrentHashMap.newKeySet();

    /** @param configured one witness each: its address, a space, its verifier key */
    Witnesses(
            StoredTree tree,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${parley.witnesses:}") List<String> configured) {
        this.tree = tree;
        this.jdbc = jdbc;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        witnesses = configured.stream()
                .filter(line -> !line.isBlank())
                .map(Witness::parse)
                .toList();
    }

    private record Witness(URI address, VerifierKey key) {

        static Witness parse(String line) {
            String[] parts = line.strip().split("\\s+", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException(
                        "parley.witnesses: write each witness as its address, a space and its verifier key, not "
                                + line);
            }
            VerifierKey key = VerifierKey.parse(parts[1]);
            if (key.kind() != VerifierKey.Kind.COSIGNATURE) {
                throw new IllegalArgumentException("parley.witnesses: " + key.name() + " is not the key of a witness");
            }
            return new Witness(URI.create(parts[0].endsWith("/") ? parts[0] : parts[0] + "/"), key);
        }
    }

    private record Errand(UUID log, VerifierKey witness) {}

    /** How many witnesses this house asks. */
    int count() {
        return witnesses.size();
    }

    /** Their public keys. */
    List<VerifierKey> keys() {
        return witnesses.stream().map(Witness::key).toList();
    }

    /** A checkpoint with the cosignatures that have come. */
    SignedCheckpoint under(UUID log, long size, SignedCheckpoint bare) {
        SignedCheckpoint signed = bare;
        List<Note.Signature> cosignatures = jdbc.sql(
                        "SELECT line FROM record_cosignature WHERE log = ? AND size = ? ORDER BY witness")
                .params(log, size)
                .query((row, number) -> Note.Signature.parse(row.getString("line")))
                .list();
        for (Note.Signature cosignature : cosignatures) {
            signed = signed.with(cosignature);
        }
        return signed;
    }

    /** Asks every witness to sign this checkpoint, each as soon as it is done with the one before. */
    void ask(UUID log, SignedCheckpoint signed) {
        for (Witness witness : witnesses) {
            Errand errand = new Errand(log, witness.key());
            waiting.put(errand, signed);
            work.execute(() -> run(errand, witness));
        }
    }

    private void run(Errand errand, Witness witness) {
        while (waiting.containsKey(errand) && busy.add(errand)) {
            try {
                SignedCheckpoint newest = waiting.remove(errand);
                if (newest != null) {
                    ask(errand, witness, newest);
                }
            } catch (IOException | IllegalArgumentException refused) {
                LOG.warn("Witness {} did not sign: {}", witness.key().name(), refused.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                busy.remove(errand);
            }
        }
    }

    private void ask(Errand errand, Witness witness, SignedCheckpoint signed) throws IOException, InterruptedException {
        long older = lastSize(errand);
        HttpResponse<byte[]> answer = send(errand, witness, signed, older);
        if (answer.statusCode() == 409) {
            // It remembers another size than we do: it says which, and we prove from there (tlog-witness)
            older = Long.parseLong(new String(answer.body(), StandardCharsets.US_ASCII).strip());
            if (older > signed.checkpoint().size()) {
                throw new IOException("it has seen a record of " + older + " entries, which is longer than ours");
            }
            answer = send(errand, witness, signed, older);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("it answered " + answer.statusCode());
        }
        keep(errand, witness, signed, WitnessRequest.answer(answer.body()));
    }

    private HttpResponse<byte[]> send(Errand errand, Witness witness, SignedCheckpoint signed, long older)
            throws IOException, InterruptedException {
        List<Hash> proof = new Tree(signed.checkpoint().size(), tree.tiles(errand.log())).consistency(older);
        HttpRequest request = HttpRequest.newBuilder(witness.address().resolve("add-checkpoint"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new WitnessRequest(older, proof, signed).bytes()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private void keep(Errand errand, Witness witness, SignedCheckpoint signed, List<Note.Signature> signatures)
            throws IOException {
        List<Note.Signature> good = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Note.Signature signature : signatures) {
            if (signature.claims(witness.key()) && seen.add(signature.id())) {
                if (!witness.key().verifies(signed.note().text(), signature.bytes())) {
                    throw new IOException("its signature is wrong");
                }
                good.add(signature);
            }
        }
        if (good.isEmpty()) {
            throw new IOException("its answer holds no signature by its key");
        }
        Checkpoint checkpoint = signed.checkpoint();
        transaction.executeWithoutResult(status -> good.forEach(signature -> jdbc.sql(
                        "INSERT IGNORE INTO record_cosignature (log, size, witness, line, at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        errand.log(),
                        checkpoint.size(),
                        witness.key().name(),
                        signature.line().strip(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update()));
    }

    private long lastSize(Errand errand) {
        return jdbc.sql("SELECT COALESCE(MAX(size), 0) FROM record_cosignature WHERE log = ? AND witness = ?")
                .params(errand.log(), errand.witness().name())
                .query(Long.class)
                .single();
    }

    @Override
    public void destroy() {
        work.shutdownNow();
        http.shutdownNow();
    }
}
