package org.parley.implementation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.implementation.AgreementView;
import org.parley.implementation.Deposit;
import org.parley.implementation.EntryClause;
import org.parley.implementation.Reaction;
import org.parley.implementation.ReservationClause;
import org.parley.implementation.ReservationEffects;
import org.parley.implementation.ReservationQueries;
import org.parley.implementation.ReservationSheet;
import org.parley.implementation.ReservationView;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;

/** Shows reservations, and what each means between which two: on the page of the agreement, and beside the provision on that of the plan. */
@org.springframework.stereotype.Component
class ReservationPanels implements PlanAdditions {

    /** Its sheet comes with it wherever it stands. */
    @StyleSheet("context://styles/commitments.css")
    private static final class Panel extends Section {}

    private final ReservationQueries reservations;
    private final ReservationDialogs dialogs;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final ObjectProvider<HistoryPanels> histories;

    ReservationPanels(
            ReservationQueries reservations,
            ReservationDialogs dialogs,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            ObjectProvider<HistoryPanels> histories) {
        this.reservations = reservations;
        this.dialogs = dialogs;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.histories = histories;
    }

    @Override
    public List<Kept.Part> links(PlanSummary plan) {
        return List.of();
    }

    /** Those to the provision and to all that stands under it. */
    @Override
    public List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision) {
        ReservationSheet sheet = reservations.of(plan.id());
        Set<ProvisionId> here = version.text().find(provision).stream()
                .flatMap(ReservationPanels::parts)
                .collect(Collectors.toSet());
        List<ReservationView> shown = sheet.reservations().stream()
                .filter(each -> here.contains(each.provision()))
                .toList();
        return shown.isEmpty()
                ? List.of()
                : List.of(new Kept.Part(
                        List.of("reservations", provision, shown, sheet.pairs()),
                        () -> panel(plan, version, sheet, shown)));
    }

    private static Stream<ProvisionId> parts(Provision provision) {
        return Stream.concat(
                Stream.of(provision.id()), provision.children().stream().flatMap(ReservationPanels::parts));
    }

    private Section panel(PlanSummary plan, VersionView version, ReservationSheet sheet, List<ReservationView> shown) {
        UI ui = UI.getCurrentOrThrow();
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(plan.negotiation());
        Section panel = new Panel();
        panel.addClassNames("section", "stack");
        panel.add(new H3(ui.getTranslation("reservation.reservations")));
        shown.forEach(each -> panel.add(card(new H4(), plan, version, sheet, each, names)));
        String slug = negotiations.get(plan.negotiation()).slug();
        panel.add(new Anchor(Paths.agreement(slug, plan.slug()), ui.getTranslation("reservation.page")));
        return panel;
    }

    /** The reservations of the page of the agreement, with what can be done. */
    Section section(PlanSummary plan, AgreementView agreement, ReservationSheet sheet, Runnable done) {
        UI ui = UI.getCurrentOrThrow();
        VersionView version = plans.text(agreement.plan(), agreement.version());
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(plan.negotiation());
        Section section = new Section(
                new H2(ui.getTranslation("reservation.reservations")), clause(ui, plan, version, sheet.clause()));
        section.addClassNames("section", "stack");
        if (sheet.reservations().isEmpty()) {
            section.add(new EmptyState(ui.getTranslation("reservation.none"), ""));
        }
        for (ReservationView each : sheet.reservations()) {
            Section card = card(new H3(), plan, version, sheet, each, names);
            card.add(steps(ui, agreement, each, done));
            history(each).ifPresent(card::add);
            section.add(card);
        }
        if (!sheet.reservations().isEmpty()) {
            Paragraph others = new Paragraph(ui.getTranslation("reservation.others-unchanged"));
            others.addClassNames("quiet", "small");
            section.add(others);
        }
        Div actions = new Div();
        actions.addClassName("actions");
        DelegationId own = seats.voice(plan.negotiation()).orElse(null);
        boolean keeps = seats.mayFacilitate(plan.negotiation());
        if (keeps || own != null && ReservationDialogs.signatories(agreement).contains(own)) {
            actions.add(button(ui, "reservation.make", () -> dialogs.make(agreement, done)));
        }
        if (keeps && sheet.reservations().isEmpty()) {
            actions.add(button(ui, "reservation.rule", () -> dialogs.rule(agreement, sheet.clause(), done)));
        }
        section.add(actions);
        return section;
    }

    private Paragraph clause(UI ui, PlanSummary plan, VersionView version, ReservationClause clause) {
        String numbers = Formats.current()
                .list(version.text().walk().stream()
                        .map(PlanText.Place::id)
                        .filter(clause.provisions()::contains)
                        .map(each -> version.numbering().number(each))
                        .toList());
        Paragraph said = new Paragraph(
                ui.getTranslation("reservation.clause.said." + clause.kind().word(), numbers));
        ProvisionId by = clause.by();
        if (by != null) {
            said.add(new Span(" "), link(ui, plan, version, by));
        }
        return said;
    }

    private Anchor link(UI ui, PlanSummary plan, VersionView version, ProvisionId provision) {
        Anchor link = new Anchor(
                PlanNavigation.provision(negotiations.get(plan.negotiation()).slug(), plan.slug(), provision),
                ui.getTranslation(
                        "plan.article", version.numbering().find(provision).orElse("…")));
        link.getElement().setAttribute("dir", "auto");
        return link;
    }

    /** @param title the heading of the level that is next where it stands */
    private Section card(
            HtmlContainer title,
            PlanSummary plan,
            VersionView version,
            ReservationSheet sheet,
            ReservationView each,
            Map<DelegationId, DelegationView> names) {
        UI ui = UI.getCurrentOrThrow();
        Formats formats = Formats.current();
        title.add(new Span(name(names, each.delegation()) + " · "), link(ui, plan, version, each.provision()));
        boolean stands = each.withdrawn() == null;
        Div head = new Div(
                title,
                new StatusBadge(
                        ui.getTranslation(stands ? "reservation.state.made" : "reservation.state.withdrawn"),
                        stands ? Shape.DIAMOND : Shape.DASH,
                        stands ? Tone.ACCENT : Tone.NEUTRAL));
        head.addClassName("response__head");
        Paragraph text = new Paragraph(each.text());
        text.getElement().setAttribute("dir", "auto");
        Span meta = new Span(
                ui.getTranslation("reservation.made-with." + each.instrument().word(), formats.date(each.made())));
        meta.addClassNames("quiet", "small");
        Section card = new Section(head, meta, text);
        card.addClassNames("card", "stack", "stack--close");
        LocalDate withdrawn = each.withdrawn();
        if (withdrawn != null) {
            card.add(new Paragraph(ui.getTranslation("reservation.withdrawn-on", formats.date(withdrawn))));
        }
        LocalDate confirmed = each.confirmed();
        if (confirmed != null) {
            card.add(new Paragraph(ui.getTranslation("reservation.confirmed-on", formats.date(confirmed))));
        }
        if (!each.reactions().isEmpty()) {
            UnorderedList said = new UnorderedList();
            said.addClassName("plain");
            each.reactions().forEach(reaction -> said.add(new ListItem(words(ui, formats, reaction, names))));
            card.add(said);
        }
        UnorderedList effects = new UnorderedList();
        effects.addClassName("response__steps");
        effects(ui, formats, each, version, sheet, names).forEach(line -> effects.add(new ListItem(line)));
        card.add(effects);
        return card;
    }

    private static String words(UI ui, Formats formats, Reaction said, Map<DelegationId, DelegationView> names) {
        LocalDate withdrawn = said.withdrawn();
        String words = ui.getTranslation(
                "reservation.said." + said.kind().word(),
                name(names, said.delegation()),
                formats.date(said.on()),
                Objects.requireNonNullElse(said.reason(), ""));
        return withdrawn == null
                ? words
                : words + " " + ui.getTranslation("reservation.objection-withdrawn-on", formats.date(withdrawn));
    }

    /** What applies between which, those alike in one sentence. */
    private static List<String> effects(
            UI ui,
            Formats formats,
            ReservationView each,
            VersionView version,
            ReservationSheet sheet,
            Map<DelegationId, DelegationView> names) {
        record Alike(
                ReservationEffects.Effect effect, @Nullable LocalDate until) {}
        Map<Alike, List<String>> alike = new LinkedHashMap<>();
        sheet.of(each.id())
                .forEach(pair -> alike.computeIfAbsent(
                                new Alike(pair.effect(), pair.until()), _ -> new java.util.ArrayList<>())
                        .add(name(names, pair.other())));
        return alike.entrySet().stream()
                .map(group -> {
                    LocalDate until = group.getKey().until();
                    return ui.getTranslation(
                            "reservation.effect." + group.getKey().effect().word(),
                            name(names, each.delegation()),
                            formats.list(group.getValue()),
                            version.numbering().find(each.provision()).orElse("…"),
                            until == null ? "" : formats.date(until),
                            group.getValue().size());
                })
                .toList();
    }

    private Div steps(UI ui, AgreementView agreement, ReservationView each, Runnable done) {
        Div steps = new Div();
        steps.addClassName("actions");
        if (each.withdrawn() != null) {
            return steps;
        }
        boolean keeps = seats.mayFacilitate(each.negotiation());
        DelegationId own = seats.voice(each.negotiation()).orElse(null);
        boolean mine = each.delegation().equals(own);
        List<DelegationId> signatories = ReservationDialogs.signatories(agreement);
        boolean may = own != null && !mine && signatories.contains(own);
        boolean silent = keeps
                ? signatories.stream()
                        .anyMatch(by -> !by.equals(each.delegation())
                                && each.reaction(by).isEmpty())
                : may && own != null && each.reaction(own).isEmpty();
        boolean objecting = keeps
                ? each.reactions().stream().anyMatch(Reaction::objects)
                : may
                        && own != null
                        && each.reaction(own).filter(Reaction::objects).isPresent();
        if (silent) {
            steps.add(
                    button(ui, "reservation.accept", () -> dialogs.accept(agreement, each, done)),
                    button(ui, "reservation.object", () -> dialogs.object(agreement, each, done)));
        }
        if (objecting) {
            steps.add(button(
                    ui, "reservation.withdraw-objection", () -> dialogs.withdrawObjection(agreement, each, done)));
        }
        if (keeps || mine) {
            if (agreement.clause().kind() == EntryClause.Kind.RATIFICATIONS
                    && each.instrument() == Deposit.Kind.SIGNATURE
                    && each.confirmed() == null) {
                steps.add(button(ui, "reservation.confirm", () -> dialogs.confirm(each, done)));
            }
            steps.add(button(ui, "reservation.withdraw", () -> dialogs.withdraw(each, done)));
        }
        return steps;
    }

    private static Button button(UI ui, String key, Runnable deed) {
        Button button = new Button(ui.getTranslation(key), _ -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private Optional<Component> history(ReservationView each) {
        return Optional.ofNullable(histories.getIfAvailable())
                .map(panels -> panels.of(SubjectRef.of(SubjectRef.RESERVATION, each.id())));
    }

    private static String name(Map<DelegationId, DelegationView> names, DelegationId id) {
        DelegationView found = names.get(id);
        return found == null ? "" : found.name();
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.RESERVATION);
    }
}
