package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The voting board: every delegation with a shape and a letter, the tally with the majority's mark. Speaks at most every five seconds. */
@Tag("parley-board")
@JavaScript("context://components/board.js")
public final class Board extends ModelElement {

    /** What a tile shows. VOTED and NOT_YET are all that is known before the close of a recorded vote. */
    public enum Cast {
        YES('Y'),
        NO('N'),
        ABSTAIN('A'),
        VOTED('V'),
        NOT_YET('W'),
        ABSENT('X'),
        NOT_ENTITLED('O');

        private final char letter;

        Cast(char letter) {
            this.letter = letter;
        }
    }

    /**
     * A delegation on the board.
     *
     * @param weight its votes; 1 is not printed
     * @param consentRequired whether the rules ask for its own consent
     */
    public record Tile(String id, String name, String shortName, Cast cast, int weight, boolean consentRequired) {}

    /**
     * The counts at once; null counts are not shown (nothing is known before the close).
     *
     * @param majorityNeeded votes needed for adoption, null when it cannot be said yet
     * @param majorityBase of how many
     */
    public record Tally(
            @Nullable Integer yes,
            @Nullable Integer no,
            @Nullable Integer abstaining,
            @Nullable Integer absent,
            int voted,
            int entitled,
            @Nullable Integer quorum,
            @Nullable Integer majorityNeeded,
            @Nullable Integer majorityBase) {}

    /**
     * The whole board.
     *
     * @param title spoken name of the board
     * @param rule the rule that applies, in words
     * @param majority the majority required, in words
     * @param outcome the result, once there is one
     * @param announcement a sentence to be spoken when it changes (at once when {@code urgent})
     */
    public record Model(
            String title,
            @Nullable String rule,
            @Nullable String majority,
            Tally tally,
            List<Tile> tiles,
            PlanTextView.@Nullable Mark outcome,
            @Nullable String announcement,
            boolean urgent) {

        public Model {
            tiles = List.copyOf(tiles);
        }
    }

    public Board() {
        super(
                "board",
                "yes",
                "no",
                "abstain",
                "voted",
                "not_yet",
                "absent",
                "not_entitled",
                "for",
                "against",
                "abstaining",
                "absent-count",
                "votes-cast",
                "voted-of",
                "quorum",
                "quorum-met",
                "quorum-missing",
                "needed",
                "weight",
                "consent",
                "mine",
                "letter-yes",
                "letter-no",
                "letter-abstain",
                "delegations");
        addClassName("board");
    }

    /** A board as the element reads it, which all screens of one language may share. */
    public record Spelled(String tiles, String model) {}

    /** What a tile always shows. */
    private record Seated(String id, String name, String shortName, int weight, boolean consentRequired) {}

    /** The rest of the board, which a ballot changes; a letter for each tile. */
    private record State(
            String title,
            @Nullable String rule,
            @Nullable String majority,
            Tally tally,
            String casts,
            PlanTextView.@Nullable Mark outcome,
            @Nullable String announcement,
            boolean urgent) {}

    /** Apart, so that of two hundred delegations a ballot sends two hundred letters and not their names. */
    public static Spelled spell(Model model) {
        return new Spelled(
                json(model.tiles().stream()
                        .map(tile -> new Seated(
                                tile.id(), tile.name(), tile.shortName(), tile.weight(), tile.consentRequired()))
                        .toList()),
                json(new State(
                        model.title(),
                        model.rule(),
                        model.majority(),
                        model.tally(),
                        model.tiles().stream()
                                .map(tile -> String.valueOf(tile.cast().letter))
                                .collect(Collectors.joining()),
                        model.outcome(),
                        model.announcement(),
                        model.urgent())));
    }

    /** @param mine id of the reader's own tile; null where there is none */
    public void show(Spelled spelled, @Nullable String mine) {
        getElement().setProperty("mine", mine);
        getElement().setProperty("tiles", spelled.tiles());
        showJson(spelled.model());
    }
}
