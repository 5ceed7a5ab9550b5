package org.parley.plan.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.PositionAudience;
import org.parley.deliberation.PositionService;
import org.parley.deliberation.Stance;
import org.parley.kernel.SubjectRef;
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

/** Positions beside a provision and on the page of the plan, as several people have them on their screens at once. */
@IntegrationTest
class PositionScreensTests {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities within 30 days. {#cessation}

            ## Elections {#elections}

            1. Elections shall be held. {#held}
            """;

    private final Scene scene;
    private final PlanService plans;
    private final PositionService positions;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    PositionScreensTests(Scene scene, PlanService plans, PositionService positions, ApplicationContext spring) {
        this.scene = scene;
        this.plans = plans;
        this.positions = positions;
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

    private Imported imported(Scene.Table table) {
        return table.asFacilitator()
                .call(() ->
                        plans.importPlan(table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, SOURCE));
    }

    @SuppressWarnings("unchecked")
    private static <T> void choose(BrowserlessUIContext window, String label, T value) {
        window.find(RadioButtonGroup.class).all().stream()
                .filter(group -> label.equals(group.getLabel()))
                .forEach(group -> ((RadioButtonGroup<T>) group).setValue(value));
    }

    @Test
    void aPositionSharedWithTheFacilitatorsReachesTheirScreenAndNoOtherDelegations() {
        Scene.Table table = scene.table();
        ProvisionId at = imported(table).labels().get("cessation");
        String path = PlanNavigation.provision(table.slug(), "peace", at);
        BrowserlessUIContext head = Screens.at(house, table.head("Northland"), path);
        BrowserlessUIContext facilitator = Screens.at(house, table.facilitator(), path);
        BrowserlessUIContext other = Screens.at(house, table.head("Southland"), path);
        assertThat(Screens.text(other)).contains("No position is known to you here.");
        Screens.press(head, "State our position");
        choose(head, "What we say of this text", Stance.OPPOSE);
        choose(head, "Who is told", PositionAudience.FACILITATORS);
        head.find(TextArea.class).all().stream()
                .filter(area -> "Why".equals(area.getLabel()))
                .forEach(area -> area.setValue("Thirty days are too long."));
        Screens.press(head, "State our position");
        soon(() -> assertThat(Screens.text(facilitator))
                .contains("Thirty days are too long.", "told to the facilitators", "opposes"));
        assertThat(Screens.text(head)).contains("The newest that your delegation said, to each audience:");
        assertThat(Screens.text(other)).doesNotContain("Thirty days are too long.");

        String all = PlanNavigation.positions(table.slug(), "peace");
        assertThat(Screens.text(Screens.at(house, table.facilitator(), all)))
                .contains("Where agreement is near", "one away", "In the way: Northland", "Thirty days are too long.");
        assertThat(Screens.text(Screens.at(house, table.head("Southland"), all)))
                .contains("No position is known to you yet.")
                .doesNotContain("Where agreement is near")
                .doesNotContain("Thirty days are too long.");
    }

    @Test
    void thePageOfThePlanSaysWhoMovedAndIsReadAsItStood() {
        Scene.Table table = scene.table();
        NegotiationId negotiation = table.negotiation();
        SubjectRef at =
                SubjectRef.of(SubjectRef.PROVISION, imported(table).labels().get("cessation"));
        table.asHead("Northland")
                .run(() -> positions.state(
                        negotiation, at, Stance.RED_LINE, PositionAudience.EVERYONE, "Not without the map."));
        String all = PlanNavigation.positions(table.slug(), "peace");
        BrowserlessUIContext observer = Screens.at(house, table.observer(), all);
        assertThat(Screens.text(observer)).contains("Northland – red line", "Not without the map.");
        table.asHead("Northland")
                .run(() -> positions.state(
                        negotiation, at, Stance.ACCEPT, PositionAudience.EVERYONE, "The map is there."));
        soon(() -> assertThat(Screens.text(observer))
                .contains("Northland moved nearer: from “red line” to “can live with”"));
        assertThat(Screens.text(Screens.at(house, table.observer(), all + "?at=2001-01-01T00:00:00Z")))
                .doesNotContain("Not without the map.");
    }
}
