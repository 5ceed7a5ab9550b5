package org.parley.voting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.parley.kernel.RuleViolation;

/**
 * The two names that a secret ballot's id is made into, neither of which leads to the other without it: one stands beside the delegation
 * and says that it took part, the other beside the choice. The id itself is known to whoever casts and is kept nowhere, so that the same
 * ballot sent again is recognised and its code can be told again, and nobody else can put the two together (ADR 0025).
 *
 * @param part stands for having taken part
 * @param code the tracking code: sixteen letters and digits in groups of four, without those that look alike
 */
record SecretBallot(UUID part, String code) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;

    /** @throws RuleViolation unless the id is random: of one made of the time too little would be secret (RFC 9562, version 4) */
    static SecretBallot of(UUID round, UUID ballot) {
        if (ballot.version() != 4 || ballot.variant() != 2) {
            throw new RuleViolation("voting.error.secret-ballot-id");
        }
        ByteBuffer part = ByteBuffer.wrap(hash("part", round, ballot));
        // Written as a random one (version 4): the database's type does not take every one of version 8
        return new SecretBallot(
                new UUID(part.getLong() & ~0xf000L | 0x4000L, part.getLong() & ~(3L << 62) | 1L << 63),
                code(hash("code", round, ballot)));
    }

    private static byte[] hash(String purpose, UUID round, UUID ballot) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return sha256.digest(
                    ("parley/secret/1/" + purpose + "\n" + round + "\n" + ballot).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Eighty bits by five. */
    private static String code(byte[] hash) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            int bit = 5 * i;
            int two = (hash[bit / 8] & 0xff) << 8 | hash[bit / 8 + 1] & 0xff;
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(two >> 11 - bit % 8 & 31));
        }
        return code.toString();
    }
}
