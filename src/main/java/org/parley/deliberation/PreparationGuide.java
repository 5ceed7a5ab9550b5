package org.parley.deliberation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.springframework.stereotype.Component;

/** Names a delegation's preparation to its own people. */
@Component
class PreparationGuide implements SubjectGuide {

    private final PreparationRepository preparations;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final Messages messages;

    PreparationGuide(
            PreparationRepository preparations,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            Messages messages) {
        this.preparations = preparations;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PREPARATION);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return preparations
                .findById(subject.id())
                .filter(found -> seats.sitsFor(found.negotiation(), found.delegation()))
                .map(found -> new SubjectCard(
                        subject,
                        found.negotiation().value(),
                        messages.get(
                                locale,
                                "preparation.named",
                                subjects.describe(found.question(), locale)
                                        .map(SubjectCard::title)
                                        .orElseGet(() -> messages.get(locale, "preparation.gone"))),
                        "",
                        "negotiations/" + negotiations.get(found.negotiation()).slug() + "/preparation/question?on="
                                + found.question(),
                        null));
    }

    @Override
    public Optional<UUID> ownOf(SubjectRef subject) {
        return preparations
                .findById(subject.id())
                .map(found -> found.delegation().value());
    }
}
