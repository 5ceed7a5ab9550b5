package org.parley.voting.ui;

import com.ibm.icu.text.ListFormatter;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.PageHeader;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.procedure.Manner;
import org.parley.procedure.RuleSet;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.Ruling;

/** Where a facilitator prepares a round: what is put to the vote, by which rules, for how long. */
@Route("negotiations/:negotiation/rounds/new")
@PermitAll
class PrepareRoundView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_TITLE = 200;
    private static final int MOST_MINUTES = 43_200;
    private static final String SILENCE = "silence";

    /** As the United Nations General Assembly gives at least (decision 74/544). */
    private static final Duration USUAL_SILENCE = Duration.ofHours(72);

    private final RoundService service;
    private final RoundQueries rounds;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final CheckboxGroup<SubjectCard> chosen = new CheckboxGroup<>();
    private final TextField title = new TextField();
    private final Select<RuleSet> ruleSet = new Select<>();
    private final Div ruleWords = new Div();
    private final Paragraph why = new Paragraph();
    private final TakingFields taking = new TakingFields();
    private final DeadlineField until;
    private final Checkbox timed = new Checkbox();
    private final IntegerField minutes = new IntegerField();
    private final Div warnings = new Div();
    private final CautionField caution = new CautionField();
    private final Paragraph refusal = new Paragraph();
    private String suggested = "";
    private String proposed = "";

    PrepareRoundView(
            RoundService service,
            RoundQueries rounds,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            Clock clock) {
        until = new DeadlineField(
                clock,
                clock.instant()
                        .plus(USUAL_SILENCE)
                        .truncatedTo(ChronoUnit.HOURS)
                        .plus(Duration.ofHours(1)));
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
        List<SubjectRef> asked =
                event.getLocation().getQueryParameters().getParameters().getOrDefault("subject", List.of()).stream()
                        .flatMap(text -> parsed(text).stream())
                        .toList();
        Set<SubjectRef> offered = new LinkedHashSet<>(asked);
        offered.addAll(rounds.pending(negotiation.id()));
        List<SubjectCard> cards = offered.stream()
                .flatMap(ref -> subjects.describe(ref, getLocale()).stream())
                .filter(card -> card.negotiation().equals(negotiation.id().value()))
                .toList();

        PageHeader header = new PageHeader(getTranslation("voting.prepare.title"))
                .trail(new Anchor(Paths.rounds(slug), getTranslation("voting.list.title")))
                .lead(getTranslation("voting.prepare.lead"));
        getContent().removeAll();
        getContent().add(header);
        if (cards.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            getTranslation("voting.prepare.nothing"), getTranslation("voting.prepare.nothing-next")));
            return;
        }
        getContent().add(form(negotiation, cards, Set.copyOf(asked)));
    }

    private Div form(NegotiationView negotiation, List<SubjectCard> cards, Set<SubjectRef> asked) {
        Map<SubjectRef, SubjectCard> byRef =
                cards.stream().collect(Collectors.toMap(SubjectCard::ref, Function.identity()));
        chosen.setLabel(getTranslation("voting.prepare.subjects"));
        chosen.setHelperText(getTranslation("voting.prepare.subjects-help"));
        chosen.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        chosen.setItemLabelGenerator(SubjectCard::title);
        chosen.setItemHelperGenerator(SubjectCard::detail);
        chosen.setItems(cards);
        chosen.addValueChangeListener(change -> {
            suggestTitle();
            rule(negotiation);
            Warnings.show(
                    warnings,
                    rounds.warnings(
                            negotiation.id(),
                            change.getValue().stream().map(SubjectCard::ref).toList(),
                            getLocale()),
                    subjects);
            caution.show(rounds.cautions(negotiation.id(), refs()));
        });

        title.setLabel(getTranslation("voting.prepare.name"));
        title.setHelperText(getTranslation("voting.prepare.name-help", LONGEST_TITLE));
        title.setMaxLength(LONGEST_TITLE);
        title.setValueChangeMode(ValueChangeMode.ON_BLUR);

        ruleSet.setLabel(getTranslation("voting.prepare.rules"));
        List<RuleSet> offered = rounds.ruleSets(negotiation.id());
        ruleSet.setItems(offered);
        ruleSet.setItemLabelGenerator(rules -> Phrases.name(this, rules));
        ruleSet.addValueChangeListener(change -> showRules());
        ruleWords.addClassNames("card", "card--quiet");
        ruleWords.getElement().setAttribute("aria-live", "polite");
        ruleSet.setValue(offered.getFirst());
        proposed = offered.getFirst().id();
        why.addClassNames("quiet", "small");
        why.getElement().setAttribute("aria-live", "polite");
        why.setVisible(false);

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

        Button prepare = new Button(getTranslation("voting.prepare.submit"), click -> {
            prepare(negotiation);
            click.getSource().setEnabled(true); // refused, it is pressed again
        });
        prepare.addThemeVariants(ButtonVariant.PRIMARY);
        prepare.setDisableOnClick(true);
        Button cancel = new Button(
                getTranslation("voting.prepare.cancel"),
                click -> UI.getCurrentOrThrow().navigate(Paths.rounds(negotiation.slug())));
        Div actions = new Div(prepare, cancel);
        actions.addClassName("actions");

        chosen.setValue(asked.stream()
                .flatMap(ref -> Optional.ofNullable(byRef.get(ref)).stream())
                .collect(Collectors.toSet()));
        until.setVisible(false);
        taking.whenSilence(silence -> {
            until.setVisible(silence);
            timed.setVisible(!silence);
            minutes.setVisible(!silence && timed.getValue());
            if (silence && !ruleSet.isReadOnly()) {
                offered.stream()
                        .filter(rules -> rules.id().equals(SILENCE))
                        .findFirst()
                        .ifPresent(ruleSet::setValue);
            }
        });
        Div form = new Div(
                chosen, warnings, caution, title, taking, ruleSet, why, ruleWords, until, timed, minutes, refusal,
                actions);
        form.addClassName("form");
        return form;
    }

    /** The subjects' own names, until the facilitator gives the round another. */
    private void suggestTitle() {
        if (title.getValue().isBlank() || title.getValue().equals(suggested)) {
            String names =
                    chosen.getValue().stream().map(SubjectCard::title).sorted().collect(Collectors.joining("; "));
            suggested = names.length() <= LONGEST_TITLE
                    ? names
                    : names.substring(0, names.offsetByCodePoints(0, 150)) + "…";
            title.setValue(suggested);
        }
    }

    private void showRules() {
        RuleSet rules = ruleSet.getValue();
        ruleWords.removeAll();
        H2 name = new H2(Phrases.name(this, rules));
        name.addClassName("small");
        ruleWords.add(name, Phrases.words(this, rules));
    }

    /** What the negotiation's rules say of the question chosen, and why; the facilitator may choose others where nothing is marked. */
    private void rule(NegotiationView negotiation) {
        refusal.setText("");
        Ruling ruling;
        try {
            ruling = rounds.ruling(negotiation.id(), refs());
        } catch (RuleViolation violation) {
            why.setVisible(false);
            refusal.setText(
                    getTranslation(violation.key(), violation.arguments().toArray()));
            return;
        }
        boolean chosen = !ruleSet.isReadOnly() && !ruleSet.getValue().id().equals(proposed);
        if (ruling.stricter() != null || !chosen) {
            ruleSet.getListDataView()
                    .getItems()
                    .filter(rules -> rules.id().equals(ruling.rules().id()))
                    .findFirst()
                    .ifPresent(ruleSet::setValue);
        }
        proposed = ruling.rules().id();
        ruleSet.setReadOnly(ruling.stricter() != null);
        why.setVisible(ruling.stricter() != null || ruling.ofArticle());
        if (ruling.stricter() != null) {
            String marks = ListFormatter.getInstance(getLocale())
                    .format(ruling.marks().stream()
                            .map(mark -> getTranslation("procedure.mark." + mark))
                            .toList());
            why.setText(getTranslation("voting.prepare.why-marked", marks, Phrases.name(this, ruling.usual())));
        } else if (ruling.ofArticle()) {
            why.setText(getTranslation("voting.prepare.why-article"));
        }
    }

    private void prepare(NegotiationView negotiation) {
        refusal.setText("");
        try {
            String rules = ruleSet.getValue().id();
            List<SubjectRef> refs = new ArrayList<>(refs());
            if (!caution.acknowledged(reason -> service.acknowledge(negotiation.id(), refs, reason))) {
                return;
            }
            RoundId round = taking.value().manner() == Manner.SILENCE
                    ? service.prepareSilence(negotiation.id(), title.getValue(), refs, rules, until.value())
                    : service.prepare(negotiation.id(), title.getValue(), refs, rules, taking.value(), timer());
            UI.getCurrentOrThrow().navigate(Paths.round(negotiation.slug(), round));
        } catch (RuleViolation violation) {
            refusal.setText(
                    getTranslation(violation.key(), violation.arguments().toArray()));
        }
    }

    /** In the order in which they are offered, whatever the order of ticking. */
    private List<SubjectRef> refs() {
        Set<SubjectCard> ticked = chosen.getValue();
        return chosen.getListDataView()
                .getItems()
                .filter(ticked::contains)
                .map(SubjectCard::ref)
                .toList();
    }

    private @Nullable Duration timer() {
        if (!timed.getValue()) {
            return null;
        }
        Integer value = minutes.getValue();
        return Duration.ofMinutes(value == null ? 0 : value);
    }

    private static Optional<SubjectRef> parsed(String text) {
        try {
            return Optional.of(SubjectRef.parse(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("voting.prepare.title");
    }
}
