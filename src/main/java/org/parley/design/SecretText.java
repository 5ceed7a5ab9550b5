package org.parley.design;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** A secret that is shown this once, to be copied and handed over: a link or a token. The button works in the browser alone. */
@Tag("parley-secret")
@JavaScript("context://components/secret.js")
public final class SecretText extends ModelElement {

    record Model(String label, String text) {}

    /**
     * @param label what it is, for those who hear the page
     * @param text the secret; one that begins with {@code /} is an address in this house and is shown in full
     */
    public SecretText(String label, String text) {
        super("secret", "copy", "copied");
        show(new Model(label, text));
    }

    /** Shows a secret in a dialog of its own: the one moment in which it can be copied. */
    public static void handOver(String title, String text, String label, String secret) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(title);
        dialog.addClassName("confirm");
        dialog.setCloseOnOutsideClick(false);
        Div body = new Div(new Paragraph(text), new SecretText(label, secret));
        body.addClassName("confirm__body");
        dialog.add(body);
        Button done = new Button(dialog.getTranslation("design.secret.done"), click -> dialog.close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(done);
        dialog.open();
    }
}
