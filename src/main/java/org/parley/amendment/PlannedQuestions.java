package org.parley.amendment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.UpcomingQuestions;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.text.order.Order;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.springframework.stereotype.Component;

/**
 * What is to be voted on: the rounds that are open and prepared, then what is proposed in the order of voting of each plan with its
 * articles as amended, then what else waits.
 */
@Component
class PlannedQuestions implements UpcomingQuestions {

    private final RoundQueries rounds;
    private final OrderQueries orders;
    private final PlanQueries plans;

    PlannedQuestions(RoundQueries rounds, OrderQueries orders, PlanQueries plans) {
        this.rounds = rounds;
        this.orders = orders;
        this.plans = plans;
    }

    @Override
    public List<Question> of(UUID negotiation) {
        NegotiationId id = new NegotiationId(negotiation);
        List<RoundSummary> put = rounds.list(id);
        Map<SubjectRef, Question> questions = put(put);
        List<SubjectRef> settled = put.stream()
                .filter(round -> !round.state().over())
                .flatMap(round -> round.subjects().stream())
                .toList();
        Consumer<SubjectRef> waits = subject -> {
            if (!settled.contains(subject)) {
                questions.putIfAbsent(subject, new Question(subject, null, false));
            }
        };
        for (PlanSummary plan : plans.list(id)) {
            for (Order.Group group : orders.order(plan.id()).order().groups()) {
                group.steps()
                        .forEach(step -> waits.accept(new SubjectRef(
                                SubjectRef.AMENDMENT, step.proposals().getFirst())));
                group.articles().forEach(article -> waits.accept(SubjectRef.of(SubjectRef.PROVISION, article)));
            }
        }
        rounds.pending(id).forEach(waits);
        return List.copyOf(questions.values());
    }

    @Override
    public List<Question> put(UUID negotiation) {
        return List.copyOf(put(rounds.list(new NegotiationId(negotiation))).values());
    }

    /** What is open, then what is prepared, in the order of the rounds. */
    private static Map<SubjectRef, Question> put(List<RoundSummary> rounds) {
        Map<SubjectRef, Question> questions = new LinkedHashMap<>();
        for (RoundState state : List.of(RoundState.OPEN, RoundState.PREPARED)) {
            rounds.reversed().stream().filter(round -> round.state() == state).forEach(round -> add(questions, round));
        }
        return questions;
    }

    private static void add(Map<SubjectRef, Question> questions, RoundSummary round) {
        boolean one = round.question() == null && round.subjects().size() == 1;
        SubjectRef subject = one ? round.subjects().getFirst() : SubjectRef.of(SubjectRef.ROUND, round.id());
        questions.putIfAbsent(subject, new Question(subject, round.id().value(), round.state() == RoundState.OPEN));
    }
}
