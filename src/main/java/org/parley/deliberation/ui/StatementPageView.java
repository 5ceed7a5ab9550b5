package org.parley.deliberation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.deliberation.StatementId;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementView;
import org.parley.design.HistoryPanels;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.LookBack;
import org.parley.design.PageHeader;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.springframework.beans.factory.ObjectProvider;

/** One statement, with what others have replied to it, what is said about it, and its history. */
@Route("negotiations/:negotiation/statements/:statement")
@PermitAll
@StyleSheet("context://styles/statements.css")
class StatementPageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final StatementPanels panels;
    private final StatementQueries queries;
    private final ThreadPanels discussions;
    private final ObjectProvider<HistoryPanels> histories;
    private final NegotiationQueries negotiations;
    private final Live live;
    private final Clock clock;
    private final Div place = new Div();
    private String title = "";

    StatementPageView(
            StatementPanels panels,
            StatementQueries queries,
            ThreadPanels discussions,
            ObjectProvider<HistoryPanels> histories,
            NegotiationQueries negotiations,
            Live live,
            Clock clock) {
        this.panels = panels;
        this.queries = queries;
        this.discussions = discussions;
        this.histories = histories;
        this.negotiations = negotiations;
        this.live = live;
        this.clock = clock;
        getContent().addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        StatementId id = event.getRouteParameters()
                .get("statement")
                .flatMap(StatementPageView::parsed)
                .orElseThrow(() -> new NotFound(SubjectRef.STATEMENT));
        StatementView present = queries.get(id);
        if (!present.negotiation().equals(negotiation.id()) || !present.status().onRecord()) {
            throw new NotFound(SubjectRef.STATEMENT);
        }
        Instant moment = LookBack.moment(event.getLocation(), clock).orElse(null);
        title = getTranslation("statement.named." + present.kind().word(), present.delegationName());
        String here = StatementPaths.of(negotiation.slug(), id);
        PageHeader header = new PageHeader(title)
                .trail(new Anchor(StatementPaths.list(negotiation.slug()), getTranslation("statement.list.title")))
                .actions(LookBack.button(clock, here));
        getContent().removeAll();
        getContent().add(header);
        Optional<StatementView> shown = moment == null ? Optional.of(present) : queries.at(id, moment);
        if (moment != null) {
            getContent().add(shown.isEmpty() ? LookBack.before(moment, here) : LookBack.banner(moment, here));
        }
        if (shown.isEmpty()) {
            return;
        }
        SubjectRef self = SubjectRef.of(SubjectRef.STATEMENT, id);
        place.removeAll();
        show(negotiation, shown.get(), moment);
        getContent().add(place);
        getContent()
                .add(
                        section("statement.replies", panels.on(self, negotiation.id(), moment)),
                        section(
                                "statement.discussion",
                                discussions.on(self, negotiation.id().value(), moment)));
        HistoryPanels history = histories.getIfAvailable();
        if (history != null && moment == null) {
            getContent().add(history.of(self));
        }
        if (moment == null) {
            live.follow(place, negotiation.id().value(), touched -> {
                if (touched.stream().anyMatch(each -> each.type().startsWith("statement."))) {
                    show(negotiation, queries.get(id), null);
                }
            });
        }
    }

    private void show(NegotiationView negotiation, StatementView statement, @Nullable Instant moment) {
        List<Kept.Part> parts = new ArrayList<>();
        parts.add(new Kept.Part(
                statement,
                () -> panels.card(
                        statement,
                        negotiation.slug(),
                        moment == null ? StatementCard.Place.ALONE : StatementCard.Place.PAST,
                        () -> show(negotiation, queries.get(statement.id()), null))));
        Kept.show(place, parts);
    }

    private Section section(String key, Component body) {
        Section section = new Section(new H2(getTranslation(key)), body);
        section.addClassName("section");
        return section;
    }

    private static Optional<StatementId> parsed(String text) {
        try {
            return Optional.of(new StatementId(UUID.fromString(text)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
