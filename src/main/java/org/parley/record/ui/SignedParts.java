package org.parley.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.QrCode;
import org.parley.record.SignedState;

/** A signed checkpoint on a page: on paper or in a telephone, it binds this house to everything before it. */
final class SignedParts {

    private SignedParts() {}

    static List<Component> of(SignedState signed, Formats formats) {
        UI ui = UI.getCurrentOrThrow();
        Pre text = new Pre(signed.text().strip());
        text.addClassNames("entry__bytes", "root__signed");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", ui.getTranslation("record.signed"));
        Span key = new Span(signed.key());
        key.addClassName("root__hash");
        Facts facts = new Facts()
                .fact(ui.getTranslation("record.signed.size"), formats.number(signed.size()))
                .fact(
                        ui.getTranslation("record.signed.witnesses"),
                        signed.asked() == 0
                                ? ui.getTranslation("record.signed.witnesses.none")
                                : ui.getTranslation(
                                        "record.signed.witnesses.count",
                                        signed.witnesses().size(),
                                        signed.asked()))
                .fact(ui.getTranslation("record.signed.key"), key);
        return List.of(
                new H3(ui.getTranslation("record.signed")),
                new QrCode(signed.text(), ui.getTranslation("record.signed.qr")),
                text,
                facts);
    }
}
