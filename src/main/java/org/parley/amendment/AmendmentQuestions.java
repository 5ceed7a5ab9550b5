package org.parley.amendment;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.voting.Questions;
import org.springframework.stereotype.Component;

/** Which amendments can be put to the vote: those proposed, sub-amendments before what they amend. */
@Component
class AmendmentQuestions implements Questions {

    private final AmendmentRepository amendments;
    private final Rights rights;

    AmendmentQuestions(AmendmentRepository amendments, Rights rights) {
        this.amendments = amendments;
        this.rights = rights;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.AMENDMENT);
    }

    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return amendments.visible(negotiation.value(), rights.ownOrNone(negotiation)).stream()
                .filter(amendment -> amendment.status() == AmendmentStatus.PROPOSED)
                .sorted(Comparator.comparing((Amendment amendment) -> amendment.parent() == null)
                        .thenComparing(Amendment::number))
                .map(amendment -> SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()))
                .toList();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        Amendment amendment = amendments
                .lock(subject.id())
                .filter(found -> found.negotiation().equals(negotiation) && found.filed())
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
        if (amendment.status() != AmendmentStatus.PROPOSED) {
            throw new RuleViolation(
                    "amendment.error.not-votable",
                    amendment.number(),
                    amendment.status().word());
        }
        if (amendment.parent() != null) {
            boolean gone = amendments
                    .findById(Objects.requireNonNull(amendment.parent()).value())
                    .filter(parent -> parent.status().pending())
                    .isEmpty();
            if (gone) {
                throw new RuleViolation("amendment.error.parent-gone", "obsolete");
            }
        }
    }
}
