package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** What a list says when it is empty, and what to do next. */
public final class EmptyState extends Div {

    public EmptyState(String statement, String nextStep, Component... actions) {
        addClassName("empty-state");
        Paragraph said = new Paragraph(statement);
        said.addClassName("empty-state__statement");
        add(said);
        if (!nextStep.isEmpty()) {
            Paragraph next = new Paragraph(nextStep);
            next.addClassName("empty-state__next");
            add(next);
        }
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("actions");
            add(row);
        }
    }
}
