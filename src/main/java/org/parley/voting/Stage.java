package org.parley.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.identity.PersonId;
import org.parley.kernel.Past;

/** How far a round has come, or had come at a moment: what its steps have left on it. */
record Stage(
        RoundState state,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        boolean closedLate,
        @Nullable Instant proclaimedAt,
        @Nullable Boolean chairAdopts,
        @Nullable Instant annulledAt,
        @Nullable String annulReason,
        @Nullable PersonId annulAskedBy,
        @Nullable NotPut notPut) {

    /** As it is now. */
    static Stage of(Round round) {
        return new Stage(
                round.state(),
                round.openedAt(),
                round.closedAt(),
                round.closedLate(),
                round.proclaimedAt(),
                round.chairAdopts(),
                round.annulledAt(),
                round.annulReason(),
                round.annulAskedBy(),
                round.notPut());
    }

    /** As far as these steps had brought it; empty before the first. */
    static Optional<Stage> of(Round round, List<Past.Step> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Set<String> done = steps.stream().map(Past.Step::type).collect(Collectors.toSet());
        boolean opened = done.contains("round.opened");
        boolean closed = done.contains("round.closed");
        boolean proclaimed = done.contains("round.proclaimed");
        boolean annulled = done.contains("round.annulled");
        boolean notPut = done.contains("round.not-put");
        Past.@Nullable Step asked = null;
        for (Past.Step step : steps) {
            switch (step.type()) {
                case "round.annulment-asked" -> asked = step;
                case "round.annulment-withdrawn" -> asked = null;
                default -> {}
            }
        }
        return Optional.of(new Stage(
                notPut ? RoundState.NOT_PUT : state(opened, closed, proclaimed, annulled),
                opened ? round.openedAt() : null,
                closed ? round.closedAt() : null,
                closed && round.closedLate(),
                proclaimed ? round.proclaimedAt() : null,
                proclaimed ? round.chairAdopts() : null,
                annulled ? round.annulledAt() : null,
                asked == null ? null : asked.text(),
                asked == null || asked.person() == null ? null : new PersonId(asked.person()),
                notPut ? round.notPut() : null));
    }

    private static RoundState state(boolean opened, boolean closed, boolean proclaimed, boolean annulled) {
        if (annulled) {
            return RoundState.ANNULLED;
        }
        if (proclaimed) {
            return RoundState.PROCLAIMED;
        }
        if (closed) {
            return RoundState.CLOSED;
        }
        return opened ? RoundState.OPEN : RoundState.PREPARED;
    }

    /** Whether how each delegation voted is known to everybody. */
    boolean counted() {
        return state == RoundState.CLOSED || state == RoundState.PROCLAIMED;
    }
}
