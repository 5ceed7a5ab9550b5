package org.parley.record.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.Live;
import org.parley.kernel.SubjectChoice;
import org.parley.kernel.Subjects;
import org.parley.record.RecordQueries;

/** The record of a negotiation: the observers' home. */
@Route("negotiations/:negotiation/record")
@PermitAll
class RecordView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final NegotiationQueries negotiations;
    private final RecordQueries records;
    private final RecordWords words;
    private final Subjects subjects;
    private final Live live;
    private @Nullable NegotiationView shown;
    private @Nullable RecordPanel panel;

    RecordView(
            NegotiationQueries negotiations, RecordQueries records, RecordWords words, Subjects subjects, Live live) {
        this.negotiations = negotiations;
        this.records = records;
        this.words = words;
        this.subjects = subjects;
        this.live = live;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        if (panel == null || !negotiation.equals(shown)) {
            shown = negotiation;
            panel = panel(negotiation);
            getContent().removeAll();
            getContent().add(panel);
            RecordPanel followed = panel;
            live.follow(followed, negotiation.id().value(), touched -> followed.follow());
        }
        panel.show(event.getLocation().getQueryParameters());
    }

    private RecordPanel panel(NegotiationView negotiation) {
        List<RecordPanel.Choice> delegations = negotiations.delegations(negotiation.id()).stream()
                .map(delegation -> new RecordPanel.Choice(
                        delegation.shortName(),
                        delegation.name(),
                        List.of(delegation.id().value())))
                .toList();
        List<RecordPanel.Choice> people = negotiations.seats(negotiation.id()).stream()
                .map(seat -> new RecordPanel.Choice(
                        seat.person().value().toString(),
                        seat.personName(),
                        List.of(seat.person().value())))
                .distinct()
                .toList();
        List<RecordPanel.Choice> things = subjects.choices(negotiation.id().value(), getLocale()).stream()
                .map(RecordView::choice)
                .toList();
        return new RecordPanel(new RecordPlace(negotiation), records, words, delegations, people, things);
    }

    private static RecordPanel.Choice choice(SubjectChoice choice) {
        List<UUID> ids = Stream.concat(Stream.of(choice.card().ref().id()), choice.parts().stream())
                .distinct()
                .toList();
        return new RecordPanel.Choice(
                choice.card().ref().toString(), choice.card().title(), ids);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("record.title");
    }
}
