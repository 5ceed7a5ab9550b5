package org.parley.implementation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.springframework.stereotype.Component;

/** Names guarantees for the modules that know them only by reference. */
@Component
class GuaranteeGuide implements SubjectGuide {

    private final GuaranteeRepository guarantees;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Seats seats;
    private final Messages messages;

    GuaranteeGuide(
            GuaranteeRepository guarantees,
            NegotiationQueries negotiations,
            PlanQueries plans,
            Seats seats,
            Messages messages) {
        this.guarantees = guarantees;
        this.negotiations = negotiations;
        this.plans = plans;
        this.seats = seats;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.GUARANTEE);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return guarantees
                .findById(subject.id())
                .filter(found -> seats.mayRead(found.negotiation()))
                .map(found -> new SubjectCard(
                        subject,
                        found.negotiation().value(),
                        messages.get(
                                locale,
                                "guarantee.named",
                                plans.text(found.plan())
                                        .numbering()
                                        .find(found.provision())
                                        .map(number -> messages.get(locale, "plan.article", number))
                                        .orElseGet(() -> messages.get(locale, "plan.provision-gone"))),
                        found.reason(),
                        "negotiations/" + negotiations.get(found.negotiation()).slug() + "/plans/"
                                + plans.get(found.plan()).slug() + "/guarantees",
                        null));
    }
}
