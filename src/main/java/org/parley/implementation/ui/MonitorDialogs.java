package org.parley.implementation.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Calendars;
import org.parley.design.ConfirmDialogs;
import org.parley.design.ProseField;
import org.parley.implementation.AgreementView;
import org.parley.implementation.Mandate;
import org.parley.implementation.MissionService;
import org.parley.implementation.MissionView;
import org.parley.implementation.NewNomination;
import org.parley.implementation.NominationService;
import org.parley.implementation.NominationView;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/** The dialogs in which a monitoring mission is set up and observers are nominated to it. */
@org.springframework.stereotype.Component
class MonitorDialogs {

    private static final int WEEK = 7 * 24;

    private final MissionService missions;
    private final NominationService nominations;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Clock clock;

    MonitorDialogs(
            MissionService missions,
            NominationService nominations,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Clock clock) {
        this.missions = missions;
        this.nominations = nominations;
        this.plans = plans;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static DatePicker day(String label, @Nullable LocalDate value) {
        DatePicker day = new DatePicker(label);
        day.setI18n(Calendars.words());
        day.setValue(value);
        return day;
    }

    void establish(AgreementView agreement, Runnable done) {
        mandate(agreement, null, "mission.establish", mandate -> {
            missions.establish(agreement.plan(), mandate);
            done.run();
        });
    }

    void change(AgreementView agreement, MissionView mission, Runnable done) {
        mandate(agreement, mission.mandate(), "mission.change", mandate -> {
            missions.change(mission.id(), mission.lockVersion(), mandate);
            done.run();
        });
    }

    private void mandate(
            AgreementView agreement, @Nullable Mandate now, String key, java.util.function.Consumer<Mandate> carryOut) {
        VersionView version = plans.text(agreement.plan(), agreement.version());
        List<DelegationView> table = negotiations.delegations(agreement.negotiation());
        TextField title = new TextField(say("mission.field.title"));
        ProseField text = new ProseField(say("mission.field.text"), Mandate.LONGEST_TEXT);
        MultiSelectComboBox<PlanText.Place> provisions =
                Provisions.several(version, say("mission.watches"), now == null ? Set.of() : now.provisions());
        ProseField area = new ProseField(say("mission.field.area"), Mandate.LONGEST_TEXT);
        MultiSelectComboBox<PlanText.Place> places =
                Provisions.several(version, say("mission.field.places"), now == null ? Set.of() : now.places());
        MultiSelectComboBox<DelegationView> conducting = new MultiSelectComboBox<>(say("mission.by"));
        conducting.setItems(table);
        conducting.setItemLabelGenerator(DelegationView::name);
        ProseField others = new ProseField(say("mission.field.others"), Mandate.LONGEST_NAME * 10);
        ExclusionFields exclusions = new ExclusionFields(table, version);
        TimeField time = new TimeField(say("mission.field.hours"));
        DatePicker from = day(say("mission.field.from"), now == null ? today() : now.from());
        DatePicker until = day(say("mission.field.until"), now == null ? null : now.until());
        until.setClearButtonVisible(true);
        time.hours(now == null ? WEEK : now.hours());
        if (now != null) {
            title.setValue(now.title());
            text.setValue(now.text());
            area.setValue(now.area());
            others.setValue(String.join("\n", now.others()));
            exclusions.fill(now.exclusions());
            conducting.setValue(table.stream()
                    .filter(each -> now.delegations().contains(each.id()))
                    .collect(Collectors.toSet()));
        }
        ConfirmDialogs.ask(say(key), say("mission.establish.text"))
                .fields(title, text, provisions, area, places, conducting, others, exclusions, time, from, until)
                .open(say("mission.establish.submit"), _ -> {
                    LocalDate first = from.getValue();
                    if (first == null) {
                        throw new RuleViolation("mission.error.days");
                    }
                    carryOut.accept(new Mandate(
                            title.getValue(),
                            text.getValue(),
                            chosen(version, provisions),
                            area.getValue(),
                            chosen(version, places),
                            table.stream()
                                    .filter(conducting.getValue()::contains)
                                    .map(DelegationView::id)
                                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new)),
                            others.getValue()
                                    .lines()
                                    .filter(line -> !line.isBlank())
                                    .toList(),
                            exclusions.values(),
                            time.hours(),
                            first,
                            until.getValue()));
                });
    }

    /** In the order of the text. */
    private static Set<ProvisionId> chosen(VersionView version, MultiSelectComboBox<PlanText.Place> field) {
        Set<ProvisionId> chosen =
                field.getValue().stream().map(PlanText.Place::id).collect(Collectors.toSet());
        return version.text().walk().stream()
                .map(PlanText.Place::id)
                .filter(chosen::contains)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    void end(MissionView mission, Runnable done) {
        ConfirmDialogs.ask(say("mission.end"), say("mission.end.text"))
                .grave()
                .reason(say("implementation.field.reason"), NewNomination.LONGEST_TEXT)
                .open(say("mission.end"), why -> {
                    missions.end(mission.id(), mission.lockVersion(), why);
                    done.run();
                });
    }

    /** Offers every delegation, those that take no part too: whoever chooses one is told why not. */
    void nominate(MissionView mission, Runnable done) {
        Select<DelegationView> nominee = new Select<>();
        nominee.setLabel(say("mission.field.nominee"));
        nominee.setItems(negotiations.delegations(mission.negotiation()));
        nominee.setEmptySelectionAllowed(true);
        nominee.setEmptySelectionCaption(say("mission.field.another"));
        nominee.setItemLabelGenerator(each -> each == null ? say("mission.field.another") : each.name());
        TextField outside = new TextField(say("mission.field.outside"));
        nominee.addValueChangeListener(change -> outside.setVisible(change.getValue() == null));
        IntegerField offered = new IntegerField(say("mission.field.offered"));
        offered.setManualValidation(true);
        ProseField text = new ProseField(say("mission.field.why"), NewNomination.LONGEST_TEXT);
        ConfirmDialogs.ask(say("mission.nominate"), say("mission.nominate.text"))
                .fields(nominee, outside, offered, text)
                .open(say("mission.nominate"), _ -> {
                    DelegationView chosen = nominee.getValue();
                    nominations.nominate(
                            mission.id(),
                            new NewNomination(
                                    chosen == null ? null : chosen.id(),
                                    chosen == null ? outside.getValue() : null,
                                    Objects.requireNonNullElse(offered.getValue(), 0),
                                    text.getValue()));
                    done.run();
                });
    }

    void consent(NominationView nomination, String name, Runnable done) {
        ConfirmDialogs.ask(say("mission.consent"), say("mission.consent.text", name))
                .open(say("mission.consent"), _ -> {
                    nominations.consent(nomination.id(), nomination.lockVersion());
                    done.run();
                });
    }

    void object(NominationView nomination, String name, Runnable done) {
        ask("mission.object", "mission.object.text", name, why -> {
            nominations.object(nomination.id(), nomination.lockVersion(), why);
            done.run();
        });
    }

    void withdraw(NominationView nomination, String name, Runnable done) {
        ask("mission.withdraw", "mission.withdraw.text", name, why -> {
            nominations.withdraw(nomination.id(), nomination.lockVersion(), why);
            done.run();
        });
    }

    void decline(NominationView nomination, String name, Runnable done) {
        ask("mission.decline", "mission.decline.text", name, why -> {
            nominations.decline(nomination.id(), nomination.lockVersion(), why);
            done.run();
        });
    }

    void endPart(NominationView nomination, String name, Runnable done) {
        ask("mission.end-part", "mission.end-part.text", name, why -> {
            nominations.end(nomination.id(), nomination.lockVersion(), why);
            done.run();
        });
    }

    private static void ask(String key, String text, String name, java.util.function.Consumer<String> deed) {
        ConfirmDialogs.ask(say(key), say(text, name))
                .reason(say("implementation.field.reason"), NewNomination.LONGEST_TEXT)
                .open(say(key), deed);
    }

    void confirm(MissionView mission, NominationView nomination, String name, Runnable done) {
        IntegerField accepted = new IntegerField(say("mission.field.accepted", nomination.offered()));
        accepted.setManualValidation(true);
        accepted.setValue(nomination.offered());
        LocalDate begins =
                mission.mandate().from().isAfter(today()) ? mission.mandate().from() : today();
        DatePicker from = day(say("mission.field.from"), begins);
        DatePicker until = day(say("mission.field.until"), mission.mandate().until());
        until.setClearButtonVisible(true);
        ConfirmDialogs.ask(say("mission.confirm"), say("mission.confirm.text", name))
                .fields(accepted, from, until)
                .open(say("mission.confirm"), _ -> {
                    LocalDate first = from.getValue();
                    if (first == null) {
                        throw new RuleViolation("mission.error.days");
                    }
                    nominations.confirm(
                            nomination.id(),
                            nomination.lockVersion(),
                            Objects.requireNonNullElse(accepted.getValue(), 0),
                            first,
                            until.getValue());
                    done.run();
                });
    }
}
