package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.Location;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.deliberation.Audience;
import org.parley.deliberation.CommentView;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.NewThread;
import org.parley.deliberation.Posted;
import org.parley.deliberation.ThreadView;
import org.parley.identity.SignedIn;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.PlanRedline;
import org.parley.text.Redline;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Amendments, discussions, rounds and plans as they stood at a moment: what was so then, for those who could read it, and nothing to do. */
@IntegrationTest
class LookBackTests {

    private static final String PAST = "You are reading this page as it stood";
    private static final String NOTHING = "There was nothing to read here yet";

    private final Bench bench;
    private final AmendmentService service;
    private final AmendmentQueries amendments;
    private final DeliberationService deliberation;
    private final DeliberationQueries discussions;
    private final RoundService roundService;
    private final RoundQueries rounds;
    private final RecordQueries record;
    private final Scene scene;
    private final Clock clock;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    LookBackTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries amendments,
            DeliberationService deliberation,
            DeliberationQueries discussions,
            RoundService roundService,
            RoundQueries rounds,
            RecordQueries record,
            Clock clock,
            ApplicationContext context) {
        this.bench = new Bench(scene, planService, plans, service, amendments, roundService);
        this.service = service;
        this.amendments = amendments;
        this.deliberation = deliberation;
        this.discussions = discussions;
        this.roundService = roundService;
        this.rounds = rounds;
        this.record = record;
        this.scene = scene;
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

    /** The end of this millisecond: all that was done lies before it, all that is done from now on after it. */
    @Test
    void seesARoundPreparedThatWasNotPutLater() {
        Bench.Set set = bench.set();
        AmendmentId gone = set.filed("Northland", "cessation", "30", "20");
        RoundId round = set.table()
                .asFacilitator()
                .call(() -> roundService.prepare(
                        set.table().negotiation(),
                        "A round",
                        List.of(SubjectRef.of(SubjectRef.AMENDMENT, gone)),
                        "simple-majority",
                        null));
        Instant prepared = scene.moment();
        set.table().asHead("Northland").run(() -> service.withdraw(gone, ""));
        Instant left = scene.moment();
        set.table().as("Observer").run(() -> {
            RoundView before = rounds.at(round, prepared).orElseThrow();
            assertThat(before.state()).isEqualTo(RoundState.PREPARED);
            assertThat(before.notPut()).isNull();
            assertThat(rounds.at(round, left).orElseThrow()).isEqualTo(rounds.get(round));
            assertThat(rounds.get(round).state()).isEqualTo(RoundState.NOT_PUT);
        });
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

    /** What can be pressed on the page, beside what the house has around it. */
    private static List<String> buttons(BrowserlessUIContext screen) {
        return within(screen.getUI().getCurrentView())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .map(Button::getText)
                .toList();
    }

    private static Stream<Component> within(Component component) {
        return !(component instanceof Text) && component.isVisible()
                ? Stream.concat(Stream.of(component), component.getChildren().flatMap(LookBackTests::within))
                : Stream.empty();
    }

    private static List<String> links(BrowserlessUIContext screen) {
        return screen.find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private List<RecordLine> lines(Bench.Set set) {
        return set.table()
                .as("Observer")
                .call(() -> record.page(
                                LogId.of(set.table().negotiation().value()),
                                RecordFilter.ALL,
                                null,
                                RecordQueries.PAGE_LIMIT)
                        .lines());
    }

    private RecordLine line(Bench.Set set, String type) {
        return lines(set).stream()
                .filter(line -> line.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAmendmentIsReadAsItStoodAndItsDraftsStayItsDelegationsOwn() {
        Bench.Set set = bench.set(1, null);
        Instant before = scene.moment();
        AmendmentId id = set.draft("Northland", set.replaced("cessation", "30", "21"));
        Instant begun = scene.moment();
        set.table()
                .asHead("Northland")
                .run(() -> service.save(
                        id,
                        amendments.get(id).lockVersion(),
                        new DraftText("Sooner", "Winter is near.", set.replaced("cessation", "30", "15"))));
        Instant drafted = scene.moment();
        set.file("Northland", id);
        Instant filed = scene.moment();
        set.table().asHead("Southland").run(() -> service.coSponsor(id));
        Instant joined = scene.moment();
        set.table().asHead("Northland").run(() -> service.withdraw(id, "No support"));

        for (String reader : List.of("Observer", "Southland head", "Facilitator")) {
            set.table().as(reader).run(() -> {
                assertThat(amendments.findAt(id, before)).isEmpty();
                assertThat(amendments.findAt(id, begun)).isEmpty();
                assertThat(amendments.findAt(id, drafted)).isEmpty();
                AmendmentView seeking = amendments.findAt(id, filed).orElseThrow();
                assertThat(seeking.status()).isEqualTo(AmendmentStatus.SEEKING);
                assertThat(seeking.coSponsors()).isEmpty();
                assertThat(seeking.reason()).isEqualTo("Winter is near.");
                AmendmentView proposed = amendments.findAt(id, joined).orElseThrow();
                assertThat(proposed.status()).isEqualTo(AmendmentStatus.PROPOSED);
                assertThat(proposed.coSponsors()).containsExactly(set.table().delegation("Southland"));
                assertThat(amendments.findAt(id, scene.moment()).orElseThrow().remark())
                        .isNotNull();
            });
        }
        set.table().as("Northland adviser").run(() -> {
            assertThat(amendments.findAt(id, before)).isEmpty();
            assertThat(amendments.findAt(id, begun).orElseThrow().title()).isEqualTo("A title");
            assertThat(inserted(amendments.redlineAt(id, begun, true))).contains("21");
            assertThat(amendments.findAt(id, drafted).orElseThrow().title()).isEqualTo("Sooner");
            assertThat(inserted(amendments.redlineAt(id, drafted, true)))
                    .contains("15")
                    .doesNotContain("21");
        });
    }

    @Test
    void aStateCountsFromItsEntryInTheRecordAndTheEntryLeadsToIt() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        RoundId round = set.vote(Choice.YES, id);
        RecordLine adopted = line(set, "amendment.adopted");
        Instant end = adopted.at().plusNanos(999_999);
        set.table()
                .as("Observer")
                .run(() -> assertThat(amendments.findAt(id, end).orElseThrow().status())
                        .isEqualTo(AmendmentStatus.ADOPTED));
        String negotiation = "negotiations/" + set.table().slug();
        assertThat(links(page(set.table().observer(), negotiation + "/record/" + adopted.index())))
                .contains(
                        negotiation + "/amendments/" + id.value() + "?at=" + end,
                        negotiation + "/rounds/" + round.value() + "?at=" + end,
                        negotiation + "/plans/plan?at=" + end);
        RecordLine first = lines(set).getLast();
        assertThat(links(page(set.table().observer(), negotiation + "/record/" + first.index())))
                .noneMatch(href -> href.contains("at="));
    }

    @Test
    void thePageOfAnAmendmentShowsThePastWithoutAnythingToDoAndTheWayBack() {
        Bench.Set set = bench.set(1, null);
        AmendmentId id = set.draft("Northland", set.replaced("cessation", "30", "20"));
        Instant drafted = scene.moment();
        set.file("Northland", id);
        Instant filed = scene.moment();
        set.table().asHead("Northland").run(() -> service.withdraw(id, "No support"));
        String path = "negotiations/" + set.table().slug() + "/amendments/" + id.value();

        BrowserlessUIContext present = page(set.table().head("Southland"), path);
        assertThat(buttons(present)).contains("Take over", "Read as it stood");
        assertThat(text(present)).contains("No support").doesNotContain(PAST);

        BrowserlessUIContext past = page(set.table().head("Southland"), path + "?at=" + filed);
        assertThat(text(past)).contains(PAST, "A title").doesNotContain("No support");
        assertThat(buttons(past)).containsExactly("Read as it stood");
        assertThat(links(past)).contains(path);

        BrowserlessUIContext nothing = page(set.table().head("Southland"), path + "?at=" + drafted);
        assertThat(text(nothing)).contains(NOTHING).doesNotContain("A title", "For good reasons.");
        assertThat(links(nothing)).contains(path);

        BrowserlessUIContext own = page(set.table().head("Northland"), path + "?at=" + drafted);
        assertThat(text(own)).contains(PAST, "A title");

        BrowserlessUIContext future = page(
                set.table().head("Southland"), path + "?at=" + clock.instant().plus(Duration.ofDays(1)));
        assertThat(text(future)).doesNotContain(PAST).contains("No support");
    }

    @Test
    void aRoundShowsWhoHadVotedWhileItWasOpenAndHowOnlyOnceItWasClosed() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        Instant before = scene.moment();
        RoundId round = set.table()
                .asFacilitator()
                .call(() -> roundService.prepare(
                        set.table().negotiation(),
                        "A round",
                        List.of(SubjectRef.of(SubjectRef.AMENDMENT, id)),
                        "simple-majority",
                        null));
        Instant prepared = scene.moment();
        set.table().asFacilitator().run(() -> roundService.open(round));
        set.table()
                .asHead("Northland")
                .run(() ->
                        roundService.cast(round, Choice.YES, UUID.randomUUID().toString()));
        Instant one = scene.moment();
        set.table()
                .asHead("Southland")
                .run(() -> roundService.cast(round, Choice.NO, UUID.randomUUID().toString()));
        set.table().asFacilitator().run(() -> roundService.askAnnulment(round, "The roll was wrong."));
        Instant asked = scene.moment();
        set.table().asFacilitator().run(() -> roundService.withdrawAnnulment(round));
        set.table().asFacilitator().run(() -> roundService.close(round));
        Instant closed = scene.moment();
        set.table().asFacilitator().run(() -> roundService.proclaim(round));
        Instant proclaimed = scene.moment();

        set.table().as("Observer").run(() -> {
            assertThat(rounds.at(round, before)).isEmpty();
            RoundView first = rounds.at(round, prepared).orElseThrow();
            assertThat(first.state()).isEqualTo(RoundState.PREPARED);
            assertThat(first.electorate()).isNull();
            assertThat(first.cast()).isEmpty();
            RoundView open = rounds.at(round, one).orElseThrow();
            assertThat(open.state()).isEqualTo(RoundState.OPEN);
            assertThat(open.cast()).isEqualTo(Set.of(set.table().delegation("Northland")));
            assertThat(open.choices()).isEmpty();
            assertThat(open.outcome()).isNull();
            assertThat(open.closedAt()).isNull();
            assertThat(open.annulReason()).isNull();
            RoundView doubted = rounds.at(round, asked).orElseThrow();
            assertThat(doubted.cast()).hasSize(2);
            assertThat(doubted.choices()).isEmpty();
            assertThat(doubted.annulReason()).isEqualTo("The roll was wrong.");
            RoundView counted = rounds.at(round, closed).orElseThrow();
            assertThat(counted.state()).isEqualTo(RoundState.CLOSED);
            assertThat(counted.choices()).hasSize(2);
            assertThat(counted.proclaimedAt()).isNull();
            assertThat(counted.annulReason()).isNull();
            assertThat(rounds.at(round, proclaimed).orElseThrow()).isEqualTo(rounds.get(round));
        });

        String path = "negotiations/" + set.table().slug() + "/rounds/" + round.value();
        for (SignedIn reader : List.of(set.table().facilitator(), set.table().head("Eastland"))) {
            BrowserlessUIContext past = page(reader, path + "?at=" + one);
            assertThat(text(past)).contains(PAST);
            assertThat(buttons(past)).containsExactly("Read as it stood");
            assertThat(past.find(Section.class).withClassName("outcome").exists())
                    .isFalse();
            assertThat(links(past))
                    .contains(path, "negotiations/" + set.table().slug() + "/amendments/" + id.value() + "?at=" + one);
            BrowserlessUIContext later = page(reader, path + "?at=" + closed);
            assertThat(later.find(Section.class).withClassName("outcome").exists())
                    .isTrue();
            assertThat(buttons(later)).containsExactly("Read as it stood");
        }
        assertThat(text(page(set.table().observer(), path + "?at=" + before))).contains(NOTHING);
        assertThat(links(page(
                        set.table().observer(),
                        "negotiations/" + set.table().slug() + "/amendments/" + id.value() + "?at=" + one)))
                .contains(path + "?at=" + one);
    }

    @Test
    void aDiscussionIsReadAsItStoodByThoseWhoReadItNow() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        SubjectRef subject = SubjectRef.of(SubjectRef.AMENDMENT, id);
        Instant before = scene.moment();
        Posted open = set.table()
                .asHead("Eastland")
                .call(() -> deliberation.begin(
                        NewThread.on(set.table().negotiation(), subject, Audience.EVERYONE, "Too soon.")));
        set.table()
                .asHead("Northland")
                .run(() -> deliberation.begin(
                        NewThread.on(set.table().negotiation(), subject, Audience.DELEGATION, "Between us.")));
        Instant said = scene.moment();
        set.table().asHead("Eastland").run(() -> deliberation.edit(open.comment(), "Far too soon."));
        set.table().asHead("Westland").run(() -> deliberation.reply(open.thread(), "We agree."));
        set.table().asHead("Eastland").run(() -> deliberation.resolve(open.thread()));
        Instant resolved = scene.moment();

        set.table().asHead("Southland").run(() -> {
            assertThat(discussions.threadsAt(set.table().negotiation(), subject, before))
                    .isEmpty();
            ThreadView then = one(discussions.threadsAt(set.table().negotiation(), subject, said));
            assertThat(then.comments()).extracting(CommentView::text).containsExactly("Too soon.");
            assertThat(then.resolved()).isFalse();
            assertThat(then.mayWrite()).isFalse();
            ThreadView later = one(discussions.threadsAt(set.table().negotiation(), subject, resolved));
            assertThat(later.comments()).extracting(CommentView::text).containsExactly("Far too soon.", "We agree.");
            assertThat(later.resolved()).isTrue();
            assertThat(discussions.marks(set.table().negotiation(), SubjectRef.AMENDMENT, said))
                    .containsOnlyKeys(id.value());
            assertThat(discussions.marks(set.table().negotiation(), SubjectRef.AMENDMENT, resolved))
                    .isEmpty();
        });
        set.table()
                .as("Northland adviser")
                .run(() -> assertThat(discussions.threadsAt(set.table().negotiation(), subject, said))
                        .hasSize(2));

        String path = "negotiations/" + set.table().slug() + "/amendments/" + id.value();
        BrowserlessUIContext past = page(set.table().head("Eastland"), path + "?at=" + said);
        assertThat(text(past)).contains("Too soon.").doesNotContain("Between us.", "We agree.", "Far too soon.");
        assertThat(past.find(NativeButton.class).all().stream()
                        .filter(Component::isVisible)
                        .map(NativeButton::getText))
                .doesNotContain("Reply", "Resolve", "Edit");
        assertThat(text(page(set.table().head("Eastland"), path + "?at=" + before)))
                .contains("Nobody had commented here yet.");
        RecordLine posted = line(set, "comment.edited");
        Instant end = posted.at().plusNanos(999_999);
        assertThat(links(page(
                        set.table().observer(), "negotiations/" + set.table().slug() + "/record/" + posted.index())))
                .contains(path + "?at=" + end + "&thread=" + open.thread().value());
    }

    @Test
    void thePageOfAPlanInThePastOffersNothingToDoEvenWhereItsVersionIsTheNewest() {
        Bench.Set set = bench.set();
        Instant before = scene.moment();
        set.filed("Northland", "cessation", "30", "20");
        String path = "negotiations/" + set.table().slug() + "/plans/plan?provision=" + set.at("cessation");
        BrowserlessUIContext present = page(set.table().head("Southland"), path);
        assertThat(buttons(present)).contains("Amend", "Comment");
        BrowserlessUIContext past = page(set.table().head("Southland"), path + "&at=" + before);
        assertThat(text(past)).contains("You are reading the plan as it stood");
        assertThat(buttons(past)).doesNotContain("Amend", "Comment");
        assertThat(links(past)).noneMatch(href -> href.contains("/amendments/"));
    }

    private static ThreadView one(List<ThreadView> threads) {
        assertThat(threads).hasSize(1);
        return threads.getFirst();
    }

    /** The words that a redline puts in. Not all it says: identities are random and may hold any digits. */
    private static List<String> inserted(PlanRedline redline) {
        return redline.nodes().stream()
                .flatMap(node -> node.text().spans().stream())
                .filter(span -> span.kind() == Redline.Kind.INSERTED)
                .map(Redline.Span::text)
                .toList();
    }
}
