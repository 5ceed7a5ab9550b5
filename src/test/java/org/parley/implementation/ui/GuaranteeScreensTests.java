package org.parley.implementation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.textfield.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.implementation.GuaranteeQueries;
import org.parley.implementation.GuaranteeService;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundQueries;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** A guarantee without a response plan, on the screens of those who read the plan and of whoever prepares a vote on it. */
@IntegrationTest
class GuaranteeScreensTests {

    private static final String SOURCE = """
            # Peace plan

            ## Guarantees {#guarantees}

            1. The Guarantors shall defend the line. {#defence}
            """;

    private final Scene scene;
    private final PlanService plans;
    private final GuaranteeService service;
    private final GuaranteeQueries guarantees;
    private final RoundQueries rounds;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    GuaranteeScreensTests(
            Scene scene,
            PlanService plans,
            GuaranteeService service,
            GuaranteeQueries guarantees,
            RoundQueries rounds,
            ApplicationContext spring) {
        this.scene = scene;
        this.plans = plans;
        this.service = service;
        this.guarantees = guarantees;
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

    @Test
    void isFlaggedOnThePlanAndStoppedWhereARoundIsPreparedUntilTheReasonIsGiven() {
        Scene.Table table = scene.table();
        Imported imported = table.asFacilitator()
                .call(() ->
                        plans.importPlan(table.negotiation(), new NewPlan("plan", "en"), PlanFormat.MARKDOWN, SOURCE));
        ProvisionId defence = imported.labels().get("defence");
        ProvisionId article = imported.labels().get("guarantees");
        table.asFacilitator().run(() -> service.mark(defence, "It is what the Guarantors promise."));

        BrowserlessUIContext plan = Screens.at(
                house, table.observer(), "negotiations/" + table.slug() + "/plans/plan?provision=" + defence);
        assertThat(Screens.text(plan))
                .contains("1 guarantee, 1 without a response plan", "guarantee without a response plan")
                .contains("It is what the Guarantors promise.");
        BrowserlessUIContext all = Screens.at(house, table.observer(), Paths.guarantees(table.slug(), "plan"));
        assertThat(Screens.text(all)).contains("One guarantee has no response plan", "Article 1(1)");

        BrowserlessUIContext prepare = Screens.at(
                house,
                table.facilitator(),
                "negotiations/" + table.slug() + "/rounds/new?subject=provision:" + article);
        assertThat(Screens.text(prepare))
                .contains("This is stopped before the vote.", "Article 1(1) is a guarantee, and nothing is said");
        Screens.press(prepare, "Prepare");
        assertThat(table.asFacilitator().call(() -> rounds.list(table.negotiation())))
                .as("no reason was given")
                .isEmpty();
        prepare.activate();
        TextArea reason = prepare.find(TextArea.class).all().stream()
                .filter(field -> field.getLabel().startsWith("Put it to the vote all the same"))
                .findFirst()
                .orElseThrow();
        prepare.test(reason).setValue("The Guarantors meet on Monday.");
        Screens.press(prepare, "Prepare");
        assertThat(table.asFacilitator().call(() -> rounds.list(table.negotiation())))
                .hasSize(1);
        assertThat(table.as("Observer").call(() -> guarantees.on(defence)))
                .get()
                .satisfies(found -> assertThat(found.excuse()).isEqualTo("The Guarantors meet on Monday."));
    }
}
