package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.design.PlanTextView;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.procedure.Outcome;
import org.parley.procedure.Outcome.Verdict;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;

/** States and results of rounds as words and shapes. */
public final class RoundBadges {

    private RoundBadges() {}

    static StatusBadge state(Component where, RoundState state) {
        PlanTextView.Mark mark = mark(where, state);
        return new StatusBadge(mark.word(), mark.shape(), mark.tone());
    }

    static StatusBadge verdict(Component where, RoundView round, Outcome outcome) {
        PlanTextView.Mark mark = mark(where, round, outcome);
        return new StatusBadge(mark.word(), mark.shape(), mark.tone());
    }

    static StatusBadge verdict(Component where, Verdict verdict, boolean adopted, boolean indicative) {
        PlanTextView.Mark mark = mark(where, verdict, adopted, true, indicative);
        return new StatusBadge(mark.word(), mark.shape(), mark.tone());
    }

    /** The result of a round; of a straw poll it says that it is indicative. */
    static PlanTextView.Mark mark(Component where, RoundView round, Outcome outcome) {
        return mark(
                where, outcome.verdict(), round.adopted(), round.state() == RoundState.PROCLAIMED, round.indicative());
    }

    static PlanTextView.Mark mark(
            Component where, @Nullable Verdict verdict, boolean adopted, boolean proclaimed, boolean indicative) {
        PlanTextView.Mark mark = mark(where, verdict, adopted, proclaimed && !indicative);
        return indicative
                ? new PlanTextView.Mark(
                        where.getTranslation("voting.indicative.verdict", mark.word()), Shape.RING, Tone.NEUTRAL)
                : mark;
    }

    /** Where it stands, and whether it is a straw poll or a block. */
    static StatusBadge[] marks(Component where, RoundView round) {
        List<StatusBadge> marks = new ArrayList<>();
        marks.add(state(where, round.state()));
        if (round.indicative()) {
            marks.add(indicative(where));
        }
        if (round.block() != null) {
            marks.add(new StatusBadge(
                    where.getTranslation("voting.block.badge", round.subjects().size()), Shape.SQUARE, Tone.NEUTRAL));
        }
        return marks.toArray(StatusBadge[]::new);
    }

    /** What silence came to: a draft under it is never voted down. */
    static PlanTextView.Mark silence(Component where, boolean kept) {
        return kept
                ? new PlanTextView.Mark(where.getTranslation("voting.silence.kept"), Shape.CHECK, Tone.POSITIVE)
                : new PlanTextView.Mark(where.getTranslation("voting.silence.broken"), Shape.DASH, Tone.CAUTION);
    }

    static StatusBadge indicative(Component where) {
        return new StatusBadge(where.getTranslation("voting.indicative.badge"), Shape.RING, Tone.CAUTION);
    }

    /** Where a round stands. */
    public static PlanTextView.Mark mark(Component where, RoundState state) {
        String word = where.getTranslation("voting.state." + state.word());
        return switch (state) {
            case PREPARED -> new PlanTextView.Mark(word, Shape.DIAMOND, Tone.NEUTRAL);
            case OPEN -> new PlanTextView.Mark(word, Shape.DISC, Tone.ACCENT);
            case CLOSED -> new PlanTextView.Mark(word, Shape.SQUARE, Tone.CAUTION);
            case PROCLAIMED -> new PlanTextView.Mark(word, Shape.CHECK, Tone.NEUTRAL);
            case ANNULLED, NOT_PUT -> new PlanTextView.Mark(word, Shape.DASH, Tone.NEUTRAL);
        };
    }

    /** The result; once it is proclaimed, a chair's decision stands in place of the equal division. */
    public static PlanTextView.Mark mark(
            Component where, @Nullable Verdict verdict, boolean adopted, boolean proclaimed) {
        Verdict said = verdict;
        if (proclaimed && verdict == Verdict.CHAIR_DECIDES) {
            said = adopted ? Verdict.ADOPTED : Verdict.REJECTED;
        }
        if (said == null) {
            return new PlanTextView.Mark("", Shape.RING, Tone.NEUTRAL);
        }
        String word = where.getTranslation("procedure.verdict." + said.name());
        return switch (said) {
            case ADOPTED, CHOSEN -> new PlanTextView.Mark(word, Shape.CHECK, Tone.POSITIVE);
            case REJECTED -> new PlanTextView.Mark(word, Shape.CROSS, Tone.NEGATIVE);
            case NO_QUORUM, NOTHING_CHOSEN -> new PlanTextView.Mark(word, Shape.TRIANGLE, Tone.CAUTION);
            case SECOND_VOTE, CHAIR_DECIDES -> new PlanTextView.Mark(word, Shape.HALF, Tone.CAUTION);
        };
    }
}
