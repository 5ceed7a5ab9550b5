package org.parley.design;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.parley.kernel.RuleViolation;

/** Short messages at the lower edge. A refusal stays until it has had time to be read; none takes the focus. */
public final class Toasts {

    private static final int SHORT = 5_000;
    private static final int LONG = 12_000;

    private Toasts() {}

    /** Something was done. */
    public static void done(String text) {
        show(text, Shape.CHECK, SHORT, NotificationVariant.SUCCESS);
    }

    /** Something happened elsewhere. */
    public static void news(String text) {
        show(text, Shape.DISC, SHORT, NotificationVariant.INFO);
    }

    /** Something was refused or went wrong. */
    public static void refused(String text) {
        show(text, Shape.CROSS, LONG, NotificationVariant.ERROR);
    }

    /** A broken rule, in the reader's language. */
    public static void refused(RuleViolation violation) {
        refused(UI.getCurrentOrThrow()
                .getTranslation(violation.key(), violation.arguments().toArray()));
    }

    private static void show(String text, Shape shape, int duration, NotificationVariant variant) {
        Span figure = new Span();
        figure.addClassName("shape");
        figure.getElement().setAttribute("data-shape", shape.code());
        figure.getElement().setAttribute("aria-hidden", "true");
        Div line = new Div(figure, new Span(text));
        line.addClassName("toast");
        Notification notification = new Notification();
        notification.add(line);
        notification.setDuration(duration);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        notification.addThemeVariants(variant);
        notification.setAssertive(variant == NotificationVariant.ERROR);
        notification.open();
    }
}
