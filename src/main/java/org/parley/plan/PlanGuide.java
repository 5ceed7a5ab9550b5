package org.parley.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectChoice;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Names plans and provisions for the modules that know them only by reference. */
@Component
class PlanGuide implements SubjectGuide {

    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Messages messages;

    PlanGuide(PlanQueries plans, NegotiationQueries negotiations, Messages messages) {
        this.plans = plans;
        this.negotiations = negotiations;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PLAN, SubjectRef.PROVISION);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        try {
            return subject.kind().equals(SubjectRef.PLAN)
                    ? Optional.of(plan(subject, plans.get(new PlanId(subject.id()))))
                    : plans.locate(new ProvisionId(subject.id()))
                            .map(plan -> provision(subject, plan, plans.text(plan), locale));
        } catch (NotFound missing) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<SubjectCard> describeAt(SubjectRef subject, Instant moment, Locale locale) {
        try {
            if (subject.kind().equals(SubjectRef.PLAN)) {
                PlanId id = new PlanId(subject.id());
                return plans.textAt(id, moment)
                        .map(_ -> plan(subject, plans.get(id)).at(moment));
            }
            ProvisionId provision = new ProvisionId(subject.id());
            return plans.locate(provision)
                    .flatMap(plan -> plans.textAt(plan, moment)
                            .filter(version -> version.text().find(provision).isPresent())
                            .map(version ->
                                    provision(subject, plan, version, locale).at(moment)));
        } catch (NotFound missing) {
            return Optional.empty();
        }
    }

    private SubjectCard plan(SubjectRef subject, PlanSummary plan) {
        return new SubjectCard(subject, plan.negotiation().value(), plan.title(), "", path(plan), null);
    }

    private SubjectCard provision(SubjectRef subject, PlanId id, VersionView version, Locale locale) {
        PlanSummary plan = plans.get(id);
        ProvisionId provision = new ProvisionId(subject.id());
        Optional<Provision> found = version.text().find(provision);
        String title = version.numbering()
                .find(provision)
                .map(number -> messages.get(locale, "plan.article", number))
                .orElseGet(() -> messages.get(locale, "plan.provision-gone"));
        return new SubjectCard(
                subject,
                plan.negotiation().value(),
                title,
                found.map(PlanGuide::words)
                        .map(words -> plan.title() + " · " + words)
                        .orElse(plan.title()),
                path(plan) + "?provision=" + provision,
                null);
    }

    private static String words(Provision provision) {
        return Objects.requireNonNullElse(provision.heading(), provision.text());
    }

    private String path(PlanSummary plan) {
        return "negotiations/" + negotiations.get(plan.negotiation()).slug() + "/plans/" + plan.slug();
    }

    /** Each plan, then its articles with all that stands under them. */
    @Override
    public List<SubjectChoice> choices(UUID negotiation, Locale locale) {
        return plans.list(new NegotiationId(negotiation)).stream()
                .flatMap(plan -> Stream.concat(
                        Stream.of(new SubjectChoice(plan(SubjectRef.of(SubjectRef.PLAN, plan.id()), plan), Set.of())),
                        articles(plan, locale)))
                .toList();
    }

    private Stream<SubjectChoice> articles(PlanSummary plan, Locale locale) {
        VersionView version = plans.text(plan.id());
        return version.text().articles().stream().map(article -> {
            String number = version.numbering().find(article.id()).orElse("");
            SubjectCard card = new SubjectCard(
                    SubjectRef.of(SubjectRef.PROVISION, article.id()),
                    plan.negotiation().value(),
                    plan.title() + " · " + messages.get(locale, "plan.article", number),
                    words(article),
                    path(plan) + "?provision=" + article.id(),
                    null);
            return new SubjectChoice(card, parts(article).collect(Collectors.toSet()));
        });
    }

    private static Stream<UUID> parts(Provision provision) {
        return Stream.concat(
                Stream.of(provision.id().value()), provision.children().stream().flatMap(PlanGuide::parts));
    }
}
