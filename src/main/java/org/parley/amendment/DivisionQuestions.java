package org.parley.amendment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Messages;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.procedure.Fraction;
import org.parley.procedure.Majority;
import org.parley.procedure.RuleSet;
import org.parley.procedure.Threshold;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Consistency;
import org.parley.text.Finding;
import org.parley.text.PlanText;
import org.parley.text.order.Division;
import org.parley.voting.Questions;
import org.springframework.stereotype.Component;

/**
 * Whether an amendment or a text be voted on in parts, where a delegation objects, and then each part (rules 89 and 129 of the General
 * Assembly). The first is a question of procedure, decided by a simple majority (rules 85 and 125); a part is decided like the whole.
 */
@Component
class DivisionQuestions implements Questions {

    private final Divisions divisions;
    private final Wholes wholes;
    private final AmendmentQuestions amendments;
    private final ArticleQuestions articles;
    private final PlanQuestions texts;
    private final PendingOn pending;
    private final PlanQueries plans;
    private final Messages messages;

    DivisionQuestions(
            Divisions divisions,
            Wholes wholes,
            AmendmentQuestions amendments,
            ArticleQuestions articles,
            PlanQuestions texts,
            PendingOn pending,
            PlanQueries plans,
            Messages messages) {
        this.divisions = divisions;
        this.wholes = wholes;
        this.amendments = amendments;
        this.articles = articles;
        this.texts = texts;
        this.pending = pending;
        this.plans = plans;
        this.messages = messages;
    }

    /** Who answers for what is divided. */
    private Questions of(SubjectRef whole) {
        return switch (whole.kind()) {
            case SubjectRef.PROVISION -> articles;
            case SubjectRef.PLAN -> texts;
            default -> amendments;
        };
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
        of(seen.whole()).requireVotable(negotiation, seen.whole());
        DivisionRequest request = divisions.lock(seen.id());
        DivisionStatus wanted = subject.kind().equals(SubjectRef.PART) ? DivisionStatus.VOTING : DivisionStatus.OPPOSED;
        if (request.status() != wanted) {
            throw new RuleViolation(
                    "amendment.error.division-state", request.status().word());
        }
        if (!request.fits(wholes.changes(request.whole()))) {
            throw new RuleViolation("amendment.error.division-changed");
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
        return decidedLike(subject)
                .map(whole -> of(whole).marks(whole))
                .findFirst()
                .orElse(Set.of());
    }

    @Override
    public Set<String> rules(SubjectRef subject) {
        return decidedLike(subject)
                .map(whole -> of(whole).rules(whole))
                .findFirst()
                .orElse(Set.of());
    }

    /** The whole that a part is decided like; whether to divide is a question of procedure, whatever is divided. */
    private Stream<SubjectRef> decidedLike(SubjectRef subject) {
        return subject.kind().equals(SubjectRef.PART) ? whole(subject) : Stream.empty();
    }

    /** The provisions that a part of a text is made of, with those that they stand under. */
    @Override
    public Set<SubjectRef> parts(SubjectRef subject) {
        return divisions
                .of(subject)
                .filter(request -> subject.kind().equals(SubjectRef.PART) && Wholes.text(request.whole()))
                .map(request -> Parts.around(
                        wholes.base(request.whole()),
                        part(request, subject).stream().map(Change::provision).toList()))
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> Set.of(subject));
    }

    private static List<Change> part(DivisionRequest request, SubjectRef part) {
        List<UUID> ids = request.parts().stream().map(DivisionRequest.Part::id).toList();
        return request.division().part(ids.indexOf(part.id()));
    }

    /** What is pending on a text of which a part is put, and what would be wrong with the text if the part fell. */
    @Override
    public List<String> warnings(SubjectRef subject, Locale locale) {
        return divisions
                .of(subject)
                .filter(request -> subject.kind().equals(SubjectRef.PART) && Wholes.text(request.whole()))
                .map(request -> warnings(request, subject, locale))
                .orElse(List.of());
    }

    private List<String> warnings(DivisionRequest request, SubjectRef subject, Locale locale) {
        List<String> warnings = new ArrayList<>();
        PlanId plan = wholes.plan(request.whole());
        int amendments = pending.on(plan, request.whole()).size();
        if (amendments > 0) {
            warnings.add(messages.get(locale, "amendment.division.pending", amendments));
        }
        VersionView version = plans.text(plan);
        if (Changes.apply(version.text(), part(request, subject)) instanceof Application.Applied(PlanText without)) {
            Consistency.of(version.text(), without, plans.get(plan).language()).stream()
                    .filter(finding -> finding.kind() != Finding.Kind.BRACKET)
                    .map(finding -> messages.get(
                            locale, finding.key(), finding.arguments().toArray()))
                    .map(said -> messages.get(locale, "amendment.division.if-falls", said))
                    .forEach(warnings::add);
        }
        return warnings;
    }

    /** The whole, what decides on it otherwise, and the other questions of the same request. */
    @Override
    public List<SubjectRef> entangled(SubjectRef subject) {
        return Stream.of(
                        whole(subject),
                        whole(subject).flatMap(this::beside),
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

    /** What would change the whole, or decide on it, if it were adopted meanwhile. */
    private Stream<SubjectRef> beside(SubjectRef whole) {
        return whole.kind().equals(SubjectRef.PROVISION)
                ? Stream.concat(
                        pending.on(wholes.plan(whole), whole).stream().map(Wholes::of),
                        Stream.of(SubjectRef.CLOSURE, SubjectRef.REOPENING)
                                .map(kind -> new SubjectRef(kind, whole.id())))
                : of(whole).entangled(whole).stream();
    }

    private Stream<SubjectRef> whole(SubjectRef subject) {
        return divisions.of(subject).stream().map(DivisionRequest::whole);
    }

    private DivisionRequest found(NegotiationId negotiation, SubjectRef subject) {
        return divisions
                .of(subject)
                .filter(request -> request.negotiation().equals(negotiation))
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
    }
}
