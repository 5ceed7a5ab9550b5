package org.parley.sitting.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import org.parley.design.ConfirmDialogs;
import org.parley.sitting.SittingService;

/** The dialogs that open, suspend and close a sitting, and put a remark in its minutes. */
final class SittingDialogs {

    private SittingDialogs() {}

    static void open(Desk desk, Scene scene) {
        ConfirmDialogs.ask(say("sitting.open.action"), say("sitting.open.text"))
                .open(say("sitting.open.action"), ignored -> desk.sittings.open(scene.id()));
    }

    static void suspend(Desk desk, Scene scene) {
        DateTimePicker until = Moments.field(say("sitting.suspend.until"), null);
        ConfirmDialogs.ask(say("sitting.suspend.action"), say("sitting.suspend.text"))
                .with(until)
                .open(
                        say("sitting.suspend.action"),
                        ignored -> desk.sittings.suspend(scene.id(), Moments.value(until)));
    }

    static void close(Desk desk, Scene scene) {
        ConfirmDialogs.ask(say("sitting.close.action"), say("sitting.close.text"))
                .grave()
                .open(say("sitting.close.action"), ignored -> desk.sittings.close(scene.id()));
    }

    static void remark(Desk desk, Scene scene) {
        ConfirmDialogs.ask(say("sitting.remark.action"), say("sitting.remark.text"))
                .reason(say("sitting.remark.field"), SittingService.TEXT_LIMIT)
                .open(say("sitting.remark.submit"), text -> desk.sittings.remark(scene.id(), text));
    }
}
