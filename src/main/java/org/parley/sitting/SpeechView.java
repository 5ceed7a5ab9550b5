package org.parley.sitting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.voting.RoundId;

/**
 * A turn to speak as screens show it.
 *
 * @param round  the round whose vote is explained; null for what is no explanation of vote
 * @param limit  for how long, set when it begins; null without a limit
 * @param spoken how long it took; nothing before it ended
 */
public record SpeechView(
        SpeechId id,
        ItemId item,
        Queue queue,
        DelegationId delegation,
        SpeechState state,
        @Nullable RoundId round,
        @Nullable Duration limit,
        Instant requestedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        Duration spoken) {

    static SpeechView of(Speech speech) {
        return new SpeechView(
                speech.id(),
                speech.item(),
                speech.queue(),
                speech.delegation(),
                speech.state(),
                speech.round(),
                speech.limit(),
                speech.requestedAt(),
                speech.begunAt(),
                speech.endedAt(),
                speech.spoken());
    }

    /** When its time is over; null without a limit and before it begins. */
    public @Nullable Instant deadline() {
        return begunAt == null || limit == null ? null : begunAt.plus(limit);
    }
}
