package org.parley.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs that cast one ballot after another, as the API asks them to: each has an id of its own, and whoever gets no answer asks again
 * with the same id until there is one. What they were told is written down here, outside of everything that is killed.
 */
final class Voters {

    private static final Duration BREATH = Duration.ofMillis(50);

    /** Longer than any pause that the tests make. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The one answer that asks for patience: nothing else may be said to a ballot that breaks no rule. */
    private static final int AWAY = 503;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> CHOICES = List.of("yes", "no", "abstain");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Properties table;
    private final String round;
    private final IntSupplier port;
    private final Map<String, Accepted> accepted = new ConcurrentHashMap<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicLong again = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean leaving;

    /**
     * A ballot that the house said it has.
     *
     * @param entry where in the record it said
     */
    record Accepted(String voter, String choice, long entry) {}

    Voters(Properties table, String round, IntSupplier port) {
        this.table = table;
        this.round = round;
        this.port = port;
    }

    void begin(int number) {
        List<String> names = ApplicationProcess.voters();
        for (int i = 0; i < number; i++) {
            String name = names.get(i % names.size());
            int first = i;
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                for (int turn = first; !stopping; turn++) {
                    cast(name, UUID.randomUUID().toString(), CHOICES.get(turn % CHOICES.size()));
                }
            }));
        }
    }

    /** Each waits for the answer to the last ballot it sent. */
    void finish() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Each gives up what it has no answer to. */
    void leave() throws InterruptedException {
        leaving = true;
        finish();
    }

    /** By the id of the ballot. */
    Map<String, Accepted> accepted() {
        return accepted;
    }

    /** What nobody should have been told. */
    Queue<String> refused() {
        return refused;
    }

    /** How often somebody had to ask again. */
    long again() {
        return again.get();
    }

    private void cast(String voter, String id, String choice) {
        while (!leaving) {
            try {
                HttpResponse<String> response = put(voter, id, choice);
                if (response.statusCode() == 200) {
                    JsonNode said = JSON.readTree(response.body());
                    accepted.put(
                            id, new Accepted(voter, choice, said.at("/entry").asLong(-1)));
                    return;
                }
                if (response.statusCode() != AWAY) {
                    refused.add(response.statusCode() + " " + response.body());
                    return;
                }
            } catch (IOException unknown) {
                // Nobody knows whether it was accepted: the same is asked again
            }
            again.incrementAndGet();
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    /** Sends ballots that were accepted once more, as somebody does who lost the answer. @return what was answered otherwise */
    List<String> repeat(int number) throws IOException {
        List<String> differing = new ArrayList<>();
        for (Map.Entry<String, Accepted> each :
                accepted.entrySet().stream().limit(number).toList()) {
            Accepted before = each.getValue();
            HttpResponse<String> response = put(before.voter(), each.getKey(), before.choice());
            if (response.statusCode() != 200
                    || JSON.readTree(response.body()).at("/entry").asLong(-1) != before.entry()) {
                differing.add(each.getKey() + ": " + response.statusCode() + " " + response.body());
            }
        }
        return differing;
    }

    /** Everybody's last ballot, so that the round has an outcome that is known. */
    void decide(String choice) {
        ApplicationProcess.voters()
                .forEach(voter -> cast(voter, UUID.randomUUID().toString(), choice));
    }

    private HttpResponse<String> put(String voter, String id, String choice) throws IOException {
        return send(
                client,
                request(table, port.getAsInt(), voter, "/api/v1/rounds/" + round + "/ballot")
                        .header("Idempotency-Key", id)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"choice\":\"" + choice + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static HttpRequest.Builder request(Properties table, int port, @Nullable String person, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1);
        return person == null ? request : request.header("Authorization", "Bearer " + table.getProperty(person));
    }

    static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException {
        try {
            return client.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
