package org.parley.amendment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Fraction;
import org.parley.procedure.Majority;
import org.parley.procedure.RuleSet;
import org.parley.procedure.Threshold;
import org.parley.text.order.Division;
import org.parley.voting.Questions;
import org.springframework.stereotype.Component;

/**
 * Whether an amendment be voted on in parts, where a delegation objects, and then each part (rules 89 and 129 of the General Assembly).
 * The first is a question of procedure, decided by a simple majority (rules 85 and 125); a part is decided like the amendment.
 */
@Component
class DivisionQuestions implements Questions {

    private final Divisions divisions;
    private final AmendmentQuestions amendments;

    DivisionQuestions(Divisions divisions, AmendmentQuestions amendments) {
        this.divisions = divisions;
        this.amendments = amendments;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.DIVISION, SubjectRef.PART);
    }

    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return divisions.waiting(negotiation).stream()
                .flatMap(request -> switch (request.status()) {
                    case OPPOSED -> Stream.of(SubjectRef.of(SubjectRef.DIVISION, request.id()));
                    case VOTING ->
                        request.parts().stream()
                                .filter(part -> part.carried() == null)
                                .map(part -> new SubjectRef(SubjectRef.PART, part.id()));
                    default -> Stream.<SubjectRef>empty();
                })
                .toList();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        DivisionRequest seen = found(negotiation, subject);
        amendments.requireVotable(negotiation, SubjectRef.of(SubjectRef.AMENDMENT, seen.amendment()));
        Amendment amendment =
                amendments.requireVotable(negotiation, seen.amendment().value());
        DivisionRequest request = divisions.lock(seen.id());
        DivisionStatus wanted = subject.kind().equals(SubjectRef.PART) ? DivisionStatus.VOTING : DivisionStatus.OPPOSED;
        if (request.status() != wanted) {
            throw new RuleViolation(
                    "amendment.error.division-state", request.status().word());
        }
        if (!request.fits(amendment.changes())) {
            throw new RuleViolation("amendment.error.division-changed", amendment.number());
        }
        boolean decided =
                request.parts().stream().anyMatch(part -> part.id().equals(subject.id()) && part.carried() != null);
        if (decided) {
            throw new RuleViolation("amendment.error.division-decided");
        }
    }

    /** The parts are put in their order. */
    @Override
    public void requireTurn(SubjectRef subject) {
        if (!subject.kind().equals(SubjectRef.PART)) {
            return;
        }
        DivisionRequest request = divisions.of(subject).orElseThrow();
        boolean next = request.division().next(request.outcomes()) instanceof Division.Next.Part(int part)
                && request.parts().get(part).id().equals(subject.id());
        if (!next) {
            throw new RuleViolation("amendment.error.division-turn");
        }
    }

    @Override
    public void requireRules(SubjectRef subject, RuleSet rules) {
        if (subject.kind().equals(SubjectRef.DIVISION) && !simpleMajority(rules)) {
            throw new RuleViolation("amendment.error.division-rules");
        }
    }

    private static boolean simpleMajority(RuleSet rules) {
        Majority majority = rules.majority();
        return majority != null
                && majority.threshold().comparison() == Threshold.Comparison.MORE_THAN
                && majority.threshold().amount() instanceof Fraction(long of, long whole)
                && 2 * of == whole
                && rules.seconds().isEmpty()
                && rules.consents().isEmpty()
                && rules.objections() == null;
    }

    @Override
    public Set<String> marks(SubjectRef subject) {
        return whole(subject).map(amendments::marks).findFirst().orElse(Set.of());
    }

    @Override
    public Set<String> rules(SubjectRef subject) {
        return whole(subject).map(amendments::rules).findFirst().orElse(Set.of());
    }

    /** The amendment that a part is decided like; whether to divide is a question of procedure, whatever the amendment is on. */
    private Stream<SubjectRef> whole(SubjectRef subject) {
        return subject.kind().equals(SubjectRef.PART) ? amendment(subject) : Stream.empty();
    }

    /** The amendment, what amends it and what it amends, and the other questions of the same request. */
    @Override
    public List<SubjectRef> entangled(SubjectRef subject) {
        return Stream.of(
                        amendment(subject),
                        amendment(subject).flatMap(whole -> amendments.entangled(whole).stream()),
                        divisions.of(subject).stream()
                                .flatMap(request -> Stream.concat(
                                        Stream.of(SubjectRef.of(SubjectRef.DIVISION, request.id())),
                                        request.parts().stream()
                                                .map(part -> new SubjectRef(SubjectRef.PART, part.id()))))
                                .filter(other -> !other.equals(subject)))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private Stream<SubjectRef> amendment(SubjectRef subject) {
        return divisions.of(subject).stream().map(request -> SubjectRef.of(SubjectRef.AMENDMENT, request.amendment()));
    }

    private DivisionRequest found(NegotiationId negotiation, SubjectRef subject) {
        return divisions
                .of(subject)
                .filter(request -> request.negotiation().equals(negotiation))
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
    }
}
