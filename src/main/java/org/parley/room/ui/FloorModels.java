package org.parley.room.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.Formats;
import org.parley.design.PlanTextView;
import org.parley.design.RoomBoard;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.kernel.SubjectCard;
import org.parley.room.RoomPicture;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.FloorView;
import org.parley.sitting.Queue;
import org.parley.sitting.SittingState;
import org.parley.sitting.SittingSummary;
import org.parley.sitting.SpeechView;

/** Says who speaks in a sitting, and on what, in the words of the wall. */
final class FloorModels {

    /** As many of those who wait as are named. */
    private static final int NAMED = 6;

    private FloorModels() {}

    static RoomBoard.Model model(
            Component where, RoomPicture picture, FloorView floor, @Nullable String theme, Clock clock) {
        SittingSummary sitting = floor.sitting();
        return new RoomBoard.Model(
                RoomBoard.Phase.FLOOR,
                picture.negotiation().name(),
                theme,
                new RoomBoard.Question(
                        where.getTranslation("sitting.named", sitting.number(), sitting.title()),
                        item(where, floor.item(), picture.about()),
                        mark(where, sitting.state())),
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                floor(where, picture, floor, clock),
                RoomModels.coming(where, picture, "room.floor.vote"));
    }

    private static String item(Component where, @Nullable AgendaItemView item, @Nullable SubjectCard about) {
        if (item == null) {
            return where.getTranslation("sitting.now.no-item");
        }
        String named = where.getTranslation("sitting.now.item", item.number(), item.title());
        return about == null || about.title().equals(item.title()) ? named : named + " · " + about.title();
    }

    private static PlanTextView.Mark mark(Component where, SittingState state) {
        String word = where.getTranslation("sitting.state." + state.word());
        return state == SittingState.OPEN
                ? new PlanTextView.Mark(word, Shape.DISC, Tone.ACCENT)
                : new PlanTextView.Mark(word, Shape.HALF, Tone.CAUTION);
    }

    private static RoomBoard.Floor floor(Component where, RoomPicture picture, FloorView floor, Clock clock) {
        Map<DelegationId, DelegationView> delegations =
                picture.delegations().stream().collect(Collectors.toMap(DelegationView::id, Function.identity()));
        Instant resumes = floor.sitting().suspendedUntil();
        if (floor.sitting().state() == SittingState.SUSPENDED) {
            String said = where.getTranslation("sitting.announce.suspended");
            return new RoomBoard.Floor(
                    new RoomBoard.Line("", said, "", null),
                    closing(resumes, where.getTranslation("sitting.now.resumes"), clock),
                    "",
                    List.of(),
                    said);
        }
        SpeechView speech = floor.speaking();
        String next = where.getTranslation("room.floor.next");
        List<String> waiting = waiting(where, floor.waiting(), delegations);
        if (speech == null) {
            return new RoomBoard.Floor(
                    new RoomBoard.Line("", where.getTranslation("room.floor.nobody"), "", null),
                    null,
                    next,
                    waiting,
                    null);
        }
        String name = name(delegations, speech);
        return new RoomBoard.Floor(
                new RoomBoard.Line(
                        where.getTranslation(
                                speech.queue() == Queue.DEBATE
                                        ? "room.floor.speaks"
                                        : "sitting.queue." + speech.queue().word()),
                        name,
                        since(where, speech),
                        null),
                closing(speech.deadline(), where.getTranslation("room.floor.left"), clock),
                next,
                waiting,
                where.getTranslation("sitting.announce.speaks", name));
    }

    /** Where nothing says when it ends: when it began. */
    private static String since(Component where, SpeechView speech) {
        Instant begun = speech.begunAt();
        return begun == null || speech.deadline() != null
                ? ""
                : where.getTranslation("sitting.now.since", Formats.current().time(begun));
    }

    private static RoomBoard.@Nullable Closing closing(@Nullable Instant end, String label, Clock clock) {
        return end == null ? null : new RoomBoard.Closing(end.toEpochMilli(), clock.millis(), label);
    }

    private static List<String> waiting(
            Component where, List<SpeechView> waiting, Map<DelegationId, DelegationView> delegations) {
        Stream<String> named = waiting.stream().limit(NAMED).map(speech -> name(delegations, speech));
        int more = waiting.size() - NAMED;
        return (more > 0 ? Stream.concat(named, Stream.of(where.getTranslation("room.floor.more", more))) : named)
                .toList();
    }

    private static String name(Map<DelegationId, DelegationView> delegations, SpeechView speech) {
        DelegationView found = delegations.get(speech.delegation());
        return found == null ? "" : found.name();
    }
}
