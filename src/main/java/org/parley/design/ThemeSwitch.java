package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;

/** Light, dark, or as the system does: a button that goes round, kept on the device. */
@Tag("parley-theme")
@JavaScript("context://components/theme.js")
public final class ThemeSwitch extends ModelElement {

    public ThemeSwitch() {
        super("theme", "label", "system", "light", "dark");
    }
}
