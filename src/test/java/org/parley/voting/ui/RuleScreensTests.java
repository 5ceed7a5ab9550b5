package org.parley.voting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.identity.SignedIn;
import org.parley.procedure.RuleSet;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RulesQueries;
import org.parley.voting.RulesService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** Rules as they are written, tried and read on the screen. */
@IntegrationTest
class RuleScreensTests {

    private final Scene scene;
    private final RulesService service;
    private final RulesQueries queries;
    private final ApplicationContext spring;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    RuleScreensTests(Scene scene, RulesService service, RulesQueries queries, ApplicationContext spring) {
        this.scene = scene;
        this.service = service;
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
    void aFacilitatorWritesRulesAndSeesAtOnceWhatTheySayAndDo() {
        Scene.Table table = scene.table();
        BrowserlessUIContext window = window(table.facilitator(), Paths.writeRules(table.slug()));
        assertThat(Screens.text(window)).contains("more than half").contains("In favour: 5 of 5");

        field(window, TextField.class, "How much").setValue("3/4");
        field(window, IntegerField.class, "Against").setValue(1);
        assertThat(Screens.text(window)).contains("more than three quarters").contains("In favour: 5 of 6");

        field(window, TextField.class, "Name").setValue("Three quarters");
        field(window, TextField.class, "Short name").setValue("three-quarters");
        field(window, TextArea.class, "Reason").setValue("Agreed on Monday");
        press(window, "Write these rules");
        assertThat(table.as("Observer")
                        .call(() -> queries.get(table.negotiation(), "three-quarters"))
                        .rules()
                        .toJson()
                        .canonical())
                .contains("\"more_than\":\"3/4\"");
        assertThat(Screens.text(window)).contains("Three quarters").contains("Agreed on Monday");
    }

    @Test
    void whatCannotBeARuleIsRefusedWithTheReason() {
        Scene.Table table = scene.table();
        BrowserlessUIContext window = window(table.facilitator(), Paths.writeRules(table.slug()));
        field(window, TextField.class, "How much").setValue("0.66");
        assertThat(Screens.text(window)).contains("not an exact fraction");
        press(window, "Write these rules");
        assertThat(table.as("Observer").call(() -> queries.list(table.negotiation())))
                .allMatch(rules -> rules.house());
    }

    @Test
    void everyRuleSetOfTheHouseComesThroughTheFormUnchanged() {
        Scene.Table table = scene.table();
        for (RuleSet preset : org.parley.procedure.Presets.all()) {
            BrowserlessUIContext window = Screens.of(house, table.facilitator());
            window.activate();
            window.getUI().navigate(Paths.writeRules(table.slug()), QueryParameters.of("from", preset.id()));
            window.roundTrip();
            RuleSet read = window.find(RuleForm.class).single().read();
            assertThat(read.toJson().asObject().without("id"))
                    .isEqualTo(preset.toJson().asObject().without("id"));
        }
    }

    @Test
    void aDelegateReadsAndTriesAndIsOfferedNothingElse() {
        Scene.Table table = scene.table();
        table.asFacilitator()
                .run(() -> service.write(
                        table.negotiation(),
                        RuleSet.parse("{\"id\":\"sea\",\"name\":\"Sea\",\"threshold\":{\"at_least\":\"2/3\"}}"),
                        "Agreed on Monday"));
        BrowserlessUIContext list = window(table.person("Northland head"), Paths.rules(table.slug()));
        assertThat(Screens.text(list)).contains("Sea").contains("Peace plan").contains("UN Security Council");
        assertThat(list.find(Button.class).withText("Write rules").exists()).isFalse();
        BrowserlessUIContext page = window(table.person("Northland head"), Paths.rules(table.slug(), "sea"));
        assertThat(Screens.text(page)).contains("Version 1").contains("Agreed on Monday");
        assertThat(page.find(Button.class).withText("Change").exists()).isFalse();
        field(page, IntegerField.class, "Against").setValue(4);
        assertThat(Screens.text(page)).contains("Rejected");
    }

    @Test
    void leavesTheButtonsAndWhatIsTriedWhileSomebodyElseChangesTheRules() {
        Scene.Table table = scene.table();
        RuleSet first = RuleSet.parse("{\"id\":\"sea\",\"name\":\"Sea\",\"threshold\":{\"at_least\":\"2/3\"}}");
        RuleSet second = RuleSet.parse("{\"id\":\"sea\",\"name\":\"Sea\",\"threshold\":{\"at_least\":\"3/4\"}}");
        table.asFacilitator().run(() -> service.write(table.negotiation(), first, "Agreed on Monday"));
        BrowserlessUIContext page = window(table.facilitator(), Paths.rules(table.slug(), "sea"));
        Button change = page.find(Button.class).withText("Change").single();
        field(page, IntegerField.class, "Against").setValue(4);

        table.as("Second facilitator").run(() -> service.change(table.negotiation(), second, 1, "Agreed on Tuesday"));

        soon(() -> assertThat(Screens.text(page)).contains("Agreed on Monday", "Agreed on Tuesday"));
        assertThat(page.find(Button.class).withText("Change").single()).isSameAs(change);
        assertThat(field(page, IntegerField.class, "Against").getValue()).isEqualTo(4);
    }

    private BrowserlessUIContext window(SignedIn person, String path) {
        BrowserlessUIContext window = Screens.of(house, person);
        window.activate();
        window.getUI().navigate(path);
        window.roundTrip();
        return window;
    }

    private static <F extends com.vaadin.flow.component.Component & com.vaadin.flow.component.HasLabel> F field(
            BrowserlessUIContext window, Class<F> type, String label) {
        window.activate();
        return window.find(type).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private static void press(BrowserlessUIContext window, String label) {
        window.activate();
        window.test(window.find(Button.class).withText(label).all().getFirst()).click();
        window.roundTrip();
    }
}
