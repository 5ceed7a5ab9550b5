package org.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.support.As;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest
@Import(Scene.class)
class NotificationModuleTests {

    private final Scene scene;
    private final LastLookService looks;

    NotificationModuleTests(Scene scene, LastLookService looks) {
        this.scene = scene;
        this.looks = looks;
    }

    @Test
    void startsWithoutTheHouseThatAsksIt(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .contains("notification", "delegation")
                .doesNotContain("record", "api", "sample");
    }

    @Test
    void remembersTheFarthestLookOfEachPersonAndPublishesNoAct(PublishedEvents events) {
        Scene.Table table = scene.table();
        int acts = size(events);
        table.as("Observer").run(() -> {
            assertThat(looks.lastLook(table.negotiation())).isEmpty();
            looks.looked(table.negotiation(), 7);
            looks.looked(table.negotiation(), 3);
            assertThat(looks.lastLook(table.negotiation()).orElseThrow().seen()).isEqualTo(7);
        });
        assertThat(table.asFacilitator().call(() -> looks.lastLook(table.negotiation())))
                .isEmpty();
        assertThat(size(events)).isEqualTo(acts);
    }

    @Test
    void saysNothingToWhoeverMayNotRead() {
        Scene.Table table = scene.table();
        As stranger = As.person(scene.stranger());
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> stranger.run(() -> looks.looked(table.negotiation(), 1)));
    }

    private static int size(PublishedEvents events) {
        int size = 0;
        for (Act ignored : events.ofType(Act.class)) {
            size++;
        }
        return size;
    }
}
