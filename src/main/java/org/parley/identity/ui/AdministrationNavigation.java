package org.parley.identity.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The pages of whoever administers the house, side by side. */
public final class AdministrationNavigation extends Nav {

    /** One of the pages. */
    public enum Page {
        NEGOTIATIONS("administration"),
        PEOPLE("administration/people"),
        RECORD("record");

        private final String path;

        Page(String path) {
            this.path = path;
        }
    }

    /** @param here the page that is shown */
    public AdministrationNavigation(Page here) {
        addClassName("page-tabs");
        setAriaLabel(getTranslation("identity.administration.title"));
        for (Page page : Page.values()) {
            String word = page.name().toLowerCase(java.util.Locale.ROOT);
            Anchor link = new Anchor(page.path, getTranslation("identity.administration." + word));
            link.addClassName("page-tabs__link");
            if (page == here) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        }
    }
}
