package org.parley.voting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.InCommon;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.Board;
import org.parley.identity.SignedIn;
import org.parley.kernel.Glance;
import org.parley.kernel.NotFound;
import org.parley.kernel.Showing;
import org.parley.procedure.Choice;
import org.parley.procedure.Manner;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundView;
import org.parley.voting.Taking;
import org.parley.voting.TestQuestions;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** What is read once for all screens is what everybody may read, and never older than what one of them has shown. */
@IntegrationTest
class RoundsInCommonTests {

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final RoundQueries rounds;
    private final RoundsInCommon common;
    private final InCommon inCommon;
    private final Seats seats;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    RoundsInCommonTests(
            Scene scene,
            TestQuestions questions,
            RoundService service,
            RoundQueries rounds,
            RoundsInCommon common,
            InCommon inCommon,
            Seats seats,
            ApplicationContext spring) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.rounds = rounds;
        this.common = common;
        this.inCommon = inCommon;
        this.seats = seats;
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

    private RoundId opened(Scene.Table table, Manner manner) {
        return table.asFacilitator().call(() -> {
            RoundId round = service.prepare(
                    table.negotiation(),
                    "Seen by all",
                    List.of(questions.ask(table.negotiation(), "Seen by all")),
                    "simple-majority",
                    Taking.by(manner),
                    null);
            service.open(round);
            return round;
        });
    }

    private void cast(Scene.Table table, String delegation, RoundId round, Choice choice) {
        table.asHead(delegation)
                .run(() -> service.cast(round, choice, UUID.randomUUID().toString()));
    }

    /** As on a screen of this person that is told of news together with others. */
    private static <T> T glance(Scene.Table table, Showing showing, As person, Supplier<T> look) {
        return person.call(() -> {
            Object[] seen = new Object[1];
            Glance.during(Map.of(table.negotiation().value(), showing), () -> seen[0] = look.get());
            @SuppressWarnings("unchecked")
            T found = (T) seen[0];
            return found;
        });
    }

    private BrowserlessUIContext screen(SignedIn person, Scene.Table table, RoundId round) {
        BrowserlessUIContext window = Screens.of(house, person);
        window.activate();
        window.getUI().navigate(Paths.round(table.slug(), round));
        window.roundTrip();
        return window;
    }

    private static String board(BrowserlessUIContext window) {
        Screens.text(window);
        return window.find(Board.class).single().getElement().getProperty("model", "");
    }

    private static Button button(BrowserlessUIContext window, String label) {
        Screens.text(window);
        return window.find(Button.class).withText(label).single();
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"SIMULTANEOUS", "SECRET"})
    void holdsNoBallotBeforeTheCloseWhoeverAsksFirst(Manner manner) {
        Scene.Table table = scene.assembly(5);
        RoundId round = opened(table, manner);
        cast(table, "Northland", round, Choice.NO);
        Showing showing = new Showing();
        As head = table.asHead("Northland");

        RoundView first = glance(table, showing, head, () -> common.get(table.negotiation(), round));
        RoundView second = glance(table, showing, table.as("Observer"), () -> common.get(table.negotiation(), round));

        assertThat(second).isSameAs(first);
        assertThat(first.cast()).containsExactly(table.delegation("Northland"));
        assertThat(first.choices()).isEmpty();
        assertThat(first.marks()).isEmpty();
        assertThat(first.reasons()).isEmpty();
        assertThat(first.listed()).isEmpty();
        assertThat(first.outcome()).isNull();
        assertThat(first).isEqualTo(head.call(() -> rounds.get(round)));
    }

    @Test
    void tellsEachOnlyTheirOwnBallotAndAllWhoseIsAnotherOne() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SIMULTANEOUS);
        cast(table, "Northland", round, Choice.NO);
        Showing showing = new Showing();

        Map<DelegationId, UUID> last =
                glance(table, showing, table.as("Observer"), () -> common.lastBallots(table.negotiation(), round));
        Receipt own = glance(table, showing, table.asHead("Northland"), () -> rounds.mine(round))
                .orElseThrow();

        assertThat(last).containsExactly(Map.entry(table.delegation("Northland"), own.ballot()));
        assertThat(own.choice()).isEqualTo(Choice.NO);
        for (As other : List.of(table.asHead("Southland"), table.as("Observer"), table.asFacilitator())) {
            assertThat(glance(table, showing, other, () -> rounds.mine(round))).isEmpty();
        }
    }

    @Test
    void givesNothingToWhoMayNotReadTheNegotiationThoughOthersHaveAsked() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SIMULTANEOUS);
        Showing showing = new Showing();
        As stranger = As.person(scene.stranger());
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> glance(table, showing, stranger, () -> common.get(table.negotiation(), round)))
                    .isInstanceOf(NotFound.class);
            glance(table, showing, table.as("Observer"), () -> common.get(table.negotiation(), round));
        }
    }

    @Test
    void lendsNobodyTheRightsOfWhoAsksFirst() {
        Scene.Table table = scene.table();
        Showing showing = new Showing();
        Supplier<Boolean> facilitates =
                () -> inCommon.read(table.negotiation(), "facilitates", () -> seats.mayFacilitate(table.negotiation()));

        assertThat(glance(table, showing, table.asFacilitator(), facilitates)).isFalse();
        assertThat(table.asFacilitator().call(facilitates::get)).isTrue();
    }

    @Test
    void givesEachTheirOwnSeatOfThoseThatAreReadAtOnce() {
        Scene.Table table = scene.table();
        Showing showing = new Showing();
        As head = table.asHead("Northland");
        Supplier<SeatView> mine = () -> seats.mine(table.negotiation()).orElseThrow();
        SeatView alone = head.call(mine::get);

        assertThat(glance(table, showing, table.as("Observer"), mine).capacity())
                .isEqualTo(Capacity.OBSERVER);
        assertThat(glance(table, showing, head, mine)).isEqualTo(alone);
        assertThat(glance(table, showing, table.asFacilitator(), mine).capacity())
                .isEqualTo(Capacity.FACILITATOR);
        assertThat(glance(table, showing, As.person(scene.stranger()), () -> seats.mine(table.negotiation())))
                .isEmpty();
    }

    @Test
    void neverGoesBackBehindWhatTheScreenHasShown() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SIMULTANEOUS);
        Showing old = new Showing();
        glance(table, old, table.as("Observer"), () -> common.get(table.negotiation(), round));
        BrowserlessUIContext facilitator = screen(table.facilitator(), table, round);
        cast(table, "Northland", round, Choice.YES);
        soon(() -> assertThat(board(facilitator)).contains("VWWWW"));

        cast(table, "Southland", round, Choice.YES);
        // What waits for this screen is told here, within a glance that still has what all saw before the first ballot
        Glance.during(
                Map.of(table.negotiation().value(), old),
                () -> soon(() -> assertThat(board(facilitator)).contains("VVWWW")));
    }

    @Test
    void showsTheLatestToAScreenThatOpensBetweenTwoNews() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SIMULTANEOUS);
        BrowserlessUIContext early = screen(table.observer(), table, round);
        cast(table, "Northland", round, Choice.YES);
        soon(() -> assertThat(board(early)).contains("VWWWW"));
        cast(table, "Southland", round, Choice.YES);

        BrowserlessUIContext late = screen(table.observer(), table, round);

        assertThat(board(late)).contains("VVWWW");
        soon(() -> assertThat(board(early)).contains("VVWWW"));
    }

    @Test
    void leavesWhatSomebodyHasOpenedBesideTheResultThroughItsProclamation() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SIMULTANEOUS);
        cast(table, "Northland", round, Choice.YES);
        table.asFacilitator().run(() -> service.close(round));
        BrowserlessUIContext observer = screen(table.observer(), table, round);
        OtherwisePanel panel = observer.find(OtherwisePanel.class).single();
        observer.find(Details.class).from(panel).single().setOpened(true);
        RulePanel rule = observer.find(RulePanel.class).single();

        table.asFacilitator().run(() -> service.proclaim(round));

        soon(() -> assertThat(Screens.text(observer)).contains("Proclaimed"));
        assertThat(observer.find(OtherwisePanel.class).single()).isSameAs(panel);
        assertThat(observer.find(Details.class).from(panel).single().isOpened()).isTrue();
        assertThat(observer.find(RulePanel.class).single()).isSameAs(rule);
    }

    @Test
    void leavesTheBallotSomebodyIsAboutToCastWhileOthersCast() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SIMULTANEOUS);
        BrowserlessUIContext head = screen(table.head("Northland"), table, round);
        BallotCard card = head.find(BallotCard.class).single();
        card.choose(1);
        Button casting = button(head, "Cast the ballot: Yes");

        cast(table, "Southland", round, Choice.NO);

        soon(() -> assertThat(board(head)).contains("WVWWW"));
        assertThat(head.find(BallotCard.class).single()).isSameAs(card);
        assertThat(button(head, "Cast the ballot: Yes")).isSameAs(casting);
        assertThat(casting.isVisible()).isTrue();
    }

    @Test
    void leavesTheButtonToObjectWhileThePageIsToldOfNews() {
        Scene.Table table = scene.table();
        RoundId silent = table.asFacilitator().call(() -> {
            RoundId round = service.prepareSilence(
                    table.negotiation(),
                    "Under silence",
                    List.of(questions.ask(table.negotiation(), "Under silence")),
                    "silence",
                    Instant.now().plus(Duration.ofDays(3)));
            service.open(round);
            return round;
        });
        BrowserlessUIContext head = screen(table.head("Northland"), table, silent);
        Component card = head.find(SilenceCard.class).single();
        Button objecting = button(head, "Object");

        table.asFacilitator().run(() -> service.askAnnulment(silent, "The draft went to the wrong list"));

        soon(() -> assertThat(Screens.text(head)).contains("The draft went to the wrong list"));
        assertThat(head.find(SilenceCard.class).single()).isSameAs(card);
        assertThat(button(head, "Object")).isSameAs(objecting);
    }

    @Test
    void tellsTheFloorOfBallotsAsNewsAndOfTheCloseAsAStepThatIsOwed() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SIMULTANEOUS);
        BrowserlessUIContext floor = Screens.of(house, table.facilitator());
        floor.activate();
        floor.getUI().navigate("negotiations/" + table.slug());
        floor.roundTrip();
        cast(table, "Northland", round, Choice.YES);
        soon(() -> assertThat(Screens.text(floor)).contains("cast a ballot"));
        assertThat(Screens.text(floor)).doesNotContain("Round to proclaim");

        table.asFacilitator().run(() -> service.close(round));

        soon(() -> assertThat(Screens.text(floor)).contains("Round to proclaim: Seen by all"));
    }

    @Test
    void spellsTheBoardOnceForEachLanguage() {
        Scene.Table table = scene.table();
        RoundId round = opened(table, Manner.SIMULTANEOUS);
        BrowserlessUIContext english = screen(table.observer(), table, round);
        BrowserlessUIContext french = Screens.of(house, table.facilitator());
        french.activate();
        french.getUI().setLocale(Locale.FRENCH);
        french.getUI().navigate(Paths.round(table.slug(), round));
        french.roundTrip();
        cast(table, "Northland", round, Choice.YES);

        Glance.during(
                Map.of(table.negotiation().value(), new Showing()),
                () -> soon(() -> {
                    assertThat(board(english)).contains("VWWWW").contains("1 of 5 delegations have voted");
                    assertThat(board(french)).contains("VWWWW").doesNotContain("delegations have voted");
                }));
    }
}
