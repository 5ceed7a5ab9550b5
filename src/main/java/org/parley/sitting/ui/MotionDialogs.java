package org.parley.sitting.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.parley.delegation.DelegationView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.ProseField;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.motion.MotionKind;
import org.parley.sitting.MotionView;
import org.parley.sitting.SittingService;

/** The dialogs in which motions are raised, ruled on and put. */
final class MotionDialogs {

    private final Desk desk;

    MotionDialogs(Desk desk) {
        this.desk = desk;
    }

    /** A point of order of the reader's own delegation. */
    void pointOfOrder(Scene scene) {
        ConfirmDialogs.ask(
                        say("sitting.motion.point-of-order"),
                        say(scene.sitting().voting() ? "sitting.point.text-voting" : "sitting.point.text"))
                .reason(say("sitting.point.about"), SittingService.TEXT_LIMIT)
                .open(
                        say("sitting.point.submit"),
                        text -> desk.motions.raise(scene.id(), MotionKind.POINT_OF_ORDER, text, null));
    }

    /** A motion of the reader's own delegation: those in order now. */
    void raise(Scene scene) {
        List<MotionKind> inOrder = Stream.of(MotionKind.values())
                .filter(kind -> kind != MotionKind.POINT_OF_ORDER)
                .filter(kind -> !scene.sitting().outOfOrder().containsKey(kind))
                .toList();
        Select<MotionKind> kind = kinds(inOrder);
        DateTimePicker resume = resume(kind);
        ProseField text = text();
        ConfirmDialogs.ask(say("sitting.motion.raise"), say("sitting.motion.raise-text"))
                .with(Fields.form(kind, resume, text))
                .open(
                        say("sitting.motion.raise-submit"),
                        ignored ->
                                desk.motions.raise(scene.id(), required(kind), text.getValue(), Moments.value(resume)));
    }

    /** What a delegation raised in the room. */
    void raiseFor(Scene scene) {
        Select<DelegationView> who = Fields.delegations(scene);
        Select<MotionKind> kind = kinds(Stream.of(MotionKind.values())
                .filter(each -> !scene.sitting().outOfOrder().containsKey(each))
                .toList());
        DateTimePicker resume = resume(kind);
        ProseField text = text();
        ConfirmDialogs.ask(say("sitting.motion.note"), say("sitting.motion.note-text"))
                .with(Fields.form(who, kind, resume, text))
                .open(
                        say("sitting.motion.note-submit"),
                        ignored -> desk.motions.raiseFor(
                                scene.id(),
                                Fields.required(who).id(),
                                required(kind),
                                text.getValue(),
                                Moments.value(resume)));
    }

    private static Select<MotionKind> kinds(List<MotionKind> inOrder) {
        Select<MotionKind> kind = new Select<>();
        kind.setLabel(say("sitting.field.motion"));
        kind.setItems(inOrder);
        kind.setItemLabelGenerator(each -> say("sitting.motion." + each.word()));
        return kind;
    }

    private static DateTimePicker resume(Select<MotionKind> kind) {
        DateTimePicker resume = Moments.field(say("sitting.suspend.until"), null);
        resume.setVisible(false);
        kind.addValueChangeListener(change -> resume.setVisible(change.getValue() == MotionKind.SUSPEND));
        return resume;
    }

    private static ProseField text() {
        return new ProseField(say("sitting.field.motion-text"), SittingService.TEXT_LIMIT);
    }

    private static MotionKind required(Select<MotionKind> kind) {
        MotionKind chosen = kind.getValue();
        if (chosen == null) {
            throw new RuleViolation("sitting.error.which-motion");
        }
        return chosen;
    }

    /** The ruling on a point of order. */
    void rule(Scene scene, MotionView point) {
        RadioButtonGroup<Boolean> ruling = new RadioButtonGroup<>(say("sitting.rule.ruling"));
        ruling.setItems(true, false);
        ruling.setItemLabelGenerator(upheld -> say(upheld ? "sitting.rule.upheld" : "sitting.rule.not-upheld"));
        Paragraph said = new Paragraph(point.text());
        said.getElement().setAttribute("dir", "auto");
        ConfirmDialogs.ask(say("sitting.rule.title", scene.name(point.delegation())), say("sitting.rule.text"))
                .with(Fields.form(said, ruling))
                .reason(say("sitting.field.reason"), SittingService.TEXT_LIMIT)
                .open(say("sitting.rule.submit"), reason -> {
                    Boolean upheld = ruling.getValue();
                    if (upheld == null) {
                        throw new RuleViolation("sitting.error.which-ruling");
                    }
                    desk.motions.rule(point.id(), upheld, reason);
                });
    }

    /** Puts a motion to the vote. */
    void put(Scene scene, MotionView motion) {
        NumberField minutes = new NumberField(say("sitting.put.minutes"));
        minutes.setHelperText(say("sitting.put.minutes-hint"));
        minutes.setMin(0.5);
        minutes.setStep(0.5);
        minutes.setManualValidation(true);
        ConfirmDialogs.ask(
                        say(
                                "sitting.put.title",
                                say("sitting.motion." + motion.kind().word())),
                        say("sitting.put.text." + motion.kind().word()))
                .with(minutes)
                .open(say("sitting.put.submit"), ignored -> {
                    Double value = minutes.getValue();
                    desk.motions.put(
                            motion.id(),
                            say(
                                    "sitting.put.round",
                                    say("sitting.motion." + motion.kind().word()),
                                    scene.name(motion.delegation())),
                            value == null ? null : Duration.ofSeconds(Math.round(value * 60)));
                });
    }

    /** Carries a motion that nobody objects to. */
    void grant(MotionView motion) {
        ConfirmDialogs.ask(
                        say(
                                "sitting.grant.title",
                                say("sitting.motion." + motion.kind().word())),
                        say("sitting.grant.text"))
                .open(say("sitting.grant.submit"), ignored -> desk.motions.grant(motion.id()));
    }

    /** Does not receive a motion. */
    void refuse(MotionView motion) {
        ConfirmDialogs.ask(
                        say("sitting.refuse.title"),
                        say("sitting.motion." + motion.kind().word()))
                .reason(say("sitting.field.reason"), SittingService.TEXT_LIMIT)
                .open(say("sitting.refuse.submit"), reason -> desk.motions.refuse(motion.id(), reason));
    }
}
