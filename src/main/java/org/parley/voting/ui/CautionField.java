package org.parley.voting.ui;

import static org.parley.design.Words.say;

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
public final class CautionField extends Composite<Div> {

    /** Most characters of the reason. */
    public static final int LONGEST_REASON = 500;

    private final Div stopping = new Div();
    private final ProseField reason = new ProseField(getTranslation("voting.caution.reason"), LONGEST_REASON);

    CautionField() {
        getContent().addClassNames("stack", "stack--close");
        getContent().getElement().setAttribute("aria-live", "polite");
        getContent().add(stopping, reason);
        show(List.of());
    }

    void show(List<Caution> cautions) {
        stopping.removeAll();
        stopping.add(stopping(cautions));
        setVisible(!cautions.isEmpty());
    }

    /** What stops it, without the field for a reason: for a dialog that asks for one itself. */
    public static Div stopping(List<Caution> cautions) {
        UnorderedList list = new UnorderedList();
        list.addClassName("findings");
        cautions.forEach(each -> list.add(
                new ListItem(say(each.said().key(), each.said().arguments().toArray()))));
        Div stopping = new Div(new Banner(say("voting.caution.stopped"), Shape.CROSS, Tone.NEGATIVE), list);
        stopping.addClassNames("stack", "stack--close");
        return stopping;
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
