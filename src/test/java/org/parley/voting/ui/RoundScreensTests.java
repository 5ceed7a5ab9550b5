package org.parley.voting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.design.Board;
import org.parley.identity.SignedIn;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.TestQuestions;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A round as several people have it on their screens at once. */
@IntegrationTest
class RoundScreensTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Character, String> CASTS = Map.of(
            'Y', "YES", 'N', "NO", 'A', "ABSTAIN", 'V', "VOTED", 'W', "NOT_YET", 'X', "ABSENT", 'O', "NOT_ENTITLED");

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    RoundScreensTests(Scene scene, TestQuestions questions, RoundService service, ApplicationContext spring) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
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

    /** A person with a round on the screen. */
    private final class Screen {

        private final BrowserlessUIContext window;

        Screen(SignedIn person, Scene.Table table, RoundId round) {
            window = Screens.of(house, person);
            show(table, round);
        }

        void show(Scene.Table table, RoundId round) {
            window.activate();
            window.getUI().navigate(Paths.round(table.slug(), round));
            window.roundTrip();
        }

        String text() {
            return Screens.text(window);
        }

        JsonNode board() {
            window.activate();
            window.roundTrip();
            return JSON.readTree(window.find(Board.class).single().getElement().getProperty("model", "{}"));
        }

        /** What the board says of each delegation. */
        Map<String, String> cast() {
            Map<String, String> cast = new LinkedHashMap<>();
            String casts = board().path("casts").asString();
            JsonNode tiles =
                    JSON.readTree(window.find(Board.class).single().getElement().getProperty("tiles", "[]"));
            for (int place = 0; place < tiles.size(); place++) {
                char letter = casts.charAt(place);
                cast.put(tiles.path(place).path("name").asString(), CASTS.getOrDefault(letter, "?"));
            }
            return cast;
        }

        void choose(String choice) {
            window.activate();
            Component button = components(window.find(BallotCard.class).single())
                    .filter(each -> choice.equals(each.getElement().getAttribute("data-choice")))
                    .findFirst()
                    .orElseThrow();
            ComponentUtil.fireEvent(button, new ClickEvent<>(button));
            window.roundTrip();
            Button cast = components(window.find(BallotCard.class).single())
                    .filter(each -> each.hasClassName("ballot__cast"))
                    .map(Button.class::cast)
                    .findFirst()
                    .orElseThrow();
            window.test(cast).click();
            window.roundTrip();
        }

        String ballot() {
            window.activate();
            window.roundTrip();
            return window.find(BallotCard.class).single().getElement().getTextRecursively();
        }

        Button button(String label) {
            window.activate();
            return window.find(Button.class).withText(label).first();
        }

        boolean offers(String label) {
            window.activate();
            return window.find(Button.class).withText(label).exists();
        }

        /** Presses a button and, in the dialog that asks, the one of the same name. */
        void carryOut(String label) {
            window.activate();
            window.test(button(label)).click();
            window.roundTrip();
            window.test(window.find(Button.class).withText(label).all().getLast())
                    .click();
            window.roundTrip();
        }
    }

    private static Stream<Component> components(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(RoundScreensTests::components));
    }

    private RoundId prepared(Scene.Table table, String title) {
        return table.asFacilitator()
                .call(() -> service.prepare(
                        table.negotiation(),
                        title,
                        List.of(questions.ask(table.negotiation(), title)),
                        "simple-majority",
                        null));
    }

    private RoundId opened(Scene.Table table) {
        RoundId round = prepared(table, "The crossing");
        table.asFacilitator().run(() -> service.open(round));
        return round;
    }

    @Test
    void showsTheFacilitatorWhoHasVotedButNeverHow() {
        Scene.Table table = scene.table();
        RoundId round = opened(table);
        Screen head = new Screen(table.head("Northland"), table, round);
        Screen facilitator = new Screen(table.facilitator(), table, round);
        assertThat(facilitator.cast()).containsEntry("Northland", "NOT_YET");

        head.choose("yes");
        soon(() -> assertThat(head.ballot()).contains("Accepted: Yes"));
        soon(() -> assertThat(facilitator.cast())
                .containsEntry("Northland", "VOTED")
                .containsEntry("Southland", "NOT_YET"));
        String before = facilitator.board().path("tally").toString();

        head.choose("no");
        soon(() -> assertThat(head.ballot()).contains("Accepted: No"));
        Screen other = new Screen(table.head("Southland"), table, round);
        for (Screen each : List.of(facilitator, other)) {
            assertThat(each.cast().values()).doesNotContain("YES", "NO", "ABSTAIN");
            assertThat(each.board().path("tally").propertyNames()).doesNotContain("yes", "no", "abstaining");
        }
        assertThat(facilitator.board().path("tally").toString()).isEqualTo(before);
    }

    @Test
    void showsTheHeadAndTheDeputyTheOneBallotOfTheirDelegation() {
        Scene.Table table = scene.table();
        RoundId round = opened(table);
        Screen head = new Screen(table.head("Northland"), table, round);
        Screen deputy = new Screen(table.person("Northland deputy"), table, round);
        head.choose("yes");
        soon(() -> assertThat(deputy.ballot()).contains("Accepted: Yes"));
        deputy.choose("abstain");
        soon(() -> assertThat(head.ballot()).contains("Accepted: Abstain"));
        Screen adviser = new Screen(table.person("Northland adviser"), table, round);
        adviser.window.activate();
        assertThat(adviser.window.find(BallotCard.class).exists()).isFalse();
        assertThat(adviser.cast()).containsEntry("Northland", "VOTED");
    }

    @Test
    void closesOnEveryOpenScreen() {
        Scene.Table table = scene.table();
        RoundId round = opened(table);
        Screen head = new Screen(table.head("Northland"), table, round);
        Screen observer = new Screen(table.observer(), table, round);
        Screen facilitator = new Screen(table.facilitator(), table, round);
        head.choose("yes");
        soon(() -> assertThat(facilitator.cast()).containsEntry("Northland", "VOTED"));

        facilitator.carryOut("Close the round");

        for (Screen each : List.of(facilitator, head, observer)) {
            soon(() -> assertThat(each.cast()).containsEntry("Northland", "YES").containsEntry("Southland", "ABSENT"));
            soon(() -> assertThat(each.text()).contains("It takes effect when it is proclaimed"));
        }
        head.window.activate();
        assertThat(head.window.find(BallotCard.class).exists()).isFalse();
        assertThat(facilitator.offers("Proclaim the outcome")).isTrue();
        assertThat(observer.offers("Proclaim the outcome")).isFalse();
    }

    @Test
    void saysWhatOtherRulesWouldMakeOfTheBallotsTheHousesOnlyToWhoAsks() {
        Scene.Table table = scene.table();
        RoundId round = opened(table);
        table.asHead("Northland")
                .run(() -> service.cast(round, Choice.YES, UUID.randomUUID().toString()));
        table.asFacilitator().run(() -> service.close(round));
        Screen observer = new Screen(table.observer(), table, round);
        OtherwisePanel panel = observer.window.find(OtherwisePanel.class).single();
        assertThat(panel.getElement().getTextRecursively())
                .contains("Consensus")
                .doesNotContain("Security Council");

        observer.window.find(Details.class).from(panel).single().setOpened(true);
        observer.window.roundTrip();

        assertThat(panel.getElement().getTextRecursively()).contains("Consensus", "Security Council");
    }

    @Test
    void leavesTheFacilitatorsButtonsWhereTheyAreWhileBallotsComeIn() {
        Scene.Table table = scene.table();
        RoundId round = opened(table);
        Screen facilitator = new Screen(table.facilitator(), table, round);
        Button closing = facilitator.button("Close the round");
        Button annulling = facilitator.button("Ask for annulment");
        for (String delegation : List.of("Northland", "Southland", "Eastland")) {
            table.asHead(delegation)
                    .run(() -> service.cast(
                            round, Choice.YES, java.util.UUID.randomUUID().toString()));
            soon(() -> assertThat(facilitator.cast()).containsEntry(delegation, "VOTED"));
        }
        assertThat(facilitator.button("Close the round")).isSameAs(closing);
        assertThat(facilitator.button("Ask for annulment")).isSameAs(annulling);
        assertThat(closing.isAttached()).isTrue();

        facilitator.window.test(closing).click();
        assertThat(facilitator.window.find(Dialog.class).single().getElement().getTextRecursively())
                .contains("2 delegations have not voted");
    }

    @Test
    void followsTheRoundThatIsOnTheScreenAndNoLongerTheOneBefore() {
        Scene.Table table = scene.table();
        RoundId first = prepared(table, "The first question");
        RoundId second = prepared(table, "The second question");
        Screen observer = new Screen(table.observer(), table, first);
        observer.show(table, second);
        table.asFacilitator().run(() -> service.open(first));
        table.asFacilitator().run(() -> service.open(second));
        soon(() -> assertThat(observer.text()).contains("Open"));
        assertThat(observer.window.find(H1.class).single().getText()).contains("The second question");
        table.asFacilitator().run(() -> service.close(first));
        table.asHead("Northland")
                .run(() -> service.cast(
                        second, Choice.YES, java.util.UUID.randomUUID().toString()));
        soon(() -> assertThat(observer.cast()).containsEntry("Northland", "VOTED"));
        assertThat(observer.window.find(H1.class).single().getText()).contains("The second question");
        assertThat(observer.text()).doesNotContain("The first question");
    }
}
