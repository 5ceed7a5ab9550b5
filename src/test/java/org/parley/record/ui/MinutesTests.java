package org.parley.record.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.deliberation.Audience;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.NewThread;
import org.parley.design.QrCode;
import org.parley.identity.SignedIn;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.record.LogId;
import org.parley.record.Minutes;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.record.RecordState;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** A day of the record as it is printed. */
@IntegrationTest
class MinutesTests {

    private final Bench bench;
    private final Scene scene;
    private final RoundService rounds;
    private final DeliberationService deliberation;
    private final RecordQueries records;
    private final Clock clock;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    MinutesTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            RoundService rounds,
            DeliberationService deliberation,
            RecordQueries records,
            Clock clock,
            ApplicationContext context) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.scene = scene;
        this.rounds = rounds;
        this.deliberation = deliberation;
        this.records = records;
        this.clock = clock;
        this.context = context;
    }

    @BeforeEach
    void openTheHouse() {
        house = SpringBrowserlessApplicationContext.createSecured(context, "org.parley");
    }

    @AfterEach
    void closeTheHouse() {
        house.close();
    }

    private BrowserlessUIContext page(SignedIn person, String path) {
        BrowserlessUIContext screen = house.newUser(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()))
                .newWindow();
        screen.activate();
        Location there = new Location(path);
        screen.getUI().navigate(there.getPath(), there.getQueryParameters());
        screen.roundTrip();
        return screen;
    }

    private static String text(BrowserlessUIContext screen) {
        return screen.getUI().getCurrentView().getElement().getTextRecursively();
    }

    private static LogId log(Bench.Set set) {
        return LogId.of(set.table().negotiation().value());
    }

    /** All that was recorded of a negotiation, whatever day it is. */
    private Minutes minutes(Bench.Set set, Instant until) {
        return set.table().as("Observer").call(() -> records.minutes(log(set), until.minus(Duration.ofDays(2)), until));
    }

    @Test
    void setsOutADayWithItsRoundsAndWhatProvesIt() {
        LocalDate began = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        SubjectRef subject = SubjectRef.of(SubjectRef.AMENDMENT, id);
        set.table()
                .asHead("Northland")
                .run(() -> deliberation.begin(
                        NewThread.on(set.table().negotiation(), subject, Audience.DELEGATION, "Between us.")));
        RoundId round = set.vote(Choice.YES, id);
        RecordState state = set.table().as("Observer").call(() -> records.state(log(set)));
        soon(() -> assertThat(set.table().as("Observer").call(() -> records.signed(log(set))))
                .isPresent());
        String path = "negotiations/" + set.table().slug() + "/record";
        assertThat(page(set.table().observer(), path).find(Anchor.class).all().stream()
                        .map(Anchor::getHref))
                .contains(path + "/minutes");

        LocalDate day = state.at().atZone(ZoneOffset.UTC).toLocalDate();
        // The day may have ended meanwhile; then its first part stands on the page before
        String before = began.equals(day) ? "" : text(page(set.table().observer(), path + "/minutes?day=" + began));
        BrowserlessUIContext screen = page(set.table().observer(), path + "/minutes?day=" + day);
        assertThat(before + text(screen))
                .contains("Minutes of " + day.getDayOfMonth())
                .contains("Northland head (Northland) proposed Amendment 1 (Northland)")
                .contains("proclaimed the result of Round", "adopted")
                .contains("5: Eastland, Midland, Northland, Southland, Westland")
                .contains(state.root().hex())
                .contains("parley")
                .doesNotContain("Between us.");
        assertThat(screen.find(QrCode.class).all()).hasSize(1);
        assertThat(screen.find(Anchor.class).all().stream().map(Anchor::getHref))
                .contains("negotiations/" + set.table().slug() + "/rounds/" + round.value());

        assertThat(text(page(set.table().observer(), path + "/minutes?day=2001-01-01")))
                .contains("Nothing was recorded on this day.", "Day after")
                .doesNotContain("proposed");
        LocalDate tomorrow =
                clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        assertThat(text(page(set.table().observer(), path + "/minutes?day=" + tomorrow)))
                .as("no day comes after the last")
                .contains("Day before")
                .doesNotContain("Day after");
        assertThat(text(page(set.table().observer(), path + "/minutes?day=yesterday")))
                .doesNotContain("Minutes of");
    }

    @Test
    void tellsOfAnOpenRoundHowManyHaveVotedAndNotHow() {
        Bench.Set set = bench.set();
        RoundId round = set.open(set.filed("Northland", "cessation", "30", "20"));
        set.table()
                .asHead("Southland")
                .run(() -> rounds.cast(round, Choice.NO, UUID.randomUUID().toString()));
        Minutes minutes = minutes(set, clock.instant().plusSeconds(1));
        assertThat(minutes.cast()).containsOnlyKeys(round.value()).containsValue(1);
        assertThat(minutes.opened()).isEmpty();
        assertThat(text(page(
                        set.table().observer(), "negotiations/" + set.table().slug() + "/record/minutes")))
                .contains("Ballots accepted on this day")
                .doesNotContain("Against");
    }

    @Test
    void givesTheRootThatTheRecordHadWhenTheDayWasOver() {
        Bench.Set set = bench.set();
        RecordState then = set.table().as("Observer").call(() -> records.state(log(set)));
        Instant over = scene.moment();
        set.filed("Northland", "cessation", "30", "20");
        Minutes minutes = minutes(set, over);
        assertThat(minutes.end().size()).isEqualTo(then.size());
        assertThat(minutes.end().root()).isEqualTo(then.root());
        assertThat(minutes.lines())
                .extracting(RecordLine::index)
                .hasSize((int) then.size())
                .isSorted();
        assertThat(minutes.more()).isZero();
    }

    @Test
    void isReadByNobodyWithoutASeat() {
        Bench.Set set = bench.set();
        As.person(scene.stranger())
                .run(() -> assertThatExceptionOfType(NotFound.class)
                        .isThrownBy(() -> records.minutes(log(set), Instant.EPOCH, clock.instant())));
    }
}
