package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.PageHeader;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.Json;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.parley.voting.RulesQueries;
import org.parley.voting.RulesService;
import org.parley.voting.RulesView;

/** Where rules are written: the fields beside what they say in plain words and what they make of a vote that is made up. */
@Route("negotiations/:negotiation/rules/new")
@RouteAlias("negotiations/:negotiation/rules/:rules/change")
@PermitAll
class RuleEditorView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final RulesQueries queries;
    private final RulesService service;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final CurrentPerson current;
    private final PageHeader header = new PageHeader("");
    private final Div fields = new Div();
    private final Div words = new Div();
    private final Paragraph refusal = new Paragraph();
    private final Span hash = new Span();
    private final TextArea reason = new TextArea();
    private @Nullable RuleForm form;
    private @Nullable TrialPanel trial;
    private String title = getTranslation("voting.rules.write");

    RuleEditorView(
            RulesQueries queries,
            RulesService service,
            NegotiationQueries negotiations,
            Seats seats,
            CurrentPerson current) {
        this.queries = queries;
        this.service = service;
        this.negotiations = negotiations;
        this.seats = seats;
        this.current = current;
        fields.addClassName("stack");
        getContent().addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElseThrow(() -> new NotFound("negotiation")));
        if (!current.isAdministrator()) {
            seats.requireFacilitator(negotiation.id());
        }
        Optional<RulesView> changed =
                event.getRouteParameters().get("rules").map(id -> queries.get(negotiation.id(), id));
        changed.filter(each -> each.house() || each.retired()).ifPresent(each -> {
            throw new NotFound("rules");
        });
        List<DelegationView> delegations = negotiations.delegations(negotiation.id());
        List<RulesView> all = queries.list(negotiation.id());
        TrialPanel tried = new TrialPanel(Examples.of(delegations), Examples.names(delegations));
        trial = tried;
        Map<String, String> others = new LinkedHashMap<>();
        all.stream()
                .filter(each -> !each.retired())
                .filter(each -> changed.isEmpty()
                        || !each.rules().id().equals(changed.get().rules().id()))
                .forEach(each -> others.put(each.rules().id(), Phrases.name(this, each.rules())));

        title = changed.map(each ->
                        getTranslation("voting.rules.change-of", each.rules().name()))
                .orElseGet(() -> getTranslation("voting.rules.write"));
        header.title(title);
        header.lead(getTranslation(changed.isEmpty() ? "voting.rules.write-lead" : "voting.rules.change-lead"));
        header.trail(new Anchor(Paths.rules(negotiation.slug()), getTranslation("voting.rules.title")));

        fields.removeAll();
        if (changed.isEmpty()) {
            String from = event.getLocation()
                    .getQueryParameters()
                    .getSingleParameter("from")
                    .filter(others::containsKey)
                    .orElse("simple-majority");
            Select<String> start = new Select<>();
            start.setLabel(getTranslation("voting.rules.start"));
            start.setItems(others.keySet());
            start.setItemLabelGenerator(id -> others.getOrDefault(id, id));
            start.setValue(from);
            start.addValueChangeListener(change -> begin(start(all, change.getValue()), false, delegations, others));
            start.setWidthFull();
            fields.add(start);
            begin(start(all, from), false, delegations, others);
        } else {
            begin(changed.get().rules(), true, delegations, others);
        }

        words.addClassName("card");
        words.getElement().setAttribute("aria-live", "polite");
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        hash.addClassNames("small", "quiet", "hash");
        reason.setLabel(getTranslation("voting.rules.reason"));
        reason.setHelperText(getTranslation("voting.rules.reason-help", RulesService.LONGEST_REASON));
        reason.setMaxLength(RulesService.LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        Button save = new Button(
                getTranslation(changed.isEmpty() ? "voting.rules.save" : "voting.rules.save-version"),
                click -> save(negotiation, changed.map(RulesView::version).orElse(0)));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Button cancel = new Button(
                getTranslation("voting.prepare.cancel"),
                click -> UI.getCurrentOrThrow()
                        .navigate(changed.map(each -> Paths.rules(
                                        negotiation.slug(), each.rules().id()))
                                .orElseGet(() -> Paths.rules(negotiation.slug()))));
        Div actions = new Div(save, cancel);
        actions.addClassName("actions");
        Div main = new Div(fields, reason, refusal, actions);
        main.addClassNames("form", "form--wide");
        Div beside = new Div(words, tried);
        beside.addClassName("stack");
        Div split = new Div(main, beside);
        split.addClassNames("split", "split--even");
        getContent().removeAll();
        getContent().add(header, split);
    }

    /** What a new rule set begins with: another one's rules under a name of its own. */
    private RuleSet start(List<RulesView> all, String id) {
        RuleSet from = all.stream()
                .map(RulesView::rules)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .or(() -> Presets.find(id))
                .orElseThrow(() -> new NotFound("rules"));
        List<String> taken = all.stream().map(each -> each.rules().id()).collect(Collectors.toList());
        String base = from.id().length() > 50 ? from.id().substring(0, 50).replaceAll("-+$", "") : from.id();
        int number = 2;
        while (taken.contains(base + "-" + number)) {
            number++;
        }
        return RuleSet.fromJson(from.toJson().asObject().with("id", Json.of(base + "-" + number)));
    }

    private void begin(RuleSet start, boolean fixed, List<DelegationView> delegations, Map<String, String> others) {
        RuleForm old = form;
        RuleForm fresh = new RuleForm(start, fixed, Examples.names(delegations), others, this::show);
        form = fresh;
        if (old != null) {
            fields.remove(old);
        }
        fields.add(fresh);
        show();
    }

    /** What the fields say: in words and on the example, or what is wrong with them. */
    private void show() {
        read().ifPresent(rules -> {
            words.removeAll();
            hash.setText(rules.hash());
            words.add(new H2(getTranslation("voting.rules.words")), Phrases.words(this, rules), hash);
            TrialPanel tried = trial;
            if (tried != null) {
                tried.show(rules);
            }
        });
    }

    private Optional<RuleSet> read() {
        RuleForm now = form;
        if (now == null) {
            return Optional.empty();
        }
        try {
            RuleSet rules = now.read();
            refusal.setText("");
            return Optional.of(rules);
        } catch (RuleViolation violation) {
            refuse(violation);
            return Optional.empty();
        }
    }

    private void save(NegotiationView negotiation, int known) {
        read().ifPresent(rules -> {
            try {
                if (known == 0) {
                    service.write(negotiation.id(), rules, reason.getValue());
                } else {
                    service.change(negotiation.id(), rules, known, reason.getValue());
                }
                UI.getCurrentOrThrow().navigate(Paths.rules(negotiation.slug(), rules.id()));
            } catch (RuleViolation violation) {
                refuse(violation);
            }
        });
    }

    private void refuse(RuleViolation violation) {
        refusal.setText(getTranslation(violation.key(), violation.arguments().toArray()));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
