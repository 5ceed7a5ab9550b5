package org.parley.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parley.delegation.Capacity;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.SeatView;
import org.parley.identity.PersonService;
import org.parley.identity.SignInService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;

/** The sample loads through the services, and every screen has something to show. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleLoaderTests {

    private static final String RUN = Long.toString(System.nanoTime(), 36);

    private final SampleNegotiation sample = anew(SampleFiles.negotiation());
    private final SampleLoader loader;
    private final NegotiationQueries negotiations;
    private final PlanQueries texts;
    private final SignInService signIn;
    private final Scene scene;
    private NegotiationId negotiation = new NegotiationId(new java.util.UUID(0, 0));

    SampleLoaderTests(
            PersonService accounts,
            NegotiationService negotiationService,
            NegotiationQueries negotiations,
            PlanService plans,
            PlanQueries texts,
            SignInService signIn,
            Scene scene) {
        this.loader = new SampleLoader(
                accounts, signIn, new SampleTable(accounts, negotiationService), new SampleStage(plans));
        this.negotiations = negotiations;
        this.texts = texts;
        this.signIn = signIn;
        this.scene = scene;
    }

    @BeforeAll
    void load() {
        negotiation = loader.load(sample, scene.administrator().getUsername());
    }

    @Test
    void everybodySitsWhereTheFileSays() {
        var seats = facilitator(() -> negotiations.seats(negotiation));
        assertThat(seats).hasSize(sample.people().size() - 1);
        assertThat(seats)
                .extracting(SeatView::capacity)
                .contains(Capacity.FACILITATOR, Capacity.HEAD, Capacity.DEPUTY, Capacity.ADVISER, Capacity.OBSERVER);
        assertThat(facilitator(() -> negotiations.delegations(negotiation))).hasSameSizeAs(sample.delegations());
    }

    @Test
    void threePlansStandInTheirFallBackOrder() {
        var plans = facilitator(() -> texts.list(negotiation));
        assertThat(plans)
                .extracting(PlanSummary::title)
                .containsExactly("Peace through strength", "Temporary ceasefire", "Continued war: holding measures");
        assertThat(plans.getFirst().articles()).isEqualTo(10);
    }

    private <T> T facilitator(java.util.concurrent.Callable<T> deed) {
        return As.person(signIn.loadUserByUsername(RUN + ".facilitator@parley.example"))
                .call(deed);
    }

    /** The sample under another address and with other people, since the tests' database outlives a run. */
    private static SampleNegotiation anew(SampleNegotiation file) {
        return new SampleNegotiation(
                file.format(),
                file.slug() + "-" + RUN,
                file.name(),
                file.credit(),
                file.openToAll(),
                file.coSponsors(),
                file.rules(),
                file.delegations(),
                file.people().stream()
                        .map(person -> new SampleNegotiation.Person(
                                person.key(),
                                person.name(),
                                RUN + "." + person.email(),
                                person.delegation(),
                                person.capacity()))
                        .toList(),
                file.plans());
    }
}
