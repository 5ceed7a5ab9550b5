package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.SubjectCard;
import org.parley.room.RoomPicture;
import org.parley.room.RoomQueries;
import org.parley.sitting.FloorView;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What hangs on the wall, for whoever draws a wall of their own. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Wall", description = "What the room display shows")
class WallApi {

    private final RoomQueries rooms;
    private final NegotiationQueries negotiations;

    WallApi(RoomQueries rooms, NegotiationQueries negotiations) {
        this.rooms = rooms;
        this.negotiations = negotiations;
    }

    @Schema(name = "WallSubject", description = "What is put to the vote, in words")
    record Subject(@Schema(description = "As kind:id") String subject, String title, String detail) {

        static Subject of(SubjectCard card) {
            return new Subject(card.ref().toString(), card.title(), card.detail());
        }
    }

    @Schema(name = "WallFloor", description = "Who speaks, and on what")
    record Floor(
            SittingsApi.Line sitting,

            @Schema(description = "Under discussion; absent where nothing is")
            SittingsApi.@Nullable Item item,

            @Nullable @Schema(description = "What the item is about, where it is about something")
            Subject about,

            @Schema(description = "Who has the floor; absent where nobody has")
            SittingsApi.@Nullable Speech speaking,

            @Nullable @Schema(description = "When the speaker's time is over; absent without a limit")
            Instant until,

            @Schema(description = "Who waits to speak, in the order in which they are called")
            List<SittingsApi.Speech> waiting) {

        static @Nullable Floor of(RoomPicture picture) {
            FloorView floor = picture.floor();
            if (floor == null) {
                return null;
            }
            return new Floor(
                    SittingsApi.Line.of(floor.sitting()),
                    floor.item() == null ? null : SittingsApi.Item.of(floor.item()),
                    picture.about() == null ? null : Subject.of(picture.about()),
                    floor.speaking() == null ? null : SittingsApi.Speech.of(floor.speaking()),
                    floor.speaking() == null ? null : floor.speaking().deadline(),
                    floor.waiting().stream().map(SittingsApi.Speech::of).toList());
        }
    }

    @Schema(description = "What the room display shows now")
    record Wall(
            @Schema(description = "voting, result (until it is proclaimed and for a while after), floor or between")
            String phase,

            @Schema(description = "The round that is open or was just decided")
            RoundsApi.@Nullable Round round,

            @Schema(description = "What that round puts to the vote")
            List<Subject> subjects,

            @Nullable @Schema(description = "The sitting, while no round is shown")
            Floor floor,

            @Schema(description = "The last round that was decided or annulled, while no other is shown")
            RoundsApi.@Nullable Round last,

            @Schema(description = "The round that is prepared next")
            RoundsApi.@Nullable Line next,

            @Nullable @Schema(description = "What waits for a vote first, where no round is prepared")
            Subject waiting,

            @Nullable @Schema(description = "When a proclaimed outcome leaves the wall")
            Instant lapses) {

        static Wall of(RoomPicture picture) {
            RoundView round = picture.round();
            RoundView last = picture.last();
            return new Wall(
                    phase(picture),
                    round == null ? null : RoundsApi.Round.of(round, List.of()),
                    picture.subjects().stream().map(Subject::of).toList(),
                    Floor.of(picture),
                    last == null ? null : RoundsApi.Round.of(last, List.of()),
                    picture.next() == null ? null : RoundsApi.Line.of(picture.next()),
                    picture.waiting() == null ? null : Subject.of(picture.waiting()),
                    picture.lapses());
        }

        private static String phase(RoomPicture picture) {
            RoundView round = picture.round();
            if (round != null) {
                return round.state() == RoundState.OPEN ? "voting" : "result";
            }
            return picture.floor() == null ? "between" : "floor";
        }
    }

    @GetMapping("/negotiations/{negotiation}/wall")
    @Operation(
            summary = "What the room display shows",
            description =
                    "The round under way or just decided, else who has the floor, else what comes next: what everybody in the room may see,"
                            + " and nothing that is the caller's own.")
    Wall wall(@PathVariable String negotiation, Locale locale) {
        return Wall.of(rooms.picture(negotiations.bySlug(negotiation).id(), locale));
    }
}
