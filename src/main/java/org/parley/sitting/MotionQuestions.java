package org.parley.sitting;

import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.voting.Questions;
import org.springframework.stereotype.Component;

/** Which motions can be put to the vote: those raised, from the page of their sitting, and none that is only ruled on. */
@Component
class MotionQuestions implements Questions {

    private final MotionRepository motions;
    private final SittingRepository sittings;

    MotionQuestions(MotionRepository motions, SittingRepository sittings) {
        this.motions = motions;
        this.sittings = sittings;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.MOTION);
    }

    /** None waits outside of its sitting, which puts it at once. */
    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return List.of();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        Motion motion = motions.findById(subject.id())
                .filter(found -> sittings.findById(found.sitting().value())
                        .filter(sitting -> sitting.negotiation().equals(negotiation))
                        .isPresent())
                .orElseThrow(() -> new RuleViolation("sitting.error.motion-not-here"));
        motion.requireVotable();
        if (!motion.pending()) {
            throw new RuleViolation("sitting.error.motion-state", motion.state().word());
        }
    }
}
