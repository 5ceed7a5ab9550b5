package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.OriginQueries;
import org.parley.amendment.Origins;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.WordOrigins;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.OriginPanels;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.ProvisionId;
import org.parley.text.order.Provenance;

/** Answers beside a plan's text who wrote the words of a provision: which amendment, whose, by which round. */
@org.springframework.stereotype.Component
class WordOriginPanels implements OriginPanels {

    private final OriginQueries origins;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;

    WordOriginPanels(
            OriginQueries origins,
            AmendmentQueries amendments,
            AmendmentNames names,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Subjects subjects) {
        this.origins = origins;
        this.amendments = amendments;
        this.names = names;
        this.plans = plans;
        this.negotiations = negotiations;
        this.subjects = subjects;
    }

    @Override
    public Component of(PlanId id, int number, ProvisionId provision) {
        UI ui = UI.getCurrentOrThrow();
        PlanSummary plan = plans.get(id);
        VersionView version = plans.text(id, number);
        NegotiationView negotiation = negotiations.get(plan.negotiation());
        Origins known = origins.of(id, number);
        Provenance.Words words = known.provenance().of(provision);
        TreeSet<Integer> used = Stream.concat(words.heading().stream(), words.text().stream())
                .map(Provenance.Span::origin)
                .collect(Collectors.toCollection(TreeSet::new));
        Function<AmendmentView, String> labels = names.labels(negotiation.id(), ui.getLocale());
        Map<Integer, Integer> places = new LinkedHashMap<>();
        List<WordOrigins.Source> sources = new ArrayList<>();
        for (int origin : used) {
            if (origin > 0) {
                places.put(origin, sources.size());
                sources.add(source(ui, known.chain().get(origin), labels, negotiation.slug(), plan));
            }
        }
        boolean first = used.contains(0);
        Div panel = new Div();
        panel.addClassNames("stack", "stack--close", "origins-panel");
        if (first) {
            Paragraph unmarked = new Paragraph(
                    ui.getTranslation(sources.isEmpty() ? "amendment.origin.all-first" : "amendment.origin.first"));
            unmarked.addClassNames("quiet", "small");
            panel.add(unmarked);
        }
        panel.add(new WordOrigins(new WordOrigins.Model(
                plan.language(),
                ui.getTranslation("amendment.what-if.sources"),
                sources,
                List.of(new WordOrigins.Node(
                        provision.toString(),
                        0,
                        null,
                        OriginModels.spans(words.heading(), places, version.numbering()),
                        OriginModels.spans(words.text(), places, version.numbering()))))));
        return panel;
    }

    private WordOrigins.Source source(
            UI ui, Origins.Origin origin, Function<AmendmentView, String> labels, String slug, PlanSummary plan) {
        List<AmendmentView> found = origin.amendments().stream()
                .flatMap(id -> amendments.find(id).stream())
                .toList();
        Optional<SubjectCard> round = Optional.ofNullable(origin.round())
                .map(id -> new SubjectRef(SubjectRef.ROUND, id))
                .flatMap(ref -> subjects.describe(ref, ui.getLocale()));
        String version = ui.getTranslation("amendment.origin.version", origin.version());
        String sign = found.isEmpty()
                ? "v" + origin.version()
                : found.stream().map(each -> String.valueOf(each.number())).collect(Collectors.joining(", "));
        String name = found.isEmpty() ? version : found.stream().map(labels).collect(Collectors.joining(" = "));
        AmendmentId named = found.isEmpty() ? null : found.getFirst().id();
        return new WordOrigins.Source(
                sign,
                name,
                named == null
                        ? PlanNavigation.version(slug, plan.slug(), origin.version())
                        : AmendmentNavigation.amendment(slug, named),
                found.isEmpty() ? ui.getTranslation("amendment.origin.settled") : version,
                round.map(card -> new WordOrigins.Link(card.title(), card.path())).stream()
                        .toList());
    }
}
