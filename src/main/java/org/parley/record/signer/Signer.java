package org.parley.record.signer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.record.signer.Refused.Why;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Note;
import org.parley.record.verify.Proofs;
import org.parley.record.verify.RightEdge;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.SignerKey;
import org.parley.record.verify.Tree;
import org.parley.record.verify.VerifierKey;

/**
 * Signs checkpoints, and only what extends the last one it signed (C2SP tlog-checkpoint). It keeps its keys and its memory, the last
 * checkpoint and the right edge of the tree under it, in a folder of its own outside the database. Before each signature it hashes the
 * new entries itself from its own edge, compares the root with that of the head, and demands a consistency proof from the stored
 * tree. What it has signed stands in its memory before anybody gets it, so that after any stop it signs nothing beside it.
 *
 * <p>One folder serves one house; several nodes share it, and one signs at a time.
 */
public final class Signer {

    private static final String KEY = "key";
    private static final String KEYS = "keys";
    private static final String ROTATION = "rotation";
    private static final String MEMORY = "memory";
    private static final String INSTANCE = "instance";
    private static final String ALARM = "alarm";
    private static final UUID HOUSE = new UUID(0, 0);

    private final SignerFolder home;
    private final Ledger ledger;
    private final SecureRandom random;
    private final Clock clock;
    private final String instance;

    /**
     * Opens the folder, or makes it.
     *
     * @param home the signer's own folder
     * @param instance names the house in the origins of its records; null to take the one it has, or a random one at the first start
     */
    public Signer(Path home, @Nullable String instance, Ledger ledger, SecureRandom random, Clock clock) {
        this.home = new SignerFolder(home);
        this.ledger = ledger;
        this.random = random;
        this.clock = clock;
        this.instance = instance == null || instance.isBlank() ? known() : instance;
    }

    private String known() {
        return home.read(INSTANCE).map(String::strip).orElseGet(() -> {
            byte[] bytes = new byte[5];
            random.nextBytes(bytes);
            String made = HexFormat.of().formatHex(bytes);
            home.write(INSTANCE, made + "\n");
            return made;
        });
    }

    /** The name under which a record's checkpoints are signed. */
    public String origin(UUID log) {
        return "parley/" + instance + "/" + (log.equals(HOUSE) ? "house" : log);
    }

    /** The public keys of a record, the first one first; the last one signs. Empty before the first signature. */
    public List<VerifierKey> keys(UUID log) {
        return rotations(log).stream().map(Rotation::key).toList();
    }

    /**
     * The keys with what vouches for them, as they are published: a line for the first key, then for each later one a note, signed by
     * the key before it, whose text is the new key. Whoever has the first key can so trust the last.
     */
    public String publishedKeys(UUID log) {
        return folder(log).read(KEYS).orElse("");
    }

    /** The last checkpoint that was signed. */
    public Optional<SignedCheckpoint> last(UUID log) {
        return memory(log, folder(log)).map(Memory::checkpoint);
    }

    /**
     * Why the signer does not sign a record any more. Stands in its folder as {@code alarm}, with all that was seen, and holds until an
     * operator who has repaired the cause takes that file away.
     *
     * @param since when it refused first
     * @param evidence what was seen then, in plain words
     */
    public record Alarm(Refused.Why why, Instant since, String evidence) {

        private String written() {
            return why + "\n" + since + "\n" + evidence + "\n";
        }

        private static Alarm of(String written) {
            String[] lines = written.split("\n", 3);
            return new Alarm(Refused.Why.valueOf(lines[0]), Instant.parse(lines[1]), lines[2].strip());
        }
    }

    /** The alarm of a record, if there is one. */
    public Optional<Alarm> alarm(UUID log) {
        return folder(log).read(ALARM).map(Alarm::of);
    }

    /** Keeps the first refusal; a later one says nothing new. */
    private Refused raise(UUID log, SignerFolder own, Refused refused) {
        if (own.read(ALARM).isEmpty()) {
            Alarm alarm = new Alarm(refused.why(), clock.instant(), refused.evidence());
            own.write(ALARM, alarm.written());
            String last = own.read(MEMORY).orElse("");
            own.write("evidence-" + alarm.since().toEpochMilli(), alarm.written() + "\n" + last);
        }
        return refused;
    }

    private static void requireNoAlarm(SignerFolder own) {
        own.read(ALARM).map(Alarm::of).ifPresent(alarm -> {
            throw new Refused(alarm.why(), alarm.evidence());
        });
    }

    /**
     * Signs the record as it is now.
     *
     * @param signedBefore whether the house has ever published a checkpoint of it: then a signer that knows of none refuses
     * @return the checkpoint, the same as before when nothing was added; empty while the record is empty or another process signs
     * @throws Refused when what is there does not extend what was signed
     */
    public Optional<SignedCheckpoint> sign(UUID log, boolean signedBefore) {
        SignerFolder own = folder(log);
        return own.alone(() -> {
                    requireNoAlarm(own);
                    try {
                        return signAlone(log, own, signedBefore);
                    } catch (Refused refused) {
                        throw raise(log, own, refused);
                    }
                })
                .flatMap(signed -> signed);
    }

    private Optional<SignedCheckpoint> signAlone(UUID log, SignerFolder own, boolean signedBefore) {
        Optional<Memory> before = memory(log, own);
        if (before.isEmpty() && signedBefore) {
            throw new Refused(
                    Why.MEMORY_LOST, "checkpoints of " + origin(log) + " were published, and the signer knows of none");
        }
        Ledger.Claim claim = ledger.claim(log);
        RightEdge edge = before.map(Memory::edge).orElse(RightEdge.EMPTY);
        if (claim.size() < edge.size()) {
            throw new Refused(Why.SHORTER, comparison(edge, claim));
        }
        if (claim.size() == edge.size()) {
            if (!claim.root().equals(edge.root())) {
                throw new Refused(Why.FORKED, comparison(edge, claim));
            }
            return before.map(Memory::checkpoint);
        }
        RightEdge grown = extend(log, edge, claim.size());
        requireGrowth(log, edge, grown, claim);
        // Signing what a stop of the database then takes back would be an alarm that nobody caused
        ledger.settle(log);
        SignedCheckpoint signed = key(log, own).sign(new Checkpoint(origin(log), claim.size(), claim.root()));
        own.write(MEMORY, new Memory(signed, grown).written());
        return Optional.of(signed);
    }

    private void requireGrowth(UUID log, RightEdge edge, RightEdge grown, Ledger.Claim claim) {
        if (grown.size() != claim.size() || !grown.root().equals(claim.root())) {
            throw new Refused(
                    Why.CHANGED,
                    "the entries make a tree of %d with root %s; %s"
                            .formatted(grown.size(), grown.root().hex(), comparison(edge, claim)));
        }
        List<Hash> proof;
        try {
            proof = new Tree(claim.size(), ledger.tiles(log)).consistency(edge.size());
        } catch (IllegalStateException missing) {
            throw new Refused(Why.CHANGED, missing.getMessage() + "; " + comparison(edge, claim));
        }
        if (!Proofs.consistent(edge.size(), edge.root(), claim.size(), claim.root(), proof)) {
            throw new Refused(
                    Why.FORKED, "the stored tree does not prove that it grew from there; " + comparison(edge, claim));
        }
    }

    /**
     * Reads every entry that was ever signed and hashes it anew. Finds what {@link #sign} cannot see: a row of the past that was
     * changed where it lies.
     *
     * @throws Refused when the entries no longer make the tree that was signed
     */
    public void audit(UUID log) {
        SignerFolder own = folder(log);
        requireNoAlarm(own);
        try {
            auditAlone(log, own);
        } catch (Refused refused) {
            throw raise(log, own, refused);
        }
    }

    private void auditAlone(UUID log, SignerFolder own) {
        Optional<Memory> memory = memory(log, own);
        if (memory.isEmpty()) {
            return;
        }
        RightEdge signed = memory.get().edge();
        Ledger.Claim claim = ledger.claim(log);
        if (claim.size() < signed.size()) {
            throw new Refused(Why.SHORTER, comparison(signed, claim));
        }
        RightEdge found = extend(log, RightEdge.EMPTY, signed.size());
        if (!found.equals(signed)) {
            throw new Refused(
                    Why.CHANGED,
                    "signed were %d entries with root %s; found were %d with root %s"
                            .formatted(
                                    signed.size(),
                                    signed.root().hex(),
                                    found.size(),
                                    found.root().hex()));
        }
    }

    /**
     * Makes a new key for a record. The old one signs the new one and then nothing more: it is deleted. Checkpoints that it signed stay
     * verifiable, because its public half stays published.
     *
     * @return the new key; empty when there was none to replace, or another process signs just now
     */
    public Optional<VerifierKey> rotate(UUID log) {
        SignerFolder own = folder(log);
        return own.alone(() -> {
                    Optional<String> old = own.read(KEY);
                    if (old.isEmpty()) {
                        return Optional.<VerifierKey>empty();
                    }
                    SignerKey before = SignerKey.parse(old.get().strip());
                    SignerKey fresh = SignerKey.generate(origin(log), VerifierKey.Kind.NOTE, random);
                    String statement = fresh.verifier() + "\n";
                    Note note = new Note(statement, List.of(before.sign(statement)));
                    // First the key that signs, then its being known: a stop in between leaves a key that keys() does
                    // not
                    // name, which key() finds and names
                    own.write(ROTATION, new String(note.bytes(), StandardCharsets.UTF_8));
                    own.write(KEY, fresh.secret() + "\n");
                    finishRotation(own);
                    return Optional.of(fresh.verifier());
                })
                .flatMap(made -> made);
    }

    private static void finishRotation(SignerFolder own) {
        String rotation = own.read(ROTATION).orElse("");
        String keys = own.read(KEYS).orElse("");
        if (!rotation.isEmpty() && !keys.contains(rotation)) {
            own.write(KEYS, keys + "\n" + rotation);
        }
    }

    private SignerKey key(UUID log, SignerFolder own) {
        Optional<String> kept = own.read(KEY);
        boolean known = own.read(KEYS).isPresent();
        if (kept.isEmpty() && known) {
            throw new Refused(Why.MEMORY_LOST, "the key of " + origin(log) + " is gone");
        }
        SignerKey key = kept.map(secret -> SignerKey.parse(secret.strip()))
                .orElseGet(() -> SignerKey.generate(origin(log), VerifierKey.Kind.NOTE, random));
        if (kept.isEmpty()) {
            own.write(KEY, key.secret() + "\n");
        }
        if (!known) {
            own.write(KEYS, key.verifier() + "\n");
        } else if (!keys(log).contains(key.verifier())) {
            finishRotation(own);
        }
        return key;
    }

    private RightEdge extend(UUID log, RightEdge from, long to) {
        Growing growing = new Growing(from);
        ledger.entries(log, from.size(), to, growing);
        return growing.edge;
    }

    private static final class Growing implements Ledger.Entries {

        private RightEdge edge;

        Growing(RightEdge edge) {
            this.edge = edge;
        }

        @Override
        public void entry(long index, byte[] bytes) {
            if (index == edge.size()) {
                edge = edge.append(Hash.leaf(bytes));
            }
        }
    }

    /** What the signer signed last, checked against its own keys: a file that somebody edited is worth nothing. */
    private Optional<Memory> memory(UUID log, SignerFolder own) {
        try {
            Optional<Memory> memory = own.read(MEMORY).map(Memory::of);
            memory.ifPresent(kept -> kept.checkpoint().verify(keys(log)));
            return memory;
        } catch (IllegalArgumentException spoiled) {
            throw new Refused(
                    Why.MEMORY_LOST, "the signer's memory of " + origin(log) + " is spoiled: " + spoiled.getMessage());
        }
    }

    /** The last checkpoint and the edge of the tree under it: a line, then the note. */
    private record Memory(SignedCheckpoint checkpoint, RightEdge edge) {

        Memory {
            Checkpoint said = checkpoint.checkpoint();
            if (edge.size() != said.size() || !edge.root().equals(said.root())) {
                throw new IllegalArgumentException("edge and checkpoint differ");
            }
        }

        static Memory of(String written) {
            int end = written.indexOf('\n');
            if (end < 0) {
                throw new IllegalArgumentException("cut off");
            }
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.parse(written.substring(end + 1).getBytes(StandardCharsets.UTF_8));
            Memory memory = new Memory(
                    checkpoint,
                    RightEdge.of(
                            checkpoint.checkpoint().size(), Base64.getDecoder().decode(written.substring(0, end))));
            if (!memory.written().equals(written)) {
                throw new IllegalArgumentException("in another spelling");
            }
            return memory;
        }

        String written() {
            return Base64.getEncoder().encodeToString(edge.bytes())
                    + "\n"
                    + new String(checkpoint.bytes(), StandardCharsets.UTF_8);
        }
    }

    /** A key, and the note that vouches for it where it is not the first. */
    private record Rotation(VerifierKey key, @Nullable Note note) {}

    private List<Rotation> rotations(UUID log) {
        List<Rotation> rotations = new ArrayList<>();
        String keys = publishedKeys(log);
        if (keys.isEmpty()) {
            return rotations;
        }
        String[] blocks = keys.split("\n\n", -1);
        rotations.add(new Rotation(VerifierKey.parse(blocks[0].strip()), null));
        for (int i = 1; i + 1 < blocks.length; i += 2) {
            Note note = Note.parse(
                    (blocks[i] + "\n\n" + blocks[i + 1].stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8));
            rotations.add(new Rotation(VerifierKey.parse(note.text().strip()), note));
        }
        return rotations;
    }

    private SignerFolder folder(UUID log) {
        return home.folder(log.toString());
    }

    private static String comparison(RightEdge signed, Ledger.Claim claim) {
        return "signed was size %d with root %s; the head says size %d with root %s"
                .formatted(
                        signed.size(),
                        signed.root().hex(),
                        claim.size(),
                        claim.root().hex());
    }
}
