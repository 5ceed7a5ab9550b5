package org.parley.implementation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.Countdown;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.implementation.IncidentQueries;
import org.parley.implementation.IncidentView;
import org.parley.plan.PlanQueries;

/** The clock of each response that runs: on the floor of whoever acts in it, and on the page of the agreement. */
@org.springframework.stereotype.Component
public class ResponseClocks {

    /** Its sheet comes with it wherever it stands. */
    @StyleSheet("context://styles/commitments.css")
    private static final class Clocks extends Div {}

    private final IncidentQueries incidents;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Seats seats;
    private final Live live;
    private final Clock clock;

    ResponseClocks(
            IncidentQueries incidents,
            NegotiationQueries negotiations,
            PlanQueries plans,
            Seats seats,
            Live live,
            Clock clock) {
        this.incidents = incidents;
        this.negotiations = negotiations;
        this.plans = plans;
        this.seats = seats;
        this.live = live;
        this.clock = clock;
    }

    /**
     * What the delegation of the person signed in has still to do, counting down; all of it for whoever has no delegation. Nothing where
     * nothing runs. It keeps itself up to date.
     */
    public Component floor(NegotiationView of) {
        Div clocks = new Clocks();
        clocks.addClassNames("stack", "clocks");
        show(clocks, of);
        live.follow(clocks, of.id().value(), news -> {
            if (news.stream().anyMatch(each -> each.type().startsWith("incident."))) {
                show(clocks, of);
            }
        });
        return clocks;
    }

    private void show(Div clocks, NegotiationView of) {
        DelegationId own = seats.mine(of.id()).map(SeatView::delegation).orElse(null);
        boolean acts = seats.isDelegate(of.id());
        List<Kept.Part> parts = new ArrayList<>();
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(of.id());
        for (IncidentView each : incidents.running(of.id())) {
            List<IncidentView.Due> dues = acts && own != null
                    ? each.owedBy(own)
                    : each.dues().stream().filter(due -> due.takenAt() == null).toList();
            if (!dues.isEmpty()) {
                String path = Paths.agreement(of.slug(), plans.get(each.plan()).slug());
                parts.add(
                        new Kept.Part(List.of(each, dues, overdue(dues)), () -> card(clocks, each, dues, names, path)));
            }
        }
        Kept.show(clocks, parts);
    }

    private long overdue(List<IncidentView.Due> dues) {
        return dues.stream().filter(due -> due.overdue(clock.instant())).count();
    }

    private Section card(
            Component place,
            IncidentView incident,
            List<IncidentView.Due> dues,
            Map<DelegationId, DelegationView> names,
            String path) {
        String article = incident.number() == null
                ? place.getTranslation("plan.provision-gone")
                : place.getTranslation("plan.article", incident.number());
        Section card = new Section(new H3(place.getTranslation("agreement.clock", article)), text(incident.text()));
        card.addClassNames("card", "stack", "stack--close");
        dues.forEach(due -> card.add(line(place, due, names)));
        card.add(new Anchor(path, place.getTranslation("agreement.clock.page")));
        return card;
    }

    /** One step with its deadline: counting down, or overdue and said so. */
    Div line(Component place, IncidentView.Due due, Map<DelegationId, DelegationView> names) {
        Div line = new Div();
        line.addClassName("response__due");
        line.add(text(due.text()));
        Span who = new Span(who(place, due, names));
        who.addClassNames("quiet", "small");
        line.add(who, state(place, due));
        return line;
    }

    private Component state(Component place, IncidentView.Due due) {
        Formats formats = Formats.current();
        if (due.takenAt() != null) {
            return new StatusBadge(
                    place.getTranslation("agreement.taken", formats.dateTime(due.takenAt()), due.takenBy()),
                    Shape.CHECK,
                    Tone.POSITIVE);
        }
        if (due.overdue(clock.instant())) {
            return new StatusBadge(
                    place.getTranslation(
                            "agreement.overdue",
                            formats.duration(Duration.between(due.at(), clock.instant())),
                            formats.dateTime(due.at())),
                    Shape.CROSS,
                    Tone.NEGATIVE);
        }
        Div left = new Div(
                new Countdown(due.at(), clock, place.getTranslation("agreement.due")),
                new Span(formats.dateTime(due.at())));
        left.addClassNames("response__left", "small");
        return left;
    }

    static String who(Component place, IncidentView.Due due, Map<DelegationId, DelegationView> names) {
        List<String> acting =
                due.delegations().stream().map(each -> name(names.get(each))).toList();
        String all = Formats.current().list(acting);
        return due.escalation() ? place.getTranslation("agreement.escalation-by", all) : all;
    }

    private static String name(@Nullable DelegationView delegation) {
        return delegation == null ? "" : delegation.name();
    }

    private static Paragraph text(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.getElement().setAttribute("dir", "auto");
        return paragraph;
    }
}
