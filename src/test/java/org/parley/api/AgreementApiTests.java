package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.identity.PersonService;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.Treaty;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is told of an agreement, of positions and of observers, for programs. */
@IntegrationTest
class AgreementApiTests {

    private final Scene scene;
    private final PlanService plans;
    private final ClosureService closures;
    private final RoundService rounds;
    private final GuaranteeService guarantees;
    private final PersonService people;
    private final int port;

    AgreementApiTests(
            Scene scene,
            PlanService plans,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees,
            PersonService people,
            @LocalServerPort int port) {
        this.scene = scene;
        this.plans = plans;
        this.closures = closures;
        this.rounds = rounds;
        this.guarantees = guarantees;
        this.people = people;
        this.port = port;
    }

    private Caller as(Scene.Table table, String name) {
        return new Caller(port, table.as(name).call(() -> people.makeToken("test")));
    }

    @Test
    void opensForSignatureNotesAndAssesses() {
        Scene.Table table = scene.table();
        Treaty treaty = Treaty.agreed(table, plans, closures, rounds, guarantees);
        String agreement = "/api/v1/plans/" + treaty.plan().value() + "/agreement";
        Map<String, Object> clause = Map.of("clause", "signatures", "number", 1, "days", 30);
        Caller facilitator = as(table, "Facilitator");
        Caller head = as(table, "Northland head");
        assertThat(facilitator.get(agreement + "/progress").status()).isEqualTo(404);
        assertThat(head.post(agreement, clause).status()).isEqualTo(403);
        assertThat(facilitator.post(agreement, Map.of("clause", "whenever")).status())
                .isEqualTo(400);
        Caller.Answer begun = facilitator.post(agreement, clause);
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(201);
        assertThat(begun.header("Location")).isEqualTo(agreement);
        assertThat(begun.json().path("inForce").isMissingNode()
                        || begun.json().path("inForce").isNull())
                .isTrue();
        assertThat(facilitator.post(agreement, clause).status()).as("once").isEqualTo(422);

        Map<String, Object> signature = Map.of(
                "kind",
                "signature",
                "delegation",
                table.delegation("Northland").value().toString(),
                "on",
                "2026-01-15",
                "who",
                "The Minister, full powers shown");
        assertThat(head.post(agreement + "/deposits", signature).status()).isEqualTo(403);
        Caller.Answer signed = facilitator.post(agreement + "/deposits", signature);
        assertThat(signed.status()).as(signed.response().body()).isEqualTo(201);
        assertThat(signed.text("/inForce")).isEqualTo("2026-02-14");

        Map<String, Object> full = Map.of(
                "provision",
                treaty.guarantee().value().toString(),
                "level",
                3,
                "evidence",
                "The Guarantors have said so.",
                "responsible",
                table.delegation("Westland").value().toString());
        assertThat(facilitator
                        .post(
                                agreement + "/assessments",
                                Map.of("provision", treaty.guarantee().value().toString(), "level", 4, "evidence", "?"))
                        .status())
                .isEqualTo(400);
        assertThat(head.post(agreement + "/assessments", full).status()).isEqualTo(403);
        Caller.Answer assessed = facilitator.post(agreement + "/assessments", full);
        assertThat(assessed.status()).as(assessed.response().body()).isEqualTo(201);
        Caller.Answer far = as(table, "Observer").get(agreement + "/progress");
        assertThat(far.json().at("/percent").asInt()).as("one of two").isEqualTo(50);
        assertThat(far.text("/articles/0/heading")).isEqualTo("Ceasefire");
        assertThat(far.json().at("/articles/0/levels").toString()).isEqualTo("[1,0,0,1]");
        assertThat(far.json().at("/days/0/percent").asInt()).isEqualTo(50);
    }

    @Test
    void takesAnIncidentFromItsReportToItsEnd() {
        Scene.Table table = scene.table();
        Treaty treaty = Treaty.agreed(table, plans, closures, rounds, guarantees);
        Caller facilitator = as(table, "Facilitator");
        Caller west = as(table, "Westland head");
        facilitator.post("/api/v1/plans/" + treaty.plan().value() + "/agreement", Map.of("clause", "parties-signed"));
        Map<String, Object> report =
                Map.of("provision", treaty.guarantee().value().toString(), "text", "Shelling at noon.");
        Caller.Answer reported = west.post("/api/v1/incidents", report);
        assertThat(reported.status()).as(reported.response().body()).isEqualTo(201);
        String path = "/api/v1/incidents/" + reported.text("/id");
        Map<String, Object> how = Map.of("how", "Craters were seen.");
        assertThat(facilitator.post(path + "/find", how).status()).isEqualTo(428);
        assertThat(west.post(path + "/find", how, "If-Match", reported.header("ETag"))
                        .status())
                .isEqualTo(403);
        Caller.Answer found = facilitator.post(path + "/find", how, "If-Match", reported.header("ETag"));
        assertThat(found.status()).as(found.response().body()).isEqualTo(200);
        assertThat(found.text("/state")).isEqualTo("found");
        assertThat(found.json().at("/dues")).hasSize(2);
        assertThat(facilitator
                        .post(path + "/dismiss", how, "If-Match", reported.header("ETag"))
                        .status())
                .as("another state is there now")
                .isEqualTo(412);
        Caller.Answer taken = west.post(path + "/steps/0/taken", Map.of(), "If-Match", found.header("ETag"));
        assertThat(taken.status()).as(taken.response().body()).isEqualTo(200);
        Caller.Answer ended = facilitator.post(path + "/end", Map.of(), "If-Match", taken.header("ETag"));
        assertThat(ended.text("/state")).isEqualTo("ended");

        Caller.Answer second = west.post("/api/v1/incidents", report);
        Caller.Answer dismissed = facilitator.post(
                "/api/v1/incidents/" + second.text("/id") + "/dismiss",
                Map.of("how", "It was a quarry."),
                "If-Match",
                second.header("ETag"));
        assertThat(dismissed.text("/state")).isEqualTo("not-found");
    }

    @Test
    void tellsOfPositionsWhatTheCallerWasTold() {
        Scene.Table table = scene.table();
        Treaty treaty = Treaty.drafted(table, plans);
        String on = "provision:" + treaty.guarantee().value();
        String path = "/api/v1/negotiations/" + table.slug() + "/positions";
        Caller north = as(table, "Northland head");
        assertThat(as(table, "Observer")
                        .post(path, Map.of("on", on, "stance", "support", "audience", "everyone", "reason", "Yes."))
                        .status())
                .isEqualTo(403);
        assertThat(north.post(path, Map.of("on", on, "stance", "maybe", "audience", "everyone", "reason", "Yes."))
                        .status())
                .isEqualTo(400);
        assertThat(north.post(path, Map.of("on", on, "stance", "oppose", "audience", "everyone", "reason", ""))
                        .status())
                .as("a reason is needed")
                .isEqualTo(422);
        for (Map<String, Object> said : java.util.List.<Map<String, Object>>of(
                Map.of("on", on, "stance", "oppose", "audience", "everyone", "reason", "In public."),
                Map.of("on", on, "stance", "accept", "audience", "facilitators", "reason", "In confidence."),
                Map.of("on", on, "stance", "red-line", "audience", "delegation", "reason", "Among us."))) {
            Caller.Answer stated = north.post(path, said);
            assertThat(stated.status()).as(stated.response().body()).isEqualTo(200);
            assertThat(stated.text("/stance")).isEqualTo(said.get("stance"));
        }
        assertThat(as(table, "Southland head").get(path + "?on=" + on).text("/0/stance"))
                .isEqualTo("oppose");
        assertThat(as(table, "Facilitator").get(path + "?on=" + on).text("/0/stance"))
                .isEqualTo("accept");
        assertThat(as(table, "Northland adviser").get(path + "?on=" + on).text("/0/stance"))
                .isEqualTo("red-line");
        String plan = "/api/v1/plans/" + treaty.plan().value();
        assertThat(as(table, "Observer").get(plan + "/positions").json().at("/items"))
                .hasSize(1);
        assertThat(as(table, "Southland head").get(plan + "/nearness").status()).isEqualTo(403);
        assertThat(as(table, "Facilitator").get(plan + "/nearness").text("/0/degree"))
                .isNotBlank();
    }

    @Test
    void anObserverEntersAGeneralStatementInTheNameOfItsOrganisation() {
        Scene.Table table = scene.table();
        String path = "/api/v1/negotiations/" + table.slug() + "/statements";
        Caller observer = as(table, "Observer");
        Map<String, Object> general = Map.of(
                "kind",
                "general",
                "on",
                "negotiation:" + table.negotiation().value(),
                "text",
                "We have seen both sides of the line.");
        Caller.Answer draft = observer.post(path, general);
        assertThat(draft.status()).as(draft.response().body()).isEqualTo(201);
        String statement = "/api/v1/statements/" + draft.text("/id");
        assertThat(as(table, "Northland head").get(statement).status())
                .as("a draft is its own")
                .isEqualTo(404);
        Caller.Answer entered = observer.post(statement + "/enter", Map.of(), "If-Match", draft.header("ETag"));
        assertThat(entered.status()).as(entered.response().body()).isEqualTo(200);
        assertThat(entered.text("/status")).isEqualTo("entered");
        Caller.Answer read = as(table, "Northland head").get(statement);
        assertThat(read.text("/text")).isEqualTo("We have seen both sides of the line.");
        assertThat(read.text("/delegationName")).isEqualTo("Watch");
        assertThat(observer.post(
                                path,
                                Map.of(
                                        "kind",
                                        "explanation-of-vote",
                                        "on",
                                        "negotiation:" + table.negotiation().value(),
                                        "text",
                                        "We voted."))
                        .status())
                .as("who has no vote explains none")
                .isBetween(400, 499);
    }
}
