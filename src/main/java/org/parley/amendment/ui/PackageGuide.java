package org.parley.amendment.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.PackageId;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageView;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Redline;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.ui.PlanRedlines;
import org.springframework.stereotype.Component;

/** Names packages for the modules that know them only by reference, and shows them how every plan would read. */
@Component
class PackageGuide implements SubjectGuide {

    private final PackageQueries packages;
    private final AmendmentNames names;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Messages messages;

    PackageGuide(
            PackageQueries packages,
            AmendmentNames names,
            NegotiationQueries negotiations,
            PlanQueries plans,
            Messages messages) {
        this.packages = packages;
        this.names = names;
        this.negotiations = negotiations;
        this.plans = plans;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PACKAGE);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return packages.find(new PackageId(subject.id())).map(bound -> card(subject, bound, locale));
    }

    @Override
    public Set<UUID> moversOf(SubjectRef subject) {
        return packages.find(new PackageId(subject.id()))
                .map(bound -> bound.members().stream()
                        .flatMap(member -> AmendmentGuide.movers(member.amendment()).stream())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private SubjectCard card(SubjectRef subject, PackageView bound, Locale locale) {
        Function<AmendmentView, String> labels = names.labels(bound.negotiation(), locale);
        String members = bound.members().stream()
                .map(member -> labels.apply(member.amendment()))
                .collect(Collectors.joining(", "));
        return new SubjectCard(
                subject,
                bound.negotiation().value(),
                messages.get(locale, "package.title", bound.number(), bound.title()),
                messages.get(locale, PackageBadges.key(bound)) + " · " + members,
                AmendmentNavigation.bound(negotiations.get(bound.negotiation()).slug(), bound.id()),
                redline(bound));
    }

    /** All plans one below the other, each named where it begins. */
    private String redline(PackageView bound) {
        List<Redline.Node> nodes = new ArrayList<>();
        String language = null;
        for (PackageQueries.Reading reading : packages.readings(bound.id())) {
            PlanSummary plan = plans.get(reading.plan());
            language = plan.language();
            int first = nodes.size();
            reading.redline()
                    .nodes()
                    .forEach(node -> nodes.add(PlanRedlines.node(messages::get, plan.language(), node)));
            if (nodes.size() > first) {
                nodes.set(first, noted(nodes.get(first), plan.title()));
            }
        }
        return Redline.json(new Redline.Model(language, nodes));
    }

    private static Redline.Node noted(Redline.Node node, String note) {
        return new Redline.Node(
                node.id(),
                node.depth(),
                node.status(),
                node.before(),
                node.after(),
                node.heading(),
                node.text(),
                node.conditions(),
                note);
    }
}
