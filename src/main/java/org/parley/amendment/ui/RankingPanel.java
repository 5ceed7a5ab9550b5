package org.parley.amendment.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import org.parley.amendment.PlanRanking;
import org.parley.amendment.RankingService;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Toasts;
import org.parley.plan.PlanSummary;
import org.parley.plan.ui.PlanNavigation;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.parley.voting.ui.ResultPanel;

/** Beside a choice among plans: the order in which they are declared to fall back on each other, and for facilitators the step to this one. */
@org.springframework.stereotype.Component
class RankingPanel implements ResultPanel {

    private final RankingService service;
    private final NegotiationQueries negotiations;
    private final Seats seats;

    RankingPanel(RankingService service, NegotiationQueries negotiations, Seats seats) {
        this.service = service;
        this.negotiations = negotiations;
        this.seats = seats;
    }

    @Override
    public Optional<Component> beside(RoundView round) {
        return round.question() == null
                ? Optional.empty()
                : service.ranking(round.id()).map(ranking -> {
                    Section panel = new Section();
                    panel.addClassNames("card", "consent");
                    fill(panel, round, ranking);
                    return panel;
                });
    }

    private void fill(Section panel, RoundView round, PlanRanking ranking) {
        panel.removeAll();
        panel.add(new H2(say("amendment.ranking.title")));
        String slug = negotiations.get(round.negotiation()).slug();
        Div both = new Div(
                list(say("amendment.ranking.declared"), slug, ranking.declared()),
                list(say("amendment.ranking.chosen"), slug, ranking.chosen()));
        both.addClassName("consent__both");
        panel.add(both);
        if (ranking.same()) {
            Paragraph same = new Paragraph(say("amendment.ranking.same"));
            same.addClassName("quiet");
            panel.add(same);
        } else if (round.state() == RoundState.PROCLAIMED
                && !round.indicative()
                && seats.mayFacilitate(round.negotiation())) {
            Button declare = new Button(
                    say("amendment.ranking.declare"),
                    click -> ConfirmDialogs.ask(say("amendment.ranking.declare"), say("amendment.ranking.declare-text"))
                            .open(say("amendment.ranking.declare"), ignored -> {
                                service.declare(round.id());
                                Toasts.done(say("amendment.ranking.done"));
                                service.ranking(round.id()).ifPresent(now -> fill(panel, round, now));
                            }));
            declare.addThemeVariants(ButtonVariant.PRIMARY);
            Div actions = new Div(declare);
            actions.addClassName("actions");
            panel.add(actions);
        }
    }

    private static Section list(String title, String negotiation, List<PlanSummary> plans) {
        OrderedList list = new OrderedList();
        list.addClassName("division");
        plans.forEach(plan ->
                list.add(new ListItem(new Anchor(PlanNavigation.plan(negotiation, plan.slug()), plan.title()))));
        Section section = new Section(new H3(title), list);
        section.addClassName("consent__form");
        return section;
    }
}
