package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.kernel.Json;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Outcome.Verdict;
import org.parley.record.evidence.Report.Finding.Result;
import org.parley.record.verify.EntryBundle;
import org.parley.record.verify.Hash;
import org.parley.record.verify.LogProof;
import org.parley.record.verify.RightEdge;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.Tiles;

class VerifierTests {

    private static final Ledger LEDGER = Ledger.negotiation(1, 300);

    @Test
    void findsThatAnHonestRecordHolds() {
        Report report = LEDGER.bundle().verify();
        assertThat(report.text()).contains("Everything holds.").doesNotContain("FAIL");
        assertThat(report.findings()).extracting(Report.Finding::check).containsExactly(Check.values());
        assertThat(report.rounds())
                .hasSizeGreaterThan(10)
                .allMatch(round -> round.state().equals("proclaimed"));
        assertThat(report.finding(Check.SIGNATURES).words()).endsWith("the newest witnessed by 1 of 1");
        assertThat(report.trusted()).isFalse();
    }

    @Test
    void holdsForAnEmptyRecordAndForEverySizeAroundATile() {
        for (int size : new int[] {0, 1, 2, 255, 256, 257, 512}) {
            Ledger ledger = new Ledger(size, 3);
            for (int i = 0; i < size; i++) {
                ledger.remark("remark " + i);
            }
            assertThat(ledger.checkpoint().bundle().verify().holds())
                    .as("%d entries", size)
                    .isTrue();
        }
    }

    @Test
    void holdsForBallotsThatWereSealedEachAtItsOwnLength() {
        Ledger ledger = new Ledger(5, 3).withBallotsOfTheFirstDays();
        ledger.vote("Article 4")
                .prepare()
                .open()
                .cast(0, Choice.YES)
                .cast(1, Choice.NO)
                .close()
                .reveal()
                .proclaim();
        Report report = ledger.checkpoint().bundle().verify();
        assertThat(report.holds()).as(report.text()).isTrue();
    }

    @Test
    void namesTextAfterTheSignedPart() {
        MemoryBundle bundle = LEDGER.bundle();
        bundle.files.put("checkpoint", join(bundle.files.get("checkpoint"), "and so it was agreed\n"));
        assertNamed(bundle.withNewSums(), Check.SIGNATURES, "checkpoint: text after the signed part");
    }

    @Test
    void namesASwappedPartialTile() {
        MemoryBundle bundle = LEDGER.bundle();
        String partial = partial(bundle, "tile/0/001.p/");
        byte[] other = Arrays.copyOf(bundle.files.get("tile/0/000"), bundle.files.get(partial).length);
        bundle.files.put(partial, other);
        assertNamed(bundle, Check.TILES, partial + " is not made of the entries");
    }

    @Test
    void namesAnEntryThatWasReorderedTogetherWithItsTile() {
        MemoryBundle bundle = LEDGER.bundle();
        List<byte[]> entries = EntryBundle.decode(bundle.files.get("tile/entries/000"));
        byte[] first = entries.set(100, entries.get(101));
        entries.set(101, first);
        bundle.files.put("tile/entries/000", EntryBundle.encode(entries));
        rewriteTiles(bundle);
        assertNamed(
                bundle.withNewSums(),
                Check.TREE,
                "are not those that were signed: altered, dropped, added or reordered");
        long before = LEDGER.checkpoints().stream()
                .mapToLong(signed -> signed.checkpoint().size())
                .filter(size -> size <= 100)
                .max()
                .orElseThrow();
        assertThat(bundle.verify().finding(Check.TREE).problems().getFirst())
                .startsWith("the entries from " + before + " to ");
        assertThat(bundle.verify().finding(Check.TILES).result()).isEqualTo(Result.HOLDS);
    }

    @Test
    void namesAnEntryThatWasDroppedWithAllTilesMadeAnew() {
        MemoryBundle bundle = LEDGER.bundle();
        List<byte[]> last = EntryBundle.decode(bundle.files.get(partial(bundle, "tile/entries/001.p/")));
        last.removeFirst();
        last.add(last.getLast());
        bundle.files.put(partial(bundle, "tile/entries/001.p/"), EntryBundle.encode(last));
        rewriteTiles(bundle);
        assertNamed(bundle.withNewSums(), Check.TREE, "altered, dropped, added or reordered");
    }

    @Test
    void namesABallotThatWasOpenedDifferentlyThanItWasCast() {
        Ledger ledger = new Ledger(2, 3);
        Ledger.Vote vote = ledger.vote("Article 4").prepare().open();
        vote.cast(0, Choice.NO).cast(1, Choice.YES).cast(2, Choice.YES);
        UUID delegation = ledger.delegations().getFirst();
        Ledger.Vote.Cast cast = vote.last.remove(delegation);
        vote.last.put(delegation, new Ledger.Vote.Cast(cast.index(), cast.ballot(), cast.salt(), Choice.YES));
        vote.close().reveal().proclaim();
        assertNamed(
                ledger.checkpoint().bundle(),
                Check.BALLOTS,
                "the ballot of delegation " + delegation + " was cast otherwise (entry 2) than it is opened: YES");
    }

    @Test
    void namesAnElectorateThatWasChangedAfterTheOpening() {
        Ledger ledger = new Ledger(3, 3);
        Electorate larger = new Electorate(java.util.stream.Stream.concat(
                        ledger.electorate().electors().stream(),
                        java.util.stream.Stream.of(Elector.of(new UUID(1, 1), "Late Land", "guarantor")))
                .toList());
        ledger.vote("Article 4")
                .prepare()
                .open(ledger.electorate(), larger)
                .cast(0, Choice.YES)
                .close()
                .reveal()
                .proclaim();
        assertNamed(
                ledger.checkpoint().bundle(),
                Check.OUTCOMES,
                "the electorate that entry 1 froze is not the one it names: changed after the opening");

        MemoryBundle bundle = LEDGER.bundle();
        String opening = bundle.text("openings/000").lines().findFirst().orElseThrow();
        Json.Obj json = Json.parse(opening).asObject();
        String payload = new String(java.util.Base64.getDecoder().decode(json.text("payload")), StandardCharsets.UTF_8);
        String bent = json.with(
                        "payload",
                        Json.of(java.util.Base64.getEncoder()
                                .encodeToString(payload.replace("\"weight\":1,", "\"weight\":9,")
                                        .replace("\"weight\":1}", "\"weight\":9}")
                                        .getBytes(StandardCharsets.UTF_8))))
                .canonical();
        assertThat(bent).isNotEqualTo(opening);
        bundle.files.put(
                "openings/000",
                bundle.text("openings/000").replace(opening, bent).getBytes(StandardCharsets.UTF_8));
        assertNamed(bundle, Check.OPENINGS, "what is given for entry 1 is not what it commits to");
    }

    @Test
    void namesAResultThatWasMisreported() {
        assertNamed(
                claim(Json.object().put("yes", 3).build()),
                Check.OUTCOMES,
                "entry 5 reports 3 for \"yes\", but the ballots give 1");
        assertNamed(
                claim(Json.object().put("verdict", "ADOPTED").build()),
                Check.OUTCOMES,
                "entry 5 reports ADOPTED, but the ballots give REJECTED");
        Ledger ledger = new Ledger(4, 3);
        ledger.vote("A").prepare().open().cast(0, Choice.NO).close().reveal().proclaim(true);
        assertNamed(ledger.checkpoint().bundle(), Check.OUTCOMES, "proclaims adoption, but the ballots give REJECTED");

        MemoryBundle bundle = LEDGER.bundle();
        bundle.files.put(
                "results.json",
                bundle.text("results.json").replaceFirst("REJECTED", "ADOPTED").getBytes(StandardCharsets.UTF_8));
        assertNamed(bundle.withNewSums(), Check.RESULTS, "results.json does not say what was recomputed");
        MemoryBundle page = LEDGER.bundle();
        page.files.put(
                "index.uk.html",
                page.text("index.uk.html").replaceFirst("Відхилено", "Ухвалено").getBytes(StandardCharsets.UTF_8));
        assertNamed(page.withNewSums(), Check.RESULTS, "index.uk.html does not say what was recomputed");
    }

    @Test
    void namesEveryStepOutOfOrder() {
        Ledger late = new Ledger(5, 3);
        late.vote("A").prepare().open().close().reveal().cast(0, Choice.YES).proclaim();
        assertNamed(late.checkpoint().bundle(), Check.BALLOTS, "a ballot cast while round");

        Ledger early = new Ledger(5, 3);
        early.vote("A").prepare().cast(0, Choice.YES).open();
        assertNamed(early.checkpoint().bundle(), Check.BALLOTS, "was prepared");

        Ledger twice = new Ledger(5, 3);
        twice.vote("A").prepare().open().open();
        assertNamed(twice.checkpoint().bundle(), Check.ROUNDS, "was open, not prepared");

        Ledger unopened = new Ledger(5, 3);
        unopened.vote("A").open();
        assertNamed(unopened.checkpoint().bundle(), Check.ROUNDS, "was never prepared");

        Ledger unclosed = new Ledger(5, 3);
        unclosed.vote("A").prepare().open().proclaim(false);
        assertNamed(unclosed.checkpoint().bundle(), Check.ROUNDS, "was open, not closed");

        Ledger unknown = new Ledger(5, 3);
        unknown.vote("A").prepare().step("round.postponed", Json.object().build(), null);
        assertNamed(unknown.checkpoint().bundle(), Check.ROUNDS, "round.postponed is no step that this verifier knows");

        Ledger alone = new Ledger(5, 3);
        alone.vote("A").prepare().step("round.annulled", Json.object().build(), null);
        assertNamed(alone.checkpoint().bundle(), Check.ROUNDS, "annulled without a second person");
    }

    @Test
    void takesARoundThatWasNotPutAndNothingAfterIt() {
        Ledger ledger = new Ledger(6, 4);
        ledger.vote("A").prepare().step("round.not-put", Json.object().build(), null);
        Report left = ledger.checkpoint().bundle().verify();
        assertThat(left.text()).contains("Everything holds.");
        assertThat(left.rounds().getFirst().state()).isEqualTo("not-put");

        Ledger put = new Ledger(6, 4);
        put.vote("A").prepare().open().step("round.not-put", Json.object().build(), null);
        assertNamed(put.checkpoint().bundle(), Check.ROUNDS, "was open, not prepared");

        Ledger opened = new Ledger(6, 4);
        opened.vote("A")
                .prepare()
                .step("round.not-put", Json.object().build(), null)
                .open();
        assertNamed(opened.checkpoint().bundle(), Check.ROUNDS, "was not-put, not prepared");

        Ledger annulled = new Ledger(6, 4);
        annulled.vote("A")
                .prepare()
                .step("round.not-put", Json.object().build(), null)
                .step("round.annulment-asked", Json.object().build(), null);
        assertNamed(annulled.checkpoint().bundle(), Check.ROUNDS, "was not-put");
    }

    @Test
    void followsWhatLeavesABlockAndNothingElseThatLeavesARound() {
        Ledger block = new Ledger(6, 4);
        Ledger.Vote put = block.vote("A");
        String gone = "amendment:" + block.uuid();
        put.step(
                        "round.prepared",
                        prepared(put.question, gone).put("block", true).build(),
                        null)
                .step("round.separated", Json.object().put("subject", gone).build(), null)
                .open()
                .cast(0, Choice.YES)
                .close()
                .reveal()
                .proclaim();
        assertThat(block.checkpoint().bundle().verify().text()).contains("Everything holds.");

        Ledger together = new Ledger(6, 4);
        Ledger.Vote bound = together.vote("A");
        bound.step("round.prepared", prepared(bound.question, gone).build(), null)
                .step("round.reduced", Json.object().put("subject", gone).build(), null)
                .open();
        assertNamed(together.checkpoint().bundle(), Check.ROUNDS, "nothing that could leave round " + bound.id);

        Ledger late = new Ledger(6, 4);
        Ledger.Vote opened = late.vote("A");
        opened.step(
                        "round.prepared",
                        prepared(opened.question).put("block", true).build(),
                        null)
                .open()
                .step(
                        "round.separated",
                        Json.object().put("subject", opened.question).build(),
                        null);
        assertNamed(late.checkpoint().bundle(), Check.ROUNDS, "nothing that could leave round " + opened.id);
    }

    private static Json.Builder prepared(String... subjects) {
        return Json.object()
                .put("title", "A")
                .put("subjects", Json.strings(List.of(subjects)))
                .put("ruleSet", Ledger.RULES.id());
    }

    @Test
    void takesAnAnnulmentByTwoAndASecondVote() {
        Ledger ledger = new Ledger(6, 4);
        ledger.vote("A")
                .prepare()
                .open()
                .cast(0, Choice.YES)
                .step("round.annulment-asked", Json.object().build(), null)
                .step("round.annulled", Json.object().build(), null);
        Report annulled = ledger.checkpoint().bundle().verify();
        assertThat(annulled.text()).contains("Everything holds.");
        assertThat(annulled.rounds().getFirst().state()).isEqualTo("annulled");

        Ledger tied = new Ledger(7, 4);
        Ledger.Vote first = tied.vote("B").prepare().open();
        first.cast(0, Choice.NO).cast(1, Choice.YES).close().reveal().proclaim();
        Ledger.Vote second = tied.vote("B");
        second.repeats = first.id;
        second.prepare(first.question).open(first.question);
        second.cast(0, Choice.NO).cast(1, Choice.YES).close().reveal().proclaim();
        Report twice = tied.checkpoint().bundle().verify();
        assertThat(twice.text()).contains("Everything holds.");
        assertThat(twice.rounds())
                .extracting(round -> round.outcome().verdict())
                .containsExactly(Verdict.SECOND_VOTE, Verdict.REJECTED);

        Ledger decided = new Ledger(7, 4);
        Ledger.Vote won = decided.vote("B").prepare().open();
        won.cast(0, Choice.NO).close().reveal().proclaim();
        Ledger.Vote again = decided.vote("B");
        again.repeats = won.id;
        again.prepare(won.question);
        assertNamed(decided.checkpoint().bundle(), Check.ROUNDS, "is a second vote, but");
    }

    @Test
    void namesABallotOfWhoIsNotEntitledOneThatIsNotOpenedAndOneThatIsCountedTwice() {
        Ledger stranger = new Ledger(8, 3);
        UUID nobody = new UUID(7, 7);
        stranger.vote("A")
                .prepare()
                .open()
                .cast(nobody, Choice.YES)
                .close()
                .reveal()
                .proclaim();
        assertNamed(stranger.checkpoint().bundle(), Check.BALLOTS, nobody + " is not in the electorate");

        Ledger hidden = new Ledger(8, 3);
        Ledger.Vote vote = hidden.vote("A").prepare().open().cast(0, Choice.NO).cast(1, Choice.YES);
        vote.close();
        Ledger.Vote.Cast kept = vote.last.remove(hidden.delegations().getFirst());
        vote.reveal().proclaim();
        assertNamed(hidden.checkpoint().bundle(), Check.BALLOTS, "(entry 2) was not opened at the close");
        assertThat(kept.choice()).isEqualTo(Choice.NO);

        Ledger doubled = new Ledger(8, 3);
        doubled.vote("A")
                .prepare()
                .open()
                .cast(0, Choice.NO)
                .close()
                .reveal()
                .reveal()
                .proclaim();
        assertNamed(doubled.checkpoint().bundle(), Check.BALLOTS, "is counted");

        Ledger replaced = new Ledger(8, 3);
        Ledger.Vote again = replaced.vote("A").prepare().open().cast(0, Choice.NO);
        Ledger.Vote.Cast old = again.last.get(replaced.delegations().getFirst());
        again.cast(0, Choice.YES).close();
        again.reveal(replaced.delegations().getFirst(), old, Choice.NO).proclaim();
        assertNamed(replaced.checkpoint().bundle(), Check.BALLOTS, "opens another ballot of delegation");
    }

    @Test
    void saysWhenAnOutcomeCannotBeRecomputedBecauseItsRulesAreNotGiven() {
        MemoryBundle bundle = LEDGER.bundle();
        String opening = bundle.text("openings/000").lines().findFirst().orElseThrow();
        bundle.files.put(
                "openings/000",
                bundle.text("openings/000").replace(opening + "\n", "").getBytes(StandardCharsets.UTF_8));
        assertNamed(bundle, Check.OUTCOMES, "rules and electorate (entry 1) are not given");
    }

    @Test
    void namesFilesThatAreMissingOrTooMany() {
        MemoryBundle more = LEDGER.bundle();
        more.files.put("tile/0/001.p/3", new byte[96]);
        more.files.put("readme.txt", new byte[1]);
        assertNamed(more.withNewSums(), Check.FILES, "tile/0/001.p/3 does not belong");
        assertThat(more.verify().finding(Check.FILES).count()).isEqualTo(2);
        MemoryBundle less = LEDGER.bundle();
        less.files.remove("tile/1/000.p/1");
        assertNamed(less, Check.FILES, "tile/1/000.p/1 is missing");
        MemoryBundle bare = LEDGER.bundle();
        bare.files.remove("checkpoint");
        assertThat(bare.verify().holds()).isFalse();
        assertThat(new MemoryBundle().verify().holds()).isFalse();
    }

    @Test
    void holdsTheRecordAgainstWhatTheObserverBrings() {
        Ledger other = Ledger.negotiation(1, 300);
        MemoryBundle bundle = LEDGER.bundle();
        SignedCheckpoint seen = LEDGER.checkpoints().getFirst();
        assertThat(verify(bundle, List.of(seen), List.of()).holds()).isTrue();

        // The same house, but a record that forked after the third entry
        other.entries().set(3, other.entries().get(4));
        SignedCheckpoint forked = other.checkpoints().getFirst();
        Report report = verify(bundle, List.of(forked), List.of());
        assertThat(report.finding(Check.TREE).result()).isEqualTo(Result.FAILS);

        List<Hash> leaves = LEDGER.entries().stream()
                .limit(seen.checkpoint().size())
                .map(entry -> Hash.leaf(entry.bytes()))
                .toList();
        RightEdge edge = RightEdge.EMPTY;
        for (Hash leaf : leaves) {
            edge = edge.append(leaf);
        }
        assertThat(edge.root()).isEqualTo(seen.checkpoint().root());
        org.parley.record.verify.Tree tree = new org.parley.record.verify.Tree(
                leaves.size(), (level, index, width) -> leaves.subList((int) index * 256, (int) index * 256 + width));
        LogProof receipt = new LogProof(null, 5, tree.inclusion(5), seen);
        assertThat(verify(bundle, List.of(), List.of(receipt)).holds()).isTrue();
        LogProof wrong = new LogProof(null, 6, tree.inclusion(5), seen);
        assertThat(verify(bundle, List.of(), List.of(wrong)).finding(Check.TREE).result())
                .isEqualTo(Result.FAILS);
    }

    @Test
    void trustsOnlyTheKeysThatTheObserverNames() {
        MemoryBundle bundle = LEDGER.bundle();
        Report mine = Verifier.verify(bundle, Verifier.Options.NONE.trusting(LEDGER.keys()));
        assertThat(mine.holds()).isTrue();
        assertThat(mine.trusted()).isTrue();
        Report other = Verifier.verify(bundle, Verifier.Options.NONE.trusting(new Ledger(99, 1).keys()));
        assertThat(other.finding(Check.KEYS).problems())
                .singleElement()
                .asString()
                .contains("you did not name the key");
    }

    @Test
    void readsZipAndDirectoryAlikeAndWritesTheSameBytesEachTime(@TempDir Path folder) throws IOException {
        byte[] zip = LEDGER.zip();
        assertThat(LEDGER.zip()).isEqualTo(zip);
        Path file = Files.write(folder.resolve("bundle.zip"), zip);
        Path directory = folder.resolve("bundle");
        LEDGER.bundle().files.forEach((name, content) -> write(directory.resolve(name), content));
        try (BundleSource zipped = BundleSource.open(file);
                BundleSource unpacked = BundleSource.open(directory)) {
            assertThat(zipped.names()).isEqualTo(unpacked.names());
            assertThat(Verifier.verify(zipped, Verifier.Options.NONE).holds()).isTrue();
            assertThat(Verifier.verify(unpacked, Verifier.Options.NONE).holds()).isTrue();
        }
    }

    @Test
    void tellsEveryLanguageTheSame() {
        Set<String> keys = Results.words("en").keySet();
        for (String language : Results.LANGUAGES) {
            assertThat(Results.words(language).keySet()).isEqualTo(keys);
            assertThat(Results.words(language).values()).noneMatch(String::isBlank);
        }
        MemoryBundle bundle = LEDGER.bundle();
        assertThat(bundle.text("index.ar.html")).contains("dir=\"rtl\"").doesNotContain("${");
        assertThat(bundle.text("index.html")).contains("Article 1 — Стаття").doesNotContain("${");
        for (Verdict verdict : Verdict.values()) {
            assertThat(keys).contains("verdict." + verdict);
        }
    }

    @Test
    void writesNothingOfATitleAsMarkup() {
        Ledger ledger = new Ledger(9, 2);
        ledger.vote("<script>\"&${root.value}").prepare();
        assertThat(ledger.checkpoint().bundle().text("index.html"))
                .contains("&lt;script&gt;&quot;&amp;${root.value}</th>");
    }

    private static MemoryBundle claim(Json.Obj lie) {
        Ledger ledger = new Ledger(10, 3);
        ledger.vote("A")
                .prepare()
                .open()
                .cast(0, Choice.NO)
                .cast(1, Choice.YES)
                .cast(2, Choice.NO)
                .close(data -> {
                    Json.Obj bent = data;
                    for (String field : lie.keys()) {
                        bent = bent.with(field, lie.get(field));
                    }
                    return bent;
                })
                .reveal();
        return ledger.checkpoint().bundle();
    }

    private static Report verify(MemoryBundle bundle, List<SignedCheckpoint> seen, List<LogProof> receipts) {
        return Verifier.verify(bundle, Verifier.Options.NONE.having(seen, receipts));
    }

    static void assertNamed(BundleSource bundle, Check check, String words) {
        Report report = Verifier.verify(bundle, Verifier.Options.NONE);
        assertThat(report.holds()).isFalse();
        assertThat(report.finding(check).result()).isEqualTo(Result.FAILS);
        assertThat(report.finding(check).problems())
                .anySatisfy(problem -> assertThat(problem).contains(words));
        assertThat(report.text()).contains("FAIL " + check.word()).contains(words);
    }

    private static String partial(MemoryBundle bundle, String prefix) {
        return bundle.files.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    /** What a forger would do: every tile made anew from the forged entries. */
    private static void rewriteTiles(MemoryBundle bundle) {
        List<byte[]> entries = new ArrayList<>();
        TilePath.entries(LEDGER.size())
                .forEach(path -> entries.addAll(EntryBundle.decode(bundle.files.get(path.toString()))));
        org.parley.record.verify.TreeBuilder tree =
                new org.parley.record.verify.TreeBuilder((path, hashes) -> bundle.files.put(path.toString(), hashes));
        entries.forEach(entry -> tree.append(entry, 0, entry.length));
        tree.end();
        assertThat(entries).hasSizeGreaterThan(Tiles.WIDTH);
    }

    private static byte[] join(byte[] bytes, String more) {
        byte[] tail = more.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, all, bytes.length, tail.length);
        return all;
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
