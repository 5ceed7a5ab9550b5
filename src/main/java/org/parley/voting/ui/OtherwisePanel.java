package org.parley.voting.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Supplier;
import org.parley.procedure.Check;
import org.parley.procedure.Outcome;
import org.parley.voting.Otherwise;

/**
 * The same ballots under other rules, beside the result and never like it: no badge, no colour of an outcome, every line in the
 * conditional.
 */
final class OtherwisePanel extends Aside {

    /** @param all asked once now, and once more when somebody opens what comes with the house: a screen need not keep that */
    OtherwisePanel(Supplier<List<Otherwise>> all) {
        addClassNames("otherwise");
        H2 title = new H2(getTranslation("voting.otherwise.title"));
        title.setId("otherwise");
        getElement().setAttribute("aria-labelledby", "otherwise");
        Paragraph note = new Paragraph(getTranslation("voting.otherwise.note"));
        note.addClassNames("quiet", "small");
        add(title, note);
        List<Otherwise> first = all.get();
        List<Otherwise> here = first.stream().filter(Otherwise::here).toList();
        int house = first.size() - here.size();
        if (!here.isEmpty()) {
            add(lines(here));
        }
        if (house > 0) {
            Details more = new Details(getTranslation("voting.otherwise.house", house));
            more.addOpenedChangeListener(event -> {
                if (event.isOpened() && more.getContent().findAny().isEmpty()) {
                    more.add(lines(
                            all.get().stream().filter(each -> !each.here()).toList()));
                }
            });
            more.setOpened(here.isEmpty());
            add(more);
        }
        setVisible(!first.isEmpty());
    }

    private UnorderedList lines(List<Otherwise> some) {
        UnorderedList lines = new UnorderedList();
        lines.addClassName("otherwise__lines");
        some.forEach(each -> lines.add(line(each)));
        return lines;
    }

    private ListItem line(Otherwise each) {
        Span name = new Span(Phrases.name(this, each.rules()));
        name.addClassName("otherwise__name");
        Span would = new Span(getTranslation(
                "voting.otherwise.would", each.outcome().verdict().name()));
        Div head = new Div(name, would);
        head.addClassName("otherwise__head");
        ListItem line = new ListItem(head);
        String why = each.unanswerable().isEmpty()
                ? decisive(each.outcome())
                : Phrases.say(this, each.unanswerable().getFirst());
        if (!why.isEmpty()) {
            Span reason = new Span(why);
            reason.addClassNames("quiet", "small");
            line.add(reason);
        }
        return line;
    }

    /** What stood in the way, or where nothing did, what carried it. */
    private String decisive(Outcome outcome) {
        return outcome.checks().stream()
                .filter(check -> !check.passed() && check.kind() != Check.Kind.TIE)
                .findFirst()
                .or(() -> outcome.check(Check.Kind.MAJORITY))
                .or(() -> outcome.check(Check.Kind.OBJECTIONS))
                .map(check -> Phrases.say(this, check.words()))
                .orElse("");
    }
}
