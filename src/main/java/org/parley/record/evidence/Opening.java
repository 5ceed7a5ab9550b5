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

    /** @throws IllegalArgumentException if it is not what {@link #line()} writes */
    static Opening parse(String line) {
        int first = line.indexOf(PAYLOAD);
        int second = line.indexOf(SALT, Math.max(first, 0));
        if (!line.startsWith(INDEX) || first < 0 || second < first + PAYLOAD.length() || !line.endsWith(END)) {
            throw new IllegalArgumentException("not an opening");
        }
        int salt = second + SALT.length();
        if (salt > line.length() - END.length()) {
            throw new IllegalArgumentException("not an opening");
        }
        int payload = first + PAYLOAD.length();
        Opening opening = new Opening(
                Long.parseLong(line, INDEX.length(), first, 10),
                HexFormat.of().parseHex(line, salt, line.length() - END.length()),
                Base64.getDecoder().decode(line.substring(payload, second)));
        // Neither number nor Base64 has only one spelling that is read; of Base64 only the end has more, the last four
        // digits
        int end = Math.max(payload, second - 4);
        int last = (end - payload) / 4 * 3;
        Opening spelled = new Opening(
                opening.index, opening.salt, Arrays.copyOfRange(opening.payload, last, opening.payload.length));
        if (!spelled.line().equals(line.substring(0, payload) + line.substring(end))) {
            throw new IllegalArgumentException("an opening in another spelling");
        }
        return opening;
    }
}
