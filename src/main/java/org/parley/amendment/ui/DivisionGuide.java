package org.parley.amendment.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.DivisionQueries;
import org.parley.amendment.DivisionView;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Redline;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.ui.PlanNavigation;
import org.parley.plan.ui.PlanRedlines;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Names votes in parts for the modules that know them only by reference, and shows what a part would change. */
@Component
class DivisionGuide implements SubjectGuide {

    private final DivisionQueries divisions;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Messages messages;

    DivisionGuide(DivisionQueries divisions, NegotiationQueries negotiations, PlanQueries plans, Messages messages) {
        this.divisions = divisions;
        this.negotiations = negotiations;
        this.plans = plans;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.DIVISION, SubjectRef.PART);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return divisions.of(subject).map(division -> card(subject, division, locale));
    }

    private SubjectCard card(SubjectRef subject, DivisionView division, Locale locale) {
        boolean whole = subject.kind().equals(SubjectRef.DIVISION);
        int part = division.parts().stream().map(DivisionView.Part::id).toList().indexOf(subject.id());
        String name = divisions.name(division, locale);
        String status = messages.get(
                locale, "amendment.division.status." + division.status().word());
        return new SubjectCard(
                subject,
                division.negotiation().value(),
                whole
                        ? messages.get(locale, "amendment.division.round", name)
                        : messages.get(
                                locale,
                                "amendment.division.part-round",
                                name,
                                part + 1,
                                division.parts().size()),
                whole ? status : divisions.words(division, part).orElse(status),
                path(division),
                whole
                        ? null
                        : divisions
                                .redline(division.id(), part)
                                .map(redline -> Redline.json(PlanRedlines.model(
                                        messages::get,
                                        plans.get(division.plan()).language(),
                                        redline)))
                                .orElse(null));
    }

    private String path(DivisionView division) {
        String slug = negotiations.get(division.negotiation()).slug();
        SubjectRef whole = division.whole();
        return switch (whole.kind()) {
            case SubjectRef.PROVISION ->
                PlanNavigation.provision(slug, plans.get(division.plan()).slug(), new ProvisionId(whole.id()));
            case SubjectRef.PLAN ->
                PlanNavigation.plan(slug, plans.get(division.plan()).slug());
            default -> AmendmentNavigation.amendment(slug, new AmendmentId(whole.id()));
        };
    }
}
