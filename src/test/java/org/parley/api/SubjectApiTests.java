package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.Bench;
import org.parley.identity.PersonService;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Condition;
import org.parley.text.PlanText;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Brackets, checks, packages, closures and votes in parts, for programs. */
@IntegrationTest
class SubjectApiTests {

    private static final String OLD = "within 30 days";
    private static final String NEW = "within 60 days";

    private final Bench bench;
    private final PersonService people;
    private final int port;

    SubjectApiTests(
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

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode answered(Caller.Answer answer, int status) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        return answer.json();
    }

    private static void done(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 204);
    }

    private static void refused(Caller.Answer answer, String key) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.response().body()).contains(key);
    }

    @Test
    void tellsTheSequenceOfAPlanTriesADayAndRefusesACycle() {
        Bench.Set set = bench.set();
        String plan = "/api/v1/negotiations/" + set.table().slug() + "/plans/plan/sequence";
        Caller observer = as(set, "Observer");
        assertThat(answered(observer.get(plan), 200).at("/provisions")).isEmpty();
        AmendmentId tied = set.file("Northland", set.draft("Northland", conditioned(set, "prisoners", "cessation")));
        set.vote(Choice.YES, tied);
        JsonNode sequence = answered(observer.get(plan), 200);
        assertThat(sequence.at("/version").asInt()).isEqualTo(2);
        assertThat(sequence.at("/problems")).isEmpty();
        assertThat(sequence.at("/provisions/0/number").asString()).isEqualTo("1(1)");
        assertThat(sequence.at("/provisions/0/waiting/0").asString())
                .isEqualTo(set.at("prisoners").toString());
        assertThat(sequence.at("/provisions/1/conditions/0/relation").asString())
                .isEqualTo("not-before");
        assertThat(sequence.at("/provisions/1/conditions/0/of/0/carriedOut").asString())
                .isEqualTo(set.at("cessation").toString());

        JsonNode standings = answered(observer.post(plan + "/simulation", Map.of("day", "2027-03-01")), 200);
        assertThat(standings.at("/3/state").asString()).isEqualTo("blocked");
        assertThat(standings.at("/3/blockedBy/0/carriedOut").asString())
                .isEqualTo(set.at("cessation").toString());
        JsonNode done = answered(
                observer.post(
                        plan + "/simulation",
                        Map.of(
                                "day",
                                "2027-03-01",
                                "carriedOut",
                                List.of(Map.of("provision", set.at("cessation").toString(), "day", "2027-02-01")))),
                200);
        assertThat(done.at("/3/state").asString()).isEqualTo("open");
        assertThat(done.at("/3/since").asString()).isEqualTo("2027-02-01");
        assertThat(observer.post(plan + "/simulation", Map.of()).status()).isEqualTo(400);

        Caller head = as(set, "Southland head");
        JsonNode article = answered(head.get("/api/v1/plans/" + set.plan().value() + "/text"), 200)
                .at("/articles/0");
        JsonNode draft = answered(
                head.post(
                        "/api/v1/amendments",
                        Map.of(
                                "plan", set.plan().value().toString(),
                                "article", article.at("/id").asString(),
                                "title", "Round",
                                "reason", "It goes round.",
                                "edited", circle(article, set.at("prisoners").toString()))),
                201);
        refused(
                head.post("/api/v1/amendments/" + draft.at("/id").asString() + "/propose", Map.of()),
                "amendment.error.cycle");
    }

    private static PlanText conditioned(Bench.Set set, String provision, String upon) {
        PlanText text = set.text();
        return switch (Changes.apply(
                text,
                List.of(new Change.Recondition(
                        set.at(provision),
                        List.of(),
                        List.of(new Condition(
                                Condition.Relation.NOT_BEFORE,
                                null,
                                false,
                                List.of(new Condition.Trigger.CarriedOut(set.at(upon))))))))) {
            case Application.Applied applied -> applied.text();
            case Application.Inapplicable misfit -> throw new AssertionError(misfit.problems());
        };
    }

    /** The article as it is sent back: words as they were read, and a condition on its first paragraph; the others keep theirs unsaid. */
    private static Map<String, Object> circle(JsonNode article, String upon) {
        List<Map<String, Object>> children = new ArrayList<>();
        for (JsonNode child : article.at("/children")) {
            Map<String, Object> edited = new HashMap<>();
            edited.put("id", child.at("/id").asString());
            edited.put("text", child.at("/text").asString());
            if (children.isEmpty()) {
                edited.put(
                        "conditions", List.of(Map.of("relation", "when", "of", List.of(Map.of("carriedOut", upon)))));
            }
            children.add(edited);
        }
        return Map.of(
                "id", article.at("/id").asString(),
                "heading", article.at("/heading").asString(),
                "text", article.at("/text").asString(),
                "children", children);
    }

    @Test
    void tellsTheBracketsOfAPlanAndSettlesOneByConsent() {
        Bench.Set set = bench.set();
        set.vote(Choice.YES, set.filed("Southland", "cessation", OLD, "[" + OLD + " / " + NEW + "]"));
        String path = "/api/v1/plans/" + set.plan().value() + "/brackets";
        Caller observer = as(set, "Observer");
        JsonNode ledger = answered(observer.get(path), 200);
        assertThat(ledger.at("/open")).hasSize(1);
        JsonNode bracket = ledger.at("/open/0");
        assertThat(bracket.at("/provision").asString())
                .isEqualTo(set.at("cessation").toString());
        assertThat(StreamSupport.stream(bracket.at("/choices").spliterator(), false)
                        .map(choice -> choice.at("/words").asString()))
                .contains(OLD, NEW);
        String one = path + "/" + bracket.at("/id").asString();
        assertThat(observer.post(one + "/consent", Map.of("words", OLD)).status())
                .as("an observer consents to nothing")
                .isBetween(400, 499);
        done(as(set, "Southland head").post(one + "/consent", Map.of("words", OLD)));
        JsonNode after = answered(observer.get(path), 200);
        assertThat(after.at("/open")).isEmpty();
        assertThat(after.at("/settled/0/ended").asString()).isEqualTo("agreement");
        assertThat(set.words("cessation")).contains(OLD).doesNotContain("{open:");
    }

    @Test
    void tellsWhatToLookAtBeforeAVote() {
        Bench.Set set = bench.set();
        AmendmentId contested = set.filed("Southland", "cessation", OLD, "[" + OLD + " / " + NEW + "]");
        JsonNode found =
                answered(as(set, "Observer").get("/api/v1/amendments/" + contested.value() + "/consistency"), 200);
        assertThat(StreamSupport.stream(found.spliterator(), false)
                        .map(each -> each.at("/kind").asString()))
                .contains("bracket");
        String plan = "/api/v1/plans/" + set.plan().value() + "/consistency";
        JsonNode before = answered(as(set, "Observer").get(plan), 200);
        set.vote(Choice.YES, contested);
        JsonNode after = answered(as(set, "Observer").get(plan), 200);
        assertThat(after.size()).isGreaterThan(before.size());
    }

    @Test
    void composesAPackageThatEachProposerAgreesTo() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId theirs = set.filed("Southland", "heavy", "first", "last");
        Caller north = as(set, "Northland head");
        JsonNode made = answered(
                north.post(
                        "/api/v1/negotiations/" + set.table().slug() + "/packages",
                        Map.of(
                                "title",
                                "A deal",
                                "reason",
                                "One for the other.",
                                "amendments",
                                List.of(ours.value().toString(), theirs.value().toString()))),
                201);
        String one = "/api/v1/packages/" + made.at("/id").asString();
        assertThat(made.at("/obstacles")).as("the other has not agreed").isNotEmpty();
        String form = made.at("/form").asString();
        done(as(set, "Southland head").post(one + "/agree", Map.of("form", form)));
        JsonNode agreed = answered(as(set, "Observer").get(one), 200);
        assertThat(agreed.at("/obstacles")).isEmpty();
        assertThat(agreed.at("/members")).hasSize(2);
        done(north.post(one + "/dissolve", Map.of("reason", "No longer.")));
        assertThat(answered(as(set, "Observer").get(one), 200).at("/status").asString())
                .isEqualTo("dissolved");
    }

    @Test
    void closesAnArticleAndOpensItAgainByTwoFacilitators() {
        Bench.Set set = bench.set();
        String article = "/api/v1/articles/" + set.at("withdrawal").toString();
        String closures = "/api/v1/plans/" + set.plan().value() + "/closures";
        Caller facilitator = as(set, "Facilitator");
        refused(facilitator.post(article + "/close", Map.of("reason", "Too early.")), "closure.error.not-agreed");
        RoundId round = set.open(List.of(SubjectRef.of(SubjectRef.PROVISION, set.at("withdrawal"))));
        set.cast(round, Choice.YES);
        set.proclaim(round);
        done(facilitator.post(article + "/close", Map.of("reason", "All have agreed to it.")));
        assertThat(answered(as(set, "Observer").get(closures), 200)).hasSize(1);
        done(facilitator.post(article + "/ask-reopening", Map.of("reason", "A word is missing.")));
        refused(facilitator.post(article + "/reopen"), "closure.error.second-facilitator");
        done(as(set, "Second facilitator").post(article + "/reopen"));
        assertThat(answered(as(set, "Observer").get(closures), 200)).isEmpty();
    }

    @Test
    void movesToReconsiderWhatWasRejected() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.file("Northland", set.draft("Northland", set.replaced("cessation", "30", "20")));
        set.vote(Choice.NO, amendment);
        Caller south = as(set, "Southland head");
        JsonNode moved = answered(
                south.post(
                        "/api/v1/reconsiderations",
                        Map.of("on", "amendment:" + amendment.value(), "reason", "The maps have changed.")),
                201);
        String motion = "/api/v1/reconsiderations/" + moved.at("/id").asString();
        assertThat(moved.at("/status").asString()).isEqualTo("moved");
        assertThat(south.post(motion + "/prepare").status()).isEqualTo(403);
        assertThat(answered(as(set, "Facilitator").post(motion + "/prepare"), 200)
                        .at("/round")
                        .asString())
                .isNotBlank();
        assertThat(answered(south.post(motion + "/withdraw"), 200).at("/status").asString())
                .isEqualTo("withdrawn");
    }

    @Test
    void votesOnAnAmendmentInParts() {
        Bench.Set set = bench.set();
        PlanText edited = set.replaced("cessation", "30", "20");
        edited = set.replaced(edited, "heavy", "first", "last");
        AmendmentId amendment = set.file("Northland", set.draft("Northland", edited));
        String path = "/api/v1/amendments/" + amendment.value();
        Caller south = as(set, "Southland head");
        assertThat(south.get(path + "/division").status()).isEqualTo(404);
        refused(south.post(path + "/ask-division", Map.of("parts", List.of(List.of(0)))), "text.error.division-parts");
        JsonNode asked =
                answered(south.post(path + "/ask-division", Map.of("parts", List.of(List.of(0), List.of(1)))), 200);
        String division = "/api/v1/divisions/" + asked.at("/id").asString();
        refused(south.post(division + "/object"), "amendment.error.division-own");
        assertThat(south.post(division + "/prepare", Map.of("rules", "simple-majority"))
                        .status())
                .isEqualTo(403);
        List<String> rounds = texts(
                answered(as(set, "Facilitator").post(division + "/prepare", Map.of("rules", "simple-majority")), 200));
        assertThat(rounds).hasSize(3);
        Caller facilitator = as(set, "Facilitator");
        for (int vote = 0; vote < 3; vote++) {
            RoundId round = new RoundId(java.util.UUID.fromString(rounds.get(vote)));
            done(facilitator.post("/api/v1/rounds/" + rounds.get(vote) + "/open", Map.of("present", List.of())));
            set.cast(round, vote == 0 ? Choice.NO : Choice.YES);
            set.proclaim(round);
        }
        JsonNode ended = answered(as(set, "Observer").get(path + "/division"), 200);
        assertThat(ended.at("/status").asString()).isEqualTo("ended");
        assertThat(ended.at("/parts/0/carried").asBoolean()).isFalse();
        assertThat(ended.at("/parts/1/carried").asBoolean()).isTrue();
        assertThat(set.see(amendment).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.words("cessation")).contains(OLD);
        assertThat(set.words("heavy")).contains("last");
    }

    @Test
    void asksThatAnArticleBeVotedOnInParts() {
        Bench.Set set = bench.set();
        String path = "/api/v1/articles/" + set.at("ceasefire");
        Caller south = as(set, "Southland head");
        assertThat(south.get(path + "/division").status()).isEqualTo(404);
        Map<String, Object> parts = Map.of("parts", List.of(List.of(0), List.of(1, 2)));
        refused(as(set, "Facilitator").post(path + "/ask-division", parts), "amendment.error.facilitator");
        JsonNode asked = answered(south.post(path + "/ask-division", parts), 200);
        assertThat(asked.at("/subject").asString()).isEqualTo("provision:" + set.at("ceasefire"));
        assertThat(asked.at("/amendment").isMissingNode()
                        || asked.at("/amendment").isNull())
                .isTrue();
        assertThat(asked.at("/parts/1/changes")).hasSize(2);
        done(south.post("/api/v1/divisions/" + asked.at("/id").asString() + "/withdraw"));
        assertThat(answered(as(set, "Observer").get(path + "/division"), 200)
                        .at("/status")
                        .asString())
                .isEqualTo("withdrawn");
        String text = "/api/v1/plans/" + set.plan().value();
        JsonNode whole =
                answered(south.post(text + "/ask-division", Map.of("parts", List.of(List.of(1), List.of(0)))), 200);
        assertThat(whole.at("/subject").asString())
                .isEqualTo("plan:" + set.plan().value());
        assertThat(answered(south.get(text + "/division"), 200).at("/id")).isEqualTo(whole.at("/id"));
    }
}
