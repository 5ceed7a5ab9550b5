package org.parley.plan.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.ThreadMark;
import org.parley.deliberation.ui.StatementsPanel;
import org.parley.deliberation.ui.ThreadPanel;
import org.parley.deliberation.ui.ThreadPanels;
import org.parley.design.Banner;
import org.parley.design.Contents;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.LookBack;
import org.parley.design.PageHeader;
import org.parley.design.PlanTextView;
import org.parley.design.Shape;
import org.parley.design.Shortcuts;
import org.parley.design.SidePanel;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.kernel.Touched;
import org.parley.plan.ArticleRules;
import org.parley.plan.ArticleStatus;
import org.parley.plan.BracketQueries;
import org.parley.plan.Exported;
import org.parley.plan.PendingAmendments;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionSummary;
import org.parley.plan.VersionView;
import org.parley.text.Brackets;
import org.parley.text.Finding;
import org.parley.text.PlanRedline;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;

/** The text of a plan: contents, text with what is pending on it, and what belongs to the provision selected. */
@Route("negotiations/:negotiation/plans/:plan")
@PermitAll
class PlanView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PlanQueries plans;
    private final PlanService service;
    private final NegotiationQueries negotiations;
    private final ObjectProvider<PendingAmendments> amendments;
    private final BracketQueries brackets;
    private final ProvisionPanels panels;
    private final ClosurePanels closures;
    private final ThreadPanels discussions;
    private final Qualifications qualifications;
    private final ObjectProvider<PlanAdditions> additions;
    private final DeliberationQueries deliberation;
    private final Subjects subjects;
    private final Live live;
    private final Clock clock;

    private final PageHeader header = new PageHeader("");
    private final Div closure = new Div();
    private final Div banner = new Div();
    private final Select<VersionSummary> versions = new Select<>();
    private final Div origin = new Div();
    private final Contents contents = new Contents();
    private final PlanTextView text = new PlanTextView();
    private final Div findings = new Div();
    private final NativeDetails check = new NativeDetails(getTranslation("plan.check"), findings);
    private final Div main = new Div();
    private final Div columns = new Div();
    private final SidePanel side = new SidePanel(getTranslation("plan.side"));
    private final Checkbox lineNumbers = new Checkbox(getTranslation("plan.line-numbers"));
    private final Checkbox inText = new Checkbox(getTranslation("plan.amendments-in-text"));
    private final Div details = new Div();
    private final Shortcuts shortcuts = new Shortcuts();

    private @Nullable NegotiationView negotiation;
    private @Nullable ThreadPanel discussion;
    private @Nullable StatementsPanel statements;
    private @Nullable PlanPage page;
    private String slug = "";
    private Reading reading = new Reading(null, null, null);

    PlanView(
            PlanQueries plans,
            PlanService service,
            NegotiationQueries negotiations,
            ObjectProvider<PendingAmendments> amendments,
            BracketQueries brackets,
            ProvisionPanels panels,
            ClosurePanels closures,
            ThreadPanels discussions,
            Qualifications qualifications,
            ObjectProvider<PlanAdditions> additions,
            DeliberationQueries deliberation,
            Subjects subjects,
            Live live,
            Clock clock) {
        this.plans = plans;
        this.service = service;
        this.negotiations = negotiations;
        this.amendments = amendments;
        this.brackets = brackets;
        this.panels = panels;
        this.closures = closures;
        this.discussions = discussions;
        this.qualifications = qualifications;
        this.additions = additions;
        this.deliberation = deliberation;
        this.subjects = subjects;
        this.live = live;
        this.clock = clock;
        build();
    }

    private void build() {
        versions.setLabel(getTranslation("plan.version"));
        versions.setItemLabelGenerator(each -> getTranslation(
                "plan.version.at", each.number(), Formats.current().dateTime(each.at())));
        versions.setItems(List.of());
        versions.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chooseVersion(change.getValue());
            }
        });
        Div toolbar = new Div(versions, lineNumbers, inText, origin);
        toolbar.addClassNames("toolbar", "toolbar--line");
        Nav nav = new Nav(contents);
        nav.addClassName("columns__contents");
        nav.setAriaLabel(getTranslation("plan.contents"));
        check.addClassName("small");
        check.addToggleListener(event -> {
            if (event.isOpened()) {
                drawFindings();
            }
        });
        main.add(toolbar, check, text);
        main.addClassName("columns__main");
        side.addClassName("columns__side");
        details.addClassName("stack");
        columns.add(nav, main, side);
        columns.addClassName("columns");
        getContent().addClassNames("page", "page--wide");
        getContent().add(header, closure, banner, columns, shortcuts);
        lineNumbers.setValue(true);
        text.setLineNumbers(true);
        lineNumbers.addValueChangeListener(change -> text.setLineNumbers(change.getValue()));
        inText.addValueChangeListener(change -> {
            draw();
            text.setAmendmentsShown(change.getValue());
        });
        contents.addChosenListener(event -> select(new ProvisionId(event.article()), true));
        text.addProvisionSelectedListener(event -> select(new ProvisionId(event.provision()), false));
        text.addMarkerOpenedListener(event -> select(new ProvisionId(event.provision()), false));
        text.addWordsSelectedListener(event -> {
            select(new ProvisionId(event.provision()), false);
            discussion()
                    .comment(
                            event.exact(),
                            event.prefix(),
                            event.suffix(),
                            event.start(),
                            shown().version().number());
        });
        text.addAnchorOpenedListener(event -> {
            select(new ProvisionId(event.provision()), false);
            discussion().open(event.anchor());
        });
        shortcuts.setShortcuts(List.of(
                new Shortcuts.Shortcut("j", "next", getTranslation("plan.key.next"), null),
                new Shortcuts.Shortcut("k", "previous", getTranslation("plan.key.previous"), null),
                new Shortcuts.Shortcut("a", "amend", getTranslation("plan.amend"), null),
                new Shortcuts.Shortcut("l", "lines", getTranslation("plan.line-numbers"), null),
                new Shortcuts.Shortcut("t", "in-text", getTranslation("plan.amendments-in-text"), null)));
        shortcuts.addPressedListener(event -> {
            switch (event.action()) {
                case "amend" -> amendSelected();
                case "lines" -> lineNumbers.setValue(!lineNumbers.getValue());
                case "in-text" -> inText.setValue(!inText.getValue());
                default -> {}
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        PlanSummary plan =
                plans.bySlug(found.id(), event.getRouteParameters().get("plan").orElse(""));
        boolean first = negotiation == null;
        negotiation = found;
        reading = Reading.of(event.getLocation(), clock);
        if (first) {
            ThreadPanel panel = discussions.empty(found.id());
            panel.addQuotationListener(_ -> showSelected());
            discussion = panel;
            StatementsPanel stated = qualifications.panel(found.id());
            statements = stated;
            side.show(details, new H3(getTranslation("plan.statements")), stated, panel);
            live.follow(this, found.id().value(), this::touched);
        }
        load(plan);
        if (reading.provision() != null) {
            select(reading.provision(), true);
        } else {
            showNothingSelected();
        }
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private ThreadPanel discussion() {
        return Objects.requireNonNull(discussion);
    }

    private void showSelected() {
        ProvisionId selected = reading.provision();
        if (selected != null) {
            text.select(selected.value());
        }
    }

    private PlanPage shown() {
        return Objects.requireNonNull(page);
    }

    private void load(PlanSummary plan) {
        Optional<VersionView> version = read(plan);
        boolean newest =
                reading.at() == null && version.isPresent() && version.get().number() == plan.version();
        header.title(plan.title());
        header(plan, version);
        List<Kept.Part> whole = new ArrayList<>();
        if (newest) {
            whole.add(closures.meter(plan));
            additions.orderedStream().forEach(module -> whole.addAll(module.above(plan)));
        }
        Kept.show(closure, whole);
        banner(plan, version);
        columns.setVisible(version.isPresent());
        if (version.isEmpty()) {
            page = null;
            contents.setEntries(getTranslation("plan.contents"), List.of());
            return;
        }
        Map<ProvisionId, ArticleStatus> status = newest ? plans.articleStatus(plan.id()) : Map.of();
        List<PendingAmendments.Pending> pending = newest ? pending(plan) : List.of();
        Map<ProvisionId, ArticleRules> rules = newest ? plans.articleRules(plan.id()) : Map.of();
        page = PlanPage.of(plan, version.get(), status, rules, pending, this::getTranslation);
        draw();
        toolbar(plan, version.get(), pending.size());
    }

    private Optional<VersionView> read(PlanSummary plan) {
        if (reading.version() != null) {
            return Optional.of(plans.text(plan.id(), reading.version()));
        }
        return reading.at() != null ? plans.textAt(plan.id(), reading.at()) : Optional.of(plans.text(plan.id()));
    }

    private List<PendingAmendments.Pending> pending(PlanSummary plan) {
        PendingAmendments known = amendments.getIfAvailable();
        return known == null ? List.of() : known.of(plan.id());
    }

    private void draw() {
        if (page == null) {
            return;
        }
        Map<UUID, List<ThreadMark>> threads = deliberation.marks(here().id(), SubjectRef.PROVISION, reading.at());
        Map<String, List<String>> owners =
                reading.isNewest() ? brackets.owners(page.plan().id()) : Map.of();
        Map<ProvisionId, String> qualified = new HashMap<>();
        if (reading.isNewest()) {
            qualified.putAll(qualifications.marks(here().id(), page.version()));
            PlanPage shown = page;
            additions
                    .orderedStream()
                    .forEach(module -> module.marks(shown.plan(), shown.version())
                            .forEach((article, said) ->
                                    qualified.merge(article, said, (one, other) -> one + " · " + other)));
        }
        text.setModel(page.text(
                inText.getValue(), threads, owners, qualified, count -> getTranslation("plan.comments", count)));
        contents.setEntries(
                getTranslation("plan.contents"), page.contents(count -> getTranslation("plan.amendments", count)));
    }

    /** Worked out when it is asked for: a long text takes a moment. */
    private void drawFindings() {
        if (page == null || !check.isOpen()) {
            return;
        }
        List<Finding> found = plans.findings(page.plan().id());
        Kept.show(
                findings,
                List.of(new Kept.Part(
                        found,
                        () -> Findings.list(
                                found.isEmpty()
                                        ? getTranslation("plan.check.clean")
                                        : getTranslation("plan.check.count", found.size()) + ". "
                                                + getTranslation("plan.check.lead"),
                                found,
                                each -> path() + "?provision=" + each))));
    }

    private void header(PlanSummary plan, Optional<VersionView> version) {
        Formats formats = Formats.current();
        header.lead(version.map(found -> getTranslation(
                        "plan.lead", found.number(), formats.dateTime(found.at()), plan.articles(), plan.agreed()))
                .orElse(""));
        Kept.Part at = new Kept.Part("at", () -> LookBack.button(clock, moment -> go(new Reading(null, moment, null))));
        if (version.isEmpty()) {
            header.actions(List.of(at));
            return;
        }
        int number = version.get().number();
        String compare = PlanNavigation.compare(here().slug(), plan.slug(), Math.max(1, number - 1), number);
        List<Kept.Part> actions = new ArrayList<>();
        String book = book(plan);
        int open = Brackets.in(version.get().text()).size();
        actions.add(new Kept.Part(
                List.of(book, open), () -> new Anchor(book, getTranslation("plan.brackets.count", open))));
        String sequence = PlanNavigation.sequence(here().slug(), plan.slug());
        actions.add(new Kept.Part(sequence, () -> new Anchor(sequence, getTranslation("sequence.title"))));
        PendingAmendments known = amendments.getIfAvailable();
        if (known != null && reading.isNewest()) {
            String order = known.order(plan.id());
            actions.add(new Kept.Part(order, () -> new Anchor(order, getTranslation("plan.voting-order"))));
            String collisions = known.collisions(plan.id());
            actions.add(new Kept.Part(collisions, () -> new Anchor(collisions, getTranslation("plan.collisions"))));
        }
        String said = PlanNavigation.positions(here().slug(), plan.slug());
        actions.add(new Kept.Part(said, () -> new Anchor(said, getTranslation("position.positions"))));
        if (reading.isNewest()) {
            additions.orderedStream().forEach(module -> actions.addAll(module.links(plan)));
        }
        actions.add(new Kept.Part(compare, () -> new Anchor(compare, getTranslation("plan.compare"))));
        actions.add(at);
        actions.add(export(plan, number, PlanFormat.MARKDOWN));
        actions.add(export(plan, number, PlanFormat.JSON));
        header.actions(actions);
    }

    private Kept.Part export(PlanSummary plan, int number, PlanFormat format) {
        return new Kept.Part(List.of(plan.id(), number, format), () -> link(plan, number, format));
    }

    private Anchor link(PlanSummary plan, int number, PlanFormat format) {
        DownloadHandler file = DownloadHandler.fromInputStream(_ -> {
            Exported exported = service.export(plan.id(), format, number);
            return new DownloadResponse(
                    new ByteArrayInputStream(exported.content()),
                    exported.fileName(),
                    exported.mediaType(),
                    exported.content().length);
        });
        return new Anchor(file, getTranslation("plan.export." + format.name().toLowerCase(Locale.ROOT)));
    }

    private void go(Reading there) {
        UI.getCurrentOrThrow().navigate(path(), there.parameters());
    }

    private String book(PlanSummary plan) {
        return PlanNavigation.brackets(here().slug(), plan.slug());
    }

    private String path() {
        return PlanNavigation.plan(here().slug(), slug);
    }

    private void banner(PlanSummary plan, Optional<VersionView> version) {
        slug = plan.slug();
        banner.removeAll();
        banner.setVisible(!reading.isNewest());
        if (reading.isNewest()) {
            return;
        }
        Formats formats = Formats.current();
        Anchor newest = new Anchor(
                PlanNavigation.plan(here().slug(), plan.slug()), getTranslation("plan.newest", plan.version()));
        if (version.isEmpty()) {
            banner.add(new EmptyState(getTranslation("plan.before"), getTranslation("plan.before.next"), newest));
            return;
        }
        VersionView found = version.get();
        String sentence = reading.at() == null
                ? getTranslation("plan.old.version", found.number(), formats.dateTime(found.at()))
                : getTranslation("plan.old.at", formats.exact(reading.at()), found.number());
        banner.add(new Banner(sentence, Shape.SQUARE, Tone.CAUTION, newest));
    }

    private void toolbar(PlanSummary plan, VersionView version, int pending) {
        List<VersionSummary> all = plans.versions(plan.id());
        if (!all.equals(versions.getListDataView().getItems().toList())) {
            versions.setItems(all);
        }
        versions.setValue(all.stream()
                .filter(each -> each.number() == version.number())
                .findFirst()
                .orElse(null));
        check.setVisible(reading.isNewest());
        drawFindings();
        inText.setEnabled(pending > 0);
        inText.setVisible(reading.at() == null && version.number() == plan.version());
        Kept.show(
                origin,
                all.stream()
                        .filter(each -> each.number() == version.number() && each.round() != null)
                        .map(each -> new Kept.Part(each, () -> origin(each)))
                        .toList());
    }

    /** Links to the round that made a version, and to what it took in. */
    private Div origin(VersionSummary version) {
        Div links = new Div(new Span(getTranslation("plan.version.made-by", version.number())));
        links.addClassNames("plan__origin", "small");
        Stream.concat(
                        Stream.ofNullable(version.round()).map(round -> new SubjectRef(SubjectRef.ROUND, round)),
                        version.amendments().stream().map(id -> new SubjectRef(SubjectRef.AMENDMENT, id)))
                .flatMap(made -> subjects.describe(made, getLocale()).stream())
                .forEach(card -> links.add(new Anchor(card.path(), card.title())));
        return links;
    }

    private void chooseVersion(VersionSummary chosen) {
        boolean newest = chosen.number() == shown().plan().version();
        go(new Reading(newest ? null : chosen.number(), null, reading.provision()));
    }

    /** Selects a provision; the text follows when the choice was made elsewhere. */
    private void select(ProvisionId provision, boolean follow) {
        if (page == null) {
            return;
        }
        Optional<Provision> article = page.version().text().article(provision);
        if (article.isEmpty()) {
            banner.add(new Banner(getTranslation("plan.provision-not-here"), Shape.DASH, Tone.CAUTION));
            banner.setVisible(true);
            showNothingSelected();
            return;
        }
        reading = reading.select(provision);
        contents.select(article.get().id().value());
        if (follow) {
            text.select(provision.value());
        }
        side.setHeading(
                getTranslation("plan.article", page.version().numbering().number(provision)));
        Kept.show(details, panels.of(page, provision, book(page.plan()), begin(provision), reading.at()));
        Qualifications.show(statements(), page.version(), provision, reading.at());
        beside(true);
        discussion().show(SubjectRef.of(SubjectRef.PROVISION, provision), reading.at());
        getUI().ifPresent(
                        ui -> ui.getPage().getHistory().replaceState(null, new Location(path(), reading.parameters())));
    }

    /** Where the person begins an amendment to a provision of the newest version. */
    private Optional<String> begin(ProvisionId provision) {
        PendingAmendments known = amendments.getIfAvailable();
        PlanPage now = shown();
        return known == null
                        || reading.at() != null
                        || now.version().number() != now.plan().version()
                ? Optional.empty()
                : known.begin(now.plan().id(), provision);
    }

    private void amendSelected() {
        ProvisionId selected = reading.provision();
        if (page != null && selected != null) {
            begin(selected).ifPresent(path -> UI.getCurrentOrThrow().navigate(path));
        }
    }

    private void showNothingSelected() {
        side.setHeading(getTranslation("plan.side"));
        Kept.show(
                details,
                List.of(new Kept.Part(
                        "none",
                        () -> new EmptyState(getTranslation("plan.side.none"), getTranslation("plan.side.next")))));
        beside(false);
    }

    /** What is said about the provision selected is there with it. */
    private void beside(boolean shown) {
        discussion().setVisible(shown);
        statements()
                .getParent()
                .ifPresent(body -> body.getChildren()
                        .filter(child -> child instanceof H3 || child == statements())
                        .forEach(child -> child.setVisible(shown)));
    }

    private StatementsPanel statements() {
        return Objects.requireNonNull(statements);
    }

    /** Something happened: only what it concerns is drawn anew, and nothing that somebody types in. */
    private void touched(List<Touched> news) {
        PlanPage before = page;
        if (before == null || !reading.isNewest()) {
            return;
        }
        Set<String> kinds = news.stream().map(each -> each.subject().kind()).collect(Collectors.toSet());
        boolean mine = news.stream().anyMatch(each -> concerns(before, each));
        if (!mine
                && !kinds.contains(SubjectRef.AMENDMENT)
                && !kinds.contains(SubjectRef.COMMENT)
                && !kinds.contains(SubjectRef.STATEMENT)
                && !kinds.contains(SubjectRef.THREAD)
                && additions.stream()
                        .noneMatch(module -> module.kinds().stream().anyMatch(kinds::contains))) {
            return;
        }
        load(plans.get(before.plan().id()));
        PlanPage after = shown();
        if (after.version().number() != before.version().number()) {
            Toasts.news(getTranslation("plan.adopted", after.version().number()));
            PlanRedline.of(before.version().text(), after.version().text()).nodes().stream()
                    .filter(node -> node.status() != PlanRedline.Status.SAME
                            && node.status().isInLater())
                    .forEach(node -> text.flash(node.provision().value()));
        }
        ProvisionId selected = reading.provision();
        if (selected != null && after.version().text().find(selected).isPresent()) {
            side.setHeading(
                    getTranslation("plan.article", after.version().numbering().number(selected)));
            Kept.show(details, panels.of(after, selected, book(after.plan()), begin(selected), null));
        }
    }

    private static boolean concerns(PlanPage page, Touched touched) {
        SubjectRef subject = touched.subject();
        return switch (subject.kind()) {
            case SubjectRef.PLAN -> subject.id().equals(page.plan().id().value());
            case SubjectRef.BRACKET, SubjectRef.ELEMENT -> true;
            case SubjectRef.PROVISION -> page.status().containsKey(new ProvisionId(subject.id()));
            default -> false;
        };
    }

    @Override
    public String getPageTitle() {
        return page == null ? getTranslation("plan.plans") : page.plan().title();
    }
}
