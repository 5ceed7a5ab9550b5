package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.identity.PersonService;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Elements and plans side by side, for programs. */
@IntegrationTest
class ElementApiTests {

    private final Bench bench;
    private final PlanService plans;
    private final PersonService people;
    private final int port;

    ElementApiTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            RoundService rounds,
            PersonService people,
            @LocalServerPort int port) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.plans = planService;
        this.people = people;
        this.port = port;
    }

    private Caller as(Bench.Set set, String name) {
        return new Caller(port, set.table().as(name).call(() -> people.makeToken("test")));
    }

    @Test
    void namesChangesComparesAndStrikes() {
        Bench.Set set = bench.set();
        Imported other = set.table()
                .asFacilitator()
                .call(() -> plans.importPlan(
                        set.table().negotiation(),
                        new NewPlan("other", "en"),
                        PlanFormat.MARKDOWN,
                        "# Other\n\n## Line {#line}\n\n1. A line is drawn. {#drawn}\n"));
        String all = "/api/v1/negotiations/" + set.table().slug() + "/elements";
        Map<String, Object> line =
                Map.of("name", "Line", "provisions", List.of(set.at("line").toString()));
        Caller facilitator = as(set, "Facilitator");
        Caller observer = as(set, "Observer");
        assertThat(observer.post(all, line).status()).isEqualTo(403);
        Caller.Answer made = facilitator.post(all, line);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(facilitator.post(all, line).status()).as("the name stands").isEqualTo(422);
        String path = "/api/v1/elements/" + made.text("/id");

        Map<String, Object> both = Map.of(
                "name",
                "Line of contact",
                "provisions",
                List.of(set.at("line").toString(), other.labels().get("line").toString()));
        assertThat(facilitator.put(path, both).status()).isEqualTo(428);
        Caller.Answer changed = facilitator.put(path, both, "If-Match", made.header("ETag"));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(facilitator.put(path, both, "If-Match", made.header("ETag")).status())
                .isEqualTo(412);
        assertThat(observer.get(path).text("/name")).isEqualTo("Line of contact");
        assertThat(observer.get(all).json()).hasSize(1);

        Caller.Answer compared =
                observer.get("/api/v1/negotiations/" + set.table().slug() + "/side-by-side");
        assertThat(compared.status()).as(compared.response().body()).isEqualTo(200);
        assertThat(compared.json().at("/plans")).hasSize(2);
        assertThat(compared.text("/elements/0/provisions/0/0"))
                .isEqualTo(set.at("line").toString());
        assertThat(compared.text("/elements/0/provisions/1/0"))
                .isEqualTo(other.labels().get("line").toString());
        assertThat(compared.json().at("/elements/0/only").isMissingNode()
                        || compared.json().at("/elements/0/only").isNull())
                .isTrue();
        assertThat(compared.json().at("/plans/0/loose").size()).isPositive();
        Caller.Answer one = observer.get("/api/v1/negotiations/" + set.table().slug() + "/side-by-side?plan="
                + other.plan().value());
        assertThat(one.json().at("/plans")).hasSize(1);

        Caller.Answer struck = facilitator.post(
                path + "/strike", Map.of("reason", "Not one matter."), "If-Match", changed.header("ETag"));
        assertThat(struck.status()).as(struck.response().body()).isEqualTo(204);
        assertThat(observer.get(path).status()).isEqualTo(404);
    }
}
