package org.parley.plan.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.design.EmptyState;
import org.parley.design.PlanTextView;
import org.parley.identity.SignedIn;
import org.parley.plan.BracketQueries;
import org.parley.plan.BracketService;
import org.parley.plan.BracketView;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** The book of brackets, as several people see it at once. */
@IntegrationTest
class BracketScreensTests {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities [within 30 days / within 60 days]. {#cessation}
            """;

    private final Scene scene;
    private final PlanService service;
    private final BracketService acts;
    private final BracketQueries brackets;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    BracketScreensTests(
            Scene scene,
            PlanService service,
            BracketService acts,
            BracketQueries brackets,
            ApplicationContext context) {
        this.scene = scene;
        this.service = service;
        this.acts = acts;
        this.brackets = brackets;
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

    private BrowserlessUIContext screen(SignedIn person, String path) {
        BrowserlessUIContext screen = house.newUser(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()))
                .newWindow();
        screen.activate();
        screen.navigate(path, com.vaadin.flow.component.Component.class);
        return screen;
    }

    private Imported imported(Scene.Table table) {
        return table.asFacilitator()
                .call(() -> service.importPlan(
                        table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, SOURCE));
    }

    private static String book(Scene.Table table) {
        return PlanNavigation.brackets(table.slug(), "peace");
    }

    private static String cards(BrowserlessUIContext screen) {
        screen.activate();
        return String.join(
                "\n",
                screen.find(BracketCard.class).all().stream()
                        .map(card -> card.getElement().getTextRecursively())
                        .toList());
    }

    @Test
    void anObserverReadsTheBookAndSeesAtOnceWhoStandsBehindWords() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        BracketView bracket =
                table.as("Observer").call(() -> brackets.open(plan.plan()).getFirst());
        BrowserlessUIContext watching = screen(table.observer(), book(table));
        assertThat(cards(watching)).contains("within 30 days", "within 60 days", "Belongs to the table");
        assertThat(watching.find(Button.class).all().stream().map(Button::getText))
                .doesNotContain("Stand behind this", "Agree to keep this");
        BrowserlessUIContext acting = screen(table.head("Northland"), book(table));
        acting.activate();
        Button join = acting.find(Button.class).all().stream()
                .filter(button -> button.getText().equals("Stand behind this"))
                .findFirst()
                .orElseThrow();
        acting.test(join).click();
        assertThat(cards(acting)).contains("Behind it: Northland");
        soon(() -> {
            watching.activate();
            watching.roundTrip();
            assertThat(cards(watching)).contains("Behind it: Northland");
        });
        BrowserlessUIContext reading = screen(table.observer(), PlanNavigation.plan(table.slug(), "peace"));
        assertThat(reading.find(PlanTextView.class).single().getElement().getProperty("model", ""))
                .contains(bracket.id().toString())
                .contains("\"NOR\"");
    }

    @Test
    void theBookIsEmptyWhenTheLastBracketIsSettledAndSaysHow() {
        Scene.Table table = scene.table();
        Imported plan = imported(table);
        BrowserlessUIContext watching = screen(table.observer(), book(table));
        for (String delegation : List.of("Northland", "Southland", "Eastland", "Westland", "Midland")) {
            table.asHead(delegation).run(() -> {
                BracketView bracket = brackets.open(plan.plan()).getFirst();
                acts.consent(plan.plan(), bracket.id(), "within 60 days");
            });
        }
        soon(() -> {
            watching.activate();
            watching.roundTrip();
            assertThat(watching.find(EmptyState.class).all()).hasSize(1);
        });
        assertThat(cards(watching)).isEmpty();
        watching.activate();
        assertThat(watching.find(ListItem.class).all().stream()
                        .map(row -> row.getElement().getTextRecursively()))
                .anyMatch(row -> row.contains("Settled by agreement: version 2"));
    }

    @Test
    void thePlanSaysWhatToLookAtBeforeAVote() {
        Scene.Table table = scene.table();
        imported(table);
        BrowserlessUIContext reading = screen(table.facilitator(), PlanNavigation.plan(table.slug(), "peace"));
        com.vaadin.flow.component.html.NativeDetails check =
                reading.find(com.vaadin.flow.component.html.NativeDetails.class).all().stream()
                        .filter(each -> each.getSummaryText().equals("Before a vote"))
                        .findFirst()
                        .orElseThrow();
        check.setOpen(true);
        com.vaadin.flow.component.ComponentUtil.fireEvent(
                check, new com.vaadin.flow.component.html.NativeDetails.ToggleEvent(check, true));
        assertThat(check.getElement().getTextRecursively()).contains("Provision 1(1) still holds a bracket.");
        assertThat(reading.find(Paragraph.class).all()).isNotEmpty();
    }
}
