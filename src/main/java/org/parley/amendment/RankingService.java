package org.parley.amendment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.procedure.choice.Option;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a choice among plans came to over as the order in which they fall back on each other: a choice itself changes nothing. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class RankingService {

    private final RoundQueries rounds;
    private final PlanQueries plans;
    private final PlanService service;

    RankingService(RoundQueries rounds, PlanQueries plans, PlanService service) {
        this.rounds = rounds;
        this.plans = plans;
        this.service = service;
    }

    /** The ranking that a round came to; empty where it did not choose among plans, or has no result. */
    public Optional<PlanRanking> ranking(RoundId id) {
        RoundView round = rounds.get(id);
        ChoiceQuestion question = round.question();
        ChoiceResult result = round.chosen();
        if (question == null || result == null) {
            return Optional.empty();
        }
        List<Optional<SubjectRef>> subjects = question.options().stream()
                .map(Option::subject)
                .map(subject -> Optional.ofNullable(subject).map(SubjectRef::parse))
                .toList();
        boolean all = subjects.stream()
                .allMatch(subject -> subject.map(SubjectRef::kind)
                        .filter(SubjectRef.PLAN::equals)
                        .isPresent());
        if (!all) {
            return Optional.empty();
        }
        Map<PlanId, PlanSummary> known = plans.list(round.negotiation()).stream()
                .collect(Collectors.toMap(PlanSummary::id, Function.identity()));
        List<PlanSummary> chosen = result.order().stream()
                .map(option -> new PlanId(subjects.get(option).orElseThrow().id()))
                .map(known::get)
                .map(Objects::requireNonNull)
                .toList();
        return Optional.of(new PlanRanking(
                chosen.stream().sorted(Comparator.comparing(PlanSummary::order)).toList(), chosen));
    }

    /** Declares the order that a proclaimed choice came to. For facilitators. */
    public void declare(RoundId id) {
        RoundView round = rounds.get(id);
        PlanRanking ranking = ranking(id).orElseThrow(() -> new RuleViolation("amendment.error.ranking-none"));
        if (round.state() != RoundState.PROCLAIMED || round.indicative()) {
            throw new RuleViolation("amendment.error.ranking-none");
        }
        service.declareOrder(
                round.negotiation(),
                ranking.chosen().stream().map(PlanSummary::id).toList(),
                id.value());
    }
}
