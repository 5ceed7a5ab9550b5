package org.parley.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.parley.design.SecretText;
import org.parley.implementation.AgreementId;
import org.parley.implementation.AgreementService;
import org.parley.implementation.Deposit;
import org.parley.implementation.EntryClause;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.IncidentId;
import org.parley.implementation.IncidentService;
import org.parley.implementation.Level;
import org.parley.implementation.ProgressReport;
import org.parley.implementation.PublicProgressQueries;
import org.parley.implementation.Treaty;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** What everybody reads of an agreement without signing in, and of which agreements nobody learns that they are there. */
@IntegrationTest
class PublicProgressTests {

    private final Scene scene;
    private final PlanService plans;
    private final ClosureService closures;
    private final RoundService rounds;
    private final GuaranteeService guarantees;
    private final AgreementService agreements;
    private final IncidentService incidents;
    private final PublicProgressQueries queries;
    private final ApplicationContext spring;
    private final int port;

    PublicProgressTests(
            Scene scene,
            PlanService plans,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees,
            AgreementService agreements,
            IncidentService incidents,
            PublicProgressQueries queries,
            ApplicationContext spring,
            @LocalServerPort int port) {
        this.scene = scene;
        this.plans = plans;
        this.closures = closures;
        this.rounds = rounds;
        this.guarantees = guarantees;
        this.agreements = agreements;
        this.incidents = incidents;
        this.queries = queries;
        this.spring = spring;
        this.port = port;
    }

    /** An agreement in force, half carried out, with an incident whose clock runs and one that is only reported. */
    private Treaty carriedOut(Scene.Table table) {
        Treaty treaty = Treaty.agreed(table, plans, closures, rounds, guarantees);
        table.asFacilitator().run(() -> {
            AgreementId id = agreements.begin(treaty.plan(), new EntryClause(EntryClause.Kind.SIGNATURES, 1, 0));
            agreements.deposit(
                    id,
                    new Deposit(
                            Deposit.Kind.SIGNATURE,
                            table.delegation("Northland"),
                            LocalDate.of(2026, 1, 15),
                            "Minister Whitaker"));
            agreements.assess(id, treaty.guarantee(), Level.FULL, "A confidential cable says so.", null);
            IncidentId found = incidents.report(treaty.guarantee(), "Shelling of the northern bridge.");
            incidents.find(found, 0, "Craters were seen.");
            incidents.report(treaty.guarantee(), "Drones over the line.");
        });
        return treaty;
    }

    private String anonymous(String path) {
        try (SecuredBrowserlessApplicationContext<Authentication> house =
                SpringBrowserlessApplicationContext.createSecured(spring, "org.parley")) {
            BrowserlessUIContext window = house.newUser().newWindow();
            window.activate();
            window.getUI().navigate(path);
            window.roundTrip();
            return ((Component) window.getUI().getCurrentView()).getElement().getTextRecursively();
        }
    }

    @Test
    void everybodyReadsHowFarAnAgreementIsCarriedOutAndNothingThatIsSaidAtTheTable() {
        Scene.Table table = scene.openTable();
        carriedOut(table);
        String said = anonymous("public/" + table.slug() + "/" + Treaty.SLUG);
        assertThat(said)
                .contains("Treaty", "In force since", "Ceasefire", "50 percent")
                .contains("Deadlines of a response are running", "The record of these talks");
        assertThat(said)
                .as("no person, no evidence and no report in words")
                .doesNotContain(
                        "Whitaker", "confidential cable", "northern bridge", "Craters", "Drones", "Facilitator");
        ProgressReport report = queries.of(table.slug(), Treaty.SLUG).orElseThrow();
        assertThat(report.progress().percent()).isEqualTo(50);
        assertThat(report.incidents().all()).isEqualTo(2);
        assertThat(report.incidents().running()).isEqualTo(1);
        assertThat(report.incidents().reported()).isEqualTo(1);
        assertThat(report.incidents().overdue()).isZero();
        assertThat(report.incidents().next()).isNotNull();
        HttpResponse<String> page = new Browserless(port).get("/public/" + table.slug() + "/" + Treaty.SLUG);
        assertThat(page.statusCode()).as("it leads to no sign-in").isEqualTo(200);
    }

    @Test
    void ofATableThatIsNotOpenToAllNobodyLearnsThatThereIsAnAgreement() {
        Scene.Table table = scene.table();
        carriedOut(table);
        Scene.Table open = scene.openTable();
        Treaty.drafted(open, plans);
        assertThat(queries.of(table.slug(), Treaty.SLUG)).isEmpty();
        assertThat(queries.of(open.slug(), Treaty.SLUG)).as("no agreement yet").isEmpty();
        assertThat(queries.of(open.slug(), "nothing")).isEmpty();
        assertThat(queries.of("nothing", Treaty.SLUG)).isEmpty();
        String nothing = anonymous("public/nothing/" + Treaty.SLUG);
        assertThat(anonymous("public/" + table.slug() + "/" + Treaty.SLUG)).isEqualTo(nothing);
        assertThat(anonymous("public/" + open.slug() + "/" + Treaty.SLUG)).isEqualTo(nothing);
        assertThat(nothing).doesNotContain("Treaty");
    }

    @Test
    void thePageOfAnAgreementSaysWhereEverybodyReadsItAndOnlyOfAnOpenTable() {
        Scene.Table open = scene.openTable();
        carriedOut(open);
        Scene.Table closed = scene.table();
        carriedOut(closed);
        try (SecuredBrowserlessApplicationContext<Authentication> house =
                SpringBrowserlessApplicationContext.createSecured(spring, "org.parley")) {
            BrowserlessUIContext here = Screens.of(house, open.observer());
            here.activate();
            here.getUI().navigate("negotiations/" + open.slug() + "/plans/" + Treaty.SLUG + "/implementation");
            here.roundTrip();
            assertThat(here.find(SecretText.class).all()).hasSize(1);
            BrowserlessUIContext there = Screens.of(house, closed.observer());
            there.activate();
            there.getUI().navigate("negotiations/" + closed.slug() + "/plans/" + Treaty.SLUG + "/implementation");
            there.roundTrip();
            assertThat(there.find(SecretText.class).exists()).isFalse();
        }
    }
}
