package org.parley.amendment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Numbering;
import org.parley.text.PlanText;

/** The changes of an amendment in words, one a line. */
final class ChangeList extends OrderedList {

    ChangeList() {
        addClassNames("changes", "stack", "stack--close");
    }

    /** @param after what the changes make of {@code before} */
    void show(PlanText before, PlanText after, List<Change> changes) {
        List<ListItem> items = new ArrayList<>();
        for (String words : words(before, after, changes)) {
            items.add(new ListItem(new Span(words)));
        }
        removeAll();
        items.forEach(this::add);
    }

    /** Each change in words; none where they do not fit the text. */
    static List<String> words(PlanText before, List<Change> changes) {
        return switch (Changes.apply(before, changes)) {
            case Application.Applied(PlanText after) -> words(before, after, changes);
            case Application.Inapplicable _ -> List.of();
        };
    }

    private static List<String> words(PlanText before, PlanText after, List<Change> changes) {
        Numbering was = Numbering.of(before);
        Numbering is = Numbering.of(after);
        return changes.stream().map(change -> say(change, was, is)).toList();
    }

    private static String say(Change change, Numbering was, Numbering is) {
        return switch (change) {
            case Change.ReplaceWords replace ->
                UI.getCurrentOrThrow().getTranslation("amendment.change.words", number(replace, was, is));
            case Change.Retitle retitle ->
                UI.getCurrentOrThrow().getTranslation("amendment.change.heading", number(retitle, was, is));
            case Change.Recondition recondition ->
                UI.getCurrentOrThrow().getTranslation("amendment.change.conditions", number(recondition, was, is));
            case Change.InsertProvision insert ->
                UI.getCurrentOrThrow().getTranslation("amendment.change.insert", is.number(insert.provision()));
            case Change.DeleteProvision delete ->
                UI.getCurrentOrThrow().getTranslation("amendment.change.delete", was.number(delete.provision()));
            case Change.MoveProvision move ->
                UI.getCurrentOrThrow()
                        .getTranslation(
                                "amendment.change.move", was.number(move.provision()), is.number(move.provision()));
        };
    }

    private static String number(Change change, Numbering was, Numbering is) {
        return was.find(change.provision()).orElseGet(() -> is.number(change.provision()));
    }
}
