package org.parley.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest(extraIncludes = "record") // opens the ballots that voting sealed
@Import(Scene.class)
class SittingModuleTests {

    private final Scene scene;
    private final SittingService service;
    private final SpeakersService speakers;

    SittingModuleTests(Scene scene, SittingService service, SpeakersService speakers) {
        this.scene = scene;
        this.service = service;
        this.speakers = speakers;
    }

    @Test
    void knowsNoneOfTheThingsThatAreDealtWith(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder("kernel", "design", "identity", "delegation", "voting", "sitting", "record");
    }

    @Test
    void publishesWhoAskedForTheFloorAndWhoWasGivenIt(PublishedEvents events) {
        Hall hall = Hall.open(scene, service);
        SpeechId asked = hall.table().asHead("Northland").call(() -> speakers.request(hall.id(), Queue.DEBATE));
        hall.table().asFacilitator().run(() -> speakers.call(asked));
        assertThat(events.ofType(Act.class)
                        .matching(act -> act.negotiation() != null
                                && act.negotiation()
                                        .equals(hall.table().negotiation().value())
                                && act.type().startsWith("speech.")))
                .extracting(Act::type)
                .containsExactly("speech.requested", "speech.begun");
    }
}
