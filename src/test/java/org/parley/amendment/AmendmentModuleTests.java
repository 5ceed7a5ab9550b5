package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.parley.voting.RoundService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest(extraIncludes = "record") // opens the ballots that it sealed
@Import(Scene.class)
class AmendmentModuleTests {

    private final Bench bench;

    AmendmentModuleTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds) {
        bench = new Bench(scene, planService, plans, service, queries, rounds);
    }

    @Test
    void needsNothingOfWhatStandsOnIt(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder(
                        "kernel",
                        "design",
                        "identity",
                        "delegation",
                        "deliberation",
                        "plan",
                        "voting",
                        "amendment",
                        "record");
    }

    @Test
    void makesAnAdoptedAmendmentTheTextAndPublishesEachStep(PublishedEvents events) {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Northland", "cessation", "30", "20");

        set.vote(Choice.YES, amendment);

        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all hostilities within 20 days.");
        assertThat(set.see(amendment).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(events.ofType(Act.class).matching(act -> act.subject().id().equals(amendment.value())))
                .extracting(Act::type)
                .containsExactly("amendment.drafted", "amendment.proposed", "amendment.adopted");
        assertThat(events.ofType(Act.class).matching(act -> act.type().equals("version.adopted")))
                .singleElement()
                .satisfies(act -> assertThat(act.version()).isEqualTo(2));
    }
}
