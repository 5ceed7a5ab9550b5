package org.parley.design;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;

/** A moment on the page, readable by people and machines; made by {@link Formats}. */
@Tag("time")
public final class Moment extends HtmlComponent {

    Moment(String text) {
        getElement().setText(text);
    }
}
