package org.parley.implementation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.implementation.AgreementQueries;
import org.parley.implementation.AgreementView;
import org.parley.implementation.Answer;
import org.parley.implementation.Mandate;
import org.parley.implementation.MissionQueries;
import org.parley.implementation.MissionView;
import org.parley.implementation.NominationState;
import org.parley.implementation.NominationView;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;

/** Who watches how an agreement is kept: each mission with its mandate, its area, who takes no part, and who was nominated. */
@Route("negotiations/:negotiation/plans/:plan/monitors")
@PermitAll
@StyleSheet("context://styles/commitments.css")
class MonitorsView extends UnderPlan {

    private static final Set<String> NEWS =
            Set.of(SubjectRef.MISSION, SubjectRef.NOMINATION, SubjectRef.AGREEMENT, SubjectRef.PLAN);

    private final MissionQueries missions;
    private final AgreementQueries agreements;
    private final MonitorDialogs dialogs;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final ObjectProvider<HistoryPanels> histories;
    private final Clock clock;

    private final Div body = new Div();

    MonitorsView(
            MissionQueries missions,
            AgreementQueries agreements,
            MonitorDialogs dialogs,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            ObjectProvider<HistoryPanels> histories,
            Live live,
            Clock clock) {
        super("mission.monitors", NEWS, plans, negotiations, live);
        this.missions = missions;
        this.agreements = agreements;
        this.dialogs = dialogs;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.histories = histories;
        this.clock = clock;
        body.addClassNames("stack", "stack--loose");
        getContent().add(body);
    }

    @Override
    List<Anchor> above() {
        return aboveAgreement();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    void load() {
        header.lead(getTranslation("mission.lead"));
        AgreementView agreement = agreements.on(plan().id()).orElse(null);
        boolean keeps = seats.mayFacilitate(plan().negotiation());
        header.actions(
                agreement != null && keeps
                        ? List.of(Kept.button(
                                "mission.establish",
                                true,
                                () -> agreements.on(plan().id()).ifPresent(now -> dialogs.establish(now, this::load))))
                        : List.of());
        List<MissionView> all = agreement == null ? List.of() : missions.of(plan().id());
        if (agreement == null || all.isEmpty()) {
            String key = agreement == null ? "mission.no-agreement" : "mission.none";
            Kept.show(
                    body,
                    List.of(new Kept.Part(
                            key, () -> new EmptyState(getTranslation(key), getTranslation(key + ".next")))));
            return;
        }
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(plan().negotiation());
        VersionView version = plans.text(plan().id(), agreement.version());
        Instant now = clock.instant();
        Kept.show(
                body,
                all.stream()
                        .map(each -> new Kept.Part(
                                List.of(each, elapsed(each, now)), () -> mission(agreement, version, each, names)))
                        .toList());
    }

    /** What time alone changes: the day of the mandate, and which nominations can no longer be answered. */
    private List<Object> elapsed(MissionView mission, Instant now) {
        return List.of(
                today(),
                mission.nominations().stream()
                        .map(each -> now.isBefore(each.due()))
                        .toList());
    }

    private Section mission(
            AgreementView agreement,
            VersionView version,
            MissionView mission,
            Map<DelegationId, DelegationView> names) {
        Mandate mandate = mission.mandate();
        H2 title = new H2(mandate.title());
        title.getElement().setAttribute("dir", "auto");
        Div head = new Div(title, state(mission));
        head.addClassName("response__head");
        Section section = new Section(head, prose(mandate.text()));
        section.addClassNames("section", "stack");
        if (mission.reason() != null && mission.endedAt() != null) {
            section.add(new Paragraph(getTranslation(
                    "mission.ended-because", Formats.current().date(mission.endedAt()), mission.reason())));
        }
        section.add(facts(version, mission, names), actions(agreement, mission));
        section.add(new H3(getTranslation("mission.nominations")));
        if (mission.nominations().isEmpty()) {
            section.add(new EmptyState(
                    getTranslation("mission.no-nomination"),
                    mission.stands() ? getTranslation("mission.no-nomination.next") : ""));
        }
        mission.nominations().forEach(each -> section.add(nomination(mission, each, names)));
        history(SubjectRef.of(SubjectRef.MISSION, mission.id())).ifPresent(section::add);
        return section;
    }

    private StatusBadge state(MissionView mission) {
        Mandate mandate = mission.mandate();
        if (mission.over(today())) {
            return new StatusBadge(getTranslation("mission.state.over"), Shape.DASH, Tone.NEUTRAL);
        }
        return mandate.from().isAfter(today())
                ? new StatusBadge(getTranslation("mission.state.coming"), Shape.RING, Tone.NEUTRAL)
                : new StatusBadge(getTranslation("mission.state.at-work"), Shape.CHECK, Tone.POSITIVE);
    }

    private Facts facts(VersionView version, MissionView mission, Map<DelegationId, DelegationView> names) {
        Formats formats = Formats.current();
        Mandate mandate = mission.mandate();
        Facts facts = new Facts();
        facts.fact(getTranslation("mission.watches"), links(version, mandate.provisions()));
        Div area = new Div(prose(mandate.area()));
        if (!mandate.places().isEmpty()) {
            area.add(links(version, mandate.places()));
        }
        facts.fact(getTranslation("mission.area"), area);
        facts.fact(
                getTranslation("mission.by"),
                list(Stream.concat(
                                mandate.delegations().stream().map(each -> name(names, each)),
                                mandate.others().stream())
                        .toList()));
        facts.fact(
                getTranslation("mission.time"),
                mandate.until() == null
                        ? getTranslation("mission.since", formats.date(mandate.from()))
                        : getTranslation(
                                "mission.from-until", formats.date(mandate.from()), formats.date(mandate.until())));
        if (mandate.exclusions().isEmpty()) {
            facts.fact(getTranslation("mission.exclusions"), getTranslation("mission.nobody-excluded"));
        } else {
            UnorderedList excluded = new UnorderedList();
            excluded.addClassName("plain");
            for (Mandate.Exclusion each : mandate.exclusions()) {
                excluded.add(new ListItem(
                        new Span(name(names, each.delegation()) + " · "),
                        link(version, each.provision()),
                        new Span(" · "
                                + getTranslation(
                                        each.mayNominate() ? "mission.may-nominate" : "mission.may-not-nominate"))));
            }
            facts.fact(getTranslation("mission.exclusions"), excluded);
        }
        facts.fact(
                getTranslation("mission.strength"),
                getTranslation("mission.strength.of", mission.accepted(), mission.pending()));
        facts.fact(
                getTranslation("mission.answers-within"),
                formats.duration(java.time.Duration.ofHours(mandate.hours())));
        return facts;
    }

    private Div links(VersionView version, Collection<ProvisionId> provisions) {
        Div links = new Div();
        links.addClassName("response__left");
        version.text().walk().stream()
                .map(PlanText.Place::id)
                .filter(provisions::contains)
                .forEach(each -> links.add(link(version, each)));
        return links;
    }

    private Anchor link(VersionView version, ProvisionId provision) {
        return new Anchor(
                PlanNavigation.provision(slug(), plan().slug(), provision),
                getTranslation("plan.article", version.numbering().number(provision)));
    }

    private Div actions(AgreementView agreement, MissionView mission) {
        Div actions = new Div();
        actions.addClassName("actions");
        if (mission.stands() && mayNominate(mission)) {
            actions.add(new Button(getTranslation("mission.nominate"), _ -> dialogs.nominate(mission, this::load)));
        }
        if (mission.stands() && seats.mayFacilitate(mission.negotiation())) {
            actions.add(
                    new Button(getTranslation("mission.change"), _ -> dialogs.change(agreement, mission, this::load)),
                    new Button(getTranslation("mission.end"), _ -> dialogs.end(mission, this::load)));
        }
        return actions;
    }

    /** Whoever may not is told so among the facts, and is offered no button that would only refuse. */
    private boolean mayNominate(MissionView mission) {
        DelegationId own = seats.voice(mission.negotiation()).orElse(null);
        return own != null
                && mission.mandate().exclusions().stream()
                        .noneMatch(each -> each.delegation().equals(own) && !each.mayNominate());
    }

    private Section nomination(MissionView mission, NominationView each, Map<DelegationId, DelegationView> names) {
        Formats formats = Formats.current();
        Instant now = clock.instant();
        String nominee = each.nominee() == null ? String.valueOf(each.outside()) : name(names, each.nominee());
        H4 title = new H4(nominee);
        title.getElement().setAttribute("dir", "auto");
        Div head = new Div(title, badge(each, now));
        head.addClassName("response__head");
        Span meta = new Span(getTranslation(
                "mission.proposed-by",
                name(names, each.delegation()),
                formats.dateTime(each.proposedAt()),
                each.offered()));
        meta.addClassNames("quiet", "small");
        Section card = new Section(head, meta, prose(each.text()));
        card.addClassNames("card", "stack", "stack--close");
        Integer accepted = each.accepted();
        LocalDate begins = each.begins();
        if (accepted != null && begins != null) {
            card.add(new Paragraph(
                    each.ends() == null
                            ? getTranslation("mission.accepted-since", accepted, formats.date(begins))
                            : getTranslation(
                                    "mission.accepted-from-until",
                                    accepted,
                                    formats.date(begins),
                                    formats.date(each.ends()))));
        }
        if (each.reason() != null) {
            card.add(new Paragraph(getTranslation("mission.because", each.reason())));
        }
        if (!each.answers().isEmpty()) {
            UnorderedList answers = new UnorderedList();
            answers.addClassName("plain");
            each.answers().forEach(answer -> answers.add(answer(each, answer, names, now)));
            card.add(answers);
        }
        card.add(steps(mission, each, nominee, now));
        history(SubjectRef.of(SubjectRef.NOMINATION, each.id())).ifPresent(card::add);
        return card;
    }

    private StatusBadge badge(NominationView each, Instant now) {
        return switch (each.state()) {
            case PROPOSED ->
                each.objected()
                        ? new StatusBadge(getTranslation("mission.state.objected"), Shape.CROSS, Tone.NEGATIVE)
                        : each.ripe(now)
                                ? new StatusBadge(getTranslation("mission.state.ripe"), Shape.HALF, Tone.ACCENT)
                                : new StatusBadge(getTranslation("mission.state.proposed"), Shape.DOTS, Tone.CAUTION);
            case CONFIRMED -> new StatusBadge(getTranslation("mission.state.confirmed"), Shape.CHECK, Tone.POSITIVE);
            case DECLINED -> new StatusBadge(getTranslation("mission.state.declined"), Shape.DASH, Tone.NEUTRAL);
            case WITHDRAWN -> new StatusBadge(getTranslation("mission.state.withdrawn"), Shape.DASH, Tone.NEUTRAL);
            case ENDED -> new StatusBadge(getTranslation("mission.state.ended"), Shape.DASH, Tone.NEUTRAL);
        };
    }

    private ListItem answer(NominationView each, Answer answer, Map<DelegationId, DelegationView> names, Instant now) {
        Formats formats = Formats.current();
        String who = name(names, answer.delegation());
        Instant at = answer.at();
        String said = at == null
                ? getTranslation(
                        each.state() == NominationState.PROPOSED && now.isBefore(each.due())
                                ? "mission.answer.awaited"
                                : "mission.answer.silent",
                        who,
                        formats.dateTime(each.due()))
                : getTranslation("mission.answer." + answer.said().word(), who, formats.dateTime(at));
        ListItem item = new ListItem(new Span(said));
        if (answer.reason() != null) {
            item.add(prose(answer.reason()));
        }
        return item;
    }

    private Div steps(MissionView mission, NominationView each, String nominee, Instant now) {
        Div steps = new Div();
        steps.addClassName("actions");
        if (!mission.stands()) {
            return steps;
        }
        DelegationId own = seats.voice(each.negotiation()).orElse(null);
        boolean open = each.state() == NominationState.PROPOSED;
        boolean inTime = now.isBefore(each.due());
        if (open && own != null) {
            each.answer(own).ifPresent(mine -> {
                if (mine.said() == Answer.Said.OBJECTS || mine.said() == Answer.Said.AWAITED && inTime) {
                    steps.add(button("mission.consent", () -> dialogs.consent(each, nominee, this::load)));
                }
                if (mine.said() != Answer.Said.OBJECTS && inTime) {
                    steps.add(button("mission.object", () -> dialogs.object(each, nominee, this::load)));
                }
            });
            if (own.equals(each.delegation())) {
                steps.add(button("mission.withdraw", () -> dialogs.withdraw(each, nominee, this::load)));
            }
        }
        if (seats.mayFacilitate(each.negotiation())) {
            if (each.ripe(now)) {
                steps.add(button("mission.confirm", () -> dialogs.confirm(mission, each, nominee, this::load)));
            }
            if (open) {
                steps.add(button("mission.decline", () -> dialogs.decline(each, nominee, this::load)));
            }
            if (each.state() == NominationState.CONFIRMED) {
                steps.add(button("mission.end-part", () -> dialogs.endPart(each, nominee, this::load)));
            }
        }
        return steps;
    }

    private Button button(String key, Runnable deed) {
        return new Button(getTranslation(key), _ -> deed.run());
    }

    private Optional<Component> history(SubjectRef subject) {
        return Optional.ofNullable(histories.getIfAvailable()).map(panels -> panels.of(subject));
    }

    private static Paragraph prose(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.getElement().setAttribute("dir", "auto");
        return paragraph;
    }

    private static String list(List<String> words) {
        return Formats.current().list(words);
    }

    private static String name(Map<DelegationId, DelegationView> names, DelegationId id) {
        DelegationView found = names.get(id);
        return found == null ? "" : found.name();
    }
}
