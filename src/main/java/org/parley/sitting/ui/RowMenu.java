package org.parley.sitting.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What can be done with one line of a list, behind one button. */
final class RowMenu extends MenuBar {

    private final Map<String, Runnable> entries = new LinkedHashMap<>();

    /** @param label for what the menu is, for those who do not see the line */
    RowMenu(String label) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        addClassName("row-menu");
        getElement().setAttribute("aria-label", label);
    }

    RowMenu entry(String text, Runnable act) {
        entries.put(text, act);
        return this;
    }

    /** The words of the entries so far: what a live screen compares. */
    Set<String> words() {
        return entries.keySet();
    }

    boolean empty() {
        return entries.isEmpty();
    }

    /** Builds the menu from its entries. */
    RowMenu made() {
        Span icon = new Span();
        icon.addClassName("icon");
        icon.getElement().setAttribute("data-icon", "more");
        MenuItem more = addItem(icon);
        more.getElement().setAttribute("aria-label", getElement().getAttribute("aria-label"));
        entries.forEach((text, act) -> more.getSubMenu().addItem(text, click -> act.run()));
        return this;
    }
}
