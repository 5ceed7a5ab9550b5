package org.parley.amendment.ui;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Redline;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.ui.PlanRedlines;
import org.parley.text.PlanRedline;
import org.springframework.stereotype.Component;

/** Names amendments for the modules that know them only by reference, and shows them what an amendment would change. */
@Component
class AmendmentGuide implements SubjectGuide {

    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Messages messages;

    AmendmentGuide(
            AmendmentQueries amendments,
            AmendmentNames names,
            NegotiationQueries negotiations,
            PlanQueries plans,
            Messages messages) {
        this.amendments = amendments;
        this.names = names;
        this.negotiations = negotiations;
        this.plans = plans;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.AMENDMENT);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return amendments
                .find(new AmendmentId(subject.id()))
                .map(amendment -> card(subject, amendment, amendments.redline(amendment.id()), locale));
    }

    @Override
    public Optional<SubjectCard> describeAt(SubjectRef subject, Instant moment, Locale locale) {
        AmendmentId id = new AmendmentId(subject.id());
        return amendments
                .find(id)
                .flatMap(_ -> amendments.findAt(id, moment))
                .map(amendment -> card(subject, amendment, amendments.redlineAt(id, moment, true), locale)
                        .at(moment));
    }

    @Override
    public Optional<UUID> ownOf(SubjectRef subject) {
        return amendments.keptBy(new AmendmentId(subject.id())).map(DelegationId::value);
    }

    /** The proposer and those who stand beside it with their names. */
    @Override
    public Set<UUID> moversOf(SubjectRef subject) {
        return amendments
                .find(new AmendmentId(subject.id()))
                .map(AmendmentGuide::movers)
                .orElse(Set.of());
    }

    static Set<UUID> movers(AmendmentView amendment) {
        return Stream.concat(Stream.of(amendment.delegation()), amendment.coSponsors().stream())
                .map(DelegationId::value)
                .collect(Collectors.toSet());
    }

    private SubjectCard card(SubjectRef subject, AmendmentView amendment, PlanRedline redline, Locale locale) {
        String status = messages.get(locale, AmendmentBadges.key(amendment.status()));
        String slug = negotiations.get(amendment.negotiation()).slug();
        String language = plans.get(amendment.plan()).language();
        return new SubjectCard(
                subject,
                amendment.negotiation().value(),
                names.title(amendment, locale),
                amendment.title().isEmpty() ? status : status + " · " + amendment.title(),
                AmendmentNavigation.amendment(slug, amendment.id()),
                Redline.json(PlanRedlines.model(messages::get, language, redline)));
    }
}
