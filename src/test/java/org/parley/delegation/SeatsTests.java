package org.parley.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.parley.kernel.Glance;
import org.parley.kernel.NotFound;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@IntegrationTest
class SeatsTests {

    private final Scene scene;
    private final Seats seats;
    private final NegotiationQueries queries;
    private final NegotiationService service;

    SeatsTests(Scene scene, Seats seats, NegotiationQueries queries, NegotiationService service) {
        this.scene = scene;
        this.seats = seats;
        this.queries = queries;
        this.service = service;
    }

    @Test
    void hidesANegotiationFromWhoeverHasNoSeatInIt() {
        Scene.Table table = scene.table();
        As stranger = As.person(scene.stranger());

        assertThatThrownBy(() -> stranger.run(() -> queries.bySlug(table.slug())))
                .isInstanceOf(NotFound.class);
        assertThat(stranger.call(queries::mine)).noneMatch(found -> found.slug().equals(table.slug()));
        assertThat(table.as("Observer").call(queries::mine))
                .anyMatch(found -> found.slug().equals(table.slug()));
    }

    @Test
    void givesEachCapacityItsRightsAndNoMore() {
        Scene.Table table = scene.table();

        assertThat(table.asFacilitator().call(() -> seats.mayFacilitate(table.negotiation())))
                .isTrue();
        assertThat(table.asFacilitator().call(() -> seats.hasVoice(table.negotiation())))
                .isFalse();
        assertThat(table.asHead("Northland").call(() -> seats.hasVoice(table.negotiation())))
                .isTrue();
        assertThat(table.as("Northland deputy").call(() -> seats.hasVoice(table.negotiation())))
                .isTrue();
        assertThat(table.as("Northland adviser").call(() -> seats.hasVoice(table.negotiation())))
                .isFalse();
        assertThat(table.as("Observer").call(() -> seats.isDelegate(table.negotiation())))
                .isFalse();
    }

    @Test
    void endsEveryRightWithTheSeat() {
        Scene.Table table = scene.table();
        SeatView seat = table.asHead("Eastland").call(() -> seats.require(table.negotiation()));

        table.asFacilitator().run(() -> service.unseat(table.negotiation(), seat.id()));

        assertThat(table.asHead("Eastland").call(() -> seats.mayRead(table.negotiation())))
                .isFalse();
    }

    @Test
    void readsASeatOnceForAGlanceAndAnewForTheNext() {
        Scene.Table table = scene.table();
        As head = table.asHead("Eastland");
        SeatView seat = head.call(() -> seats.require(table.negotiation()));
        Glance.during(() -> {
            assertThat(head.call(() -> seats.mine(table.negotiation()))).isPresent();
            table.asFacilitator().run(() -> service.unseat(table.negotiation(), seat.id()));
            assertThat(head.call(() -> seats.mine(table.negotiation()))).isPresent();
            assertThat(table.as("Observer").call(() -> seats.isDelegate(table.negotiation())))
                    .isFalse();
        });
        Glance.during(() ->
                assertThat(head.call(() -> seats.mine(table.negotiation()))).isEmpty());
    }

    @Test
    void letsOnlyFacilitatorsAndAdministratorsSeatPeople() {
        Scene.Table table = scene.table();

        assertThatThrownBy(() -> table.asHead("Northland")
                        .run(() -> service.seat(
                                table.negotiation(),
                                scene.stranger().id(),
                                table.delegation("Northland"),
                                Capacity.HEAD)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void answersNobodyWhoIsNotSignedIn() {
        assertThatThrownBy(() -> As.nobody().run(queries::mine))
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }
}
