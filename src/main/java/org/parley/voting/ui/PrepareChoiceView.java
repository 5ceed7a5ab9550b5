package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.PageHeader;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectChoice;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.procedure.Manner;
import org.parley.procedure.RuleSet;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Ties;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;

/** Where a facilitator prepares a choice: the options, how they are marked and counted, what happens to equals. */
@Route("negotiations/:negotiation/rounds/new-choice")
@PermitAll
class PrepareChoiceView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_TITLE = 200;
    private static final int MOST_MINUTES = 43_200;
    private static final List<Method> METHODS = List.of(
            Method.SCHULZE,
            Method.RANKED_PAIRS,
            Method.INSTANT_RUN_OFF,
            Method.TRANSFERABLE_VOTE,
            Method.SINGLE,
            Method.MULTIPLE,
            Method.APPROVAL,
            Method.SCORE);

    /** Marks are not called out nor counted by hands: they are recorded, or secret as in an election. */
    private static final Set<Manner> MANNERS = Set.of(Manner.SIMULTANEOUS, Manner.SECRET);

    private final RoundService service;
    private final RoundQueries rounds;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final TextField title = new TextField();
    private final Select<Method> method = new Select<>();
    private final IntegerField places = new IntegerField();
    private final RadioButtonGroup<Ties> ties = new RadioButtonGroup<>();
    private final Select<RuleSet> ruleSet = new Select<>();
    private final TakingFields taking = new TakingFields(MANNERS);
    private final Div words = new Div();
    private final Checkbox timed = new Checkbox();
    private final IntegerField minutes = new IntegerField();
    private final Paragraph refusal = new Paragraph();

    PrepareChoiceView(
            RoundService service,
            RoundQueries rounds,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects) {
        this.service = service;
        this.rounds = rounds;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        getContent().addClassNames("page", "page--text");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String slug = event.getRouteParameters().get("negotiation").orElseThrow(() -> new NotFound("negotiation"));
        NegotiationView negotiation = negotiations.bySlug(slug);
        seats.requireFacilitator(negotiation.id());
        PageHeader header = new PageHeader(getTranslation("voting.choice.prepare.title"))
                .trail(new Anchor(Paths.rounds(slug), getTranslation("voting.list.title")))
                .lead(getTranslation("voting.choice.prepare.lead"));
        Set<String> asked = Set.copyOf(
                event.getLocation().getQueryParameters().getParameters().getOrDefault("subject", List.of()));
        List<SubjectCard> offered = offered(negotiation);
        OptionFields options = new OptionFields(
                offered,
                offered.stream()
                        .filter(card -> asked.contains(card.ref().toString()))
                        .toList());
        getContent().removeAll();
        getContent().add(header, form(negotiation, options));
    }

    /** Plans and articles as everybody names them, and the amendments that wait for a vote. */
    private List<SubjectCard> offered(NegotiationView negotiation) {
        Map<SubjectRef, SubjectCard> cards = new LinkedHashMap<>();
        Stream.concat(
                        subjects.choices(negotiation.id().value(), getLocale()).stream()
                                .map(SubjectChoice::card)
                                .filter(card -> Set.of(SubjectRef.PLAN, SubjectRef.PROVISION)
                                        .contains(card.ref().kind())),
                        rounds.pending(negotiation.id()).stream()
                                .flatMap(ref -> subjects.describe(ref, getLocale()).stream()))
                .forEach(card -> cards.putIfAbsent(card.ref(), card));
        return List.copyOf(cards.values());
    }

    private Div form(NegotiationView negotiation, OptionFields options) {
        title.setLabel(getTranslation("voting.choice.prepare.question"));
        title.setHelperText(getTranslation("voting.prepare.name-help", LONGEST_TITLE));
        title.setMaxLength(LONGEST_TITLE);

        method.setLabel(getTranslation("voting.choice.prepare.method"));
        method.setItems(METHODS);
        method.setItemLabelGenerator(one -> getTranslation("procedure.choice.method." + one.name()));
        method.addValueChangeListener(change -> explain());
        places.setLabel(getTranslation("voting.choice.prepare.places"));
        places.setMin(1);
        places.setMax(ChoiceQuestion.MOST_OPTIONS - 1);
        places.setStepButtonsVisible(true);
        places.setValue(1);
        ties.setLabel(getTranslation("voting.choice.prepare.ties"));
        ties.setItems(Ties.values());
        ties.setItemLabelGenerator(
                one -> getTranslation("voting.choice.ties." + one.name().toLowerCase(Locale.ROOT)));
        ties.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        ties.setValue(Ties.DRAWN);

        ruleSet.setLabel(getTranslation("voting.choice.prepare.rules"));
        List<RuleSet> sets = rounds.ruleSets(negotiation.id());
        ruleSet.setItems(sets);
        ruleSet.setItemLabelGenerator(rules -> Phrases.name(this, rules));
        ruleSet.addValueChangeListener(change -> explain());
        words.addClassNames("card", "card--quiet", "small");
        words.getElement().setAttribute("aria-live", "polite");
        ruleSet.setValue(sets.getFirst());
        method.setValue(Method.SCHULZE);

        timed.setLabel(getTranslation("voting.prepare.timed"));
        timed.addValueChangeListener(change -> minutes.setVisible(change.getValue()));
        minutes.setLabel(getTranslation("voting.prepare.minutes"));
        minutes.setHelperText(getTranslation("voting.prepare.minutes-help", MOST_MINUTES));
        minutes.setMin(1);
        minutes.setMax(MOST_MINUTES);
        minutes.setStepButtonsVisible(true);
        minutes.setValue(15);
        minutes.setVisible(false);

        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        Button prepare = new Button(getTranslation("voting.prepare.submit"));
        prepare.addThemeVariants(ButtonVariant.PRIMARY);
        prepare.setDisableOnClick(true);
        prepare.addClickListener(click -> {
            prepare(negotiation, options);
            prepare.setEnabled(true);
        });
        Button cancel = new Button(
                getTranslation("voting.prepare.cancel"),
                click -> UI.getCurrentOrThrow().navigate(Paths.rounds(negotiation.slug())));
        Div actions = new Div(prepare, cancel);
        actions.addClassName("actions");
        H2 choices = new H2(getTranslation("voting.choice.options"));
        choices.addClassName("small");
        Div form = new Div(
                title, choices, options, method, places, ruleSet, words, ties, taking, timed, minutes, refusal,
                actions);
        form.addClassName("form");
        return form;
    }

    /** How it is counted, before anybody is bound by it. */
    private void explain() {
        Method chosen = method.getValue();
        RuleSet rules = ruleSet.getValue();
        if (chosen == null || rules == null) {
            return;
        }
        places.setVisible(chosen.severalPlaces());
        words.removeAll();
        words.add(
                new Paragraph(ChoiceWords.how(this, chosen)),
                new Paragraph(getTranslation(
                        ChoiceCount.weighs(rules) ? "voting.choice.weighted" : "voting.choice.unweighted")),
                new Paragraph(getTranslation("voting.choice.only-quorum")));
    }

    private void prepare(NegotiationView negotiation, OptionFields options) {
        refusal.setText("");
        try {
            ChoiceQuestion question =
                    new ChoiceQuestion(method.getValue(), wantedPlaces(), ties.getValue(), options.options());
            RoundId round = service.prepareChoice(
                    negotiation.id(),
                    title.getValue(),
                    question,
                    ruleSet.getValue().id(),
                    taking.value(),
                    timer());
            UI.getCurrentOrThrow().navigate(Paths.round(negotiation.slug(), round));
        } catch (RuleViolation violation) {
            refusal.setText(
                    getTranslation(violation.key(), violation.arguments().toArray()));
        }
    }

    private int wantedPlaces() {
        Integer value = places.getValue();
        return places.isVisible() ? value == null ? 0 : value : 1;
    }

    private @Nullable Duration timer() {
        if (!timed.getValue()) {
            return null;
        }
        Integer value = minutes.getValue();
        return Duration.ofMinutes(value == null ? 0 : value);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("voting.choice.prepare.title");
    }
}
