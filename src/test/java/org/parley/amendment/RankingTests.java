package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A choice among plans changes nothing; a facilitator may declare the order that it came to. */
@IntegrationTest
@RecordApplicationEvents
class RankingTests {

    private final Scene scene;
    private final PlanService planService;
    private final PlanQueries plans;
    private final RoundService rounds;
    private final RankingService service;

    RankingTests(Scene scene, PlanService planService, PlanQueries plans, RoundService rounds, RankingService service) {
        this.scene = scene;
        this.planService = planService;
        this.plans = plans;
        this.rounds = rounds;
        this.service = service;
    }

    private PlanId plan(Scene.Table table, String slug) {
        String source = "# Plan %s\n\n## Only article\n\n1. Words of %s.\n".formatted(slug, slug);
        return table.asFacilitator()
                .call(() -> planService.importPlan(
                        table.negotiation(), new NewPlan(slug, "en"), PlanFormat.MARKDOWN, source))
                .plan();
    }

    private List<PlanId> declared(Scene.Table table) {
        return table.as("Observer").call(() -> plans.list(table.negotiation())).stream()
                .map(PlanSummary::id)
                .toList();
    }

    /** A choice among plans that every head ranks in this order. */
    private RoundId ranked(Scene.Table table, List<PlanId> options, Marks marks) {
        ChoiceQuestion question = new ChoiceQuestion(
                Method.SCHULZE,
                1,
                Ties.LISTED,
                options.stream()
                        .map(plan -> new Option(
                                "Plan " + plan.value(),
                                null,
                                SubjectRef.of(SubjectRef.PLAN, plan).toString()))
                        .toList());
        As facilitator = table.asFacilitator();
        RoundId round = facilitator.call(
                () -> rounds.prepareChoice(table.negotiation(), "Which plan", question, "simple-majority", null));
        facilitator.run(() -> rounds.open(round));
        for (String head : List.of("Northland", "Southland", "Eastland")) {
            table.asHead(head)
                    .run(() -> rounds.cast(round, null, marks, UUID.randomUUID().toString()));
        }
        facilitator.run(() -> rounds.close(round));
        return round;
    }

    @Test
    void declaresTheOrderOfAProclaimedChoiceAndLeavesTheOthersWhereTheyStand(ApplicationEvents events) {
        Scene.Table table = scene.table();
        PlanId first = plan(table, "first");
        PlanId aside = plan(table, "aside");
        PlanId last = plan(table, "last");
        RoundId round = ranked(table, List.of(first, last), Marks.of(2, 1));
        As facilitator = table.asFacilitator();
        refused(() -> facilitator.run(() -> service.declare(round)), "amendment.error.ranking-none");
        facilitator.run(() -> rounds.proclaim(round));
        assertThat(declared(table)).as("a choice changes nothing").containsExactly(first, aside, last);
        PlanRanking ranking =
                table.as("Observer").call(() -> service.ranking(round).orElseThrow());
        assertThat(ranking.same()).isFalse();
        assertThat(ranking.chosen()).extracting(PlanSummary::id).containsExactly(last, first);
        assertThatThrownBy(() -> table.asHead("Northland").run(() -> service.declare(round)))
                .isInstanceOf(AccessDeniedException.class);

        facilitator.run(() -> service.declare(round));
        assertThat(declared(table)).containsExactly(last, aside, first);
        assertThat(table.as("Observer")
                        .call(() -> service.ranking(round).orElseThrow())
                        .same())
                .isTrue();
        refused(() -> facilitator.run(() -> service.declare(round)), "plan.error.order-same");
        Act act = events.stream(Act.class)
                .filter(each -> each.type().equals("plan.order-declared"))
                .findFirst()
                .orElseThrow();
        assertThat(act.round()).isEqualTo(round.value());
        assertThat(act.data())
                .containsEntry(
                        "ranking",
                        List.of(last.value().toString(), first.value().toString()));
    }

    private static void refused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
