package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

@ModuleTest(extraIncludes = "record") // opens the ballots that voting sealed
@Import(Scene.class)
class RoomModuleTests {

    private final Scene scene;
    private final DisplayService displays;
    private final RoomQueries queries;

    RoomModuleTests(Scene scene, DisplayService displays, RoomQueries queries) {
        this.scene = scene;
        this.displays = displays;
        this.queries = queries;
    }

    @Test
    void knowsNoneOfTheThingsThatItShows(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder(
                        "kernel", "design", "identity", "delegation", "voting", "sitting", "room", "record");
    }

    @Test
    void showsTheTableToAMachineThatBroughtItsCodeAndToNoOther() {
        Scene.Table table = scene.table();
        String code = table.asFacilitator()
                .call(() -> displays.make(table.negotiation(), "Wall", null, null))
                .code();
        String secret = displays.open(code, "192.0.2.1").secret();
        assertThat(queries.pictureFor(secret, Locale.ENGLISH)).isPresent();
        assertThat(queries.pictureFor(secret + "x", Locale.ENGLISH)).isEmpty();
    }
}
