package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;

/**
 * Asks before something that others will see, with the reason where one is wanted. A refusal of the service is said inside the
 * dialog, which stays open with what was typed.
 */
public final class ConfirmDialogs {

    private final Dialog dialog = new Dialog();
    private final Div body = new Div();
    private final Paragraph refusal = new Paragraph();
    private @Nullable ProseField reason;
    private boolean reasonRequired;
    private boolean grave;

    private ConfirmDialogs(String title, String text) {
        dialog.setHeaderTitle(title);
        dialog.addClassName("confirm");
        body.addClassName("confirm__body");
        if (!text.isEmpty()) {
            body.add(new Paragraph(text));
        }
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        refusal.setVisible(false);
        dialog.add(body);
    }

    /** Begins a question; {@link #open} shows it. */
    public static ConfirmDialogs ask(String title, String text) {
        return new ConfirmDialogs(title, text);
    }

    /** Shows the full consequence of a step in the dialog: a redline, a list, a rule in words. */
    public ConfirmDialogs with(Component component) {
        body.add(component);
        return this;
    }

    /** Asks for what the step needs, one field under the other. */
    public ConfirmDialogs fields(Component... fields) {
        Div form = new Div(fields);
        form.addClassName("form");
        return with(form);
    }

    /** Asks for a reason that must be given. */
    public ConfirmDialogs reason(String label, int maximum) {
        reason = new ProseField(label, maximum);
        reasonRequired = true;
        return this;
    }

    /** Offers a field for a reason. */
    public ConfirmDialogs optionalReason(String label, int maximum) {
        reason = new ProseField(label, maximum);
        reasonRequired = false;
        return this;
    }

    /** The step cannot be taken back. */
    public ConfirmDialogs grave() {
        grave = true;
        return this;
    }

    /**
     * Opens the dialog.
     *
     * @param confirm what the confirming button says: the act itself, never "OK"
     * @param act carried out on confirmation, with the reason (empty where none was asked or given)
     */
    public void open(String confirm, Consumer<String> act) {
        UI ui = UI.getCurrentOrThrow();
        ProseField asked = reason;
        if (asked != null) {
            body.add(asked);
        }
        body.add(refusal);
        Button cancel = new Button(ui.getTranslation("design.cancel"), click -> dialog.close());
        Button carryOut = new Button(confirm);
        carryOut.addThemeVariants(ButtonVariant.PRIMARY);
        if (grave) {
            carryOut.addThemeVariants(ButtonVariant.ERROR);
        }
        carryOut.setDisableOnClick(true);
        carryOut.addClickListener(click -> {
            if (ready(asked) && carriedOut(ui, act, asked == null ? "" : asked.getValue())) {
                dialog.close();
            }
            carryOut.setEnabled(true);
        });
        dialog.getFooter().add(cancel, carryOut);
        dialog.open();
    }

    private boolean ready(@Nullable ProseField asked) {
        if (asked == null) {
            return true;
        }
        return reasonRequired ? asked.complete() : asked.fits();
    }

    private boolean carriedOut(UI ui, Consumer<String> act, String given) {
        try {
            act.accept(given);
            return true;
        } catch (RuleViolation violation) {
            refusal.setText(
                    ui.getTranslation(violation.key(), violation.arguments().toArray()));
            refusal.setVisible(true);
            return false;
        }
    }
}
