package org.parley.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest(extraIncludes = "record") // knows the past, by which statements are read as they stood
@Import(Scene.class)
class PlanModuleTests {

    private final Scene scene;
    private final PlanService service;
    private final PlanQueries queries;

    PlanModuleTests(Scene scene, PlanService service, PlanQueries queries) {
        this.scene = scene;
        this.service = service;
        this.queries = queries;
    }

    @Test
    void needsNeitherAmendmentsNorVotes(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder(
                        "kernel", "design", "identity", "delegation", "deliberation", "plan", "record");
    }

    @Test
    void takesInATextAsItsFirstVersionAndPublishesTheAct(PublishedEvents events) {
        Scene.Table table = scene.table();
        Imported imported = table.asFacilitator()
                .call(() ->
                        service.importPlan(table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, """
                                # Peace plan

                                ## Ceasefire

                                1. The Parties shall cease all hostilities within 30 days.
                                """));

        assertThat(table.as("Observer")
                        .call(() -> queries.text(imported.plan()))
                        .number())
                .isEqualTo(1);
        assertThat(events.ofType(Act.class)
                        .matching(
                                act -> act.subject().id().equals(imported.plan().value())))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.type()).isEqualTo("plan.imported");
                    assertThat(act.version()).isEqualTo(1);
                    assertThat(act.negotiation()).isEqualTo(table.negotiation().value());
                    assertThat(act.actor().person())
                            .isEqualTo(table.facilitator().id().value());
                });
    }
}
