package org.parley.record.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Evaluator;
import org.parley.procedure.Outcome;
import org.parley.procedure.RuleSet;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.Entry;
import org.parley.record.verify.Hash;
import org.parley.record.verify.RightEdge;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.SignerKey;
import org.parley.record.verify.VerifierKey;

/** A record in memory, written as the house writes one, and able to lie where a test wants it to: whatever it holds it signs. */
public final class Ledger {

    static final String ORIGIN = "parley/test/0198f000-0000-7000-8000-000000000001";
    static final RuleSet RULES = RuleSet.parse("""
            {"id":"majority","name":"Simple majority","base":"PRESENT_AND_VOTING","threshold":{"more_than":"1/2"},"tie":"SECOND_VOTE"}
            """);

    private final Random random;
    private final SignerKey key;
    private final SignerKey witness;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Long, Opening> openings = new TreeMap<>();
    private final List<Long> cuts = new ArrayList<>();
    private final List<UUID> delegations = new ArrayList<>();
    private boolean filled = true;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    public Ledger(long seed, int delegations) {
        random = new Random(seed);
        key = SignerKey.generate(ORIGIN, VerifierKey.Kind.NOTE, new Chance(random));
        witness = SignerKey.generate("witness.example/1", VerifierKey.Kind.COSIGNATURE, new Chance(random));
        for (int i = 0; i < delegations; i++) {
            this.delegations.add(uuid());
        }
    }

    SignerKey key() {
        return key;
    }

    SignerKey witness() {
        return witness;
    }

    List<VerifierKey> keys() {
        return List.of(key.verifier(), witness.verifier());
    }

    List<Entry> entries() {
        return entries;
    }

    List<UUID> delegations() {
        return delegations;
    }

    public long size() {
        return entries.size();
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    Electorate electorate() {
        List<Elector> electors = new ArrayList<>();
        for (int i = 0; i < delegations.size(); i++) {
            electors.add(new Elector(
                    delegations.get(i), "Land " + i, i < 2 ? "party" : "guarantor", 1 + i, Set.of(), false));
        }
        return new Electorate(electors);
    }

    /** A checkpoint here: the last of them is the newest. */
    public Ledger checkpoint() {
        cuts.add((long) entries.size());
        return this;
    }

    /** An entry that is nobody's round. */
    public Ledger remark(String text) {
        entry(
                "comment.posted",
                new Entry.Subject("comment", uuid(), null),
                null,
                null,
                Json.object().build(),
                text,
                null);
        return this;
    }

    /** A note of one delegation, kept apart. */
    Ledger draft(String text, boolean given) {
        UUID delegation = delegations.getFirst();
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] salt = salt();
        long index = size();
        add(new Entry(
                "amendment.drafted",
                tick(),
                new Entry.Actor(uuid(), delegation, "head"),
                new Entry.Subject("amendment", uuid(), 1L),
                null,
                Entry.Visibility.only(delegation),
                null,
                uuid().toString(),
                new Entry.Payload(Commitment.of(salt, content), content.length, "text/plain"),
                Json.object().build(),
                null));
        if (given) {
            openings.put(index, new Opening(index, salt, content));
        }
        return this;
    }

    /** A round from its preparation to its proclamation, as the house writes it. */
    public Vote vote(String title) {
        return new Vote(title);
    }

    /** One round and what has been cast in it. */
    public final class Vote {

        final UUID id = uuid();
        final String question = "provision:" + uuid();
        final Map<UUID, Cast> last = new LinkedHashMap<>();
        final String title;

        @Nullable
        UUID repeats;

        /** As the entries name them; null where they say nothing of it. */
        @Nullable
        String manner;

        @Nullable
        String opensAs;

        boolean indicative;

        Outcome.@Nullable Verdict verdict;

        Vote(String title) {
            this.title = title;
        }

        record Cast(long index, UUID ballot, byte[] salt, Choice choice) {}

        public Vote prepare() {
            return prepare(question);
        }

        Vote prepare(String subject) {
            Json.Builder data = Json.object()
                    .put("title", title)
                    .put("subjects", Json.strings(List.of(subject)))
                    .put("ruleSet", RULES.id());
            UUID first = repeats;
            if (first != null) {
                data.put("repeats", first.toString());
            }
            if (indicative) {
                data.put("indicative", true);
            }
            step("round.prepared", data.putPresent("manner", manner).build(), null);
            return this;
        }

        /** In another manner than usual, as what is prepared and what is opened name it. */
        Vote by(String prepared, @Nullable String opened) {
            manner = prepared;
            opensAs = opened;
            return this;
        }

        public Vote open() {
            return open(electorate());
        }

        Vote open(Electorate electorate) {
            return open(electorate, electorate);
        }

        Vote open(String subject) {
            return open(electorate(), electorate(), subject);
        }

        Vote open(Electorate named, Electorate frozen) {
            return open(named, frozen, question);
        }

        private Vote open(Electorate named, Electorate frozen, String subject) {
            step(
                    "round.opened",
                    Json.object()
                            .put("electorate", named.hash())
                            .put("delegations", named.size())
                            .build(),
                    Json.object()
                            .put("rules", RULES.toJson())
                            .put("electorate", frozen.toJson())
                            .put("subjects", Json.strings(List.of(subject)))
                            .putPresent("manner", opensAs)
                            .build()
                            .canonicalBytes());
            return this;
        }

        public Vote cast(int delegation, Choice choice) {
            return cast(delegations.get(delegation), choice);
        }

        Vote cast(UUID delegation, Choice choice) {
            byte[] content = content(delegation, choice);
            byte[] salt = salt();
            UUID ballot = uuid();
            last.put(delegation, new Cast(size(), ballot, salt, choice));
            add(new Entry(
                    "ballot.cast",
                    tick(),
                    new Entry.Actor(uuid(), delegation, "head"),
                    new Entry.Subject("ballot", ballot, null),
                    id,
                    Entry.Visibility.SEALED,
                    Hash.ofHex(RULES.hash()),
                    ballot.toString(),
                    new Entry.Payload(Commitment.of(salt, content), content.length, "application/json"),
                    Json.object().build(),
                    null));
            return this;
        }

        public Vote close() {
            return close(data -> data);
        }

        Vote close(UnaryOperator<Json.Obj> lie) {
            Map<UUID, Choice> choices = new LinkedHashMap<>();
            last.forEach((delegation, cast) -> choices.put(delegation, cast.choice()));
            Outcome outcome = repeats == null
                    ? Evaluator.evaluate(RULES, electorate(), choices)
                    : Evaluator.evaluateSecondVote(RULES, electorate(), choices);
            verdict = outcome.verdict();
            step(
                    "round.closed",
                    lie.apply(Json.object()
                            .put("ballots", last.size())
                            .put("yes", outcome.tally().yes())
                            .put("no", outcome.tally().no())
                            .put("abstain", outcome.tally().abstain())
                            .put("absent", outcome.tally().absent())
                            .put("verdict", outcome.verdict().name())
                            .build()),
                    null);
            return this;
        }

        public Vote reveal() {
            last.forEach((delegation, cast) -> reveal(delegation, cast, cast.choice()));
            return this;
        }

        Vote reveal(UUID delegation, Cast cast, Choice said) {
            entry(
                    "ballot.opened",
                    new Entry.Subject("ballot", cast.ballot(), null),
                    id,
                    null,
                    Json.object()
                            .put("delegation", delegation.toString())
                            .put("choice", said.name())
                            .put("entry", cast.index())
                            .put("salt", java.util.HexFormat.of().formatHex(cast.salt()))
                            .build(),
                    null,
                    null);
            return this;
        }

        public Vote proclaim() {
            return proclaim(verdict == Outcome.Verdict.ADOPTED);
        }

        Vote proclaim(boolean adopted) {
            step(
                    "round.proclaimed",
                    Json.object()
                            .put("verdict", String.valueOf(verdict))
                            .put("adopted", adopted)
                            .build(),
                    null);
            return this;
        }

        Vote step(String type, Json.Obj data, byte @Nullable [] payload) {
            entry(type, new Entry.Subject("round", id, null), id, Hash.ofHex(RULES.hash()), data, null, payload);
            return this;
        }

        byte[] content(UUID delegation, Choice choice) {
            Json.Obj said = Json.object()
                    .put("round", id.toString())
                    .put("delegation", delegation.toString())
                    .put("choice", choice.name())
                    .build();
            return (filled ? said.padded(256) : said).canonicalBytes();
        }
    }

    /** From now on ballots are sealed as in the records of the first days, each at its own length. */
    Ledger withBallotsOfTheFirstDays() {
        filled = false;
        return this;
    }

    private void entry(
            String type,
            Entry.Subject subject,
            @Nullable UUID round,
            @Nullable Hash rules,
            Json.Obj data,
            @Nullable String text,
            byte @Nullable [] payload) {
        Entry.Payload kept = null;
        if (payload != null) {
            byte[] salt = salt();
            kept = new Entry.Payload(Commitment.of(salt, payload), payload.length, "application/json");
            openings.put(size(), new Opening(size(), salt, payload));
        }
        add(new Entry(
                type,
                tick(),
                new Entry.Actor(uuid(), null, "facilitator"),
                subject,
                round,
                Entry.Visibility.PUBLIC,
                rules,
                uuid().toString(),
                kept,
                data,
                text));
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    private Instant tick() {
        now = now.plusMillis(7);
        return now;
    }

    private byte[] salt() {
        byte[] salt = new byte[Commitment.SALT_SIZE];
        random.nextBytes(salt);
        return salt;
    }

    /** Every checkpoint that was asked for, signed; the newest by the witness too. */
    List<SignedCheckpoint> checkpoints() {
        List<SignedCheckpoint> signed = new ArrayList<>();
        RightEdge edge = RightEdge.EMPTY;
        int next = 0;
        for (int i = 0; i <= entries.size() && next < cuts.size(); i++) {
            if (cuts.get(next) == i) {
                signed.add(key.sign(new Checkpoint(ORIGIN, i, edge.root())));
                next++;
            }
            if (i < entries.size()) {
                edge = edge.append(Hash.leaf(entries.get(i).bytes()));
            }
        }
        SignedCheckpoint newest = signed.removeLast();
        signed.add(newest.with(witness.cosign(newest.checkpoint().text(), Instant.parse("2026-11-22T18:00:00Z"))));
        return signed;
    }

    /** As the house would export it. */
    public void write(BundleWriter.Target target, byte @Nullable [] jar) throws IOException {
        try (BundleWriter writer = new BundleWriter(target, keys(), checkpoints(), jar)) {
            for (int i = 0; i < entries.size(); i++) {
                writer.add(entries.get(i).bytes(), openings.get((long) i));
            }
        }
    }

    MemoryBundle bundle() {
        MemoryBundle bundle = new MemoryBundle();
        try {
            write(bundle.files::put, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }

    byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(BundleWriter.into(zip), null);
        }
        return bytes.toByteArray();
    }

    /** Reproducible keys: tests only. */
    private static final class Chance extends java.security.SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient Random random;

        Chance(Random random) {
            this.random = random;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }

    /** A negotiation of about so many entries: rounds with ballots cast twice, remarks, drafts, checkpoints after every third round. */
    public static Ledger negotiation(long seed, int least) {
        return negotiation(seed, least, 3);
    }

    /** @param rounds after how many rounds there is a checkpoint each time */
    public static Ledger negotiation(long seed, int least, int rounds) {
        Ledger ledger = new Ledger(seed, 9);
        int number = 1;
        while (ledger.size() < least) {
            Vote vote = ledger.vote("Article " + number + " — Стаття").prepare();
            vote.open();
            for (int i = 0; i < 9; i++) {
                if ((i + number) % 7 != 0) {
                    vote.cast(i, Choice.values()[ledger.random.nextInt(5) % 3]);
                }
            }
            vote.cast(3, Choice.YES);
            vote.close().reveal().proclaim();
            ledger.remark("Пояснення \"голосу\" " + number + "\n");
            ledger.draft("Чернетка", number % 2 == 0);
            if (number % rounds == 0) {
                ledger.checkpoint();
            }
            number++;
        }
        while (ledger.size() % 2 != 0 || ledger.cuts.contains(ledger.size())) {
            ledger.remark("end");
        }
        return ledger.checkpoint();
    }
}
