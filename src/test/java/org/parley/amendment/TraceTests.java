package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.identity.SignedIn;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.record.HistoryQueries;
import org.parley.record.HistoryState;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** From a change of the text to the round and the amendment that made it, from the record back, and from any state to its author. */
@IntegrationTest
class TraceTests {

    private final Bench bench;
    private final AmendmentService service;
    private final AmendmentQueries queries;
    private final HistoryQueries histories;
    private final RecordQueries record;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    TraceTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds,
            HistoryQueries histories,
            RecordQueries record,
            ApplicationContext context) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.service = service;
        this.queries = queries;
        this.histories = histories;
        this.record = record;
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

    private List<String> links(SignedIn person, String path) {
        BrowserlessUIContext screen = house.newUser(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()))
                .newWindow();
        screen.activate();
        Location there = new Location(path);
        screen.getUI().navigate(there.getPath(), there.getQueryParameters());
        screen.roundTrip();
        return screen.find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    @Test
    void aVersionLinksToTheRoundAndTheAmendmentsThatMadeItAndTheRecordLinksBack() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        RoundId round = set.vote(Choice.YES, id);
        String negotiation = "negotiations/" + set.table().slug();
        String toRound = negotiation + "/rounds/" + round.value();
        String toAmendment = negotiation + "/amendments/" + id.value();
        SignedIn observer = set.table().observer();

        assertThat(links(observer, negotiation + "/plans/plan")).contains(toRound, toAmendment);
        assertThat(links(observer, negotiation + "/plans/plan?version=1")).doesNotContain(toRound, toAmendment);

        RecordLine adopted = set.table()
                .as("Observer")
                .call(() ->
                        record
                                .page(LogId.of(set.table().negotiation().value()), RecordFilter.ALL, null, 50)
                                .lines()
                                .stream()
                                .filter(line -> line.type().equals("version.adopted"))
                                .findFirst()
                                .orElseThrow());
        assertThat(links(observer, negotiation + "/record/" + adopted.index())).contains(toRound, toAmendment);
    }

    @Test
    void aStateOfADraftNamesWhoLeftItSo() {
        Bench.Set set = bench.set();
        AmendmentId draft = set.draft("Northland", set.replaced("cessation", "30", "20"));
        set.table().as("Northland adviser").run(() -> {
            AmendmentView seen = queries.get(draft);
            service.save(
                    draft,
                    seen.lockVersion(),
                    new DraftText("Sooner", "It is needed.", set.replaced("cessation", "30", "15")));
        });
        List<HistoryState> states = set.table()
                .asHead("Northland")
                .call(() -> histories.states(SubjectRef.of(SubjectRef.AMENDMENT, draft)));
        assertThat(states).extracting(HistoryState::personName).containsExactly("Northland adviser", "Northland head");
        assertThat(states.getFirst().index()).isNull();
        assertThat(states.getLast().index()).isNotNull();
    }
}
