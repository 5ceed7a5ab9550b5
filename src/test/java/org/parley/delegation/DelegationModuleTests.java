package org.parley.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;

@ModuleTest
@Import(Scene.class)
class DelegationModuleTests {

    private final Scene scene;
    private final NegotiationService service;
    private final NegotiationQueries queries;

    DelegationModuleTests(Scene scene, NegotiationService service, NegotiationQueries queries) {
        this.scene = scene;
        this.service = service;
        this.queries = queries;
    }

    @Test
    void standsOnIdentityAlone(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context)).containsExactlyInAnyOrder("kernel", "design", "identity", "delegation");
    }

    @Test
    void endsASeatAndItsRightsAtOnceAndPublishesTheAct(PublishedEvents events) {
        Scene.Table table = scene.table();
        SeatView seat = table.asFacilitator().call(() -> queries.seats(table.negotiation())).stream()
                .filter(each -> each.person().equals(table.head("Westland").id()))
                .findFirst()
                .orElseThrow();

        table.asFacilitator().run(() -> service.unseat(table.negotiation(), seat.id()));

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> table.asHead("Westland").call(() -> queries.get(table.negotiation())));
        assertThat(events.ofType(Act.class)
                        .matching(act -> act.subject().id().equals(seat.id().value())))
                .extracting(Act::type)
                .containsExactly("seat.granted", "seat.ended");
    }
}
