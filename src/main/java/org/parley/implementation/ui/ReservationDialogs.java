package org.parley.implementation.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.ProseField;
import org.parley.implementation.AgreementView;
import org.parley.implementation.Deposit;
import org.parley.implementation.ReservationClause;
import org.parley.implementation.ReservationService;
import org.parley.implementation.ReservationView;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/** The dialogs in which reservations are made, answered and taken back; a facilitator names in them whose words are written down. */
@org.springframework.stereotype.Component
class ReservationDialogs {

    private final ReservationService reservations;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;

    ReservationDialogs(
            ReservationService reservations, PlanQueries plans, NegotiationQueries negotiations, Seats seats) {
        this.reservations = reservations;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
    }

    /** Whose words: one's own delegation, or for a facilitator one to be chosen. */
    private final class Speaker {

        private final @Nullable DelegationId own;
        private final Select<DelegationView> chosen = new Select<>();

        Speaker(NegotiationId negotiation, List<DelegationId> among) {
            own = seats.mayFacilitate(negotiation)
                    ? null
                    : seats.voice(negotiation).orElse(null);
            chosen.setLabel(say("implementation.filter.delegation"));
            chosen.setItems(negotiations.delegations(negotiation).stream()
                    .filter(each -> among.contains(each.id()))
                    .toList());
            chosen.setItemLabelGenerator(DelegationView::name);
            chosen.setVisible(own == null);
        }

        DelegationId delegation() {
            if (own != null) {
                return own;
            }
            DelegationView value = chosen.getValue();
            if (value == null) {
                throw new RuleViolation("reservation.error.which-delegation");
            }
            return value.id();
        }
    }

    /** What the agreement itself says of them. */
    void rule(AgreementView agreement, ReservationClause now, Runnable done) {
        VersionView version = plans.text(agreement.plan(), agreement.version());
        Select<ReservationClause.Kind> kind = new Select<>();
        kind.setLabel(say("reservation.field.clause"));
        kind.setItems(ReservationClause.Kind.values());
        kind.setItemLabelGenerator(each -> say("reservation.clause." + each.word()));
        ComboBox<PlanText.Place> by = Provisions.one(version, say("mission.field.by"));
        MultiSelectComboBox<PlanText.Place> provisions =
                Provisions.several(version, say("reservation.field.provisions"), now.provisions());
        kind.addValueChangeListener(change -> {
            by.setVisible(change.getValue() != ReservationClause.Kind.SILENT);
            provisions.setVisible(named(change.getValue()));
        });
        kind.setValue(now.kind());
        by.setVisible(now.kind() != ReservationClause.Kind.SILENT);
        provisions.setVisible(named(now.kind()));
        ProvisionId says = now.by();
        if (says != null) {
            version.text().place(says).ifPresent(by::setValue);
        }
        ConfirmDialogs.ask(say("reservation.rule"), say("reservation.rule.text"))
                .fields(kind, by, provisions)
                .open(say("reservation.rule.submit"), _ -> {
                    ReservationClause.Kind chosen = kind.getValue();
                    PlanText.Place source = by.getValue();
                    Set<ProvisionId> named = provisions.getValue().stream()
                            .map(PlanText.Place::id)
                            .collect(Collectors.toSet());
                    reservations.rule(
                            agreement.id(),
                            new ReservationClause(
                                    chosen,
                                    chosen == ReservationClause.Kind.SILENT || source == null ? null : source.id(),
                                    named(chosen) ? named : Set.of()));
                    done.run();
                });
    }

    private static boolean named(ReservationClause.Kind kind) {
        return kind == ReservationClause.Kind.EXCEPT || kind == ReservationClause.Kind.ONLY;
    }

    void make(AgreementView agreement, Runnable done) {
        VersionView version = plans.text(agreement.plan(), agreement.version());
        Speaker speaker = new Speaker(agreement.negotiation(), signatories(agreement));
        ComboBox<PlanText.Place> provision = Provisions.one(version, say("implementation.column.provision"));
        Select<Deposit.Kind> instrument = new Select<>();
        instrument.setLabel(say("reservation.field.instrument"));
        instrument.setItems(Deposit.Kind.SIGNATURE, Deposit.Kind.RATIFICATION);
        instrument.setItemLabelGenerator(each -> say("agreement.deposit." + each.word()));
        instrument.setValue(Deposit.Kind.SIGNATURE);
        ProseField text = new ProseField(say("reservation.field.text"), ReservationService.LONGEST_TEXT);
        ConfirmDialogs.ask(say("reservation.make"), say("reservation.make.text"))
                .fields(speaker.chosen, provision, instrument, text)
                .open(say("reservation.make"), _ -> {
                    PlanText.Place where = provision.getValue();
                    if (where == null) {
                        throw new RuleViolation("implementation.error.which-provision");
                    }
                    reservations.make(
                            agreement.id(), speaker.delegation(), where.id(), instrument.getValue(), text.getValue());
                    done.run();
                });
    }

    static List<DelegationId> signatories(AgreementView agreement) {
        return agreement.deposits().stream()
                .filter(each -> each.kind() != Deposit.Kind.FULL_POWERS)
                .map(Deposit::delegation)
                .distinct()
                .toList();
    }

    private Speaker answering(AgreementView agreement, ReservationView reservation, boolean objected) {
        return new Speaker(
                reservation.negotiation(),
                signatories(agreement).stream()
                        .filter(each -> !each.equals(reservation.delegation()))
                        .filter(each -> objected
                                ? reservation
                                        .reaction(each)
                                        .filter(said -> said.objects())
                                        .isPresent()
                                : reservation.reaction(each).isEmpty())
                        .toList());
    }

    void accept(AgreementView agreement, ReservationView reservation, Runnable done) {
        Speaker speaker = answering(agreement, reservation, false);
        ConfirmDialogs.ask(say("reservation.accept"), say("reservation.accept.text"))
                .fields(speaker.chosen)
                .open(say("reservation.accept"), _ -> {
                    reservations.accept(reservation.id(), reservation.lockVersion(), speaker.delegation());
                    done.run();
                });
    }

    void object(AgreementView agreement, ReservationView reservation, Runnable done) {
        Speaker speaker = answering(agreement, reservation, false);
        Checkbox precludes = new Checkbox(say("reservation.field.precludes"));
        ConfirmDialogs.ask(say("reservation.object"), say("reservation.object.text"))
                .fields(speaker.chosen, precludes)
                .reason(say("implementation.field.reason"), ReservationService.LONGEST_TEXT)
                .open(say("reservation.object"), why -> {
                    reservations.object(
                            reservation.id(),
                            reservation.lockVersion(),
                            speaker.delegation(),
                            precludes.getValue(),
                            why);
                    done.run();
                });
    }

    void withdrawObjection(AgreementView agreement, ReservationView reservation, Runnable done) {
        Speaker speaker = answering(agreement, reservation, true);
        ConfirmDialogs.ask(say("reservation.withdraw-objection"), say("reservation.withdraw-objection.text"))
                .fields(speaker.chosen)
                .open(say("reservation.withdraw-objection"), _ -> {
                    reservations.withdrawObjection(reservation.id(), reservation.lockVersion(), speaker.delegation());
                    done.run();
                });
    }

    void withdraw(ReservationView reservation, Runnable done) {
        ConfirmDialogs.ask(say("reservation.withdraw"), say("reservation.withdraw.text"))
                .grave()
                .open(say("reservation.withdraw"), _ -> {
                    reservations.withdraw(reservation.id(), reservation.lockVersion());
                    done.run();
                });
    }

    void confirm(ReservationView reservation, Runnable done) {
        ConfirmDialogs.ask(say("reservation.confirm"), say("reservation.confirm.text"))
                .open(say("reservation.confirm"), _ -> {
                    reservations.confirm(reservation.id(), reservation.lockVersion());
                    done.run();
                });
    }
}
