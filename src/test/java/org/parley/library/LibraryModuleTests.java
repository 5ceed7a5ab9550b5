package org.parley.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.support.As;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest(extraIncludes = "record") // knows the past, by which statements are read as they stood
@Import(Scene.class)
class LibraryModuleTests {

    private final Scene scene;
    private final PrecedentService service;

    LibraryModuleTests(Scene scene, PrecedentService service) {
        this.scene = scene;
        this.service = service;
    }

    @Test
    void needsNeitherAmendmentsNorVotes(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder(
                        "kernel", "design", "identity", "delegation", "deliberation", "plan", "library", "record");
    }

    @Test
    void recordsWhatIsWrittenInTheLibraryWithTheHouse(PublishedEvents events) {
        PrecedentId id = As.person(scene.administrator()).call(() -> service.add(Cases.text("On record")));
        assertThat(events.ofType(Act.class).matching(act -> act.subject().id().equals(id.value())))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.type()).isEqualTo("precedent.added");
                    assertThat(act.negotiation()).isNull();
                    assertThat(act.payload()).isNotNull();
                    assertThat(act.actor().person())
                            .isEqualTo(scene.administrator().id().value());
                });
    }
}
