package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;

/** Facts in pairs: a name and what it is, e.g. the deadline, the rules, the sponsors. */
public final class Facts extends DescriptionList {

    public Facts() {
        addClassName("facts");
    }

    public Facts fact(String name, String value) {
        add(new Term(name), new Description(value));
        return this;
    }

    public Facts fact(String name, Component... value) {
        add(new Term(name), new Description(value));
        return this;
    }
}
