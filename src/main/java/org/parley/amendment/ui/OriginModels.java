package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Outlook;
import org.parley.delegation.NegotiationView;
import org.parley.design.WordOrigins;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.order.Provenance;
import org.parley.text.order.Sequence;

/** Texts whose words say which amendment they come from, for the component that draws them. */
final class OriginModels {

    private OriginModels() {}

    /** @param whole whether articles that stay as they are are shown too */
    static WordOrigins.Model of(
            Component where, Outlook outlook, NegotiationView negotiation, AmendmentNames names, boolean whole) {
        List<Sequence.Stage> stages = outlook.whatIf().stages();
        Provenance provenance =
                Provenance.of(stages.stream().map(Sequence.Stage::text).toList());
        Locale locale = UI.getCurrentOrThrow().getLocale();
        Function<AmendmentView, String> labels = names.labels(negotiation.id(), locale);
        Map<Integer, Integer> places = new LinkedHashMap<>();
        List<WordOrigins.Source> sources = new ArrayList<>();
        for (int origin : provenance.origins()) {
            if (origin > 0) {
                places.put(origin, sources.size());
                sources.add(source(stages.get(origin).by(), outlook.amendments(), labels, negotiation.slug()));
            }
        }
        PlanText text = outlook.whatIf().text();
        Numbering numbering = outlook.version().numbering().again(text);
        Set<Provision> before = new HashSet<>(outlook.version().text().articles());
        List<WordOrigins.Node> nodes = new ArrayList<>();
        for (Provision article : text.articles()) {
            if (whole || !before.contains(article)) {
                add(article, 0, provenance, places, numbering, nodes);
            }
        }
        return new WordOrigins.Model(
                outlook.plan().language(), where.getTranslation("amendment.what-if.sources"), sources, nodes);
    }

    private static WordOrigins.Source source(
            List<UUID> by, Map<UUID, AmendmentView> amendments, Function<AmendmentView, String> labels, String slug) {
        List<AmendmentView> found =
                by.stream().flatMap(id -> Stream.ofNullable(amendments.get(id))).toList();
        return new WordOrigins.Source(
                found.stream().map(each -> String.valueOf(each.number())).collect(Collectors.joining(", ")),
                found.stream().map(labels).collect(Collectors.joining(" = ")),
                found.isEmpty()
                        ? null
                        : AmendmentNavigation.amendment(slug, found.getFirst().id()),
                null,
                List.of());
    }

    private static void add(
            Provision provision,
            int depth,
            Provenance provenance,
            Map<Integer, Integer> places,
            Numbering numbering,
            List<WordOrigins.Node> nodes) {
        Provenance.Words words = provenance.of(provision.id());
        nodes.add(new WordOrigins.Node(
                provision.id().toString(),
                depth,
                numbering.number(provision.id()),
                spans(words.heading(), places, numbering),
                spans(words.text(), places, numbering)));
        provision.children().forEach(child -> add(child, depth + 1, provenance, places, numbering, nodes));
    }

    /** @param places of the origins among the sources; none for words that were there from the beginning */
    static List<WordOrigins.Span> spans(
            List<Provenance.Span> spans, Map<Integer, Integer> places, Numbering numbering) {
        return spans.stream()
                .map(span -> new WordOrigins.Span(numbering.resolve(span.text()), places.get(span.origin())))
                .toList();
    }
}
