package org.parley.voting;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every module what stops a question before the vote. */
@Component
class CautionBook {

    private final List<Questions> questions;
    private final ObjectProvider<Cautions> modules;

    CautionBook(List<Questions> questions, ObjectProvider<Cautions> modules) {
        this.questions = questions;
        this.modules = modules;
    }

    List<Caution> of(NegotiationId negotiation, Collection<SubjectRef> subjects) {
        Set<SubjectRef> parts = parts(subjects);
        return modules.stream()
                .flatMap(module -> module.of(negotiation, parts).stream())
                .toList();
    }

    /** @throws RuleViolation that tells the first; a straw poll binds nobody and a choice changes no text */
    void requireNone(Round round) {
        if (round.indicative() || round.question().isPresent()) {
            return;
        }
        of(round.negotiation(), round.subjects()).stream().findFirst().ifPresent(caution -> {
            throw new RuleViolation("voting.error.caution", caution.said());
        });
    }

    void acknowledge(NegotiationId negotiation, Collection<SubjectRef> subjects, String reason) {
        Set<SubjectRef> parts = parts(subjects);
        modules.forEach(module -> module.acknowledge(negotiation, parts, reason));
    }

    private Set<SubjectRef> parts(Collection<SubjectRef> subjects) {
        Set<SubjectRef> parts = new LinkedHashSet<>();
        for (SubjectRef subject : subjects) {
            questions.stream()
                    .filter(module -> module.kinds().contains(subject.kind()))
                    .forEach(module -> parts.addAll(module.parts(subject)));
        }
        return parts;
    }
}
