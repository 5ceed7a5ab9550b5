package org.parley.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * What a facilitator reads aloud to whoever stands at the projector: eight signs out of 22, none of which looks like another and of which no
 * word can be made (there are no vowels). One in 55,000 million is right.
 */
final class DisplayCode {

    static final int LENGTH = 8;

    private static final String SIGNS = "CDFGHJKMNPQRTVWXY34679";

    /** Cyrillic letters that look like one of the signs: a keyboard may stand on them without anybody seeing it. */
    private static final String LOOK_ALIKES = "СНКМРТХУ";

    private static final String MEANT = "CHKMPTXY";
    private static final SecureRandom RANDOM = new SecureRandom();

    private DisplayCode() {}

    static String make() {
        StringBuilder code = new StringBuilder();
        for (int sign = 0; sign < LENGTH; sign++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** In two halves, as it is read aloud: CDFG-HJKM. */
    static String spoken(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** What was meant by what was typed: any case, with or without spaces and dashes, on any keyboard. */
    static String meant(String typed) {
        StringBuilder code = new StringBuilder();
        typed.toUpperCase(Locale.ROOT).codePoints().forEach(sign -> {
            int number = Character.digit(sign, 10);
            int alike = LOOK_ALIKES.indexOf(sign);
            if (number >= 0) {
                code.append(number);
            } else if (alike >= 0) {
                code.append(MEANT.charAt(alike));
            } else if (Character.isLetter(sign)) {
                code.appendCodePoint(sign);
            }
        });
        return code.toString();
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
