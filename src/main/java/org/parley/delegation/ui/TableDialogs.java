package org.parley.delegation.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.RuleSetNames;
import org.parley.delegation.SeatView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.SecretText;
import org.parley.design.Toasts;
import org.parley.identity.Email;
import org.parley.identity.Invitation;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.parley.kernel.RuleViolation;

/** What whoever arranges the table is asked; the page hears of what was done and shows it. */
final class TableDialogs {

    private final NegotiationView negotiation;
    private final NegotiationService negotiations;
    private final List<DelegationView> delegations;

    TableDialogs(NegotiationView negotiation, NegotiationService negotiations, List<DelegationView> delegations) {
        this.negotiation = negotiation;
        this.negotiations = negotiations;
        this.delegations = delegations;
    }

    /** How many co-sponsors a proposal needs, until when amendments may be proposed, how long a proposer has for an answer. */
    void settle() {
        IntegerField coSponsors = Fields.coSponsors();
        coSponsors.setValue(negotiation.coSponsors());
        DateTimePicker deadline = Fields.deadline();
        Fields.set(deadline, negotiation.amendmentDeadline());
        IntegerField consentHours = Fields.consentHours();
        consentHours.setValue(negotiation.consentHours());
        ConfirmDialogs.ask(say("delegation.settle"), say("delegation.settle-text"))
                .fields(coSponsors, deadline, consentHours)
                .open(
                        say("delegation.settle-confirm"),
                        ignored -> negotiations.settle(
                                negotiation.id(),
                                Fields.value(coSponsors),
                                Fields.instant(deadline),
                                Optional.ofNullable(consentHours.getValue()).orElse(0)));
    }

    /** One more delegation at the end of the table. */
    void admit() {
        TextField name = new TextField(say("delegation.field.name"));
        name.setHelperText(say("delegation.field.limit", NegotiationService.DELEGATION_NAME_LIMIT));
        TextField shortName = new TextField(say("delegation.field.short-name"));
        shortName.setHelperText(say("delegation.field.short-name-hint", NegotiationService.SHORT_NAME_LIMIT));
        Select<DelegationKind> kind = new Select<>();
        kind.setLabel(say("delegation.field.kind"));
        kind.setItems(DelegationKind.values());
        kind.setItemLabelGenerator(found -> say("delegation.kind." + found.word()));
        kind.setValue(DelegationKind.PARTY);
        Checkbox entitled = new Checkbox(say("delegation.field.entitled"), true);
        IntegerField weight = new IntegerField(say("delegation.field.weight"));
        weight.setHelperText(say("delegation.field.weight-hint"));
        weight.setValue(1);
        kind.addValueChangeListener(change -> {
            boolean votes = change.getValue() != DelegationKind.OBSERVER;
            entitled.setValue(votes);
            entitled.setEnabled(votes);
        });
        ConfirmDialogs.ask(say("delegation.admit"), say("delegation.admit-text"))
                .fields(name, shortName, kind, entitled, weight)
                .open(say("delegation.admit-confirm"), ignored -> {
                    Integer weighs = weight.getValue();
                    if (weighs == null) {
                        throw new RuleViolation("delegation.error.weight");
                    }
                    negotiations.admit(
                            negotiation.id(),
                            name.getValue(),
                            shortName.getValue(),
                            kind.getValue(),
                            weighs,
                            entitled.getValue());
                });
    }

    /** By which rules the questions of the table are decided. */
    void decideBy(RuleSetNames rules) {
        Map<String, String> written = rules.written(negotiation.id());
        List<String> ids =
                Stream.concat(written.keySet().stream(), rules.names().stream()).toList();
        Select<String> substance = rules("substance", ids, written, negotiation.substanceRules());
        Select<String> procedure = rules("procedure", ids, written, negotiation.procedureRules());
        Select<String> wholeText = rules("whole-text", ids, written, negotiation.wholeTextRules());
        ConfirmDialogs.ask(say("delegation.rules.set"), say("delegation.rules.set-text"))
                .fields(substance, procedure, wholeText)
                .open(
                        say("delegation.rules.set-confirm"),
                        ignored -> negotiations.decideBy(
                                negotiation.id(), substance.getValue(), procedure.getValue(), wholeText.getValue()));
    }

    private static Select<String> rules(String question, List<String> ids, Map<String, String> written, String now) {
        Select<String> select = new Select<>();
        select.setLabel(say("delegation.rules." + question));
        select.setItems(ids);
        select.setItemLabelGenerator(id -> {
            String name = written.get(id);
            return name == null ? say("procedure.preset." + id) : name;
        });
        if (ids.contains(now)) {
            select.setValue(now);
        }
        return select;
    }

    /** What a delegation counts as in a vote. */
    void count(DelegationView delegation) {
        Select<DelegationKind> kind = new Select<>();
        kind.setLabel(say("delegation.field.kind"));
        kind.setItems(DelegationKind.values());
        kind.setItemLabelGenerator(found -> say("delegation.kind." + found.word()));
        kind.setValue(delegation.kind());
        Checkbox entitled = new Checkbox(say("delegation.field.entitled"), delegation.entitled());
        IntegerField weight = new IntegerField(say("delegation.field.weight"));
        weight.setHelperText(say("delegation.field.weight-hint"));
        weight.setValue(delegation.weight());
        TextArea blocs = new TextArea(say("delegation.field.blocs"));
        blocs.setHelperText(say("delegation.field.blocs-hint"));
        blocs.setValue(String.join("\n", delegation.blocs()));
        kind.addValueChangeListener(change -> {
            boolean votes = change.getValue() != DelegationKind.OBSERVER;
            entitled.setEnabled(votes);
            if (!votes) {
                entitled.setValue(false);
            }
        });
        ConfirmDialogs.ask(say("delegation.count-for", delegation.name()), say("delegation.count-text"))
                .fields(kind, entitled, weight, blocs)
                .open(say("delegation.count-confirm"), ignored -> {
                    Integer weighs = weight.getValue();
                    if (weighs == null) {
                        throw new RuleViolation("delegation.error.weight");
                    }
                    negotiations.count(
                            negotiation.id(),
                            delegation.id(),
                            kind.getValue(),
                            weighs,
                            entitled.getValue(),
                            blocs.getValue()
                                    .lines()
                                    .map(String::strip)
                                    .filter(line -> !line.isEmpty())
                                    .collect(Collectors.toSet()));
                });
    }

    /**
     * A seat for somebody, or another seat.
     *
     * @param first the delegation that is chosen when the dialog opens
     * @param held  the seat that is moved; null for somebody who is invited
     */
    void seat(@Nullable DelegationId first, @Nullable SeatView held) {
        TextField name = new TextField(say("delegation.field.person"));
        name.setHelperText(say("delegation.field.limit", PersonName.LIMIT));
        EmailField email = new EmailField(say("delegation.field.email"));
        email.setHelperText(say("delegation.field.email-hint"));
        ComboBox<DelegationView> delegation = new ComboBox<>(say("delegation.field.delegation"));
        delegation.setItems(delegations);
        delegation.setItemLabelGenerator(DelegationView::name);
        delegation.setClearButtonVisible(true);
        delegation.setHelperText(say("delegation.field.delegation-hint"));
        delegations.stream()
                .filter(found -> found.id().equals(first))
                .findFirst()
                .ifPresent(delegation::setValue);
        Select<Capacity> capacity = new Select<>();
        capacity.setLabel(say("delegation.field.capacity"));
        capacity.setItems(Capacity.values());
        capacity.setItemLabelGenerator(found -> say("delegation.capacity." + found.word()));
        capacity.addValueChangeListener(change ->
                capacity.setHelperText(say("delegation.can." + change.getValue().word())));
        capacity.setValue(held == null ? first == null ? Capacity.FACILITATOR : Capacity.HEAD : held.capacity());
        if (held == null) {
            ConfirmDialogs.ask(say("delegation.seat.give"), say("delegation.seat.give-text"))
                    .fields(name, email, delegation, capacity)
                    .open(say("delegation.seat.give-confirm"), ignored -> {
                        PersonName called = new PersonName(name.getValue());
                        Invitation invitation = negotiations.seat(
                                negotiation.id(),
                                new Email(email.getValue()),
                                called,
                                id(delegation.getValue()),
                                capacity.getValue());
                        handOver(called.value(), invitation);
                    });
        } else {
            ConfirmDialogs.ask(say("delegation.seat.move-title", held.personName()), say("delegation.seat.move-text"))
                    .fields(delegation, capacity)
                    .open(
                            say("delegation.seat.move-confirm"),
                            ignored -> negotiations.seat(
                                    negotiation.id(), held.person(), id(delegation.getValue()), capacity.getValue()));
        }
    }

    /** The end of a seat. */
    void end(SeatView seat) {
        ConfirmDialogs.ask(say("delegation.seat.end-title", seat.personName()), say("delegation.seat.end-text"))
                .grave()
                .open(say("delegation.seat.end"), ignored -> negotiations.unseat(negotiation.id(), seat.id()));
    }

    private void handOver(String name, Invitation invitation) {
        String path = invitation.path();
        if (path == null) {
            Toasts.done(say("delegation.seat.given", name));
            return;
        }
        SecretText.handOver(
                say("identity.link.title", name),
                say("identity.link.text", PersonService.LINK_DAYS),
                say("identity.link.label"),
                "/" + path);
    }

    private static @Nullable DelegationId id(@Nullable DelegationView delegation) {
        return delegation == null ? null : delegation.id();
    }
}
