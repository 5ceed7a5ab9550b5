package org.parley.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.identity.PersonId;
import org.parley.kernel.Past;
import org.parley.kernel.SubjectRef;

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
        @Nullable NotPut notPut,
        List<SubjectRef> subjects,
        @Nullable Block block) {

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
                round.notPut(),
                round.subjects(),
                round.block());
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
        int gone = 0;
        for (Past.Step step : steps) {
            switch (step.type()) {
                case "round.annulment-asked" -> asked = step;
                case "round.annulment-withdrawn" -> asked = null;
                case "round.separated", "round.reduced" -> gone++;
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
                notPut ? round.notPut() : null,
                subjects(round, gone),
                block(round, gone)));
    }

    private static @Nullable Block block(Round round, int gone) {
        Block block = round.block();
        return block == null
                ? null
                : new Block(
                        block.reason(),
                        block.left().subList(0, Math.min(gone, block.left().size())));
    }

    /** What a block put when so many had left it: those that left later stand at its end. */
    private static List<SubjectRef> subjects(Round round, int gone) {
        Block block = round.block();
        return block == null
                ? round.subjects()
                : Stream.concat(
                                round.subjects().stream(),
                                block.left().stream().skip(gone).map(Block.Left::subject))
                        .toList();
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
