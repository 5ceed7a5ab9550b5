package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.DraftText;
import org.parley.amendment.Hindrance;
import org.parley.amendment.PackageId;
import org.parley.amendment.PackageMember;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageService;
import org.parley.amendment.PackageStatus;
import org.parley.amendment.PackageView;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.deliberation.ui.ThreadPanels;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Redline;
import org.parley.design.Row;
import org.parley.design.Shape;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.ui.PlanRedlines;
import org.parley.voting.ui.RoundPanels;
import org.springframework.beans.factory.ObjectProvider;

/** One package: what stands or falls together, who has agreed, what is in the way, and how the plans would read. */
@Route("negotiations/:negotiation/packages/:package")
@PermitAll
class PackagePageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final Set<String> SHOWN = Set.of(SubjectRef.PACKAGE, SubjectRef.AMENDMENT, SubjectRef.PLAN);

    private final PackageQueries packages;
    private final PackageService service;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final ProvisoLines provisos;
    private final ComposeDialog dialog;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final RoundPanels rounds;
    private final ThreadPanels threads;
    private final ObjectProvider<HistoryPanels> histories;
    private final Live live;
    private final Clock clock;

    private final PageHeader header = new PageHeader("");
    private final Div state = new Div();
    private final Div members = new Div();
    private final Div readings = new Div();
    private final Div reason = new Div();
    private final Div facts = new Div();
    private final Div lasting = new Div();

    private @Nullable NegotiationView negotiation;
    private @Nullable PackageView shown;

    PackagePageView(
            PackageQueries packages,
            PackageService service,
            AmendmentQueries amendments,
            AmendmentNames names,
            ProvisoLines provisos,
            ComposeDialog dialog,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            RoundPanels rounds,
            ThreadPanels threads,
            ObjectProvider<HistoryPanels> histories,
            Live live,
            Clock clock) {
        this.packages = packages;
        this.service = service;
        this.amendments = amendments;
        this.names = names;
        this.provisos = provisos;
        this.dialog = dialog;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.rounds = rounds;
        this.threads = threads;
        this.histories = histories;
        this.live = live;
        this.clock = clock;
        state.addClassNames("stack", "stack--close");
        state.getElement().setAttribute("aria-live", "polite");
        members.addClassNames("stack");
        readings.addClassNames("stack", "stack--loose");
        reason.addClassName("prose");
        lasting.addClassNames("stack", "stack--loose");
        Div main = new Div(section("package.members", members), readings, section("amendment.reason", reason), lasting);
        main.addClassNames("stack", "stack--loose");
        Div split = new Div(main, facts);
        split.addClassName("split");
        getContent().addClassName("page");
        getContent().add(header, state, split);
    }

    private Section section(String title, Component... parts) {
        Section section = new Section(new H2(getTranslation(title)));
        section.addClassName("section");
        section.add(parts);
        return section;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        PackageView bound =
                packages.get(id(event.getRouteParameters().get("package").orElse("")));
        if (!bound.negotiation().equals(found.id())) {
            throw new NotFound("package");
        }
        negotiation = found;
        SubjectRef subject = SubjectRef.of(SubjectRef.PACKAGE, bound.id());
        header.trail(
                new Anchor(AmendmentNavigation.amendments(found.slug()), getTranslation("amendment.list.title")),
                new Anchor(AmendmentNavigation.packages(found.slug()), getTranslation("package.list.title")));
        show(bound);
        lasting.removeAll();
        lasting.add(
                rounds.forSubject(subject, found.id()),
                section("amendment.discussion", threads.on(subject, found.id().value())));
        HistoryPanels history = histories.getIfAvailable();
        if (history != null) {
            lasting.add(history.of(subject));
        }
        live.follow(this, found.id().value(), this::touched);
    }

    private static PackageId id(String text) {
        try {
            return new PackageId(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            throw new NotFound("package");
        }
    }

    private void touched(List<Touched> touched) {
        if (touched.stream()
                .anyMatch(each ->
                        SHOWN.contains(each.subject().kind()) && !each.type().equals(Presence.CHANGED))) {
            PackageView before = bound();
            show(packages.get(before.id()));
            if (!PackageBadges.key(before).equals(PackageBadges.key(bound()))) {
                Toasts.news(getTranslation(
                        "amendment.news.status",
                        getTranslation("package.name", before.number()),
                        getTranslation(PackageBadges.key(bound()))));
            }
        }
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private PackageView bound() {
        return Objects.requireNonNull(shown);
    }

    private void show(PackageView bound) {
        PackageView before = shown;
        shown = bound;
        header.title(getTranslation("package.title", bound.number(), bound.title()));
        header.lead(getTranslation("package.lead"));
        if (before == null || !PackageBadges.key(before).equals(PackageBadges.key(bound))) {
            header.marks(PackageBadges.of(this, bound));
        }
        header.actions(steps(bound));
        Kept.show(state, state(bound));
        showMembers(bound);
        Kept.show(
                readings,
                bound.status() == PackageStatus.OPEN
                        ? List.of(new Kept.Part(bound.form() + bound.hindrances(), () -> readings(bound)))
                        : List.of());
        Kept.show(reason, List.of(new Kept.Part(bound.reason(), () -> reason(bound.reason()))));
        showFacts(bound);
    }

    private Div reason(String given) {
        Div paragraphs = new Div();
        if (given.isEmpty()) {
            Span none = new Span(getTranslation("amendment.reason.none"));
            none.addClassName("quiet");
            paragraphs.add(none);
        }
        given.lines().filter(line -> !line.isBlank()).forEach(line -> {
            Paragraph paragraph = new Paragraph(line);
            paragraph.getElement().setAttribute("dir", "auto");
            paragraphs.add(paragraph);
        });
        return paragraphs;
    }

    /** Whether it can be put to the vote, and if not, all that is in the way, each with what to do about it. */
    private List<Kept.Part> state(PackageView bound) {
        if (bound.status() != PackageStatus.OPEN) {
            return List.of(new Kept.Part(
                    bound.status(),
                    () -> new Banner(
                            getTranslation("package.ended." + bound.status().word()),
                            PackageBadges.shape(bound),
                            PackageBadges.tone(bound))));
        }
        if (bound.ready()) {
            return List.of(new Kept.Part(
                    "ready", () -> new Banner(getTranslation("package.ready"), Shape.CHECK, Tone.POSITIVE)));
        }
        return bound.hindrances().stream()
                .map(each -> new Kept.Part(each, () -> new Banner(sentence(bound, each), Shape.HALF, Tone.CAUTION)))
                .toList();
    }

    private String sentence(PackageView bound, Hindrance hindrance) {
        int number = bound.members().stream()
                .map(PackageMember::amendment)
                .filter(amendment -> amendment.id().equals(hindrance.amendment()))
                .findFirst()
                .map(AmendmentView::number)
                .orElse(0);
        return getTranslation("package.hindrance." + hindrance.kind().word(), number);
    }

    private void showMembers(PackageView bound) {
        boolean leads = bound.status() == PackageStatus.OPEN && leads(bound);
        Kept.show(
                members,
                bound.members().stream()
                        .map(member -> new Kept.Part(
                                List.of(
                                        member.amendment().id(),
                                        member.amendment().lockVersion(),
                                        member.word(),
                                        leads,
                                        bound.status(),
                                        provisos.said(this, member.amendment())),
                                () -> member(bound, member, leads)))
                        .toList());
    }

    private Component member(PackageView bound, PackageMember member, boolean leads) {
        AmendmentView amendment = member.amendment();
        List<Component> said = new ArrayList<>();
        said.add(new Span(plans.get(amendment.plan()).title()));
        if (bound.status() == PackageStatus.OPEN) {
            said.add(PackageBadges.of(this, member.word()));
        }
        if (member.agreedAt() != null && member.agreedBy() != null) {
            said.add(new Span(getTranslation(
                    "package.member.agreed",
                    negotiations.delegation(member.agreedBy()).name(),
                    Formats.current().dateTime(member.agreedAt()))));
        }
        provisos.said(this, amendment).forEach(line -> said.add(new Span(line)));
        List<Kept.Part> end = new ArrayList<>();
        end.add(new Kept.Part(amendment.status(), () -> AmendmentBadges.of(this, amendment.status())));
        if (leads) {
            end.add(new Kept.Part("take", () -> take(bound, amendment)));
        }
        UnorderedList row = new UnorderedList(Row.to(
                        AmendmentNavigation.amendment(here().slug(), amendment.id()),
                        names.title(amendment, getLocale()))
                .about(amendment.title())
                .meta(said.toArray(Component[]::new))
                .end(end));
        row.addClassName("rows");
        Redline redline = new Redline(
                PlanRedlines.model(plans.get(amendment.plan()).language(), amendments.redline(amendment.id())));
        redline.setChangesOnly(true);
        Div card = new Div(row, redline);
        card.addClassNames("stack", "stack--close");
        return card;
    }

    private Button take(PackageView bound, AmendmentView amendment) {
        Button take = new Button(
                getTranslation("package.action.take"),
                click -> ConfirmDialogs.ask(
                                getTranslation("package.take.title", names.label(amendment, getLocale())),
                                getTranslation("package.take.text"))
                        .open(getTranslation("package.action.take"), ignored -> {
                            service.take(bound.id(), List.of(amendment.id()));
                            show(packages.get(bound.id()));
                        }));
        take.addThemeVariants(ButtonVariant.TERTIARY);
        take.setAriaLabel(getTranslation("package.take.title", names.label(amendment, getLocale())));
        return take;
    }

    /** Each plan that more than one of them changes, with all of them in it. */
    private Component readings(PackageView bound) {
        Map<Object, Long> changed = bound.members().stream()
                .filter(member -> member.amendment().status().pending())
                .collect(Collectors.groupingBy(member -> member.amendment().plan(), Collectors.counting()));
        Div all = new Div();
        all.addClassNames("stack");
        for (PackageQueries.Reading reading : packages.readings(bound.id())) {
            if (changed.getOrDefault(reading.plan(), 0L) > 1) {
                PlanSummary plan = plans.get(reading.plan());
                Redline redline = new Redline(PlanRedlines.model(plan.language(), reading.redline()));
                redline.setChangesOnly(true);
                all.add(new H3(plan.title()), redline);
            }
        }
        Section section = section("package.readings", all);
        section.setVisible(all.getComponentCount() > 0);
        return section;
    }

    private void showFacts(PackageView bound) {
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(bound.negotiation());
        Formats formats = Formats.current();
        Facts pairs = new Facts();
        pairs.fact(getTranslation("amendment.fact.next"), next(bound));
        pairs.fact(getTranslation("package.fact.lead"), name(delegations, bound.lead()));
        pairs.fact(
                getTranslation("package.fact.parties"),
                bound.members().stream()
                        .map(member -> name(delegations, member.amendment().delegation()))
                        .distinct()
                        .collect(Collectors.joining(", ")));
        pairs.fact(getTranslation("package.fact.composed"), formats.moment(bound.composedAt()));
        pairs.fact(getTranslation("amendment.fact.changed"), formats.moment(bound.changedAt(), clock.instant()));
        Kept.show(facts, List.of(Kept.drawn(pairs)));
    }

    private static String name(Map<DelegationId, DelegationView> delegations, DelegationId id) {
        return Optional.ofNullable(delegations.get(id))
                .map(DelegationView::name)
                .orElse("");
    }

    private String next(PackageView bound) {
        return bound.status() == PackageStatus.OPEN
                ? getTranslation(bound.ready() ? "package.next.vote" : "package.next.agree")
                : getTranslation("package.next.none");
    }

    private Optional<DelegationId> voice(PackageView bound) {
        return seats.voice(bound.negotiation());
    }

    private boolean leads(PackageView bound) {
        return voice(bound).filter(bound.lead()::equals).isPresent();
    }

    /** What this person may do with it now; the services decide again. */
    private List<Kept.Part> steps(PackageView bound) {
        List<Kept.Part> steps = new ArrayList<>();
        Optional<DelegationId> mine = voice(bound);
        if (bound.status() != PackageStatus.OPEN || mine.isEmpty()) {
            return steps;
        }
        if (bound.awaits(mine.get())) {
            steps.add(Kept.button("package.action.agree", true, this::askAgree));
        }
        if (leads(bound)) {
            steps.add(Kept.button("package.action.invite", false, () -> dialog.invite(here(), bound(), this::again)));
            steps.add(Kept.button("package.action.dissolve", false, this::askDissolve));
        }
        if (bound.concerns(mine.get())) {
            boolean agreed =
                    bound.members().stream().anyMatch(member -> mine.get().equals(member.agreedBy()));
            steps.add(Kept.button(
                    agreed ? "package.action.leave" : "package.action.decline", false, () -> askLeave(agreed)));
        }
        return steps;
    }

    private void again() {
        show(packages.get(bound().id()));
    }

    /** The form that stands on the screen is what is agreed to; one that came meanwhile is refused. */
    private void askAgree() {
        PackageView read = bound();
        UnorderedList list = new UnorderedList();
        read.members().forEach(member -> list.add(new ListItem(names.title(member.amendment(), getLocale()))));
        ConfirmDialogs.ask(getTranslation("package.agree.title", read.number()), getTranslation("package.agree.text"))
                .with(list)
                .open(getTranslation("package.action.agree"), ignored -> {
                    service.agree(read.id(), read.form());
                    again();
                });
    }

    private void askLeave(boolean agreed) {
        String word = agreed ? "leave" : "decline";
        ConfirmDialogs.ask(
                        getTranslation("package." + word + ".title", bound().number()),
                        getTranslation("package." + word + ".text"))
                .optionalReason(getTranslation("amendment.withdraw.reason"), DraftText.REASON_LENGTH)
                .open(getTranslation("package.action." + word), why -> {
                    service.leave(bound().id(), why);
                    again();
                });
    }

    private void askDissolve() {
        ConfirmDialogs.ask(
                        getTranslation("package.dissolve.title", bound().number()),
                        getTranslation("package.dissolve.text"))
                .optionalReason(getTranslation("amendment.withdraw.reason"), DraftText.REASON_LENGTH)
                .grave()
                .open(getTranslation("package.action.dissolve"), why -> {
                    service.dissolve(bound().id(), why);
                    again();
                });
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? getTranslation("package.list.title")
                : getTranslation("package.title", bound().number(), bound().title());
    }
}
