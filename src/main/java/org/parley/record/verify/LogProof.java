package org.parley.record.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt: that an entry is in a record, checked without the record (C2SP tlog-proof, https://c2sp.org/tlog-proof; files end in
 * {@code .tlog-proof}). Ours carry the entry itself as extra data, so that the receipt alone is enough to check.
 *
 * @param extra what the specification calls opaque extra data: here the entry's bytes; null where there is none
 * @param index of the entry
 * @param path the hashes beside the way from the entry to the root, the lowest first
 * @param checkpoint the record as it stood
 */
public record LogProof(byte @Nullable [] extra, long index, List<Hash> path, SignedCheckpoint checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_BYTES = 300_000;

    public LogProof {
        extra = extra == null ? null : extra.clone();
        path = List.copyOf(path);
        if (index < 0) {
            throw new IllegalArgumentException("no entry " + index);
        }
    }

    @Override
    public byte @Nullable [] extra() {
        return extra == null ? null : extra.clone();
    }

    /** Reads a receipt; nothing is verified yet. @throws IllegalArgumentException that says what is wrong */
    public static LogProof parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("longer than a receipt may be");
        }
        String text = Lines.text(bytes);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("no blank line before the checkpoint");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
        int at = 0;
        if (!lines.get(at++).equals(HEADER)) {
            throw new IllegalArgumentException("not a receipt of a transparency log");
        }
        byte[] extra = null;
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = Lines.base64(lines.get(at++).substring(EXTRA.length()));
        }
        if (at == lines.size() || !lines.get(at).startsWith(INDEX)) {
            throw new IllegalArgumentException("the receipt does not say which entry");
        }
        long index = Lines.number(lines.get(at++).substring(INDEX.length()));
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(at, lines.size())) {
            path.add(Lines.hash(line));
        }
        LogProof proof = new LogProof(
                extra,
                index,
                path,
                SignedCheckpoint.parse(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8)));
        if (!Arrays.equals(proof.bytes(), bytes)) {
            throw new IllegalArgumentException("a receipt in another spelling");
        }
        return proof;
    }

    /** As it is downloaded. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(HEADER).append('\n');
        if (extra != null) {
            head.append(EXTRA).append(Lines.base64(extra)).append('\n');
        }
        head.append(INDEX).append(index).append('\n');
        path.forEach(hash -> head.append(hash.base64()).append('\n'));
        return Lines.concat(head.append('\n').toString().getBytes(StandardCharsets.UTF_8), checkpoint.bytes());
    }

    /**
     * Demands that this entry is in the record of these keys.
     *
     * @param entry the bytes of the entry, as whoever asks has them: never those of {@link #extra} unread
     * @param keys keys of the record, and of witnesses
     * @return the witnesses among these keys that signed the checkpoint
     * @throws IllegalArgumentException that says what does not hold
     */
    public List<VerifierKey> verify(byte[] entry, Collection<VerifierKey> keys) {
        List<VerifierKey> witnesses = checkpoint.verify(keys);
        Checkpoint head = checkpoint.checkpoint();
        if (!Proofs.included(Hash.leaf(entry), index, head.size(), path, head.root())) {
            throw new IllegalArgumentException("the path does not lead from the entry to the root");
        }
        return witnesses;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogProof that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @Override
    public String toString() {
        return "receipt of entry " + index + " in " + checkpoint.checkpoint();
    }
}
