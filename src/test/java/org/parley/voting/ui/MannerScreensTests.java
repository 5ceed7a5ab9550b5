package org.parley.voting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.identity.SignedIn;
import org.parley.procedure.Choice;
import org.parley.procedure.Manner;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.Taking;
import org.parley.voting.TestQuestions;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** What the manners of taking a vote look like to the facilitator, to a delegation and to those who watch. */
@IntegrationTest
class MannerScreensTests {

    private static final List<String> NAMES = List.of("Eastland", "Midland", "Northland", "Southland", "Westland");

    private final ApplicationContext spring;
    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final RoundQueries queries;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    MannerScreensTests(
            ApplicationContext spring,
            Scene scene,
            TestQuestions questions,
            RoundService service,
            RoundQueries queries) {
        this.spring = spring;
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.queries = queries;
    }

    @BeforeEach
    void open() {
        house = SpringBrowserlessApplicationContext.createSecured(spring, "org.parley");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private final class Screen {

        private final BrowserlessUIContext window;

        Screen(SignedIn person, Scene.Table table, RoundId round) {
            window = Screens.of(house, person);
            window.activate();
            window.getUI().navigate(Paths.round(table.slug(), round));
            window.roundTrip();
        }

        String text() {
            return Screens.text(window);
        }

        boolean offers(String label) {
            window.activate();
            window.roundTrip();
            return window.find(Button.class).withText(label).exists();
        }

        void press(String label) {
            window.activate();
            window.roundTrip();
            window.test(window.find(Button.class).withText(label).first()).click();
            window.roundTrip();
        }

        void count(int yes, int no, int abstain) {
            window.activate();
            window.roundTrip();
            List<IntegerField> fields = window.find(IntegerField.class).all();
            fields.get(0).setValue(yes);
            fields.get(1).setValue(no);
            fields.get(2).setValue(abstain);
        }

        boolean hasBallot() {
            window.activate();
            window.roundTrip();
            return window.find(BallotCard.class).exists();
        }
    }

    @Test
    void remindsADelegationOfSilenceMoreInsistentlyAsTheTimeRunsOut() {
        Scene.Table table = scene.table();
        Instant now = Instant.now();
        Map<String, Duration> drafts =
                Map.of("Calm", Duration.ofDays(3), "Urgent", Duration.ofHours(20), "Last", Duration.ofMinutes(50));
        Map<String, RoundId> rounds = new HashMap<>();
        drafts.forEach((title, left) -> rounds.put(title, table.asFacilitator().call(() -> {
            RoundId round = service.prepareSilence(
                    table.negotiation(),
                    title,
                    List.of(questions.ask(table.negotiation(), title)),
                    "silence",
                    now.plus(left));
            service.open(round);
            return round;
        })));
        BrowserlessUIContext floor = Screens.of(house, table.head("Northland"));
        floor.activate();
        floor.getUI().navigate("negotiations/" + table.slug());
        floor.roundTrip();
        assertThat(Screens.text(floor))
                .contains("Calm: under silence until ")
                .contains("Less than a day left to object. ")
                .contains("Urgent: silence ends ")
                .contains("Less than an hour left to object. ")
                .contains("Last: silence ends ")
                .contains("Nobody of your delegation has opened the draft yet.");
        assertThat(floor.find(SilenceLine.class).all()).hasSize(3);

        rounds.values().forEach(round -> new Screen(table.head("Northland"), table, round));
        floor.activate();
        floor.getUI().navigate("negotiations/" + table.slug() + "/rounds");
        floor.getUI().navigate("negotiations/" + table.slug());
        floor.roundTrip();
        assertThat(Screens.text(floor)).contains("Last: silence ends ").doesNotContain("Nobody of your delegation");
    }

    @Test
    void callsTheRollAndShowsADelegationItsAnswerAtOnce() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.ROLL_CALL, "simple-majority", false);
        List<String> order =
                Objects.requireNonNull(table.as("Observer")
                                .call(() -> queries.get(round))
                                .roll())
                        .order()
                        .stream()
                        .map(id -> NAMES.stream()
                                .filter(name -> table.delegation(name).equals(new DelegationId(id)))
                                .findFirst()
                                .orElseThrow())
                        .toList();
        Screen facilitator = new Screen(table.facilitator(), table, round);
        Screen head = new Screen(table.head(order.getFirst()), table, round);
        assertThat(head.hasBallot()).isFalse();
        assertThat(head.text()).contains("Your delegation answers when it is called.");
        assertThat(head.offers("Call " + order.getFirst())).isFalse();
        facilitator.press("Call " + order.getFirst());
        assertThat(facilitator.text()).contains("Called now");
        soon(() -> assertThat(head.hasBallot()).isTrue());
        facilitator.press("No");
        soon(() -> assertThat(head.text()).contains("entered by the facilitator", "Accepted: No"));
        facilitator.press("Call " + order.get(1));
        facilitator.press("Pass");
        assertThat(facilitator.text()).contains("passed");
        for (int place = 2; place < order.size(); place++) {
            facilitator.press("Call " + order.get(place));
            facilitator.press("Yes");
        }
        facilitator.press("Call " + order.get(1));
        assertThat(facilitator.text()).contains("Called again after passing");
        assertThat(facilitator.offers("Pass")).isFalse();
        facilitator.press("Abstain");
        assertThat(facilitator.text()).contains("All have been called.");
        facilitator.press("Correct");
        assertThat(facilitator.text()).contains("Correcting the answer of");
        facilitator.press("Back to the call");
        table.asFacilitator().run(() -> service.close(round));
        soon(() -> assertThat(head.text()).contains("Roll call", "Outcome"));
        assertThat(table.as("Observer")
                        .call(() -> queries.get(round))
                        .outcome()
                        .tally()
                        .yes())
                .isEqualTo(3);
    }

    @Test
    void asksASecondPersonToCountTheHandsWithoutShowingTheFirstCount() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SHOW_OF_HANDS, "simple-majority", false);
        Screen facilitator = new Screen(table.facilitator(), table, round);
        Screen observer = new Screen(table.person("Observer"), table, round);
        Screen head = new Screen(table.head("Northland"), table, round);
        assertThat(head.hasBallot()).isFalse();
        assertThat(head.text()).contains("Raise your hand in the room.");
        assertThat(observer.offers("Enter my count")).isFalse();
        facilitator.count(3, 1, 1);
        facilitator.press("Enter the count");
        assertThat(facilitator.text()).contains("Another facilitator or an observer must now enter the same figures.");
        soon(() -> assertThat(observer.offers("Enter my count")).isTrue());
        assertThat(observer.text()).doesNotContain("3 for");
        observer.count(2, 2, 1);
        observer.press("Enter my count");
        soon(() -> assertThat(facilitator.offers("Enter the count")).isTrue());
        facilitator.count(3, 1, 1);
        facilitator.press("Enter the count");
        soon(() -> assertThat(observer.offers("Enter my count")).isTrue());
        observer.count(3, 1, 1);
        observer.press("Enter my count");
        soon(() -> assertThat(head.text()).contains("Two people counted the same: 3 for, 1 against, 1 abstaining."));
        table.asFacilitator().run(() -> service.close(round));
        assertThat(table.as("Observer").call(() -> queries.get(round)).outcome().adopted())
                .isTrue();
    }

    @Test
    void asksForObjectionsAndShowsThemToEverybody() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.LIVE, "consensus", true);
        Screen head = new Screen(table.head("Northland"), table, round);
        Screen observer = new Screen(table.person("Observer"), table, round);
        assertThat(head.text()).contains("Do you object?");
        assertThat(observer.text()).contains("Nobody has objected so far.", "straw poll");
        head.window.activate();
        head.window.find(TextArea.class).all().getFirst().setValue("The line crosses our river.");
        head.press("We object");
        soon(() -> assertThat(observer.text()).contains("Northland", "The line crosses our river."));
        table.asFacilitator().run(() -> {
            service.close(round);
            service.proclaim(round);
        });
        Screen facilitator = new Screen(table.facilitator(), table, round);
        assertThat(facilitator.text()).contains("Indicative outcome");
        facilitator.press("Prepare the formal round");
        assertThat(facilitator.text()).contains("Follows the straw poll");
        assertThat(new Screen(table.person("Observer"), table, round).text()).contains("Formal round that followed");
    }

    @Test
    void saysThatEveryVoteOfALiveRoundIsSeen() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.LIVE, "simple-majority", false);
        Screen head = new Screen(table.head("Northland"), table, round);
        assertThat(head.text()).contains("Everybody sees your vote as soon as you cast it.");
        table.asHead("Southland")
                .run(() -> service.cast(
                        round, Choice.NO, java.util.UUID.randomUUID().toString()));
        Screen observer = new Screen(table.person("Observer"), table, round);
        assertThat(observer.text()).contains("The board shows each vote as it is cast.");
    }

    private RoundId opened(Scene.Table table, Manner manner, String rules, boolean indicative) {
        return table.asFacilitator().call(() -> {
            RoundId round = service.prepare(
                    table.negotiation(),
                    "The crossing",
                    List.of(questions.ask(table.negotiation(), "The crossing")),
                    rules,
                    new Taking(manner, indicative),
                    null);
            service.open(round);
            return round;
        });
    }
}
