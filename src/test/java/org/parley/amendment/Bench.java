package org.parley.amendment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectRef;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;

/** A table with a plan on it, and short words for what its people do with amendments. */
public class Bench {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities within 30 days. {#cessation}
            2. The line is recorded on maps of a scale of 1 to 50,000. {#line}
            3. Prisoners shall be exchanged within 60 days. {#prisoners}

            ## Withdrawal {#withdrawal}

            1. The Parties shall withdraw as set out in {ref:cessation}. {#forces}
            2. Heavy weapons go first. {#heavy}
            """;

    private final Scene scene;
    private final PlanService planService;
    private final PlanQueries plans;
    private final AmendmentService service;
    private final AmendmentQueries queries;
    private final RoundService rounds;

    public Bench(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds) {
        this.scene = scene;
        this.planService = planService;
        this.plans = plans;
        this.service = service;
        this.queries = queries;
        this.rounds = rounds;
    }

    public Set set() {
        return set(0, null);
    }

    public Set set(int coSponsors, @Nullable Instant deadline) {
        Scene.Table table = scene.table(coSponsors, deadline);
        Imported imported = table.asFacilitator()
                .call(() -> planService.importPlan(
                        table.negotiation(), new NewPlan("plan", "en"), PlanFormat.MARKDOWN, SOURCE));
        return new Set(this, table, imported.plan(), imported.labels());
    }

    /** One such table. */
    public static final class Set {

        private final Bench bench;
        private final Scene.Table table;
        private final PlanId plan;
        private final Map<String, ProvisionId> labels;

        private Set(Bench bench, Scene.Table table, PlanId plan, Map<String, ProvisionId> labels) {
            this.bench = bench;
            this.table = table;
            this.plan = plan;
            this.labels = labels;
        }

        public Scene.Table table() {
            return table;
        }

        public PlanId plan() {
            return plan;
        }

        public ProvisionId at(String label) {
            ProvisionId found = labels.get(label);
            if (found == null) {
                throw new IllegalArgumentException(label);
            }
            return found;
        }

        /** The newest text. */
        public PlanText text() {
            return table.asFacilitator().call(() -> bench.plans.text(plan).text());
        }

        public int version() {
            return table.asFacilitator().call(() -> bench.plans.text(plan).number());
        }

        public String words(String label) {
            return text().find(at(label)).map(Provision::text).orElse("");
        }

        /** The newest text with words of one provision replaced. */
        public PlanText replaced(String label, String words, String by) {
            return replaced(text(), label, words, by);
        }

        public PlanText replaced(PlanText base, String label, String words, String by) {
            Provision provision = base.find(at(label)).orElseThrow();
            return made(
                    base,
                    new Change.ReplaceWords(
                            provision.id(), provision.text(), provision.text().replace(words, by)));
        }

        public PlanText deleted(String label) {
            Provision provision = text().find(at(label)).orElseThrow();
            return made(text(), new Change.DeleteProvision(provision.id(), provision));
        }

        private static PlanText made(PlanText base, Change change) {
            return Wordings.made(base, List.of(change));
        }

        public AmendmentId draft(String delegation, PlanText edited) {
            return table.asHead(delegation)
                    .call(() -> bench.service.draft(
                            plan, at("ceasefire"), new DraftText("A title", "For good reasons.", edited)));
        }

        /** A filed amendment that changes words of one provision. */
        public AmendmentId filed(String delegation, String label, String words, String by) {
            return file(delegation, draft(delegation, replaced(label, words, by)));
        }

        public AmendmentId file(String delegation, AmendmentId draft) {
            table.asHead(delegation).run(() -> bench.service.propose(draft));
            return draft;
        }

        /** A filed sub-amendment. */
        public AmendmentId filedUnder(AmendmentId parent, String delegation, UnaryOperator<PlanText> edit) {
            return file(delegation, draftUnder(parent, delegation, edit));
        }

        public AmendmentId draftUnder(AmendmentId parent, String delegation, UnaryOperator<PlanText> edit) {
            As as = table.asHead(delegation);
            PlanText base = as.call(() -> bench.queries.texts(parent).result());
            return as.call(
                    () -> bench.service.draftSub(parent, new DraftText("A sub", "It is clearer.", edit.apply(base))));
        }

        /** How an amendment stands, for everybody. */
        public AmendmentView see(AmendmentId id) {
            return table.as("Observer").call(() -> bench.queries.get(id));
        }

        public RoundId open(AmendmentId... put) {
            return open(List.of(put).stream()
                    .map(id -> SubjectRef.of(SubjectRef.AMENDMENT, id))
                    .toList());
        }

        public RoundId open(List<SubjectRef> put) {
            return table.asFacilitator().call(() -> {
                RoundId round = bench.rounds.prepare(table.negotiation(), "A round", put, "simple-majority", null);
                bench.rounds.open(round);
                return round;
            });
        }

        public void cast(RoundId round, Choice choice) {
            for (String delegation : List.of("Northland", "Southland", "Eastland", "Westland", "Midland")) {
                table.asHead(delegation)
                        .run(() -> bench.rounds.cast(
                                round, choice, UUID.randomUUID().toString()));
            }
        }

        public void proclaim(RoundId round) {
            table.asFacilitator().run(() -> {
                bench.rounds.close(round);
                bench.rounds.proclaim(round);
            });
        }

        /** Opens a round that was prepared, has everybody cast the same and proclaims what came of it. */
        public void vote(RoundId round, Choice choice) {
            table.asFacilitator().run(() -> bench.rounds.open(round));
            cast(round, choice);
            proclaim(round);
        }

        /** Their proposer accepts what an adoption made of it. */
        public void consent(ConsentService consents, String delegation, AmendmentId id) {
            long seen = see(id).lockVersion();
            table.asHead(delegation).run(() -> consents.accept(id, seen));
        }

        /** Puts amendments to one vote and proclaims what came of it. */
        public RoundId vote(Choice choice, AmendmentId... put) {
            RoundId round = open(put);
            cast(round, choice);
            proclaim(round);
            return round;
        }

        public List<Change> changes(PlanText edited) {
            return Changes.between(text(), edited);
        }
    }
}
