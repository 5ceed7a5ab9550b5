package org.parley.amendment.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.OrderQueries;
import org.parley.amendment.Outlook;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Redline;
import org.parley.design.Steps;
import org.parley.design.WordOrigins;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.ui.PlanNavigation;
import org.parley.plan.ui.PlanRedlines;
import org.parley.text.PlanRedline;
import org.parley.text.order.Fate;
import org.parley.text.order.Step;

/** What would come of a set of outcomes: tick, and read the text, what falls, and what is left to vote. For everybody who reads the plan. */
@Route("negotiations/:negotiation/plans/:plan/what-if")
@PermitAll
class WhatIfView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final Set<String> CONCERNS = Set.of(SubjectRef.AMENDMENT, SubjectRef.PLAN);

    private final OrderQueries queries;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Live live;

    private final PageHeader header = new PageHeader("");
    private final Steps steps = new Steps();
    private final Div outcome = new Div();
    private final Checkbox redlined = new Checkbox();
    private final Checkbox whole = new Checkbox();
    private final WordOrigins text = new WordOrigins();
    private final Redline redline = new Redline();
    private final Paragraph nothing = new Paragraph();
    private final Div split = new Div();
    private final Div empty = new Div();

    private final Map<AmendmentId, Boolean> outcomes = new LinkedHashMap<>();
    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;

    WhatIfView(
            OrderQueries queries,
            AmendmentQueries amendments,
            AmendmentNames names,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Live live) {
        this.queries = queries;
        this.amendments = amendments;
        this.names = names;
        this.plans = plans;
        this.negotiations = negotiations;
        this.live = live;
        redlined.setLabel(getTranslation("amendment.what-if.redlined"));
        redlined.addValueChangeListener(change -> show());
        whole.setLabel(getTranslation("amendment.what-if.whole"));
        whole.addValueChangeListener(change -> show());
        steps.addChosenListener(event -> choose(new AmendmentId(event.step()), event.outcome()));
        redline.setChangesOnly(false);
        nothing.addClassName("quiet");
        nothing.setText(getTranslation("amendment.what-if.nothing"));
        Div toolbar = new Div(redlined, whole);
        toolbar.addClassNames("toolbar", "toolbar--line");
        Section votes = new Section(new H2(getTranslation("amendment.what-if.votes")), steps);
        votes.addClassName("section");
        Section reading =
                new Section(new H2(getTranslation("amendment.what-if.text")), toolbar, nothing, text, redline);
        reading.addClassName("section");
        outcome.addClassNames("stack", "stack--loose");
        outcome.getElement().setAttribute("aria-live", "polite");
        Div left = new Div(outcome, reading);
        left.addClassNames("stack", "stack--loose");
        split.add(votes, left);
        split.addClassNames("split", "split--what-if");
        getContent().addClassNames("page", "page--wide");
        getContent().add(header, empty, split);
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
        header.title(getTranslation("amendment.what-if.title"))
                .lead(getTranslation("amendment.what-if.lead"))
                .trail(
                        new Anchor(PlanNavigation.plan(found.slug(), of.slug()), of.title()),
                        new Anchor(
                                AmendmentNavigation.order(found.slug(), of.slug()),
                                getTranslation("amendment.order.title")));
        read(event.getLocation().getQueryParameters(), found, of);
        if (first) {
            live.follow(this, found.id().value(), touched -> {
                if (touched.stream()
                        .anyMatch(each -> CONCERNS.contains(each.subject().kind())
                                && !each.type().equals(Presence.CHANGED))) {
                    show();
                }
            });
        }
        show();
    }

    /** The address names amendments by their numbers, so that it can be read and said. */
    private void read(QueryParameters query, NegotiationView in, PlanSummary of) {
        outcomes.clear();
        Map<String, AmendmentId> numbers = amendments.pendingOn(of.id()).stream()
                .filter(AmendmentView::filed)
                .collect(Collectors.toMap(each -> String.valueOf(each.number()), AmendmentView::id, (one, _) -> one));
        for (Steps.Outcome said : List.of(Steps.Outcome.ADOPTED, Steps.Outcome.REJECTED)) {
            query.getSingleParameter(said.word()).stream()
                    .flatMap(list -> Stream.of(list.split(",")))
                    .flatMap(number -> Stream.ofNullable(numbers.get(number.strip())))
                    .forEach(id -> outcomes.put(id, said == Steps.Outcome.ADOPTED));
        }
    }

    private void choose(AmendmentId step, Steps.Outcome said) {
        if (said == Steps.Outcome.OPEN) {
            outcomes.remove(step);
        } else {
            outcomes.put(step, said == Steps.Outcome.ADOPTED);
        }
        Outlook outlook = show();
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(AmendmentNavigation.whatIf(here().slug(), plan().slug()), parameters(outlook))));
    }

    private QueryParameters parameters(Outlook outlook) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Steps.Outcome said : List.of(Steps.Outcome.ADOPTED, Steps.Outcome.REJECTED)) {
            String list = outcomes.entrySet().stream()
                    .filter(each -> each.getValue() == (said == Steps.Outcome.ADOPTED))
                    .flatMap(each -> Stream.ofNullable(
                            outlook.amendments().get(each.getKey().value())))
                    .map(AmendmentView::number)
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            if (!list.isEmpty()) {
                parameters.put(said.word(), list);
            }
        }
        return QueryParameters.simple(parameters);
    }

    private NegotiationView here() {
        return Objects.requireNonNull(negotiation);
    }

    private PlanSummary plan() {
        return Objects.requireNonNull(plan);
    }

    private Outlook show() {
        Outlook outlook = queries.whatIf(plan().id(), outcomes);
        VoteSteps words = new VoteSteps(this, here(), outlook.plan(), outlook.version(), outlook.amendments(), names);
        boolean none = outlook.order().steps().isEmpty();
        split.setVisible(!none);
        Kept.show(empty, none ? List.of(new Kept.Part("none", this::none)) : List.of());
        Map<UUID, Boolean> said = new LinkedHashMap<>();
        outcomes.forEach((id, adopted) -> said.put(id.value(), adopted));
        steps.setModel(new Steps.Model(
                false,
                true,
                outlook.order().groups().stream()
                        .map(group -> words.group(group, outlook.whatIf().fates(), said))
                        .toList()));
        showText(outlook);
        showOutcome(outlook, words);
        return outlook;
    }

    private EmptyState none() {
        return new EmptyState(
                getTranslation("amendment.order.none"),
                getTranslation("amendment.order.none-next"),
                new Anchor(AmendmentNavigation.amendments(here().slug()), getTranslation("amendment.list.title")));
    }

    private void showText(Outlook outlook) {
        boolean changed = outlook.whatIf().stages().size() > 1;
        boolean lined = redlined.getValue();
        redlined.setVisible(changed);
        nothing.setVisible(!changed);
        text.setVisible(!lined && (changed || whole.getValue()));
        redline.setVisible(lined && changed);
        if (lined && changed) {
            PlanRedline all = PlanRedline.shown(
                    outlook.version().text(),
                    outlook.version().numbering(),
                    outlook.whatIf().text(),
                    outlook.version().numbering().again(outlook.whatIf().text()));
            redline.setModel(PlanRedlines.model(
                    outlook.plan().language(), whole.getValue() ? all : AmendmentQueries.articles(all)));
        } else {
            text.setModel(OriginModels.of(this, outlook, here(), names, whole.getValue()));
        }
    }

    private void showOutcome(Outlook outlook, VoteSteps words) {
        List<ListItem> falls = new ArrayList<>();
        List<ListItem> changes = new ArrayList<>();
        outlook.whatIf().fates().forEach((id, fate) -> {
            if (fate.kind() == Fate.Kind.FALLEN) {
                falls.add(line(words, id, words.fate(fate)));
            } else if (fate.kind() == Fate.Kind.CHANGED) {
                changes.add(line(words, id, words.fate(fate)));
            }
        });
        List<ListItem> left =
                outlook.whatIf().steps().stream().map(step -> line(words, step)).toList();
        Kept.show(
                outcome,
                Stream.of(
                                list("amendment.what-if.falls", "amendment.what-if.falls-none", falls),
                                list("amendment.what-if.changes", null, changes),
                                list("amendment.what-if.left", "amendment.what-if.left-none", left))
                        .map(Kept::drawn)
                        .toList());
    }

    private ListItem line(VoteSteps words, Step step) {
        ListItem item = new ListItem();
        step.proposals().forEach(id -> {
            if (item.getChildren().findAny().isPresent()) {
                item.add(" = ");
            }
            item.add(new Anchor(words.path(id), words.label(id)));
        });
        return item;
    }

    private ListItem line(VoteSteps words, UUID amendment, String said) {
        ListItem item = new ListItem(new Anchor(words.path(amendment), words.label(amendment)));
        item.add(" " + said);
        return item;
    }

    private Section list(String title, @Nullable String none, List<ListItem> lines) {
        Section section = new Section(new H2(getTranslation(title, lines.size())));
        section.addClassName("section");
        section.setVisible(!lines.isEmpty() || none != null);
        if (lines.isEmpty() && none != null) {
            Paragraph quiet = new Paragraph(getTranslation(none));
            quiet.addClassName("quiet");
            section.add(quiet);
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("what-if__list");
            lines.forEach(list::add);
            section.add(list);
        }
        return section;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("amendment.what-if.title");
    }
}
