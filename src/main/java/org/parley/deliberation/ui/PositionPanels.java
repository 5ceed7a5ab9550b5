package org.parley.deliberation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.PositionAudience;
import org.parley.deliberation.PositionQueries;
import org.parley.deliberation.PositionService;
import org.parley.deliberation.PositionView;
import org.parley.deliberation.Stance;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Live;
import org.parley.design.ProseField;
import org.parley.design.Toasts;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Makes the panels of positions for pages, and the dialog in which one is stated. */
@Component
public class PositionPanels {

    private final PositionService service;
    private final PositionQueries queries;
    private final Live live;

    PositionPanels(PositionService service, PositionQueries queries, Live live) {
        this.service = service;
        this.queries = queries;
        this.live = live;
    }

    /**
     * The positions on a subject, kept up to date.
     *
     * @param moment as they stood then, to be read only; null for now
     * @param all    the address of the page with those on everything; empty for none
     */
    public PositionsPanel on(SubjectRef subject, NegotiationId negotiation, @Nullable Instant moment, String all) {
        return new PositionsPanel(this, subject, negotiation, moment, all, live);
    }

    PositionQueries queries() {
        return queries;
    }

    /** Asks for the own delegation's position on a subject, to those to whom the person may speak. */
    public void ask(SubjectRef subject, NegotiationId negotiation, Runnable stated) {
        UI ui = UI.getCurrentOrThrow();
        Set<PositionAudience> may = queries.mayTell(negotiation);
        RadioButtonGroup<Stance> stance = new RadioButtonGroup<>(ui.getTranslation("position.ask.stance"));
        stance.setItems(Stance.values());
        stance.setItemLabelGenerator(each -> ui.getTranslation("position.stance." + each.word() + ".explained"));
        stance.setValue(Stance.ACCEPT);
        stance.addClassName("radio--rows");
        RadioButtonGroup<PositionAudience> audience =
                new RadioButtonGroup<>(ui.getTranslation("position.ask.audience"));
        audience.setItems(
                Arrays.stream(PositionAudience.values()).filter(may::contains).toList());
        audience.setItemLabelGenerator(each -> ui.getTranslation("position.audience." + each.word() + ".explained"));
        audience.setValue(PositionAudience.DELEGATION);
        audience.addClassName("radio--rows");
        ProseField reason = new ProseField(ui.getTranslation("position.ask.reason"), PositionView.REASON_LENGTH);
        ConfirmDialogs.ask(ui.getTranslation("position.ask"), ui.getTranslation("position.ask.text"))
                .with(stance)
                .with(audience)
                .with(reason)
                .open(ui.getTranslation("position.state"), _ -> {
                    service.state(negotiation, subject, stance.getValue(), audience.getValue(), reason.getValue());
                    Toasts.done(ui.getTranslation(
                            "position.done." + audience.getValue().word()));
                    stated.run();
                });
    }
}
