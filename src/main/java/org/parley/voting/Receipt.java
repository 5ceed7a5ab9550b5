package org.parley.voting;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.Choice;
import org.parley.procedure.choice.Marks;

/**
 * That a ballot was accepted.
 *
 * @param ballot its id, as the voter's screen gave it; of a secret ballot the one under which the record knows that it was cast
 * @param choice what was cast; of a choice among options only whether it marks any (yes) or none (abstain). Null where that is secret and
 *               whoever asks did not cast it
 * @param marks  what it says of each option; null where the round is decided by yes and no
 * @param reason why the delegation objects, where it was asked
 * @param at     when it was accepted
 * @param index  its entry in the negotiation's record; empty only where no record is kept
 * @param code   of a secret ballot its tracking code, for whoever cast it; null otherwise
 */
public record Receipt(
        UUID ballot,
        @Nullable Choice choice,
        @Nullable Marks marks,
        @Nullable String reason,
        Instant at,
        OptionalLong index,
        @Nullable String code) {

    /** Of a ballot with a name. */
    Receipt(
            UUID ballot,
            Choice choice,
            @Nullable Marks marks,
            @Nullable String reason,
            Instant at,
            OptionalLong index) {
        this(ballot, choice, marks, reason, at, index, null);
    }
}
