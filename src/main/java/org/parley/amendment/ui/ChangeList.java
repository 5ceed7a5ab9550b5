package org.parley.amendment.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.parley.text.Change;
import org.parley.text.Numbering;
import org.parley.text.PlanText;

/** The changes of an amendment in words, one a line. */
final class ChangeList extends OrderedList {

    ChangeList() {
        addClassNames("changes", "stack", "stack--close");
    }

    /** @param after what the changes make of {@code before} */
    void show(PlanText before, PlanText after, List<Change> changes) {
        Numbering was = Numbering.of(before);
        Numbering is = Numbering.of(after);
        List<ListItem> items = new ArrayList<>();
        for (Change change : changes) {
            items.add(new ListItem(new Span(say(change, was, is))));
        }
        removeAll();
        items.forEach(this::add);
    }

    private String say(Change change, Numbering was, Numbering is) {
        return switch (change) {
            case Change.ReplaceWords replace -> getTranslation("amendment.change.words", number(replace, was, is));
            case Change.Retitle retitle -> getTranslation("amendment.change.heading", number(retitle, was, is));
            case Change.InsertProvision insert ->
                getTranslation("amendment.change.insert", is.number(insert.provision()));
            case Change.DeleteProvision delete ->
                getTranslation("amendment.change.delete", was.number(delete.provision()));
            case Change.MoveProvision move ->
                getTranslation("amendment.change.move", was.number(move.provision()), is.number(move.provision()));
        };
    }

    private static String number(Change change, Numbering was, Numbering is) {
        return was.find(change.provision()).orElseGet(() -> is.number(change.provision()));
    }
}
