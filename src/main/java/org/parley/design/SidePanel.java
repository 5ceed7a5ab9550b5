package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** The column beside a text: a heading and what belongs to the thing selected. On narrow screens it follows the text. */
public final class SidePanel extends Aside {

    private final H2 title = new H2();
    private final Div body = new Div();

    public SidePanel(String heading, Component... components) {
        addClassName("side-panel");
        title.setText(heading);
        title.addClassName("side-panel__title");
        body.addClassName("side-panel__body");
        body.add(components);
        add(title, body);
        getElement().setAttribute("aria-label", heading);
    }

    public void setHeading(String heading) {
        title.setText(heading);
        getElement().setAttribute("aria-label", heading);
    }

    /** Replaces what stands in the panel. */
    public void show(Component... components) {
        body.removeAll();
        body.add(components);
    }
}
