package org.parley.deliberation.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.deliberation.StatementKind;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementView;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.LookBack;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;

/** All statements of a negotiation, the newest first, by delegation and kind. */
@Route("negotiations/:negotiation/statements")
@PermitAll
@StyleSheet("context://styles/statements.css")
class StatementListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String DELEGATION = "delegation";
    private static final String KIND = "kind";

    private final StatementPanels panels;
    private final StatementQueries queries;
    private final NegotiationQueries negotiations;
    private final Live live;
    private final Clock clock;

    private final PageHeader header = new PageHeader("");
    private final Select<DelegationView> delegation = new Select<>();
    private final Select<StatementKind> kind = new Select<>();
    private final Div notice = new Div();
    private final Div drafts = new Div();
    private final Div list = new Div();
    private @Nullable NegotiationView negotiation;
    private @Nullable Instant moment;

    StatementListView(
            StatementPanels panels, StatementQueries queries, NegotiationQueries negotiations, Live live, Clock clock) {
        this.panels = panels;
        this.queries = queries;
        this.negotiations = negotiations;
        this.live = live;
        this.clock = clock;
        delegation.setLabel(getTranslation("statement.list.delegation"));
        delegation.setEmptySelectionAllowed(true);
        delegation.setEmptySelectionCaption(getTranslation("statement.list.all"));
        delegation.setItemLabelGenerator(each -> each == null ? getTranslation("statement.list.all") : each.name());
        kind.setLabel(getTranslation("statement.list.kind"));
        kind.setItems(StatementKind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("statement.list.all"));
        kind.setItemLabelGenerator(
                each -> getTranslation(each == null ? "statement.list.all" : "statement.kind." + each.word()));
        delegation.addValueChangeListener(change -> filter(change.isFromClient()));
        kind.addValueChangeListener(change -> filter(change.isFromClient()));
        Div toolbar = new Div(delegation, kind);
        toolbar.addClassName("toolbar");
        list.addClassName("stack");
        getContent().addClassName("page");
        getContent().add(header, notice, toolbar, drafts, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        boolean first = negotiation == null;
        negotiation = found;
        moment = LookBack.moment(event.getLocation(), clock).orElse(null);
        String here = StatementPaths.list(found.slug());
        Instant then = moment;
        List<DelegationView> delegations = negotiations.delegations(found.id());
        if (first) {
            delegation.setItems(delegations);
            live.follow(this, found.id().value(), touched -> {
                if (moment == null
                        && touched.stream().anyMatch(each -> each.type().startsWith("statement."))) {
                    show(found);
                }
            });
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        delegation.setValue(query.getSingleParameter(DELEGATION)
                .flatMap(id -> delegations.stream()
                        .filter(each -> each.id().value().toString().equals(id))
                        .findFirst())
                .orElse(null));
        kind.setValue(query.getSingleParameter(KIND)
                .flatMap(word -> Arrays.stream(StatementKind.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst())
                .orElse(null));
        header.title(getTranslation("statement.list.title"));
        header.lead(getTranslation("statement.list.lead"));
        List<Kept.Part> actions = new ArrayList<>();
        if (moment == null && queries.drafts(found.id(), SubjectRef.of(SubjectRef.NEGOTIATION, found.id()))) {
            String begin = StatementPaths.begin(
                    found.slug(), StatementKind.GENERAL, SubjectRef.of(SubjectRef.NEGOTIATION, found.id()), null);
            actions.add(new Kept.Part(begin, () -> new Anchor(begin, getTranslation("statement.list.begin"))));
        }
        actions.add(new Kept.Part(here, () -> LookBack.button(clock, here)));
        header.actions(actions);
        Kept.show(notice, then == null ? List.of() : List.of(new Kept.Part(then, () -> LookBack.banner(then, here))));
        show(found);
    }

    private void show(NegotiationView of) {
        Instant then = moment;
        List<StatementView> all = then == null ? queries.list(of.id()) : queries.list(of.id(), then);
        DelegationView whose = delegation.getValue();
        StatementKind what = kind.getValue();
        List<Kept.Part> parts = new ArrayList<>();
        for (StatementView each : all.reversed()) {
            if ((whose == null || whose.id().equals(each.delegation())) && (what == null || what == each.kind())) {
                parts.add(new Kept.Part(
                        each,
                        () -> panels.card(
                                each,
                                of.slug(),
                                then == null ? StatementCard.Place.ALONE : StatementCard.Place.PAST,
                                () -> show(of))));
            }
        }
        if (parts.isEmpty()) {
            boolean none = all.isEmpty();
            parts.add(new Kept.Part(
                    List.of("none", none),
                    () -> new EmptyState(
                            getTranslation(none ? "statement.list.none" : "statement.list.none-filtered"),
                            none ? getTranslation("statement.list.none.next") : "")));
        }
        Kept.show(list, parts);
        List<StatementView> own = then == null ? queries.drafts(of.id()) : List.of();
        Kept.show(drafts, own.isEmpty() ? List.of() : List.of(new Kept.Part(own, () -> drafts(of, own))));
    }

    private Section drafts(NegotiationView of, List<StatementView> own) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        own.forEach(draft -> rows.add(Row.to(
                        StatementPaths.draft(of.slug(), draft.id()),
                        getTranslation("statement.kind." + draft.kind().word()))
                .about(draft.text().lines().findFirst().orElse(""))
                .end(new StatusBadge(getTranslation("statement.draft"), Shape.DOTS, Tone.NEUTRAL))));
        Section section = new Section(new H2(getTranslation("statement.list.drafts")), rows);
        section.addClassName("section");
        return section;
    }

    /** Puts the choice into the address, so that the list can be shared as it is. */
    private void filter(boolean byHand) {
        NegotiationView of = negotiation;
        if (!byHand || of == null) {
            return;
        }
        Map<String, String> query = new HashMap<>();
        Optional.ofNullable(delegation.getValue())
                .ifPresent(each -> query.put(DELEGATION, each.id().value().toString()));
        Optional.ofNullable(kind.getValue()).ifPresent(each -> query.put(KIND, each.word()));
        Optional.ofNullable(moment).ifPresent(each -> query.put("at", each.toString()));
        UI.getCurrentOrThrow().navigate(StatementPaths.list(of.slug()), QueryParameters.simple(query));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.list.title");
    }
}
