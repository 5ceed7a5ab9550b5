package org.parley.design;

import com.fasterxml.jackson.annotation.JsonValue;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that hangs on the wall of a room, as one element: question and redline with the time left and who has voted; then the outcome with
 * its numbers, the hemicycle, the map of blocs and every delegation; between rounds who speaks and where the table is. Fits its screen without scrolling.
 */
@Tag("parley-room")
@JavaScript("context://components/redline.js")
@JavaScript("context://components/countdown.js")
@JavaScript("context://components/room.js")
@StyleSheet("context://styles/room.css")
public final class RoomBoard extends ModelElement {

    /** What the room is doing. */
    public enum Phase {
        BETWEEN,
        /** A sitting is open: somebody speaks, or may. */
        FLOOR,
        OPEN,
        RESULT;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The question.
     *
     * @param place "Round 7"
     * @param mark where it stands
     */
    public record Question(String place, String title, PlanTextView.Mark mark) {}

    /**
     * When the vote closes.
     *
     * @param deadline milliseconds since the epoch
     * @param now the server's clock when sent, milliseconds since the epoch
     * @param label what ends then, translated
     */
    public record Closing(long deadline, long now, String label) {}

    /**
     * One thing put to the vote.
     *
     * @param redline what it would change, as the redline's JSON model; null if nothing
     */
    public record Subject(
            String title, String detail, @Nullable String redline) {}

    /** One of several to choose from. */
    public record Option(String name, boolean chosen) {}

    /**
     * Delegations that belong together.
     *
     * @param members ids of their tiles
     */
    public record Bloc(String name, List<String> members) {

        public Bloc {
            members = List.copyOf(members);
        }
    }

    /** A line of where the table is: what it says, of what, and how that stands. */
    public record Line(String label, String title, String detail, PlanTextView.@Nullable Mark mark) {}

    /**
     * Who speaks in a sitting.
     *
     * @param speaker      who has the floor, or that nobody has
     * @param time         when their time is over, or the sitting is resumed; null without an end
     * @param next         what the list of those who wait is called
     * @param waiting      those who wait, the next one first
     * @param announcement a sentence to be spoken when it changes; null if there is nothing to say
     */
    public record Floor(
            Line speaker,
            @Nullable Closing time,
            String next,
            List<String> waiting,
            @Nullable String announcement) {

        public Floor {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * The whole wall.
     *
     * @param negotiation its name
     * @param theme "light" or "dark"; null as the device does
     * @param lapses milliseconds after which this is no longer what the wall shows; null if it stays
     * @param board delegations and tally; null between rounds
     * @param floor who speaks; null where no sitting is open, and while a round is shown
     * @param lines where the table is; empty while a round is shown
     */
    public record Model(
            Phase phase,
            String negotiation,
            @Nullable String theme,
            @Nullable Question question,
            @Nullable Closing closing,
            @Nullable Long lapses,
            List<Subject> subjects,
            List<Option> options,
            Board.@Nullable Model board,
            List<Bloc> blocs,
            @Nullable Floor floor,
            List<Line> lines) {

        public Model {
            subjects = List.copyOf(subjects);
            options = List.copyOf(options);
            blocs = List.copyOf(blocs);
            lines = List.copyOf(lines);
        }
    }

    /** What is shown has outlived its time; the server decides what comes now. */
    @DomEvent("lapsed")
    public static final class Lapsed extends ComponentEvent<RoomBoard> {

        public Lapsed(RoomBoard source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    public RoomBoard() {
        super(
                "room",
                "page",
                "hemicycle",
                "blocs",
                "bloc-result",
                "bloc-voted",
                "options",
                "chosen",
                "lost",
                "board.yes",
                "board.no",
                "board.abstain",
                "board.voted",
                "board.not_yet",
                "board.absent",
                "board.not_entitled",
                "board.for",
                "board.against",
                "board.abstaining",
                "board.absent-count",
                "board.votes-cast",
                "board.voted-of",
                "board.quorum",
                "board.quorum-met",
                "board.quorum-missing",
                "board.needed",
                "board.letter-yes",
                "board.letter-no",
                "board.letter-abstain",
                "board.delegations",
                "redline.inserted",
                "redline.inserted-end",
                "redline.deleted",
                "redline.deleted-end",
                "redline.provision-inserted",
                "redline.provision-deleted",
                "redline.moved-to",
                "redline.moved-from",
                "redline.retitled",
                "#redline.unchanged",
                "redline.invisible",
                "countdown.left",
                "countdown.over");
        addClassName("room");
    }

    public void setModel(Model model) {
        show(model);
    }

    public Registration addLapsedListener(ComponentEventListener<Lapsed> listener) {
        return addListener(Lapsed.class, listener);
    }
}
