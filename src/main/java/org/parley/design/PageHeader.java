package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.List;

/** The head of a page: where it stands, its title, a line below it, statuses beside it and what can be done on it. */
public final class PageHeader extends Header {

    private final Nav trail = new Nav();
    private final H1 title = new H1();
    private final Span marks = new Span();
    private final Paragraph lead = new Paragraph();
    private final Div actions = new Div();

    public PageHeader(String text) {
        addClassName("page-header");
        trail.addClassName("page-header__trail");
        Div line = new Div(title, marks);
        line.addClassName("page-header__title");
        marks.addClassName("page-header__marks");
        lead.addClassName("page-header__lead");
        actions.addClassNames("page-header__actions", "actions");
        Div body = new Div(trail, line, lead);
        body.addClassName("page-header__body");
        add(body, actions);
        title.setText(text);
        trail.setVisible(false);
        marks.setVisible(false);
        lead.setVisible(false);
        actions.setVisible(false);
    }

    public PageHeader title(String text) {
        title.setText(text);
        return this;
    }

    /** The sentence below the title; empty to take it away. */
    public PageHeader lead(String text) {
        lead.setText(text);
        lead.setVisible(!text.isEmpty());
        return this;
    }

    /** The steps up: links before the title, the house's side first. Replaces those of before. */
    public PageHeader trail(Anchor... steps) {
        trail.setAriaLabel(getTranslation("design.trail"));
        trail.setVisible(steps.length > 0);
        trail.removeAll();
        trail.add(steps);
        return this;
    }

    /** Replaces the statuses beside the title. */
    public PageHeader marks(Component... badges) {
        Kept.show(marks, Arrays.stream(badges).map(Kept::drawn).toList());
        marks.setVisible(badges.length > 0);
        return this;
    }

    /** Replaces what can be done here; the first is the main one. */
    public PageHeader actions(Component... components) {
        actions.removeAll();
        actions.add(components);
        actions.setVisible(components.length > 0);
        return this;
    }

    /** What can be done here now, on a live screen; the first is the main one. */
    public PageHeader actions(List<Kept.Part> parts) {
        Kept.show(actions, parts);
        actions.setVisible(!parts.isEmpty());
        return this;
    }
}
