package org.parley.implementation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.implementation.AgreementId;
import org.parley.implementation.AgreementService;
import org.parley.implementation.Deposit;
import org.parley.implementation.EntryClause;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.ReservationService;
import org.parley.implementation.Treaty;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** A reservation on the page of the agreement, beside the provision, and among what the depositary tells. */
@IntegrationTest
class DepositaryScreensTests {

    private final Scene scene;
    private final PlanService plans;
    private final ClosureService closures;
    private final RoundService rounds;
    private final GuaranteeService guarantees;
    private final AgreementService agreements;
    private final ReservationService reservations;
    private final Clock clock;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    DepositaryScreensTests(
            Scene scene,
            PlanService plans,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees,
            AgreementService agreements,
            ReservationService reservations,
            Clock clock,
            ApplicationContext spring) {
        this.scene = scene;
        this.plans = plans;
        this.closures = closures;
        this.rounds = rounds;
        this.guarantees = guarantees;
        this.agreements = agreements;
        this.reservations = reservations;
        this.clock = clock;
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
    void saysBetweenWhichTwoAProvisionDoesNotApplyAndTellsEachActWithItsEntry() {
        Treaty treaty = Treaty.agreed(scene.table(), plans, closures, rounds, guarantees);
        Scene.Table table = treaty.table();
        String depositary = Paths.depositary(table.slug(), Treaty.SLUG);
        assertThat(Screens.text(Screens.at(house, table.observer(), depositary)))
                .contains("There is nothing to tell yet.");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        AgreementId agreement = table.asFacilitator().call(() -> {
            AgreementId id = agreements.begin(treaty.plan(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0));
            for (String party : new String[] {"Northland", "Southland"}) {
                agreements.deposit(
                        id,
                        new Deposit(
                                Deposit.Kind.SIGNATURE,
                                table.delegation(party),
                                today,
                                "The Minister",
                                Deposit.Authority.OFFICE));
            }
            return id;
        });
        table.asHead("Northland")
                .run(() -> reservations.make(
                        agreement,
                        table.delegation("Northland"),
                        treaty.guarantee(),
                        Deposit.Kind.SIGNATURE,
                        "Not beyond its own territory."));

        BrowserlessUIContext south =
                Screens.at(house, table.head("Southland"), Paths.agreement(table.slug(), Treaty.SLUG));
        assertThat(Screens.text(south))
                .contains("Not beyond its own territory.", "says nothing of reservations", "Southland", ": open.");
        Screens.press(south, "Object");
        assertThat(south.find(Checkbox.class).all()).isNotEmpty();
        south.test(south.find(TextArea.class).all().getLast()).setValue("It is the core of it.");
        Screens.press(south, "Object");
        assertThat(Screens.text(south)).contains("does not apply to the extent of the reservation.");

        assertThat(Screens.text(Screens.at(
                        house,
                        table.observer(),
                        "negotiations/" + table.slug() + "/plans/" + Treaty.SLUG + "?provision=" + treaty.article())))
                .as("beside the article above it")
                .contains("Not beyond its own territory.", "does not apply to the extent of the reservation.");
        BrowserlessUIContext told = Screens.at(house, table.observer(), depositary);
        assertThat(Screens.text(told))
                .contains(
                        "Opened for signature",
                        "Entry into force:",
                        "reservation to Article",
                        "objection to a reservation to Article",
                        "It is the core of it.",
                        "Receipt");
        assertThat(Screens.at(house, table.observer(), Paths.agreement(table.slug(), Treaty.SLUG))
                        .find(Button.class)
                        .all())
                .extracting(Button::getText)
                .doesNotContain("Object", "Accept", "Make a reservation", "Withdraw the reservation");
    }
}
