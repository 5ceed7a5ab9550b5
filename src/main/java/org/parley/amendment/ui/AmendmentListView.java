package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentLine;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.PackageQueries;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.Shortcuts;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** The amendments of a negotiation: one's own drafts, what seeks co-sponsors, what is proposed, what was decided. */
@Route("negotiations/:negotiation/amendments")
@PermitAll
class AmendmentListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SHOWN_AT_ONCE = 100;

    /** In which order. */
    private enum Sort {
        NEWEST,
        NUMBER,
        ARTICLE,
        CHANGED
    }

    /** An article to choose. */
    private record Article(ProvisionId id, String name) {}

    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final PackageQueries packages;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Clock clock;
    private final Live live;

    private final PageHeader header = new PageHeader("");
    private final AmendmentTabs tabs = new AmendmentTabs();
    private final Select<AmendmentStatus> status = new Select<>();
    private final Select<PlanSummary> plan = new Select<>();
    private final Select<Article> article = new Select<>();
    private final Select<DelegationView> delegation = new Select<>();
    private final Select<Sort> sort = new Select<>();
    private final Checkbox mine = new Checkbox();
    private final Div list = new Div();
    private final Shortcuts shortcuts = new Shortcuts();

    private @Nullable NegotiationView negotiation;
    private Map<PlanId, PlanSummary> known = Map.of();
    private int shown = SHOWN_AT_ONCE;

    AmendmentListView(
            AmendmentQueries amendments,
            AmendmentNames names,
            PackageQueries packages,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            Clock clock,
            Live live) {
        this.amendments = amendments;
        this.names = names;
        this.packages = packages;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.clock = clock;
        this.live = live;
        optional(status, "amendment.filter.status", "amendment.filter.all-statuses");
        optional(plan, "amendment.filter.plan", "amendment.filter.all-plans");
        optional(article, "amendment.filter.article", "amendment.filter.all-articles");
        optional(delegation, "amendment.filter.delegation", "amendment.filter.all-delegations");
        status.setItemLabelGenerator(
                item -> getTranslation(item == null ? "amendment.filter.all-statuses" : AmendmentBadges.key(item)));
        plan.setItemLabelGenerator(item -> item == null ? getTranslation("amendment.filter.all-plans") : item.title());
        article.setItemLabelGenerator(
                item -> item == null ? getTranslation("amendment.filter.all-articles") : item.name());
        delegation.setItemLabelGenerator(
                item -> item == null ? getTranslation("amendment.filter.all-delegations") : item.name());
        sort.setLabel(getTranslation("amendment.sort"));
        sort.setItems(Sort.values());
        sort.setItemLabelGenerator(
                item -> getTranslation("amendment.sort." + item.name().toLowerCase(Locale.ROOT)));
        mine.setLabel(getTranslation("amendment.filter.mine"));
        for (Select<?> filter : List.of(status, plan, article, delegation, sort)) {
            filter.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    remember();
                }
            });
        }
        mine.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                remember();
            }
        });
        shortcuts.setShortcuts(List.of(
                new Shortcuts.Shortcut("j", "next", getTranslation("amendment.key.next"), null),
                new Shortcuts.Shortcut("k", "previous", getTranslation("amendment.key.previous"), null)));
        Div toolbar = new Div(status, plan, article, delegation, sort, mine);
        toolbar.addClassName("toolbar");
        getContent().addClassName("page");
        getContent().add(header, tabs, toolbar, list, shortcuts);
    }

    private <T> void optional(Select<T> select, String label, String caption) {
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(caption));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        negotiation = found;
        header.title(getTranslation("amendment.list.title"));
        header.lead(lead(found));
        tabs.show(found.slug(), false);
        known = plans.list(found.id()).stream()
                .collect(Collectors.toMap(
                        PlanSummary::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        fill(event.getLocation().getQueryParameters(), found);
        header.actions(maps(found));
        live.follow(this, found.id().value(), touched -> {
            if (touched.stream()
                    .anyMatch(each -> Set.of(SubjectRef.AMENDMENT, SubjectRef.PACKAGE)
                                    .contains(each.subject().kind())
                            && !each.type().equals(Presence.CHANGED))) {
                show(found);
            }
        });
        shown = SHOWN_AT_ONCE;
        show(found);
    }

    /** The way to the collision map: of the plan that is chosen, or else of the first. */
    private Anchor[] maps(NegotiationView of) {
        return Optional.ofNullable(plan.getValue())
                .or(() -> known.values().stream().findFirst())
                .stream()
                .map(each -> new Anchor(
                        AmendmentNavigation.collisions(of.slug(), each.slug()),
                        getTranslation("amendment.collisions.title")))
                .toArray(Anchor[]::new);
    }

    private String lead(NegotiationView of) {
        String needed = getTranslation("amendment.list.lead", of.coSponsors());
        return of.amendmentDeadline() == null
                ? needed
                : needed
                        + " "
                        + getTranslation(
                                "amendment.list.deadline", Formats.current().dateTime(of.amendmentDeadline()));
    }

    private void fill(QueryParameters query, NegotiationView of) {
        status.setItems(AmendmentStatus.values());
        plan.setItems(known.values());
        delegation.setItems(negotiations.delegations(of.id()).stream()
                .filter(each -> each.kind() != DelegationKind.OBSERVER)
                .toList());
        status.setValue(query.getSingleParameter("status")
                .flatMap(word -> Arrays.stream(AmendmentStatus.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst())
                .orElse(null));
        plan.setValue(query.getSingleParameter("plan")
                .flatMap(slug -> known.values().stream()
                        .filter(each -> each.slug().equals(slug))
                        .findFirst())
                .orElse(null));
        List<Article> articles =
                Optional.ofNullable(plan.getValue()).map(this::articles).orElse(List.of());
        article.setItems(articles);
        article.setVisible(plan.getValue() != null);
        article.setValue(query.getSingleParameter("article")
                .flatMap(id -> articles.stream()
                        .filter(each -> each.id().toString().equals(id))
                        .findFirst())
                .orElse(null));
        delegation.setValue(query.getSingleParameter("delegation")
                .flatMap(name -> delegation
                        .getListDataView()
                        .getItems()
                        .filter(each -> each.shortName().equals(name))
                        .findFirst())
                .orElse(null));
        sort.setValue(query.getSingleParameter("sort")
                .flatMap(word -> Arrays.stream(Sort.values())
                        .filter(each -> each.name().equalsIgnoreCase(word))
                        .findFirst())
                .orElse(Sort.NEWEST));
        mine.setVisible(seats.isDelegate(of.id()));
        mine.setValue(mine.isVisible() && query.getSingleParameter("mine").isPresent());
    }

    private List<Article> articles(PlanSummary of) {
        VersionView version = plans.text(of.id());
        Set<ProvisionId> closed = plans.closures(of.id()).keySet();
        return version.text().articles().stream()
                .map(each -> new Article(
                        each.id(),
                        (closed.contains(each.id()) ? getTranslation("plan.status.closed") + " · " : "")
                                + Optional.ofNullable(each.heading())
                                        .map(heading -> version.numbering().number(each.id()) + " · " + heading)
                                        .orElseGet(() -> version.numbering().cite(each.id()))))
                .toList();
    }

    /** Puts the choice into the address, so that the list can be shared as it is. */
    private void remember() {
        NegotiationView of = negotiation;
        if (of == null) {
            return;
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        Optional.ofNullable(status.getValue()).ifPresent(value -> chosen.put("status", value.word()));
        Optional.ofNullable(plan.getValue()).ifPresent(value -> chosen.put("plan", value.slug()));
        Optional.ofNullable(article.getValue())
                .filter(value -> plan.getValue() != null)
                .ifPresent(value -> chosen.put("article", value.id().toString()));
        Optional.ofNullable(delegation.getValue()).ifPresent(value -> chosen.put("delegation", value.shortName()));
        if (sort.getValue() != Sort.NEWEST) {
            chosen.put("sort", sort.getValue().name().toLowerCase(Locale.ROOT));
        }
        if (mine.getValue()) {
            chosen.put("mine", "yes");
        }
        UI.getCurrentOrThrow().navigate(AmendmentNavigation.amendments(of.slug()), QueryParameters.simple(chosen));
    }

    private void show(NegotiationView of) {
        List<AmendmentLine> all = amendments.lines(of.id());
        List<AmendmentId> found = all.stream()
                .filter(wanted(of))
                .sorted(order())
                .map(AmendmentLine::id)
                .toList();
        List<Kept.Part> parts = new ArrayList<>();
        if (all.isEmpty()) {
            parts.add(new Kept.Part("none", () -> none(of)));
        } else if (found.isEmpty()) {
            parts.add(new Kept.Part("none-filtered", () -> noneFiltered(of)));
        } else {
            parts.add(new Kept.Part(found.size(), () -> count(found.size())));
            parts.add(new Kept.Part(of.id(), AmendmentListView::rows, rows -> fill(of, (UnorderedList) rows, found)));
        }
        if (found.size() > shown) {
            parts.add(new Kept.Part("more", () -> more(of)));
        }
        Kept.show(list, parts);
    }

    private Span count(int found) {
        Span count = new Span(getTranslation("amendment.list.count", found));
        count.addClassNames("quiet", "small");
        return count;
    }

    private Button more(NegotiationView of) {
        return new Button(getTranslation("amendment.list.more"), click -> {
            shown += SHOWN_AT_ONCE;
            show(of);
        });
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    private void fill(NegotiationView of, UnorderedList rows, List<AmendmentId> found) {
        Function<AmendmentView, String> titles = names.titles(of.id(), getLocale());
        Map<AmendmentId, Integer> bound = packages.bound(of.id());
        Kept.show(
                rows,
                amendments.views(of.id(), found.stream().limit(shown).toList()).stream()
                        .map(each -> Row.kept(
                                AmendmentNavigation.amendment(of.slug(), each.id()),
                                titles.apply(each),
                                row -> fill(row, each, bound.get(each.id()))))
                        .toList());
    }

    private Predicate<AmendmentLine> wanted(NegotiationView of) {
        Set<AmendmentId> touching = article.getValue() == null
                ? Set.of()
                : touching(of, article.getValue().id());
        Optional<DelegationId> own = seats.mine(of.id()).map(SeatView::delegation);
        return amendment -> (status.getValue() == null || amendment.status() == status.getValue())
                && (plan.getValue() == null
                        || amendment.plan().equals(plan.getValue().id()))
                && (article.getValue() == null || touching.contains(amendment.id()))
                && (delegation.getValue() == null
                        || amendment.delegation().equals(delegation.getValue().id()))
                && (!mine.getValue()
                        || own.filter(amendment.delegation()::equals).isPresent());
    }

    private Set<AmendmentId> touching(NegotiationView of, ProvisionId wanted) {
        return amendments.list(of.id()).stream()
                .filter(amendment -> touches(amendment, wanted))
                .map(AmendmentView::id)
                .collect(Collectors.toSet());
    }

    /** Whether it was begun on this article, or changes it too. */
    private boolean touches(AmendmentView amendment, ProvisionId wanted) {
        if (amendment.article().equals(wanted)) {
            return true;
        }
        PlanText text = plans.text(amendment.plan(), amendment.version()).text();
        return amendment.changes().stream()
                .anyMatch(change -> text.article(change.provision())
                        .map(Provision::id)
                        .filter(wanted::equals)
                        .isPresent());
    }

    private Comparator<AmendmentLine> order() {
        return switch (sort.getValue()) {
            case NEWEST ->
                Comparator.comparing(AmendmentLine::filed)
                        .thenComparing(
                                Comparator.comparing(AmendmentLine::number).reversed())
                        .thenComparing(
                                Comparator.comparing(AmendmentLine::changedAt).reversed());
            case NUMBER -> Comparator.comparing(AmendmentLine::filed).thenComparing(AmendmentLine::number);
            case CHANGED ->
                Comparator.comparing(AmendmentLine::changedAt)
                        .thenComparing(AmendmentLine::number)
                        .reversed();
            case ARTICLE -> {
                Map<UUID, Integer> places = places();
                yield Comparator.comparing((AmendmentLine each) ->
                                places.getOrDefault(each.article().value(), Integer.MAX_VALUE))
                        .thenComparing(AmendmentLine::number);
            }
        };
    }

    private Map<UUID, Integer> places() {
        Map<UUID, Integer> places = new LinkedHashMap<>();
        for (PlanSummary of : known.values()) {
            plans.text(of.id())
                    .text()
                    .articles()
                    .forEach(each -> places.put(each.id().value(), places.size()));
        }
        return places;
    }

    /** @param bound number of the package in which it is bound; null where it is in none */
    private void fill(Row row, AmendmentView amendment, @Nullable Integer bound) {
        List<Component> facts = new ArrayList<>();
        Optional.ofNullable(known.get(amendment.plan())).ifPresent(each -> facts.add(new Span(each.title())));
        if (amendment.filed() && amendment.status().pending()) {
            facts.add(new Span(getTranslation(
                    "amendment.list.co-sponsors", amendment.coSponsors().size())));
        }
        facts.add(Formats.current().moment(amendment.changedAt(), clock.instant()));
        List<Component> end = new ArrayList<>();
        if (bound != null) {
            end.add(PackageBadges.bound(this, bound));
        }
        end.addAll(List.of(AmendmentBadges.of(this, amendment)));
        row.about(amendment.title()).meta(facts.toArray(Component[]::new)).end(end.toArray(Component[]::new));
    }

    private EmptyState none(NegotiationView of) {
        if (!seats.isDelegate(of.id())) {
            return new EmptyState(getTranslation("amendment.list.none"), getTranslation("amendment.list.none-other"));
        }
        Anchor read = new Anchor(PlanNavigation.plans(of.slug()), getTranslation("amendment.list.read-plans"));
        read.addClassNames("button", "button--primary");
        return new EmptyState(
                getTranslation("amendment.list.none"), getTranslation("amendment.list.none-delegate"), read);
    }

    private EmptyState noneFiltered(NegotiationView of) {
        return new EmptyState(
                getTranslation("amendment.list.none-filtered"),
                "",
                new Button(
                        getTranslation("amendment.list.show-all"),
                        click -> UI.getCurrentOrThrow().navigate(AmendmentNavigation.amendments(of.slug()))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("amendment.list.title");
    }
}
