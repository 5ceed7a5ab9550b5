package org.parley.deliberation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.deliberation.Audience;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.NewThread;
import org.parley.deliberation.Posted;
import org.parley.design.Live;
import org.parley.design.MentionField;
import org.parley.identity.SignedIn;
import org.parley.kernel.SubjectRef;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

@IntegrationTest
class ThreadPanelTests {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities. {#cessation}
            2. The line is recorded on maps. {#line}
            """;

    private final ApplicationContext spring;
    private final Scene scene;
    private final PlanService plans;
    private final DeliberationService service;
    private final DeliberationQueries queries;
    private final ThreadPanels panels;
    private final Live live;

    private SecuredBrowserlessApplicationContext<Authentication> house;
    private Scene.Table table;
    private SubjectRef provision;
    private SubjectRef line;

    @SuppressWarnings("NullAway") // filled before each test
    ThreadPanelTests(
            ApplicationContext spring,
            Scene scene,
            PlanService plans,
            DeliberationService service,
            DeliberationQueries queries,
            ThreadPanels panels,
            Live live) {
        this.spring = spring;
        this.scene = scene;
        this.plans = plans;
        this.service = service;
        this.queries = queries;
        this.panels = panels;
        this.live = live;
    }

    @BeforeEach
    void openTheHouse() {
        house = SpringBrowserlessApplicationContext.createSecured(spring, builder -> builder.withoutRoutes());
        table = scene.table();
        Imported plan = table.asFacilitator()
                .call(() ->
                        plans.importPlan(table.negotiation(), new NewPlan("peace", "en"), PlanFormat.MARKDOWN, SOURCE));
        provision = SubjectRef.of(SubjectRef.PROVISION, plan.labels().get("cessation"));
        line = SubjectRef.of(SubjectRef.PROVISION, plan.labels().get("line"));
    }

    @AfterEach
    void closeTheHouse() {
        house.close();
    }

    /** A person with the panel on their screen. */
    private final class Reader {

        private final BrowserlessUIContext window;
        private final ThreadPanel panel;

        Reader(String name) {
            SignedIn person = table.person(name);
            window = house.newUser(
                            UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()))
                    .newWindow();
            window.activate();
            panel = panels.on(provision, table.negotiation().value());
            window.getUI().add(panel);
        }

        void begin() {
            window.activate();
            panel.comment();
        }

        void type(String text) {
            window.activate();
            MentionField field = window.find(MentionField.class).first();
            ComponentUtil.fireEvent(
                    field,
                    new MentionField.Typed(field, true, text.length() > 4 * field.limit() ? "" : text, text.length()));
        }

        void post() {
            window.activate();
            window.test(window.find(Button.class).withText("Post").first()).click();
        }

        void press(String label) {
            window.activate();
            window.test(window.find(NativeButton.class).withText(label).first()).click();
        }

        List<String> comments() {
            window.activate();
            window.roundTrip();
            return window.find(CommentItem.class).all().stream()
                    .map(item -> item.getElement().getChild(1).getTextRecursively())
                    .toList();
        }

        boolean sees(String text) {
            window.activate();
            window.roundTrip();
            return panel.getElement().getTextRecursively().contains(text);
        }

        String typed() {
            window.activate();
            return window.find(MentionField.class).first().getValue();
        }

        String refusal() {
            window.activate();
            return window.find(Paragraph.class).withClassName("refusal").first().getText();
        }

        boolean mayBegin() {
            window.activate();
            return window.find(Button.class).withClassName("threads__begin").exists();
        }
    }

    @Test
    void showsACommentOnEverybodysScreenWithoutDisturbingWhatTheyType() {
        Reader northland = new Reader("Northland head");
        Reader southland = new Reader("Southland head");
        southland.begin();
        southland.type("Half a sent");

        northland.begin();
        northland.type("We accept.");
        northland.post();

        assertThat(northland.comments()).containsExactly("We accept.");
        assertThat(northland.sees("New")).isFalse();
        soon(() -> assertThat(southland.comments()).containsExactly("We accept."));
        assertThat(southland.sees("New")).isTrue();
        assertThat(southland.typed()).isEqualTo("Half a sent");
    }

    @Test
    void showsAPrivateCommentToItsDelegationAlone() {
        Reader adviser = new Reader("Northland adviser");
        Reader southland = new Reader("Southland head");
        Reader facilitator = new Reader("Facilitator");
        table.asHead("Northland")
                .run(() -> service.begin(
                        NewThread.on(table.negotiation(), provision, Audience.DELEGATION, "Between us.")));
        table.asHead("Eastland")
                .run(() -> service.begin(NewThread.on(table.negotiation(), provision, Audience.EVERYONE, "For all.")));
        soon(() -> assertThat(adviser.comments()).containsExactly("Between us.", "For all."));
        soon(() -> assertThat(southland.comments()).containsExactly("For all."));
        soon(() -> assertThat(facilitator.comments()).containsExactly("For all."));
        assertThat(southland.sees("1 open discussion")).isTrue();
    }

    /** What a person's screen is told. */
    private List<String> heard(Reader reader) {
        List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        reader.window.activate();
        live.follow(
                reader.panel,
                table.negotiation().value(),
                touched -> touched.forEach(each -> heard.add(each.type() + " " + each.subject())));
        return heard;
    }

    @Test
    void tellsNobodyElseThatADelegationTalksAmongItself() {
        Reader adviser = new Reader("Northland adviser");
        List<Reader> others = List.of(new Reader("Southland head"), new Reader("Facilitator"), new Reader("Observer"));
        List<String> own = heard(adviser);
        List<List<String>> theirs = others.stream().map(this::heard).toList();
        Posted between = table.asHead("Northland")
                .call(() -> service.begin(
                        NewThread.on(table.negotiation(), provision, Audience.DELEGATION, "Between us.")));
        Posted open = table.asHead("Eastland")
                .call(() -> service.begin(NewThread.on(table.negotiation(), provision, Audience.EVERYONE, "For all.")));
        soon(() -> {
            adviser.comments();
            assertThat(own)
                    .contains(
                            "comment.posted comment:" + between.comment().value(),
                            "comment.posted comment:" + open.comment().value(),
                            "comment.posted " + provision);
        });
        for (int at = 0; at < others.size(); at++) {
            Reader other = others.get(at);
            List<String> told = theirs.get(at);
            soon(() -> {
                other.comments();
                assertThat(told)
                        .containsExactly(
                                "comment.posted comment:" + open.comment().value(), "comment.posted " + provision);
            });
        }
    }

    @Test
    void bringsBackWhatWasTypedOnAnotherScreen() {
        Reader first = new Reader("Northland head");
        first.begin();
        first.type("To be continued");
        Reader second = new Reader("Northland head");
        assertThat(second.typed()).isEqualTo("To be continued");
    }

    @Test
    void keepsWhatIsTypedWhenTheReaderLooksAtSomethingElse() {
        Reader reader = new Reader("Northland head");
        reader.begin();
        reader.type("About the cessation");
        reader.window.activate();
        reader.panel.show(line);
        assertThat(reader.window.find(MentionField.class).exists()).isFalse();
        reader.panel.show(provision);
        assertThat(reader.typed()).isEqualTo("About the cessation");
    }

    @Test
    void saysThatATextIsTooLongAndKeepsIt() {
        Reader reader = new Reader("Northland head");
        reader.begin();
        reader.type("x".repeat(6_000));
        reader.post();
        assertThat(reader.refusal()).contains("5,000").contains("6,000");
        assertThat(reader.typed()).hasSize(6_000);
        reader.type("x".repeat(5_000_000));
        reader.post();
        assertThat(reader.refusal()).contains("5,000,000");
        assertThat(reader.comments()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithATextAndKeepsIt() {
        Reader reader = new Reader("Northland head");
        reader.begin();
        reader.type("turned \u202Earound");
        reader.post();
        assertThat(reader.refusal()).contains("U+202E");
        assertThat(reader.typed()).isEqualTo("turned \u202Earound");
        assertThat(reader.comments()).isEmpty();
    }

    @Test
    void showsMarkupAsText() {
        Reader reader = new Reader("Northland head");
        reader.begin();
        reader.type("<img src=x onerror=alert(1)> @Southland head");
        reader.post();
        assertThat(reader.comments()).containsExactly("<img src=x onerror=alert(1)> @Southland head");
    }

    @Test
    void letsObserversReadOnly() {
        table.asHead("Northland")
                .run(() ->
                        service.begin(NewThread.on(table.negotiation(), provision, Audience.EVERYONE, "Read this.")));
        Reader observer = new Reader("Observer");
        assertThat(observer.comments()).containsExactly("Read this.");
        assertThat(observer.mayBegin()).isFalse();
        assertThat(observer.sees("Reply")).isFalse();
    }

    @Test
    void foldsAwayWhatIsResolvedAndBringsItBack() {
        Posted begun = table.asHead("Northland")
                .call(() -> service.begin(NewThread.on(table.negotiation(), provision, Audience.EVERYONE, "Settled?")));
        Reader reader = new Reader("Southland head");
        reader.press("Resolve");
        assertThat(reader.comments()).isEmpty();
        reader.press("Show 1 resolved");
        assertThat(reader.comments()).containsExactly("Settled?");
        assertThat(reader.sees("Resolved by Southland head")).isTrue();
        reader.press("Reopen");
        assertThat(reader.sees("Reply")).isTrue();
        table.as("Observer")
                .run(() -> assertThat(queries.thread(begun.thread()).resolved()).isFalse());
    }
}
