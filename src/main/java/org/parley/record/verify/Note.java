package org.parley.record.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A text and its signatures (C2SP signed-note, https://c2sp.org/signed-note). The text means nothing before {@link #signers} has named a
 * key that is trusted. Read strictly, so that what was verified is all that there is: nothing may stand after the signatures, between
 * them, or in another spelling (CVE-2026-56864 was a verifier that let text follow the signed part).
 *
 * @param text ends with a line feed
 * @param signatures at least one
 */
public record Note(String text, List<Signature> signatures) {

    /** Most bytes that are read; a checkpoint with a hundred witnesses is smaller. */
    public static final int MAX_BYTES = 100_000;

    private static final int MOST_SIGNATURES = 100;
    private static final String DASH = "\u2014 ";

    public Note {
        signatures = List.copyOf(signatures);
        require(text.endsWith("\n"), "the text of a note ends with a line feed");
        require(text.equals(Lines.text(text.getBytes(StandardCharsets.UTF_8))), "not a text that a note can hold");
        require(!signatures.isEmpty(), "a note without a signature");
        require(signatures.size() <= MOST_SIGNATURES, "more than " + MOST_SIGNATURES + " signatures");
    }

    /**
     * One signature.
     *
     * @param name the name of its key
     * @param id the id of its key
     * @param bytes what the key made; for a cosignature with its time before it
     */
    public record Signature(String name, int id, byte[] bytes) {

        public Signature {
            VerifierKey.requireName(name);
            require(bytes.length > 0, "an empty signature");
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        /** Whether the key's name and id say that it made this. */
        public boolean claims(VerifierKey key) {
            return key.id() == id && key.name().equals(name);
        }

        /** The time of a witness's signature in seconds since 1970 (tlog-cosignature). */
        public long cosignedAt() {
            return ByteBuffer.wrap(bytes).getLong();
        }

        /** The line that stands in a note, with its line feed. */
        public String line() {
            byte[] idBytes = ByteBuffer.allocate(Integer.BYTES).putInt(id).array();
            return DASH + name + " " + Lines.base64(Lines.concat(idBytes, bytes)) + "\n";
        }

        /** Reads one line without its line feed. @throws IllegalArgumentException if it is not one */
        public static Signature parse(String line) {
            require(line.startsWith(DASH), "something that is no signature stands where signatures stand");
            int space = line.indexOf(' ', DASH.length());
            require(space > 0, "a signature without a name");
            byte[] all = Lines.base64(line.substring(space + 1));
            require(all.length > Integer.BYTES, "a signature that is too short");
            return new Signature(
                    line.substring(DASH.length(), space),
                    ByteBuffer.wrap(all).getInt(),
                    Arrays.copyOfRange(all, Integer.BYTES, all.length));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Signature that && line().equals(that.line());
        }

        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public String toString() {
            return line().strip();
        }
    }

    /** Reads a note; nothing is verified yet. @throws IllegalArgumentException that says what is wrong */
    public static Note parse(byte[] bytes) {
        require(bytes.length <= MAX_BYTES, "longer than a note may be");
        String all = Lines.text(bytes);
        int end = all.lastIndexOf("\n\n");
        require(end >= 0, "no blank line before the signatures");
        String lines = all.substring(end + 2);
        require(lines.endsWith("\n"), "text after the signatures, or the last line is not ended");
        List<Signature> signatures = new ArrayList<>();
        for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            require(line.startsWith(DASH), "text after the signed part");
            signatures.add(Signature.parse(line));
        }
        Note note = new Note(all.substring(0, end + 1), signatures);
        require(Arrays.equals(note.bytes(), bytes), "a note in another spelling");
        return note;
    }

    /** As it is stored and sent. */
    public byte[] bytes() {
        StringBuilder all = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> all.append(signature.line()));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same text with one more signature. */
    public Note with(Signature signature) {
        List<Signature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new Note(text, more);
    }

    /**
     * The keys that signed, of those given. Signatures of unknown keys are passed over, as the specification demands.
     *
     * @throws IllegalArgumentException if a signature that claims one of these keys is not by it: then the whole note is worth nothing
     */
    public List<VerifierKey> signers(Collection<VerifierKey> keys) {
        List<VerifierKey> found = new ArrayList<>();
        for (Signature signature : signatures) {
            for (VerifierKey key : keys) {
                if (signature.claims(key)) {
                    require(key.verifies(text, signature.bytes), "the signature of " + key.name() + " is wrong");
                    if (!found.contains(key)) {
                        found.add(key);
                    }
                }
            }
        }
        return found;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
