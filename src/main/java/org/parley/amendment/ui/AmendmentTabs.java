package org.parley.amendment.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The amendments one by one, and what is bound together. */
final class AmendmentTabs extends Nav {

    private final String amendments = getTranslation("amendment.list.title");
    private final String packages = getTranslation("package.list.title");

    AmendmentTabs() {
        addClassName("page-tabs");
        setAriaLabel(amendments);
    }

    /** @param bound whether the packages are the page that is read now */
    void show(String negotiation, boolean bound) {
        removeAll();
        add(
                link(AmendmentNavigation.amendments(negotiation), amendments, !bound),
                link(AmendmentNavigation.packages(negotiation), packages, bound));
    }

    private static Anchor link(String path, String text, boolean here) {
        Anchor link = new Anchor(path, text);
        link.addClassName("page-tabs__link");
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
