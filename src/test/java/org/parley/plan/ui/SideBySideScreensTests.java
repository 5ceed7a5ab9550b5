package org.parley.plan.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.deliberation.PositionAudience;
import org.parley.deliberation.PositionService;
import org.parley.deliberation.Stance;
import org.parley.design.Redline;
import org.parley.identity.SignedIn;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ElementQueries;
import org.parley.plan.ElementService;
import org.parley.plan.ElementView;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** Plans side by side, as several people have them on their screens. */
@IntegrationTest
class SideBySideScreensTests {

    private static final String PEACE = """
            # Lasting peace

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities on land and at sea [within 10 days / within 30 days]. {#cessation}

            ## Elections {#elections}

            1. Elections shall be held. {#ballot | not before cessation}
            """;

    private static final String PAUSE = """
            # Short pause

            ## Pause {#pause}

            1. The Parties shall cease all hostilities on land. {#cessation}
            2. Prisoners are exchanged. {#exchange}
            """;

    private final Scene scene;
    private final PlanService plans;
    private final ElementService service;
    private final ElementQueries elements;
    private final PositionService positions;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    SideBySideScreensTests(
            Scene scene,
            PlanService plans,
            ElementService service,
            ElementQueries elements,
            PositionService positions,
            ApplicationContext spring) {
        this.scene = scene;
        this.plans = plans;
        this.service = service;
        this.elements = elements;
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

    private Imported bring(Scene.Table table, String slug, String source) {
        return table.asFacilitator()
                .call(() ->
                        plans.importPlan(table.negotiation(), new NewPlan(slug, "en"), PlanFormat.MARKDOWN, source));
    }

    @Test
    void facilitatorsNameWhatPlansHaveInCommonAndEverybodyReadsItSideBySide() {
        Scene.Table table = scene.table();
        Imported peace = bring(table, "peace", PEACE);
        String path = PlanNavigation.sideBySide(table.slug());
        BrowserlessUIContext observer = Screens.at(house, table.observer(), path);
        assertThat(Screens.text(observer)).contains("No element joins these plans yet");
        Imported pause = bring(table, "pause", PAUSE);
        observer = Screens.at(house, table.observer(), path);
        assertThat(observer.find(Button.class).withText("Name an element").exists())
                .isFalse();

        BrowserlessUIContext facilitator = Screens.at(house, table.facilitator(), path);
        facilitator.activate();
        facilitator
                .test(facilitator.find(Button.class).withText("Name an element").single())
                .click();
        facilitator
                .find(TextField.class)
                .all()
                .forEach(field -> facilitator.test(field).setValue("Ceasefire"));
        facilitator
                .test(facilitator.find(Button.class).withText("Name it").single())
                .click();
        assertThat(table.asFacilitator().call(() -> elements.list(table.negotiation())))
                .singleElement()
                .satisfies(named -> assertThat(named.name()).isEqualTo("Ceasefire"));
        BrowserlessUIContext reader = observer;
        soon(() -> assertThat(Screens.text(reader))
                .as("known, and settled by none yet")
                .contains("In none of these plans", "Ceasefire"));

        table.asFacilitator().run(() -> {
            ElementView ceasefire = elements.list(table.negotiation()).getFirst();
            service.change(
                    ceasefire.id(),
                    ceasefire.lockVersion(),
                    "Ceasefire",
                    Set.of(peace.labels().get("cessation"), pause.labels().get("cessation")));
            service.name(table.negotiation(), "Elections", Set.of(peace.labels().get("elections")));
        });
        soon(() -> assertThat(Screens.text(reader))
                .contains("[within 10 days / within 30 days]", "cease all hostilities on land.")
                .contains("Not before", "only in Lasting peace", "Nothing on this.")
                .contains("What belongs to no element", "Article 1(2)")
                .doesNotContain("In none of these plans"));

        reader.activate();
        NativeDetails near = reader.find(NativeDetails.class).all().stream()
                .filter(each -> each.getSummaryText().startsWith("Ceasefire, word for word"))
                .findFirst()
                .orElseThrow();
        reader.test(near).toggleContent();
        assertThat(reader.find(Redline.class).all()).hasSize(1);

        BrowserlessUIContext headings = Screens.at(house, table.observer(), path + "?plan=peace&headings=only");
        assertThat(Screens.text(headings))
                .contains("Ceasefire", "Article 1(1)", "The Parties shall cease")
                .doesNotContain("within 30 days]", "only in");
        BrowserlessUIContext plan = Screens.at(
                house,
                table.observer(),
                PlanNavigation.plan(table.slug(), "pause")
                        + "?provision="
                        + pause.labels().get("cessation"));
        assertThat(Screens.text(plan)).contains("Ceasefire", "Also in: Lasting peace");
        assertThat(Screens.text(Screens.at(house, table.observer(), path + "?plan=elsewhere")))
                .as("such an address leads nowhere")
                .doesNotContain("Ceasefire");
    }

    @Test
    void aDelegationReadsItsOwnOrderOfThePlansAndNobodyElseDoes() {
        Scene.Table table = scene.table();
        Imported peace = bring(table, "peace", PEACE);
        Imported pause = bring(table, "pause", PAUSE);
        table.as("Northland adviser").run(() -> {
            positions.state(
                    table.negotiation(),
                    SubjectRef.of(SubjectRef.PLAN, peace.plan()),
                    Stance.OPPOSE,
                    PositionAudience.DELEGATION,
                    "Within instructions only in part.");
            positions.state(
                    table.negotiation(),
                    SubjectRef.of(SubjectRef.PLAN, pause.plan()),
                    Stance.SUPPORT,
                    PositionAudience.DELEGATION,
                    "The nearest to our instructions.");
        });
        String path = PlanNavigation.sideBySide(table.slug());
        BrowserlessUIContext own = Screens.at(house, table.head("Northland"), path);
        String said = Screens.text(own);
        assertThat(said).contains("As your delegation ranks them", "The nearest to our instructions.");
        String ranking = said.substring(said.indexOf("As your delegation ranks them"));
        assertThat(ranking.indexOf("Short pause")).isLessThan(ranking.indexOf("Lasting peace"));
        for (SignedIn other : new SignedIn[] {table.head("Southland"), table.facilitator(), table.observer()}) {
            assertThat(Screens.text(Screens.at(house, other, path)))
                    .doesNotContain("As your delegation ranks them", "nearest to our instructions");
        }
        BrowserlessUIContext facilitator = Screens.at(house, table.facilitator(), path);
        assertThat(facilitator.find(Component.class).all().stream()
                        .anyMatch(each ->
                                "Prepare a ranked vote".equals(each.getElement().getText())))
                .isTrue();
    }
}
