package org.parley.deliberation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.deliberation.NewStatement;
import org.parley.deliberation.PreparationService;
import org.parley.deliberation.Preparing;
import org.parley.deliberation.StatementId;
import org.parley.deliberation.StatementKind;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementService;
import org.parley.deliberation.StatementStatus;
import org.parley.deliberation.StatementText;
import org.parley.deliberation.StatementView;
import org.parley.design.ProseField;
import org.parley.identity.SignedIn;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Statements and preparation on the screens of those who write, and of those who must not know. */
@IntegrationTest
class StatementViewsTests {

    private final ApplicationContext spring;
    private final Bench bench;
    private final StatementService service;
    private final StatementQueries queries;
    private final PreparationService preparation;
    private final RoundQueries roundQueries;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    StatementViewsTests(
            ApplicationContext spring,
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            RoundService rounds,
            StatementService service,
            StatementQueries queries,
            PreparationService preparation,
            RoundQueries roundQueries) {
        this.spring = spring;
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.service = service;
        this.queries = queries;
        this.preparation = preparation;
        this.roundQueries = roundQueries;
    }

    @BeforeEach
    void openTheHouse() {
        house = SpringBrowserlessApplicationContext.createSecured(spring, "org.parley");
    }

    @AfterEach
    void closeTheHouse() {
        house.close();
    }

    private BrowserlessUIContext page(SignedIn person, String path) {
        BrowserlessUIContext screen = house.newUser(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()))
                .newWindow();
        screen.activate();
        Location there = new Location(path);
        screen.getUI().navigate(there.getPath(), there.getQueryParameters());
        screen.roundTrip();
        return screen;
    }

    private static String text(BrowserlessUIContext screen) {
        screen.activate();
        screen.roundTrip();
        return screen.getUI().getCurrentView().getElement().getTextRecursively();
    }

    private static void press(BrowserlessUIContext screen, String label) {
        List<Button> named = screen.find(Button.class).withText(label).all();
        screen.test(named.getLast()).click();
        screen.roundTrip();
    }

    @Test
    void keepsWhatAnAdviserTypesAndLetsTheHeadEnterIt() {
        Bench.Set set = bench.set();
        RoundId round = set.vote(Choice.YES, set.filed("Southland", "prisoners", "60", "14"));
        String base = "negotiations/" + set.table().slug();
        String rounds = base + "/rounds/" + round.value();
        BrowserlessUIContext adviser = page(set.table().person("Northland adviser"), rounds);
        NativeDetails make = adviser.find(NativeDetails.class).all().stream()
                .filter(each -> each.getSummaryText().equals("Make a statement"))
                .findFirst()
                .orElseThrow();
        make.setOpen(true);
        ComponentUtil.fireEvent(make, new NativeDetails.ToggleEvent(make, true));
        String begin = adviser.find(Anchor.class).all().stream()
                .map(Anchor::getHref)
                .filter(href -> href.contains("kind=explanation-of-vote"))
                .findFirst()
                .orElseThrow();

        BrowserlessUIContext writing = page(set.table().person("Northland adviser"), begin);
        writing.test(writing.find(ProseField.class).first()).setValue("We voted for those who wait.");

        StatementView draft = set.table()
                .asHead("Northland")
                .call(() -> queries.drafts(set.table().negotiation()))
                .getFirst();
        assertThat(draft.text()).isEqualTo("We voted for those who wait.");
        assertThat(writing.find(Button.class).all().stream().map(Button::getText))
                .as("advisers do not enter")
                .doesNotContain("Enter in the record");
        BrowserlessUIContext head = page(set.table().head("Northland"), base);
        assertThat(text(head)).contains("Draft to finish: Northland: explanation of vote");
        head = page(
                set.table().head("Northland"),
                base + "/statements/draft?draft=" + draft.id().value());
        press(head, "Enter in the record");
        press(head, "Enter in the record");
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> queries.get(draft.id()))
                        .status())
                .isEqualTo(StatementStatus.ENTERED);
        assertThat(text(page(set.table().observer(), rounds)))
                .contains("Northland: explanation of vote", "We voted for those who wait.");
    }

    @Test
    void showsWhatAColleagueWritesInTheFieldThatIsThere() {
        Bench.Set set = bench.set();
        SubjectRef on = SubjectRef.of(SubjectRef.PLAN, set.plan());
        StatementId id = set.table()
                .asHead("Northland")
                .call(() ->
                        service.draft(NewStatement.of(set.table().negotiation(), StatementKind.GENERAL, on, "First.")));
        BrowserlessUIContext adviser = Screens.of(house, set.table().person("Northland adviser"));
        adviser.getUI()
                .navigate(
                        "negotiations/" + set.table().slug() + "/statements/draft",
                        QueryParameters.of("draft", id.value().toString()));
        adviser.roundTrip();
        ProseField field = adviser.find(ProseField.class).single();

        set.table()
                .asHead("Northland")
                .run(() -> service.save(id, queries.get(id).lockVersion(), StatementText.on(on, "Of the head.")));

        soon(() -> {
            Screens.text(adviser);
            assertThat(field.getValue()).isEqualTo("Of the head.");
        });
        assertThat(adviser.find(ProseField.class).single()).isSameAs(field);
    }

    @Test
    void asksWhichTextStandsWhenTwoWriteAtOnce() {
        Bench.Set set = bench.set();
        SubjectRef on = SubjectRef.of(SubjectRef.PLAN, set.plan());
        StatementId id = set.table()
                .asHead("Northland")
                .call(() ->
                        service.draft(NewStatement.of(set.table().negotiation(), StatementKind.GENERAL, on, "First.")));
        String path = "negotiations/" + set.table().slug() + "/statements/draft?draft=" + id.value();
        BrowserlessUIContext adviser = page(set.table().person("Northland adviser"), path);
        // Found before the head writes: a search would let the screen hear of it, and then the adviser had seen it
        var field = adviser.test(adviser.find(ProseField.class).first());
        set.table()
                .asHead("Northland")
                .run(() -> service.save(id, queries.get(id).lockVersion(), StatementText.on(on, "Of the head.")));
        field.setValue("Of the adviser.");

        assertThat(set.table().asHead("Northland").call(() -> queries.get(id)).text())
                .isEqualTo("Of the head.");
        press(adviser, "Keep mine");
        assertThat(set.table().asHead("Northland").call(() -> queries.get(id)).text())
                .isEqualTo("Of the adviser.");
    }

    @Test
    void asksOnceBeforeABallotThatDepartsFromWhatIsSignedOff() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");
        set.table()
                .asHead("Northland")
                .run(() -> preparation.signOff(
                        set.table().negotiation(),
                        SubjectRef.of(SubjectRef.AMENDMENT, amendment),
                        Preparing.Answer.NO,
                        ""));
        RoundId round = set.open(amendment);
        String path = "negotiations/" + set.table().slug() + "/rounds/" + round.value();

        BrowserlessUIContext deputy = page(set.table().person("Northland deputy"), path);
        assertThat(text(deputy)).contains("Signed off by Northland head");
        choose(deputy, "yes");
        press(deputy, "Cast the ballot: Yes");
        assertThat(set.table().asHead("Northland").call(() -> roundQueries.mine(round)))
                .as("asked about first")
                .isEmpty();
        press(deputy, "Cast: Yes");
        soon(() -> {
            deputy.activate();
            deputy.roundTrip();
            assertThat(set.table().asHead("Northland").call(() -> roundQueries.mine(round)))
                    .hasValueSatisfying(receipt -> assertThat(receipt.choice()).isEqualTo(Choice.YES));
        });
        for (String other : List.of("Southland head", "Facilitator", "Observer")) {
            assertThat(text(page(set.table().person(other), path))).doesNotContain("Signed off");
        }
    }

    private static void choose(BrowserlessUIContext screen, String choice) {
        Component button = screen.find(Component.class).all().stream()
                .filter(each -> choice.equals(each.getElement().getAttribute("data-choice")))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
        screen.roundTrip();
    }

    @Test
    void listsOnePreparationWithItsGapsForItsDelegationAndForNobodyElse() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");
        set.table()
                .as("Northland adviser")
                .run(() -> preparation.recommend(
                        set.table().negotiation(),
                        SubjectRef.of(SubjectRef.AMENDMENT, amendment),
                        Preparing.Answer.ABSTAIN,
                        "It costs us less."));
        String path = "negotiations/" + set.table().slug() + "/preparation";
        assertThat(text(page(set.table().head("Northland"), path)))
                .contains("Northland adviser: Abstain", "No instruction", "Not signed off");
        assertThat(text(page(set.table().head("Northland"), path + "/question?on=amendment:" + amendment.value())))
                .contains("It costs us less.");
        assertThat(text(page(set.table().head("Southland"), path))).doesNotContain("Northland adviser");
        for (String other : List.of("Facilitator", "Observer")) {
            String seen = List.of(path, path + "/question?on=amendment:" + amendment.value()).stream()
                    .map(each -> text(page(set.table().person(other), each)))
                    .collect(Collectors.joining());
            assertThat(seen).doesNotContain("It costs us less.", "Our preparation", "Northland adviser");
        }
    }
}
