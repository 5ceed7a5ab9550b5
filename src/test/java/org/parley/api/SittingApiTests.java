package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A sitting for programs: read by whoever reads the negotiation. */
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

        Caller stranger = new Caller(port, As.person(scene.stranger()).call(() -> people.makeToken("test")));
        assertThat(stranger.get(path).status()).isEqualTo(404);
    }
}
