package org.parley.amendment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.kernel.RuleViolation;
import org.parley.plan.ui.ConditionWords;
import org.parley.plan.ui.SequenceProblems;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Condition;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.Condition.Unit;
import org.parley.text.ConditionJson;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceCheck;
import org.parley.text.sequence.SequenceProblem;
import org.parley.text.sequence.Simulation;

/**
 * Asks for the conditions of the provisions of an article, in words: what must happen, how the provision stands to it, how long. Each set is
 * checked at once; one that closes a cycle is not taken, and the way round is shown.
 */
final class ConditionsDialog {

    private final UI ui = UI.getCurrentOrThrow();
    private final PlanText text;
    private final ConditionWords words;
    private final List<Condition> now = new ArrayList<>();
    private final Select<ProvisionId> provision = new Select<>();
    private final Div standing = new Div();
    private final Select<Relation> relation = new Select<>();
    private final IntegerField number = new IntegerField();
    private final Select<Unit> unit = new Select<>();
    private final RadioButtonGroup<Boolean> any = new RadioButtonGroup<>();
    private final MultiSelectComboBox<Trigger> triggers = new MultiSelectComboBox<>();
    private final Paragraph refusal = new Paragraph();
    private final Div problems = new Div();
    private final List<Trigger> choices = new ArrayList<>();
    private final BiConsumer<ProvisionId, List<Condition>> taken;

    private ConditionsDialog(PlanText text, Numbering numbers, BiConsumer<ProvisionId, List<Condition>> taken) {
        this.text = text;
        this.words = ConditionWords.read(numbers::cite);
        this.taken = taken;
    }

    /**
     * Opens it.
     *
     * @param text    as it reads in the draft
     * @param article whose provisions can be chosen
     * @param first   which is chosen at first
     * @param taken   what becomes of the conditions of a provision when they are set
     */
    static void open(
            PlanText text,
            Numbering numbers,
            Provision article,
            ProvisionId first,
            BiConsumer<ProvisionId, List<Condition>> taken) {
        new ConditionsDialog(text, numbers, taken).show(article, first);
    }

    private void show(Provision article, ProvisionId first) {
        List<ProvisionId> provisions = new PlanText(List.of(article))
                .walk().stream().map(PlanText.Place::id).toList();
        provision.setLabel(say("sequence.dialog.provision"));
        provision.setItems(provisions);
        provision.setItemLabelGenerator(id -> id == null ? "" : name(id));
        provision.addValueChangeListener(change -> choose(change.getValue()));
        relation.setLabel(say("sequence.dialog.relation"));
        relation.setItems(Relation.values());
        relation.setItemLabelGenerator(
                each -> each == null ? "" : say("sequence.relation." + ConditionJson.word(each)));
        relation.addValueChangeListener(_ -> shape());
        number.setLabel(say("sequence.dialog.number"));
        number.setMin(1);
        number.setStepButtonsVisible(true);
        unit.setLabel(say("sequence.dialog.unit"));
        unit.setItems(Unit.values());
        unit.setItemLabelGenerator(each -> each == null ? "" : say("sequence.unit." + ConditionJson.word(each)));
        unit.setValue(Unit.DAYS);
        any.setLabel(say("sequence.dialog.quantity"));
        any.setItems(false, true);
        any.setItemLabelGenerator(each -> say(each ? "sequence.dialog.any" : "sequence.dialog.all"));
        any.setValue(false);
        triggers.setLabel(say("sequence.dialog.triggers"));
        triggers.setHelperText(say("sequence.dialog.triggers-help"));
        triggers.setAllowCustomValue(true);
        triggers.addCustomValueSetListener(event -> custom(event.getDetail()));
        triggers.addValueChangeListener(_ -> shape());
        provision.setWidthFull();
        relation.setWidthFull();
        triggers.setWidthFull();
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        Button add = new Button(say("sequence.dialog.add"), _ -> add());
        Div form = new Div(relation, number, unit, triggers, any, new Div(add));
        form.addClassName("conditions-dialog__add");
        H3 more = new H3(say("sequence.dialog.more"));
        Div body = new Div(provision, standing, refusal, problems, more, form);
        body.addClassName("conditions-dialog");
        provision.setValue(provisions.contains(first) ? first : provisions.getFirst());
        relation.setValue(Relation.NOT_BEFORE);
        ConfirmDialogs.ask(say("sequence.dialog.title"), say("sequence.dialog.lead"))
                .with(body)
                .open(say("sequence.dialog.done"), _ -> {
                    pending();
                    taken.accept(chosen(), List.copyOf(now));
                });
    }

    private String say(String key, Object... arguments) {
        return ui.getTranslation(key, arguments);
    }

    private String name(ProvisionId id) {
        String said = text.find(id)
                .map(found -> found.heading() != null ? found.heading() : found.text())
                .orElse("");
        String shown = Numbering.resolve(said, words.cite());
        return words.cite().apply(id) + " " + (shown.length() > 60 ? shown.substring(0, 60) + " …" : shown);
    }

    private ProvisionId chosen() {
        return provision.getValue();
    }

    private void choose(@Nullable ProvisionId id) {
        if (id == null) {
            return;
        }
        now.clear();
        text.find(id).ifPresent(found -> now.addAll(found.conditions()));
        Set<Trigger> known = new LinkedHashSet<>();
        Simulation.events(text).forEach(event -> known.add(new Trigger.Event(event)));
        for (String common : List.of("sequence.event.signature", "sequence.event.entry-into-force")) {
            known.add(new Trigger.Event(say(common)));
        }
        text.walk().stream()
                .map(PlanText.Place::id)
                .filter(each -> !each.equals(id))
                .forEach(each -> {
                    known.add(new Trigger.CarriedOut(each));
                    known.add(new Trigger.InEffect(each));
                });
        choices.clear();
        choices.addAll(known);
        items();
        refusal.setVisible(false);
        list();
    }

    private void items() {
        Set<Trigger> kept = triggers.getValue();
        triggers.setItems(choices);
        triggers.setItemLabelGenerator(words::say);
        triggers.setValue(kept);
    }

    /** What is typed and no provision is an event of that name. */
    private void custom(String name) {
        try {
            Trigger event = new Trigger.Event(name);
            if (!choices.contains(event)) {
                choices.addFirst(event);
            }
            items();
            Set<Trigger> more = new LinkedHashSet<>(triggers.getValue());
            more.add(event);
            triggers.setValue(more);
        } catch (RuleViolation violation) {
            refuse(violation);
        }
    }

    /** Only the fields that the relation needs. */
    private void shape() {
        Relation chosen = relation.getValue();
        boolean delayed = chosen != null && chosen.delayed();
        number.setVisible(delayed);
        unit.setVisible(delayed);
        triggers.setVisible(chosen != Relation.NEVER);
        any.setVisible(chosen != Relation.NEVER
                && chosen != Relation.TOGETHER
                && triggers.getValue().size() > 1);
    }

    private void add() {
        try {
            take(entered());
        } catch (RuleViolation violation) {
            refuse(violation);
        }
    }

    /** What is entered and was not added yet is meant too. */
    private void pending() {
        if (!triggers.getValue().isEmpty() || relation.getValue() == Relation.NEVER) {
            take(entered());
        }
    }

    private void take(Condition condition) {
        List<Condition> wanted = new ArrayList<>(now);
        if (!wanted.contains(condition)) {
            wanted.add(condition);
        }
        List<SequenceProblem> cycles = SequenceCheck.newCycles(text, with(wanted));
        if (!cycles.isEmpty()) {
            show(cycles);
            throw new RuleViolation("amendment.error.cycle", words.say(condition));
        }
        now.clear();
        now.addAll(wanted);
        triggers.clear();
        number.clear();
        refusal.setVisible(false);
        list();
    }

    /** Throws {@link RuleViolation} where the parts do not go together. */
    private Condition entered() {
        Relation chosen = relation.getValue();
        Integer time = number.getValue();
        List<Trigger> named = new ArrayList<>();
        if (chosen != Relation.NEVER) {
            for (Trigger trigger : triggers.getValue()) {
                named.add(
                        chosen == Relation.TOGETHER && trigger instanceof Trigger.InEffect(ProvisionId id)
                                ? new Trigger.CarriedOut(id)
                                : trigger);
            }
        }
        return new Condition(
                chosen,
                chosen.delayed() && time != null ? new Delay(time, unit.getValue()) : null,
                chosen != Relation.TOGETHER && Boolean.TRUE.equals(any.getValue()),
                named);
    }

    private PlanText with(List<Condition> wanted) {
        List<Condition> before = text.find(chosen()).map(Provision::conditions).orElse(List.of());
        return switch (Changes.apply(text, List.of(new Change.Recondition(chosen(), before, wanted)))) {
            case Application.Applied(PlanText made) -> made;
            case Application.Inapplicable _ -> text;
        };
    }

    private void refuse(RuleViolation violation) {
        refusal.setText(say(violation.key(), violation.arguments().toArray()));
        refusal.setVisible(true);
    }

    /** The conditions as they stand, each with the way to take it away, and what they would make impossible. */
    private void list() {
        standing.removeAll();
        if (now.isEmpty()) {
            Paragraph none = new Paragraph(say("sequence.dialog.none"));
            none.addClassName("quiet");
            standing.add(none);
        }
        for (Condition condition : now) {
            String said = words.say(condition);
            Button remove = new Button(say("sequence.dialog.remove"), _ -> {
                now.remove(condition);
                refusal.setVisible(false);
                list();
            });
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            remove.setAriaLabel(say("sequence.dialog.remove-one", said));
            Div one = new Div(new Span(said), remove);
            one.addClassName("conditions-dialog__one");
            standing.add(one);
        }
        List<SequenceProblem> known = SequenceCheck.of(text);
        show(SequenceCheck.of(with(now)).stream()
                .filter(problem -> !known.contains(problem))
                .toList());
    }

    private void show(List<SequenceProblem> found) {
        problems.removeAll();
        if (!found.isEmpty()) {
            problems.add(SequenceProblems.list(found, words));
        } else if (!now.isEmpty()) {
            problems.add(new Banner(say("sequence.dialog.sound"), Shape.CHECK, Tone.POSITIVE));
        }
    }
}
