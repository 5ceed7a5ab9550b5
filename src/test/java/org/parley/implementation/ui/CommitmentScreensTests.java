package org.parley.implementation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.implementation.CommitmentId;
import org.parley.implementation.CommitmentService;
import org.parley.implementation.CommitmentTerms;
import org.parley.implementation.Instrument;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** Commitments as several people have them on their screens at once. */
@IntegrationTest
class CommitmentScreensTests {

    private static final String SOURCE = """
            # Peace plan

            ## Guarantees {#guarantees}

            1. The Guarantors shall send observers. {#observers}
            """;

    private final Scene scene;
    private final PlanService plans;
    private final CommitmentService service;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    CommitmentScreensTests(Scene scene, PlanService plans, CommitmentService service, ApplicationContext spring) {
        this.scene = scene;
        this.plans = plans;
        this.service = service;
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

    private static boolean offers(BrowserlessUIContext window, String label) {
        window.activate();
        return window.find(Button.class).withText(label).exists();
    }

    @Test
    void aDelegationIsAskedToStandBehindAnotherAndSaysSoOnTheScreen() {
        Scene.Table table = scene.table();
        Imported imported = table.asFacilitator()
                .call(() ->
                        plans.importPlan(table.negotiation(), new NewPlan("plan", "en"), PlanFormat.MARKDOWN, SOURCE));
        String path = Paths.commitments(table.slug(), "plan");
        BrowserlessUIContext observer = Screens.at(house, table.observer(), path);
        assertThat(Screens.text(observer)).contains("No delegation has committed itself");
        assertThat(offers(observer, "Enter a commitment")).isFalse();
        BrowserlessUIContext west = Screens.at(house, table.head("Westland"), path);
        assertThat(offers(west, "Enter a commitment")).isTrue();

        ProvisionId observers = imported.labels().get("observers");
        CommitmentId id = table.asHead("Eastland")
                .call(() -> service.enter(
                        observers,
                        table.delegation("Eastland"),
                        new CommitmentTerms(
                                "Sixty observers along the line.",
                                Set.of(table.delegation("Northland")),
                                Set.of(Instrument.MILITARY),
                                table.delegation("Westland"))));
        soon(() -> assertThat(Screens.text(observer))
                .contains("Eastland to Northland", "Sixty observers along the line.", "Article 1(1)")
                .contains("Westland is asked to stand behind it", "1 of 1 shown"));
        assertThat(offers(observer, "Stand behind it")).isFalse();
        soon(() -> {
            Screens.text(west);
            assertThat(offers(west, "Stand behind it")).isTrue();
        });
        assertThat(offers(west, "Withdraw")).as("it is not theirs").isFalse();

        BrowserlessUIContext floor = Screens.at(house, table.head("Westland"), "negotiations/" + table.slug());
        assertThat(Screens.text(floor))
                .contains("Your delegation is asked to stand behind: Commitment of Eastland under Article 1(1)");
        BrowserlessUIContext plan = Screens.at(
                house, table.observer(), "negotiations/" + table.slug() + "/plans/plan?provision=" + observers);
        assertThat(Screens.text(plan)).contains("1 commitment", "Sixty observers along the line.");

        west.activate();
        west.test(west.find(Button.class).withText("Stand behind it").all().getFirst())
                .click();
        west.roundTrip();
        soon(() -> assertThat(Screens.text(observer)).contains("Westland stands behind it"));
        BrowserlessUIContext one = Screens.at(house, table.observer(), Paths.commitment(table.slug(), "plan", id));
        assertThat(Screens.text(one)).contains("Entered by", "Eastland head");
    }
}
