package org.parley.amendment.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.DivisionQueries;
import org.parley.amendment.DivisionView;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Redline;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.ui.PlanRedlines;
import org.springframework.stereotype.Component;

/** Names votes in parts for the modules that know them only by reference, and shows what a part would change. */
@Component
class DivisionGuide implements SubjectGuide {

    private final DivisionQueries divisions;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Messages messages;

    DivisionGuide(
            DivisionQueries divisions,
            AmendmentQueries amendments,
            AmendmentNames names,
            NegotiationQueries negotiations,
            PlanQueries plans,
            Messages messages) {
        this.divisions = divisions;
        this.amendments = amendments;
        this.names = names;
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
        return divisions
                .of(subject)
                .flatMap(division -> amendments
                        .find(division.amendment())
                        .map(amendment -> card(subject, division, amendment, locale)));
    }

    private SubjectCard card(SubjectRef subject, DivisionView division, AmendmentView amendment, Locale locale) {
        boolean whole = subject.kind().equals(SubjectRef.DIVISION);
        int part = division.parts().stream().map(DivisionView.Part::id).toList().indexOf(subject.id());
        String name = names.label(amendment, locale);
        return new SubjectCard(
                subject,
                amendment.negotiation().value(),
                whole
                        ? messages.get(locale, "amendment.division.round", name)
                        : messages.get(
                                locale,
                                "amendment.division.part-round",
                                name,
                                part + 1,
                                division.parts().size()),
                messages.get(
                        locale, "amendment.division.status." + division.status().word()),
                AmendmentNavigation.amendment(
                        negotiations.get(amendment.negotiation()).slug(), amendment.id()),
                whole
                        ? null
                        : divisions
                                .redline(division.id(), part)
                                .map(redline -> Redline.json(PlanRedlines.model(
                                        messages::get,
                                        plans.get(amendment.plan()).language(),
                                        redline)))
                                .orElse(null));
    }
}
