package org.parley.record.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** How notes, checkpoints and proofs write their parts, read strictly: every value has one spelling, so that no byte can change unseen. */
final class Lines {

    private Lines() {}

    /** @throws IllegalArgumentException if it is not UTF-8, or holds a control character other than line feed */
    static String text(byte[] utf8) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new IllegalArgumentException("a control character");
        }
        return text;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException if it is not what an encoder writes, unused bits included */
    static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!base64(bytes).equals(text)) {
            throw new IllegalArgumentException("base64 in another spelling");
        }
        return bytes;
    }

    static Hash hash(String base64) {
        return Hash.of(base64(base64));
    }

    /** @throws IllegalArgumentException if it is not a decimal without sign and leading zeros, at most 2^63 - 1 */
    static long number(String text) {
        if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a number: " + text);
        }
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("too large: " + text, e);
        }
        if (!Long.toString(value).equals(text)) {
            throw new IllegalArgumentException("a leading zero: " + text);
        }
        return value;
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
