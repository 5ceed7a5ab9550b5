package org.parley.amendment.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentLine;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.CollisionMap;
import org.parley.amendment.CollisionQueries;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.CollisionBoard;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.Collision;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** The collision map of a plan: how its pending amendments meet, article by article. */
@Route("negotiations/:negotiation/plans/:plan/collisions")
@PermitAll
class CollisionsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ARTICLES_AT_ONCE = 15;

    /** An article to choose, with what meets in it. */
    private record Article(ProvisionId id, String name, List<CollisionMap.Pair> pairs) {}

    private final CollisionQueries collisions;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Live live;

    private final PageHeader header = new PageHeader(getTranslation("amendment.collisions.title"));
    private final Select<Article> article = new Select<>();
    private final Select<Collision.Kind> kind = new Select<>();
    private final Checkbox vote = new Checkbox(getTranslation("amendment.collisions.vote"));
    private final Div body = new Div();
    private final CollisionBoard board = new CollisionBoard();

    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;
    private List<Article> offered = List.of();
    private int shown = ARTICLES_AT_ONCE;

    CollisionsView(
            CollisionQueries collisions,
            AmendmentQueries amendments,
            AmendmentNames names,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            Live live) {
        this.collisions = collisions;
        this.amendments = amendments;
        this.names = names;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.live = live;
        article.setLabel(getTranslation("amendment.filter.article"));
        article.setEmptySelectionAllowed(true);
        article.setEmptySelectionCaption(getTranslation("amendment.filter.all-articles"));
        article.setItemLabelGenerator(
                item -> item == null ? getTranslation("amendment.filter.all-articles") : item.name());
        kind.setLabel(getTranslation("amendment.collisions.kind"));
        kind.setItems(Collision.Kind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("amendment.collisions.all-kinds"));
        kind.setItemLabelGenerator(item ->
                item == null ? getTranslation("amendment.collisions.all-kinds") : CollisionWords.kind(this, item));
        article.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                remember();
            }
        });
        kind.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                remember();
            }
        });
        vote.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                remember();
            }
        });
        Div toolbar = new Div(article, kind, vote);
        toolbar.addClassName("toolbar");
        body.addClassName("stack");
        getContent().addClassNames("page", "page--wide");
        getContent().add(header, toolbar, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        negotiation = found;
        PlanSummary of =
                plans.bySlug(found.id(), event.getRouteParameters().get("plan").orElse(""));
        plan = of;
        header.trail(new Anchor(PlanNavigation.plan(found.slug(), of.slug()), of.title()));
        shown = ARTICLES_AT_ONCE;
        show(event.getLocation().getQueryParameters());
        live.follow(this, found.id().value(), touched -> {
            if (touched.stream()
                    .anyMatch(each -> !each.type().equals(Presence.CHANGED)
                            && (each.subject().kind().equals(SubjectRef.AMENDMENT)
                                    || each.type().equals("version.adopted")))) {
                show(parameters());
            }
        });
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private PlanSummary text() {
        return Objects.requireNonNull(plan);
    }

    private QueryParameters parameters() {
        Map<String, String> chosen = new LinkedHashMap<>();
        Optional.ofNullable(article.getValue())
                .ifPresent(value -> chosen.put("article", value.id().toString()));
        Optional.ofNullable(kind.getValue())
                .ifPresent(value -> chosen.put("kind", value.name().toLowerCase(Locale.ROOT)));
        if (vote.getValue()) {
            chosen.put("vote", "next");
        }
        return QueryParameters.simple(chosen);
    }

    private void remember() {
        UI.getCurrentOrThrow().navigate(AmendmentNavigation.collisions(here().slug(), text().slug()), parameters());
    }

    private void show(QueryParameters query) {
        CollisionMap map = collisions.map(text().id());
        Set<AmendmentId> next = collisions.nextVote(here().id());
        header.lead(getTranslation(
                "amendment.collisions.lead", map.amendments(), map.pairs().size()));
        List<Article> articles = articles(map);
        // Only when others are offered: the list that somebody has opened would close
        if (!articles.equals(offered)) {
            offered = articles;
            article.setItems(articles);
        }
        article.setValue(query.getSingleParameter("article")
                .flatMap(id -> articles.stream()
                        .filter(each -> each.id().toString().equals(id))
                        .findFirst())
                .orElse(null));
        kind.setValue(query.getSingleParameter("kind")
                .flatMap(word -> Arrays.stream(Collision.Kind.values())
                        .filter(each -> each.name().equalsIgnoreCase(word))
                        .findFirst())
                .orElse(null));
        boolean prepared = !next.isEmpty();
        vote.setEnabled(prepared);
        vote.setHelperText(prepared ? "" : getTranslation("amendment.collisions.no-vote"));
        vote.setValue(prepared && query.getSingleParameter("vote").isPresent());
        if (map.pairs().isEmpty()) {
            Kept.show(
                    body,
                    List.of(Kept.drawn(new EmptyState(
                            getTranslation("amendment.collisions.none", map.amendments()),
                            getTranslation("amendment.collisions.none-next")))));
            return;
        }
        List<Article> wanted = articles.stream()
                .filter(each -> article.getValue() == null
                        || each.id().equals(article.getValue().id()))
                .map(each -> new Article(
                        each.id(),
                        each.name(),
                        each.pairs().stream()
                                .filter(pair -> kind.getValue() == null
                                        || pair.collision().kind() == kind.getValue() && !isSub(pair))
                                .filter(pair -> !vote.getValue()
                                        || next.contains(pair.one().id())
                                        || next.contains(pair.other().id()))
                                .toList()))
                .filter(each -> !each.pairs().isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            Kept.show(
                    body,
                    List.of(Kept.drawn(new EmptyState(
                            getTranslation("amendment.collisions.none-filtered"),
                            getTranslation("amendment.collisions.none-filtered-next"),
                            new Anchor(
                                    AmendmentNavigation.collisions(here().slug(), text().slug()),
                                    getTranslation("amendment.collisions.all"))))));
            return;
        }
        board.setModel(model(map.version(), wanted.stream().limit(shown).toList(), next));
        List<Kept.Part> parts = new ArrayList<>();
        parts.add(new Kept.Part("board", () -> board));
        int more = wanted.size() - shown;
        if (more > 0) {
            parts.add(new Kept.Part(
                    "more",
                    () -> new Button("", click -> {
                        shown += ARTICLES_AT_ONCE;
                        show(parameters());
                    }),
                    button -> ((Button) button).setText(getTranslation("amendment.collisions.more", more))));
        }
        Kept.show(body, parts);
    }

    /** The articles in which amendments meet, in reading order. */
    private List<Article> articles(CollisionMap map) {
        VersionView version = map.version();
        Map<ProvisionId, ProvisionId> within = new LinkedHashMap<>();
        for (Provision each : version.text().articles()) {
            collect(each, each.id(), within);
        }
        Map<ProvisionId, List<CollisionMap.Pair>> byArticle = new LinkedHashMap<>();
        version.text().articles().forEach(each -> byArticle.put(each.id(), new ArrayList<>()));
        for (CollisionMap.Pair pair : map.pairs()) {
            Set<ProvisionId> met = new LinkedHashSet<>();
            for (Collision.Place place : pair.collision().places()) {
                ProvisionId at = within.get(place.provision());
                if (at != null && byArticle.containsKey(at)) {
                    met.add(at);
                }
            }
            if (met.isEmpty()) {
                met.add(pair.one().article());
            }
            met.forEach(
                    at -> byArticle.computeIfAbsent(at, _ -> new ArrayList<>()).add(pair));
        }
        List<Article> articles = new ArrayList<>();
        byArticle.forEach((id, pairs) -> {
            if (!pairs.isEmpty()) {
                articles.add(new Article(id, name(version, id), pairs));
            }
        });
        return articles;
    }

    private static void collect(Provision provision, ProvisionId article, Map<ProvisionId, ProvisionId> within) {
        within.put(provision.id(), article);
        provision.children().forEach(child -> collect(child, article, within));
    }

    private static String name(VersionView version, ProvisionId id) {
        String cited = version.numbering().cite(id);
        return version.text()
                .find(id)
                .map(Provision::heading)
                .map(heading -> cited + " · " + heading)
                .orElse(cited);
    }

    private CollisionBoard.Model model(VersionView version, List<Article> articles, Set<AmendmentId> next) {
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(here().id());
        Optional<DelegationId> own = seats.mine(here().id()).map(SeatView::delegation);
        Set<AmendmentId> ids = new LinkedHashSet<>();
        for (Article each : articles) {
            each.pairs().forEach(pair -> {
                ids.add(pair.one().id());
                ids.add(pair.other().id());
            });
        }
        Map<AmendmentId, CollisionBoard.Item> items = new LinkedHashMap<>();
        for (AmendmentView each : amendments.views(here().id(), List.copyOf(ids))) {
            items.put(
                    each.id(),
                    new CollisionBoard.Item(
                            each.id().value().toString(),
                            Integer.toString(each.number()),
                            Objects.requireNonNull(delegations.get(each.delegation()))
                                    .shortName(),
                            names.label(each, getLocale()),
                            AmendmentNavigation.amendment(here().slug(), each.id()),
                            next.contains(each.id()),
                            own.filter(each.delegation()::equals).isPresent()));
        }
        List<CollisionBoard.Group> groups =
                articles.stream().map(each -> group(version, each, items)).toList();
        return new CollisionBoard.Model(getTranslation("amendment.collisions.title"), groups);
    }

    private static boolean isSub(CollisionMap.Pair pair) {
        return pair.collision().flags().contains(Collision.Flag.SUB);
    }

    private CollisionBoard.Group group(VersionView version, Article of, Map<AmendmentId, CollisionBoard.Item> known) {
        List<AmendmentLine> lines = of.pairs().stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .distinct()
                .sorted(Comparator.comparingInt(AmendmentLine::number))
                .toList();
        Map<AmendmentId, Integer> positions = new LinkedHashMap<>();
        lines.forEach(line -> positions.put(line.id(), positions.size()));
        List<CollisionBoard.Cell> cells = new ArrayList<>();
        for (CollisionMap.Pair pair : of.pairs()) {
            Collision collision = pair.collision();
            Collision.Side taker = collision.taker();
            String one = Objects.requireNonNull(known.get(pair.one().id())).label();
            String other = Objects.requireNonNull(known.get(pair.other().id())).label();
            cells.add(new CollisionBoard.Cell(
                    Objects.requireNonNull(positions.get(pair.one().id())),
                    Objects.requireNonNull(positions.get(pair.other().id())),
                    isSub(pair)
                            ? CollisionBoard.Kind.SUB
                            : CollisionBoard.Kind.valueOf(collision.kind().name()),
                    taker == null || isSub(pair) ? null : CollisionBoard.Taker.valueOf(taker.name()),
                    collision.flags().contains(Collision.Flag.REFERENCE),
                    isSub(pair)
                            ? getTranslation("amendment.collision.sub", one, other)
                            : CollisionWords.summary(this, collision, one, other),
                    isSub(pair) ? List.of() : CollisionWords.places(this, collision, version.numbering())));
        }
        return new CollisionBoard.Group(
                of.id().toString(),
                of.name(),
                PlanNavigation.provision(here().slug(), text().slug(), of.id()),
                lines.stream()
                        .map(line -> Objects.requireNonNull(known.get(line.id())))
                        .toList(),
                cells);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("amendment.collisions.title");
    }
}
