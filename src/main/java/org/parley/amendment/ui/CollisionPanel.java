package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Meeting;
import org.parley.delegation.SeatView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Redline;
import org.parley.design.Row;
import org.parley.design.Toasts;
import org.parley.plan.ui.PlanRedlines;
import org.parley.text.Collision;
import org.parley.text.Numbering;

/**
 * What a draft meets while it is typed: which pending amendments, how, and whose. One click shows theirs beside it; where theirs says
 * the same, the delegation may join it instead.
 */
final class CollisionPanel extends Composite<Section> {

    private final AmendmentQueries amendments;
    private final AmendmentService service;
    private final AmendmentNames names;
    private final String negotiation;
    private final String language;
    private final SeatView seat;

    private final Paragraph said = new Paragraph();
    private final UnorderedList rows = new UnorderedList();
    private final Div beside = new Div();
    private @Nullable AmendmentId shown;
    private List<Meeting> known = List.of();

    CollisionPanel(
            AmendmentQueries amendments,
            AmendmentService service,
            AmendmentNames names,
            String negotiation,
            String language,
            SeatView seat) {
        this.amendments = amendments;
        this.service = service;
        this.names = names;
        this.negotiation = negotiation;
        this.language = language;
        this.seat = seat;
        said.getElement().setAttribute("role", "status");
        said.addClassName("quiet");
        rows.addClassName("rows");
        beside.addClassNames("stack", "stack--close");
        getContent().addClassName("section");
        getContent().add(new H2(getTranslation("amendment.meets.title")), said, rows, beside);
    }

    /** Shows what the draft meets now; leaves alone what is there already. */
    void show(List<Meeting> meetings, Numbering numbers) {
        boolean first = said.getText().isEmpty();
        if (!first && meetings.equals(known)) {
            return;
        }
        known = meetings;
        long grave = meetings.stream()
                .filter(meeting -> meeting.collision().kind() != Collision.Kind.INDEPENDENT)
                .count();
        said.setText(
                meetings.isEmpty()
                        ? getTranslation("amendment.meets.none")
                        : getTranslation("amendment.meets.count", meetings.size(), (int) grave));
        rows.removeAll();
        rows.setVisible(!meetings.isEmpty());
        meetings.forEach(meeting -> rows.add(row(meeting, numbers)));
        Optional<Meeting> still = meetings.stream()
                .filter(meeting -> meeting.other().id().equals(shown))
                .findFirst();
        if (still.isEmpty()) {
            close();
        }
    }

    private Row row(Meeting meeting, Numbering numbers) {
        AmendmentView other = meeting.other();
        String label = names.label(other, getLocale());
        List<Span> facts = new ArrayList<>();
        facts.add(new Span(
                CollisionWords.summary(this, meeting.collision(), getTranslation("amendment.meets.draft"), label)));
        CollisionWords.places(this, meeting.collision(), numbers).forEach(place -> facts.add(new Span(place)));
        List<Component> end = new ArrayList<>();
        end.add(CollisionWords.badge(this, meeting.collision().kind()));
        Button open = new Button(getTranslation("amendment.meets.beside"), click -> toggle(other, label));
        open.setAriaLabel(getTranslation("amendment.meets.beside-of", label));
        end.add(open);
        if (meeting.collision().kind() == Collision.Kind.IDENTICAL && mayJoin(other)) {
            end.add(new Button(getTranslation("amendment.meets.join"), click -> askJoin(other, label)));
        }
        return Row.to(AmendmentNavigation.amendment(negotiation, other.id()), label)
                .about(other.title())
                .meta(facts.toArray(Component[]::new))
                .end(end.toArray(Component[]::new));
    }

    private boolean mayJoin(AmendmentView other) {
        return seat.capacity().voice()
                && other.status().pending()
                && !other.delegation().equals(seat.delegation())
                && !other.coSponsors().contains(seat.delegationOrThrow());
    }

    private void askJoin(AmendmentView other, String label) {
        ConfirmDialogs.ask(
                        getTranslation("amendment.co-sponsor.title", label),
                        getTranslation("amendment.co-sponsor.text"))
                .open(getTranslation("amendment.action.co-sponsor"), ignored -> {
                    service.coSponsor(other.id());
                    Toasts.done(getTranslation("amendment.co-sponsor.done"));
                    UI.getCurrentOrThrow().navigate(AmendmentNavigation.amendment(negotiation, other.id()));
                });
    }

    private void toggle(AmendmentView other, String label) {
        if (other.id().equals(shown)) {
            close();
            return;
        }
        shown = other.id();
        Redline redline = new Redline();
        redline.setChangesOnly(true);
        redline.setModel(PlanRedlines.model(language, amendments.redline(other.id())));
        beside.removeAll();
        beside.add(new H3(label), redline, new Button(getTranslation("amendment.meets.close"), click -> close()));
    }

    private void close() {
        shown = null;
        beside.removeAll();
    }
}
