package org.parley.amendment.ui;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.amendment.PlanRanking;
import org.parley.amendment.RankingService;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.RankedVotes;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundSummary;
import org.springframework.stereotype.Component;

/** Tells the plans side by side in which votes they were ranked. */
@Component
class RankedPlans implements RankedVotes {

    private final RoundQueries rounds;
    private final RankingService rankings;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Seats seats;

    RankedPlans(
            RoundQueries rounds,
            RankingService rankings,
            NegotiationQueries negotiations,
            Subjects subjects,
            Seats seats) {
        this.rounds = rounds;
        this.rankings = rankings;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.seats = seats;
    }

    @Override
    public List<Ranked> of(NegotiationId negotiation) {
        return rounds.list(negotiation).stream()
                .filter(RankedPlans::amongPlans)
                .flatMap(this::ranked)
                .toList();
    }

    private static boolean amongPlans(RoundSummary round) {
        ChoiceQuestion question = round.question();
        return question != null
                && question.options().stream()
                        .allMatch(option -> option.subject() != null
                                && SubjectRef.parse(option.subject()).kind().equals(SubjectRef.PLAN));
    }

    private Stream<Ranked> ranked(RoundSummary round) {
        UI ui = UI.getCurrentOrThrow();
        return subjects
                .describe(SubjectRef.of(SubjectRef.ROUND, round.id()), ui.getLocale())
                .map(SubjectCard::path)
                .stream()
                .map(path -> new Ranked(
                        ui.getTranslation("voting.round.named", round.number(), round.title()),
                        path,
                        rankings.ranking(round.id()).map(PlanRanking::chosen).orElse(List.of())));
    }

    @Override
    public Optional<String> begin(NegotiationId negotiation) {
        return seats.mayFacilitate(negotiation)
                ? Optional.of("negotiations/" + negotiations.get(negotiation).slug() + "/rounds/new-choice")
                : Optional.empty();
    }
}
