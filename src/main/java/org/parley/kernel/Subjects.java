package org.parley.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the guide that knows a subject. */
@Component
public class Subjects {

    private final ObjectProvider<SubjectGuide> guides;

    /** The guides are looked up when asked: some of them ask here themselves. */
    Subjects(ObjectProvider<SubjectGuide> guides) {
        this.guides = guides;
    }

    /** The subject's card; empty where it is missing or the person signed in may not see it. */
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return guide(subject).flatMap(guide -> guide.describe(subject, locale));
    }

    /** The card as the subject stood at a moment; see {@link SubjectGuide#describeAt}. */
    public Optional<SubjectCard> describeAt(SubjectRef subject, Instant moment, Locale locale) {
        return guide(subject).flatMap(guide -> guide.describeAt(subject, moment, locale));
    }

    /** The delegation that alone may see the subject now; see {@link SubjectGuide#ownOf}. */
    public Optional<UUID> ownOf(SubjectRef subject) {
        return guide(subject).flatMap(guide -> guide.ownOf(subject));
    }

    /** The delegations whose own proposal the subject is; see {@link SubjectGuide#moversOf}. */
    public Set<UUID> moversOf(SubjectRef subject) {
        return guide(subject).map(guide -> guide.moversOf(subject)).orElse(Set.of());
    }

    /** What a reader of a negotiation may pick from, of all modules. */
    public List<SubjectChoice> choices(UUID negotiation, Locale locale) {
        return guides.stream()
                .flatMap(guide -> guide.choices(negotiation, locale).stream())
                .toList();
    }

    private Optional<SubjectGuide> guide(SubjectRef subject) {
        return guides.stream()
                .filter(guide -> guide.kinds().contains(subject.kind()))
                .findFirst();
    }
}
