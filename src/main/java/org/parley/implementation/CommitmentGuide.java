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

/** Names commitments for the modules that know them only by reference. */
@Component
class CommitmentGuide implements SubjectGuide {

    private final CommitmentRepository commitments;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Seats seats;
    private final Messages messages;

    CommitmentGuide(
            CommitmentRepository commitments,
            NegotiationQueries negotiations,
            PlanQueries plans,
            Seats seats,
            Messages messages) {
        this.commitments = commitments;
        this.negotiations = negotiations;
        this.plans = plans;
        this.seats = seats;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.COMMITMENT);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return commitments
                .findById(subject.id())
                .filter(found -> seats.mayRead(found.negotiation()))
                .map(found -> new SubjectCard(
                        subject,
                        found.negotiation().value(),
                        messages.get(
                                locale,
                                "implementation.commitment.named",
                                negotiations.delegation(found.delegation()).name(),
                                plans.text(found.plan())
                                        .numbering()
                                        .find(found.provision())
                                        .map(number -> messages.get(locale, "plan.article", number))
                                        .orElseGet(() -> messages.get(locale, "plan.provision-gone"))),
                        found.terms().text(),
                        "negotiations/" + negotiations.get(found.negotiation()).slug() + "/plans/"
                                + plans.get(found.plan()).slug() + "/commitments?commitment="
                                + found.id().value(),
                        null));
    }
}
