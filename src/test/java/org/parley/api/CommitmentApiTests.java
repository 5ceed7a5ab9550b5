package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.identity.PersonService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is promised, for programs. */
@IntegrationTest
class CommitmentApiTests {

    private final Bench bench;
    private final PersonService people;
    private final int port;

    CommitmentApiTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            RoundService rounds,
            PersonService people,
            @LocalServerPort int port) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.people = people;
        this.port = port;
    }

    private Caller as(Bench.Set set, String name) {
        return new Caller(port, set.table().as(name).call(() -> people.makeToken("test")));
    }

    @Test
    void entersChangesBacksAndWithdrawsACommitment() {
        Bench.Set set = bench.set();
        String east = set.table().delegation("Eastland").value().toString();
        String north = set.table().delegation("Northland").value().toString();
        String west = set.table().delegation("Westland").value().toString();
        Map<String, Object> terms = Map.of(
                "text",
                "Sixty observers.",
                "beneficiaries",
                List.of(north),
                "instruments",
                List.of("military"),
                "backing",
                west);
        Map<String, Object> entering =
                Map.of("provision", set.at("line").toString(), "delegation", east, "terms", terms);
        assertThat(as(set, "Northland head")
                        .post("/api/v1/commitments", entering)
                        .status())
                .isEqualTo(403);
        Caller.Answer made = as(set, "Eastland head").post("/api/v1/commitments", entering);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String path = "/api/v1/commitments/" + made.text("/id");
        assertThat(made.text("/number")).isEqualTo("1(2)");
        assertThat(made.text("/state")).isEqualTo("given");

        assertThat(as(set, "Westland head").post(path + "/back").status()).isEqualTo(428);
        Caller.Answer backed = as(set, "Westland head").post(path + "/back", Map.of(), "If-Match", made.header("ETag"));
        assertThat(backed.status()).as(backed.response().body()).isEqualTo(200);
        assertThat(backed.json().at("/backed").asBoolean()).isTrue();
        Caller.Answer sums =
                as(set, "Observer").get("/api/v1/plans/" + set.plan().value() + "/commitments/sums");
        assertThat(sums.json().at("/standing").asInt()).isEqualTo(1);
        assertThat(sums.json().at("/mix/military").asInt()).isEqualTo(1);

        assertThat(as(set, "Eastland head")
                        .put(path, terms, "If-Match", made.header("ETag"))
                        .status())
                .as("another state is there now")
                .isEqualTo(412);
        Caller.Answer withdrawn = as(set, "Eastland head")
                .post(path + "/withdraw", Map.of("reason", "Given to others."), "If-Match", backed.header("ETag"));
        assertThat(withdrawn.text("/state")).isEqualTo("withdrawn");
        assertThat(as(set, "Observer")
                        .get("/api/v1/plans/" + set.plan().value() + "/commitments")
                        .text("/items/0/reason"))
                .isEqualTo("Given to others.");
    }
}
