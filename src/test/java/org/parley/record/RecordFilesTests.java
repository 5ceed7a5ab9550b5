package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.NewNegotiation;
import org.parley.identity.PersonService;
import org.parley.identity.SignedIn;
import org.parley.kernel.NotFound;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.EntryBundle;
import org.parley.record.verify.Hash;
import org.parley.record.verify.LogProof;
import org.parley.record.verify.RightEdge;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.VerifierKey;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A record as a mirror follows it over HTTP, checked with nothing but what it got. */
@IntegrationTest
class RecordFilesTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Scene scene;
    private final PersonService people;
    private final NegotiationService negotiations;
    private final ReceiptService receipts;
    private final Checkpoints checkpoints;
    private final StoredTree tree;
    private final int port;

    RecordFilesTests(
            Scene scene,
            PersonService people,
            NegotiationService negotiations,
            ReceiptService receipts,
            Checkpoints checkpoints,
            StoredTree tree,
            @LocalServerPort int port) {
        this.scene = scene;
        this.people = people;
        this.negotiations = negotiations;
        this.receipts = receipts;
        this.checkpoints = checkpoints;
        this.tree = tree;
        this.port = port;
    }

    @Test
    void letsAMirrorRecomputeEverythingFromTheFiles() {
        Scene.Table table = scene.table();
        String token = token(table.observer());
        SignedCheckpoint signed = settled(table, token);
        VerifierKey key = VerifierKey.parse(
                text(get(table.slug() + "/keys", token)).lines().findFirst().orElseThrow());
        signed.verify(List.of(key));
        Checkpoint head = signed.checkpoint();
        RightEdge edge = RightEdge.EMPTY;
        List<Hash> leaves = new ArrayList<>();
        for (TilePath path : TilePath.entries(head.size())) {
            for (byte[] entry : EntryBundle.decode(ok(table.slug() + "/" + path, token))) {
                leaves.add(Hash.leaf(entry));
                edge = edge.append(leaves.getLast());
            }
        }
        assertThat(edge.root()).isEqualTo(head.root());
        for (TilePath path : TilePath.hashes(head.size())) {
            assertThat(path.level()).as("a table this small has one level").isZero();
            byte[] tile = ok(table.slug() + "/" + path, token);
            for (int i = 0; i < path.width(); i++) {
                assertThat(Hash.of(Arrays.copyOfRange(tile, i * Hash.SIZE, (i + 1) * Hash.SIZE)))
                        .isEqualTo(leaves.get((int) path.index() * 256 + i));
            }
        }
    }

    @Test
    void keepsTheTilesOfAnEarlierCheckpointReadable() {
        Scene.Table table = scene.table();
        String token = token(table.observer());
        long size = settled(table, token).checkpoint().size();
        for (int width = 1; width <= size; width++) {
            TilePath path = new TilePath(TilePath.ENTRIES, 0, width);
            assertThat(EntryBundle.decode(ok(table.slug() + "/" + path, token))).hasSize(width);
        }
        assertThat(get(table.slug() + "/" + new TilePath(0, 0, (int) size + 1), token)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsARecordThatIsNotOpenToItsSeatsOnly() {
        Scene.Table table = scene.table();
        settled(table, token(table.observer()));
        String stranger = token(scene.stranger());
        for (String file : List.of("checkpoint", "keys", "tile/0/000.p/1", "tile/entries/000.p/1")) {
            assertThat(get(table.slug() + "/" + file, null).statusCode()).isEqualTo(404);
            assertThat(get(table.slug() + "/" + file, stranger).statusCode()).isEqualTo(404);
            assertThat(get("house/" + file, stranger).statusCode()).isEqualTo(404);
            assertThat(get("house/" + file, null).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void tellsACacheWhatItMayKeep() {
        Scene.Table table = scene.table();
        String token = token(table.observer());
        settled(table, token);
        assertThat(cache(get(table.slug() + "/checkpoint", token))).isEqualTo("no-cache, private");
        assertThat(cache(get(table.slug() + "/tile/0/000.p/1", token)))
                .isEqualTo("max-age=31536000, private, immutable");
        assertThat(get(table.slug() + "/tile/0/00.p/1", token).statusCode()).isEqualTo(404);
        assertThat(get(table.slug() + "/tile/0/..%2f..%2fkey", token).statusCode())
                .isIn(400, 404);
    }

    @Test
    void showsARecordThatIsOpenToAllToEverybody() {
        String slug = "open-" + Long.toString(System.nanoTime(), 36);
        NegotiationId negotiation = As.person(scene.administrator())
                .call(() -> negotiations.begin(new NewNegotiation(
                        slug, "Open", "", true, 0, null, "peace-plan", "simple-majority", "consensus")));
        SignedCheckpoint signed = settled(LogId.of(negotiation.value()), slug, null);
        assertThat(signed.checkpoint().size()).isPositive();
        assertThat(cache(get(slug + "/tile/entries/000.p/1", null))).isEqualTo("max-age=31536000, public, immutable");
    }

    @Test
    void handsOutReceiptsThatHoldWithoutTheHouse() {
        Scene.Table table = scene.table();
        String token = token(table.observer());
        LogId log = LogId.of(table.negotiation().value());
        LogProof proof = LogProof.parse(table.as("Northland head").call(() -> receipts.take(log, 2)));
        VerifierKey key = VerifierKey.parse(
                text(get(table.slug() + "/keys", token)).lines().findFirst().orElseThrow());
        byte[] entry = EntryBundle.decode(ok(table.slug() + "/tile/entries/000.p/3", token))
                .getLast();
        proof.verify(entry, List.of(key));
        assertThat(proof.extra()).isEqualTo(entry);
        assertThat(table.asFacilitator().call(() -> receipts.taken(log, 2)))
                .singleElement()
                .satisfies(taken -> assertThat(taken.name()).isEqualTo("Northland head"));
        assertThatThrownBy(() -> As.person(scene.stranger()).call(() -> receipts.take(log, 2)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> table.asFacilitator().call(() -> receipts.take(log, 100_000)))
                .isInstanceOf(NotFound.class);
    }

    /** The checkpoint when all that was done stands under it. */
    private SignedCheckpoint settled(Scene.Table table, String token) {
        return settled(LogId.of(table.negotiation().value()), table.slug(), token);
    }

    private SignedCheckpoint settled(LogId log, String slug, @Nullable String token) {
        long size = tree.claim(log.value()).size();
        assertThat(checkpoints.over(log, size - 1)).isPresent();
        SignedCheckpoint signed =
                SignedCheckpoint.parse(get(slug + "/checkpoint", token).body());
        assertThat(signed.checkpoint().size()).isEqualTo(size);
        return signed;
    }

    private String token(SignedIn person) {
        return As.person(person).call(() -> people.makeToken("mirror"));
    }

    private byte[] ok(String path, String token) {
        HttpResponse<byte[]> answer = get(path, token);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String cache(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("");
    }

    private HttpResponse<byte[]> get(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/record/" + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
