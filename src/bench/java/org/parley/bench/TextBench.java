package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.parley.text.Change;
import org.parley.text.Collision;
import org.parley.text.Collisions;
import org.parley.text.PlanRedline;
import org.parley.text.PlanText;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.parley.text.Redline;
import org.parley.text.TextRules;
import org.parley.text.Tokens;
import org.parley.text.WordDiff;

/**
 * Goals 6 and 7: redlines of 10,000 words beside JGit's Histogram and Myers, java-diff-utils and npm's {@code diff}; three-way merges
 * beside JGit's; collisions and rebases of 10,000 amendments of 500 articles, and how they grow. Candidates alternate.
 * {@code -Dbench.rounds} (9), {@code -Dbench.most} (100,000 amendments).
 */
final class TextBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int MOST = Integer.getInteger("bench.most", 100_000);
    private static final int WORDS = 10_000;

    private TextBench() {}

    static void run() throws Exception {
        redlines();
        merges();
        plans();
        for (int amendments = 1_000; amendments <= MOST; amendments *= 10) {
            collisions(500, amendments);
        }
        if (MOST > 10_000) {
            collisions(1_500, MOST);
        }
    }

    private record Pair(String name, String before, String after) {}

    private static List<Pair> pairs() throws IOException {
        Corpus corpus = new Corpus(1);
        String text = corpus.text(WORDS);
        List<Pair> pairs = new ArrayList<>();
        for (int edits : new int[] {20, 200, 2_000}) {
            pairs.add(new Pair(edits + " edits", text, corpus.reworded(text, edits)));
        }
        List<String> sentences = new ArrayList<>(List.of(text.split("(?<=\\.) ")));
        Random random = new Random(2);
        for (int each = 0; each < 30; each++) {
            sentences.add(random.nextInt(sentences.size()), sentences.remove(random.nextInt(sentences.size())));
        }
        pairs.add(new Pair("30 moved", text, String.join(" ", sentences)));
        Path licences = Path.of("/usr/share/common-licenses");
        if (Files.exists(licences.resolve("GPL-2")) && Files.exists(licences.resolve("GPL-3"))) {
            pairs.add(new Pair(
                    "GPL-2 to 3",
                    Files.readString(licences.resolve("GPL-2")).replaceAll("\\s+", " "),
                    Files.readString(licences.resolve("GPL-3")).replaceAll("\\s+", " ")));
        } else {
            Report.say("  GPL-2 to 3 LEFT OUT: the licences are not on this machine");
        }
        return pairs;
    }

    private static void redlines() throws Exception {
        Report.say("%n-- redlines of %d words: ms (spread), tokens changed", WORDS);
        List<Pair> pairs = pairs();
        List<String> npm = Peers.npm(pairs.stream()
                .map(pair -> new String[] {pair.before(), pair.after()})
                .toList());
        boolean fast = true;
        boolean asFast = true;
        boolean small = true;
        for (int each = 0; each < pairs.size(); each++) {
            Pair pair = pairs.get(each);
            Map<String, IntSupplier> candidates = new TreeMap<>();
            candidates.put("ours", () -> changed(WordDiff.redline(pair.before(), pair.after())));
            candidates.put(
                    "JGit Histogram", () -> Peers.histogram(Peers.parts(pair.before()), Peers.parts(pair.after())));
            candidates.put("JGit Myers", () -> Peers.myers(Peers.parts(pair.before()), Peers.parts(pair.after())));
            candidates.put(
                    "java-diff-utils",
                    () -> Peers.javaDiffUtils(Peers.parts(pair.before()), Peers.parts(pair.after())));
            Map<String, List<Double>> times = new TreeMap<>();
            Map<String, Integer> sizes = new TreeMap<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = -8; round < ROUNDS; round++) {
                int now = round;
                candidates.forEach((name, candidate) -> {
                    long start = System.nanoTime();
                    sizes.put(name, candidate.getAsInt());
                    if (now >= 0) {
                        times.computeIfAbsent(name, _ -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
                    }
                });
                if (round >= 0) {
                    ratios.add(times.get("ours").getLast()
                            / times.get("JGit Histogram").getLast());
                }
            }
            Report.say("%s", pair.name());
            times.forEach((name, spent) ->
                    Report.say("    %-16s %s ms, %d tokens", name, Report.spread(spent), sizes.get(name)));
            if (!npm.isEmpty()) {
                Report.say("    %-16s %s", "npm diff", npm.get(each).replace(" ", " ms, ") + " of its tokens");
            }
            // The minimum is Myers' on our own tokens: others cut words otherwise
            int minimum = Peers.myers(
                    Tokens.of(pair.before()).list(), Tokens.of(pair.after()).list());
            double more = (double) sizes.get("ours") / minimum;
            Report.say(
                    "    ours/Histogram %s; changed tokens %.2f of the minimum %d",
                    Report.spread(ratios), more, minimum);
            fast &= Report.median(times.get("ours")) <= 40;
            asFast &= Report.median(ratios) <= 2;
            small &= more <= 1.25;
        }
        Report.goal("redline of 10,000 words in 40 ms", fast);
        Report.goal("at most 2 x JGit Histogram", asFast);
        Report.goal("changed tokens at most 1.25 of the minimum", small);
    }

    private static int changed(Redline redline) {
        int changed = 0;
        for (Redline.Span span : redline.spans()) {
            if (span.kind() != Redline.Kind.SAME) {
                changed += Tokens.of(span.text()).size();
            }
        }
        return changed;
    }

    private enum Verdict {
        BOTH_CLEAN_AND_EQUAL,
        BOTH_CONFLICT,
        OURS_CONFLICT_INSIDE_ONE_PASSAGE,
        OURS_CLEAN_JGIT_CONFLICT,
        BOTH_CLEAN_BUT_DIFFERENT
    }

    private static void merges() {
        Corpus corpus = new Corpus(3);
        Random random = new Random(4);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        List<String> odd = new ArrayList<>();
        int count = 20_000;
        long ours = 0;
        long theirs = 0;
        for (int each = 0; each < count; each++) {
            String base = corpus.text(20 + random.nextInt(60));
            String one = corpus.reworded(base, 1 + random.nextInt(3));
            String other = corpus.reworded(base, 1 + random.nextInt(3));
            long start = System.nanoTime();
            Optional<String> mine = WordDiff.merge(base, one, other);
            ours += System.nanoTime() - start;
            start = System.nanoTime();
            Optional<String> peer = Peers.merge(
                    Tokens.of(base).list(),
                    Tokens.of(one).list(),
                    Tokens.of(other).list());
            theirs += System.nanoTime() - start;
            Verdict verdict = verdict(mine, peer);
            verdicts.merge(verdict, 1, Integer::sum);
            if ((verdict == Verdict.OURS_CLEAN_JGIT_CONFLICT || verdict == Verdict.BOTH_CLEAN_BUT_DIFFERENT)
                    && odd.size() < 3) {
                odd.add(String.join(
                        "%n    ".formatted(), verdict.name(), base, one, other, mine.toString(), peer.toString()));
            }
        }
        Report.say("%n-- %d three-way merges of one provision beside JGit's on the same tokens", count);
        verdicts.forEach((verdict, cases) -> Report.say("    %-34s %d", verdict, cases));
        odd.forEach(example -> Report.say("    %s", example));
        Report.say("    ours %.1f µs each, JGit %.1f", ours / 1e3 / count, theirs / 1e3 / count);
    }

    private static Verdict verdict(Optional<String> mine, Optional<String> peer) {
        if (mine.isEmpty()) {
            return peer.isEmpty() ? Verdict.BOTH_CONFLICT : Verdict.OURS_CONFLICT_INSIDE_ONE_PASSAGE;
        }
        if (peer.isEmpty()) {
            return Verdict.OURS_CLEAN_JGIT_CONFLICT;
        }
        return TextRules.treaty(mine.get()).equals(TextRules.treaty(peer.get()))
                ? Verdict.BOTH_CLEAN_AND_EQUAL
                : Verdict.BOTH_CLEAN_BUT_DIFFERENT;
    }

    private static void plans() {
        Corpus corpus = new Corpus(5);
        PlanText plan = corpus.plan(60);
        PlanText edited = corpus.adopted(plan, 40);
        int words = plan.walk().stream()
                .mapToInt(place -> place.provision().text().split(" ").length)
                .sum();
        List<Double> times = new ArrayList<>();
        for (int round = -5; round < ROUNDS; round++) {
            long start = System.nanoTime();
            PlanRedline redline = PlanRedline.of(plan, edited);
            if (round >= 0) {
                times.add((System.nanoTime() - start) / 1e6);
            }
            if (redline.isUnchanged()) {
                throw new IllegalStateException("nothing changed");
            }
        }
        Report.say(
                "%n-- redline of a plan of %d articles, %d words, 40 of them reworded: %s ms",
                60, words, Report.spread(times));
        Report.goal("redline of a plan in 40 ms", Report.median(times) <= 40);
    }

    private static void collisions(int articles, int count) {
        Corpus corpus = new Corpus(6);
        PlanText plan = corpus.plan(articles);
        Map<Integer, List<Change>> amendments = corpus.amendments(plan, count);
        List<Change> more = corpus.amendments(plan, 1).get(0);
        PlanText newer = corpus.adopted(plan, articles / 50);
        List<Double> builds = new ArrayList<>();
        List<Double> ones = new ArrayList<>();
        List<Double> rebases = new ArrayList<>();
        Map<Collision.Kind, Integer> kinds = new EnumMap<>(Collision.Kind.class);
        int[] fates = new int[3];
        boolean great = count > 20_000;
        int rounds = great ? 1 : Math.max(5, ROUNDS / 2);
        int pairs = 0;
        for (int round = great ? 0 : -2; round < rounds; round++) {
            long start = System.nanoTime();
            Collisions<Integer> collisions = Collisions.of(plan, amendments);
            List<Collisions.Pair<Integer>> all = collisions.all();
            double build = (System.nanoTime() - start) / 1e6;
            List<Double> each = new ArrayList<>();
            for (int one = 0; one < 20; one++) {
                start = System.nanoTime();
                collisions.put(count + one, one == 0 ? more : amendments.get(one * 37 % count));
                collisions.of(count + one);
                collisions.remove(count + one);
                each.add((System.nanoTime() - start) / 1e6);
            }
            start = System.nanoTime();
            Rebase rebase = Rebase.between(plan, newer);
            int[] now = new int[3];
            for (List<Change> changes : amendments.values()) {
                switch (rebase.carry(changes).outcome()) {
                    case Rebased.Clean _ -> now[0]++;
                    case Rebased.Changed _ -> now[1]++;
                    case Rebased.Fallen _ -> now[2]++;
                }
            }
            double carried = (System.nanoTime() - start) / 1e6;
            pairs = all.size();
            fates = now;
            if (round >= 0) {
                builds.add(build);
                ones.add(Collections.max(each));
                rebases.add(carried);
            }
            kinds.clear();
            all.forEach(pair -> kinds.merge(pair.collision().kind(), 1, Integer::sum));
        }
        Report.say(
                "%n-- %d amendments on %d articles (%d provisions): %d pairs that meet, %s",
                count, articles, plan.walk().size(), pairs, kinds);
        Report.say(
                "    index and all collisions %s ms; %.1f µs a pair",
                Report.spread(builds), Report.median(builds) * 1e3 / Math.max(1, pairs));
        Report.say("    one more amendment and its collisions, the slowest of twenty: %s ms", Report.spread(ones));
        Report.say(
                "    rebase of all over an adoption in %d articles: %s ms; %d clean, %d changed, %d fallen",
                articles / 50, Report.spread(rebases), fates[0], fates[1], fates[2]);
        if (count == 10_000 && articles == 500) {
            Report.goal("all collisions in 2 s", Report.median(builds) <= 2_000);
            Report.goal("one more in 50 ms", Report.median(ones) <= 50);
            Report.goal("rebase of all in 2 s", Report.median(rebases) <= 2_000);
        }
    }
}
