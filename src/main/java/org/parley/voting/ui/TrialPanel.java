package org.parley.voting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.design.PlanTextView;
import org.parley.design.StatusBadge;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Check;
import org.parley.procedure.Example;
import org.parley.procedure.Outcome;
import org.parley.procedure.Phrase;
import org.parley.procedure.RuleSet;

/** Tries rules on votes that somebody makes up, and says at once whether the question would pass and why. */
final class TrialPanel extends Section {

    private static final int MOST = 20;

    private final List<String> names;
    private final Div rows = new Div();
    private final Div said = new Div();
    private final List<Row> shown = new ArrayList<>();
    private @Nullable RuleSet rules;

    /** @param names what the delegations of the table can be called */
    TrialPanel(List<Example.Group> start, List<String> names) {
        this.names = names;
        addClassNames("card", "trial");
        rows.addClassName("stack");
        said.addClassNames("stack", "stack--close");
        said.getElement().setAttribute("aria-live", "polite");
        Paragraph note = new Paragraph(getTranslation("voting.trial.note"));
        note.addClassNames("quiet", "small");
        start.forEach(this::row);
        Button more = new Button(getTranslation("voting.trial.more"), click -> {
            if (shown.size() < MOST) {
                row(new Example.Group("", 1, 0, 0, 0, 0, 0));
                retry();
            }
        });
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add(new H2(getTranslation("voting.trial.title")), note, said, rows, new Div(more));
    }

    /** Tries these rules from now on. */
    void show(RuleSet tried) {
        rules = tried;
        retry();
    }

    private void row(Example.Group group) {
        Row row = new Row(group);
        shown.add(row);
        rows.add(row);
    }

    private void retry() {
        RuleSet tried = rules;
        if (tried == null) {
            return;
        }
        said.removeAll();
        try {
            Example example = new Example(shown.stream()
                    .map(Row::group)
                    .filter(group -> group.yes() + group.no() + group.abstain() + group.silent() + group.absent() > 0)
                    .toList());
            Outcome outcome = example.under(tried);
            PlanTextView.Mark mark = RoundBadges.mark(this, outcome.verdict(), outcome.adopted(), false);
            said.add(new Div(new StatusBadge(mark.word(), mark.shape(), mark.tone())), new CheckList(outcome));
            List<Phrase> gaps = new ArrayList<>(example.unanswerable(tried));
            gaps.removeAll(outcome.checks().stream().map(Check::words).toList());
            for (Phrase gap : gaps) {
                Paragraph line = new Paragraph(Phrases.say(this, gap));
                line.addClassNames("quiet", "small");
                said.add(line);
            }
        } catch (RuleViolation violation) {
            Paragraph refusal = new Paragraph(
                    getTranslation(violation.key(), violation.arguments().toArray()));
            refusal.addClassName("refusal");
            said.add(refusal);
        }
    }

    /** Delegations of one sort, and how they vote. */
    private final class Row extends Div {

        private final WhoField who;
        private final IntegerField weight = number("weight", 1);
        private final IntegerField yes = number("yes", 0);
        private final IntegerField no = number("no", 0);
        private final IntegerField abstain = number("abstain", 0);
        private final IntegerField silent = number("silent", 0);
        private final IntegerField absent = number("absent", 0);

        Row(Example.Group group) {
            addClassName("trial__row");
            getElement().setAttribute("role", "group");
            getElement().setAttribute("aria-label", getTranslation("voting.trial.group"));
            who = new WhoField(getTranslation("voting.trial.who"), names, group.who());
            who.addValueChangeListener(change -> retry());
            who.addClassName("trial__who");
            weight.setValue(Math.toIntExact(group.weight()));
            yes.setValue(group.yes());
            no.setValue(group.no());
            abstain.setValue(group.abstain());
            silent.setValue(group.silent());
            absent.setValue(group.absent());
            Button away = new Button(getTranslation("voting.trial.remove"), click -> {
                if (shown.size() > 1) {
                    shown.remove(this);
                    rows.remove(this);
                    retry();
                }
            });
            away.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            add(who, weight, yes, no, abstain, silent, absent, away);
        }

        private IntegerField number(String word, int least) {
            IntegerField field = new IntegerField(getTranslation("voting.trial." + word));
            field.setMin(least);
            field.setValue(least);
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> retry());
            return field;
        }

        Example.Group group() {
            return new Example.Group(
                    Objects.requireNonNullElse(who.chosen(), ""),
                    value(weight),
                    value(yes),
                    value(no),
                    value(abstain),
                    value(silent),
                    value(absent));
        }

        private int value(IntegerField field) {
            Integer value = field.getValue();
            return value == null ? 0 : value;
        }
    }
}
