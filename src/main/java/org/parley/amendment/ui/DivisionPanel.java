package org.parley.amendment.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.DivisionQueries;
import org.parley.amendment.DivisionService;
import org.parley.amendment.DivisionStatus;
import org.parley.amendment.DivisionView;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Kept;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.PlanId;
import org.parley.text.order.Division;
import org.parley.voting.Caution;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.parley.voting.ui.CautionField;

/** The vote on an amendment or an article in parts: who asks, who objects, what became of each part, and what each person may do about it. */
@org.springframework.stereotype.Component
class DivisionPanel {

    private final DivisionQueries divisions;
    private final DivisionService service;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final NegotiationQueries negotiations;
    private final RoundQueries rounds;
    private final RoundService roundService;
    private final Subjects subjects;
    private final Seats seats;

    DivisionPanel(
            DivisionQueries divisions,
            DivisionService service,
            AmendmentQueries amendments,
            AmendmentNames names,
            NegotiationQueries negotiations,
            RoundQueries rounds,
            RoundService roundService,
            Subjects subjects,
            Seats seats) {
        this.divisions = divisions;
        this.service = service;
        this.amendments = amendments;
        this.names = names;
        this.negotiations = negotiations;
        this.rounds = rounds;
        this.roundService = roundService;
        this.subjects = subjects;
        this.seats = seats;
    }

    /** The last request on an amendment, whatever became of it. */
    Optional<DivisionView> last(AmendmentId amendment) {
        return divisions.last(SubjectRef.of(SubjectRef.AMENDMENT, amendment));
    }

    /** Whether the person may ask for a vote in parts now. */
    boolean offered(AmendmentView amendment) {
        return amendment.status() == AmendmentStatus.PROPOSED
                && !amendment.awaitsConsent()
                && amendment.changes().size() >= Division.FEWEST
                && seats.voice(amendment.negotiation()).isPresent()
                && last(amendment.id())
                        .map(DivisionView::status)
                        .filter(status -> status.active() || status == DivisionStatus.ENDED)
                        .isEmpty();
    }

    /** What is divided of a plan, or asked to be, and where that is read: for whoever puts the votes. */
    List<Kept.Part> underWay(PlanId plan) {
        return divisions.active(plan).stream()
                .map(division -> new Kept.Part(List.of("division", division), () -> banner(division)))
                .toList();
    }

    private Banner banner(DivisionView division) {
        Locale locale = UI.getCurrentOrThrow().getLocale();
        Component[] link = subjects.describe(SubjectRef.of(SubjectRef.DIVISION, division.id()), locale)
                .map(card -> new Anchor(card.path(), say("amendment.division.title")))
                .map(anchor -> new Component[] {anchor})
                .orElseGet(() -> new Component[0]);
        return new Banner(divisions.name(division, locale) + ": " + said(division), Shape.DIAMOND, Tone.ACCENT, link);
    }

    private String said(DivisionView division) {
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(division.negotiation());
        return say(
                "amendment.division.said." + division.status().word(),
                name(delegations, division.delegation()),
                division.objections().stream()
                        .map(each -> name(delegations, each))
                        .collect(Collectors.joining(", ")),
                division.parts().stream()
                        .filter(part -> Boolean.TRUE.equals(part.carried()))
                        .count());
    }

    /** For an amendment, under a heading of the level that is next on its page. */
    Section of(AmendmentView amendment, DivisionView division, Runnable changed) {
        List<String> words = ChangeList.words(amendments.texts(amendment.id()).base(), division.changes());
        return of(
                new H2(say("amendment.division.title")),
                division,
                part -> part.changes().stream()
                        .map(change ->
                                words.isEmpty() ? say("amendment.division.change", change + 1) : words.get(change))
                        .collect(Collectors.joining("; ")),
                changed);
    }

    /**
     * For anything that is divided.
     *
     * @param words says what a part is
     */
    Section of(
            HtmlComponent title, DivisionView division, Function<DivisionView.Part, String> words, Runnable changed) {
        Section panel = new Section(title);
        panel.addClassNames("section", "consent");
        DivisionStatus status = division.status();
        panel.add(new Banner(
                said(division),
                status.active() ? Shape.DIAMOND : Shape.DASH,
                status.active() ? Tone.ACCENT : Tone.NEUTRAL,
                link(division.round())));
        panel.add(parts(division, words));
        Component[] answers = answers(division, changed);
        if (answers.length > 0) {
            Div actions = new Div(answers);
            actions.addClassName("actions");
            panel.add(actions);
        }
        return panel;
    }

    private static String name(Map<DelegationId, DelegationView> delegations, DelegationId id) {
        return Optional.ofNullable(delegations.get(id))
                .map(DelegationView::name)
                .orElse("");
    }

    private Component[] link(@Nullable RoundSummary round) {
        return round == null
                ? new Component[0]
                : subjects.describe(
                                SubjectRef.of(SubjectRef.ROUND, round.id()),
                                UI.getCurrentOrThrow().getLocale())
                        .map(card -> new Component[] {new Anchor(card.path(), card.title())})
                        .orElseGet(() -> new Component[0]);
    }

    private OrderedList parts(DivisionView division, Function<DivisionView.Part, String> words) {
        OrderedList list = new OrderedList();
        list.addClassName("division");
        for (int part = 0; part < division.parts().size(); part++) {
            DivisionView.Part each = division.parts().get(part);
            Span said = new Span(words.apply(each));
            said.getElement().setAttribute("dir", "auto");
            ListItem item = new ListItem(
                    new Span(said), badge(division, part)); // the gap beside it is of the screen's direction
            item.add(link(each.round()));
            list.add(item);
        }
        return list;
    }

    private StatusBadge badge(DivisionView division, int part) {
        Boolean carried = division.parts().get(part).carried();
        RoundSummary round = division.parts().get(part).round();
        if (carried != null) {
            return carried
                    ? new StatusBadge(say("amendment.division.carried"), Shape.CHECK, Tone.POSITIVE)
                    : new StatusBadge(say("amendment.division.fell"), Shape.CROSS, Tone.NEGATIVE);
        }
        if (round != null && (round.state() == RoundState.OPEN || round.state() == RoundState.CLOSED)) {
            return new StatusBadge(say("amendment.order.standing.running"), Shape.DISC, Tone.ACCENT);
        }
        Integer next = division.next();
        return next != null && next == part
                ? new StatusBadge(say("amendment.order.standing.next"), Shape.DIAMOND, Tone.ACCENT)
                : new StatusBadge(say("amendment.order.standing.waiting"), Shape.RING, Tone.NEUTRAL);
    }

    /** What this person may do about it now; the services decide again. */
    private Component[] answers(DivisionView division, Runnable changed) {
        List<Component> answers = new ArrayList<>();
        DivisionStatus status = division.status();
        boolean asked = status == DivisionStatus.ASKED || status == DivisionStatus.OPPOSED;
        Optional<DelegationId> voice = seats.voice(division.negotiation());
        if (asked && voice.isPresent()) {
            if (voice.get().equals(division.delegation())) {
                answers.add(new Button(say("amendment.division.withdraw"), click -> {
                    service.withdraw(division.id());
                    Toasts.done(say("amendment.division.withdrawn"));
                    changed.run();
                }));
            } else if (!division.objections().contains(voice.get())) {
                answers.add(new Button(
                        say("amendment.division.oppose"),
                        click -> ConfirmDialogs.ask(
                                        say("amendment.division.oppose"), say("amendment.division.oppose-text"))
                                .open(say("amendment.division.oppose"), ignored -> {
                                    service.oppose(division.id());
                                    changed.run();
                                })));
            }
        }
        if (status.active() && seats.mayFacilitate(division.negotiation())) {
            Button prepare = new Button(say("amendment.division.prepare"), click -> askPrepare(division, changed));
            prepare.addThemeVariants(ButtonVariant.PRIMARY);
            answers.add(prepare);
        }
        return answers.toArray(Component[]::new);
    }

    private void askPrepare(DivisionView division, Runnable changed) {
        RuleChoice rules = new RuleChoice(rounds.ruleSets(division.negotiation()));
        boolean opposed = division.status() == DivisionStatus.OPPOSED;
        rules.setVisible(!opposed);
        List<Caution> cautions =
                opposed ? List.of() : rounds.cautions(division.negotiation(), List.of(division.whole()));
        ConfirmDialogs dialog = ConfirmDialogs.ask(
                        say("amendment.division.prepare"),
                        say(opposed ? "amendment.division.prepare-opposed" : "amendment.division.prepare-parts"))
                .with(rules);
        if (!cautions.isEmpty()) {
            dialog.with(CautionField.stopping(cautions))
                    .reason(say("voting.caution.reason"), CautionField.LONGEST_REASON);
        }
        dialog.open(say("amendment.division.prepare"), reason -> {
            if (!cautions.isEmpty()) {
                roundService.acknowledge(division.negotiation(), List.of(division.whole()), reason);
            }
            int prepared = service.prepare(
                            division.id(),
                            rules.chosen(),
                            UI.getCurrentOrThrow().getLocale())
                    .size();
            Toasts.done(say("amendment.order.prepared", prepared));
            changed.run();
        });
    }

    /** Asks into which parts the amendment is to be divided. */
    void ask(AmendmentView amendment, Runnable changed) {
        List<String> words = ChangeList.words(amendments.texts(amendment.id()).base(), amendment.changes());
        ask(
                names.label(amendment, UI.getCurrentOrThrow().getLocale()),
                say("amendment.division.ask-text"),
                IntStream.range(0, amendment.changes().size())
                        .mapToObj(change ->
                                words.isEmpty() ? say("amendment.division.change", change + 1) : words.get(change))
                        .toList(),
                parts -> service.ask(amendment.id(), parts),
                changed);
    }

    /**
     * Asks for each of some units its part, each at first a part of its own.
     *
     * @param title what is divided
     * @param said  what comes of it
     * @param units what each is called
     */
    static void ask(
            String title, String said, List<String> units, Consumer<List<List<Integer>>> asked, Runnable changed) {
        int most = Math.min(units.size(), Division.MOST);
        List<Select<Integer>> fields = new ArrayList<>();
        Div form = new Div();
        form.addClassNames("stack", "stack--close");
        for (String unit : units) {
            Select<Integer> field = new Select<>();
            field.setLabel(unit);
            field.setItems(IntStream.rangeClosed(1, most).boxed().toList());
            field.setItemLabelGenerator(part -> say("amendment.division.part", part));
            field.setValue(Math.min(fields.size() + 1, most));
            field.setWidthFull();
            fields.add(field);
            form.add(field);
        }
        ConfirmDialogs.ask(say("amendment.division.ask-title", title), said)
                .with(form)
                .open(say("amendment.division.ask"), ignored -> {
                    Map<Integer, List<Integer>> parts = new TreeMap<>();
                    for (int unit = 0; unit < units.size(); unit++) {
                        parts.computeIfAbsent(fields.get(unit).getValue(), _ -> new ArrayList<>())
                                .add(unit);
                    }
                    asked.accept(List.copyOf(parts.values()));
                    Toasts.done(say("amendment.division.asked"));
                    changed.run();
                });
    }
}
