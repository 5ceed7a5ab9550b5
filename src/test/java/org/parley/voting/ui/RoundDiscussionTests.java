package org.parley.voting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.deliberation.Audience;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.NewThread;
import org.parley.deliberation.Posted;
import org.parley.identity.SignedIn;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.TestQuestions;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** What is said about a round stands on its page, for those who may read it. */
@IntegrationTest
class RoundDiscussionTests {

    private final ApplicationContext context;
    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService rounds;
    private final DeliberationService service;
    private final DeliberationQueries queries;

    private SecuredBrowserlessApplicationContext<Authentication> house;
    private Scene.Table table;
    private RoundId round;
    private SubjectRef subject;

    @SuppressWarnings("NullAway") // filled before each test
    RoundDiscussionTests(
            ApplicationContext context,
            Scene scene,
            TestQuestions questions,
            RoundService rounds,
            DeliberationService service,
            DeliberationQueries queries) {
        this.context = context;
        this.scene = scene;
        this.questions = questions;
        this.rounds = rounds;
        this.service = service;
        this.queries = queries;
    }

    @BeforeEach
    void openTheHouse() {
        house = SpringBrowserlessApplicationContext.createSecured(context, "org.parley");
        table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Article 4");
        round = table.asFacilitator()
                .call(() -> rounds.prepare(table.negotiation(), "Article 4", List.of(question), "substance", null));
        subject = SubjectRef.of(SubjectRef.ROUND, round);
    }

    @AfterEach
    void closeTheHouse() {
        house.close();
    }

    private BrowserlessUIContext page(SignedIn person) {
        BrowserlessUIContext screen = house.newUser(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()))
                .newWindow();
        screen.navigate(Paths.round(table.slug(), round), RoundPageView.class);
        return screen;
    }

    private Posted say(String who, Audience audience, String text) {
        return table.as(who).call(() -> service.begin(NewThread.on(table.negotiation(), subject, audience, text)));
    }

    private static String discussion(BrowserlessUIContext screen) {
        screen.activate();
        screen.roundTrip();
        return screen.find(Section.class)
                .withClassName("threads")
                .single()
                .getElement()
                .getTextRecursively();
    }

    @Test
    void aCommentOnARoundReachesTheOpenPagesOfThoseWhoMayReadIt() {
        BrowserlessUIContext deputy = page(table.person("Northland deputy"));
        BrowserlessUIContext southland = page(table.head("Southland"));
        BrowserlessUIContext observer = page(table.observer());
        say("Northland head", Audience.DELEGATION, "We wait for Eastland.");
        say("Eastland head", Audience.EVERYONE, "Why two thirds?");
        soon(() -> assertThat(discussion(deputy)).contains("We wait for Eastland.", "Why two thirds?"));
        for (BrowserlessUIContext other : List.of(southland, observer)) {
            soon(() -> assertThat(discussion(other)).contains("Why two thirds?"));
            assertThat(discussion(other)).doesNotContain("We wait for Eastland.");
        }
    }

    @Test
    void aBallotMayStillBeCastWhileOthersTalk() {
        table.asFacilitator().run(() -> rounds.open(round));
        BrowserlessUIContext head = page(table.head("Northland"));
        say("Eastland head", Audience.EVERYONE, "One word before the vote.");
        soon(() -> assertThat(discussion(head)).contains("One word before the vote."));
        head.activate();
        assertThat(head.find(BallotCard.class).all()).hasSize(1);
    }

    @Test
    void observersReadWhatIsSaidAboutARoundAndBeginNothing() {
        say("Facilitator", Audience.EVERYONE, "We vote at noon.");
        BrowserlessUIContext observer = page(table.observer());
        assertThat(discussion(observer)).contains("We vote at noon.");
        assertThat(observer.find(Button.class).withClassName("threads__begin").exists())
                .isFalse();
    }

    @Test
    void whatADelegationSaysAmongItselfAboutARoundIsNotThereForOthers() {
        Posted own = say("Northland adviser", Audience.DELEGATION, "Abstain.");
        for (String other : List.of("Southland head", "Facilitator", "Observer")) {
            table.as(other).run(() -> {
                assertThat(queries.threads(table.negotiation(), subject)).isEmpty();
                assertThatThrownBy(() -> queries.thread(own.thread())).isInstanceOf(NotFound.class);
            });
        }
        table.asHead("Northland")
                .run(() -> assertThat(queries.threads(table.negotiation(), subject))
                        .hasSize(1));
    }
}
