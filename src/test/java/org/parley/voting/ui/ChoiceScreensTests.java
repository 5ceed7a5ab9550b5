package org.parley.voting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.identity.SignedIn;
import org.parley.procedure.Manner;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** A choice among options as several people have it on their screens at once. */
@IntegrationTest
class ChoiceScreensTests {

    private final Scene scene;
    private final RoundService service;
    private final RoundQueries rounds;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    ChoiceScreensTests(Scene scene, RoundService service, RoundQueries rounds, ApplicationContext spring) {
        this.scene = scene;
        this.service = service;
        this.rounds = rounds;
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

    private final class Screen {

        private final BrowserlessUIContext window;

        Screen(SignedIn person, String path) {
            window = Screens.of(house, person);
            window.activate();
            window.getUI().navigate(path);
            window.roundTrip();
        }

        void rank(Integer... ranks) {
            window.activate();
            List<IntegerField> fields = window.find(IntegerField.class).all();
            for (int option = 0; option < ranks.length; option++) {
                window.test(fields.get(option)).setValue(ranks[option] == 0 ? null : ranks[option]);
            }
            window.roundTrip();
        }

        List<Integer> ranks() {
            window.activate();
            window.roundTrip();
            return window.find(IntegerField.class).all().stream()
                    .map(field -> field.getValue() == null ? 0 : field.getValue())
                    .toList();
        }

        Button button(String label) {
            window.activate();
            return window.find(Button.class).withText(label).first();
        }

        void press(String label) {
            window.activate();
            window.test(button(label)).click();
            window.roundTrip();
        }

        void carryOut(String label) {
            press(label);
            window.test(window.find(Button.class).withText(label).all().getLast())
                    .click();
            window.roundTrip();
        }

        String text() {
            return Screens.text(window);
        }
    }

    private RoundId opened(Scene.Table table, Method method) {
        ChoiceQuestion question = new ChoiceQuestion(
                method,
                1,
                Ties.LISTED,
                List.of(
                        Option.named("Vienna"),
                        new Option("Geneva", "In the Palais <b>des Nations</b>", null),
                        Option.named("Helsinki")));
        RoundId round = table.asFacilitator()
                .call(() ->
                        service.prepareChoice(table.negotiation(), "Seat of the mission", question, "procedure", null));
        table.asFacilitator().run(() -> service.open(round));
        return round;
    }

    @Test
    void ranksOnOneScreenAndShowsTheCountOnAll() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Method.SCHULZE);
        String path = Paths.round(table.slug(), round);
        Screen head = new Screen(table.head("Northland"), path);
        Screen deputy = new Screen(table.person("Northland deputy"), path);
        Screen observer = new Screen(table.observer(), path);
        Screen facilitator = new Screen(table.facilitator(), path);
        assertThat(head.text()).contains("Rank the options", "Your delegation has not voted yet");
        assertThat(head.button("Cast a blank ballot").isEnabled()).isTrue();

        head.rank(2, 1, 0);
        assertThat(head.text()).contains("1. Geneva; 2. Vienna");
        head.press("Cast the ballot");
        soon(() -> assertThat(head.text()).contains("Accepted: 1. Geneva; 2. Vienna"));
        soon(() -> assertThat(deputy.text()).contains("Accepted: 1. Geneva; 2. Vienna"));
        soon(() -> assertThat(deputy.ranks()).containsExactly(2, 1, 0));
        assertThat(observer.text()).doesNotContain("1. Geneva; 2. Vienna");
        assertThat(facilitator.text()).doesNotContain("1. Geneva; 2. Vienna");

        deputy.rank(1, 1, 2);
        deputy.press("Cast the changed ballot");
        soon(() -> assertThat(head.text()).contains("Accepted: 1. Vienna and Geneva; 2. Helsinki"));
        table.asHead("Southland")
                .run(() -> service.cast(
                        round,
                        null,
                        Marks.of(2, 1, 3),
                        java.util.UUID.randomUUID().toString()));
        table.asHead("Eastland")
                .run(() -> service.cast(
                        round,
                        null,
                        Marks.of(0, 0, 1),
                        java.util.UUID.randomUUID().toString()));

        facilitator.carryOut("Close the round");
        for (Screen each : List.of(facilitator, head, deputy, observer)) {
            soon(() -> assertThat(each.text()).contains("Chosen: Geneva"));
            assertThat(each.text()).contains("Geneva wins the comparison with each other option");
            assertThat(each.text())
                    .contains("Every two options compared", "Strongest chains of victories", "1. Vienna and Geneva");
        }
        facilitator.carryOut("Proclaim the outcome");
        soon(() -> assertThat(observer.text()).contains("The outcome is proclaimed and stands"));
        assertThat(new Screen(table.observer(), Paths.rounds(table.slug())).text())
                .contains("Chosen: Geneva");
    }

    @Test
    void saysBeforeCastingThatARankingCannotBeCounted() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Method.INSTANT_RUN_OFF);
        Screen head = new Screen(table.head("Northland"), Paths.round(table.slug(), round));
        head.rank(1, 1, 2);
        assertThat(head.text()).contains("Use each rank once");
        assertThat(head.button("Cast the ballot").isEnabled()).isFalse();
        // The arrow takes the place of the one before
        head.rank(1, 2, 3);
        head.window.activate();
        Button up = head.window.find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel()
                        .filter("Rank Helsinki higher"::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
        head.window.test(up).click();
        assertThat(head.ranks()).containsExactly(1, 3, 2);
        assertThat(head.button("Cast the ballot").isEnabled()).isTrue();
    }

    @Test
    void preparesAnElectionBySecretBallotFromWords() {
        Scene.Table table = scene.assembly(3);
        Screen facilitator = new Screen(table.facilitator(), Paths.prepareChoice(table.slug()));
        assertThat(facilitator.text()).contains("Every two options are compared");
        facilitator.window.activate();
        List<TextField> fields = facilitator.window.find(TextField.class).all();
        facilitator.window.test(fields.get(0)).setValue("Who chairs the commission");
        facilitator.window.test(fields.get(1)).setValue("Ada");
        choose(facilitator, "Way of voting", "Secret ballot");
        choose(facilitator, "Rules for quorum and weight", "Simple majority");
        facilitator.press("Prepare");
        assertThat(facilitator.text()).contains("A choice needs from 2 to 30 options");
        facilitator.window.test(fields.get(2)).setValue("Grace");
        facilitator.press("Prepare");
        assertThat(table.asFacilitator().call(() -> rounds.list(table.negotiation())))
                .singleElement()
                .satisfies(round -> {
                    assertThat(round.title()).isEqualTo("Who chairs the commission");
                    assertThat(round.manner()).isEqualTo(Manner.SECRET);
                    assertThat(round.question().options())
                            .extracting(Option::name)
                            .containsExactly("Ada", "Grace");
                });
        assertThat(facilitator.text()).contains("What there is to choose from", "Ranking: Schulze");
    }

    private static void choose(Screen screen, String label, String item) {
        Select<?> field = screen.window.find(Select.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
        screen.window.test(field).selectItem(item);
    }
}
