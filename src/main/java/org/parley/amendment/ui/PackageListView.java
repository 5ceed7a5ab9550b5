package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageStatus;
import org.parley.amendment.PackageView;
import org.parley.delegation.DelegationId;
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

/** The packages of a negotiation: which amendments stand or fall together, and how far their proposers have agreed. */
@Route("negotiations/:negotiation/packages")
@PermitAll
class PackageListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final Set<String> SHOWN =
            Set.of(SubjectRef.PACKAGE, SubjectRef.AMENDMENT, SubjectRef.PLAN, SubjectRef.ROUND);

    private final PackageQueries packages;
    private final AmendmentNames names;
    private final NegotiationQueries negotiations;
    private final ComposeDialog dialog;
    private final Seats seats;
    private final Live live;
    private final Clock clock;
    private final PageHeader header = new PageHeader("");
    private final AmendmentTabs tabs = new AmendmentTabs();
    private final Select<PackageStatus> status = new Select<>();
    private final Checkbox mine = new Checkbox();
    private final Div list = new Div();

    private @Nullable NegotiationView negotiation;

    PackageListView(
            PackageQueries packages,
            AmendmentNames names,
            NegotiationQueries negotiations,
            ComposeDialog dialog,
            Seats seats,
            Live live,
            Clock clock) {
        this.packages = packages;
        this.names = names;
        this.negotiations = negotiations;
        this.dialog = dialog;
        this.seats = seats;
        this.live = live;
        this.clock = clock;
        status.setLabel(getTranslation("amendment.filter.status"));
        status.setItems(PackageStatus.values());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("amendment.filter.all-statuses"));
        status.setItemLabelGenerator(item ->
                getTranslation(item == null ? "amendment.filter.all-statuses" : "package.status." + item.word()));
        mine.setLabel(getTranslation("package.filter.mine"));
        status.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                remember();
            }
        });
        mine.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                remember();
            }
        });
        Shortcuts shortcuts = new Shortcuts();
        shortcuts.setShortcuts(List.of(
                new Shortcuts.Shortcut("j", "next", getTranslation("package.key.next"), null),
                new Shortcuts.Shortcut("k", "previous", getTranslation("package.key.previous"), null)));
        Div toolbar = new Div(status, mine);
        toolbar.addClassName("toolbar");
        getContent().addClassName("page");
        getContent().add(header, tabs, toolbar, list, shortcuts);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        negotiation = found;
        header.title(getTranslation("package.list.title"));
        header.lead(getTranslation("package.list.lead"));
        header.actions(
                seats.hasVoice(found.id()) ? List.of(new Kept.Part("compose", () -> compose(found))) : List.of());
        tabs.show(found.slug(), true);
        QueryParameters query = event.getLocation().getQueryParameters();
        status.setValue(query.getSingleParameter("status")
                .flatMap(word -> Arrays.stream(PackageStatus.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst())
                .orElse(null));
        mine.setVisible(seats.isDelegate(found.id()));
        mine.setValue(mine.isVisible() && query.getSingleParameter("mine").isPresent());
        live.follow(this, found.id().value(), touched -> {
            if (touched.stream().anyMatch(each -> SHOWN.contains(each.subject().kind()))) {
                show(found);
            }
        });
        show(found);
    }

    private Button compose(NegotiationView of) {
        Button compose = new Button(
                getTranslation("package.action.compose"),
                click -> dialog.compose(
                        of,
                        List.of(),
                        id -> UI.getCurrentOrThrow().navigate(AmendmentNavigation.bound(of.slug(), id))));
        compose.addThemeVariants(ButtonVariant.PRIMARY);
        return compose;
    }

    private void show(NegotiationView of) {
        Optional<DelegationId> own = seats.mine(of.id()).map(SeatView::delegation);
        List<PackageView> all = packages.list(of.id());
        List<PackageView> shown = all.stream()
                .filter(bound -> status.getValue() == null || bound.status() == status.getValue())
                .filter(bound -> !mine.getValue() || own.filter(bound::concerns).isPresent())
                .toList();
        Kept.Part part;
        if (!shown.isEmpty()) {
            part = new Kept.Part(of.id(), PackageListView::rows, rows -> fill(of, (UnorderedList) rows, shown));
        } else if (all.isEmpty()) {
            part = new Kept.Part("none", () -> none(of));
        } else {
            part = new Kept.Part("filtered", () -> noneFiltered(of));
        }
        Kept.show(list, List.of(part));
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    private void fill(NegotiationView of, UnorderedList rows, List<PackageView> shown) {
        Function<AmendmentView, String> labels = names.labels(of.id(), getLocale());
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(of.id());
        Kept.show(
                rows,
                shown.stream()
                        .map(bound -> Row.kept(
                                AmendmentNavigation.bound(of.slug(), bound.id()),
                                getTranslation("package.title", bound.number(), bound.title()),
                                row -> row.about(bound.members().stream()
                                                .map(member -> labels.apply(member.amendment()))
                                                .collect(Collectors.joining(", ")))
                                        .meta(facts(bound, delegations))
                                        .end(PackageBadges.of(this, bound))))
                        .toList());
    }

    private Component[] facts(PackageView bound, Map<DelegationId, DelegationView> delegations) {
        Span lead = new Span(getTranslation(
                "package.list.led-by",
                Optional.ofNullable(delegations.get(bound.lead()))
                        .map(DelegationView::name)
                        .orElse("")));
        return new Component[] {lead, Formats.current().moment(bound.changedAt(), clock.instant())};
    }

    private EmptyState none(NegotiationView of) {
        return seats.hasVoice(of.id())
                ? new EmptyState(
                        getTranslation("package.list.none"), getTranslation("package.list.none-delegate"), compose(of))
                : new EmptyState(getTranslation("package.list.none"), getTranslation("package.list.none-other"));
    }

    private EmptyState noneFiltered(NegotiationView of) {
        return new EmptyState(
                getTranslation("package.list.none-filtered"),
                "",
                new Button(
                        getTranslation("amendment.list.show-all"),
                        click -> UI.getCurrentOrThrow().navigate(AmendmentNavigation.packages(of.slug()))));
    }

    /** Puts the choice into the address, so that the list can be shared as it is. */
    private void remember() {
        NegotiationView of = negotiation;
        if (of == null) {
            return;
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        Optional.ofNullable(status.getValue()).ifPresent(value -> chosen.put("status", value.word()));
        if (mine.getValue()) {
            chosen.put("mine", "yes");
        }
        UI.getCurrentOrThrow().navigate(AmendmentNavigation.packages(of.slug()), QueryParameters.simple(chosen));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("package.list.title");
    }
}
