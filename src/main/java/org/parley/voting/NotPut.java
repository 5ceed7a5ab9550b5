package org.parley.voting;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectRef;

/**
 * Why a prepared round was never put to the vote: what it was to put is gone.
 *
 * @param subject the subject that is gone; a round that puts several together puts none without it
 * @param cause   the round by which it is gone; null where no round did it
 */
public record NotPut(
        Instant at, Why why, SubjectRef subject, @Nullable RoundId cause) {

    /** What became of the subject. */
    public enum Why {
        /** Its proposer took it back, or did not answer in time. */
        WITHDRAWN,
        /** It no longer applies, or what it was about is no longer there. */
        FALLEN,
        /** Another round has decided it. */
        DECIDED,
        /** It is put in a block with others. */
        JOINED,
        /** It stood in a block, and a delegation asked for a separate vote on it. */
        SEPARATE,
        /** It stood in a block and can no longer be put with others: something on it must be settled first. */
        APART;

        /** Its name in translation keys, in the record and for programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
