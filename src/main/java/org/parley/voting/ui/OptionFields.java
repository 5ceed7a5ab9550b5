package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectCard;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Option;

/** Where the options of a choice are written or picked, and put in order. */
final class OptionFields extends Composite<Div> {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4_000;

    private final OrderedList list = new OrderedList();
    private final List<Fields> rows = new ArrayList<>();

    /** One option as it is being written. */
    private final class Fields extends ListItem {

        private final TextField name = new TextField();
        private final TextArea text = new TextArea();
        private final @Nullable String subject;

        Fields(@Nullable SubjectCard card) {
            subject = card == null ? null : card.ref().toString();
            addClassName("option-fields");
            name.setLabel(getTranslation("voting.choice.prepare.option"));
            name.setMaxLength(LONGEST_NAME);
            text.setLabel(getTranslation("voting.choice.prepare.option-text"));
            text.setMaxLength(LONGEST_TEXT);
            text.setVisible(card == null);
            if (card != null) {
                name.setValue(
                        card.title().length() <= LONGEST_NAME
                                ? card.title()
                                : card.title().substring(0, card.title().offsetByCodePoints(0, 150)) + "…");
            }
            Div buttons = new Div(
                    button("▲", "voting.choice.prepare.earlier", () -> move(this, -1)),
                    button("▼", "voting.choice.prepare.later", () -> move(this, 1)),
                    button("✕", "voting.choice.prepare.remove", () -> remove(this)));
            buttons.addClassName("option-fields__buttons");
            add(name, text, buttons);
        }

        private Button button(String sign, String key, Runnable work) {
            Button button = new Button(sign, click -> work.run());
            button.setAriaLabel(getTranslation(key));
            button.setTooltipText(getTranslation(key));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            return button;
        }

        boolean empty() {
            return subject == null && name.isEmpty() && text.isEmpty();
        }

        Option option() {
            return new Option(name.getValue(), text.isEmpty() ? null : text.getValue(), subject);
        }
    }

    OptionFields(List<SubjectCard> offered, List<SubjectCard> asked) {
        list.addClassNames("option-list");
        ComboBox<SubjectCard> pick = new ComboBox<>(getTranslation("voting.choice.prepare.pick"));
        pick.setHelperText(getTranslation("voting.choice.prepare.pick-help"));
        pick.setItems(offered);
        pick.setItemLabelGenerator(SubjectCard::title);
        pick.addValueChangeListener(change -> {
            SubjectCard card = change.getValue();
            if (card != null) {
                if (rows.stream().noneMatch(row -> card.ref().toString().equals(row.subject))) {
                    rows.stream().filter(Fields::empty).findFirst().ifPresent(this::remove);
                    append(new Fields(card));
                }
                pick.clear();
            }
        });
        pick.setVisible(!offered.isEmpty());
        Button more = new Button(getTranslation("voting.choice.prepare.add"), click -> {
            Fields row = new Fields(null);
            append(row);
            row.name.focus();
        });
        getContent().addClassNames("stack", "stack--close");
        getContent().add(list, more, pick);
        asked.forEach(card -> append(new Fields(card)));
        while (rows.size() < 2) {
            append(new Fields(null));
        }
    }

    private void append(Fields row) {
        if (rows.size() < ChoiceQuestion.MOST_OPTIONS) {
            rows.add(row);
            list.add(row);
        }
    }

    private void remove(Fields row) {
        rows.remove(row);
        list.remove(row);
    }

    private void move(Fields row, int by) {
        int to = rows.indexOf(row) + by;
        if (to >= 0 && to < rows.size()) {
            rows.remove(row);
            rows.add(to, row);
            list.remove(row);
            list.addComponentAtIndex(to, row);
        }
    }

    /** The options as they stand; rows in which nothing was written are left out. */
    List<Option> options() {
        return rows.stream().filter(row -> !row.empty()).map(Fields::option).toList();
    }
}
