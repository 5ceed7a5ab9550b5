package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.deliberation.Movement;
import org.parley.deliberation.Nearness;
import org.parley.deliberation.PositionQueries;
import org.parley.deliberation.PositionView;
import org.parley.deliberation.Stance;
import org.parley.deliberation.ui.PositionWords;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.LookBack;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.plan.Closure;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/**
 * The positions of delegations on a plan: a matrix, the ledger of who moved and toward what, what is locked in and how it is opened again, and
 * for facilitators where agreement is near. Everybody reads what they were told, and no more.
 */
@Route("negotiations/:negotiation/plans/:plan/positions")
@PermitAll
@StyleSheet("context://styles/positions.css")
class PositionsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int WORDS = 140;

    private final PlanQueries plans;
    private final PositionQueries positions;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Live live;
    private final Clock clock;
    private final PageHeader header = new PageHeader("");
    private final Div body = new Div();
    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;
    private @Nullable Instant moment;

    PositionsView(
            PlanQueries plans,
            PositionQueries positions,
            NegotiationQueries negotiations,
            Seats seats,
            Live live,
            Clock clock) {
        this.plans = plans;
        this.positions = positions;
        this.negotiations = negotiations;
        this.seats = seats;
        this.live = live;
        this.clock = clock;
        body.addClassNames("stack", "stack--loose");
        getContent().addClassNames("page", "page--wide");
        getContent().add(header, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        if (negotiation == null) {
            live.follow(this, found.id().value(), touched -> {
                boolean stated = touched.stream()
                        .anyMatch(each -> each.type().startsWith("position.")
                                || each.type().startsWith("article.")
                                || each.type().equals("version.adopted"));
                if (moment == null && stated) {
                    show();
                }
            });
        }
        negotiation = found;
        plan = plans.bySlug(found.id(), event.getRouteParameters().get("plan").orElse(""));
        moment = LookBack.moment(event.getLocation(), clock).orElse(null);
        show();
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private PlanSummary of() {
        return Objects.requireNonNull(plan);
    }

    private void show() {
        String text = PlanNavigation.plan(here().slug(), of().slug());
        String path = PlanNavigation.positions(here().slug(), of().slug());
        Instant then = moment;
        header.trail(new Anchor(text, of().title()));
        header.title(getTranslation("position.title"));
        header.lead(getTranslation("position.lead"));
        header.actions(LookBack.button(clock, path));
        List<Component> parts = new ArrayList<>();
        Optional<VersionView> version =
                then == null ? Optional.of(plans.text(of().id())) : plans.textAt(of().id(), then);
        if (then != null) {
            parts.add(version.isPresent() ? LookBack.banner(then, path) : LookBack.before(then, path));
        }
        version.ifPresent(found -> parts.addAll(parts(found)));
        Kept.show(body, parts.stream().map(Kept::drawn).toList());
    }

    private List<Component> parts(VersionView version) {
        List<Component> parts = new ArrayList<>();
        List<SubjectRef> all = version.text().index().keySet().stream()
                .map(id -> SubjectRef.of(SubjectRef.PROVISION, id))
                .toList();
        Map<SubjectRef, List<PositionView>> standing = positions.standing(here().id(), all, moment);
        Map<ProvisionId, Closure> closures = moment == null ? plans.closures(of().id()) : Map.of();
        if (moment == null && seats.mayFacilitate(here().id())) {
            parts.add(section("position.near", near(version, all)));
        }
        parts.add(matrix(version, standing, closures));
        if (!closures.isEmpty()) {
            parts.add(section("position.locked", locked(version, closures, standing)));
        }
        parts.add(section("position.ledger", ledger(version, all)));
        return parts;
    }

    private Section section(String heading, Component... content) {
        Section section = new Section(new H2(getTranslation(heading)));
        section.add(content);
        section.addClassName("section");
        return section;
    }

    /** Every article, and below it each provision on which somebody said something. */
    private Component matrix(
            VersionView version, Map<SubjectRef, List<PositionView>> standing, Map<ProvisionId, Closure> closures) {
        List<DelegationView> columns = negotiations.delegations(here().id()).stream()
                .filter(DelegationView::entitled)
                .toList();
        PositionMatrix matrix =
                new PositionMatrix(getTranslation("position.matrix"), getTranslation("position.provision"), columns);
        for (PlanText.Place place : version.text().index().values()) {
            List<PositionView> said = standing.getOrDefault(SubjectRef.of(SubjectRef.PROVISION, place.id()), List.of());
            if (place.depth() > 1 && said.isEmpty()) {
                continue;
            }
            Map<Object, PositionView> byDelegation =
                    said.stream().collect(Collectors.toMap(PositionView::delegation, each -> each));
            List<@Nullable PositionView> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(byDelegation.get(column.id())));
            matrix.row(
                    link(place.id()),
                    version.numbering().cite(place.id()),
                    words(place.provision(), version),
                    closures.containsKey(place.id())
                            ? new StatusBadge(getTranslation("position.closed"), Shape.SQUARE, Tone.ACCENT)
                            : null,
                    cells);
        }
        return matrix;
    }

    private String link(ProvisionId provision) {
        return PlanNavigation.provision(here().slug(), of().slug(), provision);
    }

    private static String words(Provision provision, VersionView version) {
        String heading = provision.heading();
        String words = heading == null ? version.numbering().resolve(provision.text()) : heading;
        return words.length() <= WORDS ? words : words.substring(0, WORDS).strip() + "…";
    }

    private Component near(VersionView version, List<SubjectRef> all) {
        List<Nearness> found = positions.nearness(here().id(), all, null);
        Paragraph told = new Paragraph(getTranslation("position.near.lead"));
        told.addClassName("quiet");
        if (found.isEmpty()) {
            return new Div(told, new EmptyState(getTranslation("position.near.none"), ""));
        }
        UnorderedList rows = rows();
        for (Nearness each : found) {
            ProvisionId at = new ProvisionId(each.subject().id());
            Row row = Row.to(link(at), version.numbering().cite(at))
                    .about(version.text()
                            .find(at)
                            .map(provision -> words(provision, version))
                            .orElse(""));
            Span counts = new Span(getTranslation(
                    "position.near.counts",
                    each.count(Stance.SUPPORT),
                    each.count(Stance.ACCEPT),
                    each.count(Stance.OPPOSE),
                    each.count(Stance.RED_LINE),
                    each.silent()));
            List<PositionView> contrary = each.contrary();
            if (contrary.isEmpty()) {
                row.meta(counts);
            } else {
                row.meta(
                        counts,
                        new Span(getTranslation(
                                "position.near.against",
                                contrary.stream()
                                        .map(PositionView::delegationName)
                                        .collect(Collectors.joining(", ")))));
            }
            rows.add(row.end(PositionWords.badge(each.degree())));
        }
        return new Div(told, rows);
    }

    /** What a provisional text locks in, against whom, and how it is opened again. */
    private Component locked(
            VersionView version, Map<ProvisionId, Closure> closures, Map<SubjectRef, List<PositionView>> standing) {
        Paragraph told = new Paragraph(
                getTranslation(of().asAWhole() ? "position.locked.provisional" : "position.locked.plain"));
        told.addClassName("quiet");
        UnorderedList rows = rows();
        closures.forEach((article, closure) -> {
            String against = standing.getOrDefault(SubjectRef.of(SubjectRef.PROVISION, article), List.of()).stream()
                    .filter(each -> each.stance().contrary())
                    .map(PositionView::delegationName)
                    .collect(Collectors.joining(", "));
            List<Component> facts = new ArrayList<>();
            facts.add(new Span(getTranslation("position.locked.since", closure.by())));
            facts.add(Formats.current().moment(closure.at()));
            if (!against.isEmpty()) {
                facts.add(new Span(getTranslation("position.near.against", against)));
            }
            rows.add(Row.to(link(article), version.numbering().cite(article))
                    .about(getTranslation(
                            closure.reopening() == null ? "position.locked.reopen" : "position.locked.asked"))
                    .meta(facts.toArray(Component[]::new))
                    .end(new StatusBadge(getTranslation("position.closed"), Shape.SQUARE, Tone.ACCENT)));
        });
        return new Div(told, rows);
    }

    private Component ledger(VersionView version, List<SubjectRef> all) {
        List<Movement> ledger = positions.ledger(here().id(), all, moment);
        if (ledger.isEmpty()) {
            return new EmptyState(getTranslation("position.ledger.none"), getTranslation("position.ledger.none.next"));
        }
        UnorderedList rows = rows();
        for (Movement each : ledger) {
            PositionView stated = each.stated();
            ProvisionId at = new ProvisionId(stated.subject().id());
            rows.add(Row.to(
                            link(at),
                            getTranslation(
                                    "position.ledger.line", version.numbering().cite(at), PositionWords.moved(each)))
                    .about(stated.reason())
                    .meta(
                            Formats.current().moment(stated.at()),
                            new Span(stated.personName()),
                            new Span(PositionWords.told(stated)))
                    .end(PositionWords.badge(stated.stance())));
        }
        return rows;
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("position.title");
    }
}
