package org.parley.voting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.parley.design.QrCode;
import org.parley.design.SecretText;

/** Hands over the tracking code of a secret ballot, once: to be copied, photographed or written down. */
final class Slip {

    private Slip() {}

    static void handOver(String code) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(dialog.getTranslation("voting.secret.slip"));
        dialog.addClassName("confirm");
        dialog.setCloseOnOutsideClick(false);
        dialog.setCloseOnEsc(false);
        String label = dialog.getTranslation("voting.secret.code");
        Div body = new Div(
                new Paragraph(dialog.getTranslation("voting.secret.slip-text")),
                new SecretText(label, code),
                new QrCode(code, label + " " + code));
        body.addClassName("confirm__body");
        dialog.add(body);
        Button kept = new Button(dialog.getTranslation("voting.secret.kept"), click -> dialog.close());
        kept.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(kept);
        dialog.open();
    }
}
