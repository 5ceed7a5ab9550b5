package org.parley.implementation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationView;
import org.parley.implementation.AgreementService;
import org.parley.implementation.EntryClause;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.MissionQueries;
import org.parley.implementation.MissionService;
import org.parley.implementation.NominationView;
import org.parley.implementation.Treaty;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** The page of the monitors, for whoever nominates, is asked, confirms and watches. */
@IntegrationTest
class MonitorScreensTests {

    private final Scene scene;
    private final PlanService plans;
    private final ClosureService closures;
    private final RoundService rounds;
    private final GuaranteeService guarantees;
    private final AgreementService agreements;
    private final MissionService missions;
    private final MissionQueries queries;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    MonitorScreensTests(
            Scene scene,
            PlanService plans,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees,
            AgreementService agreements,
            MissionService missions,
            MissionQueries queries,
            ApplicationContext spring) {
        this.scene = scene;
        this.plans = plans;
        this.closures = closures;
        this.rounds = rounds;
        this.guarantees = guarantees;
        this.agreements = agreements;
        this.missions = missions;
        this.queries = queries;
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
    void tellsWhyNotWhomTheTextExcludesAndShowsEachStepToTheOthers() {
        Treaty treaty = Treaty.agreed(scene.table(), plans, closures, rounds, guarantees);
        Scene.Table table = treaty.table();
        String page = Paths.monitors(table.slug(), Treaty.SLUG);
        assertThat(Screens.text(Screens.at(house, table.observer(), page)))
                .contains("This plan is not an agreement yet.");
        table.asFacilitator().run(() -> {
            agreements.begin(treaty.plan(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0));
            missions.establish(treaty.plan(), treaty.mandate());
        });
        BrowserlessUIContext south = Screens.at(house, table.head("Southland"), page);
        assertThat(Screens.text(south))
                .contains("Watches the ceasefire.", "Northland · ", "may propose others", "Nobody was nominated yet.");
        assertThat(Screens.text(Screens.at(house, table.head("Southland"), Paths.agreement(table.slug(), Treaty.SLUG))))
                .contains("Five kilometres on both sides of the line.");

        Screens.press(south, "Nominate");
        Select<DelegationView> nominee = nominee(south);
        south.test(nominee).selectItem("Northland");
        south.test(south.find(IntegerField.class).all().getFirst()).setValue(40);
        south.test(south.find(TextArea.class).all().getLast()).setValue("They know the land.");
        Screens.press(south, "Nominate");
        assertThat(south.find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .contains("Northland sends no observers to this mission: Article 1 excludes it.");
        assertThat(nominations(treaty)).isEqualTo(0);
        south.activate();
        south.test(nominee).selectItem("Westland");
        Screens.press(south, "Nominate");
        assertThat(nominations(treaty)).isEqualTo(1);

        BrowserlessUIContext north = Screens.at(house, table.head("Northland"), page);
        assertThat(Screens.text(north)).contains("Westland", "awaiting answers", "Northland may answer by");
        Screens.press(north, "Consent");
        Screens.press(north, "Consent");
        BrowserlessUIContext west = Screens.at(house, table.head("Westland"), page);
        Screens.press(west, "Consent");
        Screens.press(west, "Consent");
        BrowserlessUIContext facilitator = Screens.at(house, table.facilitator(), page);
        assertThat(Screens.text(facilitator)).contains("may be confirmed");
        Screens.press(facilitator, "Confirm");
        Screens.press(facilitator, "Confirm");
        assertThat(Screens.text(Screens.at(house, table.observer(), page)))
                .contains("confirmed", "40 observers take part from");
        assertThat(Screens.at(house, table.observer(), page).find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("Nominate", "Consent", "Confirm", "Decline");
    }

    @SuppressWarnings("unchecked")
    private static Select<DelegationView> nominee(BrowserlessUIContext window) {
        return window.find(Select.class).all().stream()
                .filter(each -> "Who sends observers".equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private long nominations(Treaty treaty) {
        return treaty.table()
                .as("Observer")
                .call(() -> queries.of(treaty.plan()).stream()
                        .map(each -> each.nominations().stream()
                                .map(NominationView::id)
                                .distinct()
                                .count())
                        .findFirst()
                        .orElseThrow());
    }
}
