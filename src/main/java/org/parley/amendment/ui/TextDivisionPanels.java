package org.parley.amendment.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.parley.amendment.DivisionQueries;
import org.parley.amendment.DivisionService;
import org.parley.amendment.DivisionStatus;
import org.parley.amendment.DivisionView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.Kept;
import org.parley.design.Words;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.text.ProvisionId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The vote on an article or a whole text in parts, on the page of the plan, beside the one and above the other: asking for it, what became of
 * each part, and what may be done.
 */
@Component
@Order(0)
class TextDivisionPanels implements PlanAdditions {

    private final DivisionQueries queries;
    private final DivisionService service;
    private final DivisionPanel panel;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Messages messages;

    TextDivisionPanels(
            DivisionQueries queries,
            DivisionService service,
            DivisionPanel panel,
            NegotiationQueries negotiations,
            Seats seats,
            Messages messages) {
        this.negotiations = negotiations;
        this.seats = seats;
        this.queries = queries;
        this.service = service;
        this.panel = panel;
        this.messages = messages;
    }

    /** To ask that the whole text be put in parts, and to put it. */
    @Override
    public List<Kept.Part> links(PlanSummary plan) {
        SubjectRef text = SubjectRef.of(SubjectRef.PLAN, plan.id());
        List<Kept.Part> links = new ArrayList<>();
        if (queries.offered(text)) {
            links.add(Kept.button(
                    "amendment.division.ask-whole",
                    false,
                    () -> ask(
                            plan.title(),
                            "amendment.division.ask-plan",
                            text,
                            parts -> service.ask(plan.id(), parts))));
        }
        if (seats.mayFacilitate(plan.negotiation()) && queries.puttable(plan.id())) {
            String path = "negotiations/" + negotiations.get(plan.negotiation()).slug() + "/rounds/new?subject=" + text;
            links.add(new Kept.Part(path, () -> new Anchor(path, Words.say("amendment.division.put-plan"))));
        }
        return links;
    }

    @Override
    public List<Kept.Part> above(PlanSummary plan) {
        return shown(SubjectRef.of(SubjectRef.PLAN, plan.id()), H2::new);
    }

    private List<Kept.Part> shown(SubjectRef text, Function<String, HtmlComponent> title) {
        return queries
                .last(text)
                .filter(division -> division.status() != DivisionStatus.WITHDRAWN)
                .map(division -> new Kept.Part(List.of("division", division), () -> show(title, division)))
                .stream()
                .toList();
    }

    /** That an article is divided, or that it is asked for, behind its status. */
    @Override
    public Map<ProvisionId, String> marks(PlanSummary plan, VersionView version) {
        UI ui = UI.getCurrent();
        Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
        Map<ProvisionId, String> marks = new HashMap<>();
        queries.active(plan.id()).stream()
                .filter(division -> division.whole().kind().equals(SubjectRef.PROVISION))
                .forEach(division -> marks.put(
                        new ProvisionId(division.whole().id()),
                        messages.get(
                                locale,
                                "amendment.division.status." + division.status().word())));
        return marks;
    }

    @Override
    public List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision) {
        if (version.text().articles().stream().noneMatch(each -> each.id().equals(provision))) {
            return List.of();
        }
        SubjectRef article = SubjectRef.of(SubjectRef.PROVISION, provision);
        List<Kept.Part> parts = new ArrayList<>(shown(article, H3::new));
        if (queries.offered(article)) {
            parts.add(new Kept.Part(List.of("divide", provision), () -> asking(version, article)));
        }
        return parts;
    }

    private Div asking(VersionView version, SubjectRef article) {
        ProvisionId id = new ProvisionId(article.id());
        Div actions = new Div(new Button(
                Words.say("amendment.division.ask"),
                click -> ask(
                        version.numbering().cite(id),
                        "amendment.division.ask-article",
                        article,
                        parts -> service.ask(id, parts))));
        actions.addClassName("actions");
        return actions;
    }

    private com.vaadin.flow.component.Component show(Function<String, HtmlComponent> title, DivisionView division) {
        return panel.of(
                title.apply(Words.say("amendment.division.title")),
                division,
                part -> queries.beginning(division, part),
                () -> {});
    }

    private void ask(String title, String said, SubjectRef text, Consumer<List<List<Integer>>> asked) {
        DivisionPanel.ask(title, Words.say(said), queries.units(text), asked, () -> {});
    }

    /** Of the articles the page hears anyway; that a part is under vote its round tells. */
    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.ROUND);
    }
}
