package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.LookBack;
import org.parley.design.PlanTextView;
import org.parley.design.Row;
import org.parley.design.StatusBadge;
import org.parley.procedure.Manner;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.voting.NotPut;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;

/** Rounds as lines of a list. */
final class RoundRows extends UnorderedList {

    private final String negotiation;
    private final Clock clock;
    private final @Nullable Instant past;

    RoundRows(String negotiation, Clock clock) {
        this(negotiation, clock, null);
    }

    /** @param past the moment at which these rounds stood so; null for now */
    RoundRows(String negotiation, Clock clock, @Nullable Instant past) {
        this.negotiation = negotiation;
        this.clock = clock;
        this.past = past;
        addClassName("rows");
    }

    /** Shows these; the line of a round that was shown before stays, with what is new in it. */
    void show(List<RoundSummary> rounds) {
        Kept.show(
                this,
                rounds.stream()
                        .map(round -> Row.kept(
                                path(round),
                                getTranslation("voting.round.named", round.number(), round.title()),
                                row -> fill(row, round)))
                        .toList());
    }

    private String path(RoundSummary round) {
        String path = Paths.round(negotiation, round.id());
        return past == null ? path : LookBack.path(path, past);
    }

    private void fill(Row row, RoundSummary round) {
        List<Component> facts = new ArrayList<>();
        ChoiceQuestion question = round.question();
        facts.add(new Span(
                question == null
                        ? Phrases.name(this, round.ruleId(), round.ruleSet())
                        : ChoiceWords.method(this, question)));
        if (!round.chosen().isEmpty()) {
            facts.add(new Span(getTranslation("voting.choice.chosen", ChoiceWords.joined(round.chosen()))));
        }
        if (round.indicative()) {
            facts.add(new Span(getTranslation("voting.indicative.badge")));
        }
        if (round.block()) {
            facts.add(new Span(
                    getTranslation("voting.block.badge", round.subjects().size())));
        }
        NotPut notPut = round.notPut();
        if (notPut != null) {
            facts.add(new Span(
                    getTranslation("voting.list.not-put." + notPut.why().word())));
        } else if (round.state() != RoundState.PREPARED
                && round.manner() != Manner.SHOW_OF_HANDS
                && round.manner() != Manner.SILENCE) {
            facts.add(new Span(getTranslation("voting.list.cast", round.cast(), round.entitled())));
        }
        Formats formats = Formats.current();
        facts.add(
                past == null ? formats.moment(round.changedAt(), clock.instant()) : formats.moment(round.changedAt()));
        row.meta(facts.toArray(Component[]::new));
        row.end(badge(round));
    }

    private StatusBadge badge(RoundSummary round) {
        if (round.verdict() == null || round.state() != RoundState.PROCLAIMED) {
            return RoundBadges.state(this, round.state());
        }
        if (round.manner() == Manner.SILENCE) {
            PlanTextView.Mark mark = RoundBadges.silence(this, round.adopted());
            return new StatusBadge(mark.word(), mark.shape(), mark.tone());
        }
        return RoundBadges.verdict(this, round.verdict(), round.adopted(), round.indicative());
    }
}
