package org.parley.room.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.design.RoomBoard;
import org.parley.identity.SignedIn;
import org.parley.procedure.Choice;
import org.parley.room.DisplayService;
import org.parley.sitting.Hall;
import org.parley.sitting.Limits;
import org.parley.sitting.Queue;
import org.parley.sitting.SittingQueries;
import org.parley.sitting.SittingService;
import org.parley.sitting.SpeakersService;
import org.parley.sitting.SpeechId;
import org.parley.support.As;
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

/** What hangs on many walls at once while the table works. */
@IntegrationTest
class RoomScreensTests {

    private static final int WALLS = 40;
    private static final JsonMapper JSON = new JsonMapper();

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService rounds;
    private final SittingService sittings;
    private final SpeakersService speakers;
    private final SittingQueries queries;
    private final DisplayService displays;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    RoomScreensTests(
            Scene scene,
            TestQuestions questions,
            RoundService rounds,
            SittingService sittings,
            SpeakersService speakers,
            SittingQueries queries,
            DisplayService displays,
            ApplicationContext spring) {
        this.scene = scene;
        this.questions = questions;
        this.rounds = rounds;
        this.sittings = sittings;
        this.speakers = speakers;
        this.queries = queries;
        this.displays = displays;
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

    private BrowserlessUIContext wall(SignedIn person, Scene.Table table) {
        BrowserlessUIContext window = Screens.of(house, person);
        window.activate();
        window.getUI().navigate("negotiations/" + table.slug() + "/room");
        window.roundTrip();
        return window;
    }

    private static JsonNode model(BrowserlessUIContext wall) {
        wall.activate();
        wall.roundTrip();
        return JSON.readTree(wall.find(RoomBoard.class).single().getElement().getProperty("model", "{}"));
    }

    private static Map<String, String> cast(JsonNode model) {
        return StreamSupport.stream(model.path("board").path("tiles").spliterator(), false)
                .collect(Collectors.toMap(
                        tile -> tile.path("name").asString(),
                        tile -> tile.path("cast").asString()));
    }

    private RoundId prepared(Scene.Table table, String title) {
        return table.asFacilitator()
                .call(() -> rounds.prepare(
                        table.negotiation(),
                        title,
                        List.of(questions.ask(table.negotiation(), title)),
                        "simple-majority",
                        null));
    }

    @Test
    void fortyWallsFollowOneRoundFromTheQuestionToTheResultAndOn() {
        Scene.Table table = scene.table();
        RoundId round = prepared(table, "The crossing");
        List<BrowserlessUIContext> walls = new ArrayList<>();
        List<SignedIn> people =
                List.of(table.facilitator(), table.observer(), table.head("Northland"), table.head("Southland"));
        for (int wall = 0; wall < WALLS; wall++) {
            walls.add(wall(people.get(wall % people.size()), table));
        }
        walls.forEach(wall -> {
            assertThat(model(wall).path("phase").asString()).isEqualTo("between");
            assertThat(model(wall).path("lines").toString()).contains("The crossing");
        });

        table.asFacilitator().run(() -> rounds.open(round));
        walls.forEach(wall ->
                soon(() -> assertThat(model(wall).path("phase").asString()).isEqualTo("open")));

        table.asHead("Northland")
                .run(() -> rounds.cast(round, Choice.YES, UUID.randomUUID().toString()));
        table.asHead("Southland")
                .run(() -> rounds.cast(round, Choice.NO, UUID.randomUUID().toString()));
        walls.forEach(wall -> {
            soon(() -> assertThat(cast(model(wall)))
                    .containsEntry("Northland", "VOTED")
                    .containsEntry("Southland", "VOTED")
                    .containsEntry("Eastland", "NOT_YET"));
            assertThat(cast(model(wall)).values()).doesNotContain("YES", "NO", "ABSTAIN");
            assertThat(model(wall).path("board").path("tally").propertyNames()).doesNotContain("yes", "no");
        });

        table.asFacilitator().run(() -> rounds.close(round));
        walls.forEach(wall -> soon(() -> {
            JsonNode model = model(wall);
            assertThat(model.path("phase").asString()).isEqualTo("result");
            assertThat(cast(model)).containsEntry("Northland", "YES").containsEntry("Southland", "NO");
            assertThat(model.path("board").path("tally").path("yes").asInt()).isEqualTo(1);
        }));

        RoundId next = prepared(table, "The bridge");
        table.asFacilitator().run(() -> {
            rounds.proclaim(round);
            rounds.open(next);
        });
        walls.forEach(wall ->
                soon(() -> assertThat(model(wall).path("question").path("title").asString())
                        .isEqualTo("The bridge")));
    }

    @Test
    void showsWhoSpeaksAndOnWhatUntilAVoteOpens() {
        Hall hall = Hall.open(scene, sittings);
        Scene.Table table = hall.table();
        BrowserlessUIContext wall = wall(table.observer(), table);
        assertThat(model(wall).path("phase").asString()).isEqualTo("floor");
        assertThat(model(wall).path("question").path("title").asString()).isEqualTo("1. The line");
        table.asFacilitator()
                .run(() -> sittings.limit(
                        hall.id(), new Limits(Duration.ofMinutes(3), null, Limits.Scope.ITEM, null, null)));
        SpeechId first = table.asHead("Northland").call(() -> speakers.request(hall.id(), Queue.DEBATE));
        table.asHead("Southland").run(() -> speakers.request(hall.id(), Queue.DEBATE));
        soon(() -> assertThat(model(wall).path("floor").path("waiting").toString())
                .isEqualTo("[\"Northland\",\"Southland\"]"));
        table.asFacilitator().run(() -> speakers.call(first));
        soon(() -> {
            JsonNode floor = model(wall).path("floor");
            assertThat(floor.path("speaker").path("title").asString()).isEqualTo("Northland");
            assertThat(floor.path("time").path("deadline").asLong()).isPositive();
            assertThat(floor.path("waiting").toString()).isEqualTo("[\"Southland\"]");
        });

        RoundId round = prepared(table, "The crossing");
        table.asFacilitator().run(() -> rounds.open(round));
        soon(() -> assertThat(model(wall).path("phase").asString()).isEqualTo("open"));
        table.asFacilitator().run(() -> {
            rounds.close(round);
            rounds.proclaim(round);
        });
        soon(() -> assertThat(model(wall).path("phase").asString()).isEqualTo("result"));
        // the outcome leaves the wall as soon as somebody else is given the floor
        table.asFacilitator()
                .run(() -> speakers.call(
                        queries.get(hall.id()).waiting().getFirst().id()));
        soon(() -> assertThat(
                        model(wall).path("floor").path("speaker").path("title").asString())
                .isEqualTo("Southland"));
        table.asFacilitator().run(() -> sittings.suspend(hall.id(), null));
        soon(() -> assertThat(
                        model(wall).path("floor").path("speaker").path("title").asString())
                .isEqualTo("The sitting is suspended."));
        table.asFacilitator().run(() -> sittings.close(hall.id()));
        soon(() -> assertThat(model(wall).path("phase").asString()).isNotEqualTo("floor"));
    }

    @Test
    void groupsTheDelegationsByWhatTheyAreToTheTalks() {
        Scene.Table table = scene.table();
        RoundId round = prepared(table, "The crossing");
        table.asFacilitator().run(() -> rounds.open(round));
        JsonNode blocs = model(wall(table.observer(), table)).path("blocs");
        assertThat(StreamSupport.stream(blocs.spliterator(), false)
                        .map(bloc -> bloc.path("name").asString() + " "
                                + bloc.path("members").size()))
                .containsExactly("Parties 2", "Guarantors 2", "Contributors 1");
    }

    @Test
    void leavesTheButtonsOfOneDisplayWhileAnotherIsMade() {
        Scene.Table table = scene.table();
        table.asFacilitator().run(() -> displays.make(table.negotiation(), "Plenary", null, null));
        BrowserlessUIContext facilitator = Screens.of(house, table.facilitator());
        facilitator.activate();
        facilitator.getUI().navigate("negotiations/" + table.slug() + "/displays");
        facilitator.roundTrip();
        Button back =
                facilitator.find(Button.class).withText("Take the code back").single();

        table.as("Second facilitator").run(() -> displays.make(table.negotiation(), "Press room", null, null));

        soon(() -> assertThat(Screens.text(facilitator)).contains("Plenary", "Press room"));
        assertThat(facilitator.find(Button.class).withText("Take the code back").all())
                .hasSize(2)
                .contains(back);
    }

    @Test
    void givesTheFacilitatorACodeAndShowsWhenItWasUsedAndEndsTheDisplay() {
        Scene.Table table = scene.table();
        BrowserlessUIContext facilitator = Screens.of(house, table.facilitator());
        facilitator.activate();
        facilitator.getUI().navigate("negotiations/" + table.slug() + "/displays");
        facilitator.roundTrip();
        assertThat(Screens.text(facilitator)).contains("No display is open.");
        facilitator
                .test(facilitator.find(Button.class).withText("Make a code").single())
                .click();
        facilitator.roundTrip();
        String text = Screens.text(facilitator);
        assertThat(text).contains("Waits for its code");
        java.util.regex.Matcher code = java.util.regex.Pattern.compile(
                        "[CDFGHJKMNPQRTVWXY34679]{4}-[CDFGHJKMNPQRTVWXY34679]{4}")
                .matcher(text);
        assertThat(code.find()).isTrue();
        As.nobody().run(() -> displays.open(code.group(), UUID.randomUUID().toString()));
        soon(() -> assertThat(Screens.text(facilitator))
                .contains("Ends by itself on")
                .doesNotContain(code.group()));
        facilitator.activate();
        facilitator
                .test(facilitator
                        .find(Button.class)
                        .withText("End this display")
                        .first())
                .click();
        facilitator.roundTrip();
        facilitator
                .test(facilitator
                        .find(Button.class)
                        .withText("End this display")
                        .all()
                        .getLast())
                .click();
        soon(() -> assertThat(Screens.text(facilitator)).contains("No display is open."));
    }
}
