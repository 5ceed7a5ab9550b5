package org.parley.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks the guide that knows a subject. */
@Component
public class Subjects {

    private final List<SubjectGuide> guides;

    Subjects(List<SubjectGuide> guides) {
        this.guides = guides;
    }

    /** The subject's card; empty where it is missing or the person signed in may not see it. */
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return guides.stream()
                .filter(guide -> guide.kinds().contains(subject.kind()))
                .findFirst()
                .flatMap(guide -> guide.describe(subject, locale));
    }

    /** What a reader of a negotiation may pick from, of all modules. */
    public List<SubjectChoice> choices(UUID negotiation, Locale locale) {
        return guides.stream()
                .flatMap(guide -> guide.choices(negotiation, locale).stream())
                .toList();
    }
}
