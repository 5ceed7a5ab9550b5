package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A line of a list: what it is about, some facts below it, and at its end the state it is in. */
public final class Row extends ListItem {

    private final Div main = new Div();
    private final Span about = new Span();
    private final Div meta = new Div();
    private final Div end = new Div();

    private Row(Component head) {
        addClassName("row");
        main.addClassName("row__main");
        meta.addClassName("row__meta");
        end.addClassName("row__end");
        about.getElement().setAttribute("dir", "auto");
        about.setVisible(false);
        main.add(head, about, meta);
        add(main, end);
        meta.setVisible(false);
        end.setVisible(false);
    }

    /** A line that leads somewhere. */
    public static Row to(String path, String text) {
        Anchor link = new Anchor(path, text);
        link.addClassName("row__link");
        return new Row(link);
    }

    /** A line about somebody or something that has no page. */
    public static Row of(String name) {
        Span head = new Span(name);
        head.addClassName("row__name");
        return new Row(head);
    }

    /** The line that leads there, kept while it does and is called so; the rest of it is filled again each time. */
    public static Kept.Part kept(String path, String text, Consumer<Row> fill) {
        return new Kept.Part(Map.entry(path, text), () -> to(path, text), row -> fill.accept((Row) row));
    }

    /** What it says, in the words of whoever wrote it; empty where it says nothing. */
    public Row about(String text) {
        about.setText(text);
        about.setVisible(!text.isEmpty());
        return this;
    }

    /** Replaces the facts below. */
    public Row meta(Component... facts) {
        fill(meta, facts);
        return this;
    }

    /** Replaces what stands at the end. */
    public Row end(Component... components) {
        fill(end, components);
        return this;
    }

    /** What stands at the end now: the state, and what can be done. */
    public Row end(List<Kept.Part> parts) {
        Kept.show(end, parts);
        end.setVisible(!parts.isEmpty());
        return this;
    }

    private static void fill(Div place, Component... components) {
        place.removeAll();
        place.add(components);
        place.setVisible(components.length > 0);
    }
}
