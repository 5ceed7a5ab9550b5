package org.parley.plan.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.deliberation.ui.ThreadPanel;
import org.parley.design.Banner;
import org.parley.design.EmptyState;
import org.parley.design.PlanTextView;
import org.parley.design.Redline;
import org.parley.identity.SignedIn;
import org.parley.plan.Adoption;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;

/** The plan's screens, as several people see them at once. */
@IntegrationTest
class PlanScreensTests {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities within 30 days. {#cessation}
            """;

    private final Scene scene;
    private final PlanService service;
    private final TransactionTemplate transaction;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    PlanScreensTests(Scene scene, PlanService service, TransactionTemplate transaction, ApplicationContext context) {
        this.scene = scene;
        this.service = service;
        this.transaction = transaction;
        this.context = context;
    }

    @BeforeEach
    void open() {
        house = SpringBrowserlessApplicationContext.createSecured(context, "org.parley");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private BrowserlessUIContext screen(SignedIn person) {
        return house.newUser(UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()))
                .newWindow();
    }

    private Imported imported(Scene.Table table) {
        return table.asFacilitator()
                .call(() -> service.importPlan(
                        table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, SOURCE));
    }

    private void adopt(Scene.Table table, Imported plan) {
        ProvisionId provision = plan.labels().get("cessation");
        As.person(table.facilitator())
                .call(() -> transaction.execute(_ -> service.adopt(
                        plan.plan(),
                        1,
                        List.of(new Change.ReplaceWords(
                                provision,
                                "The Parties shall cease all hostilities within 30 days.",
                                "The Parties shall cease all hostilities within 14 days.")),
                        new Adoption(UUID.randomUUID(), List.of()))));
    }

    private static String words(BrowserlessUIContext screen) {
        screen.activate();
        return screen.find(PlanTextView.class).single().getElement().getProperty("model", "");
    }

    private static String address(Scene.Table table) {
        return PlanNavigation.plan(table.slug(), "peace");
    }

    private static void go(BrowserlessUIContext screen, String path, Map<String, String> query) {
        screen.activate();
        screen.getUI().navigate(path, QueryParameters.simple(query));
        screen.roundTrip();
    }

    @Test
    void anAdoptionReachesEveryOpenScreen() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        BrowserlessUIContext delegate = screen(table.head("Northland"));
        delegate.navigate(address(table), PlanView.class);
        BrowserlessUIContext observer = screen(table.observer());
        observer.navigate(address(table), PlanView.class);
        assertThat(words(delegate)).contains("30 days");
        assertThat(words(observer)).contains("30 days");

        adopt(table, plan);

        for (BrowserlessUIContext screen : List.of(delegate, observer)) {
            soon(() -> {
                screen.activate();
                screen.roundTrip();
                assertThat(words(screen)).contains("14 days");
            });
        }
    }

    @Test
    void anOlderVersionSaysThatItIsOne() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        adopt(table, plan);
        BrowserlessUIContext reader = screen(table.observer());
        go(reader, address(table), Map.of("version", "1"));
        assertThat(words(reader)).contains("30 days");
        assertThat(reader.find(Banner.class).all()).hasSize(1);
        go(reader, address(table), Map.of("at", "2001-01-01T00:00:00Z"));
        assertThat(reader.find(EmptyState.class).all()).isNotEmpty();
    }

    @Test
    void selectingAProvisionOpensWhatIsSaidAboutIt() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        BrowserlessUIContext reader = screen(table.head("Southland"));
        go(
                reader,
                address(table),
                Map.of("provision", plan.labels().get("cessation").toString()));
        assertThat(reader.find(H2.class).all()).extracting(H2::getText).contains("Article 1(1)");
        assertThat(reader.find(ThreadPanel.class).all()).hasSize(1);
    }

    @Test
    void onlyTheFacilitatorIsOfferedToImport() {
        Scene.Table table = scene.table();
        BrowserlessUIContext facilitator = screen(table.facilitator());
        facilitator.navigate(PlanNavigation.plans(table.slug()), PlanListView.class);
        assertThat(facilitator.find(Button.class).all())
                .extracting(Button::getText)
                .contains("Import a plan");
        BrowserlessUIContext observer = screen(table.observer());
        observer.navigate(PlanNavigation.plans(table.slug()), PlanListView.class);
        assertThat(observer.find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("Import a plan");
        assertThat(observer.find(EmptyState.class).all()).hasSize(1);
    }

    @Test
    void twoVersionsAreComparedInOneTextOrSideBySide() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        adopt(table, plan);
        BrowserlessUIContext reader = screen(table.observer());
        go(reader, address(table) + "/compare", Map.of("from", "1", "to", "2"));
        assertThat(reader.find(Redline.class).single().getElement().getProperty("model", ""))
                .contains("\"30\"", "\"14\"");
        assertThat(reader.find(H1.class).all()).extracting(H1::getText).contains("Compare versions");
        assertThat(reader.find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("version 1"));
    }
}
