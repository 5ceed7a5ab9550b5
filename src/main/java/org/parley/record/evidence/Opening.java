package org.parley.record.evidence;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What opens the commitment in an entry.
 *
 * @param index of the entry
 * @param salt 32 bytes
 * @param payload the content, as it was committed to
 */
public record Opening(long index, byte[] salt, byte[] payload) {

    private static final String INDEX = "{\"index\":";
    private static final String PAYLOAD = ",\"payload\":\"";
    private static final String SALT = "\",\"salt\":\"";
    private static final String END = "\"}";

    /** One line of a file of openings, without its line feed: canonical JSON, in which nothing of these needs an escape. */
    String line() {
        return INDEX
                + index
                + PAYLOAD
                + Base64.getEncoder().encodeToString(payload)
                + SALT
                + HexFormat.of().formatHex(salt)
                + END;
    }

    /**
     * Reads a line of a file.
     *
     * @param file all of it, a character for each byte
     * @param from where the line begins
     * @param to where its line feed stands
     * @throws IllegalArgumentException if it is not what {@link #line()} writes
     */
    static Opening parse(String file, byte[] bytes, int from, int to) {
        int first = file.indexOf(PAYLOAD, from);
        int payload = first + PAYLOAD.length();
        int second = first < 0 ? -1 : file.indexOf('"', payload);
        int salt = second + SALT.length();
        int end = to - END.length();
        if (second < 0 || salt > end) {
            throw new IllegalArgumentException("not an opening");
        }
        Opening opening = new Opening(
                Long.parseLong(file, from + INDEX.length(), first, 10),
                HexFormat.of().parseHex(file, salt, end),
                Base64.getDecoder().decode(Arrays.copyOfRange(bytes, payload, second)));
        // Neither number nor Base64 has only one spelling that is read; of Base64 only the end has more, the last four
        // digits
        int digits = Math.max(payload, second - 4);
        int last = (digits - payload) / 4 * 3;
        Opening spelled = new Opening(
                opening.index, opening.salt, Arrays.copyOfRange(opening.payload, last, opening.payload.length));
        if (!spelled.line().equals(file.substring(from, payload) + file.substring(digits, to))) {
            throw new IllegalArgumentException("an opening in another spelling");
        }
        return opening;
    }
}
