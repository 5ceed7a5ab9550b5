package org.parley.amendment.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Bench;
import org.parley.design.ArticleEditor;
import org.parley.design.Redline;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** An amendment that an adoption changed, on the screens of its proposer and of everybody else. */
@IntegrationTest
class ConsentScreenTests {

    private final Bench bench;
    private final AmendmentQueries queries;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    ConsentScreenTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds,
            ApplicationContext context) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.queries = queries;
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

    private BrowserlessUIContext at(Bench.Set set, String who, String path) {
        return Screens.at(house, set.table().person(who), path);
    }

    private static String read(BrowserlessUIContext screen) {
        screen.activate();
        screen.roundTrip();
        return Screens.text(screen);
    }

    @Test
    void goesToItsProposerWithBothFormsAndIsAcceptedBeforeEverybodysEyes() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        String page = AmendmentNavigation.amendment(set.table().slug(), id);
        BrowserlessUIContext head = at(set, "Eastland head", page);
        BrowserlessUIContext observer = at(set, "Observer", page);
        assertThat(read(head)).doesNotContain("consent is awaited");

        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        soon(() -> assertThat(read(head))
                .contains("Your delegation’s consent is awaited", "As it was written, on version 1")
                .contains("As it would read now, on version 2", "To be answered by"));
        head.activate();
        assertThat(head.find(Redline.class).all().stream()
                        .map(redline -> redline.getElement().getProperty("model", "")))
                .anyMatch(model -> model.contains("30 days"))
                .anyMatch(model -> model.contains("20 days"));
        soon(() -> assertThat(read(observer)).contains("Awaiting its proposer’s consent", "Awaits its proposer"));
        observer.activate();
        assertThat(observer.find(Button.class)
                        .withText("Accept it as it reads now")
                        .all())
                .isEmpty();
        assertThat(read(at(set, "Eastland head", "negotiations/" + set.table().slug())))
                .contains("your answer is awaited", "until ");

        Screens.press(head, "Accept it as it reads now");
        soon(() ->
                assertThat(read(observer)).contains("Its proposer accepted it").doesNotContain("Awaits its proposer"));
        assertThat(set.see(id).awaitsConsent()).isFalse();
    }

    @Test
    void isWrittenAnewInTheEditorAndKeepsItsNumber() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        int number = set.see(id).number();
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        BrowserlessUIContext head = at(
                set, "Eastland head", AmendmentNavigation.amendment(set.table().slug(), id));
        Screens.press(head, "Write it anew");
        assertThat(head.find(ArticleEditor.class).single().getElement().getProperty("model", ""))
                .contains("all fire", "within 20 days");
        assertThat(read(head)).contains("Drafted anew from Amendment " + number);
        Screens.press(head, "Propose");
        Screens.press(head, "File the new text");
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(id).awaitsConsent()).isFalse();
        assertThat(read(head)).contains("Written anew by its proposer");
        assertThat(set.table()
                        .asHead("Eastland")
                        .call(() -> queries.drafts(set.table().negotiation())))
                .isEmpty();
    }

    @Test
    void offersANewDraftOfWhatFellAndShowsTheRoundThatFelledIt() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Southland", "cessation", "30", "45");
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        BrowserlessUIContext head = at(
                set, "Southland head", AmendmentNavigation.amendment(set.table().slug(), id));
        assertThat(read(head)).contains("No longer applies since version 2", "A round");
        Screens.press(head, "Redraft on the current text");
        assertThat(head.find(ArticleEditor.class).single().getElement().getProperty("model", ""))
                .contains("within 20 days");
        AmendmentView draft = set.table()
                .asHead("Southland")
                .call(() -> queries.drafts(set.table().negotiation()))
                .getFirst();
        assertThat(draft.redraftOf()).isEqualTo(id);
        assertThat(draft.version()).isEqualTo(2);
    }

    @Test
    void letsACoSponsorTakeItsNameBack() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        BrowserlessUIContext head = at(
                set, "Westland head", AmendmentNavigation.amendment(set.table().slug(), id));
        Screens.press(head, "Co-sponsor");
        Screens.press(head, "Co-sponsor");
        soon(() -> assertThat(set.see(id).coSponsors()).hasSize(1));
        Screens.press(head, "Take our name back");
        Screens.press(head, "Take our name back");
        soon(() -> assertThat(set.see(id).coSponsors()).isEmpty());
    }
}
