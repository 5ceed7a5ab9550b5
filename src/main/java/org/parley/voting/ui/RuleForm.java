package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.procedure.Base;
import org.parley.procedure.Consent;
import org.parley.procedure.Majority;
import org.parley.procedure.Measure;
import org.parley.procedure.Objections;
import org.parley.procedure.Quorum;
import org.parley.procedure.RuleSet;
import org.parley.procedure.Threshold;
import org.parley.procedure.Tie;

/**
 * Every field of a rule set, in the order in which people speak of rules. What stands in it is read as a program's would be, by the
 * same reader with the same refusals.
 */
final class RuleForm extends Div {

    private static final int MOST = 20;
    private static final List<String> MARKS = List.of("precedent-setting", "important-question");

    private final Runnable changed;
    private final List<String> groups;
    private final Map<String, String> others;

    private final TextField name = new TextField();
    private final TextField id = new TextField();
    private final Select<Base> base = new Select<>();
    private final MajorityFields majority;
    private final Rows<MajorityFields> seconds;
    private final Checkbox consensus = new Checkbox();
    private final IntegerField objections = new IntegerField();
    private final WhoField except;
    private final ThresholdFields quorum;
    private final Select<Quorum.Counted> counted = new Select<>();
    private final ThresholdFields opening;
    private final Rows<ConsentFields> consents;
    private final Checkbox blocks = new Checkbox();
    private final IntegerField blocking = new IntegerField();
    private final Select<Tie> tie = new Select<>();
    private final Rows<SpecialFields> specials;

    /**
     * @param start   what it begins with
     * @param fixed   whether the short name stays
     * @param groups  kinds, groups and names of delegations to choose from; others can be typed
     * @param others  names of the rule sets that may take this one's place, by id
     * @param changed called after each change
     */
    RuleForm(RuleSet start, boolean fixed, List<String> groups, Map<String, String> others, Runnable changed) {
        this.changed = changed;
        this.groups = groups;
        this.others = others;
        addClassName("form");
        name.setLabel(say("name"));
        name.setMaxLength(120);
        name.setValue(start.name());
        id.setLabel(say("id"));
        id.setHelperText(say("id-help"));
        id.setMaxLength(60);
        id.setValue(start.id());
        id.setReadOnly(fixed);
        base.setLabel(say("base"));
        base.setItems(Base.values());
        base.setItemLabelGenerator(each -> say("base." + each.name()));
        base.setValue(start.base());
        majority = new MajorityFields(start.majority(), true);
        seconds = new Rows<>(say("second-add"), () -> new MajorityFields(null, false));
        start.seconds().forEach(each -> seconds.append(new MajorityFields(each, false)));

        Objections limit = start.objections();
        consensus.setLabel(say("consensus"));
        consensus.setValue(limit != null);
        objections.setLabel(say("objections"));
        objections.setMin(0);
        objections.setValue(limit == null ? 0 : limit.atMost());
        except = who(say("except"), limit == null ? null : limit.except());
        except.setHelperText(say("except-help"));

        Quorum asked = start.quorum();
        quorum = new ThresholdFields(say("quorum"), asked == null ? null : asked.threshold(), true);
        counted.setLabel(say("counted"));
        counted.setItems(Quorum.Counted.values());
        counted.setItemLabelGenerator(each -> say("counted." + each.name()));
        counted.setValue(asked == null ? Quorum.Counted.PRESENT : asked.counted());
        opening = new ThresholdFields(say("opening"), asked == null ? null : asked.opening(), true);

        consents = new Rows<>(say("consent-add"), () -> new ConsentFields(new Consent("", false)));
        start.consents().forEach(each -> consents.append(new ConsentFields(each)));
        Integer least = start.blocking();
        blocks.setLabel(say("blocks"));
        blocks.setValue(least != null);
        blocking.setLabel(say("blocking"));
        blocking.setMin(2);
        blocking.setValue(least == null ? 4 : least);
        tie.setLabel(say("tie"));
        tie.setItems(Tie.values());
        tie.setItemLabelGenerator(each -> say("tie." + each.name()));
        tie.setValue(start.tie());
        specials = new Rows<>(say("special-add"), () -> new SpecialFields(MARKS.getFirst(), null));
        start.special().forEach((mark, instead) -> specials.append(new SpecialFields(mark, instead)));

        add(
                part("about", row(name, id)),
                part("majority", base, majority, seconds),
                part("consensus", consensus, row(objections, except)),
                part("consents", consents),
                part("quorum", quorum, counted, opening),
                part("blocking", blocks, blocking),
                part("tie", tie),
                part("special", specials));
        List.<HasValue<?, ?>>of(name, id, base, consensus, objections, except, counted, blocks, blocking, tie)
                .forEach(this::listen);
        arrange();
    }

    /** What stands in the fields. @throws RuleViolation that says what is wrong with it */
    RuleSet read() {
        Json.Builder out = Json.object()
                .put("id", id.getValue().strip())
                .put("name", name.getValue().strip())
                .put("base", base.getValue().name())
                .putPresent("threshold", majority.json())
                .put("tie", tie.getValue().name());
        List<Json> more = seconds.values(MajorityFields::json);
        if (!more.isEmpty()) {
            out.put("second", more);
        }
        if (consensus.getValue()) {
            out.put(
                    "objections",
                    Json.object()
                            .put("at_most", number(objections))
                            .putPresent("except", except.chosen())
                            .build());
        }
        Json.@Nullable Obj asked = quorum.json(Json.object().put("of", "ENTITLED"));
        if (asked != null) {
            Json whole = asked.with("counted", Json.of(counted.getValue().name()));
            Json.@Nullable Obj before = opening.json(Json.object());
            out.put("quorum", before == null ? whole : whole.asObject().with("opening", before));
        }
        List<Json> required = consents.values(ConsentFields::json);
        if (!required.isEmpty()) {
            out.put("consents", required);
        }
        if (blocks.getValue()) {
            out.put(
                    "blocking",
                    Json.object().put("at_least_members", number(blocking)).build());
        }
        Json.Obj special = Json.object().build();
        for (SpecialFields each : specials.all()) {
            special = each.addTo(special);
        }
        if (!special.keys().isEmpty()) {
            out.put("special", special);
        }
        return RuleSet.fromJson(out.build());
    }

    private void arrange() {
        objections.setVisible(consensus.getValue());
        except.setVisible(consensus.getValue());
        blocking.setVisible(blocks.getValue());
        counted.setVisible(quorum.asked());
        opening.setVisible(quorum.asked());
    }

    private void listen(HasValue<?, ?> field) {
        if (field instanceof com.vaadin.flow.data.value.HasValueChangeMode typed) {
            typed.setValueChangeMode(ValueChangeMode.LAZY);
        }
        field.addValueChangeListener(change -> heard());
    }

    private void heard() {
        arrange();
        changed.run();
    }

    private String say(String key) {
        return getTranslation("voting.form." + key);
    }

    private Section part(String key, Component... fields) {
        Section part = new Section(new H2(say("part." + key)));
        part.addClassNames("rule-form__part");
        Paragraph help = new Paragraph(say("part." + key + "-help"));
        help.addClassNames("quiet", "small");
        part.add(help);
        part.add(fields);
        return part;
    }

    private static Div row(Component... fields) {
        Div row = new Div(fields);
        row.addClassName("rule-form__row");
        return row;
    }

    private WhoField who(String label, @Nullable String value) {
        return new WhoField(label, groups, value);
    }

    private static long number(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? -1 : value;
    }

    /** Rows of one sort that can be added and taken away. */
    private final class Rows<T extends Component> extends Div {

        private final List<T> rows = new ArrayList<>();
        private final Div list = new Div();

        Rows(String add, Supplier<T> fresh) {
            list.addClassNames("stack", "stack--close");
            addClassNames("stack", "stack--close");
            Button more = new Button(add, click -> {
                if (rows.size() < MOST) {
                    append(fresh.get());
                    heard();
                }
            });
            more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            add(list, new Div(more));
        }

        void append(T fields) {
            Button away = new Button(say("remove"));
            away.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            Div line = row(fields, away);
            away.addClickListener(click -> {
                rows.remove(fields);
                list.remove(line);
                heard();
            });
            rows.add(fields);
            list.add(line);
        }

        List<T> all() {
            return rows;
        }

        List<Json> values(Function<T, @Nullable Json> read) {
            List<Json> values = new ArrayList<>();
            for (T row : rows) {
                Json value = read.apply(row);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }
    }

    /** At least or more than so much, or nothing. */
    private final class ThresholdFields extends Div {

        private final Select<String> comparison = new Select<>();
        private final TextField amount = new TextField();

        ThresholdFields(String label, @Nullable Threshold start, boolean optional) {
            addClassName("rule-form__row");
            comparison.setLabel(label);
            comparison.setItems(optional ? List.of("none", "at_least", "more_than") : List.of("at_least", "more_than"));
            comparison.setItemLabelGenerator(each -> say("comparison." + each));
            amount.setLabel(say("amount"));
            amount.setHelperText(say("amount-help"));
            amount.setMaxLength(20);
            if (start == null) {
                comparison.setValue(optional ? "none" : "at_least");
                amount.setValue("1/2");
            } else {
                comparison.setValue(start.comparison() == Threshold.Comparison.AT_LEAST ? "at_least" : "more_than");
                amount.setValue(start.amount().text());
            }
            amount.setVisible(asked());
            comparison.addValueChangeListener(change -> amount.setVisible(asked()));
            listen(comparison);
            listen(amount);
            add(comparison, amount);
        }

        boolean asked() {
            return !comparison.getValue().equals("none");
        }

        Json.@Nullable Obj json(Json.Builder out) {
            if (!asked()) {
                return null;
            }
            String text = amount.getValue().strip();
            return out.put(
                            comparison.getValue(),
                            text.matches("[0-9]{1,15}") ? Json.of(Long.parseLong(text)) : Json.of(text))
                    .build();
        }
    }

    /** A majority of delegations, of their weight, or of a group. */
    private final class MajorityFields extends Div {

        private final ThresholdFields threshold;
        private final Select<String> measure = new Select<>();
        private final WhoField bloc;

        MajorityFields(@Nullable Majority start, boolean optional) {
            addClassName("rule-form__row");
            threshold = new ThresholdFields(say("threshold"), start == null ? null : start.threshold(), optional);
            Measure of = start == null ? new Measure.States() : start.of();
            measure.setLabel(say("measure"));
            measure.setItems("STATES", "WEIGHT", "BLOC");
            measure.setItemLabelGenerator(each -> say("measure." + each));
            measure.setValue(
                    switch (of) {
                        case Measure.States ignored -> "STATES";
                        case Measure.Weight ignored -> "WEIGHT";
                        case Measure.Bloc ignored -> "BLOC";
                    });
            bloc = who(say("bloc"), of instanceof Measure.Bloc(String named) ? named : null);
            show();
            measure.addValueChangeListener(change -> show());
            threshold.comparison.addValueChangeListener(change -> show());
            listen(measure);
            listen(bloc);
            add(threshold, measure, bloc);
        }

        private void show() {
            measure.setVisible(threshold.asked());
            bloc.setVisible(threshold.asked() && measure.getValue().equals("BLOC"));
        }

        @Nullable
        Json json() {
            String of = measure.getValue().equals("BLOC")
                    ? "BLOC " + (bloc.chosen() == null ? "" : bloc.chosen())
                    : measure.getValue();
            return threshold.json(Json.object().put("of", of));
        }
    }

    /** Whose consent is needed, and whether it must be said. */
    private final class ConsentFields extends Div {

        private final WhoField who;
        private final Checkbox affirmative = new Checkbox(say("affirmative"));

        ConsentFields(Consent start) {
            addClassName("rule-form__row");
            who = who(say("consent"), start.who());
            affirmative.setValue(start.affirmative());
            listen(who);
            listen(affirmative);
            add(who, affirmative);
        }

        Json json() {
            String named = who.chosen();
            return Json.object()
                    .put("who", named == null ? "" : named)
                    .put("affirmative", affirmative.getValue())
                    .build();
        }
    }

    /** The rules that take this one's place for what is marked. */
    private final class SpecialFields extends Div {

        private final Select<String> mark = new Select<>();
        private final Select<String> instead = new Select<>();

        SpecialFields(String marked, @Nullable String rules) {
            addClassName("rule-form__row");
            mark.setLabel(say("mark"));
            mark.setItems(MARKS.contains(marked) ? MARKS : List.of(MARKS.get(0), MARKS.get(1), marked));
            mark.setItemLabelGenerator(each -> MARKS.contains(each) ? getTranslation("procedure.mark." + each) : each);
            mark.setValue(marked);
            instead.setLabel(say("instead"));
            instead.setItems(others.keySet());
            instead.setItemLabelGenerator(each -> others.getOrDefault(each, each));
            if (rules != null && others.containsKey(rules)) {
                instead.setValue(rules);
            }
            listen(mark);
            listen(instead);
            add(mark, instead);
        }

        Json.Obj addTo(Json.Obj special) {
            String rules = instead.getValue();
            return special.with(mark.getValue(), Json.of(rules == null ? "" : rules));
        }
    }
}
