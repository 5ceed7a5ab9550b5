package org.parley.bench;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;

/** What others make of the same texts. Each starts from strings, as we do; words are cut by a regular expression, the cheapest way there is. */
final class Peers {

    private static final Pattern PART = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);

    private Peers() {}

    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>(text.length() / 3);
        Matcher matcher = PART.matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    /** Tokens removed and added. */
    static int histogram(List<String> before, List<String> after) {
        return jgit(new HistogramDiff(), before, after);
    }

    static int myers(List<String> before, List<String> after) {
        return jgit(MyersDiff.INSTANCE, before, after);
    }

    private static int jgit(DiffAlgorithm algorithm, List<String> before, List<String> after) {
        Map<String, Integer> names = new HashMap<>();
        EditList edits = algorithm.diff(new Equality(), new Words(before, names), new Words(after, names));
        int changed = 0;
        for (Edit edit : edits) {
            changed += edit.getLengthA() + edit.getLengthB();
        }
        return changed;
    }

    static int javaDiffUtils(List<String> before, List<String> after) {
        int changed = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            changed += delta.getSource().size() + delta.getTarget().size();
        }
        return changed;
    }

    /** JGit's three-way merge of token lists; empty where it finds a conflict. */
    static Optional<String> merge(List<String> base, List<String> one, List<String> other) {
        Map<String, Integer> names = new HashMap<>();
        List<Words> texts = List.of(new Words(base, names), new Words(one, names), new Words(other, names));
        MergeResult<Words> result =
                new MergeAlgorithm(new HistogramDiff()).merge(new Equality(), texts.get(0), texts.get(1), texts.get(2));
        if (result.containsConflicts()) {
            return Optional.empty();
        }
        StringBuilder merged = new StringBuilder();
        for (MergeChunk chunk : result) {
            texts.get(chunk.getSequenceIndex())
                    .parts
                    .subList(chunk.getBegin(), chunk.getEnd())
                    .forEach(merged::append);
        }
        return Optional.of(merged.toString());
    }

    private static final class Equality extends SequenceComparator<Words> {

        @Override
        public boolean equals(Words one, int position, Words other, int otherPosition) {
            return one.names[position] == other.names[otherPosition];
        }

        @Override
        public int hash(Words words, int position) {
            return words.names[position] * 0x9E3779B9;
        }
    }

    private static final class Words extends Sequence {

        private final List<String> parts;
        private final int[] names;

        Words(List<String> parts, Map<String, Integer> known) {
            this.parts = parts;
            names = new int[parts.size()];
            for (int position = 0; position < names.length; position++) {
                names[position] = known.computeIfAbsent(parts.get(position), _ -> known.size());
            }
        }

        @Override
        public int size() {
            return names.length;
        }
    }

    private static final String SCRIPT = """
            import { diffWordsWithSpace } from 'diff';
            import { readFileSync } from 'fs';
            const count = Number(process.argv[2]);
            for (let pair = 0; pair < count; pair++) {
              const before = readFileSync(`before-${pair}.txt`, 'utf8');
              const after = readFileSync(`after-${pair}.txt`, 'utf8');
              const times = [];
              let changed = 0;
              for (let round = 0; round < 3; round++) {
                const start = performance.now();
                const parts = diffWordsWithSpace(before, after);
                times.push(performance.now() - start);
                changed = parts.filter(p => p.added || p.removed).reduce((sum, p) => sum + p.count, 0);
              }
              times.sort((a, b) => a - b);
              console.log(times[1].toFixed(1) + ' ' + changed);
            }
            """;

    /** Milliseconds and changed tokens of npm's {@code diff} for each pair; empty, and said aloud, where Node or the package is not to be had. */
    static List<String> npm(List<String[]> pairs) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "parley-bench-npm"));
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\",\"private\":true}");
        Files.writeString(folder.resolve("bench.js"), SCRIPT);
        for (int pair = 0; pair < pairs.size(); pair++) {
            Files.writeString(folder.resolve("before-" + pair + ".txt"), pairs.get(pair)[0]);
            Files.writeString(folder.resolve("after-" + pair + ".txt"), pairs.get(pair)[1]);
        }
        try {
            if (Files.notExists(folder.resolve("node_modules/diff"))) {
                String said = output(folder, 180, "npm", "install", "--no-audit", "--no-fund", "diff@8.0.2");
                if (Files.notExists(folder.resolve("node_modules/diff"))) {
                    Report.say("  npm diff LEFT OUT: %s", said.strip());
                    return List.of();
                }
            }
            List<String> lines = output(folder, 300, "node", "bench.js", Integer.toString(pairs.size()))
                    .lines()
                    .toList();
            if (lines.size() != pairs.size()) {
                Report.say("  npm diff LEFT OUT: %s", String.join(" ", lines));
                return List.of();
            }
            return lines;
        } catch (IOException noNode) {
            Report.say("  npm diff LEFT OUT: %s", noNode.getMessage());
            return List.of();
        }
    }

    private static String output(Path folder, int seconds, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "no answer after " + seconds + " s";
        }
        return Files.readString(out);
    }
}
