package org.parley.voting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Formats;
import org.parley.procedure.Outcome;
import org.parley.voting.Objection;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.parley.voting.SilenceService;

/** A draft under silence: until when, what follows from saying nothing, and the one thing that can be said. */
final class SilenceCard extends Section {

    private static final int LONGEST_REASON = 2_000;

    /** One objection from this screen, however often it is sent. */
    private final UUID objection = UUID.randomUUID();

    /**
     * @param mayObject whether the reader speaks for a delegation that may
     * @param done      shows the round anew
     */
    SilenceCard(
            SilenceService service,
            RoundView round,
            List<Objection> objections,
            Map<DelegationId, DelegationView> delegations,
            boolean mayObject,
            Runnable done) {
        addClassNames("card", "silence");
        Instant deadline = round.deadline();
        Formats formats = Formats.current();
        String until = deadline == null ? "" : formats.dateTime(deadline);
        switch (round.state()) {
            case PREPARED, OPEN -> {
                addClassName("card--now");
                add(
                        new H2(getTranslation("voting.silence.title", until)),
                        new Paragraph(getTranslation(
                                "voting.silence.text", formats.zone().getId())));
            }
            case CLOSED, PROCLAIMED -> {
                Outcome outcome = round.outcome();
                boolean kept = outcome != null && outcome.adopted();
                add(
                        new H2(getTranslation(kept ? "voting.silence.kept" : "voting.silence.broken")),
                        new Paragraph(getTranslation(
                                kept ? "voting.silence.kept-text" : "voting.silence.broken-text", until)));
            }
            case ANNULLED, NOT_PUT -> {}
        }
        if (mayObject && round.state() == RoundState.OPEN) {
            Button object = new Button(
                    getTranslation("voting.silence.object"),
                    click -> ConfirmDialogs.ask(
                                    getTranslation("voting.silence.object"),
                                    getTranslation("voting.silence.object-text"))
                            .reason(getTranslation("voting.silence.reason"), LONGEST_REASON)
                            .grave()
                            .open(getTranslation("voting.silence.object"), reason -> {
                                service.object(round.id(), reason, objection);
                                done.run();
                            }));
            object.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
            Div actions = new Div(object);
            actions.addClassName("actions");
            add(actions);
        }
        for (Objection each : objections) {
            DelegationView who = delegations.get(each.delegation());
            Paragraph reason = new Paragraph(each.reason());
            reason.addClassName("prose");
            reason.getElement().setAttribute("dir", "auto");
            add(
                    new H3(getTranslation("voting.silence.objected", who == null ? "" : who.name())),
                    reason,
                    formats.moment(each.at()));
        }
    }
}
