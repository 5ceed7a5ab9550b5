package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.design.Formats;
import org.parley.design.LookBack;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;

/** Rounds as lines of a list. */
final class RoundRows extends UnorderedList {

    RoundRows(Component where, String negotiation, List<RoundSummary> rounds, Clock clock) {
        this(where, negotiation, rounds, clock, null);
    }

    /** @param past the moment at which these rounds stood so; null for now */
    RoundRows(Component where, String negotiation, List<RoundSummary> rounds, Clock clock, @Nullable Instant past) {
        addClassName("rows");
        Formats formats = Formats.current();
        for (RoundSummary round : rounds) {
            String path = Paths.round(negotiation, round.id());
            Anchor link = new Anchor(
                    past == null ? path : LookBack.path(path, past),
                    where.getTranslation("voting.round.named", round.number(), round.title()));
            link.addClassName("row__link");

            Div meta = new Div();
            meta.addClassName("row__meta");
            meta.add(new Span(Phrases.name(where, round.ruleId(), round.ruleSet())));
            if (round.state() != RoundState.PREPARED) {
                meta.add(new Span(where.getTranslation("voting.list.cast", round.cast(), round.entitled())));
            }
            meta.add(
                    past == null
                            ? formats.moment(round.changedAt(), clock.instant())
                            : formats.moment(round.changedAt()));

            Div main = new Div(link, meta);
            main.addClassName("row__main");
            Div end = new Div();
            end.addClassName("row__end");
            if (round.verdict() != null && round.state() == RoundState.PROCLAIMED) {
                end.add(RoundBadges.verdict(where, round.verdict(), round.adopted(), true));
            } else {
                end.add(RoundBadges.state(where, round.state()));
            }
            ListItem row = new ListItem(main, end);
            row.addClassName("row");
            add(row);
        }
    }
}
