package org.parley.implementation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Row;
import org.parley.design.SecretText;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.implementation.AgreementQueries;
import org.parley.implementation.AgreementView;
import org.parley.implementation.AssessmentView;
import org.parley.implementation.Deposit;
import org.parley.implementation.IncidentQueries;
import org.parley.implementation.IncidentState;
import org.parley.implementation.IncidentView;
import org.parley.implementation.Level;
import org.parley.implementation.MissionQueries;
import org.parley.implementation.MissionView;
import org.parley.implementation.ProgressReport;
import org.parley.implementation.ReservationQueries;
import org.parley.implementation.ReservationSheet;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;

/** What became of a plan: whether it is in force, how far it is carried out by article and over time, and what calls on its guarantees. */
@Route("negotiations/:negotiation/plans/:plan/implementation")
@PermitAll
@StyleSheet("context://styles/commitments.css")
class ImplementationView extends UnderPlan {

    private static final Set<String> NEWS = Set.of(
            SubjectRef.AGREEMENT,
            SubjectRef.INCIDENT,
            SubjectRef.GUARANTEE,
            SubjectRef.MISSION,
            SubjectRef.RESERVATION,
            SubjectRef.NOMINATION,
            SubjectRef.PLAN);

    private final AgreementQueries agreements;
    private final IncidentQueries incidents;
    private final MissionQueries missions;
    private final ReservationQueries reserved;
    private final ReservationPanels reservations;
    private final AgreementDialogs dialogs;
    private final ResponseClocks clocks;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final ObjectProvider<HistoryPanels> histories;
    private final Clock clock;

    private final Div body = new Div();

    ImplementationView(
            AgreementQueries agreements,
            IncidentQueries incidents,
            MissionQueries missions,
            ReservationQueries reserved,
            ReservationPanels reservations,
            AgreementDialogs dialogs,
            ResponseClocks clocks,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            ObjectProvider<HistoryPanels> histories,
            Live live,
            Clock clock) {
        super("agreement.title", NEWS, plans, negotiations, live);
        this.agreements = agreements;
        this.incidents = incidents;
        this.missions = missions;
        this.reserved = reserved;
        this.reservations = reservations;
        this.dialogs = dialogs;
        this.clocks = clocks;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.histories = histories;
        this.clock = clock;
        body.addClassNames("stack", "stack--loose");
        getContent().add(body);
    }

    @Override
    void load() {
        PlanSummary of = again();
        AgreementView agreement = agreements.on(of.id()).orElse(null);
        header.lead(agreement == null ? "" : lead(agreement));
        header.actions(actions(of, agreement));
        if (agreement == null) {
            boolean agreed = of.agreedVersion() != null;
            Kept.show(
                    body,
                    List.of(new Kept.Part(
                            List.of("none", agreed),
                            () -> new EmptyState(
                                    getTranslation(agreed ? "agreement.none" : "agreement.not-agreed"),
                                    getTranslation(agreed ? "agreement.none.next" : "agreement.not-agreed.next")))));
            return;
        }
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(of.negotiation());
        VersionView version = plans.text(of.id(), agreement.version());
        List<Kept.Part> parts = new ArrayList<>();
        List<IncidentView> all = incidents.of(of.id());
        parts.add(new Kept.Part(
                Arrays.asList("incidents", all, clock.instant().getEpochSecond() / 60), () -> incidents(all, names)));
        parts.add(new Kept.Part(List.of("progress", agreement.assessments()), () -> progress(agreement, version)));
        parts.add(
                new Kept.Part(List.of("assessed", agreement.assessments()), () -> assessed(agreement, version, names)));
        List<MissionView> watching = missions.of(of.id());
        parts.add(new Kept.Part(List.of("monitors", watching), () -> monitors(watching)));
        parts.add(new Kept.Part(List.of("deposits", agreement.deposits()), () -> deposits(agreement, names)));
        ReservationSheet sheet = reserved.of(of.id());
        parts.add(new Kept.Part(
                List.of("reservations", sheet, agreement.deposits()),
                () -> reservations.section(of, agreement, sheet, this::load)));
        if (negotiation().openToAll()) {
            String address = Paths.everybody(slug(), of.slug());
            parts.add(new Kept.Part(address, () -> everybody(address)));
        }
        Kept.show(body, parts);
    }

    private String lead(AgreementView agreement) {
        return ProgressDrawing.entry(
                agreement.clause(), agreement.inForce(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private List<Kept.Part> actions(PlanSummary of, @Nullable AgreementView agreement) {
        List<Kept.Part> actions = new ArrayList<>();
        if (agreement == null) {
            if (of.agreedVersion() != null && seats.mayFacilitate(of.negotiation())) {
                actions.add(Kept.button("agreement.begin", true, () -> dialogs.begin(plan(), this::load)));
            }
            return actions;
        }
        if (dialogs.mayReport(of)) {
            actions.add(Kept.button("agreement.report", true, () -> dialogs.report(plan(), this::load)));
        }
        if (seats.mayFacilitate(of.negotiation())) {
            actions.add(Kept.button(
                    "agreement.deposit",
                    false,
                    () -> agreements.on(plan().id()).ifPresent(now -> dialogs.deposit(now, this::load))));
        }
        if (dialogs.mayAssess(of)) {
            actions.add(Kept.button(
                    "agreement.assess",
                    false,
                    () -> agreements.on(plan().id()).ifPresent(now -> dialogs.assess(now, this::load))));
        }
        return actions;
    }

    private Section section(String key, Component... parts) {
        Section section = new Section(new H2(getTranslation(key)));
        section.addClassNames("section", "stack");
        section.add(parts);
        return section;
    }

    private Section incidents(List<IncidentView> all, Map<DelegationId, DelegationView> names) {
        if (all.isEmpty()) {
            return section("agreement.incidents", new EmptyState(getTranslation("agreement.no-incident"), ""));
        }
        return section(
                "agreement.incidents",
                all.stream().map(each -> incident(each, names)).toArray(Component[]::new));
    }

    private Section incident(IncidentView each, Map<DelegationId, DelegationView> names) {
        Formats formats = Formats.current();
        String article = each.number() == null
                ? getTranslation("plan.provision-gone")
                : getTranslation("plan.article", each.number());
        Div head = new Div(new H3(getTranslation("agreement.clock", article)), state(each));
        head.addClassName("response__head");
        Paragraph text = new Paragraph(each.text());
        text.getElement().setAttribute("dir", "auto");
        DelegationView by = each.delegation() == null ? null : names.get(each.delegation());
        Span reported = new Span(getTranslation(
                "agreement.reported",
                by == null ? each.reportedName() : by.name(),
                formats.dateTime(each.reportedAt())));
        reported.addClassNames("quiet", "small");
        Section card = new Section(head, text, reported);
        card.addClassNames("card", "stack", "stack--close");
        if (each.state() == IncidentState.REPORTED) {
            boolean late = each.findingDue().isBefore(clock.instant());
            card.add(new Paragraph(getTranslation(
                    late ? "agreement.finding-overdue" : "agreement.finding-due",
                    formats.dateTime(each.findingDue()))));
        }
        if (each.finding() != null && each.foundAt() != null) {
            card.add(
                    new Paragraph(getTranslation("agreement.found", formats.dateTime(each.foundAt()), each.finding())));
        }
        for (IncidentView.Due due : each.dues()) {
            Div line = clocks.line(this, due, names);
            if (each.running() && due.takenAt() == null && mayTake(each, due)) {
                Button take = new Button(getTranslation("agreement.take"), _ -> dialogs.take(each, due, this::load));
                take.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
                line.add(take);
            }
            card.add(line);
        }
        if (seats.mayFacilitate(each.negotiation())) {
            Div actions = new Div();
            actions.addClassName("actions");
            if (each.state() == IncidentState.REPORTED) {
                actions.add(
                        new Button(getTranslation("agreement.find"), _ -> dialogs.find(each, this::load)),
                        new Button(getTranslation("agreement.dismiss"), _ -> dialogs.dismiss(each, this::load)));
            } else if (each.running()) {
                actions.add(new Button(getTranslation("agreement.end"), _ -> dialogs.end(each, this::load)));
            }
            card.add(actions);
        }
        HistoryPanels history = histories.getIfAvailable();
        if (history != null) {
            card.add(history.of(SubjectRef.of(SubjectRef.INCIDENT, each.id())));
        }
        return card;
    }

    private boolean mayTake(IncidentView incident, IncidentView.Due due) {
        return seats.mayFacilitate(incident.negotiation())
                || seats.voice(incident.negotiation())
                        .filter(due.delegations()::contains)
                        .isPresent();
    }

    private StatusBadge state(IncidentView each) {
        String word = getTranslation("agreement.state." + each.state().word());
        return switch (each.state()) {
            case REPORTED -> new StatusBadge(word, Shape.DIAMOND, Tone.CAUTION);
            case FOUND -> new StatusBadge(word, Shape.DISC, Tone.NEGATIVE);
            case NOT_FOUND -> new StatusBadge(word, Shape.DASH, Tone.NEUTRAL);
            case ENDED -> new StatusBadge(word, Shape.CHECK, Tone.POSITIVE);
        };
    }

    private StatusBadge badge(Level level) {
        String word = getTranslation("agreement.level." + level.word());
        return switch (level) {
            case NOT_BEGUN -> new StatusBadge(word, Shape.RING, Tone.NEUTRAL);
            case MINIMAL -> new StatusBadge(word, Shape.DOTS, Tone.CAUTION);
            case INTERMEDIATE -> new StatusBadge(word, Shape.HALF, Tone.ACCENT);
            case FULL -> new StatusBadge(word, Shape.CHECK, Tone.POSITIVE);
        };
    }

    private Section progress(AgreementView agreement, VersionView version) {
        return section(
                "agreement.progress",
                ProgressDrawing.of(
                                agreements.progress(agreement),
                                ProgressReport.articles(version.text(), version.numbering()))
                        .toArray(Component[]::new));
    }

    /** Where everybody reads how far it is carried out, of a negotiation that is open to all. */
    private Section everybody(String address) {
        Paragraph explained = new Paragraph(getTranslation("public.page.explained"));
        Anchor page = new Anchor(address, getTranslation("public.page"));
        return section(
                "public.page", explained, new SecretText(getTranslation("public.page.address"), "/" + address), page);
    }

    /** The latest word on each provision of which anything was said, in the order of the text. */
    private Section assessed(AgreementView agreement, VersionView version, Map<DelegationId, DelegationView> names) {
        Map<ProvisionId, AssessmentView> last = new HashMap<>();
        agreement.assessments().forEach(each -> last.put(each.provision(), each));
        Map<ProvisionId, AssessmentView> latest = new LinkedHashMap<>(last.size());
        version.text().walk().forEach(place -> {
            AssessmentView said = last.get(place.id());
            if (said != null) {
                latest.put(place.id(), said);
            }
        });
        if (latest.isEmpty()) {
            return section("agreement.assessed", new EmptyState(getTranslation("agreement.not-assessed"), ""));
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        latest.forEach((id, each) -> {
            DelegationView responsible = each.responsible() == null ? null : names.get(each.responsible());
            DelegationView monitor = each.delegation() == null ? null : names.get(each.delegation());
            String by = monitor == null ? each.by() : getTranslation("agreement.monitor", each.by(), monitor.name());
            String who =
                    responsible == null ? by : getTranslation("agreement.answers", responsible.name()) + " · " + by;
            rows.add(Row.to(
                            PlanNavigation.provision(slug(), plan().slug(), id),
                            getTranslation("plan.article", version.numbering().number(id)))
                    .about(each.evidence())
                    .meta(new Span(who), Formats.current().moment(each.at()))
                    .end(badge(each.level())));
        });
        return section("agreement.assessed", rows);
    }

    private Section monitors(List<MissionView> watching) {
        UI ui = UI.getCurrentOrThrow();
        String path = Paths.monitors(slug(), plan().slug());
        return watching.isEmpty()
                ? section(
                        "mission.monitors",
                        new EmptyState(getTranslation("mission.none"), ""),
                        MonitorPanels.link(ui, path))
                : section("mission.monitors", MonitorPanels.rows(ui, path, watching));
    }

    private Section deposits(AgreementView agreement, Map<DelegationId, DelegationView> names) {
        Section section;
        if (agreement.deposits().isEmpty()) {
            section = section("agreement.deposits", new EmptyState(getTranslation("agreement.no-deposit"), ""));
        } else {
            UnorderedList rows = new UnorderedList();
            rows.addClassName("rows");
            for (Deposit each : agreement.deposits()) {
                DelegationView whose = names.get(each.delegation());
                rows.add(Row.of(whose == null ? "" : whose.name())
                        .about(each.who())
                        .meta(deposited(each))
                        .end(new StatusBadge(
                                getTranslation(
                                        "agreement.deposit." + each.kind().word()),
                                Shape.CHECK,
                                Tone.POSITIVE)));
            }
            section = section("agreement.deposits", rows);
        }
        section.add(new Anchor(Paths.depositary(slug(), plan().slug()), getTranslation("depositary.page")));
        HistoryPanels history = histories.getIfAvailable();
        if (history != null) {
            section.add(history.of(SubjectRef.of(SubjectRef.AGREEMENT, agreement.id())));
        }
        return section;
    }

    private Component[] deposited(Deposit each) {
        Span on = new Span(Formats.current().date(each.on()));
        return each.authority() == null
                ? new Component[] {on}
                : new Component[] {
                    on,
                    new Span(getTranslation(
                            "agreement.authority." + each.authority().word()))
                };
    }
}
