package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentTexts;
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
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.text.order.Division;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;

/** The vote on an amendment in parts: who asks, who objects, what became of each part, and what each person may do about it. */
@org.springframework.stereotype.Component
class DivisionPanel {

    private final DivisionQueries divisions;
    private final DivisionService service;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final NegotiationQueries negotiations;
    private final RoundQueries rounds;
    private final Subjects subjects;
    private final Seats seats;

    DivisionPanel(
            DivisionQueries divisions,
            DivisionService service,
            AmendmentQueries amendments,
            AmendmentNames names,
            NegotiationQueries negotiations,
            RoundQueries rounds,
            Subjects subjects,
            Seats seats) {
        this.divisions = divisions;
        this.service = service;
        this.amendments = amendments;
        this.names = names;
        this.negotiations = negotiations;
        this.rounds = rounds;
        this.subjects = subjects;
        this.seats = seats;
    }

    /** The last request on an amendment, whatever became of it. */
    Optional<DivisionView> last(AmendmentId amendment) {
        return divisions.last(amendment);
    }

    /** Whether the person may ask for a vote in parts now. */
    boolean offered(AmendmentView amendment) {
        return amendment.status() == AmendmentStatus.PROPOSED
                && !amendment.awaitsConsent()
                && amendment.changes().size() >= Division.FEWEST
                && voice(amendment).isPresent()
                && last(amendment.id())
                        .map(DivisionView::status)
                        .filter(status -> status.active() || status == DivisionStatus.ENDED)
                        .isEmpty();
    }

    private Optional<DelegationId> voice(AmendmentView amendment) {
        return seats.voice(amendment.negotiation());
    }

    Section of(AmendmentView amendment, DivisionView division, Runnable changed) {
        Section panel = new Section(new H2(say("amendment.division.title")));
        panel.addClassNames("section", "consent");
        Map<DelegationId, DelegationView> delegations = negotiations.delegationsById(amendment.negotiation());
        panel.add(new Banner(
                say(
                        "amendment.division.said." + division.status().word(),
                        name(delegations, division.delegation()),
                        division.objections().stream()
                                .map(each -> name(delegations, each))
                                .collect(Collectors.joining(", "))),
                division.status().active() ? Shape.DIAMOND : Shape.DASH,
                division.status().active() ? Tone.ACCENT : Tone.NEUTRAL,
                link(division.round())));
        panel.add(parts(amendment, division));
        Component[] answers = answers(amendment, division, changed);
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

    private OrderedList parts(AmendmentView amendment, DivisionView division) {
        OrderedList list = new OrderedList();
        list.addClassName("division");
        AmendmentTexts texts = amendments.texts(amendment.id());
        List<String> words = ChangeList.words(texts.base(), division.changes());
        for (int part = 0; part < division.parts().size(); part++) {
            DivisionView.Part each = division.parts().get(part);
            Span said = new Span(each.changes().stream()
                    .map(change -> words.isEmpty() ? say("amendment.division.change", change + 1) : words.get(change))
                    .collect(Collectors.joining("; ")));
            ListItem item = new ListItem(said, badge(division, part));
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
    private Component[] answers(AmendmentView amendment, DivisionView division, Runnable changed) {
        List<Component> answers = new ArrayList<>();
        DivisionStatus status = division.status();
        boolean asked = status == DivisionStatus.ASKED || status == DivisionStatus.OPPOSED;
        Optional<DelegationId> voice = voice(amendment);
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
        if (status.active() && seats.mayFacilitate(amendment.negotiation())) {
            Button prepare =
                    new Button(say("amendment.division.prepare"), click -> askPrepare(amendment, division, changed));
            prepare.addThemeVariants(ButtonVariant.PRIMARY);
            answers.add(prepare);
        }
        return answers.toArray(Component[]::new);
    }

    private void askPrepare(AmendmentView amendment, DivisionView division, Runnable changed) {
        RuleChoice rules = new RuleChoice(rounds.ruleSets(amendment.negotiation()));
        boolean opposed = division.status() == DivisionStatus.OPPOSED;
        rules.setVisible(!opposed);
        ConfirmDialogs.ask(
                        say("amendment.division.prepare"),
                        say(opposed ? "amendment.division.prepare-opposed" : "amendment.division.prepare-parts"))
                .with(rules)
                .open(say("amendment.division.prepare"), ignored -> {
                    int prepared = service.prepare(
                                    division.id(),
                                    rules.chosen(),
                                    UI.getCurrentOrThrow().getLocale())
                            .size();
                    Toasts.done(say("amendment.order.prepared", prepared));
                    changed.run();
                });
    }

    /** Asks into which parts the amendment is to be divided: for each change its part, each at first a part of its own. */
    void ask(AmendmentView amendment, Runnable changed) {
        int size = amendment.changes().size();
        int most = Math.min(size, Division.MOST);
        List<String> words = ChangeList.words(amendments.texts(amendment.id()).base(), amendment.changes());
        List<Select<Integer>> fields = new ArrayList<>();
        Div form = new Div();
        form.addClassNames("stack", "stack--close");
        for (int change = 0; change < size; change++) {
            Select<Integer> field = new Select<>();
            field.setLabel(words.isEmpty() ? say("amendment.division.change", change + 1) : words.get(change));
            field.setItems(IntStream.rangeClosed(1, most).boxed().toList());
            field.setItemLabelGenerator(part -> say("amendment.division.part", part));
            field.setValue(Math.min(change + 1, most));
            field.setWidthFull();
            fields.add(field);
            form.add(field);
        }
        ConfirmDialogs.ask(
                        say(
                                "amendment.division.ask-title",
                                names.label(amendment, UI.getCurrentOrThrow().getLocale())),
                        say("amendment.division.ask-text"))
                .with(form)
                .open(say("amendment.division.ask"), ignored -> {
                    Map<Integer, List<Integer>> parts = new TreeMap<>();
                    for (int change = 0; change < size; change++) {
                        parts.computeIfAbsent(fields.get(change).getValue(), _ -> new ArrayList<>())
                                .add(change);
                    }
                    service.ask(amendment.id(), List.copyOf(parts.values()));
                    Toasts.done(say("amendment.division.asked"));
                    changed.run();
                });
    }

    private static String say(String key, Object... arguments) {
        return UI.getCurrentOrThrow().getTranslation(key, arguments);
    }
}
