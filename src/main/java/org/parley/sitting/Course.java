package org.parley.sitting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.parley.procedure.motion.MotionKind;
import org.parley.sitting.NextStep.Kind;
import org.parley.voting.ComingVotes.Coming;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;

/**
 * What comes next in a sitting. Points of order interrupt everything; a vote that was begun is brought to its end (UN General Assembly rules 88
 * and 128); nobody is interrupted in a speech by less; motions are put before the next speaker is heard (77, 119); who waits is heard
 * before the vote; then comes the vote, then the next item.
 */
final class Course {

    private final SittingView sitting;
    private final List<RoundSummary> rounds;
    private final Optional<Coming> coming;

    /** @param rounds those of the negotiation. @param coming the one that an order of voting puts next */
    Course(SittingView sitting, List<RoundSummary> rounds, Optional<Coming> coming) {
        this.sitting = sitting;
        this.rounds = rounds;
        this.coming = coming;
    }

    NextStep next() {
        return switch (sitting.state()) {
            case PLANNED -> {
                Opening opening = sitting.opening();
                yield NextStep.of(opening == null || opening.check().passed() ? Kind.OPEN : Kind.GATHER);
            }
            case SUSPENDED -> NextStep.of(Kind.RESUME);
            case CLOSED -> NextStep.of(Kind.NOTHING);
            case OPEN -> underWay();
        };
    }

    private NextStep underWay() {
        return Stream.<Supplier<Optional<NextStep>>>of(
                        this::ruling,
                        () -> round(RoundState.OPEN, Kind.CLOSE_ROUND),
                        () -> round(RoundState.CLOSED, Kind.PROCLAIM),
                        () -> sitting.speaking()
                                .map(speech ->
                                        NextStep.of(Kind.END_SPEECH, speech.id().value())),
                        () -> Optional.ofNullable(sitting.next()).map(motion -> NextStep.of(Kind.PUT, motion.value())),
                        () -> sitting.waiting().stream()
                                .findFirst()
                                .map(speech ->
                                        NextStep.of(Kind.CALL, speech.id().value())),
                        this::vote,
                        () -> sitting.coming()
                                .map(item -> NextStep.of(Kind.TAKE_UP, item.id().value())),
                        () -> sitting.current()
                                .map(item ->
                                        NextStep.of(Kind.CONCLUDE, item.id().value())))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> NextStep.of(Kind.CLOSE));
    }

    private Optional<NextStep> ruling() {
        return Optional.ofNullable(sitting.next())
                .flatMap(sitting::motion)
                .filter(motion -> motion.kind() == MotionKind.POINT_OF_ORDER)
                .map(motion -> NextStep.of(Kind.RULE, motion.id().value()));
    }

    /** An appeal against a ruling on the conduct of a vote is voted on before that vote goes on: the round opened last comes first. */
    private Optional<NextStep> round(RoundState state, Kind step) {
        return rounds.stream()
                .filter(round -> round.state() == state && sitting.head().holds(round))
                .findFirst()
                .map(round -> NextStep.of(step, round.id().value()));
    }

    /** The vote that has its turn in an order of voting, else one that was prepared on what the item is about. */
    private Optional<NextStep> vote() {
        return coming.filter(next -> prepared(next.round().value()))
                .map(next -> new NextStep(Kind.OPEN_ROUND, next.round().value(), next.why()))
                .or(() -> sitting.current()
                        .map(AgendaItemView::subject)
                        .filter(Objects::nonNull)
                        .flatMap(subject -> rounds.stream()
                                .filter(round -> round.state() == RoundState.PREPARED)
                                .filter(round -> round.subjects().contains(subject)
                                        || round.id().value().equals(subject.id()))
                                .findFirst())
                        .map(round -> NextStep.of(Kind.OPEN_ROUND, round.id().value())));
    }

    private boolean prepared(java.util.UUID id) {
        return rounds.stream().anyMatch(round -> round.id().value().equals(id) && round.state() == RoundState.PREPARED);
    }
}
