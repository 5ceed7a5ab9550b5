package org.parley.record.verify;

import java.util.Collection;
import java.util.List;

/**
 * A checkpoint with the signature of its record and those of witnesses, as it is published and kept.
 *
 * @param note what was signed, to the byte
 * @param checkpoint what it says
 */
public record SignedCheckpoint(Note note, Checkpoint checkpoint) {

    public SignedCheckpoint {
        if (!checkpoint.text().equals(note.text())) {
            throw new IllegalArgumentException("a checkpoint in another spelling");
        }
    }

    /** @throws IllegalArgumentException if the note is not a checkpoint */
    public SignedCheckpoint(Note note) {
        this(note, Checkpoint.parse(note.text()));
    }

    /** Reads one; nothing is verified yet. @throws IllegalArgumentException that says what is wrong */
    public static SignedCheckpoint parse(byte[] bytes) {
        return new SignedCheckpoint(Note.parse(bytes));
    }

    public byte[] bytes() {
        return note.bytes();
    }

    /**
     * Demands that a key of the record signed it: one of kind {@link VerifierKey.Kind#NOTE} whose name is the origin.
     *
     * @param keys keys of the record, the current one and those before it, and of witnesses
     * @return the witnesses among these keys that signed it too
     * @throws IllegalArgumentException if none of the record's keys signed, or a signature by one of the keys is wrong
     */
    public List<VerifierKey> verify(Collection<VerifierKey> keys) {
        List<VerifierKey> signers = note.signers(keys);
        boolean signed = signers.stream()
                .anyMatch(
                        key -> key.kind() == VerifierKey.Kind.NOTE && key.name().equals(checkpoint.origin()));
        if (!signed) {
            throw new IllegalArgumentException("not signed by a known key of " + checkpoint.origin());
        }
        return signers.stream()
                .filter(key -> key.kind() == VerifierKey.Kind.COSIGNATURE)
                .toList();
    }

    /** The same with a witness's signature. */
    public SignedCheckpoint with(Note.Signature cosignature) {
        return new SignedCheckpoint(note.with(cosignature), checkpoint);
    }
}
