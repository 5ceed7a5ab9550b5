package org.parley.implementation.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.ProseField;
import org.parley.implementation.CommitmentId;
import org.parley.implementation.CommitmentService;
import org.parley.implementation.CommitmentTerms;
import org.parley.implementation.CommitmentView;
import org.parley.implementation.Instrument;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** The dialogs in which commitments are entered, said anew and taken back. */
@Component
class CommitmentDialogs {

    private final CommitmentService service;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;

    CommitmentDialogs(CommitmentService service, PlanQueries plans, NegotiationQueries negotiations, Seats seats) {
        this.service = service;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
    }

    /** Whether the person may enter any at all. */
    boolean mayEnter(NegotiationId negotiation) {
        return seats.mayFacilitate(negotiation) || seats.hasVoice(negotiation);
    }

    /** Whether the person may say this one anew or take it back. */
    boolean mayChange(CommitmentView commitment) {
        return seats.mayFacilitate(commitment.negotiation())
                || speaksFor(commitment.negotiation(), commitment.delegation());
    }

    /** Whether the person speaks for that delegation. */
    boolean speaksFor(NegotiationId negotiation, @Nullable DelegationId delegation) {
        return own(negotiation).filter(each -> each.equals(delegation)).isPresent();
    }

    private Optional<DelegationId> own(NegotiationId negotiation) {
        return seats.voice(negotiation);
    }

    /** The fields of what is promised. */
    private static final class Fields {

        private final MultiSelectComboBox<DelegationView> beneficiaries = new MultiSelectComboBox<>();
        private final ProseField text = new ProseField(say("implementation.field.text"), CommitmentTerms.LONGEST_TEXT);
        private final CheckboxGroup<Instrument> instruments = new CheckboxGroup<>();
        private final Select<DelegationView> backing = new Select<>();

        Fields(List<DelegationView> table) {
            beneficiaries.setLabel(say("implementation.field.to"));
            beneficiaries.setHelperText(say("implementation.field.to-help"));
            beneficiaries.setItems(table);
            beneficiaries.setItemLabelGenerator(DelegationView::name);
            instruments.setLabel(say("implementation.field.instruments"));
            instruments.setItems(Instrument.values());
            instruments.setItemLabelGenerator(each -> say("implementation.instrument." + each.word()));
            backing.setLabel(say("implementation.field.backing"));
            backing.setHelperText(say("implementation.field.backing-help"));
            backing.setItems(table);
            backing.setEmptySelectionAllowed(true);
            backing.setEmptySelectionCaption(say("implementation.nobody"));
            backing.setItemLabelGenerator(each -> each == null ? say("implementation.nobody") : each.name());
        }

        void fill(CommitmentTerms terms, List<DelegationView> table) {
            beneficiaries.setValue(table.stream()
                    .filter(each -> terms.beneficiaries().contains(each.id()))
                    .collect(Collectors.toSet()));
            text.setValue(terms.text());
            instruments.setValue(terms.instruments());
            table.stream()
                    .filter(each -> each.id().equals(terms.backing()))
                    .findFirst()
                    .ifPresent(backing::setValue);
        }

        CommitmentTerms terms(List<DelegationView> table) {
            DelegationView behind = backing.getValue();
            return new CommitmentTerms(
                    text.getValue(),
                    table.stream()
                            .filter(beneficiaries.getValue()::contains)
                            .map(DelegationView::id)
                            .collect(Collectors.toCollection(java.util.LinkedHashSet::new)),
                    instruments.getValue(),
                    behind == null ? null : behind.id());
        }
    }

    /**
     * Asks for a new commitment.
     *
     * @param place the provision that is offered first; null for none
     */
    void enter(PlanSummary plan, @Nullable ProvisionId place, Consumer<CommitmentId> entered) {
        List<DelegationView> table = negotiations.delegations(plan.negotiation());
        VersionView version = plans.text(plan.id());
        ComboBox<PlanText.Place> provision = new ComboBox<>(say("implementation.field.provision"));
        provision.setItems(List.copyOf(version.text().index().values()));
        provision.setItemLabelGenerator(each -> name(version, each));
        version.text()
                .place(place == null ? version.text().articles().getFirst().id() : place)
                .filter(_ -> place != null)
                .ifPresent(provision::setValue);
        Select<DelegationView> owing = new Select<>();
        owing.setLabel(say("implementation.field.owes"));
        owing.setItems(table);
        owing.setItemLabelGenerator(DelegationView::name);
        Optional<DelegationId> own = own(plan.negotiation());
        table.stream()
                .filter(each -> own.filter(each.id()::equals).isPresent())
                .findFirst()
                .ifPresent(owing::setValue);
        owing.setReadOnly(own.isPresent());
        Fields fields = new Fields(table);
        ConfirmDialogs.ask(
                        say("implementation.enter"),
                        say(own.isPresent() ? "implementation.enter.own" : "implementation.enter.noted"))
                .fields(provision, owing, fields.text, fields.beneficiaries, fields.instruments, fields.backing)
                .open(say("implementation.enter.submit"), _ -> {
                    PlanText.Place chosen = provision.getValue();
                    DelegationView by = owing.getValue();
                    if (chosen == null) {
                        throw new RuleViolation("implementation.error.which-provision");
                    }
                    if (by == null) {
                        throw new RuleViolation("implementation.error.which-delegation");
                    }
                    entered.accept(service.enter(chosen.id(), by.id(), fields.terms(table)));
                });
    }

    /** Asks how a commitment is said anew. */
    void change(CommitmentView commitment, Runnable changed) {
        List<DelegationView> table = negotiations.delegations(commitment.negotiation());
        Fields fields = new Fields(table);
        fields.fill(commitment.terms(), table);
        ConfirmDialogs.ask(
                        say("implementation.change"),
                        say(
                                seats.mayFacilitate(commitment.negotiation())
                                        ? "implementation.change.noted"
                                        : "implementation.change.own"))
                .fields(fields.text, fields.beneficiaries, fields.instruments, fields.backing)
                .open(say("implementation.change.submit"), _ -> {
                    service.change(commitment.id(), commitment.lockVersion(), fields.terms(table));
                    changed.run();
                });
    }

    void withdraw(CommitmentView commitment, Runnable withdrawn) {
        ConfirmDialogs.ask(say("implementation.withdraw"), commitment.terms().text())
                .reason(say("implementation.field.reason"), CommitmentService.LONGEST_REASON)
                .grave()
                .open(say("implementation.withdraw"), reason -> {
                    service.withdraw(commitment.id(), commitment.lockVersion(), reason);
                    withdrawn.run();
                });
    }

    /** "4(2)(a) The Parties shall…". */
    private static String name(VersionView version, PlanText.Place place) {
        String words = place.provision().heading() == null
                ? version.numbering().resolve(place.provision().text())
                : place.provision().heading();
        return version.numbering().number(place.id()) + " " + words;
    }
}
