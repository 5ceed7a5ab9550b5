package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.parley.design.Banner;
import org.parley.design.ProseField;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.voting.Caution;

/** What stops a question before the vote, and why it is put all the same; hidden where nothing does. */
final class CautionField extends Composite<Div> {

    private static final int LONGEST_REASON = 500;

    private final UnorderedList list = new UnorderedList();
    private final ProseField reason = new ProseField(getTranslation("voting.caution.reason"), LONGEST_REASON);

    CautionField() {
        list.addClassName("findings");
        getContent().addClassNames("stack", "stack--close");
        getContent().getElement().setAttribute("aria-live", "polite");
        getContent()
                .add(new Banner(getTranslation("voting.caution.stopped"), Shape.CROSS, Tone.NEGATIVE), list, reason);
        show(List.of());
    }

    void show(List<Caution> cautions) {
        list.removeAll();
        cautions.forEach(each -> list.add(new ListItem(
                getTranslation(each.said().key(), each.said().arguments().toArray()))));
        setVisible(!cautions.isEmpty());
    }

    /** Whether nothing stops the question any more; if something does, the reason is asked for and handed on. */
    boolean acknowledged(Consumer<String> acknowledge) {
        if (!isVisible()) {
            return true;
        }
        if (!reason.complete()) {
            return false;
        }
        acknowledge.accept(reason.getValue());
        show(List.of());
        return true;
    }
}
