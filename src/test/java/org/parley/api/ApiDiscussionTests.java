package org.parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.identity.PersonService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Negotiations, plans, provisions and comments as programs of several people see them. */
@IntegrationTest
class ApiDiscussionTests {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities within 30 days. {#cessation}
            2. The line is recorded on maps. {#line}
            """;

    private final Scene scene;
    private final PersonService people;
    private final int port;
    private final Map<String, Caller> callers = new HashMap<>();

    private Scene.Table table;
    private String plan;
    private String cessation;

    @SuppressWarnings("NullAway") // filled before each test
    ApiDiscussionTests(Scene scene, PersonService people, @LocalServerPort int port) {
        this.scene = scene;
        this.people = people;
        this.port = port;
    }

    @BeforeEach
    void layTheTable() {
        callers.clear();
        table = scene.table();
        Caller.Answer imported = as("Facilitator").send("POST", in("/plans?slug=peace"), "text/markdown", SOURCE);
        assertThat(imported.status()).isEqualTo(201);
        plan = imported.text("/plan");
        cessation = imported.text("/labels/cessation");
        assertThat(imported.header("Location")).isEqualTo("/api/v1/plans/" + plan);
    }

    private Caller as(String name) {
        return callers.computeIfAbsent(
                name, ignored -> new Caller(port, table.as(name).call(() -> people.makeToken("test"))));
    }

    private String in(String path) {
        return "/api/v1/negotiations/" + table.slug() + path;
    }

    private Caller.Answer say(String who, String audience, String text) {
        return as(who).post(
                        in("/threads"),
                        Map.of("subject", "provision:" + cessation, "audience", audience, "text", text));
    }

    @Test
    void showsTheTableToThoseWhoSitAtIt() {
        Caller.Answer mine = as("Northland head").get("/api/v1/negotiations");
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.json().at("/items"))
                .filteredOn(each -> each.at("/slug").asString().equals(table.slug()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.at("/seat/capacity").asString()).isEqualTo("head");
                    assertThat(each.at("/seat/delegationName").asString()).isEqualTo("Northland");
                });
        assertThat(as("Observer").get(in("/delegations")).json()).hasSize(6);
        assertThat(as("Observer").get(in("")).header("ETag")).matches("\"\\d+\"");
    }

    @Test
    void hidesTheTableFromStrangers() {
        Caller stranger =
                new Caller(port, org.parley.support.As.person(scene.stranger()).call(() -> people.makeToken("test")));
        for (String path : new String[] {
            in(""), in("/plans"), in("/comments"), "/api/v1/plans/" + plan, "/api/v1/provisions/" + cessation
        }) {
            Caller.Answer answer = stranger.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        // Others of the house may be public, and are everybody's to read
        assertThat(stranger.get("/api/v1/negotiations").json().at("/items"))
                .extracting(each -> each.at("/slug").asString())
                .doesNotContain(table.slug());
    }

    @Test
    void givesTheTextOfAPlanInEveryForm() {
        Caller observer = as("Observer");
        Caller.Answer text = observer.get("/api/v1/plans/" + plan + "/text");
        assertThat(text.text("/articles/0/heading")).isEqualTo("Ceasefire");
        assertThat(text.text("/articles/0/children/0/number")).isEqualTo("1(1)");
        assertThat(text.header("ETag")).isEqualTo("\"1\"");
        assertThat(observer.get("/api/v1/plans/" + plan + "/text?version=1").status())
                .isEqualTo(200);
        assertThat(observer.get("/api/v1/plans/" + plan + "/text?version=2").status())
                .isEqualTo(404);
        assertThat(observer.get("/api/v1/plans/" + plan + "/text?at=2020-01-01T00:00:00Z")
                        .status())
                .isEqualTo(404);
        assertThat(observer.get("/api/v1/plans/" + plan + "/versions")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(observer.get("/api/v1/provisions/" + cessation).text("/provision/number"))
                .isEqualTo("1(1)");
        Caller.Answer file = observer.get("/api/v1/plans/" + plan + "/export");
        assertThat(file.response().body()).contains("## Article 1. Ceasefire");
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(observer.get("/api/v1/plans/" + plan + "/export?format=word").text("/errors/0/field"))
                .isEqualTo("format");
    }

    @Test
    void refusesImportsByOthersAndFilesThatItDoesNotUnderstand() {
        assertThat(as("Northland head")
                        .send("POST", in("/plans?slug=mine"), "text/markdown", SOURCE)
                        .status())
                .isEqualTo(403);
        Caller.Answer bad =
                as("Facilitator").send("POST", in("/plans?slug=bad"), "text/markdown", "# Plan\n\nno article here\n");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.text("/key")).startsWith("text.error.");
        assertThat(bad.text("/detail")).contains("3");
    }

    @Test
    void letsDelegatesDiscussAndObserversRead() {
        Caller.Answer begun = say("Northland head", "everyone", "Is this @Southland head's view?");
        assertThat(begun.status()).isEqualTo(201);
        String thread = begun.text("/id");
        assertThat(begun.header("Location")).isEqualTo("/api/v1/threads/" + thread);
        assertThat(begun.json().at("/comments/0/mentions")).hasSize(1);

        Caller.Answer reply =
                as("Southland head").post("/api/v1/threads/" + thread + "/comments", Map.of("text", "It is."));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(as("Observer").get("/api/v1/threads/" + thread).json().at("/comments"))
                .hasSize(2);
        Caller.Answer refused =
                as("Observer").post("/api/v1/threads/" + thread + "/comments", Map.of("text", "Me too."));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/key")).isEqualTo("deliberation.error.observers-read");

        assertThat(as("Northland head")
                        .post("/api/v1/threads/" + thread + "/resolve")
                        .text("/resolvedBy"))
                .isEqualTo("Northland head");
        assertThat(as("Southland head")
                        .post("/api/v1/threads/" + thread + "/comments", Map.of("text", "x"))
                        .text("/key"))
                .isEqualTo("deliberation.error.resolved");
        assertThat(as("Southland head")
                        .post("/api/v1/threads/" + thread + "/reopen")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsPrivateThreadsPrivate() {
        String thread = say("Northland adviser", "delegation", "Between us.").text("/id");
        String comment = as("Northland head").get("/api/v1/threads/" + thread).text("/comments/0/id");
        for (String other : new String[] {"Southland head", "Facilitator", "Observer"}) {
            assertThat(as(other).get("/api/v1/threads/" + thread).status()).isEqualTo(404);
            assertThat(as(other).get("/api/v1/comments/" + comment).status()).isEqualTo(404);
            assertThat(as(other)
                            .get("/api/v1/comments/" + comment + "/versions")
                            .status())
                    .isEqualTo(404);
            assertThat(as(other).get(in("/comments")).json().at("/items")).isEmpty();
            assertThat(as(other)
                            .get(in("/threads?subject=provision:" + cessation))
                            .json()
                            .at("/total")
                            .asInt())
                    .isZero();
            assertThat(as(other).post("/api/v1/threads/" + thread + "/resolve").status())
                    .isEqualTo(404);
        }
        assertThat(as("Northland head").get(in("/comments")).json().at("/items"))
                .hasSize(1);
    }

    @Test
    void discussesARound() {
        Caller.Answer prepared = as("Facilitator")
                .post(
                        in("/rounds"),
                        Map.of(
                                "title",
                                "Article 1",
                                "subjects",
                                java.util.List.of("provision:" + article()),
                                "rules",
                                "substance"));
        assertThat(prepared.status()).as(prepared.response().body()).isEqualTo(201);
        String subject = "round:" + prepared.text("/id");
        Caller.Answer own = as("Northland head")
                .post(in("/threads"), Map.of("subject", subject, "audience", "delegation", "text", "We abstain."));
        Caller.Answer said = as("Facilitator").post(in("/threads"), Map.of("subject", subject, "text", "At noon."));
        assertThat(own.status()).isEqualTo(201);
        assertThat(said.text("/subject")).isEqualTo(subject);
        assertThat(as("Observer")
                        .get(in("/threads?subject=" + subject))
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(as("Northland adviser")
                        .get(in("/threads?subject=" + subject))
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        assertThat(as("Southland head")
                        .get("/api/v1/threads/" + own.text("/id"))
                        .status())
                .isEqualTo(404);
        Caller.Answer observer = as("Observer").post(in("/threads"), Map.of("subject", subject, "text", "And I?"));
        assertThat(observer.status()).isEqualTo(403);
        assertThat(observer.text("/key")).isEqualTo("deliberation.error.observers-read");
    }

    private String article() {
        return as("Observer").get("/api/v1/plans/" + plan + "/text").text("/articles/0/id");
    }

    @Test
    void editsOnlyWhatWasSeen() {
        String thread = say("Northland head", "everyone", "One.").text("/id");
        Caller author = as("Northland head");
        String comment = author.get("/api/v1/threads/" + thread).text("/comments/0/id");
        String path = "/api/v1/comments/" + comment;
        String tag = author.get(path).header("ETag");

        assertThat(author.patch(path, Map.of("text", "Two.")).status()).isEqualTo(428);
        assertThat(author.patch(path, Map.of("text", "Two."), "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
        Caller.Answer edited = author.patch(path, Map.of("text", "Two."), "If-Match", tag);
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.header("ETag")).isEqualTo("\"2\"");
        assertThat(author.patch(path, Map.of("text", "Three."), "If-Match", tag).status())
                .isEqualTo(412);
        assertThat(as("Observer").get(path + "/versions").json()).hasSize(2);
        assertThat(as("Southland head")
                        .patch(path, Map.of("text", "Mine."), "If-Match", "\"2\"")
                        .text("/key"))
                .isEqualTo("deliberation.error.author-only");
    }

    @Test
    void pagesThroughComments() {
        String thread = say("Northland head", "everyone", "1").text("/id");
        for (String text : new String[] {"2", "3"}) {
            as("Northland head").post("/api/v1/threads/" + thread + "/comments", Map.of("text", text));
        }
        Caller.Answer first = as("Observer").get(in("/comments?size=2"));
        assertThat(first.json().at("/items")).hasSize(2);
        Caller.Answer second = as("Observer").get(in("/comments?size=2&after=" + first.text("/next")));
        assertThat(second.text("/items/0/text")).isEqualTo("3");
        assertThat(second.json().has("next") && !second.json().get("next").isNull())
                .isFalse();
    }

    @Test
    void showsTheRecordWithItsProofs() {
        say("Northland adviser", "delegation", "Between us.");
        say("Northland head", "everyone", "For all.");
        Caller.Answer lines = as("Observer").get(in("/record?topic=comment"));
        assertThat(lines.json().at("/items")).hasSize(2);
        assertThat(lines.text("/items/0/text")).isEqualTo("For all.");
        assertThat(lines.text("/items/1/visibility")).isEqualTo("delegation");
        assertThat(lines.response().body()).doesNotContain("Between us");
        String index = lines.text("/items/1/index");

        Caller.Answer others = as("Southland head").get(in("/record/" + index));
        assertThat(others.text("/content/state")).isEqualTo("delegation");
        assertThat(others.response().body()).doesNotContain("Between us");
        Caller.Answer own = as("Northland head").get(in("/record/" + index));
        assertThat(own.text("/content/state")).isEqualTo("open");
        assertThat(new String(java.util.Base64.getDecoder().decode(own.text("/content/bytes")), UTF_8))
                .contains("Between us");

        Caller.Answer head = as("Observer").get(in("/record/head"));
        assertThat(head.text("/root")).hasSize(64);
        assertThat(as("Observer").get(in("/record?size=3")).json().at("/items")).hasSize(3);
        assertThat(as("Observer").get(in("/record/100000")).status()).isEqualTo(404);
    }

    @Test
    void saysWhatIsWrongInTheLanguageOfTheCaller() {
        Caller.Answer tooLong = say("Northland head", "everyone", "x".repeat(1_000_000));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.text("/key")).isEqualTo("text.error.too-long");
        assertThat(tooLong.text("/detail")).contains("5,000", "1,000,000");
        Caller.Answer french = as("Northland head")
                .speaking("fr")
                .post(in("/threads"), Map.of("subject", "provision:" + cessation, "text", " "));
        assertThat(french.status()).isEqualTo(422);
        assertThat(french.text("/title")).isEqualTo("Une règle de la maison ne le permet pas");
        Caller.Answer turned = say("Northland head", "everyone", "turned \u202Earound");
        assertThat(turned.text("/key")).isEqualTo("text.error.direction");
    }

    @Test
    void refusesAPasteOfFiveMegabytesAndChangesNothing() {
        String head = as("Observer").get(in("/record/head")).text("/root");
        Caller.Answer paste = as("Northland head")
                .speaking("fr")
                .post(in("/threads"), Map.of("subject", "provision:" + cessation, "text", "x".repeat(5_000_000)));
        assertThat(paste.status()).isEqualTo(413);
        assertThat(paste.header("Content-Type")).startsWith("application/problem+json");
        assertThat(paste.text("/title")).isEqualTo("L’appel est trop volumineux");
        assertThat(paste.text("/detail")).contains("4 mégaoctets");
        Caller.Answer unmeasured = as("Northland head").stream(
                in("/threads"),
                "{\"subject\": \"provision:" + cessation + "\", \"text\": \"" + "x".repeat(5_000_000) + "\"}");
        assertThat(unmeasured.status()).isEqualTo(413);
        assertThat(unmeasured.text("/detail")).contains("4 megabytes");
        assertThat(as("Facilitator")
                        .send(
                                "POST",
                                in("/plans?slug=long"),
                                "text/markdown",
                                "# Plan\n\n## A\n\n" + "x".repeat(5_000_000))
                        .text("/key"))
                .startsWith("text.error.");
        assertThat(as("Observer").get(in("/record/head")).text("/root")).isEqualTo(head);
        assertThat(as("Observer").get(in("/comments")).json().at("/items")).isEmpty();
    }

    @Test
    void namesTheFieldsThatItDoesNotUnderstand() {
        Caller author = as("Northland head");
        assertThat(author.post(in("/threads"), Map.of("text", "x")).text("/errors/0/field"))
                .isEqualTo("subject");
        assertThat(author.post(in("/threads"), Map.of("subject", "nonsense", "text", "x"))
                        .text("/errors/0/field"))
                .isEqualTo("subject");
        assertThat(say("Northland head", "nobody", "x").text("/errors/0/field")).isEqualTo("audience");
        assertThat(author.get("/api/v1/threads/not-an-id").text("/errors/0/field"))
                .isEqualTo("thread");
        Caller.Answer broken = author.send("POST", in("/threads"), "application/json", "{\"subject\": ");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.text("/errors/0/field")).isEqualTo("body");
        assertThat(author.send("POST", in("/threads"), "text/plain", "x").status())
                .isEqualTo(415);
        assertThat(author.get("/api/v1/threads/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(author.send("DELETE", "/api/v1/threads/" + UUID.randomUUID(), "text/plain", "")
                        .status())
                .isEqualTo(405);
        assertThat(author.get("/api/v1/nowhere").status()).isEqualTo(404);
    }

    @Test
    void draftsAndEntersAStatementForEverybodyToRead() {
        Caller adviser = as("Northland adviser");
        Caller.Answer drafted = adviser.post(
                in("/statements"),
                Map.of("kind", "reservation", "on", "provision:" + cessation, "text", "Not within 30 days."));
        assertThat(drafted.status()).isEqualTo(201);
        String path = drafted.header("Location");
        assertThat(as("Southland head").get(path).status()).isEqualTo(404);
        assertThat(as("Southland head").get(in("/statements")).json().path("items"))
                .isEmpty();
        assertThat(as("Northland head").get(in("/statements/drafts")).text("/items/0/id"))
                .isEqualTo(drafted.text("/id"));
        assertThat(adviser.post(path + "/enter", Map.of()).status()).isEqualTo(428);
        assertThat(adviser.post(path + "/enter", Map.of(), "If-Match", drafted.header("ETag"))
                        .status())
                .isEqualTo(403);

        Caller.Answer entered =
                as("Northland head").post(path + "/enter", Map.of(), "If-Match", drafted.header("ETag"));

        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.text("/status")).isEqualTo("entered");
        Caller.Answer seen = as("Observer").get(in("/statements?on=provision:" + cessation));
        assertThat(seen.text("/items/0/text")).isEqualTo("Not within 30 days.");
        assertThat(seen.text("/items/0/delegationName")).isEqualTo("Northland");
        assertThat(as("Observer")
                        .get(in("/record/" + seen.text("/items/0/index")))
                        .text("/entry/type"))
                .isEqualTo("statement.entered");
        assertThat(as("Northland head")
                        .post(path + "/withdraw", Map.of("reason", "Agreed since."))
                        .text("/status"))
                .isEqualTo("withdrawn");
        assertThat(as("Observer").get(in("/statements?kind=nothing")).status()).isEqualTo(400);
    }

    @Test
    void answersADelegationItsOwnPreparationAndNobodyElse() {
        String on = "provision:" + cessation;
        Caller.Answer instructed = as("Northland adviser")
                .put(
                        in("/preparation/instruction"),
                        Map.of("on", on, "answer", "no", "text", "Not yet.", "until", "2999-01-01T00:00:00Z"));
        assertThat(instructed.status()).isEqualTo(200);
        assertThat(instructed.text("/instruction/text")).isEqualTo("Not yet.");
        assertThat(as("Northland adviser")
                        .put(in("/preparation/sign-off"), Map.of("on", on, "answer", "no"))
                        .status())
                .isEqualTo(403);
        assertThat(as("Northland head")
                        .put(in("/preparation/sign-off"), Map.of("on", on, "answer", "no"))
                        .text("/signOff/answer"))
                .isEqualTo("no");
        assertThat(as("Northland deputy").get(in("/preparation")).json().path("items"))
                .as("beside the articles, which are voted on at the end")
                .filteredOn(item -> item.path("on").asString().equals(on))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.at("/signOff/answer").asString()).isEqualTo("no"));
        assertThat(as("Southland head").get(in("/preparation")).response().body())
                .contains("items")
                .doesNotContain(on, "Not yet.");
        for (String other : new String[] {"Facilitator", "Observer"}) {
            assertThat(as(other).get(in("/preparation")).status()).as(other).isEqualTo(403);
        }
    }
}
