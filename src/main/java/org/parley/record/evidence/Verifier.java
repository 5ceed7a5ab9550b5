package org.parley.record.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.record.evidence.Report.Finding;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.EntryReader;
import org.parley.record.verify.Hash;
import org.parley.record.verify.LogProof;
import org.parley.record.verify.Note;
import org.parley.record.verify.Proofs;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.Tiles;
import org.parley.record.verify.TreeBuilder;
import org.parley.record.verify.VerifierKey;

/**
 * Checks an evidence bundle from its entries up. Nothing in it is believed: roots and tiles are recomputed, outcomes are evaluated, results
 * and pages are made anew and compared. Reads one tile of entries at a time, so that its memory does not grow with the texts.
 */
public final class Verifier {

    /** Most bytes of a file of entries: 256 of the longest. */
    private static final int MOST_OF_A_TILE = Tiles.WIDTH * (2 + EntryReader.MAX_BYTES);

    private static final int MOST_OF_OPENINGS = 512 << 20;
    private static final int MOST_OF_A_FILE = 256 << 20;

    private final BundleSource bundle;
    private final Options options;
    private final Problems problems;
    private final boolean hashesOnly;
    private final Set<Check> reached = EnumSet.noneOf(Check.class);
    private final Map<Check, String> words = new EnumMap<>(Check.class);
    private final Rounds rounds;
    private final EntryReader reader = new EntryReader();
    private final ActIds ids = new ActIds();

    /** Of one tile: in their order the acts, by the place of their entry, and their ids. */
    private final int[] places = new int[Tiles.WIDTH];

    private final long[] high = new long[Tiles.WIDTH];
    private final long[] low = new long[Tiles.WIDTH];
    private Instant last = Instant.MIN;
    private @Nullable List<RoundResult> results;
    private final List<VerifierKey> keys = new ArrayList<>();
    private final TreeMap<Long, List<Checkpoint>> checkpoints = new TreeMap<>();
    private @Nullable SignedCheckpoint head;
    private int checkpointsRead;
    private long tilesRead;
    private long opened;
    private long kept;

    private Verifier(BundleSource bundle, Options options, Problems problems, boolean hashesOnly) {
        this.bundle = bundle;
        this.options = options;
        this.problems = problems;
        this.hashesOnly = hashesOnly;
        rounds = new Rounds(problems);
    }

    /**
     * What an observer brings.
     *
     * @param keys keys of the record that are trusted; empty to take those of the bundle at their word
     * @param checkpoints that were seen earlier: the record must have grown from them
     * @param receipts that were handed out: their entries must be in it
     * @param stopAtFirst whether one problem is enough
     * @param progress told from time to time how many entries were checked
     */
    public record Options(
            List<VerifierKey> keys,
            List<SignedCheckpoint> checkpoints,
            List<LogProof> receipts,
            boolean stopAtFirst,
            LongConsumer progress) {

        /** Somebody who brings nothing and wants to know everything. */
        public static final Options NONE = new Options(List.of(), List.of(), List.of(), false, entries -> {});

        public Options {
            keys = List.copyOf(keys);
            checkpoints = List.copyOf(checkpoints);
            receipts = List.copyOf(receipts);
        }

        public Options trusting(List<VerifierKey> trusted) {
            return new Options(trusted, checkpoints, receipts, stopAtFirst, progress);
        }

        public Options having(List<SignedCheckpoint> seen, List<LogProof> handed) {
            return new Options(keys, seen, handed, stopAtFirst, progress);
        }

        public Options stoppingAtFirst() {
            return new Options(keys, checkpoints, receipts, true, progress);
        }

        public Options telling(LongConsumer listener) {
            return new Options(keys, checkpoints, receipts, stopAtFirst, listener);
        }
    }

    /** Checks everything. Whatever is wrong with the bundle is in the report; nothing is thrown for it. */
    public static Report verify(BundleSource bundle, Options options) {
        return new Verifier(bundle, options, new Problems(options.stopAtFirst, Problems.MOST), false).report();
    }

    /** Checks only that entries, tiles and this checkpoint belong together, and not what the entries say: FILES, TILES and TREE. */
    static void verifyTree(BundleSource bundle, Checkpoint head, Problems problems) {
        Verifier verifier = new Verifier(bundle, Options.NONE, problems, true);
        verifier.checkpoints.put(head.size(), List.of(head));
        try {
            verifier.readEntries(head);
        } catch (Problems.Stop enough) {
            // What was asked for
        }
    }

    private Report report() {
        try {
            run();
        } catch (Problems.Stop enough) {
            // What was asked for
        }
        List<Finding> findings = new ArrayList<>();
        for (Check check : Check.values()) {
            Finding.Result result = problems.count(check) > 0
                    ? Finding.Result.FAILS
                    : reached.contains(check) ? Finding.Result.HOLDS : Finding.Result.NOT_REACHED;
            String line = result == Finding.Result.NOT_REACHED ? "not reached" : words.getOrDefault(check, "");
            findings.add(new Finding(check, result, line, problems.words(check), problems.count(check)));
        }
        return new Report(head == null ? null : head.checkpoint(), keys, !options.keys.isEmpty(), findings, results());
    }

    private void run() {
        boolean whole = readKeys() & readHead();
        SignedCheckpoint newest = head;
        if (!whole || newest == null) {
            return;
        }
        Checkpoint claimed = newest.checkpoint();
        readEarlier(claimed);
        checkKeys(claimed);
        checkFiles(claimed);
        if (!readEntries(claimed)) {
            return;
        }
        rounds.end();
        reached(Check.ROUNDS, "%d rounds, each step in its order", results().size());
        reached(Check.BALLOTS, "one ballot of each delegation counted, the last before the close, as it was cast");
        reached(
                Check.OUTCOMES,
                "%d outcomes recomputed from electorate, rules and ballots",
                results().stream().filter(round -> round.outcome() != null).count());
        checkResults(claimed);
    }

    /** What came of the rounds, once the last entry was read or reading was left off. */
    private List<RoundResult> results() {
        List<RoundResult> found = results == null ? rounds.results() : results;
        results = found;
        return found;
    }

    private boolean readKeys() {
        words.put(Check.KEYS, "the keys of the record");
        try {
            String text = new String(bundle.read(Layout.KEYS, MOST_OF_A_FILE), StandardCharsets.UTF_8);
            if (!text.endsWith("\n")) {
                throw new IllegalArgumentException("the last line does not end");
            }
            for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
                keys.add(VerifierKey.parse(line));
            }
            if (Set.copyOf(keys).size() < keys.size()) {
                throw new IllegalArgumentException("a key stands twice");
            }
            return true;
        } catch (IOException | IllegalArgumentException e) {
            problems.add(Check.KEYS, "%s: %s", Layout.KEYS, e.getMessage());
            return false;
        }
    }

    private boolean readHead() {
        words.put(Check.SIGNATURES, "the checkpoints");
        try {
            head = signed(Layout.CHECKPOINT, bundle.read(Layout.CHECKPOINT, Note.MAX_BYTES + 1));
            return head != null;
        } catch (IOException e) {
            problems.add(Check.SIGNATURES, "%s", e.getMessage());
            return false;
        }
    }

    /** A checkpoint on which every signature is by a key of the bundle; null after the problem was told. */
    private @Nullable SignedCheckpoint signed(String name, byte[] bytes) {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes);
            for (Note.Signature signature : checkpoint.note().signatures()) {
                if (keys.stream().noneMatch(signature::claims)) {
                    problems.add(
                            Check.SIGNATURES, "%s: a signature by %s, whose key is not here", name, signature.name());
                }
            }
            checkpoint.verify(keys);
            checkpoints
                    .computeIfAbsent(checkpoint.checkpoint().size(), size -> new ArrayList<>())
                    .add(checkpoint.checkpoint());
            checkpointsRead++;
            return checkpoint;
        } catch (IllegalArgumentException e) {
            problems.add(Check.SIGNATURES, "%s: %s", name, e.getMessage());
            return null;
        }
    }

    private void readEarlier(Checkpoint newest) {
        for (String name : bundle.names()) {
            if (!name.startsWith(Layout.CHECKPOINTS)) {
                continue;
            }
            try {
                SignedCheckpoint earlier = signed(name, bundle.read(name, Note.MAX_BYTES + 1));
                if (earlier != null
                        && (!name.equals(Layout.CHECKPOINTS
                                        + earlier.checkpoint().size())
                                || earlier.checkpoint().size() >= newest.size()
                                || !earlier.checkpoint().origin().equals(newest.origin()))) {
                    problems.add(Check.SIGNATURES, "%s is not an earlier checkpoint of this record", name);
                }
            } catch (IOException e) {
                problems.add(Check.SIGNATURES, "%s", e.getMessage());
            }
        }
        long witnesses = keys.stream()
                .filter(key -> key.kind() == VerifierKey.Kind.COSIGNATURE)
                .count();
        SignedCheckpoint signed = head;
        reached(
                Check.SIGNATURES,
                "%d checkpoints signed by the record; the newest witnessed by %d of %d",
                checkpointsRead,
                signed == null
                        ? 0
                        : signed.note().signers(keys).stream()
                                .filter(key -> key.kind() == VerifierKey.Kind.COSIGNATURE)
                                .count(),
                witnesses);
        for (SignedCheckpoint seen : options.checkpoints) {
            brought("the checkpoint you brought", seen, newest);
        }
        for (LogProof receipt : options.receipts) {
            brought("the receipt you brought", receipt.checkpoint(), newest);
            if (receipt.index() >= receipt.checkpoint().checkpoint().size()) {
                problems.add(Check.TREE, "the receipt you brought is of an entry beyond its own checkpoint");
            }
        }
    }

    private void brought(String what, SignedCheckpoint seen, Checkpoint newest) {
        Checkpoint checkpoint = seen.checkpoint();
        try {
            seen.verify(keys);
            if (!checkpoint.origin().equals(newest.origin())) {
                problems.add(Check.TREE, "%s is of another record, %s", what, checkpoint.origin());
            } else if (checkpoint.size() > newest.size()) {
                problems.add(
                        Check.TREE,
                        "%s knows %d entries, this bundle has only %d",
                        what,
                        checkpoint.size(),
                        newest.size());
            } else {
                checkpoints
                        .computeIfAbsent(checkpoint.size(), size -> new ArrayList<>())
                        .add(checkpoint);
            }
        } catch (IllegalArgumentException e) {
            problems.add(Check.SIGNATURES, "%s: %s", what, e.getMessage());
        }
    }

    private void checkKeys(Checkpoint newest) {
        int own = 0;
        for (VerifierKey key : keys) {
            if (key.kind() != VerifierKey.Kind.NOTE) {
                continue;
            }
            own++;
            if (!key.name().equals(newest.origin())) {
                problems.add(Check.KEYS, "the key of %s is not one of %s", key.name(), newest.origin());
            }
            if (!options.keys.isEmpty() && !options.keys.contains(key)) {
                problems.add(Check.KEYS, "you did not name the key %s as trusted", key);
            }
        }
        reached(
                Check.KEYS,
                "%d %s of the record, %s",
                own,
                own == 1 ? "key" : "keys",
                options.keys.isEmpty() ? "as the bundle itself says" : "as you named");
    }

    private void checkFiles(Checkpoint newest) {
        Set<String> expected = new TreeSet<>(Layout.tree(newest.size()));
        expected.addAll(List.of(Layout.CHECKPOINT, Layout.KEYS, Layout.SUMS));
        expected.addAll(Results.names());
        Set<String> optional = new TreeSet<>(Set.of(Layout.JAR));
        for (long tile = 0; tile * Tiles.WIDTH < newest.size(); tile++) {
            optional.add(Layout.openings(tile));
        }
        for (String name : bundle.names()) {
            if (!expected.contains(name) && !optional.contains(name) && !name.startsWith(Layout.CHECKPOINTS)) {
                problems.add(Check.FILES, "%s does not belong to a bundle of %d entries", name, newest.size());
            }
        }
        for (String name : expected) {
            if (!bundle.has(name)) {
                problems.add(Check.FILES, "%s is missing", name);
            }
        }
        try {
            Map<String, byte[]> summed = new HashMap<>();
            for (String name : bundle.names()) {
                if (Layout.summed(name)) {
                    summed.put(name, bundle.read(name, MOST_OF_A_FILE));
                }
            }
            checkSums(
                    new String(Layout.sums(summed), StandardCharsets.UTF_8),
                    new String(bundle.read(Layout.SUMS, MOST_OF_A_FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            problems.add(Check.FILES, "%s", e.getMessage());
        }
        reached(
                Check.FILES,
                "%d files, none missing and none too many",
                bundle.names().size());
    }

    private void checkSums(String actual, String given) {
        if (actual.equals(given)) {
            return;
        }
        Set<String> lines = new TreeSet<>(actual.lines().toList());
        lines.removeAll(given.lines().toList());
        if (lines.isEmpty()) {
            problems.add(Check.FILES, "%s names files that are not there", Layout.SUMS);
        }
        lines.forEach(line -> problems.add(
                Check.FILES, "%s gives another hash for %s", Layout.SUMS, line.substring(line.indexOf("  ") + 2)));
    }

    /** Every entry, from the first to the last. Whether there was an end to come to. */
    private boolean readEntries(Checkpoint newest) {
        TreeBuilder tree = new TreeBuilder(this::checkTile);
        long good = checkRoots(tree, 0);
        try {
            for (TilePath path : TilePath.entries(newest.size())) {
                byte[] tile = bundle.read(path.toString(), MOST_OF_A_TILE);
                int[] starts = new int[path.width() + 1];
                for (int i = 0; i < path.width(); i++) {
                    int from = starts[i] + 2;
                    int end = from <= tile.length ? from + ((tile[from - 2] & 0xff) << 8 | tile[from - 1] & 0xff) : -1;
                    if (end < 0 || end > tile.length) {
                        problems.add(Check.ENTRIES, "%s ends within its entry %d", path, i);
                        return false;
                    }
                    tree.append(tile, from, end - from);
                    good = checkRoots(tree, good);
                    starts[i + 1] = end;
                }
                if (starts[path.width()] != tile.length) {
                    problems.add(Check.ENTRIES, "%s goes on after its last entry", path);
                }
                if (!hashesOnly) {
                    checkEntries(path, tile, starts);
                }
                options.progress.accept(tree.size());
            }
        } catch (IOException e) {
            problems.add(Check.FILES, "%s", e.getMessage());
            return false;
        }
        tree.end();
        reached(Check.ENTRIES, "%d entries in canonical form, in the order of time, no act twice", newest.size());
        reached(Check.TILES, "%d tiles, each made of the entries", tilesRead);
        reached(
                Check.TREE,
                "%d sizes and roots are those of the entries, so that each is the beginning of the next",
                checkpoints.values().stream().mapToInt(List::size).sum());
        reached(
                Check.OPENINGS,
                "%d of %d contents that are kept apart are given, and are what was committed to",
                opened,
                kept);
        return true;
    }

    private void checkEntries(TilePath path, byte[] tile, int[] starts) throws IOException {
        @Nullable Opening[] openings = openings(path);
        int acts = 0;
        for (int i = 0; i < path.width(); i++) {
            long index = path.index() * Tiles.WIDTH + i;
            try {
                reader.read(tile, starts[i] + 2, starts[i + 1]);
            } catch (IllegalArgumentException e) {
                problems.add(Check.ENTRIES, "entry %d: %s", index, e.getMessage());
                continue;
            }
            places[acts] = i;
            high[acts] = reader.idemHigh();
            low[acts] = reader.idemLow();
            acts++;
            checkEntry(index, openings[i]);
        }
        for (int i = 0; i < acts; i++) {
            ids.expect(low[i]);
        }
        for (int i = 0; i < acts; i++) {
            if (!ids.add(high[i], low[i])) {
                reader.read(tile, starts[places[i]] + 2, starts[places[i] + 1]);
                problems.add(
                        Check.ENTRIES,
                        "entry %d: the act %s stands in the record twice",
                        path.index() * Tiles.WIDTH + places[i],
                        reader.idem());
            }
        }
        for (LogProof receipt : options.receipts) {
            long place = receipt.index() - path.index() * Tiles.WIDTH;
            if (place >= 0 && place < path.width()) {
                checkReceipt(receipt, Arrays.copyOfRange(tile, starts[(int) place] + 2, starts[(int) place + 1]));
            }
        }
    }

    private void checkReceipt(LogProof receipt, byte[] entry) {
        Checkpoint then = receipt.checkpoint().checkpoint();
        if (!Proofs.included(Hash.leaf(entry), receipt.index(), then.size(), receipt.path(), then.root())) {
            problems.add(Check.TREE, "the receipt you brought is not of entry %d as it stands here", receipt.index());
        }
    }

    private void checkEntry(long index, @Nullable Opening opening) {
        if (reader.at().isBefore(last)) {
            problems.add(Check.ENTRIES, "entry %d is earlier than the one before it", index);
        }
        last = reader.at();
        Opening checked = checkOpening(index, opening);
        if (Rounds.concerns(reader.type())) {
            rounds.accept(index, reader, checked);
        }
    }

    private @Nullable Opening checkOpening(long index, @Nullable Opening opening) {
        if (reader.commits()) {
            kept++;
        }
        if (opening == null) {
            return null;
        }
        if (!reader.commits()) {
            problems.add(Check.OPENINGS, "entry %d commits to nothing, but something is given for it", index);
            return null;
        }
        if (reader.length() != opening.payload().length
                || !Commitment.opens(reader.commit(), opening.salt(), opening.payload())) {
            problems.add(Check.OPENINGS, "what is given for entry %d is not what it commits to", index);
            return null;
        }
        opened++;
        return opening;
    }

    /** What is given for the entries of a tile, each in its place. */
    private @Nullable Opening[] openings(TilePath tile) throws IOException {
        @Nullable Opening[] openings = new Opening[Tiles.WIDTH];
        String name = Layout.openings(tile.index());
        if (!bundle.has(name)) {
            return openings;
        }
        byte[] bytes = bundle.read(name, MOST_OF_OPENINGS);
        String file = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            long before = -1;
            int from = 0;
            do {
                int to = file.indexOf('\n', from);
                if (to < 0) {
                    throw new IllegalArgumentException("the last line does not end");
                }
                Opening opening = Opening.parse(file, bytes, from, to);
                if (opening.index() <= before) {
                    throw new IllegalArgumentException("not in the order of the entries");
                }
                before = opening.index();
                long place = opening.index() - tile.index() * Tiles.WIDTH;
                if (place < 0 || place >= tile.width()) {
                    throw new IllegalArgumentException(
                            "an opening of entry " + before + " stands among those of " + tile);
                }
                openings[(int) place] = opening;
                from = to + 1;
            } while (from < file.length());
        } catch (IllegalArgumentException e) {
            problems.add(Check.OPENINGS, "%s: %s", name, e.getMessage());
        }
        return openings;
    }

    /** Holds the root so far against every checkpoint of this size; gives back the largest size that was right. */
    private long checkRoots(TreeBuilder tree, long good) {
        List<Checkpoint> here = checkpoints.get(tree.size());
        if (here == null) {
            return good;
        }
        Hash root = tree.root();
        boolean right = true;
        for (Checkpoint checkpoint : here) {
            if (!checkpoint.root().equals(root)) {
                right = false;
                problems.add(
                        Check.TREE,
                        "the entries from %d to %d are not those that were signed: altered, dropped, added or reordered"
                                + " (at size %d they give %s, signed was %s)",
                        good,
                        tree.size() - 1,
                        tree.size(),
                        root.base64(),
                        checkpoint.root().base64());
            }
        }
        return right ? tree.size() : good;
    }

    private void checkTile(TilePath path, byte[] hashes) {
        tilesRead++;
        try {
            byte[] stored = bundle.read(path.toString(), hashes.length);
            if (!Arrays.equals(stored, hashes)) {
                problems.add(Check.TILES, "%s is not made of the entries", path);
            }
        } catch (IOException e) {
            problems.add(Check.TILES, "%s", e.getMessage());
        }
    }

    private void checkResults(Checkpoint newest) {
        Results.of(newest, keys, results()).forEach((name, content) -> {
            try {
                if (!Arrays.equals(bundle.read(name, MOST_OF_A_FILE), content)) {
                    problems.add(Check.RESULTS, "%s does not say what was recomputed: a result is misreported", name);
                }
            } catch (IOException e) {
                problems.add(Check.RESULTS, "%s", e.getMessage());
            }
        });
        reached(Check.RESULTS, "results and pages say what was recomputed");
    }

    private void reached(Check check, String format, Object... arguments) {
        reached.add(check);
        words.put(check, String.format(Locale.ROOT, format, arguments));
    }
}
