package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Json;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.Tally;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Hash;

/** Results are put together from what rounds of a kind have in common: they must be what they would be, written round by round. */
class ResultsTests {

    private static final Checkpoint HEAD = new Checkpoint("parley/test/1", 9, Hash.EMPTY);
    private static final List<String> NAMES =
            List.of("", "\"opened\": 0", "Стаття <1> & \"round\": \"", "00000000-0000-0000-0000-000000000000", "a\n");

    @Test
    void areTheJsonOfEachRound() {
        Random random = new Random(5);
        for (int size = 0; size < 200; size++) {
            List<RoundResult> rounds = rounds(random, size);
            String whole = Json.object()
                    .put("v", 1)
                    .put("origin", HEAD.origin())
                    .put("size", HEAD.size())
                    .put("root", HEAD.root().base64())
                    .put("rounds", rounds.stream().map(RoundResult::json).toList())
                    .build()
                    .pretty();
            assertThat(text(rounds, Layout.RESULTS)).isEqualTo(whole);
        }
    }

    @Test
    void haveOnEachPageALineForEachRoundAsIfItStoodAlone() {
        List<RoundResult> rounds = rounds(new Random(6), 300);
        for (String page : Results.names()) {
            if (!page.equals(Layout.RESULTS)) {
                StringBuilder lines = new StringBuilder();
                rounds.forEach(round -> lines.append(rows(text(List.of(round), page))));
                assertThat(rows(text(rounds, page))).isEqualTo(lines.toString());
                assertThat(lines.toString().split("<tr>", -1)).hasSize(301);
            }
        }
    }

    private static String rows(String page) {
        return page.substring(page.indexOf("<tr><th scope=\"row\""), page.lastIndexOf("</tr>\n") + 6);
    }

    private static String text(List<RoundResult> rounds, String name) {
        Map<String, byte[]> files = Results.of(HEAD, List.of(), rounds);
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static List<RoundResult> rounds(Random random, int size) {
        List<RoundResult> rounds = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Outcome outcome = new Outcome(
                    Outcome.Verdict.values()[random.nextInt(Outcome.Verdict.values().length)],
                    new Tally(9, random.nextInt(2), random.nextInt(2), 1, 0, 3, 20, random.nextInt(5), 4, i % 3),
                    List.of());
            rounds.add(new RoundResult(
                    new UUID(random.nextLong(), random.nextLong()),
                    NAMES.get(random.nextInt(NAMES.size())),
                    List.of("prepared", "open", "closed", "proclaimed").get(random.nextInt(4)),
                    random.nextBoolean() ? null : NAMES.get(random.nextInt(NAMES.size())),
                    random.nextBoolean() ? null : Hash.EMPTY.hex(),
                    random.nextBoolean(),
                    Manner.values()[random.nextInt(2)],
                    random.nextBoolean(),
                    random.nextBoolean() ? null : (Long) (long) random.nextInt(3),
                    random.nextBoolean() ? null : (Long) (long) random.nextInt(30),
                    random.nextInt(4) == 0 ? null : outcome,
                    random.nextInt(3) > 0 ? null : NAMES.subList(0, random.nextInt(3)),
                    random.nextBoolean() ? null : (Boolean) random.nextBoolean()));
        }
        return rounds;
    }
}
