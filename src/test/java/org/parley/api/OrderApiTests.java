package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.identity.PersonService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The order of voting, outcomes tried out and amendments looked at elsewhere, for programs. */
@IntegrationTest
class OrderApiTests {

    private final Scene scene;
    private final Bench bench;
    private final PersonService people;
    private final int port;

    OrderApiTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            RoundService rounds,
            PersonService people,
            @LocalServerPort int port) {
        this.scene = scene;
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.people = people;
        this.port = port;
    }

    private Caller as(Bench.Set set, String name) {
        return new Caller(port, set.table().as(name).call(() -> people.makeToken("test")));
    }

    private static String plan(Bench.Set set, String path) {
        return "/api/v1/plans/" + set.plan().value() + path;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void tellsTheOrderWithItsReasonsInTheCallersLanguage() {
        Bench.Set set = bench.set();
        AmendmentId edit = set.filed("Northland", "line", "50,000", "25,000");
        AmendmentId same = set.filed("Southland", "line", "50,000", "25,000");
        AmendmentId deletion = set.file("Eastland", set.draft("Eastland", set.deleted("line")));
        Caller.Answer answer = as(set, "Observer").get(plan(set, "/order"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        JsonNode steps = answer.json().at("/groups/0/steps");
        assertThat(steps).hasSize(2);
        assertThat(texts(steps.at("/0/amendments")))
                .containsExactly(deletion.value().toString());
        assertThat(steps.at("/0/kind").asString()).isEqualTo("deletes");
        assertThat(texts(steps.at("/0/fells"))).containsExactly(edit.value().toString());
        assertThat(texts(steps.at("/1/amendments")))
                .containsExactly(edit.value().toString(), same.value().toString());
        assertThat(texts(steps.at("/1/notIf"))).containsExactly(deletion.value().toString());
        assertThat(texts(steps.at("/1/reasons")))
                .contains("2 amendments say the same: one vote decides on all of them.");
        JsonNode french =
                as(set, "Observer").speaking("fr").get(plan(set, "/order")).json();
        assertThat(texts(french.at("/groups/0/steps/1/reasons")))
                .contains("2 amendements disent la même chose : un seul vote décide pour tous.");
    }

    @Test
    void putsABlockAndLetsADelegationTakeOneOut() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId other = set.filed("Southland", "prisoners", "60", "40");
        AmendmentId third = set.filed("Eastland", "heavy", "first", "last");
        AmendmentId rival = set.filed("Westland", "cessation", "30", "45");
        JsonNode fit = as(set, "Observer").get(plan(set, "/block")).json();
        List<String> ids = texts(fit.at("/fit"));
        assertThat(ids)
                .containsExactlyInAnyOrder(
                        one.value().toString(),
                        other.value().toString(),
                        third.value().toString());
        assertThat(fit.at("/barred/0/amendment").asString())
                .isEqualTo(rival.value().toString());
        Map<String, Object> said =
                Map.of("amendments", ids, "rules", "simple-majority", "reason", "Nobody speaks against them.");
        assertThat(as(set, "Northland head").post(plan(set, "/block"), said).status())
                .isEqualTo(403);
        Caller.Answer made = as(set, "Facilitator").post(plan(set, "/block"), said);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.json().at("/block/reason").asString()).isEqualTo("Nobody speaks against them.");
        String round = "/api/v1/rounds/" + made.json().at("/id").asString();
        Caller.Answer left =
                as(set, "Midland head").post(round + "/separate", Map.of("subject", "amendment:" + one.value()));
        assertThat(left.status()).as(left.response().body()).isEqualTo(200);
        assertThat(left.json().at("/subjects")).hasSize(2);
        assertThat(left.json().at("/block/left/0/why").asString()).isEqualTo("separate");
        JsonNode turns = as(set, "Observer").get(plan(set, "/order")).json().at("/rounds");
        assertThat(turns.at("/0/block").asBoolean()).isTrue();
        Caller.Answer pair = as(set, "Facilitator")
                .post(
                        plan(set, "/block"),
                        Map.of(
                                "amendments",
                                List.of(one.value().toString(), rival.value().toString()),
                                "rules",
                                "simple-majority",
                                "reason",
                                "Both at once."));
        assertThat(pair.status()).isEqualTo(422);
        assertThat(pair.json().at("/detail").asString()).contains("cannot both stand");
    }

    @Test
    void tellsWhatTheWallShowsWhileItIsVotedOn() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        String path = "/api/v1/negotiations/" + set.table().slug() + "/wall";
        JsonNode between = as(set, "Northland head").get(path).json();
        assertThat(between.at("/phase").asString()).isEqualTo("between");
        RoundId round = set.open(one);
        set.cast(round, Choice.YES);
        JsonNode voting = as(set, "Northland head").get(path).json();
        assertThat(voting.at("/phase").asString()).isEqualTo("voting");
        assertThat(voting.at("/round/id").asString()).isEqualTo(round.value().toString());
        assertThat(voting.at("/round/choices"))
                .as("not how, on nobody's machine")
                .isEmpty();
        assertThat(voting.at("/subjects/0/title").asString()).startsWith("Amendment 1");
        set.proclaim(round);
        JsonNode result = as(set, "Northland head").get(path).json();
        assertThat(result.at("/phase").asString()).isEqualTo("result");
        assertThat(result.at("/round/choices")).hasSize(5);
    }

    @Test
    void triesOutcomesAndTellsWhereTheWordsComeFrom() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId rival = set.filed("Southland", "cessation", "30", "45");
        Caller observer = as(set, "Observer");
        Caller.Answer answer = observer.post(
                plan(set, "/what-if"), Map.of("adopted", List.of(one.value().toString())));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        JsonNode json = answer.json();
        Map<String, String> fates = new HashMap<>();
        json.at("/amendments")
                .forEach(each -> fates.put(
                        each.at("/amendment").asString(), each.at("/fate").asString()));
        assertThat(fates)
                .isEqualTo(
                        Map.of(one.value().toString(), "adopted", rival.value().toString(), "fallen"));
        assertThat(json.at("/articles/0/children/0/text").asString())
                .isEqualTo("The Parties shall cease all hostilities within 20 days.");
        assertThat(json.at("/left")).isEmpty();
        JsonNode origin = json.at("/origins/0");
        assertThat(origin.at("/provision").asString())
                .isEqualTo(set.at("cessation").toString());
        String words = StreamSupport.stream(origin.at("/text").spliterator(), false)
                .filter(each -> !each.at("/by").isEmpty())
                .map(each -> each.at("/text").asString())
                .collect(Collectors.joining());
        assertThat(words).isEqualTo("20");
        assertThat(set.version()).isEqualTo(1);
    }

    @Test
    void refusesOutcomesThatAreNoneAndWhoMayNotRead() {
        Bench.Set set = bench.set();
        String one = set.filed("Northland", "cessation", "30", "20").value().toString();
        Caller observer = as(set, "Observer");
        assertThat(observer.post(plan(set, "/what-if"), Map.of("adopted", List.of(one), "rejected", List.of(one)))
                        .status())
                .isEqualTo(400);
        Caller.Answer unknown = observer.post(
                plan(set, "/what-if"),
                Map.of("adopted", List.of(UUID.randomUUID().toString())));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
        assertThat(observer.post(plan(set, "/what-if"), Map.of("adopted", List.of("seven")))
                        .status())
                .isEqualTo(400);
        Caller stranger = new Caller(port, As.person(scene.stranger()).call(() -> people.makeToken("test")));
        assertThat(stranger.get(plan(set, "/order")).status()).isEqualTo(404);
        assertThat(stranger.post(plan(set, "/what-if"), Map.of()).status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/amendments/" + one + "/rebase-preview", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void looksAtAnAmendmentAsIfAnotherWereAdopted() {
        Bench.Set set = bench.set();
        String one = set.filed("Northland", "cessation", "30", "20").value().toString();
        String rival = set.filed("Southland", "cessation", "30", "45").value().toString();
        String beside = set.filed("Eastland", "cessation", "all hostilities", "all fire")
                .value()
                .toString();
        String draft = set.draft("Westland", set.replaced("cessation", "30", "60"))
                .value()
                .toString();
        Caller observer = as(set, "Observer");
        assertThat(preview(observer, rival, Map.of("over", one)).text("/outcome"))
                .isEqualTo("fallen");
        Caller.Answer changed = preview(observer, beside, Map.of("over", one));
        assertThat(changed.text("/outcome")).isEqualTo("changed");
        assertThat(changed.text("/changes/0/after")).isEqualTo("The Parties shall cease all fire within 20 days.");
        assertThat(preview(observer, one, Map.of()).text("/outcome")).isEqualTo("clean");
        assertThat(preview(observer, one, Map.of("over", one)).text("/key"))
                .isEqualTo("amendment.error.preview-itself");
        assertThat(preview(observer, one, Map.of("over", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(preview(observer, draft, Map.of("over", one)).status()).isEqualTo(404);
        assertThat(preview(as(set, "Westland head"), draft, Map.of("over", one)).text("/outcome"))
                .isEqualTo("fallen");
    }

    private static Caller.Answer preview(Caller who, String amendment, Map<String, String> said) {
        return who.post("/api/v1/amendments/" + amendment + "/rebase-preview", said);
    }
}
