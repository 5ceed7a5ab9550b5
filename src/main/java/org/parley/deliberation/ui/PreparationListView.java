package org.parley.deliberation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.deliberation.PreparationQueries;
import org.parley.deliberation.Preparing;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;

/** What a delegation has prepared for the questions to come, in the order in which they are planned, and what is missing. */
@Route("negotiations/:negotiation/preparation")
@PermitAll
class PreparationListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final Set<String> CHANGES =
            Set.of("round", "order", "amendment", "package", "preparation", "version");

    private final PreparationQueries queries;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final Live live;
    private final PageHeader header = new PageHeader("");
    private final Div list = new Div();
    private @Nullable NegotiationView negotiation;

    PreparationListView(
            PreparationQueries queries, NegotiationQueries negotiations, Seats seats, Subjects subjects, Live live) {
        this.queries = queries;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.live = live;
        list.addClassNames("stack", "stack--loose");
        getContent().addClassName("page");
        getContent().add(header, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        if (!seats.isDelegate(found.id())) {
            throw new NotFound(SubjectRef.PREPARATION);
        }
        boolean first = negotiation == null;
        negotiation = found;
        header.title(getTranslation("preparation.title"))
                .lead(getTranslation(
                        "preparation.lead",
                        seats.mine(found.id()).map(SeatView::delegationName).orElse("")))
                .trail(new Anchor("negotiations/" + found.slug() + "/rounds", getTranslation("preparation.rounds")));
        if (first) {
            live.follow(this, found.id().value(), touched -> {
                if (touched.stream().anyMatch(each -> CHANGES.contains(topic(each.type())))) {
                    show(found);
                }
            });
        }
        show(found);
    }

    private static String topic(String type) {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    private void show(NegotiationView of) {
        List<Preparing> all = queries.list(of.id());
        List<Kept.Part> parts = new ArrayList<>();
        List<Preparing> coming = all.stream().filter(Preparing::upcoming).toList();
        List<Preparing> earlier = all.stream().filter(each -> !each.upcoming()).toList();
        if (coming.isEmpty()) {
            parts.add(new Kept.Part(
                    "none",
                    () -> new EmptyState(getTranslation("preparation.none"), getTranslation("preparation.none.next"))));
        } else {
            parts.add(new Kept.Part(List.of("coming", coming), () -> section("preparation.coming", of, coming)));
        }
        if (!earlier.isEmpty()) {
            parts.add(new Kept.Part(List.of("earlier", earlier), () -> section("preparation.earlier", of, earlier)));
        }
        Kept.show(list, parts);
    }

    private Section section(String title, NegotiationView of, List<Preparing> questions) {
        OrderedList rows = new OrderedList();
        rows.addClassName("rows");
        questions.forEach(each -> rows.add(row(of, each)));
        Section section = new Section(new H2(getTranslation(title)), rows);
        section.addClassName("section");
        return section;
    }

    private Row row(NegotiationView of, Preparing preparing) {
        List<Component> facts = new ArrayList<>();
        if (preparing.open()) {
            facts.add(new StatusBadge(getTranslation("preparation.open"), Shape.DISC, Tone.ACCENT));
        } else if (preparing.round() != null) {
            facts.add(new Span(getTranslation("preparation.prepared")));
        }
        Preparing.Instruction instruction = preparing.instruction();
        if (instruction != null) {
            facts.add(new Span(
                    getTranslation("preparation.said.instruction", PreparationWords.answer(instruction.answer()))));
        }
        preparing.advice().stream()
                .map(advice -> new Span(getTranslation(
                        "preparation.said.advice", advice.name(), PreparationWords.answer(advice.answer()))))
                .forEach(facts::add);
        Preparing.SignOff signOff = preparing.signOff();
        if (signOff != null) {
            facts.add(new Span(getTranslation("preparation.said.sign-off", PreparationWords.answer(signOff.answer()))));
        }
        return Row.to(
                        PreparationWords.question(of.slug(), preparing.subject()),
                        PreparationWords.title(subjects, preparing.subject(), getLocale()))
                .about(PreparationWords.detail(subjects, preparing.subject(), getLocale()))
                .meta(facts.toArray(Component[]::new))
                .end(PreparationWords.marks(preparing).toArray(Component[]::new));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("preparation.title");
    }
}
