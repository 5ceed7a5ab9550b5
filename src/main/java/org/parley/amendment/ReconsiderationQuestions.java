package org.parley.amendment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.RuleSet;
import org.parley.voting.Questions;
import org.springframework.stereotype.Component;

/** Whether what was decided be put again: for two thirds, whatever it is about (UN General Assembly rules 81 and 123). */
@Component
class ReconsiderationQuestions implements Questions {

    private final ReconsiderationRepository motions;
    private final Decisions decisions;
    private final AmendmentQuestions amendments;

    ReconsiderationQuestions(ReconsiderationRepository motions, Decisions decisions, AmendmentQuestions amendments) {
        this.motions = motions;
        this.decisions = decisions;
        this.amendments = amendments;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.RECONSIDERATION);
    }

    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return motions
                .findByNegotiationAndStatusOrderByMovedAtAscIdAsc(negotiation.value(), ReconsiderationStatus.MOVED)
                .stream()
                .map(motion -> SubjectRef.of(SubjectRef.RECONSIDERATION, motion.id()))
                .toList();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        Reconsideration motion = motions.lock(subject.id())
                .filter(found -> found.negotiation().equals(negotiation))
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
        motion.requireMoved();
        decisions.requireDecided(motion.subject());
    }

    @Override
    public void requireRules(SubjectRef subject, RuleSet rules) {
        if (rules.objections() == null && !ClosureQuestions.twoThirds(rules.majority())) {
            throw new RuleViolation("amendment.error.reconsider-rules");
        }
    }

    /** What is to be reconsidered, and what amends it or is amended by it. */
    @Override
    public List<SubjectRef> entangled(SubjectRef subject) {
        Optional<SubjectRef> decided = motions.findById(subject.id()).map(Reconsideration::subject);
        return Stream.concat(
                        decided.stream(),
                        decided.filter(each -> each.kind().equals(SubjectRef.AMENDMENT)).stream()
                                .flatMap(each -> amendments.entangled(each).stream()))
                .toList();
    }
}
