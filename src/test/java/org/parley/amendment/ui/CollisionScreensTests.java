package org.parley.amendment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.design.CollisionBoard;
import org.parley.design.EmptyState;
import org.parley.identity.SignedIn;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The collision map of a plan as a chair and an observer see it. */
@IntegrationTest
class CollisionScreensTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final Bench bench;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;
    private Bench.Set set;

    @SuppressWarnings("NullAway") // filled before each test
    CollisionScreensTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds,
            ApplicationContext context) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.context = context;
    }

    @BeforeEach
    void openTheHouse() {
        house = SpringBrowserlessApplicationContext.createSecured(context, "org.parley");
        set = bench.set();
    }

    @AfterEach
    void closeTheHouse() {
        house.close();
    }

    private BrowserlessUIContext screen(String who, String path) {
        SignedIn person = set.table().person(who);
        BrowserlessUIContext screen = house.newUser(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()))
                .newWindow();
        screen.activate();
        Location there = new Location(path);
        screen.getUI().navigate(there.getPath(), there.getQueryParameters());
        screen.roundTrip();
        return screen;
    }

    private BrowserlessUIContext map(String who, String query) {
        return screen(who, AmendmentNavigation.collisions(set.table().slug(), "plan") + query);
    }

    private static JsonNode groups(BrowserlessUIContext screen) {
        return JSON.readTree(
                        screen.find(CollisionBoard.class).single().getElement().getProperty("model", "{}"))
                .path("groups");
    }

    @Test
    void showsWhoMeetsWhomInWhichArticleAndSaysHow() {
        set.filed("Northland", "cessation", "30", "20");
        set.filed("Southland", "cessation", "30", "45");
        JsonNode groups = groups(map("Facilitator", ""));
        assertThat(groups.size()).isEqualTo(1);
        JsonNode cell = groups.path(0).path("cells").path(0);
        assertThat(cell.path("kind").asString()).isEqualTo("CONFLICT");
        assertThat(cell.path("says").path(0).asString())
                .isEqualTo("Both change the same words of 1(1): only one can stand. “30”");
        assertThat(groups.path(0).path("items").size()).isEqualTo(2);
    }

    @Test
    void keepsWhatMattersForTheNextVoteAndOneKind() {
        var one = set.filed("Northland", "cessation", "30", "20");
        set.filed("Southland", "cessation", "30", "45");
        set.filed("Eastland", "cessation", "all", "any");
        set.filed("Westland", "prisoners", "60", "30");
        set.filed("Midland", "prisoners", "60", "90");
        assertThat(groups(map("Observer", "")).path(0).path("cells").size()).isEqualTo(4);
        assertThat(groups(map("Observer", "?kind=conflict"))
                        .path(0)
                        .path("cells")
                        .size())
                .isEqualTo(2);
        set.open(one);
        assertThat(groups(map("Observer", "?vote=next&kind=conflict"))
                        .path(0)
                        .path("cells")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void saysThatNothingMeetsAndIsReachedFromThePlan() {
        BrowserlessUIContext empty = map("Observer", "");
        assertThat(empty.find(EmptyState.class).all()).hasSize(1);
        assertThat(empty.find(CollisionBoard.class).all()).isEmpty();
        BrowserlessUIContext plan =
                screen("Observer", "negotiations/" + set.table().slug() + "/plans/plan");
        assertThat(plan.find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains(AmendmentNavigation.collisions(set.table().slug(), "plan"));
    }
}
