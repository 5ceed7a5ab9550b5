package org.parley.design;

import com.vaadin.flow.component.UI;

/** The words of the house in the language of whoever looks at the screen, where no component is at hand to ask. */
public final class Words {

    private Words() {}

    /**
     * The words of a key in the language of the screen that is being drawn or that was clicked.
     *
     * @throws IllegalStateException outside a screen
     */
    public static String say(String key, Object... arguments) {
        return UI.getCurrentOrThrow().getTranslation(key, arguments);
    }
}
