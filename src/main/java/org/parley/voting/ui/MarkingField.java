package org.parley.voting.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;

/**
 * Where the options of a choice are marked. For each a box to tick, points or a rank as a number; ranks can also be moved by buttons, and
 * by dragging where there is a mouse. The options stay where they are, so that nobody who listens loses the place.
 */
final class MarkingField extends Composite<Div> {

    private final ChoiceQuestion question;
    private final Runnable changed;
    private final List<IntegerField> numbers = new ArrayList<>();
    private final List<Checkbox> boxes = new ArrayList<>();
    private final List<Button> buttons = new ArrayList<>();
    private boolean quiet;

    /** @param path leads to what an option stands for; null where it is words only */
    MarkingField(ChoiceQuestion question, Function<Option, @Nullable String> path, String titleId, Runnable changed) {
        this.question = question;
        this.changed = changed;
        OrderedList rows = new OrderedList();
        rows.addClassName("marking");
        rows.getElement().setAttribute("aria-labelledby", titleId);
        for (int option = 0; option < question.size(); option++) {
            rows.add(row(option, path));
        }
        getContent().add(rows);
    }

    private ListItem row(int option, Function<Option, @Nullable String> path) {
        Option of = question.options().get(option);
        ListItem row = new ListItem();
        row.addClassName("marking__row");
        Div name = new Div();
        name.addClassName("marking__name");
        if (question.method().marking() == Method.Marking.ONE
                || question.method().marking() == Method.Marking.SOME) {
            Checkbox box = new Checkbox(of.name());
            box.addValueChangeListener(change -> ticked(option, change));
            boxes.add(box);
            name.add(box);
            row.add(name);
        } else {
            boolean ranks = question.method().marking() == Method.Marking.RANKS;
            IntegerField number = new IntegerField();
            number.setAriaLabel(getTranslation(ranks ? "voting.choice.rank-of" : "voting.choice.points-of", of.name()));
            number.setMin(ranks ? 1 : 0);
            number.setMax(ranks ? question.size() : Marks.HIGHEST_SCORE);
            number.setStepButtonsVisible(!ranks);
            number.addClassName("marking__number");
            number.addValueChangeListener(change -> tell());
            numbers.add(number);
            name.add(new Span(of.name()));
            row.add(number, name);
            if (ranks) {
                Div movers = new Div(mover(option, true, of.name()), mover(option, false, of.name()));
                movers.addClassName("marking__moves");
                row.add(movers);
                DragSource<ListItem> source = DragSource.create(row);
                source.setDragData(option);
                DropTarget.create(row)
                        .addDropListener(drop -> drop.getDragData()
                                .filter(Integer.class::isInstance)
                                .ifPresent(dragged -> drop((Integer) dragged, option)));
            }
        }
        details(of, path, name);
        return row;
    }

    private void details(Option of, Function<Option, @Nullable String> path, Div name) {
        String text = of.text();
        if (text != null) {
            Paragraph words = new Paragraph(text);
            words.addClassNames("quiet", "small", "marking__text");
            name.add(words);
        }
        String leads = path.apply(of);
        if (leads != null) {
            Anchor read = new Anchor(leads, getTranslation("voting.choice.read"));
            read.getElement().setAttribute("aria-label", getTranslation("voting.choice.read-of", of.name()));
            read.addClassName("small");
            name.add(read);
        }
    }

    private Button mover(int option, boolean up, String name) {
        Button button = new Button(up ? "▲" : "▼", click -> move(option, up));
        button.setAriaLabel(getTranslation(up ? "voting.choice.up" : "voting.choice.down", name));
        button.setTooltipText(getTranslation(up ? "voting.choice.up" : "voting.choice.down", name));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("marking__move");
        buttons.add(button);
        return button;
    }

    /** Of one choice, ticking another takes the first back. */
    private void ticked(int option, AbstractField.ComponentValueChangeEvent<Checkbox, Boolean> change) {
        if (question.method() == Method.SINGLE && change.isFromClient() && change.getValue()) {
            quietly(() -> {
                for (int other = 0; other < boxes.size(); other++) {
                    boxes.get(other).setValue(other == option);
                }
            });
        }
        tell();
    }

    /** Up: the next free rank, or the place of the one before; down: the place of the one after, and from the last place to none. */
    private void move(int option, boolean up) {
        int[] ranks = ranks();
        int rank = ranks[option];
        int most = Arrays.stream(ranks).max().orElse(0);
        int wanted;
        if (rank == 0) {
            wanted = up ? Math.min(most + 1, question.size()) : 0;
        } else {
            wanted = up ? Math.max(1, rank - 1) : rank + 1;
            for (int other = 0; other < ranks.length; other++) {
                if (other != option && ranks[other] == wanted) {
                    ranks[other] = rank;
                }
            }
            wanted = wanted > most ? 0 : wanted;
        }
        ranks[option] = wanted;
        set(ranks);
    }

    /** The dragged option takes the place of the other, which follows it; dropped on an unranked one it is unranked. */
    private void drop(int dragged, int on) {
        int[] ranks = ranks();
        if (dragged == on) {
            return;
        }
        int wanted = ranks[on];
        ranks[dragged] = 0;
        if (wanted > 0) {
            for (int other = 0; other < ranks.length; other++) {
                ranks[other] += ranks[other] >= wanted ? 1 : 0;
            }
            ranks[dragged] = wanted;
        }
        int[] ranked = Arrays.stream(ranks)
                .filter(rank -> rank > 0)
                .distinct()
                .sorted()
                .toArray();
        for (int other = 0; other < ranks.length; other++) {
            ranks[other] = ranks[other] == 0 ? 0 : Arrays.binarySearch(ranked, ranks[other]) + 1;
        }
        set(ranks);
    }

    private int[] ranks() {
        return numbers.stream()
                .mapToInt(number -> number.getValue() == null ? 0 : number.getValue())
                .toArray();
    }

    private void set(int[] ranks) {
        quietly(() -> {
            for (int option = 0; option < ranks.length; option++) {
                numbers.get(option).setValue(ranks[option] == 0 ? null : (Integer) ranks[option]);
            }
        });
        tell();
    }

    private void quietly(Runnable work) {
        quiet = true;
        try {
            work.run();
        } finally {
            quiet = false;
        }
    }

    private void tell() {
        if (!quiet) {
            changed.run();
        }
    }

    Marks marks() {
        return boxes.isEmpty()
                ? new Marks(Arrays.stream(ranks()).boxed().toList())
                : new Marks(boxes.stream().map(box -> box.getValue() ? 1 : 0).toList());
    }

    void setMarks(Marks marks) {
        quietly(() -> {
            for (int option = 0; option < question.size(); option++) {
                int number = marks.numbers().get(option);
                if (boxes.isEmpty()) {
                    numbers.get(option).setValue(number == 0 ? null : (Integer) number);
                } else {
                    boxes.get(option).setValue(number > 0);
                }
            }
        });
    }

    void enable(boolean enabled) {
        List.of(numbers, boxes, buttons)
                .forEach(fields -> fields.forEach(field -> ((HasEnabled) field).setEnabled(enabled)));
    }

    void focusFirst() {
        Component first = boxes.isEmpty() ? numbers.getFirst() : boxes.getFirst();
        ((Focusable<?>) first).focus();
    }
}
