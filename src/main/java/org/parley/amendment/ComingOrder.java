package org.parley.amendment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.voting.ComingVotes;
import org.springframework.stereotype.Component;

/** The round that is next in the order of voting on a plan, and why. */
@Component
class ComingOrder implements ComingVotes {

    private final OrderQueries orders;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Messages messages;

    ComingOrder(OrderQueries orders, PlanQueries plans, NegotiationQueries negotiations, Messages messages) {
        this.orders = orders;
        this.plans = plans;
        this.negotiations = negotiations;
        this.messages = messages;
    }

    @Override
    public Optional<Coming> next(NegotiationId negotiation, Locale locale) {
        return plans.list(negotiation).stream()
                .filter(plan -> orders.prepared(plan.id()))
                .flatMap(plan -> coming(plan, locale).stream())
                .findFirst();
    }

    private Optional<Coming> coming(PlanSummary plan, Locale locale) {
        OrderView view = orders.order(plan.id());
        return view.next().map(turn -> {
            int before = view.turns().indexOf(turn);
            int fallen = (int) view.turns().subList(0, before).stream()
                    .filter(each -> each.standing() == Turn.Standing.NOT_PUT)
                    .count();
            List<String> why = new ArrayList<>();
            if (before > 0) {
                why.add(messages.get(locale, "amendment.order.next-after", before, fallen));
            }
            why.add(messages.get(
                    locale,
                    turn.round().block()
                            ? "amendment.block.first"
                            : turn.article() == null ? "amendment.order.furthest" : "amendment.order.article-last",
                    plan.title()));
            String slug = negotiations.get(plan.negotiation()).slug();
            return new Coming(
                    turn.round().id(),
                    String.join(" ", why),
                    "negotiations/" + slug + "/plans/" + plan.slug() + "/order");
        });
    }
}
