package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;

/**
 * The browser's own memory of a record: it demands at each visit a proof that the record grew from what it saw last, and says so to the
 * person when there is none. What it remembers never comes to the house, so that nobody here can change it.
 */
@Tag("parley-pin")
@JavaScript("context://components/pin.js")
public final class Pin extends Component {

    /** @param record where the record lies, without a leading slash: {@code record/peace-formula} */
    public Pin(String record) {
        getElement().getClassList().add("pin");
        getElement().setAttribute("hidden", true);
        getElement().setAttribute("record", record);
        getElement().setAttribute("wrong", getTranslation("design.pin.wrong"));
    }
}
