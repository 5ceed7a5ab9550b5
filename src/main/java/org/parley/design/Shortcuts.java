package org.parley.design;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keyboard shortcuts of the page with their help (the key ?). They rest while the person types, and the help lets them be
 * switched off (WCAG 2.1.4). Several may be attached at once: the shell's and the view's; the help lists all.
 */
@Tag("parley-keys")
@JavaScript("context://components/keys.js")
public final class Shortcuts extends ModelElement {

    /**
     * One shortcut.
     *
     * @param keys what is typed: {@code "c"}, {@code "g f"} (one after the other), {@code "?"}
     * @param action what {@link Pressed} says; {@code next} and {@code previous} (j, k) are carried out by the browser in the list or text
     * @param word what it does, translated
     * @param path where it goes, relative to the context, instead of an event; null for an event
     */
    public record Shortcut(
            String keys,
            String action,
            String word,
            @Nullable String path) {}

    record Model(List<Shortcut> shortcuts) {}

    /** A shortcut was pressed. */
    @DomEvent("shortcut")
    public static final class Pressed extends ComponentEvent<Shortcuts> {

        private final String action;

        public Pressed(Shortcuts source, boolean fromClient, @EventData("event.detail.action") String action) {
            super(source, fromClient);
            this.action = action;
        }

        public String action() {
            return action;
        }
    }

    public Shortcuts() {
        super("keys", "title", "close", "enabled", "then", "next", "previous", "help", "none");
    }

    public Shortcuts(List<Shortcut> shortcuts) {
        this();
        setShortcuts(shortcuts);
    }

    public void setShortcuts(List<Shortcut> shortcuts) {
        show(new Model(List.copyOf(shortcuts)));
    }

    /** Shows the help. */
    public void open() {
        getElement().callJsFunction("open");
    }

    public Registration addPressedListener(ComponentEventListener<Pressed> listener) {
        return addListener(Pressed.class, listener);
    }
}
