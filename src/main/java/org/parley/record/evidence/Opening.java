package org.parley.record.evidence;

import java.util.Base64;
import java.util.HexFormat;
import org.parley.kernel.Json;

/**
 * What opens the commitment in an entry.
 *
 * @param index of the entry
 * @param salt 32 bytes
 * @param payload the content, as it was committed to
 */
public record Opening(long index, byte[] salt, byte[] payload) {

    /** One line of a file of openings, without its line feed. */
    String line() {
        return Json.object()
                .put("index", index)
                .put("payload", Base64.getEncoder().encodeToString(payload))
                .put("salt", HexFormat.of().formatHex(salt))
                .build()
                .canonical();
    }

    /** @throws IllegalArgumentException if it is not what {@link #line()} writes */
    static Opening parse(String line) {
        Json.Obj json = Json.parse(line, new Json.Limits(Integer.MAX_VALUE, 2)).asObject();
        Opening opening = new Opening(
                json.number("index"),
                HexFormat.of().parseHex(json.text("salt")),
                Base64.getDecoder().decode(json.text("payload")));
        if (!opening.line().equals(line)) {
            throw new IllegalArgumentException("an opening in another spelling");
        }
        return opening;
    }
}
