package org.parley.sitting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.identity.SignedIn;
import org.parley.procedure.Choice;
import org.parley.sitting.Hall;
import org.parley.sitting.SittingService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.TestQuestions;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** A sitting as several people have it on their screens at once. */
@IntegrationTest
class SittingScreensTests {

    private final Scene scene;
    private final SittingService sittings;
    private final RoundService rounds;
    private final TestQuestions questions;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    SittingScreensTests(
            Scene scene,
            SittingService sittings,
            RoundService rounds,
            TestQuestions questions,
            ApplicationContext spring) {
        this.scene = scene;
        this.sittings = sittings;
        this.rounds = rounds;
        this.questions = questions;
        this.spring = spring;
    }

    @BeforeEach
    void open() {
        house = SpringBrowserlessApplicationContext.createSecured(spring, "org.parley");
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** A person with the sitting on the screen. */
    private final class Screen {

        private final BrowserlessUIContext window;

        Screen(SignedIn person, Hall hall) {
            window = Screens.of(house, person);
            window.activate();
            window.getUI().navigate(Paths.sitting(hall.table().slug(), hall.id()));
            window.roundTrip();
        }

        String text() {
            return Screens.text(window);
        }

        boolean offers(String label) {
            window.activate();
            return window.find(Button.class).withText(label).exists();
        }

        void press(String label) {
            window.activate();
            window.test(window.find(Button.class).withText(label).all().getFirst())
                    .click();
            window.roundTrip();
        }
    }

    @Test
    void aRemarkStandsInFullInTheMinutes() {
        Hall hall = Hall.open(scene, sittings);
        String remark = "The heating failed. ".repeat(20).strip();
        hall.table().asFacilitator().run(() -> sittings.remark(hall.id(), remark));
        Screen observer = new Screen(hall.table().observer(), hall);
        observer.window.getUI().navigate("negotiations/" + hall.table().slug() + "/record/minutes");
        assertThat(observer.text()).contains("Remark by Facilitator").contains(remark);
    }

    @Test
    void aVoteThatWasOpenBeforeIsToldApartFromThoseOfTheSitting() {
        Scene.Table table = scene.table();
        RoundId before = table.asFacilitator().call(() -> {
            RoundId round = prepared(table, "The place of the talks");
            rounds.open(round);
            return round;
        });
        scene.moment();
        Hall hall = Hall.open(table, sittings);
        Screen chair = new Screen(table.facilitator(), hall);
        assertThat(chair.text())
                .contains("Voting outside this sitting", "The place of the talks", "0 of 5 delegations have voted")
                .doesNotContain("A vote is on", "Close the vote");
        table.asHead("Northland")
                .run(() -> rounds.cast(before, Choice.YES, UUID.randomUUID().toString()));
        soon(() -> assertThat(chair.text()).contains("1 of 5 delegations have voted"));
        table.asFacilitator().run(() -> rounds.open(prepared(table, "The date of the talks")));
        soon(() -> {
            assertThat(chair.text()).contains("A vote is on", "The date of the talks");
            assertThat(chair.offers("Close the vote")).isTrue();
        });
    }

    private RoundId prepared(Scene.Table table, String title) {
        return rounds.prepare(
                table.negotiation(),
                title,
                List.of(questions.ask(table.negotiation(), title)),
                "simple-majority",
                null);
    }

    @Test
    void theFloorIsAskedForOnOneScreenAndGivenOnAnother() {
        Hall hall = Hall.open(scene, sittings);
        Screen head = new Screen(hall.table().head("Northland"), hall);
        Screen chair = new Screen(hall.table().facilitator(), hall);
        Screen observer = new Screen(hall.table().observer(), hall);
        assertThat(chair.offers("Take up the next item")).isTrue();
        assertThat(head.offers("Take up the next item")).isFalse();
        assertThat(observer.offers("Ask for the floor")).isFalse();
        assertThat(observer.offers("Point of order")).isFalse();

        head.press("Ask for the floor");
        soon(() -> {
            assertThat(chair.text()).contains("Next: Northland is the next speaker.");
            assertThat(chair.offers("Call the next speaker")).isTrue();
        });
        soon(() -> {
            head.text();
            assertThat(head.offers("Ask for the floor")).isFalse();
            assertThat(head.offers("Give up our turn")).isTrue();
        });

        chair.press("Call the next speaker");
        soon(() -> {
            assertThat(observer.text()).contains("Northland has the floor");
            assertThat(head.text()).contains("Northland has the floor");
            assertThat(head.offers("End our speech")).isTrue();
        });
        head.press("End our speech");
        soon(() -> {
            assertThat(chair.text()).contains("1 speech held");
            assertThat(chair.offers("Take up the next item")).isTrue();
        });
        chair.press("Take up the next item");
        soon(() -> assertThat(observer.text()).contains("Under discussion: Prisoners."));
    }
}
