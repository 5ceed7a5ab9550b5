package org.parley.plan.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.Banner;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.SequenceBoard;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSequence;
import org.parley.plan.PlanSummary;
import org.parley.plan.SequenceQueries;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.Simulation;

/** What the conditions of a plan make of it in time: whether they can be kept, and which provision waits for which. */
@StyleSheet("context://styles/sequence.css")
@Route("negotiations/:negotiation/plans/:plan/sequence")
@PermitAll
class SequenceView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PlanQueries plans;
    private final SequenceQueries sequences;
    private final NegotiationQueries negotiations;
    private final Live live;
    private final Clock clock;

    private final PageHeader header = new PageHeader(getTranslation("sequence.title"));
    private final Div problems = new Div();
    private final SequenceBoard board = new SequenceBoard();
    private final Section drawing = new Section(new H2(getTranslation("sequence.drawing")));
    private final SimulationPanel simulation = new SimulationPanel(this::tryOut);
    private final Div table = new Div();

    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;
    private Simulated tried = Simulated.NOTHING;

    SequenceView(
            PlanQueries plans, SequenceQueries sequences, NegotiationQueries negotiations, Live live, Clock clock) {
        this.plans = plans;
        this.sequences = sequences;
        this.negotiations = negotiations;
        this.live = live;
        this.clock = clock;
        Paragraph keys = new Paragraph(getTranslation("sequence.drawing.lead"));
        keys.addClassNames("quiet", "small");
        drawing.addClassName("section");
        drawing.add(keys, board);
        getContent().addClassName("page");
        getContent().add(header, problems, drawing, simulation, table);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        PlanSummary of =
                plans.bySlug(found.id(), event.getRouteParameters().get("plan").orElse(""));
        boolean first = negotiation == null;
        negotiation = found;
        plan = of;
        tried = Simulated.from(event.getLocation().getQueryParameters());
        header.trail(new Anchor(PlanNavigation.plan(found.slug(), of.slug()), of.title()));
        load();
        if (first) {
            live.follow(this, found.id().value(), this::touched);
        }
    }

    private NegotiationView session() {
        return Objects.requireNonNull(negotiation);
    }

    private PlanSummary shown() {
        return Objects.requireNonNull(plan);
    }

    private void load() {
        PlanSequence sequence = sequences.of(shown().id());
        ConditionWords words = ConditionWords.read(sequence.version().numbering()::cite);
        header.lead(getTranslation(
                "sequence.lead",
                sequence.conditions(),
                sequence.events().size(),
                sequence.version().number()));
        int version = sequence.version().number();
        boolean any = sequence.conditions() > 0;
        drawing.setVisible(any);
        simulation.setVisible(any);
        if (!any) {
            Kept.show(problems, List.of());
            Kept.show(table, List.of(new Kept.Part(version, this::none)));
            return;
        }
        Kept.show(problems, List.of(new Kept.Part(version, () -> problems(sequence, words))));
        Kept.show(table, List.of(new Kept.Part(version, () -> table(sequence, words))));
        simulate(sequence, words);
    }

    /** Shows where the plan would stand; without any day set, its times from a first day. */
    private void simulate(PlanSequence sequence, ConditionWords words) {
        LocalDate today = LocalDate.now(clock);
        LocalDate set = tried.day();
        LocalDate day = set == null ? today : set;
        List<Simulation.Standing> standings =
                tried.isNothing() ? List.of() : sequences.simulate(shown().id(), tried.facts(), day);
        board.setModel(SequenceDrawing.of(sequence, standings, tried.isNothing() ? null : day, words, this::path));
        simulation.show(tried, today, sequence, standings, words, this::path);
    }

    private void tryOut(Simulated other) {
        tried = other;
        PlanSequence sequence = sequences.of(shown().id());
        simulate(sequence, ConditionWords.read(sequence.version().numbering()::cite));
        UI.getCurrentOrThrow()
                .getPage()
                .getHistory()
                .replaceState(
                        null, new Location(PlanNavigation.sequence(session().slug(), shown().slug()), other.query()));
    }

    private String path(ProvisionId provision) {
        return PlanNavigation.provision(session().slug(), shown().slug(), provision);
    }

    private EmptyState none() {
        return new EmptyState(
                getTranslation("sequence.none"),
                getTranslation("sequence.none.next"),
                new Anchor(PlanNavigation.plan(session().slug(), shown().slug()), shown().title()));
    }

    private Section problems(PlanSequence sequence, ConditionWords words) {
        Section section = new Section(new H2(getTranslation("sequence.problems")));
        section.addClassName("section");
        section.add(
                sequence.problems().isEmpty()
                        ? new Banner(getTranslation("sequence.sound"), Shape.CHECK, Tone.POSITIVE)
                        : SequenceProblems.list(sequence.problems(), words));
        return section;
    }

    private Section table(PlanSequence sequence, ConditionWords words) {
        Paragraph lead = new Paragraph(getTranslation("sequence.table.lead"));
        lead.addClassNames("quiet", "small");
        Div scroll = new Div(SequenceTable.of(sequence, words, this::path));
        scroll.addClassName("table-scroll");
        Section section = new Section(new H2(getTranslation("sequence.table")), lead, scroll);
        section.addClassName("section");
        return section;
    }

    private void touched(List<Touched> news) {
        SubjectRef here = SubjectRef.of(SubjectRef.PLAN, shown().id());
        if (news.stream().anyMatch(each -> each.subject().equals(here))) {
            plan = plans.get(shown().id());
            load();
        }
    }

    @Override
    public String getPageTitle() {
        return plan == null ? getTranslation("sequence.title") : getTranslation("sequence.title-of", plan.title());
    }
}
