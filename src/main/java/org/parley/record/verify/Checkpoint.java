package org.parley.record.verify;

/**
 * Size and root of a record at one moment: the text that is signed (C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint). Exactly three
 * lines: extension lines, which nobody could audit, are neither written nor taken.
 *
 * @param origin names the record: {@code parley/<instance>/<negotiation>}
 * @param size entries in it
 * @param root the root of its tree (RFC 6962)
 */
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < 0x20)) {
            throw new IllegalArgumentException("not an origin");
        }
        if (size < 0 || (size == 0 && !root.equals(Hash.EMPTY))) {
            throw new IllegalArgumentException("no record has " + size + " entries and this root");
        }
    }

    /** @throws IllegalArgumentException if these are not the three lines of a checkpoint */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new IllegalArgumentException("not the three lines of a checkpoint");
        }
        if (lines.length > 4) {
            throw new IllegalArgumentException("lines after the root of the checkpoint");
        }
        return new Checkpoint(lines[0], Lines.number(lines[1]), Lines.hash(lines[2]));
    }

    /** The three lines: what is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
