package org.parley.design;

import com.vaadin.flow.component.html.Span;

/** A status by word and shape; the colour only helps. */
public final class StatusBadge extends Span {

    private final Span word = new Span();

    public StatusBadge(String text, Shape shape, Tone tone) {
        addClassName("badge");
        Span figure = new Span();
        figure.addClassName("shape");
        figure.getElement().setAttribute("aria-hidden", "true");
        add(figure, word);
        set(text, shape, tone);
    }

    /** Shows another status in place. */
    public void set(String text, Shape shape, Tone tone) {
        word.setText(text);
        getElement().setAttribute("data-tone", tone.code());
        getElement().getChild(0).setAttribute("data-shape", shape.code());
    }
}
