package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.parley.text.ProvisionId;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest(extraIncludes = "record") // deliberation asks it for the past
@Import(Scene.class)
class ImplementationModuleTests {

    private final Scene scene;
    private final PlanService plans;
    private final CommitmentService service;

    ImplementationModuleTests(Scene scene, PlanService plans, CommitmentService service) {
        this.scene = scene;
        this.plans = plans;
        this.service = service;
    }

    @Test
    void standsOnPlansAndKnowsNoAmendments(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder(
                        "kernel",
                        "design",
                        "identity",
                        "delegation",
                        "deliberation",
                        "plan",
                        "implementation",
                        "record");
    }

    @Test
    void publishesWhatADelegationCommitsItselfTo(PublishedEvents events) {
        Scene.Table table = scene.table();
        Imported imported = table.asFacilitator()
                .call(() -> plans.importPlan(
                        table.negotiation(),
                        new NewPlan("peace", "en"),
                        PlanFormat.MARKDOWN,
                        "# Peace plan\n\n## Ceasefire {#ceasefire}\n\n1. The Parties shall cease all hostilities.\n"));
        ProvisionId article = imported.labels().values().iterator().next();
        CommitmentId id = table.asHead("Eastland")
                .call(() -> service.enter(
                        article,
                        table.delegation("Eastland"),
                        new CommitmentTerms("Sixty observers.", Set.of(), Set.of(Instrument.MILITARY), null)));
        assertThat(events.ofType(Act.class).matching(act -> act.subject().id().equals(id.value())))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.type()).isEqualTo("commitment.entered");
                    assertThat(act.data()).containsEntry("on", "provision:" + article);
                    assertThat(act.text()).isEqualTo("Sixty observers.");
                });
    }
}
