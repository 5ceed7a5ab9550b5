package org.parley.sample;

import java.util.HashMap;
import java.util.Map;
import org.parley.delegation.NegotiationId;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanId;
import org.parley.plan.PlanService;
import org.parley.text.ProvisionId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Plays the script: each act through the service that a screen would call, as the person who acts. */
@Component
@Profile("sample")
class SampleStage {

    private final PlanService plans;

    SampleStage(PlanService plans) {
        this.plans = plans;
    }

    void play(SampleNegotiation sample, NegotiationId negotiation, SamplePeople people) {
        Play play = new Play(negotiation, people);
        sample.plans().forEach(play::bring);
    }

    /** One performance: what the script's labels stand for so far. */
    private final class Play {

        private final NegotiationId negotiation;
        private final SamplePeople people;
        private final Map<String, PlanId> planIds = new HashMap<>();
        private final Map<String, Map<String, ProvisionId>> anchors = new HashMap<>();

        Play(NegotiationId negotiation, SamplePeople people) {
            this.negotiation = negotiation;
            this.people = people;
        }

        void bring(SampleNegotiation.Plan plan) {
            Imported imported = people.as(
                    SampleNegotiation.ADMINISTRATOR,
                    () -> plans.importPlan(
                            negotiation,
                            new NewPlan(plan.slug(), plan.language()),
                            PlanFormat.ofFile(plan.file()),
                            SampleFiles.plan(plan)));
            planIds.put(plan.key(), imported.plan());
            anchors.put(plan.key(), new HashMap<>(imported.labels()));
        }
    }
}
