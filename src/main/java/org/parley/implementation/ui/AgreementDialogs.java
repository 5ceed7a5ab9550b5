package org.parley.implementation.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.Calendars;
import org.parley.design.ConfirmDialogs;
import org.parley.design.ProseField;
import org.parley.implementation.AgreementService;
import org.parley.implementation.AgreementView;
import org.parley.implementation.Deposit;
import org.parley.implementation.EntryClause;
import org.parley.implementation.GuaranteeQueries;
import org.parley.implementation.GuaranteeView;
import org.parley.implementation.IncidentService;
import org.parley.implementation.IncidentView;
import org.parley.implementation.Level;
import org.parley.implementation.MonitorQueries;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/** The dialogs in which an agreement is signed, followed and called on. */
@org.springframework.stereotype.Component
class AgreementDialogs {

    private final AgreementService agreements;
    private final IncidentService incidents;
    private final GuaranteeQueries guarantees;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final MonitorQueries monitors;
    private final Seats seats;
    private final Clock clock;

    AgreementDialogs(
            AgreementService agreements,
            IncidentService incidents,
            GuaranteeQueries guarantees,
            PlanQueries plans,
            NegotiationQueries negotiations,
            MonitorQueries monitors,
            Seats seats,
            Clock clock) {
        this.agreements = agreements;
        this.incidents = incidents;
        this.guarantees = guarantees;
        this.plans = plans;
        this.negotiations = negotiations;
        this.monitors = monitors;
        this.seats = seats;
        this.clock = clock;
    }

    boolean mayReport(PlanSummary plan) {
        return seats.mayFacilitate(plan.negotiation())
                || seats.hasVoice(plan.negotiation())
                || !Collections.disjoint(
                        monitors.watched(plan.id()),
                        guarantees.of(plan.id()).stream()
                                .map(GuaranteeView::provision)
                                .toList());
    }

    boolean mayAssess(PlanSummary plan) {
        return seats.mayFacilitate(plan.negotiation()) || monitors.watches(plan.id());
    }

    /** Opens the plan for signature, with the clause by which it enters into force. */
    void begin(PlanSummary plan, Runnable done) {
        Select<EntryClause.Kind> kind = new Select<>();
        kind.setLabel(say("agreement.field.clause"));
        kind.setItems(EntryClause.Kind.values());
        kind.setItemLabelGenerator(each -> say("agreement.clause." + each.word()));
        kind.setValue(EntryClause.Kind.PARTIES_SIGNED);
        IntegerField number = new IntegerField(say("agreement.field.number"));
        number.setValue(2);
        number.setVisible(false);
        number.setManualValidation(true);
        kind.addValueChangeListener(change -> number.setVisible(change.getValue() != EntryClause.Kind.PARTIES_SIGNED));
        IntegerField days = new IntegerField(say("agreement.field.days"));
        days.setValue(0);
        days.setManualValidation(true);
        ConfirmDialogs.ask(say("agreement.begin"), say("agreement.begin.text"))
                .fields(kind, number, days)
                .open(say("agreement.begin"), _ -> {
                    agreements.begin(
                            plan.id(),
                            new EntryClause(
                                    kind.getValue(),
                                    Objects.requireNonNullElse(number.getValue(), 0),
                                    Objects.requireNonNullElse(days.getValue(), -1)));
                    done.run();
                });
    }

    void deposit(AgreementView agreement, Runnable done) {
        Select<Deposit.Kind> kind = new Select<>();
        kind.setLabel(say("agreement.field.kind"));
        kind.setItems(Deposit.Kind.values());
        kind.setItemLabelGenerator(each -> say("agreement.deposit." + each.word()));
        kind.setValue(Deposit.Kind.SIGNATURE);
        Select<DelegationView> delegation = delegations(agreement.negotiation());
        DatePicker on = new DatePicker(say("agreement.field.on"));
        on.setValue(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        on.setI18n(Calendars.words());
        ProseField who = new ProseField(say("agreement.field.who"), Deposit.LONGEST_WHO);
        Select<Deposit.Authority> authority = new Select<>();
        authority.setLabel(say("agreement.field.authority"));
        authority.setItems(Deposit.Authority.values());
        authority.setItemLabelGenerator(each -> say("agreement.authority." + each.word()));
        authority.setValue(Deposit.Authority.POWERS);
        kind.addValueChangeListener(change -> {
            boolean powers = change.getValue() == Deposit.Kind.FULL_POWERS;
            authority.setVisible(!powers);
            who.setLabel(say(powers ? "agreement.field.empowered" : "agreement.field.who"));
        });
        ConfirmDialogs.ask(say("agreement.deposit"), say("agreement.deposit.text"))
                .fields(kind, delegation, on, authority, who)
                .open(say("agreement.deposit.submit"), _ -> {
                    DelegationView whose = delegation.getValue();
                    LocalDate day = on.getValue();
                    if (whose == null || day == null) {
                        throw new RuleViolation("agreement.error.which");
                    }
                    agreements.deposit(
                            agreement.id(),
                            new Deposit(kind.getValue(), whose.id(), day, who.getValue(), authority.getValue()));
                    done.run();
                });
    }

    void assess(AgreementView agreement, Runnable done) {
        VersionView version = plans.text(agreement.plan(), agreement.version());
        boolean any = seats.mayFacilitate(agreement.negotiation());
        Set<ProvisionId> watched = any ? Set.of() : monitors.watched(agreement.plan());
        ComboBox<PlanText.Place> provision = new ComboBox<>(say("implementation.column.provision"));
        provision.setItems(version.text().index().values().stream()
                .filter(each -> each.provision().children().isEmpty())
                .filter(each -> any || watched.contains(each.id()))
                .toList());
        provision.setItemLabelGenerator(each -> version.numbering().number(each.id()) + " "
                + version.numbering().resolve(each.provision().text()));
        Select<Level> level = new Select<>();
        level.setLabel(say("agreement.field.level"));
        level.setItems(Level.values());
        level.setItemLabelGenerator(each -> say("agreement.level." + each.word()));
        level.setValue(Level.MINIMAL);
        ProseField evidence = new ProseField(say("agreement.field.evidence"), AgreementService.LONGEST_EVIDENCE);
        Select<DelegationView> responsible = delegations(agreement.negotiation());
        responsible.setLabel(say("agreement.field.responsible"));
        responsible.setEmptySelectionAllowed(true);
        responsible.setEmptySelectionCaption(say("agreement.nobody-alone"));
        responsible.setItemLabelGenerator(each -> each == null ? say("agreement.nobody-alone") : each.name());
        ConfirmDialogs.ask(say("agreement.assess"), "")
                .fields(provision, level, evidence, responsible)
                .open(say("agreement.assess.submit"), _ -> {
                    PlanText.Place where = provision.getValue();
                    if (where == null) {
                        throw new RuleViolation("implementation.error.which-provision");
                    }
                    DelegationView answers = responsible.getValue();
                    agreements.assess(
                            agreement.id(),
                            where.id(),
                            level.getValue(),
                            evidence.getValue(),
                            answers == null ? null : answers.id());
                    done.run();
                });
    }

    private Select<DelegationView> delegations(NegotiationId negotiation) {
        Select<DelegationView> select = new Select<>();
        select.setLabel(say("implementation.filter.delegation"));
        select.setItems(negotiations.delegations(negotiation));
        select.setItemLabelGenerator(DelegationView::name);
        return select;
    }

    void report(PlanSummary plan, Runnable done) {
        boolean any = seats.mayFacilitate(plan.negotiation()) || seats.hasVoice(plan.negotiation());
        Set<ProvisionId> watched = any ? Set.of() : monitors.watched(plan.id());
        List<GuaranteeView> offered = guarantees.of(plan.id()).stream()
                .filter(each -> any || watched.contains(each.provision()))
                .toList();
        Select<GuaranteeView> guarantee = new Select<>();
        guarantee.setLabel(say("agreement.field.guarantee"));
        guarantee.setItems(offered);
        guarantee.setItemLabelGenerator(
                each -> each.number() == null ? say("plan.provision-gone") : say("plan.article", each.number()));
        if (!offered.isEmpty()) {
            guarantee.setValue(offered.getFirst());
        }
        ProseField text = new ProseField(say("agreement.field.report"), IncidentService.LONGEST_TEXT);
        ConfirmDialogs.ask(say("agreement.report"), say("agreement.report.text"))
                .fields(guarantee, text)
                .open(say("agreement.report"), _ -> {
                    GuaranteeView called = guarantee.getValue();
                    if (called == null) {
                        throw new RuleViolation("agreement.error.which-guarantee");
                    }
                    incidents.report(called.provision(), text.getValue());
                    done.run();
                });
    }

    void find(IncidentView incident, Runnable done) {
        ConfirmDialogs.ask(say("agreement.find"), say("agreement.find.text"))
                .reason(say("agreement.field.finding"), IncidentService.LONGEST_TEXT)
                .open(say("agreement.find"), how -> {
                    incidents.find(incident.id(), incident.lockVersion(), how);
                    done.run();
                });
    }

    void dismiss(IncidentView incident, Runnable done) {
        ConfirmDialogs.ask(say("agreement.dismiss"), "")
                .reason(say("agreement.field.finding"), IncidentService.LONGEST_TEXT)
                .open(say("agreement.dismiss"), how -> {
                    incidents.dismiss(incident.id(), incident.lockVersion(), how);
                    done.run();
                });
    }

    void take(IncidentView incident, IncidentView.Due due, Runnable done) {
        ConfirmDialogs.ask(say("agreement.take"), due.text()).open(say("agreement.take"), _ -> {
            incidents.take(incident.id(), incident.lockVersion(), due.step());
            done.run();
        });
    }

    void end(IncidentView incident, Runnable done) {
        ConfirmDialogs.ask(say("agreement.end"), say("agreement.end.text"))
                .grave()
                .open(say("agreement.end"), _ -> {
                    incidents.end(incident.id(), incident.lockVersion());
                    done.run();
                });
    }
}
