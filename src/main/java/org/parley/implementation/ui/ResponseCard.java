package org.parley.implementation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.Formats;
import org.parley.implementation.ResponsePlan;

/** What follows where a guarantee is called on, as the course of a clock: trigger, finding, actions, escalation. */
final class ResponseCard extends Div {

    private final Map<DelegationId, DelegationView> names;

    /** @param rules what people call the rule set by which it is found; null where that is the finder's own affair */
    ResponseCard(ResponsePlan plan, Map<DelegationId, DelegationView> names, @Nullable String rules) {
        this.names = names;
        addClassName("response");
        OrderedList steps = new OrderedList();
        steps.addClassName("response__steps");
        steps.add(step(getTranslation("guarantee.trigger"), plan.trigger(), null));
        ResponsePlan.Finder finder = plan.finder();
        String found = finder.delegation() == null ? Objects.requireNonNull(finder.body()) : name(finder.delegation());
        steps.add(step(
                getTranslation("guarantee.finding.within", time(finder.hours())),
                rules == null
                        ? getTranslation("guarantee.found-by", found)
                        : getTranslation("guarantee.found-by-rules", found, rules),
                null));
        add(steps, plan.actions(), "guarantee.action.within");
        add(steps, plan.escalation(), "guarantee.step.after");
        add(steps);
    }

    private void add(OrderedList steps, List<ResponsePlan.Step> all, String key) {
        all.stream()
                .sorted(Comparator.comparingInt(ResponsePlan.Step::hours))
                .forEach(each -> steps.add(step(getTranslation(key, time(each.hours())), each.text(), who(each))));
    }

    private static ListItem step(String when, String text, @Nullable String who) {
        Span time = new Span(when);
        time.addClassName("response__when");
        Paragraph said = new Paragraph(text);
        said.getElement().setAttribute("dir", "auto");
        ListItem item = new ListItem(time, said);
        if (who != null) {
            Span acting = new Span(who);
            acting.addClassNames("quiet", "small");
            item.add(acting);
        }
        return item;
    }

    private String who(ResponsePlan.Step step) {
        return Formats.current()
                .list(step.delegations().stream().map(this::name).toList());
    }

    private String name(DelegationId delegation) {
        DelegationView found = names.get(delegation);
        return found == null ? "" : found.name();
    }

    /** "72 hours" is said as "3 days". */
    static String time(int hours) {
        return Formats.current().duration(Duration.ofHours(hours));
    }
}
