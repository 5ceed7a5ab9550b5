package org.parley.plan.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.design.Banner;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.text.Condition.Trigger;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceProblem;
import org.parley.text.sequence.SequenceProblem.Step;

/** Why the conditions of a plan cannot be kept, in sentences, with the path from provision to provision. */
public final class SequenceProblems {

    private SequenceProblems() {}

    /** All of them, each with its path. */
    public static Div list(List<SequenceProblem> problems, ConditionWords words) {
        Div list = new Div();
        list.addClassNames("stack", "sequence-problems");
        problems.forEach(problem -> list.add(one(problem, words)));
        return list;
    }

    private static Div one(SequenceProblem problem, ConditionWords words) {
        boolean grave =
                problem.kind() == SequenceProblem.Kind.CYCLE || problem.kind() == SequenceProblem.Kind.CONTRADICTION;
        OrderedList path = new OrderedList();
        path.addClassName("sequence-problems__path");
        problem.path().forEach(step -> path.add(new ListItem(say(step, words))));
        Div whole = new Div(
                new Banner(
                        sentence(problem, words),
                        grave ? Shape.CROSS : Shape.TRIANGLE,
                        grave ? Tone.NEGATIVE : Tone.CAUTION),
                path);
        whole.addClassName("sequence-problems__one");
        return whole;
    }

    /** What is wrong. */
    public static String sentence(SequenceProblem problem, ConditionWords words) {
        return UI.getCurrentOrThrow()
                .getTranslation(
                        "sequence.problem." + problem.kind().name().toLowerCase(Locale.ROOT),
                        words.cite().apply(problem.at()));
    }

    /** One step of the path: which provision waits for what. */
    public static String say(Step step, ConditionWords words) {
        String from = words.cite().apply(step.from());
        UI ui = UI.getCurrentOrThrow();
        return switch (step.why()) {
            case CONDITION, TOGETHER ->
                step.condition() == null
                        ? from
                        : ui.getTranslation("sequence.step.condition", owner(step, words), words.say(step.condition()));
            case PART -> ui.getTranslation("sequence.step.part", from, cite(step.to(), words));
            case WHOLE -> ui.getTranslation("sequence.step.whole", from, cite(step.to(), words));
        };
    }

    /** What goes together is said by the one whose condition it is. */
    private static String owner(Step step, ConditionWords words) {
        boolean theirs = step.why() == SequenceProblem.Why.TOGETHER
                && step.condition() != null
                && step.to() != null
                && !step.condition().triggers().contains(step.to());
        return theirs ? cite(step.to(), words) : words.cite().apply(step.from());
    }

    private static String cite(@Nullable Trigger trigger, ConditionWords words) {
        return switch (trigger) {
            case Trigger.CarriedOut(ProvisionId id) -> words.cite().apply(id);
            case Trigger.InEffect(ProvisionId id) -> words.cite().apply(id);
            case Trigger.Event(String name) -> name;
            case null -> "";
        };
    }
}
