package org.parley.sitting.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.design.ConfirmDialogs;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectChoice;
import org.parley.kernel.SubjectRef;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.Limits;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingSummary;
import org.parley.sitting.SittingView;

/** The dialogs with which a sitting is planned: itself, its agenda, and for how long one speaks. */
final class PlanDialogs {

    private final Desk desk;

    PlanDialogs(Desk desk) {
        this.desk = desk;
    }

    private static Instant required(DateTimePicker start) {
        Instant value = Moments.value(start);
        if (value == null) {
            throw new RuleViolation("sitting.error.start");
        }
        return value;
    }

    /** A new sitting. */
    void plan(NegotiationId negotiation, Consumer<SittingId> planned) {
        TextField title = new TextField(say("sitting.field.title"));
        DateTimePicker start = Moments.field(say("sitting.field.start"), null);
        ConfirmDialogs.ask(say("sitting.plan.action"), "")
                .with(Fields.form(title, start))
                .open(
                        say("sitting.plan.submit"),
                        ignored -> planned.accept(desk.sittings.plan(negotiation, title.getValue(), required(start))));
    }

    /** Its name, and its start while it has not begun. */
    void change(SittingSummary sitting) {
        TextField title = new TextField(say("sitting.field.title"));
        title.setValue(sitting.title());
        DateTimePicker start = Moments.field(say("sitting.field.start"), sitting.plannedAt());
        start.setEnabled(sitting.openedAt() == null);
        ConfirmDialogs.ask(say("sitting.change.action"), "")
                .with(Fields.form(title, start))
                .open(
                        say("sitting.change.submit"),
                        ignored -> desk.sittings.change(
                                sitting.id(),
                                title.getValue(),
                                sitting.openedAt() == null ? required(start) : sitting.plannedAt()));
    }

    /** One more item. @param under the item that it is part of; null for the first level */
    void addItem(Scene scene, @Nullable AgendaItemView under) {
        TextField title = new TextField(say("sitting.field.item"));
        ComboBox<SubjectCard> subject = new ComboBox<>(say("sitting.field.subject"));
        subject.setHelperText(say("sitting.field.subject-hint"));
        subject.setItems(choices(scene.negotiation().id().value()));
        subject.setItemLabelGenerator(SubjectCard::title);
        subject.setClearButtonVisible(true);
        subject.addValueChangeListener(change -> {
            SubjectCard chosen = change.getValue();
            if (chosen != null && title.isEmpty()) {
                title.setValue(chosen.title());
            }
        });
        ConfirmDialogs.ask(under == null ? say("sitting.item.add") : say("sitting.item.add-under", under.title()), "")
                .with(Fields.form(subject, title))
                .open(
                        say("sitting.item.add-submit"),
                        ignored -> desk.sittings.addItem(
                                scene.id(),
                                title.getValue(),
                                Optional.ofNullable(subject.getValue())
                                        .map(SubjectCard::ref)
                                        .orElse(null),
                                under == null ? null : under.id()));
    }

    /** Plans and articles, what waits for a vote, and the rounds, each once. */
    private List<SubjectCard> choices(UUID negotiation) {
        UI ui = UI.getCurrentOrThrow();
        Map<SubjectRef, SubjectCard> found = new LinkedHashMap<>();
        NegotiationId of = new NegotiationId(negotiation);
        desk.subjects.choices(negotiation, ui.getLocale()).stream()
                .map(SubjectChoice::card)
                .forEach(card -> found.put(card.ref(), card));
        List<SubjectRef> more = new ArrayList<>(desk.rounds.pending(of));
        desk.rounds.list(of).forEach(round -> more.add(SubjectRef.of(SubjectRef.ROUND, round.id())));
        more.forEach(ref ->
                desk.subjects.describe(ref, ui.getLocale()).ifPresent(card -> found.putIfAbsent(card.ref(), card)));
        return found.values().stream()
                .filter(card -> desk.sittings.mayBeOnAgenda(card.ref()))
                .toList();
    }

    /** For how long one speaks. */
    void limit(SittingView sitting) {
        Limits limits = sitting.limits();
        NumberField speech = minutes("sitting.limits.speech", limits.speech());
        NumberField budget = minutes("sitting.limits.budget", limits.budget());
        Select<Limits.Scope> scope = new Select<>();
        scope.setLabel(say("sitting.limits.scope"));
        scope.setItems(Limits.Scope.values());
        scope.setItemLabelGenerator(each -> say("sitting.limits.scope." + each.word()));
        scope.setValue(limits.scope());
        NumberField explanation = minutes("sitting.limits.explanation", limits.explanation());
        NumberField reply = minutes("sitting.limits.reply", limits.reply());
        ConfirmDialogs.ask(say("sitting.limits.action"), say("sitting.limits.text"))
                .with(Fields.form(speech, budget, scope, explanation, reply))
                .open(
                        say("sitting.limits.submit"),
                        ignored -> desk.sittings.limit(
                                sitting.id(),
                                new Limits(
                                        duration(speech),
                                        duration(budget),
                                        scope.getValue(),
                                        duration(explanation),
                                        duration(reply))));
    }

    private static NumberField minutes(String key, @Nullable Duration value) {
        NumberField field = new NumberField(say(key));
        field.setHelperText(say("sitting.limits.minutes"));
        field.setMin(0.5);
        field.setStep(0.5);
        field.setManualValidation(true);
        if (value != null) {
            field.setValue(value.toSeconds() / 60.0);
        }
        return field;
    }

    private static @Nullable Duration duration(NumberField field) {
        Double minutes = field.getValue();
        return minutes == null ? null : Duration.ofSeconds(Math.round(minutes * 60));
    }
}
