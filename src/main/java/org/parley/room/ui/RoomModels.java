package org.parley.room.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.DelegationView;
import org.parley.design.Board;
import org.parley.design.RoomBoard;
import org.parley.kernel.SubjectCard;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.room.RoomPicture;
import org.parley.sitting.FloorView;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.parley.voting.RoundView;
import org.parley.voting.ui.Boards;
import org.parley.voting.ui.RoundBadges;

/** Says a picture of the table in the words of the wall. */
final class RoomModels {

    private RoomModels() {}

    static RoomBoard.Model model(Component where, RoomPicture picture, @Nullable String theme, Clock clock) {
        String name = picture.negotiation().name();
        Long lapses = lapses(picture.lapses(), clock);
        RoundView round = picture.round();
        FloorView floor = picture.floor();
        if (round == null && floor != null) {
            return FloorModels.model(where, picture, floor, theme, clock);
        }
        if (round == null) {
            return new RoomBoard.Model(
                    RoomBoard.Phase.BETWEEN,
                    name,
                    theme,
                    null,
                    null,
                    lapses,
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    null,
                    lines(where, picture));
        }
        boolean open = round.state() == RoundState.OPEN;
        Board.Model board = board(where, round, picture.delegations());
        return new RoomBoard.Model(
                open ? RoomBoard.Phase.OPEN : RoomBoard.Phase.RESULT,
                name,
                theme,
                new RoomBoard.Question(
                        where.getTranslation("voting.round.number", round.number())
                                + (round.indicative() ? " · " + where.getTranslation("voting.indicative.badge") : "")
                                + (round.block() == null
                                        ? ""
                                        : " · "
                                                + where.getTranslation(
                                                        "voting.block.badge",
                                                        round.subjects().size())),
                        round.title(),
                        RoundBadges.mark(where, round.state())),
                closing(where, round, clock),
                lapses,
                round.question() == null
                        ? picture.subjects().stream().map(RoomModels::subject).toList()
                        : List.of(),
                options(round),
                board,
                blocs(where, picture.delegations(), board),
                null,
                List.of());
    }

    private static @Nullable Long lapses(@Nullable Instant moment, Clock clock) {
        return moment == null
                ? null
                : Math.max(1_000, Duration.between(clock.instant(), moment).toMillis());
    }

    private static RoomBoard.@Nullable Closing closing(Component where, RoundView round, Clock clock) {
        Instant deadline = round.deadline();
        return round.state() == RoundState.OPEN && deadline != null
                ? new RoomBoard.Closing(
                        deadline.toEpochMilli(), clock.millis(), where.getTranslation("voting.round.closes"))
                : null;
    }

    private static RoomBoard.Subject subject(SubjectCard card) {
        return new RoomBoard.Subject(card.title(), card.detail(), card.redline());
    }

    private static List<RoomBoard.Option> options(RoundView round) {
        ChoiceQuestion question = round.question();
        if (question == null) {
            return List.of();
        }
        ChoiceResult result = round.chosen();
        List<Integer> chosen = result == null ? List.of() : result.chosen();
        return IntStream.range(0, question.options().size())
                .mapToObj(index ->
                        new RoomBoard.Option(question.options().get(index).name(), chosen.contains(index)))
                .toList();
    }

    /** By what they are to the talks, and by every group that the table knows beside that. */
    private static List<RoomBoard.Bloc> blocs(Component where, List<DelegationView> delegations, Board.Model board) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        Arrays.stream(DelegationKind.values())
                .forEach(kind -> delegations.stream()
                        .filter(delegation -> delegation.kind() == kind)
                        .forEach(delegation ->
                                put(members, where.getTranslation("room.kind." + kind.word()), delegation)));
        delegations.forEach(
                delegation -> delegation.blocs().stream().sorted().forEach(bloc -> put(members, bloc, delegation)));
        var entitled = board.tiles().stream()
                .filter(tile -> tile.cast() != Board.Cast.NOT_ENTITLED)
                .map(Board.Tile::id)
                .collect(Collectors.toSet());
        return members.entrySet().stream()
                .map(bloc -> new RoomBoard.Bloc(
                        bloc.getKey(),
                        bloc.getValue().stream().filter(entitled::contains).toList()))
                .filter(bloc -> !bloc.members().isEmpty())
                .toList();
    }

    private static void put(Map<String, List<String>> members, String bloc, DelegationView delegation) {
        members.computeIfAbsent(bloc, ignored -> new ArrayList<>())
                .add(delegation.id().value().toString());
    }

    /** Between rounds: what comes, and what was. */
    private static List<RoomBoard.Line> lines(Component where, RoomPicture picture) {
        List<RoomBoard.Line> lines = new ArrayList<>(coming(where, picture, "room.next"));
        RoundView last = picture.last();
        if (last != null) {
            lines.add(new RoomBoard.Line(
                    where.getTranslation("room.last"), named(where, last.number(), last.title()), "", null));
            Board.Model board = board(where, last, picture.delegations());
            lines.add(new RoomBoard.Line(
                    "",
                    "",
                    Objects.requireNonNullElse(board.announcement(), ""),
                    board.outcome() == null ? RoundBadges.mark(where, last.state()) : board.outcome()));
        }
        if (lines.isEmpty()) {
            lines.add(new RoomBoard.Line("", where.getTranslation("room.nothing"), "", null));
        }
        return lines;
    }

    /** What comes to the vote next. @param label key of what that is called */
    static List<RoomBoard.Line> coming(Component where, RoomPicture picture, String label) {
        RoundSummary next = picture.next();
        SubjectCard waiting = picture.waiting();
        if (next != null) {
            return List.of(new RoomBoard.Line(
                    where.getTranslation(label),
                    named(where, next.number(), next.title()),
                    "",
                    RoundBadges.mark(where, next.state())));
        }
        return waiting == null
                ? List.of()
                : List.of(new RoomBoard.Line(
                        where.getTranslation("room.waiting"), waiting.title(), waiting.detail(), null));
    }

    private static String named(Component where, int number, String title) {
        return where.getTranslation("voting.round.named", number, title);
    }

    private static Board.Model board(Component where, RoundView round, List<DelegationView> delegations) {
        return Boards.model(
                where, round, delegations.stream().collect(Collectors.toMap(DelegationView::id, Function.identity())));
    }
}
