package org.parley.record.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of {@code add-checkpoint}, with which a witness is asked to sign (C2SP tlog-witness, https://c2sp.org/tlog-witness).
 *
 * @param older the size of the record that the witness saw last, 0 when none
 * @param proof that the record grew from there to the checkpoint
 * @param checkpoint what it is asked to sign
 */
public record WitnessRequest(long older, List<Hash> proof, SignedCheckpoint checkpoint) {

    /** The media type of the answer 409, whose body is the size that the witness saw last. */
    public static final String SIZE_MEDIA_TYPE = "text/x.tlog.size";

    private static final String OLD = "old ";
    private static final int MOST_LINES = 63;

    public WitnessRequest {
        proof = List.copyOf(proof);
        if (older < 0 || proof.size() > MOST_LINES) {
            throw new IllegalArgumentException("not a request that a witness takes");
        }
    }

    public byte[] bytes() {
        StringBuilder head = new StringBuilder(OLD).append(older).append('\n');
        proof.forEach(hash -> head.append(hash.base64()).append('\n'));
        return Lines.concat(head.append('\n').toString().getBytes(StandardCharsets.UTF_8), checkpoint.bytes());
    }

    /** Reads a request, as a witness does. @throws IllegalArgumentException that says what is wrong */
    public static WitnessRequest parse(byte[] bytes) {
        String text = Lines.text(bytes);
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith(OLD)) {
            throw new IllegalArgumentException("not a request to a witness");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        List<Hash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Lines.hash(lines[i]));
        }
        return new WitnessRequest(
                Lines.number(lines[0].substring(OLD.length())),
                proof,
                SignedCheckpoint.parse(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads the lines with which a witness answers. @throws IllegalArgumentException if they are not lines of signatures */
    public static List<Note.Signature> answer(byte[] bytes) {
        String text = Lines.text(bytes);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the answer of the witness does not end");
        }
        List<Note.Signature> signatures = new ArrayList<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            signatures.add(Note.Signature.parse(line));
        }
        return signatures;
    }
}
