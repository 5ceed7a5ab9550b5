package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/**
 * The column beside a text: a heading and what belongs to the thing selected. Where there is no room for columns it is a sheet
 * at the lower edge that shows its heading and opens on request.
 */
public final class SidePanel extends Aside {

    private final H2 title = new H2();
    private final Div body = new Div();
    private final NativeButton toggle = new NativeButton();
    private boolean open;

    public SidePanel(String heading, Component... components) {
        addClassName("side-panel");
        title.setText(heading);
        title.addClassName("side-panel__title");
        body.addClassName("side-panel__body");
        body.add(components);
        Span sign = new Span();
        sign.addClassName("icon");
        sign.getElement().setAttribute("data-icon", "up");
        toggle.add(sign);
        toggle.addClassNames("icon-button", "side-panel__toggle");
        toggle.addClickListener(click -> open(!open));
        Div head = new Div(title, toggle);
        head.addClassName("side-panel__head");
        add(head, body);
        getElement().setAttribute("aria-label", heading);
        open(false);
    }

    /** Opens or closes the sheet; where there is room for a column nothing changes. */
    public void open(boolean wanted) {
        open = wanted;
        getElement().setAttribute("data-open", wanted);
        toggle.getElement().setAttribute("aria-expanded", Boolean.toString(wanted));
        toggle.setAriaLabel(getTranslation(wanted ? "design.panel.close" : "design.panel.open"));
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
