package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleRulesService;
import org.parley.plan.Mark;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RulesService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What a facilitator sets beside an article reaches the rounds on it and on what amends it. */
@IntegrationTest
@RecordApplicationEvents
class ArticleRulesTests {

    private final Bench bench;
    private final ArticleRulesService service;
    private final PlanQueries plans;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final RulesService rules;

    ArticleRulesTests(
            Scene scene,
            PlanService planService,
            AmendmentService amendments,
            AmendmentQueries queries,
            ArticleRulesService service,
            PlanQueries plans,
            RoundService rounds,
            RoundQueries roundQueries,
            RulesService rules) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.service = service;
        this.plans = plans;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.rules = rules;
    }

    @Test
    void anAmendmentIsDecidedLikeTheMarkedArticleThatItAmends(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Northland", "cessation", "30", "20");
        SubjectRef subject = SubjectRef.of(SubjectRef.AMENDMENT, amendment);
        ProvisionId article = article(set);
        set.table().asFacilitator().run(() -> {
            assertThat(roundQueries
                            .ruling(set.table().negotiation(), List.of(subject))
                            .stricter())
                    .isNull();
            service.decideBy(article, Set.of(Mark.PRECEDENT_SETTING), null, "Others will point to it");
            assertThat(roundQueries
                            .ruling(set.table().negotiation(), List.of(subject))
                            .rules()
                            .id())
                    .isEqualTo("peace-plan-precedent");
            RoundId round = rounds.prepare(set.table().negotiation(), "Sooner", List.of(subject), "substance", null);
            assertThat(roundQueries.get(round).rules().id()).isEqualTo("peace-plan-precedent");
            assertThat(plans.articleRules(set.plan()).get(article).reason()).isEqualTo("Others will point to it");
        });
        assertThat(events.stream(Act.class).map(Act::type)).contains("article.ruled");
        set.table().asFacilitator().run(() -> {
            service.decideBy(article, Set.of(), null, "Settled otherwise");
            assertThat(roundQueries
                            .ruling(set.table().negotiation(), List.of(subject))
                            .stricter())
                    .isNull();
        });
    }

    @Test
    void rulesThatAnArticleIsDecidedByAreNotRetired() {
        Bench.Set set = bench.set();
        set.table().asFacilitator().run(() -> {
            rules.write(
                    set.table().negotiation(),
                    org.parley.procedure.RuleSet.parse(
                            "{\"id\":\"sea\",\"name\":\"Sea\",\"threshold\":{\"at_least\":\"3/4\"}}"),
                    "Agreed");
            service.decideBy(article(set), Set.of(), "sea", "Its own");
            assertThat(roundQueries
                            .ruling(
                                    set.table().negotiation(),
                                    List.of(SubjectRef.of(SubjectRef.PROVISION, article(set))))
                            .rules()
                            .id())
                    .isEqualTo("sea");
        });
        refuses(
                () -> set.table()
                        .asFacilitator()
                        .run(() -> rules.retire(set.table().negotiation(), "sea", "Old")),
                "voting.error.rules-in-use");
        refuses(
                () -> set.table().asFacilitator().run(() -> service.decideBy(article(set), Set.of(), "nowhere", "?")),
                "delegation.error.rules");
        refuses(
                () -> set.table()
                        .asFacilitator()
                        .run(() -> service.decideBy(article(set), Set.of(Mark.IMPORTANT_QUESTION), null, " ")),
                "plan.error.rules-reason");
    }

    @Test
    void onlyAFacilitatorSaysHowAnArticleIsDecided() {
        Bench.Set set = bench.set();
        assertThatThrownBy(() -> set.table()
                        .asHead("Northland")
                        .run(() -> service.decideBy(article(set), Set.of(Mark.PRECEDENT_SETTING), null, "Mine")))
                .isInstanceOf(AccessDeniedException.class);
    }

    private ProvisionId article(Bench.Set set) {
        return set.table()
                .asFacilitator()
                .call(() -> plans.text(set.plan()).text().articles().getFirst().id());
    }

    private static void refuses(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
