package org.parley.procedure.choice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Goal 8: Schulze on 100,000 rankings of 20 options beside the npm package {@code votes} on the same ballots in one run, in turn, and a
 * transferable vote of 80,000 ballots. The package, which shares nothing with ours, is also asked for thousands of small profiles with equal
 * and missing ranks, and must agree on each. {@code -Dbench.votes} names the folder in which {@code npm install votes} was run; it stands in
 * this package because an electorate of the house is smaller than what is counted here.
 */
public final class ChoiceBench {

    private static final int ROUNDS = 7;
    private static final int WARM_UP = 10;
    private static final int OPTIONS = 20;
    private static final int RANKINGS = 100_000;
    private static final int TRANSFERABLE = 80_000;
    private static final int PROFILES = 5_000;

    /** Reads one profile a line: options, then ballots as ranks; answers scores, and for a single profile the time of a warm count. */
    private static final String SCRIPT = """
            const { Schulze, utils, matrixFromBallots } = require(require.resolve('votes', { paths: [process.argv[3]] }));
            const matrix = matrixFromBallots || utils.matrixFromBallots;
            const lines = require('fs').readFileSync(process.argv[2], 'utf8').trim().split('\\n');
            for (const line of lines) {
              const [options, ...rows] = line.split(';');
              const candidates = Array.from({ length: +options }, (_, i) => 'o' + i);
              const ballots = rows.map(row => {
                const places = [];
                row.split(',').forEach((rank, i) => { if (+rank) (places[+rank - 1] ??= []).push('o' + i); });
                return { ranking: places.filter(Boolean), weight: 1 };
              });
              const count = () => new Schulze(matrix(ballots, candidates)).scores();
              let scores;
              let time = 0;
              for (let i = 0; i < (lines.length === 1 ? 3 : 1); i++) {
                const start = performance.now();
                scores = count();
                time = performance.now() - start;
              }
              console.log(time.toFixed(3) + ';' + candidates.map(c => scores[c]).join(','));
            }
            """;

    private ChoiceBench() {}

    /** Prints every figure; true where each goal was met. */
    public static boolean run(Consumer<String> say) throws IOException, InterruptedException {
        boolean met = schulze(say);
        return transferable(say) & met;
    }

    private static boolean schulze(Consumer<String> say) throws IOException, InterruptedException {
        Random random = new Random(8);
        List<Marks> marks = rankings(random, OPTIONS, RANKINGS);
        Ballots ballots = Ballots.of(OPTIONS, marks, ones(RANKINGS));
        ChoiceQuestion question = question(Method.SCHULZE, OPTIONS, 1);
        ChoiceResult result = ChoiceCount.count(question, ballots);
        for (int i = 0; i < WARM_UP; i++) {
            ChoiceCount.count(question, ballots);
        }
        @Nullable String folder = System.getProperty("bench.votes");
        Path file = Files.createTempFile("profiles", ".txt");
        Path script = Files.writeString(Files.createTempFile("votes", ".cjs"), SCRIPT);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try {
            if (folder != null) {
                Files.writeString(file, line(OPTIONS, marks));
            }
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                result = ChoiceCount.count(question, ballots);
                ours.add((System.nanoTime() - start) / 1e6);
                if (folder != null) {
                    String[] answer = node(script, file, folder).getFirst().split(";");
                    theirs.add(Double.parseDouble(answer[0]));
                    require(answer[1], scores(result), "the large profile");
                }
            }
            double median = median(ours);
            say.accept(format(
                    "Schulze, %d options x %d rankings: %.1f ms (%.1f to %.1f); goal 60 ms: %s",
                    OPTIONS, RANKINGS, median, Collections.min(ours), Collections.max(ours), word(median <= 60)));
            if (folder == null) {
                say.accept(
                        "NOT COMPARED with npm votes: -Dbench.votes does not name a folder in which it is installed");
                return false;
            }
            double ratio = median(theirs) / median;
            say.accept(format(
                    "npm votes on the same ballots in turn: %.0f ms (%.0f to %.0f), %.1f times as long; goal 20 times: %s",
                    median(theirs), Collections.min(theirs), Collections.max(theirs), ratio, word(ratio >= 20)));
            agree(say, random, script, file, folder);
            return median <= 60 && ratio >= 20;
        } finally {
            Files.delete(file);
            Files.delete(script);
        }
    }

    /** Small profiles with equal and missing ranks, so that there are circles and ties. */
    private static void agree(Consumer<String> say, Random random, Path script, Path file, String folder)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        int ties = 0;
        for (int profile = 0; profile < PROFILES; profile++) {
            int options = 2 + random.nextInt(6);
            List<Marks> marks = new ArrayList<>();
            int voters = 1 + random.nextInt(12);
            for (int voter = 0; voter < voters; voter++) {
                marks.add(new Marks(random.ints(options, 0, options + 1).boxed().toList()));
            }
            ChoiceResult result =
                    ChoiceCount.count(question(Method.SCHULZE, options, 1), Ballots.of(options, marks, ones(voters)));
            ties += result.tie() ? 1 : 0;
            lines.add(line(options, marks));
            expected.add(scores(result));
        }
        Files.write(file, lines);
        List<String> answers = node(script, file, folder);
        for (int profile = 0; profile < PROFILES; profile++) {
            require(answers.get(profile).split(";")[1], expected.get(profile), lines.get(profile));
        }
        say.accept(format("npm votes agrees on %d random profiles, %d of them with equal winners", PROFILES, ties));
    }

    private static boolean transferable(Consumer<String> say) {
        Random random = new Random(9);
        int options = 15;
        Ballots ballots = Ballots.of(options, rankings(random, options, TRANSFERABLE), ones(TRANSFERABLE));
        ChoiceQuestion question = question(Method.TRANSFERABLE_VOTE, options, 5);
        List<Double> times = new ArrayList<>();
        int stages = 0;
        for (int round = 0; round < WARM_UP / 2 + ROUNDS; round++) {
            long start = System.nanoTime();
            ChoiceResult result = ChoiceCount.count(question, ballots);
            if (round >= WARM_UP / 2) {
                times.add((System.nanoTime() - start) / 1e6);
            }
            stages = ((Working.Stages) result.working()).stages().size();
        }
        double median = median(times);
        say.accept(format(
                "Transferable vote, %d ballots, %d options, 5 places, %d stages: %.0f ms (%.0f to %.0f); goal 1,000 ms: %s",
                TRANSFERABLE,
                options,
                stages,
                median,
                Collections.min(times),
                Collections.max(times),
                word(median <= 1000)));
        return median <= 1000;
    }

    /** For each option, how many it comes before by the method's relation: what the package calls its score. */
    private static String scores(ChoiceResult result) {
        List<List<Long>> strengths = ((Working.Pairs) result.working()).strengths();
        return IntStream.range(0, strengths.size())
                .mapToObj(one -> Long.toString(IntStream.range(0, strengths.size())
                        .filter(other -> strengths.get(one).get(other)
                                > strengths.get(other).get(one))
                        .count()))
                .collect(Collectors.joining(","));
    }

    private static List<Marks> rankings(Random random, int options, int ballots) {
        List<Integer> ranks =
                new ArrayList<>(IntStream.rangeClosed(1, options).boxed().toList());
        List<Marks> marks = new ArrayList<>();
        for (int ballot = 0; ballot < ballots; ballot++) {
            Collections.shuffle(ranks, random);
            marks.add(new Marks(ranks));
        }
        return marks;
    }

    private static ChoiceQuestion question(Method method, int options, int places) {
        return new ChoiceQuestion(
                        method,
                        places,
                        Ties.LISTED,
                        IntStream.range(0, options)
                                .mapToObj(option -> Option.named("Option " + option))
                                .toList())
                .opened(List.of());
    }

    private static String line(int options, List<Marks> marks) {
        return options + ";"
                + marks.stream()
                        .map(ballot ->
                                ballot.numbers().stream().map(String::valueOf).collect(Collectors.joining(",")))
                        .collect(Collectors.joining(";"));
    }

    private static List<String> node(Path script, Path file, String folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("node", script.toString(), file.toString(), folder)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("node failed");
        }
        return said.lines().toList();
    }

    private static void require(String answer, String expected, String profile) {
        if (!answer.equals(expected)) {
            throw new AssertionError("npm votes says " + answer + " and we say " + expected + " of " + profile);
        }
    }

    private static long[] ones(int size) {
        long[] ones = new long[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static String word(boolean met) {
        return met ? "met" : "MISSED";
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
