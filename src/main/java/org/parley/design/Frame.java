package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frame of every page: the house, the negotiation, the tools, the five places at the side or below, and what is shown. */
public final class Frame extends Div {

    /**
     * A place that is always one click away.
     *
     * @param icon its sign: floor, plan, amendments, rounds or record; also its name here
     */
    public record Place(String icon, String path, String label) {}

    private final Div negotiation = new Div();
    private final Div tools = new Div();
    private final Nav places = new Nav();
    private final Main main = new Main();
    private final Div alarm = new Div();
    private final Div watch = new Div();
    private final Map<String, Anchor> links = new LinkedHashMap<>();
    private final Map<String, Span> counts = new LinkedHashMap<>();

    /**
     * @param home path of the page behind the name of the house
     * @param house the name of the house
     */
    public Frame(String home, String house) {
        addClassName("shell");
        Anchor skip = new Anchor("#main", getTranslation("design.frame.skip"));
        skip.addClassName("skip-link");
        skip.setRouterIgnore(true);
        Span mark = new Span();
        mark.addClassName("shell__mark");
        Span name = new Span(house);
        name.addClassName("shell__name");
        Anchor brand = new Anchor(home, mark, name);
        brand.addClassName("shell__brand");
        negotiation.addClassName("shell__negotiation");
        tools.addClassName("shell__tools");
        Header header = new Header(brand, negotiation, tools);
        header.addClassName("shell__header");
        places.addClassName("shell__places");
        places.setAriaLabel(getTranslation("design.frame.places"));
        main.addClassName("shell__main");
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        alarm.addClassName("shell__alarm");
        alarm.getElement().setAttribute("role", "alert");
        alarm.setVisible(false);
        watch.addClassName("shell__watch");
        Div above = new Div(alarm, watch);
        above.addClassName("shell__above");
        add(skip, header, above, places, main);
        places(List.of());
    }

    /** What stands beside the name of the house: the negotiation, as a link or a menu. */
    public void negotiation(Component... components) {
        negotiation.removeAll();
        negotiation.add(components);
    }

    /** What stands at the end of the header: language, appearance, the person. */
    public void tools(Component... components) {
        tools.removeAll();
        tools.add(components);
    }

    /** What everybody must know before anything else, above every page; null when there is nothing. Spoken at once. */
    public void alarm(@Nullable String text) {
        alarm.removeAll();
        alarm.setVisible(text != null);
        if (text != null) {
            alarm.add(new Banner(text, Shape.CROSS, Tone.NEGATIVE));
        }
    }

    /** What keeps watch over the negotiation one is in, and speaks above every page when it must. */
    public void watch(Component... watchers) {
        watch.removeAll();
        watch.add(watchers);
    }

    /** The places of the negotiation; none outside of one. */
    public void places(List<Place> shown) {
        places.removeAll();
        links.clear();
        counts.clear();
        for (Place place : shown) {
            Span icon = new Span();
            icon.addClassName("place__icon");
            icon.getElement().setAttribute("data-icon", place.icon());
            Span label = new Span(place.label());
            label.addClassName("place__label");
            Span count = new Span();
            count.addClassName("place__count");
            Anchor link = new Anchor(place.path(), icon, label, count);
            link.addClassName("place");
            links.put(place.icon(), link);
            counts.put(place.icon(), count);
            places.add(link);
        }
        places.setVisible(!shown.isEmpty());
        setClassName("shell--bare", shown.isEmpty());
    }

    /** Marks the place that is shown. */
    public void here(@Nullable String icon) {
        links.forEach((name, link) -> {
            if (name.equals(icon)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    /** How much is owed at a place; nothing is shown for 0. */
    public void owed(String icon, int amount) {
        Span count = counts.get(icon);
        if (count != null) {
            count.setText(amount == 0 ? "" : Formats.current().number(amount));
        }
    }

    /** Shows a page. */
    public void show(@Nullable HasElement content) {
        main.getElement().removeAllChildren();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }
}
