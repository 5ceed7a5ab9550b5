package org.parley.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Names elements for the modules that know them only by reference. */
@Component
class ElementGuide implements SubjectGuide {

    private final ElementRepository elements;
    private final NegotiationQueries negotiations;
    private final Seats seats;

    ElementGuide(ElementRepository elements, NegotiationQueries negotiations, Seats seats) {
        this.elements = elements;
        this.negotiations = negotiations;
        this.seats = seats;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.ELEMENT);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return elements.findById(subject.id())
                .filter(found -> seats.mayRead(found.negotiation()))
                .map(found -> new SubjectCard(
                        subject,
                        found.negotiation().value(),
                        found.name(),
                        "",
                        "negotiations/" + negotiations.get(found.negotiation()).slug() + "/side-by-side?element="
                                + found.id().value(),
                        null));
    }
}
