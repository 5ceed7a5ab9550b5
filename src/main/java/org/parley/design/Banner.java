package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A line across a page that says what is so now: an open round, an older version, somebody else in the draft. Spoken politely. */
public final class Banner extends Div {

    private final Span text = new Span();

    public Banner(String text, Shape shape, Tone tone, Component... actions) {
        addClassName("banner");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("data-tone", tone.code());
        Span figure = new Span();
        figure.addClassName("shape");
        figure.getElement().setAttribute("data-shape", shape.code());
        figure.getElement().setAttribute("aria-hidden", "true");
        this.text.setText(text);
        this.text.addClassName("banner__text");
        add(figure, this.text);
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("actions");
            add(row);
        }
    }

    @Override
    public void setText(String text) {
        this.text.setText(text);
    }
}
