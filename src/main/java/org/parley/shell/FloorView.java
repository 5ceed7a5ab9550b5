package org.parley.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.ConsentQueries;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.MentionOfMe;
import org.parley.deliberation.PreparationQueries;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementView;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.identity.CurrentPerson;
import org.parley.implementation.CommitmentQueries;
import org.parley.implementation.CommitmentView;
import org.parley.implementation.IncidentQueries;
import org.parley.implementation.IncidentView;
import org.parley.implementation.MissionQueries;
import org.parley.implementation.NominationView;
import org.parley.implementation.ui.ResponseClocks;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.notification.LastLook;
import org.parley.notification.LastLookService;
import org.parley.plan.Closure;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.record.ui.RecordWords;
import org.parley.sitting.ui.SittingPanels;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.parley.voting.ui.RoundPanels;

/** The first screen after signing in: what is put to the vote now, what one owes, what has happened, and until when. */
@Route("negotiations/:negotiation")
@PermitAll
class FloorView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int NEWS = 12;

    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final PlanQueries plans;
    private final AmendmentQueries amendments;
    private final ConsentQueries consents;
    private final PackageQueries packages;
    private final RoundQueries rounds;
    private final RoundPanels roundPanels;
    private final SittingPanels sittings;
    private final DeliberationQueries deliberation;
    private final StatementQueries statements;
    private final PreparationQueries preparations;
    private final CommitmentQueries commitments;
    private final IncidentQueries incidents;
    private final MissionQueries missions;
    private final ResponseClocks clocks;
    private final RecordQueries record;
    private final RecordWords words;
    private final LastLookService looks;
    private final Subjects subjects;
    private final CurrentPerson current;
    private final Live live;
    private final Clock clock;

    private final Div now = new Div();
    private final Paragraph noRound = new Paragraph();
    private final Div owed = new Div();
    private final Div news = new Div();
    private final Div deadlines = new Div();
    private final Div onTheTable = new Div();
    private @Nullable NegotiationView negotiation;
    private @Nullable LastLook lastLook;

    FloorView(
            NegotiationQueries negotiations,
            Seats seats,
            PlanQueries plans,
            AmendmentQueries amendments,
            ConsentQueries consents,
            PackageQueries packages,
            RoundQueries rounds,
            RoundPanels roundPanels,
            SittingPanels sittings,
            DeliberationQueries deliberation,
            StatementQueries statements,
            PreparationQueries preparations,
            CommitmentQueries commitments,
            IncidentQueries incidents,
            MissionQueries missions,
            ResponseClocks clocks,
            RecordQueries record,
            RecordWords words,
            LastLookService looks,
            Subjects subjects,
            CurrentPerson current,
            Live live,
            Clock clock) {
        this.negotiations = negotiations;
        this.seats = seats;
        this.plans = plans;
        this.amendments = amendments;
        this.consents = consents;
        this.packages = packages;
        this.rounds = rounds;
        this.roundPanels = roundPanels;
        this.sittings = sittings;
        this.deliberation = deliberation;
        this.statements = statements;
        this.preparations = preparations;
        this.commitments = commitments;
        this.incidents = incidents;
        this.missions = missions;
        this.clocks = clocks;
        this.record = record;
        this.words = words;
        this.looks = looks;
        this.subjects = subjects;
        this.current = current;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView entered = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        negotiation = entered;
        lastLook = looks.lastLook(entered.id()).orElse(null);
        getContent().removeAll();
        getContent().addClassNames("page", "page--wide", "floor");
        getContent().add(new PageHeader(getTranslation("shell.floor.title")).lead(seat(entered)));
        Div main = new Div(
                section("shell.floor.now", now),
                section(lastLook == null ? "shell.floor.latest" : "shell.floor.news", news));
        main.addClassNames("stack", "stack--loose");
        Div side = new Div(
                section("shell.floor.owe", owed),
                section("shell.floor.deadlines", deadlines),
                section("shell.floor.plans", onTheTable));
        side.addClassNames("stack", "stack--loose");
        Div split = new Div(main, side);
        split.addClassName("split");
        getContent().add(split);
        noRound.setText(getTranslation("shell.floor.no-round") + " " + getTranslation("shell.floor.no-round-next"));
        noRound.addClassName("quiet");
        now.removeAll();
        now.addClassNames("stack", "stack--close");
        now.add(
                clocks.floor(entered),
                sittings.current(entered),
                seats.hasVoice(entered.id()) ? roundPanels.ballots(entered.id()) : roundPanels.openNow(entered.id()),
                noRound);
        show(entered);
        live.follow(getContent(), entered.id().value(), touched -> {
            // By ballots alone nobody owes anything else, and no time or text is another
            if (touched.stream().allMatch(each -> each.subject().kind().equals(SubjectRef.BALLOT))) {
                showNews(entered);
            } else {
                show(entered);
            }
        });
    }

    private void show(NegotiationView entered) {
        noRound.setVisible(rounds.open(entered.id()).isEmpty());
        showOwed(entered);
        showNews(entered);
        showDeadlines(entered);
        showPlans(entered);
    }

    private String seat(NegotiationView entered) {
        return seats.mine(entered.id())
                .map(this::seat)
                .map(mine -> getTranslation("shell.floor.lead", entered.name(), mine))
                .orElse(entered.name());
    }

    private String seat(SeatView mine) {
        String capacity =
                getTranslation("delegation.capacity." + mine.capacity().word());
        String delegation = mine.delegationName();
        return delegation == null ? capacity : getTranslation("delegation.seat", capacity, delegation);
    }

    private Section section(String title, Component body) {
        Section section = new Section(new H2(getTranslation(title)), body);
        section.addClassName("section");
        return section;
    }

    /** @param due last moment for it; null where there is none */
    private record Owed(
            String path,
            String text,
            Instant since,
            @Nullable Instant due) {

        Owed(String path, String text, Instant since) {
            this(path, text, since, null);
        }
    }

    /** What an adoption changed: one's own to be answered in time, and what one's name stands beside. */
    private List<Owed> consents(NegotiationView entered) {
        List<Owed> owed = new ArrayList<>();
        for (AmendmentView changed : consents.owed(entered.id())) {
            card(SubjectRef.AMENDMENT, changed.id().value())
                    .ifPresent(card -> owed.add(new Owed(
                            card.path(),
                            getTranslation("shell.floor.consent-owed", card.title()),
                            changed.changedAt(),
                            Objects.requireNonNull(changed.consent()).due())));
        }
        for (AmendmentView changed : consents.coSponsored(entered.id())) {
            card(SubjectRef.AMENDMENT, changed.id().value())
                    .ifPresent(card -> owed.add(new Owed(
                            card.path(),
                            getTranslation("shell.floor.co-sponsored-changed", card.title()),
                            changed.changedAt())));
        }
        return owed;
    }

    /** What the delegation has to do where a guarantee is called on, and until when. */
    private List<Owed> responses(NegotiationView entered, SeatView mine) {
        List<Owed> owed = new ArrayList<>();
        for (IncidentView incident : incidents.running(entered.id())) {
            for (IncidentView.Due due : incident.owedBy(mine.delegationOrThrow())) {
                card(SubjectRef.INCIDENT, incident.id().value())
                        .ifPresent(card -> owed.add(new Owed(
                                card.path(),
                                getTranslation(
                                        due.overdue(clock.instant())
                                                ? "shell.floor.response-overdue"
                                                : "shell.floor.response",
                                        due.text()),
                                incident.reportedAt(),
                                due.at())));
            }
        }
        return owed;
    }

    private void showOwed(NegotiationView entered) {
        List<Owed> all = new ArrayList<>();
        Optional<SeatView> seat = seats.mine(entered.id());
        String base = "negotiations/" + entered.slug();
        if (seat.filter(mine -> mine.capacity().delegate()).isPresent()) {
            for (AmendmentView draft : amendments.drafts(entered.id())) {
                card(SubjectRef.AMENDMENT, draft.id().value())
                        .ifPresent(card -> all.add(new Owed(
                                card.path(), getTranslation("shell.floor.draft", draft.title()), draft.changedAt())));
            }
            for (StatementView draft : statements.drafts(entered.id())) {
                card(SubjectRef.STATEMENT, draft.id().value())
                        .ifPresent(card -> all.add(new Owed(
                                card.path(), getTranslation("shell.floor.draft", card.title()), draft.changedAt())));
            }
            all.addAll(consents(entered));
            int unsigned = preparations.unsigned(entered.id());
            if (unsigned > 0) {
                all.add(new Owed(
                        base + "/preparation", getTranslation("shell.floor.unsigned", unsigned), clock.instant()));
            }
            for (CommitmentView asked : commitments.asked(entered.id())) {
                boolean own = asked.delegation().equals(seat.get().delegation());
                card(SubjectRef.COMMITMENT, asked.id().value())
                        .ifPresent(card -> all.add(new Owed(
                                card.path(),
                                getTranslation(
                                        own ? "shell.floor.commitment-noted" : "shell.floor.commitment-backing",
                                        card.title()),
                                asked.enteredAt())));
            }
            all.addAll(responses(entered, seat.get()));
            for (NominationView asked : missions.asked(entered.id())) {
                card(SubjectRef.NOMINATION, asked.id().value())
                        .ifPresent(card -> all.add(new Owed(
                                card.path(),
                                getTranslation("shell.floor.nomination", card.title()),
                                asked.proposedAt(),
                                asked.due())));
            }
            boolean voice = seat.get().capacity().voice();
            if (voice) {
                for (PackageView bound : packages.awaiting(entered.id())) {
                    all.add(new Owed(
                            base + "/packages/" + bound.id().value(),
                            getTranslation("shell.floor.package", bound.number(), bound.title()),
                            bound.changedAt()));
                }
            }
            for (AmendmentView seeking : amendments.seeking(entered.id())) {
                boolean asked = voice
                        && !seeking.delegation().equals(seat.get().delegation())
                        && !seeking.coSponsors().contains(seat.get().delegation());
                if (asked) {
                    card(SubjectRef.AMENDMENT, seeking.id().value())
                            .ifPresent(card -> all.add(new Owed(
                                    card.path(),
                                    getTranslation("shell.floor.consent", card.title()),
                                    seeking.changedAt())));
                }
            }
        }
        if (seats.mayFacilitate(entered.id())) {
            for (NominationView ripe : missions.ripe(entered.id())) {
                card(SubjectRef.NOMINATION, ripe.id().value())
                        .ifPresent(card -> all.add(new Owed(
                                card.path(),
                                getTranslation("shell.floor.nomination-ripe", card.title()),
                                ripe.proposedAt())));
            }
            for (RoundSummary round : rounds.list(entered.id())) {
                if (round.state() == RoundState.CLOSED || round.state() == RoundState.PREPARED) {
                    all.add(new Owed(
                            base + "/rounds/" + round.id().value(),
                            getTranslation(
                                    round.state() == RoundState.CLOSED
                                            ? "shell.floor.proclaim"
                                            : "shell.floor.prepared",
                                    round.title()),
                            round.changedAt()));
                }
            }
        }
        all.addAll(reopenings(entered));
        for (MentionOfMe mention : deliberation.mentionsOfMe(entered.id())) {
            if (!mention.answered()) {
                subjects.describe(mention.subject(), getLocale())
                        .ifPresent(card -> all.add(new Owed(
                                card.path(),
                                getTranslation("shell.floor.mention", mention.authorName(), mention.excerpt()),
                                mention.at())));
            }
        }
        Formats formats = Formats.current();
        Kept.show(
                owed,
                List.of(rows(
                        "shell.floor.owe-nothing",
                        all.stream()
                                .sorted(Comparator.comparing(Owed::due, Comparator.nullsLast(Comparator.naturalOrder()))
                                        .thenComparing(Comparator.comparing(Owed::since)
                                                .reversed()))
                                .map(each -> row(each.path(), each.text(), when(each, formats)))
                                .toList())));
    }

    private Component when(Owed owed, Formats formats) {
        Instant due = owed.due();
        if (due == null) {
            return formats.moment(owed.since(), clock.instant());
        }
        Span until = new Span(
                getTranslation("shell.floor.until", formats.dateTime(due), formats.relative(due, clock.instant())));
        until.addClassName("floor__due");
        return until;
    }

    /** What is asked of a facilitator on closed articles: to agree to open one again, or to put that to the vote. */
    private List<Owed> reopenings(NegotiationView entered) {
        List<Owed> owed = new ArrayList<>();
        if (!seats.mayFacilitate(entered.id())) {
            return owed;
        }
        for (PlanSummary plan : plans.list(entered.id())) {
            for (Closure closure : plans.closures(plan.id()).values()) {
                Closure.Reopening asked = closure.reopening();
                boolean own = asked != null
                        && asked.delegation() == null
                        && asked.person().equals(current.id());
                if (asked != null && !own) {
                    card(SubjectRef.REOPENING, closure.article().value())
                            .ifPresent(card -> owed.add(new Owed(
                                    card.path(),
                                    getTranslation("shell.floor.reopening", asked.name(), card.title()),
                                    asked.at())));
                }
            }
        }
        return owed;
    }

    private Optional<SubjectCard> card(String kind, java.util.UUID id) {
        return subjects.describe(new SubjectRef(kind, id), getLocale());
    }

    private void showNews(NegotiationView entered) {
        LogId log = LogId.of(entered.id().value());
        LastLook before = lastLook;
        List<RecordLine> lines = record.page(log, RecordFilter.ALL, null, NEWS * 3).lines().stream()
                .filter(line -> !line.type().startsWith("preparation."))
                .filter(line -> before == null
                        || (line.index() >= before.seen()
                                && !current.id().value().equals(line.person())))
                .limit(NEWS)
                .toList();
        Formats formats = Formats.current();
        RecordWords.Speech speech = words.in(getLocale());
        String all = "negotiations/" + entered.slug() + "/record";
        Kept.show(
                news,
                List.of(
                        rows(
                                "shell.floor.no-news",
                                lines.stream()
                                        .map(line -> row(
                                                speech.card(line.subject())
                                                        .map(SubjectCard::path)
                                                        .orElse(all + "/" + line.index()),
                                                speech.said(line),
                                                formats.moment(line.at(), clock.instant())))
                                        .toList()),
                        new Kept.Part(all, () -> new Anchor(all, getTranslation("shell.floor.all")))));
        looks.looked(entered.id(), record.state(log).size());
    }

    private void showDeadlines(NegotiationView entered) {
        Formats formats = Formats.current();
        List<Kept.Part> rows = new ArrayList<>();
        String base = "negotiations/" + entered.slug();
        Instant amending = entered.amendmentDeadline();
        if (amending != null) {
            boolean passed = amending.isBefore(clock.instant());
            rows.add(row(
                    base + "/amendments",
                    getTranslation(passed ? "shell.floor.deadline-passed" : "shell.floor.deadline-amendments"),
                    formats.moment(amending)));
        }
        for (RoundSummary round : rounds.open(entered.id())) {
            Instant closes = round.deadline();
            if (closes != null) {
                rows.add(row(
                        base + "/rounds/" + round.id().value(),
                        getTranslation("shell.floor.deadline-round", round.title()),
                        formats.moment(closes)));
            }
        }
        List<Kept.Part> parts = new ArrayList<>();
        parts.add(rows("shell.floor.no-deadlines", rows));
        if (!rows.isEmpty()) {
            parts.add(new Kept.Part(formats.zone(), () -> zone(formats)));
        }
        Kept.show(deadlines, parts);
    }

    private Paragraph zone(Formats formats) {
        Paragraph zone =
                new Paragraph(getTranslation("shell.floor.zone", formats.zone().getId()));
        zone.addClassNames("quiet", "small");
        return zone;
    }

    private void showPlans(NegotiationView entered) {
        List<Kept.Part> rows = plans.list(entered.id()).stream()
                .map(plan -> row(
                        "negotiations/" + entered.slug() + "/plans/" + plan.slug(),
                        plan.title(),
                        new Span(getTranslation("shell.floor.plan", plan.version(), plan.agreed(), plan.articles()))))
                .toList();
        Kept.show(onTheTable, List.of(rows("shell.floor.no-plans", rows)));
    }

    /** The lines of a list, or the sentence that says that there are none. */
    private Kept.Part rows(String none, List<Kept.Part> lines) {
        return lines.isEmpty()
                ? new Kept.Part(none, () -> quiet(none))
                : new Kept.Part("rows", FloorView::rows, rows -> Kept.show((UnorderedList) rows, lines));
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    private static Kept.Part row(String path, String text, Component meta) {
        return Row.kept(path, text, row -> row.meta(meta));
    }

    private Paragraph quiet(String key) {
        Paragraph paragraph = new Paragraph(getTranslation(key));
        paragraph.addClassName("quiet");
        return paragraph;
    }

    @Override
    public String getPageTitle() {
        NegotiationView entered = negotiation;
        return entered == null
                ? getTranslation("shell.floor.title")
                : getTranslation("shell.page", getTranslation("shell.floor.title"), entered.name());
    }
}
