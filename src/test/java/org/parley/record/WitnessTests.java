package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Ids;
import org.parley.kernel.SubjectRef;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Proofs;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.SignerKey;
import org.parley.record.verify.VerifierKey;
import org.parley.record.verify.WitnessRequest;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A house and a witness that does what C2SP tlog-witness asks of it, over HTTP. */
@IntegrationTest
class WitnessTests {

    private static final Actor SOMEBODY = new Actor(Ids.next(), "Somebody", null, null);

    private final Scene scene;
    private final Checkpoints checkpoints;
    private final StoredTree tree;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final ApplicationEventPublisher events;
    private Witness witness;
    private Witnesses witnesses;
    private LogId log;

    WitnessTests(
            Scene scene,
            Checkpoints checkpoints,
            StoredTree tree,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.scene = scene;
        this.checkpoints = checkpoints;
        this.tree = tree;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    @BeforeEach
    void begin() throws IOException {
        log = LogId.of(scene.table().negotiation().value());
        signed();
        witness = new Witness(checkpoints.keys(log));
        witnesses = new Witnesses(
                tree, jdbc, transactions, Clock.systemUTC(), List.of(witness.address() + " " + witness.key.verifier()));
    }

    @AfterEach
    void end() {
        witnesses.destroy();
        witness.server.stop(0);
    }

    @Test
    void keepsTheSignatureOfAWitnessUnderTheCheckpoint() {
        SignedCheckpoint first = signed();
        witnesses.ask(log.value(), first);
        SignedCheckpoint witnessed = cosigned(first);
        assertThat(witnessed.verify(keys())).containsExactly(witness.key.verifier());
        assertThat(witness.requests).containsExactly(0L);
    }

    @Test
    void provesToAWitnessThatTheRecordGrew() {
        SignedCheckpoint first = signed();
        witnesses.ask(log.value(), first);
        cosigned(first);
        act();
        SignedCheckpoint second = signed();
        witnesses.ask(log.value(), second);
        cosigned(second).verify(keys());
        assertThat(witness.requests).containsExactly(0L, first.checkpoint().size());
    }

    @Test
    void startsFromWhatTheWitnessRemembers() {
        SignedCheckpoint first = signed();
        witness.remember(first.checkpoint());
        act();
        SignedCheckpoint second = signed();
        witnesses.ask(log.value(), second);
        cosigned(second).verify(keys());
        assertThat(witness.requests)
                .as("refused with the size that it knows, then asked from there")
                .containsExactly(0L, first.checkpoint().size());
    }

    @Test
    void keepsNoSignatureThatIsNotTheWitnesss() {
        witness.lie(true);
        SignedCheckpoint first = signed();
        witnesses.ask(log.value(), first);
        await().atMost(Duration.ofSeconds(60)).until(() -> !witness.requests.isEmpty());
        witness.lie(false);
        act();
        SignedCheckpoint second = signed();
        witnesses.ask(log.value(), second);
        cosigned(second);
        assertThat(bare(first).note().signatures()).hasSize(1);
    }

    @Test
    void doesWithoutAWitnessThatIsAway() {
        witness.server.stop(0);
        SignedCheckpoint first = signed();
        witnesses.ask(log.value(), first);
        act();
        assertThat(signed().checkpoint().size())
                .isGreaterThan(first.checkpoint().size());
    }

    private SignedCheckpoint signed() {
        return checkpoints.over(log, tree.claim(log.value()).size() - 1).orElseThrow();
    }

    private SignedCheckpoint bare(SignedCheckpoint checkpoint) {
        return witnesses.under(log.value(), checkpoint.checkpoint().size(), checkpoint);
    }

    private SignedCheckpoint cosigned(SignedCheckpoint checkpoint) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> bare(checkpoint),
                        found -> found.note().signatures().size() == 2);
    }

    private List<VerifierKey> keys() {
        List<VerifierKey> keys = new ArrayList<>(checkpoints.keys(log));
        keys.add(witness.key.verifier());
        return keys;
    }

    private void act() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(
                        Act.of("plan.imported", log.value(), new SubjectRef(SubjectRef.PLAN, Ids.next()), SOMEBODY)));
    }

    /** Signs what extends what it saw, and nothing else. */
    private static final class Witness {

        private final SignerKey key =
                SignerKey.generate("witness.example.org", VerifierKey.Kind.COSIGNATURE, new SecureRandom());
        private final List<Long> requests = new CopyOnWriteArrayList<>();
        private final Map<String, Checkpoint> seen = new HashMap<>();
        private final List<VerifierKey> known;
        private final HttpServer server;
        private boolean lies;

        Witness(List<VerifierKey> known) throws IOException {
            this.known = known;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/add-checkpoint", this::add);
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        /** Waits for the answer that is being given. */
        synchronized void lie(boolean whether) {
            lies = whether;
        }

        synchronized void remember(Checkpoint checkpoint) {
            seen.put(checkpoint.origin(), checkpoint);
        }

        private synchronized void add(HttpExchange exchange) throws IOException {
            try (exchange) {
                WitnessRequest request =
                        WitnessRequest.parse(exchange.getRequestBody().readAllBytes());
                request.checkpoint().verify(known);
                requests.add(request.older());
                Checkpoint now = request.checkpoint().checkpoint();
                Checkpoint before = seen.getOrDefault(now.origin(), new Checkpoint(now.origin(), 0, Hash.EMPTY));
                if (request.older() != before.size()) {
                    exchange.getResponseHeaders().add("Content-Type", WitnessRequest.SIZE_MEDIA_TYPE);
                    answer(exchange, 409, before.size() + "\n");
                } else if (!Proofs.consistent(before.size(), before.root(), now.size(), now.root(), request.proof())) {
                    answer(exchange, 422, "");
                } else {
                    String text = lies ? "another\n" : now.text();
                    if (!lies) {
                        seen.put(now.origin(), now);
                    }
                    answer(
                            exchange,
                            200,
                            key.cosign(text, Clock.systemUTC().instant()).line());
                }
            }
        }

        private static void answer(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
