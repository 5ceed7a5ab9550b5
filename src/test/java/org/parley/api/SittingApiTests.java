package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.parley.identity.PersonService;
import org.parley.procedure.motion.MotionKind;
import org.parley.sitting.Hall;
import org.parley.sitting.MotionService;
import org.parley.sitting.Queue;
import org.parley.sitting.SittingService;
import org.parley.sitting.SpeakersService;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A sitting for programs: read by whoever reads the negotiation, held by those who may. */
@IntegrationTest
class SittingApiTests {

    private final Scene scene;
    private final SittingService sittings;
    private final SpeakersService speakers;
    private final MotionService motions;
    private final PersonService people;
    private final int port;

    SittingApiTests(
            Scene scene,
            SittingService sittings,
            SpeakersService speakers,
            MotionService motions,
            PersonService people,
            @LocalServerPort int port) {
        this.scene = scene;
        this.sittings = sittings;
        this.speakers = speakers;
        this.motions = motions;
        this.people = people;
        this.port = port;
    }

    @Test
    void tellsWhereASittingIsAndWhatComesNext() {
        Hall hall = Hall.open(scene, sittings);
        String path = "/api/v1/sittings/" + hall.id().value();
        var speech = hall.table().asHead("Northland").call(() -> speakers.request(hall.id(), Queue.DEBATE));
        hall.table()
                .asHead("Southland")
                .run(() -> motions.raise(hall.id(), MotionKind.POINT_OF_ORDER, "The order of speakers.", null));
        Caller observer = new Caller(port, hall.table().as("Observer").call(() -> people.makeToken("test")));

        JsonNode list = observer.get("/api/v1/negotiations/" + hall.table().slug() + "/sittings")
                .json();
        assertThat(list).singleElement().satisfies(line -> {
            assertThat(line.at("/id").asString()).isEqualTo(hall.id().value().toString());
            assertThat(line.at("/state").asString()).isEqualTo("open");
        });
        Caller.Answer answer = observer.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(StreamSupport.stream(json.at("/agenda").spliterator(), false)
                        .map(item -> item.at("/number").asString() + " "
                                + item.at("/state").asString()))
                .containsExactly("1 current", "2 waiting");
        assertThat(json.at("/speeches/0/id").asString())
                .isEqualTo(speech.value().toString());
        assertThat(json.at("/speeches/0/queue").asString()).isEqualTo("debate");
        assertThat(json.at("/motions/0/kind").asString()).isEqualTo("point-of-order");
        assertThat(json.at("/next").asString()).isEqualTo("rule");
        assertThat(json.at("/nextTarget").asString())
                .isEqualTo(json.at("/motions/0/id").asString());
        assertThat(json.at("/outOfOrder/close-debate").asString()).isEqualTo("77/119");
        assertThat(StreamSupport.stream(json.at("/roll").spliterator(), false)
                        .filter(each -> each.at("/present").asBoolean()))
                .hasSize(5);

        JsonNode wall = observer.get("/api/v1/negotiations/" + hall.table().slug() + "/wall")
                .json();
        assertThat(wall.at("/phase").asString()).isEqualTo("floor");
        assertThat(wall.at("/floor/item/number").asString()).isEqualTo("1");
        assertThat(wall.at("/floor/waiting/0/id").asString())
                .isEqualTo(speech.value().toString());

        Caller stranger = new Caller(port, As.person(scene.stranger()).call(() -> people.makeToken("test")));
        for (String read : List.of(path, "/api/v1/negotiations/" + hall.table().slug() + "/sittings")) {
            assertThat(stranger.get(read).status()).as(read).isEqualTo(404);
        }
        for (String step : List.of("/open", "/close", "/items/" + hall.later().value() + "/take-up")) {
            assertThat(stranger.post(path + step).status()).as(step).isEqualTo(404);
            assertThat(observer.post(path + step).status()).as(step).isEqualTo(403);
        }
        assertThat(stranger.post(path + "/motions", Map.of("kind", "adjourn")).status())
                .isEqualTo(404);
    }

    private Caller as(Scene.Table table, String name) {
        return new Caller(port, table.as(name).call(() -> people.makeToken("test")));
    }

    private static JsonNode done(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 201);
        return answer.json();
    }

    private static String last(JsonNode sitting, String list) {
        JsonNode all = sitting.at(list);
        return all.get(all.size() - 1).at("/id").asString();
    }

    @Test
    void programsHoldAWholeSitting() {
        Scene.Table table = scene.table();
        Caller chair = as(table, "Facilitator");
        Caller northland = as(table, "Northland head");
        String north = table.delegation("Northland").value().toString();
        String south = table.delegation("Southland").value().toString();
        JsonNode planned = done(chair.post(
                "/api/v1/negotiations/" + table.slug() + "/sittings",
                Map.of("title", "First day", "start", "2026-11-24T09:00:00Z")));
        String path = "/api/v1/sittings/" + planned.at("/sitting/id").asString();
        String line = last(done(chair.post(path + "/items", Map.of("title", "The line"))), "/agenda");
        String lists = last(done(chair.post(path + "/items", Map.of("title", "Lists"))), "/agenda");
        done(chair.post(path + "/items/" + lists + "/move", Map.of("before", line)));
        done(chair.post(path + "/items/" + lists + "/strike", Map.of("reason", "Not today.")));
        done(northland.put(path + "/presence/" + north, Map.of("present", true)));
        done(chair.put(path + "/presence/" + south, Map.of("present", true)));
        done(chair.put(path + "/credentials/" + south, Map.of("accepted", false, "note", "Not signed.")));
        done(chair.put(path + "/time", Map.of("speech", "PT3M", "scope", "item")));
        assertThat(done(chair.post(path + "/open")).at("/sitting/state").asString())
                .isEqualTo("open");
        assertThat(northland.post(path + "/items/" + line + "/take-up").status())
                .isEqualTo(403);
        done(chair.post(path + "/items/" + line + "/take-up"));

        String asked = last(done(northland.post(path + "/speeches", Map.of("queue", "debate"))), "/speeches");
        done(chair.post(
                path + "/speeches",
                Map.of("queue", "debate", "delegation", south, "reason", "It raised its placard.")));
        JsonNode called = done(chair.post(path + "/speeches/" + asked + "/call"));
        assertThat(called.at("/speeches/0/limit").asString()).isEqualTo("PT3M");
        assertThat(called.at("/next").asString()).isEqualTo("end-speech");
        assertThat(chair.post(path + "/speeches/" + asked + "/call").text("/key"))
                .isEqualTo("sitting.error.called-already");
        done(northland.post(path + "/speeches/" + asked + "/end"));
        assertThat(chair.post("/api/v1/sittings/" + UUID.randomUUID() + "/speeches/" + asked + "/end")
                        .status())
                .isEqualTo(404);
        assertThat(northland.post(path + "/speeches", Map.of()).status()).isEqualTo(400);

        String point = last(
                done(northland.post(
                        path + "/motions", Map.of("kind", "point-of-order", "text", "The list was passed by."))),
                "/motions");
        done(chair.post(path + "/motions/" + point + "/rule", Map.of("upheld", false, "reason", "It was not.")));
        JsonNode appealed = done(northland.post(path + "/motions", Map.of("kind", "appeal")));
        assertThat(appealed.at("/motions/1/against").asString()).isEqualTo(point);
        assertThat(appealed.at("/motions/1/item").asString()).isEqualTo(line);
        done(northland.post(path + "/motions/" + last(appealed, "/motions") + "/withdraw"));
        JsonNode moved = done(chair.post(
                path + "/motions", Map.of("kind", "suspend", "delegation", south, "resumeAt", "2126-11-24T15:00:00Z")));
        assertThat(moved.at("/motions/2/resumeAt").asString()).isEqualTo("2126-11-24T15:00:00Z");
        assertThat(moved.at("/voting").asBoolean()).isFalse();
        assertThat(done(chair.post(path + "/motions/" + last(moved, "/motions") + "/put", Map.of("title", "Suspend?")))
                        .at("/voting")
                        .asBoolean())
                .isTrue();
        assertThat(chair.post(path + "/close").text("/key")).isEqualTo("sitting.error.voting");
    }

    @Test
    void aProgramMakesAndEndsDisplays() {
        Scene.Table table = scene.table();
        Caller chair = as(table, "Facilitator");
        String path = "/api/v1/negotiations/" + table.slug() + "/displays";
        Caller.Answer made = chair.post(path, Map.of("name", "North wall", "theme", "dark"));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.text("/code")).isNotBlank();
        assertThat(chair.get(path).json()).singleElement().satisfies(display -> {
            assertThat(display.at("/state").asString()).isEqualTo("waiting");
            assertThat(display.at("/theme").asString()).isEqualTo("dark");
        });
        assertThat(chair.post("/api/v1/displays/" + made.text("/display") + "/end")
                        .status())
                .isEqualTo(204);
        assertThat(chair.get(path).json()).isEmpty();
        for (String other : List.of("Northland head", "Observer")) {
            assertThat(as(table, other).get(path).status()).as(other).isEqualTo(403);
            assertThat(as(table, other).post(path, Map.of("name", "Mine")).status())
                    .as(other)
                    .isEqualTo(403);
        }
    }
}
