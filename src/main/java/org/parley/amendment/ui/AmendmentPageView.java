package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.CollisionQueries;
import org.parley.amendment.ConsentQueries;
import org.parley.amendment.DivisionView;
import org.parley.amendment.DraftText;
import org.parley.amendment.Meeting;
import org.parley.amendment.Remark;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.deliberation.ui.ThreadPanels;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.LookBack;
import org.parley.design.PageHeader;
import org.parley.design.Redline;
import org.parley.design.Row;
import org.parley.design.Shape;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.kernel.Touched;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.ui.Findings;
import org.parley.plan.ui.PlanNavigation;
import org.parley.plan.ui.PlanRedlines;
import org.parley.text.Finding;
import org.parley.text.Numbering;
import org.parley.text.PlanRedline;
import org.parley.voting.ui.RoundPanels;
import org.springframework.beans.factory.ObjectProvider;

/** One amendment: what it would change and why, who carries it, what else is touched, what became of it. */
@Route("negotiations/:negotiation/amendments/:amendment")
@PermitAll
class AmendmentPageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final AmendmentQueries amendments;
    private final CollisionQueries collisions;
    private final AmendmentService service;
    private final AmendmentNames names;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final ConsentPanel consents;
    private final ConsentQueries redrafts;
    private final Subjects subjects;
    private final TogetherPanel together;
    private final DivisionPanel divisions;
    private final ReconsiderationPanel reconsiderations;
    private final RoundPanels rounds;
    private final ThreadPanels threads;
    private final ObjectProvider<HistoryPanels> histories;
    private final Live live;
    private final Clock clock;

    private final PageHeader header = new PageHeader("");
    private final Div remark = new Div();
    private final Redline redline = new Redline();
    private final Checkbox sideBySide = new Checkbox();
    private final Checkbox againstText = new Checkbox();
    private final Div consent = new Div();
    private final Div division = new Div();
    private final Div reconsidering = new Div();
    private final Div reason = new Div();
    private final Div facts = new Div();
    private final Div others = new Div();
    private final Div checks = new Div();
    private final Div lasting = new Div();
    private final Div past = new Div();
    private final Div split = new Div();

    private @Nullable NegotiationView negotiation;
    private @Nullable AmendmentView shown;
    private @Nullable Instant moment;

    AmendmentPageView(
            AmendmentQueries amendments,
            CollisionQueries collisions,
            AmendmentService service,
            AmendmentNames names,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            ConsentPanel consents,
            ConsentQueries redrafts,
            Subjects subjects,
            TogetherPanel together,
            DivisionPanel divisions,
            ReconsiderationPanel reconsiderations,
            RoundPanels rounds,
            ThreadPanels threads,
            ObjectProvider<HistoryPanels> histories,
            Live live,
            Clock clock) {
        this.amendments = amendments;
        this.collisions = collisions;
        this.service = service;
        this.names = names;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.consents = consents;
        this.redrafts = redrafts;
        this.subjects = subjects;
        this.together = together;
        this.divisions = divisions;
        this.reconsiderations = reconsiderations;
        this.rounds = rounds;
        this.threads = threads;
        this.histories = histories;
        this.live = live;
        this.clock = clock;
        build();
    }

    private void build() {
        sideBySide.setLabel(getTranslation("amendment.redline.side"));
        sideBySide.addValueChangeListener(
                change -> redline.setLayout(change.getValue() ? Redline.Layout.SIDE_BY_SIDE : Redline.Layout.INLINE));
        againstText.setLabel(getTranslation("amendment.redline.against-text"));
        againstText.addValueChangeListener(change -> drawRedline());
        redline.setChangesOnly(true);
        Checkbox whole = new Checkbox(getTranslation("amendment.redline.whole"));
        whole.addValueChangeListener(change -> redline.setChangesOnly(!change.getValue()));
        Div toolbar = new Div(sideBySide, whole, againstText);
        toolbar.addClassNames("toolbar", "toolbar--line");
        Section change = section("amendment.change", toolbar, redline);
        reason.addClassName("prose");
        Div main = new Div(change, checks, section("amendment.reason", reason), lasting);
        main.addClassNames("stack", "stack--loose");
        lasting.addClassNames("stack", "stack--loose");
        Div side = new Div(facts, others);
        side.addClassNames("stack", "stack--loose");
        others.addClassNames("stack", "stack--loose");
        split.add(main, side);
        split.addClassName("split");
        remark.addClassNames("stack", "stack--close");
        getContent().addClassName("page");
        past.addClassName("stack");
        getContent().add(header, past, remark, consent, division, reconsidering, split);
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
        AmendmentId id = id(event.getRouteParameters().get("amendment").orElse(""));
        AmendmentView amendment = amendments.get(id);
        if (!amendment.negotiation().equals(found.id())) {
            throw new NotFound("amendment");
        }
        negotiation = found;
        shown = null;
        moment = LookBack.moment(event.getLocation(), clock).orElse(null);
        header.actions(List.of());
        lasting.removeAll();
        if (moment != null) {
            showPast(id, moment);
            return;
        }
        past.removeAll();
        split.setVisible(true);
        show(amendment);
        lasting.add(rounds.forSubject(SubjectRef.of(SubjectRef.AMENDMENT, id), found.id()));
        lasting.add(section(
                "amendment.discussion",
                threads.on(SubjectRef.of(SubjectRef.AMENDMENT, id), found.id().value())));
        HistoryPanels history = histories.getIfAvailable();
        if (history != null) {
            lasting.add(history.of(SubjectRef.of(SubjectRef.AMENDMENT, id)));
        }
        live.follow(this, found.id().value(), touched -> touched(id, touched));
    }

    /** Nothing can be changed in the past: the state then, the rounds and the discussion then, and the way back. */
    private void showPast(AmendmentId id, Instant then) {
        String present = AmendmentNavigation.amendment(here().slug(), id);
        Optional<AmendmentView> state = amendments.findAt(id, then);
        split.setVisible(state.isPresent());
        past.removeAll();
        if (state.isEmpty()) {
            header.title(getTranslation("amendment.list.title"));
            header.lead("");
            header.marks();
            header.actions(LookBack.button(clock, present));
            remark.setVisible(false);
            past.add(LookBack.before(then, present));
            return;
        }
        past.add(LookBack.banner(then, present));
        show(state.get());
        SubjectRef subject = SubjectRef.of(SubjectRef.AMENDMENT, id);
        lasting.add(
                rounds.forSubject(subject, here().id(), then),
                section("amendment.discussion", threads.on(subject, here().id().value(), then)));
    }

    private static AmendmentId id(String text) {
        try {
            return new AmendmentId(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            throw new NotFound("amendment");
        }
    }

    private void touched(AmendmentId id, List<Touched> touched) {
        boolean concerned = moment == null
                && touched.stream()
                        .anyMatch(each -> !each.type().equals(Presence.CHANGED)
                                && (each.subject().kind().equals(SubjectRef.AMENDMENT)
                                        || each.subject().kind().equals(SubjectRef.PACKAGE)
                                        || each.subject().kind().equals(SubjectRef.ROUND)
                                        || each.subject().kind().equals(SubjectRef.PLAN)));
        if (!concerned) {
            return;
        }
        AmendmentView before = shown;
        Optional<AmendmentView> now = amendments.find(id);
        if (now.isEmpty()) {
            UI.getCurrentOrThrow().navigate(AmendmentNavigation.amendments(here().slug()));
            return;
        }
        show(now.get());
        if (before != null && !before.awaitsConsent() && now.get().awaitsConsent()) {
            Toasts.news(getTranslation("amendment.news.consent", header()));
        } else if (before != null && before.status() != now.get().status()) {
            Toasts.news(getTranslation(
                    "amendment.news.status",
                    header(),
                    getTranslation(AmendmentBadges.key(now.get().status()))));
        }
    }

    private String header() {
        return names.title(amendment(), getLocale());
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private AmendmentView amendment() {
        return Objects.requireNonNull(shown);
    }

    private void show(AmendmentView amendment) {
        AmendmentView before = shown;
        shown = amendment;
        PlanSummary plan = plans.get(amendment.plan());
        String slug = here().slug();
        if (before == null) {
            header.trail(
                    new Anchor(AmendmentNavigation.amendments(slug), getTranslation("amendment.list.title")),
                    new Anchor(PlanNavigation.provision(slug, plan.slug(), amendment.article()), plan.title()));
        }
        header.title(header());
        header.lead(amendment.title());
        header.actions(actions(amendment, plan));
        if (before == null
                || before.status() != amendment.status()
                || before.awaitsConsent() != amendment.awaitsConsent()) {
            header.marks(AmendmentBadges.of(this, amendment));
        }
        if (before == null || before.lockVersion() != amendment.lockVersion()) {
            drawRedline();
        }
        againstText.setVisible(amendment.parent() != null);
        Kept.show(reason, List.of(new Kept.Part(amendment.reason(), () -> reason(amendment.reason()))));
        showRemark(amendment);
        showConsent(amendment);
        showDivision(amendment);
        showReconsideration(amendment);
        showFacts(amendment, plan);
        Kept.show(others, others(amendment));
        showFindings(amendment, plan);
    }

    /** While it is not decided: what to look at in the text as it would read. */
    private void showFindings(AmendmentView amendment, PlanSummary plan) {
        boolean open = moment == null
                && (amendment.status() == AmendmentStatus.DRAFT
                        || amendment.status().pending());
        List<Finding> findings = open ? amendments.findings(amendment.id()) : List.of();
        checks.setVisible(!findings.isEmpty());
        Kept.show(
                checks,
                findings.isEmpty()
                        ? List.of()
                        : List.of(new Kept.Part(
                                findings,
                                () -> section(
                                        "amendment.check",
                                        Findings.list(
                                                getTranslation("amendment.check.lead"),
                                                findings,
                                                each -> PlanNavigation.provision(here().slug(), plan.slug(), each))))));
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

    private void drawRedline() {
        AmendmentView amendment = amendment();
        boolean toParent = amendment.parent() != null && !againstText.getValue();
        redline.setModel(PlanRedlines.model(plans.get(amendment.plan()).language(), redline(amendment.id(), toParent)));
    }

    private PlanRedline redline(AmendmentId id, boolean toParent) {
        if (moment != null) {
            return amendments.redlineAt(id, moment, !toParent);
        }
        return toParent ? amendments.redlineToParent(id) : amendments.redline(id);
    }

    private void showRemark(AmendmentView amendment) {
        List<Kept.Part> parts = new ArrayList<>();
        Remark said = amendment.remark();
        if (said != null && !(amendment.awaitsConsent() && moment == null)) {
            parts.add(new Kept.Part(
                    said,
                    () -> Remarks.banner(
                            Remarks.say(this, said, amendments, names), said.kind(), links(amendment, said))));
        }
        if (moment == null && amendment.status() == AmendmentStatus.DRAFT && amendments.outdated(amendment.id())) {
            parts.add(new Kept.Part(
                    "outdated",
                    () -> new Banner(getTranslation("amendment.draft.outdated"), Shape.TRIANGLE, Tone.CAUTION)));
        }
        Kept.show(remark, parts);
        remark.setVisible(!parts.isEmpty());
    }

    /** The way to the round that caused it, and to the amendment that it speaks of. */
    private Component[] links(AmendmentView amendment, Remark said) {
        List<Component> links = new ArrayList<>();
        UUID round = said.round();
        if (round != null) {
            subjects.describe(new SubjectRef(SubjectRef.ROUND, round), getLocale())
                    .ifPresent(card -> links.add(new Anchor(card.path(), card.title())));
        }
        AmendmentId other = said.other();
        if (other != null && !other.equals(amendment.parent())) {
            amendments
                    .find(other)
                    .ifPresent(found -> links.add(new Anchor(
                            AmendmentNavigation.amendment(here().slug(), other), names.label(found, getLocale()))));
        }
        return links.toArray(Component[]::new);
    }

    /** What an adoption made of it, for as long as its proposer is asked; the past shows what was said of it then. */
    private void showConsent(AmendmentView amendment) {
        boolean awaited = amendment.awaitsConsent() && moment == null;
        Kept.show(
                consent,
                awaited
                        ? List.of(
                                new Kept.Part(amendment.lockVersion(), () -> consents.of(amendment, this::askWithdraw)))
                        : List.of());
        consent.setVisible(awaited);
    }

    /** The vote in parts that was last asked for: the past knows it by its record. */
    private void showDivision(AmendmentView amendment) {
        Optional<DivisionView> asked = moment == null ? divisions.last(amendment.id()) : Optional.empty();
        Kept.show(
                division,
                asked
                        .map(view -> new Kept.Part(
                                List.of(view, amendment.status()), () -> divisions.of(amendment, view, this::again)))
                        .stream()
                        .toList());
        division.setVisible(asked.isPresent());
    }

    /** Whether it may be put again, once it was rejected; afterwards how that came about. */
    private void showReconsideration(AmendmentView amendment) {
        SubjectRef subject = SubjectRef.of(SubjectRef.AMENDMENT, amendment.id());
        Optional<ReconsiderationPanel.State> state = moment == null && amendment.filed()
                ? Optional.of(reconsiderations.state(subject, amendment.negotiation()))
                        .filter(ReconsiderationPanel.State::shown)
                : Optional.empty();
        Kept.show(
                reconsidering,
                state
                        .map(each -> new Kept.Part(each, () -> reconsiderations.of(subject, amendment.negotiation())))
                        .stream()
                        .toList());
        reconsidering.setVisible(state.isPresent());
    }

    private void again() {
        show(amendments.get(amendment().id()));
    }

    private void showFacts(AmendmentView amendment, PlanSummary plan) {
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(amendment.negotiation());
        Formats formats = Formats.current();
        Facts pairs = new Facts();
        pairs.fact(getTranslation("amendment.fact.next"), next(amendment, delegations));
        pairs.fact(getTranslation("amendment.fact.proposer"), name(delegations, amendment.delegation()));
        if (amendment.first() != null) {
            pairs.fact(getTranslation("amendment.fact.first"), name(delegations, amendment.first()));
        }
        int needed = here().coSponsors();
        String joined = amendment.coSponsors().stream()
                .map(each -> name(delegations, each))
                .collect(Collectors.joining(", "));
        pairs.fact(
                getTranslation("amendment.fact.co-sponsors"),
                joined.isEmpty() ? getTranslation("amendment.fact.no-co-sponsors", needed) : joined);
        if (amendment.status() == AmendmentStatus.SEEKING) {
            pairs.fact(
                    getTranslation("amendment.fact.needed"),
                    getTranslation(
                            "amendment.fact.needed-of", amendment.coSponsors().size(), needed));
        }
        pairs.fact(
                getTranslation("amendment.fact.version"),
                new Anchor(
                        PlanNavigation.version(here().slug(), plan.slug(), amendment.version()),
                        getTranslation("amendment.fact.version-of", amendment.version(), plan.title())));
        AmendmentId parent = amendment.parent();
        if (parent != null) {
            amendments
                    .find(parent)
                    .ifPresent(amended -> pairs.fact(
                            getTranslation("amendment.fact.amends"),
                            new Anchor(
                                    AmendmentNavigation.amendment(here().slug(), parent),
                                    names.label(amended, getLocale()))));
        }
        AmendmentId original = amendment.redraftOf();
        if (original != null) {
            amendments
                    .find(original)
                    .ifPresent(found -> pairs.fact(
                            getTranslation("amendment.fact.redraft-of"),
                            new Anchor(
                                    AmendmentNavigation.amendment(here().slug(), original),
                                    names.label(found, getLocale()))));
        }
        if (amendment.filedAt() != null) {
            pairs.fact(getTranslation("amendment.fact.filed"), formats.moment(amendment.filedAt()));
        }
        pairs.fact(
                getTranslation("amendment.fact.changed"),
                moment == null
                        ? formats.moment(amendment.changedAt(), clock.instant())
                        : formats.moment(amendment.changedAt()));
        Kept.show(facts, List.of(Kept.drawn(pairs)));
    }

    private static String name(Map<DelegationId, DelegationView> delegations, DelegationId id) {
        return Optional.ofNullable(delegations.get(id))
                .map(DelegationView::name)
                .orElse("");
    }

    /** What happens next, and who must do it. */
    private String next(AmendmentView amendment, Map<DelegationId, DelegationView> delegations) {
        if (amendment.awaitsConsent()) {
            return getTranslation("amendment.next.consent", name(delegations, amendment.delegation()));
        }
        return switch (amendment.status()) {
            case DRAFT -> getTranslation("amendment.next.draft");
            case SEEKING ->
                getTranslation(
                        "amendment.next.seeking",
                        here().coSponsors() - amendment.coSponsors().size());
            case PROPOSED -> getTranslation("amendment.next.proposed");
            case WITHDRAWN ->
                amendment.filed()
                        ? getTranslation("amendment.next.withdrawn", name(delegations, amendment.delegation()))
                        : getTranslation("amendment.next.put-away");
            case ADOPTED -> getTranslation("amendment.next.adopted");
            case REJECTED -> getTranslation("amendment.next.rejected");
            case OBSOLETE -> getTranslation("amendment.next.obsolete");
        };
    }

    private List<Kept.Part> others(AmendmentView amendment) {
        List<Kept.Part> parts = new ArrayList<>();
        List<AmendmentView> subs =
                moment == null ? amendments.under(amendment.id()) : amendments.underAt(amendment.id(), moment);
        List<Line> under =
                subs.stream().map(each -> line(each, List.of(each.title()))).toList();
        if (!under.isEmpty()) {
            parts.add(part("amendment.under", under));
        }
        List<Line> again = moment != null
                ? List.of()
                : redrafts.redrafts(amendment.id()).stream()
                        .map(each -> line(each, List.of(each.title())))
                        .toList();
        if (!again.isEmpty()) {
            parts.add(part("amendment.redrafts", again));
        }
        boolean undecided = amendment.status().pending() || amendment.status() == AmendmentStatus.DRAFT;
        if (moment == null) {
            parts.addAll(together.parts(here(), amendment));
        }
        if (!undecided || moment != null) {
            return parts;
        }
        Numbering numbers = plans.text(amendment.plan()).numbering();
        List<Line> touching = collisions.of(amendment.id()).stream()
                .map(meeting -> line(meeting.other(), said(amendment, meeting, numbers)))
                .toList();
        parts.add(
                touching.isEmpty()
                        ? new Kept.Part("nothing touches", this::nothingTouches)
                        : part("amendment.touching", touching));
        return parts;
    }

    private Section nothingTouches() {
        Paragraph none = new Paragraph(getTranslation("amendment.touching.none"));
        none.addClassName("quiet");
        return section("amendment.touching", none);
    }

    private List<String> said(AmendmentView amendment, Meeting meeting, Numbering numbers) {
        List<String> said = new ArrayList<>();
        said.add(CollisionWords.kind(this, meeting.collision().kind()));
        said.add(CollisionWords.summary(
                this,
                meeting.collision(),
                names.label(amendment, getLocale()),
                names.label(meeting.other(), getLocale())));
        said.addAll(CollisionWords.places(this, meeting.collision(), numbers));
        return said;
    }

    /** Another amendment, as it is shown beside this one. */
    private record Line(String path, String label, List<String> said, AmendmentStatus status, boolean awaits) {}

    private Line line(AmendmentView other, List<String> said) {
        String path = AmendmentNavigation.amendment(here().slug(), other.id());
        return new Line(
                moment == null ? path : LookBack.path(path, moment),
                names.label(other, getLocale()),
                said,
                other.status(),
                other.awaitsConsent());
    }

    private Kept.Part part(String title, List<Line> lines) {
        return new Kept.Part(Map.entry(title, lines), () -> {
            UnorderedList rows = new UnorderedList();
            rows.addClassName("rows");
            lines.forEach(line -> rows.add(Row.to(line.path(), line.label())
                    .meta(line.said().stream().map(Span::new).toArray(Component[]::new))
                    .end(AmendmentBadges.of(this, line.status(), line.awaits()))));
            return section(title, rows);
        });
    }

    /** What this person may do with it now; the services decide again. */
    private List<Kept.Part> actions(AmendmentView amendment, PlanSummary plan) {
        List<Kept.Part> actions = moment == null ? steps(amendment, plan) : new ArrayList<>();
        String path = AmendmentNavigation.amendment(here().slug(), amendment.id());
        actions.add(new Kept.Part(path, () -> LookBack.button(clock, path)));
        return actions;
    }

    private List<Kept.Part> steps(AmendmentView amendment, PlanSummary plan) {
        List<Kept.Part> actions = new ArrayList<>();
        Optional<SeatView> seat = seats.mine(amendment.negotiation())
                .filter(mine -> mine.capacity().delegate());
        if (seat.isEmpty()) {
            return actions;
        }
        boolean voice = seat.map(SeatView::capacity).map(Capacity::voice).orElse(false);
        boolean own = amendment.delegation().equals(seat.get().delegation());
        boolean joined = amendment.coSponsors().contains(seat.get().delegationOrThrow());
        switch (amendment.status()) {
            case DRAFT -> {
                actions.add(link("amendment.action.edit", draftView(amendment, plan), true));
                if (voice) {
                    actions.add(Kept.button("amendment.action.propose", false, this::askPropose));
                }
                actions.add(Kept.button("amendment.action.put-away", false, this::askPutAway));
            }
            case SEEKING, PROPOSED -> {
                if (voice && !own && !joined) {
                    actions.add(Kept.button("amendment.action.co-sponsor", true, this::askCoSponsor));
                }
                if (voice && joined) {
                    actions.add(Kept.button("amendment.action.leave", false, this::askLeave));
                }
                if (amendment.parent() == null) {
                    actions.add(link(
                            "amendment.action.amend",
                            AmendmentNavigation.amendAmendment(
                                    here().slug(), plan.slug(), amendment.article(), amendment.id()),
                            false));
                }
                if (divisions.offered(amendment)) {
                    actions.add(Kept.button(
                            "amendment.division.ask", false, () -> divisions.ask(amendment(), this::again)));
                }
                if (voice && own && amendment.parent() == null) {
                    actions.addAll(together.steps(here(), amendment.id(), () -> show(amendments.get(amendment.id()))));
                }
                if (voice && own) {
                    actions.add(Kept.button("amendment.action.withdraw", false, this::askWithdraw));
                }
            }
            case WITHDRAWN -> {
                if (voice && !own && amendment.filed()) {
                    actions.add(Kept.button("amendment.action.take-over", true, this::askTakeOver));
                }
                if (amendment.filed()) {
                    actions.add(Kept.button("amendment.action.redraft", own, () -> consents.redraft(amendment())));
                }
            }
            case OBSOLETE ->
                actions.add(Kept.button("amendment.action.redraft", own, () -> consents.redraft(amendment())));
            case ADOPTED, REJECTED -> {}
        }
        return actions;
    }

    private String draftView(AmendmentView amendment, PlanSummary plan) {
        return AmendmentNavigation.draft(here().slug(), plan.slug(), amendment.article(), amendment.id());
    }

    private Kept.Part link(String key, String path, boolean primary) {
        return new Kept.Part(Map.entry(key, path), () -> {
            Anchor link = new Anchor(path, getTranslation(key));
            link.addClassName("button");
            link.setClassName("button--primary", primary);
            return link;
        });
    }

    private void askPropose() {
        AmendmentView amendment = amendment();
        ProposeDialog.ask(
                this, service, here(), amendment, answered(amendment), amendments.findings(amendment.id()), () -> {
                    AmendmentId shownNext = amendments.get(amendment.id()).place();
                    if (shownNext.equals(amendment.id())) {
                        show(amendments.get(amendment.id()));
                    } else {
                        UI.getCurrentOrThrow().navigate(AmendmentNavigation.amendment(here().slug(), shownNext));
                    }
                });
    }

    private @Nullable AmendmentView answered(AmendmentView draft) {
        return Optional.ofNullable(draft.redraftOf()).flatMap(amendments::find).orElse(null);
    }

    private void askPutAway() {
        AmendmentView amendment = amendment();
        ConfirmDialogs.ask(getTranslation("amendment.put-away.title"), getTranslation("amendment.put-away.text"))
                .open(getTranslation("amendment.action.put-away"), ignored -> {
                    service.withdraw(amendment.id(), "");
                    show(amendments.get(amendment.id()));
                });
    }

    private void askCoSponsor() {
        AmendmentView amendment = amendment();
        ConfirmDialogs.ask(
                        getTranslation("amendment.co-sponsor.title", names.label(amendment, getLocale())),
                        getTranslation("amendment.co-sponsor.text"))
                .open(getTranslation("amendment.action.co-sponsor"), ignored -> {
                    service.coSponsor(amendment.id());
                    show(amendments.get(amendment.id()));
                    Toasts.done(getTranslation("amendment.co-sponsor.done"));
                });
    }

    private void askLeave() {
        AmendmentView amendment = amendment();
        boolean last = amendment.coSponsors().size() <= here().coSponsors();
        ConfirmDialogs.ask(
                        getTranslation("amendment.leave.title", names.label(amendment, getLocale())),
                        getTranslation("amendment.leave.text", last ? "yes" : "no"))
                .open(getTranslation("amendment.action.leave"), ignored -> {
                    service.leave(amendment.id());
                    show(amendments.get(amendment.id()));
                    Toasts.done(getTranslation("amendment.leave.done"));
                });
    }

    private void askWithdraw() {
        AmendmentView amendment = amendment();
        ConfirmDialogs.ask(
                        getTranslation("amendment.withdraw.title", names.label(amendment, getLocale())),
                        getTranslation("amendment.withdraw.text", (int) amendments.under(amendment.id()).stream()
                                .filter(each -> each.status().pending())
                                .count()))
                .optionalReason(getTranslation("amendment.withdraw.reason"), DraftText.REASON_LENGTH)
                .grave()
                .open(getTranslation("amendment.action.withdraw"), why -> {
                    service.withdraw(amendment.id(), why);
                    show(amendments.get(amendment.id()));
                });
    }

    private void askTakeOver() {
        AmendmentView amendment = amendment();
        ConfirmDialogs.ask(
                        getTranslation("amendment.take-over.title", names.label(amendment, getLocale())),
                        getTranslation("amendment.take-over.text"))
                .open(getTranslation("amendment.action.take-over"), ignored -> {
                    service.takeOver(amendment.id());
                    show(amendments.get(amendment.id()));
                });
    }

    @Override
    public String getPageTitle() {
        return shown == null ? getTranslation("amendment.list.title") : header();
    }
}
