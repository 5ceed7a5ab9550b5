package org.parley.implementation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ClosureService;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanId;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.Scene;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;

/** A plan whose whole text the table has agreed to, with a guarantee and what follows where it is called on. */
public record Treaty(Scene.Table table, PlanId plan, ProvisionId article, ProvisionId guarantee) {

    /** The address of the plan in its negotiation. */
    public static final String SLUG = "treaty";

    private static final String SOURCE = """
            # Treaty

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities. {#cessation}
            2. The Guarantors shall guarantee the cessation. {#guarantee}
            """;

    /** What is promised where the guarantee is called on: a demand within a day, measures within three. */
    public static ResponsePlan response(Scene.Table table) {
        return new ResponsePlan(
                "A violation of the ceasefire.",
                new ResponsePlan.Finder(table.delegation("Watch"), null, null, 48),
                List.of(new ResponsePlan.Step(
                        "Demand that it cease.",
                        List.of(table.delegation("Eastland"), table.delegation("Westland")),
                        24)),
                List.of(new ResponsePlan.Step("Restore the measures.", List.of(table.delegation("Westland")), 72)));
    }

    /** A mission of Watch over the ceasefire, without Northland, which may propose others; a week to answer. */
    public Mandate mandate() {
        return new Mandate(
                "Mission",
                "Watches the ceasefire.",
                Set.of(guarantee),
                "Five kilometres on both sides of the line.",
                Set.of(),
                Set.of(table.delegation("Watch")),
                List.of(),
                List.of(new Mandate.Exclusion(table.delegation("Northland"), article, true)),
                7 * 24,
                LocalDate.EPOCH,
                null);
    }

    /** Brings it in, and nothing more is said of it. */
    public static Treaty drafted(Scene.Table table, PlanService plans) {
        Imported imported = table.asFacilitator()
                .call(() ->
                        plans.importPlan(table.negotiation(), new NewPlan(SLUG, "en"), PlanFormat.MARKDOWN, SOURCE));
        ProvisionId article = imported.labels().get("ceasefire");
        ProvisionId guarantee = imported.labels().get("guarantee");
        if (article == null || guarantee == null) {
            throw new IllegalStateException("the labels of the treaty");
        }
        return new Treaty(table, imported.plan(), article, guarantee);
    }

    /** The same with its guarantee marked and planned, voted, and agreed as a whole. */
    public static Treaty agreed(
            Scene.Table table,
            PlanService plans,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees) {
        Treaty treaty = drafted(table, plans);
        treaty.table().asFacilitator().run(() -> {
            guarantees.mark(treaty.guarantee(), "It is what the Guarantors promise.");
            guarantees.respond(treaty.guarantee(), 0, response(table));
        });
        treaty.agree(closures, rounds);
        return treaty;
    }

    /** The table votes for its only article and closes it. */
    public void agree(ClosureService closures, RoundService rounds) {
        RoundId round = table.asFacilitator().call(() -> {
            RoundId id = rounds.prepare(
                    table.negotiation(),
                    "The treaty",
                    List.of(SubjectRef.of(SubjectRef.PROVISION, article)),
                    "simple-majority",
                    null);
            rounds.open(id);
            return id;
        });
        for (String name : List.of("Northland", "Southland", "Eastland", "Westland", "Midland")) {
            table.asHead(name)
                    .run(() -> rounds.cast(round, Choice.YES, UUID.randomUUID().toString()));
        }
        table.asFacilitator().run(() -> {
            rounds.close(round);
            rounds.proclaim(round);
            closures.close(article, "All have agreed to it.");
        });
    }
}
