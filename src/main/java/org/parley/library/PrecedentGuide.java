package org.parley.library;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Names cases for others, to everybody signed in. */
@Component
class PrecedentGuide implements SubjectGuide {

    private final PrecedentRepository precedents;
    private final CurrentPerson current;

    PrecedentGuide(PrecedentRepository precedents, CurrentPerson current) {
        this.precedents = precedents;
        this.current = current;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PRECEDENT);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return current.find()
                .flatMap(_ -> precedents.findById(subject.id()))
                .map(Precedent::text)
                .map(text -> new SubjectCard(
                        subject, Actor.HOUSE, text.name(), text.conflict(), "precedents/" + subject.id(), null));
    }
}
