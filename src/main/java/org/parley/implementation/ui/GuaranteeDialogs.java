package org.parley.implementation.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.RuleSetNames;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.ProseField;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.GuaranteeView;
import org.parley.implementation.ResponsePlan;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** The dialogs in which provisions are marked as guarantees and it is said what follows. */
@Component
class GuaranteeDialogs {

    private final GuaranteeService service;
    private final NegotiationQueries negotiations;
    private final RuleSetNames names;
    private final Seats seats;

    GuaranteeDialogs(GuaranteeService service, NegotiationQueries negotiations, RuleSetNames names, Seats seats) {
        this.service = service;
        this.negotiations = negotiations;
        this.names = names;
        this.seats = seats;
    }

    boolean mayWrite(NegotiationId negotiation) {
        return seats.mayFacilitate(negotiation);
    }

    void mark(ProvisionId provision, Runnable done) {
        ConfirmDialogs.ask(say("guarantee.mark"), say("guarantee.mark.text"))
                .reason(say("implementation.field.reason"), GuaranteeService.LONGEST_REASON)
                .open(say("guarantee.mark"), reason -> {
                    service.mark(provision, reason);
                    done.run();
                });
    }

    void unmark(ProvisionId provision, Runnable done) {
        ConfirmDialogs.ask(say("guarantee.unmark"), say("guarantee.unmark.text"))
                .reason(say("implementation.field.reason"), GuaranteeService.LONGEST_REASON)
                .open(say("guarantee.unmark"), reason -> {
                    service.unmark(provision, reason);
                    done.run();
                });
    }

    /** Asks what follows where the guarantee is called on. */
    void respond(GuaranteeView guarantee, Runnable done) {
        List<DelegationView> table = negotiations.delegations(guarantee.negotiation());
        ProseField trigger = new ProseField(say("guarantee.field.trigger"), ResponsePlan.LONGEST_TEXT);
        Select<DelegationView> finder = new Select<>();
        finder.setLabel(say("guarantee.field.finder"));
        finder.setItems(table);
        finder.setEmptySelectionAllowed(true);
        finder.setEmptySelectionCaption(say("guarantee.field.another-body"));
        finder.setItemLabelGenerator(each -> each == null ? say("guarantee.field.another-body") : each.name());
        TextField body = new TextField(say("guarantee.field.body"));
        finder.addValueChangeListener(change -> body.setVisible(change.getValue() == null));
        Select<String> rules = rules(guarantee.negotiation());
        TimeField within = new TimeField(say("guarantee.field.finding-within"));
        StepFields actions = new StepFields(
                say("guarantee.actions"), say("guarantee.field.action"), say("guarantee.actions.add"), table);
        StepFields escalation = new StepFields(
                say("guarantee.escalation"), say("guarantee.field.step"), say("guarantee.escalation.add"), table);
        ResponsePlan now = guarantee.response();
        if (now == null) {
            actions.offer();
        } else {
            trigger.setValue(now.trigger());
            table.stream()
                    .filter(each -> each.id().equals(now.finder().delegation()))
                    .findFirst()
                    .ifPresent(finder::setValue);
            body.setValue(now.finder().body() == null ? "" : now.finder().body());
            if (now.finder().rules() != null) {
                rules.setValue(now.finder().rules());
            }
            within.hours(now.finder().hours());
            actions.fill(now.actions());
            escalation.fill(now.escalation());
        }
        ConfirmDialogs.ask(say("guarantee.respond"), say("guarantee.respond.text"))
                .fields(trigger, finder, body, rules, within, actions, escalation)
                .open(say("guarantee.respond.submit"), _ -> {
                    DelegationView found = finder.getValue();
                    service.respond(
                            guarantee.provision(),
                            guarantee.lockVersion(),
                            new ResponsePlan(
                                    trigger.getValue(),
                                    new ResponsePlan.Finder(
                                            found == null ? null : found.id(),
                                            found == null ? body.getValue() : null,
                                            chosen(rules),
                                            within.hours()),
                                    actions.values(),
                                    escalation.values()));
                    done.run();
                });
    }

    private Select<String> rules(NegotiationId negotiation) {
        Map<String, String> written = names.written(negotiation);
        Select<String> rules = new Select<>();
        rules.setLabel(say("guarantee.field.rules"));
        rules.setItems(
                Stream.concat(written.keySet().stream(), names.names().stream()).toList());
        rules.setEmptySelectionAllowed(true);
        rules.setEmptySelectionCaption(say("guarantee.field.own-rules"));
        rules.setItemLabelGenerator(each -> each == null ? say("guarantee.field.own-rules") : name(written, each));
        return rules;
    }

    private static @Nullable String chosen(Select<String> rules) {
        return rules.getValue();
    }

    /** What people call a rule set. */
    String name(NegotiationId negotiation, String rules) {
        return name(names.written(negotiation), rules);
    }

    private static String name(Map<String, String> written, String rules) {
        String own = written.get(rules);
        return own == null ? say("procedure.preset." + rules) : own;
    }
}
