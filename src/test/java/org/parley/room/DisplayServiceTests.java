package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Onlooker;
import org.parley.delegation.Seats;
import org.parley.identity.SignInThrottle;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.TestQuestions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Machines on the wall: let in by a code that is used once, and by nothing else. */
@IntegrationTest
class DisplayServiceTests {

    private final Scene scene;
    private final DisplayService displays;
    private final RoomQueries room;
    private final RoundService rounds;
    private final TestQuestions questions;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final JdbcClient database;
    private final TransactionTemplate transactions;

    DisplayServiceTests(
            Scene scene,
            DisplayService displays,
            RoomQueries room,
            RoundService rounds,
            TestQuestions questions,
            NegotiationQueries negotiations,
            Seats seats,
            JdbcClient database,
            TransactionTemplate transactions) {
        this.scene = scene;
        this.displays = displays;
        this.room = room;
        this.rounds = rounds;
        this.questions = questions;
        this.negotiations = negotiations;
        this.seats = seats;
        this.database = database;
        this.transactions = transactions;
    }

    private DisplayService.Code code(Scene.Table table) {
        return table.asFacilitator().call(() -> displays.make(table.negotiation(), "Main screen", "fr", "dark"));
    }

    /** Each test guesses from an address of its own. */
    private static String address() {
        return UUID.randomUUID().toString();
    }

    private DisplayService.Opened opened(DisplayService.Code code) {
        return As.nobody().call(() -> displays.open(code.code(), address()));
    }

    @Test
    void opensByItsCodeOnceAndIsKnownByItsSecretFromThenOn() {
        Scene.Table table = scene.table();
        DisplayService.Code code = code(table);
        DisplayService.Opened opened = opened(code);
        assertThat(opened.display().state()).isEqualTo(DisplayView.State.OPEN);
        assertThat(opened.display().language()).contains("fr");
        assertThat(opened.display().theme()).contains("dark");
        assertThat(As.nobody().call(() -> displays.known(opened.secret()))).isPresent();
        assertThat(As.nobody()
                        .call(() -> room.pictureFor(opened.secret(), Locale.ENGLISH))
                        .orElseThrow()
                        .negotiation()
                        .id())
                .isEqualTo(table.negotiation());

        assertThatThrownBy(() -> opened(code)).isInstanceOf(RuleViolation.class).hasMessage("room.error.code");
        assertThat(As.nobody().call(() -> displays.known("nothing"))).isEmpty();
        assertThat(As.nobody().call(() -> displays.known(code.code()))).isEmpty();
    }

    @Test
    void isOpenedByOneOfManyMachinesAtWhichTheSameCodeIsTypedAtOnce() throws Exception {
        DisplayService.Code code = code(scene.table());
        try (ExecutorService machines = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> typing = () -> {
                try {
                    opened(code);
                    return true;
                } catch (RuleViolation refused) {
                    assertThat(refused.key()).isEqualTo("room.error.code");
                    return false;
                }
            };
            int open = 0;
            for (Future<Boolean> machine : machines.invokeAll(java.util.Collections.nCopies(8, typing))) {
                open += machine.get() ? 1 : 0;
            }
            assertThat(open).isEqualTo(1);
        }
    }

    @Test
    void refusesACodeThatHasExpired() {
        Scene.Table table = scene.table();
        DisplayService.Code code = code(table);
        change(
                "update room_display set code_expires_at = made_at where id = :id",
                code.display().value());
        assertThatThrownBy(() -> opened(code)).isInstanceOf(RuleViolation.class).hasMessage("room.error.code");
        assertThat(table.asFacilitator().call(() -> displays.list(table.negotiation())))
                .isEmpty();
    }

    @Test
    void refusesACodeThatWasTakenBack() {
        Scene.Table table = scene.table();
        DisplayService.Code code = code(table);
        table.asFacilitator().run(() -> displays.end(code.display()));
        assertThatThrownBy(() -> opened(code)).isInstanceOf(RuleViolation.class).hasMessage("room.error.code");
    }

    @Test
    void makesGuessingWaitAndLetsOtherAddressesIn() {
        DisplayService.Code code = code(scene.table());
        String guesser = address();
        for (int guess = 0; guess < SignInThrottle.PER_ACCOUNT; guess++) {
            assertThatThrownBy(() -> As.nobody().run(() -> displays.open("CCCC-CCCC", guesser)))
                    .hasMessage("room.error.code");
        }
        assertThatThrownBy(() -> As.nobody().run(() -> displays.open(code.code(), guesser)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("room.error.too-fast");
        assertThat(opened(code).display().state()).isEqualTo(DisplayView.State.OPEN);
    }

    @Test
    void endsAtOnceForTheMachineAndOnTheRecord() {
        Scene.Table table = scene.table();
        DisplayService.Code code = code(table);
        DisplayService.Opened opened = opened(code);
        table.as("Second facilitator").run(() -> displays.end(code.display()));
        assertThat(As.nobody().call(() -> displays.known(opened.secret()))).isEmpty();
        assertThat(As.nobody().call(() -> room.pictureFor(opened.secret(), Locale.ENGLISH)))
                .isEmpty();
        assertThatThrownBy(() -> table.asFacilitator().run(() -> displays.end(code.display())))
                .hasMessage("room.error.ended");
        assertThat(database.sql(
                                "select convert(bytes using utf8mb4) from record_entry where log = :log and topic = 'display' order by idx")
                        .param("log", table.negotiation().value())
                        .query(String.class)
                        .list())
                .satisfiesExactly(
                        entry -> assertThat(entry)
                                .contains("display.made", "Main screen")
                                .doesNotContain(code.code()),
                        entry -> assertThat(entry).contains("display.opened").doesNotContain(opened.secret()),
                        entry -> assertThat(entry).contains("display.ended"));
    }

    @Test
    void endsByItselfAfterItsDays() {
        Scene.Table table = scene.table();
        DisplayService.Opened opened = opened(code(table));
        change(
                "update room_display set ends_at = opened_at where id = :id",
                opened.display().id().value());
        assertThat(As.nobody().call(() -> displays.known(opened.secret()))).isEmpty();
    }

    @Test
    void letsOnlyFacilitatorsMakeSeeAndEndThem() {
        Scene.Table table = scene.table();
        DisplayService.Code code = code(table);
        for (String person : List.of("Northland head", "Northland adviser", "Observer")) {
            assertThatThrownBy(() -> table.as(person).run(() -> displays.make(table.negotiation(), "Wall", null, null)))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> table.as(person).run(() -> displays.list(table.negotiation())))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> table.as(person).run(() -> displays.end(code.display())))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> scene.table().asFacilitator().run(() -> displays.end(code.display())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.nobody().run(() -> displays.end(code.display())))
                .isInstanceOf(
                        org.springframework.security.authentication.AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void keepsNeitherCodeNorSecret() {
        DisplayService.Code code = code(scene.table());
        DisplayService.Opened opened = opened(code);
        String kept = database.sql("select * from room_display where id = :id")
                .param("id", code.display().value())
                .query()
                .singleRow()
                .toString();
        assertThat(kept).doesNotContain(code.code(), code.code().replace("-", ""), opened.secret());
    }

    @Test
    void looksOnInItsOwnNegotiationAndDoesNothingThere() {
        Scene.Table table = scene.table();
        Scene.Table other = scene.table();
        Onlooker onlooker = new Onlooker(table.negotiation());
        assertThat(onlooker.read(() -> negotiations.get(table.negotiation()).slug()))
                .isEqualTo(table.slug());
        assertThatThrownBy(() -> onlooker.read(() -> negotiations.get(other.negotiation())))
                .isInstanceOf(NotFound.class);
        assertThat(onlooker.read(() -> seats.mine(table.negotiation()))).isEmpty();
        assertThat(onlooker.read(() -> seats.sitsFor(table.negotiation(), table.delegation("Northland"))))
                .isFalse();
        assertThatThrownBy(() -> onlooker.read(() -> rounds.prepare(
                        table.negotiation(),
                        "Not from the wall",
                        List.of(questions.ask(table.negotiation(), "Never")),
                        "simple-majority",
                        null)))
                .isInstanceOfAny(AccessDeniedException.class, NotFound.class);
    }

    @Test
    void showsWhoHasVotedBeforeTheCloseAndHowOnlyThen() {
        Scene.Table table = scene.table();
        RoundId round = table.asFacilitator().call(() -> {
            RoundId prepared = rounds.prepare(
                    table.negotiation(),
                    "The crossing",
                    List.of(questions.ask(table.negotiation(), "The crossing")),
                    "simple-majority",
                    null);
            return prepared;
        });
        String secret = opened(code(table)).secret();
        RoomPicture before = picture(secret);
        assertThat(before.round()).isNull();
        assertThat(before.next()).isNotNull();

        table.asFacilitator().run(() -> rounds.open(round));
        table.asHead("Northland")
                .run(() -> rounds.cast(round, Choice.NO, UUID.randomUUID().toString()));
        RoomPicture open = picture(secret);
        assertThat(open.round().cast()).containsExactly(table.delegation("Northland"));
        assertThat(open.round().choices()).isEmpty();

        table.asFacilitator().run(() -> rounds.close(round));
        assertThat(picture(secret).round().choices()).containsEntry(table.delegation("Northland"), Choice.NO);
        assertThat(picture(secret).lapses()).isNull();

        table.asFacilitator().run(() -> rounds.proclaim(round));
        assertThat(picture(secret).lapses()).isNotNull();

        assertThat(RoomQueries.OUTCOME_STAYS).isLessThan(Duration.ofHours(1));
        change("update round set proclaimed_at = proclaimed_at - interval 1 hour where id = :id", round.value());
        RoomPicture after = picture(secret);
        assertThat(after.round()).isNull();
        assertThat(after.last().id()).isEqualTo(round);
    }

    private void change(String statement, UUID id) {
        transactions.executeWithoutResult(
                ignored -> database.sql(statement).param("id", id).update());
    }

    private RoomPicture picture(String secret) {
        return As.nobody().call(() -> room.pictureFor(secret, Locale.ENGLISH)).orElseThrow();
    }
}
