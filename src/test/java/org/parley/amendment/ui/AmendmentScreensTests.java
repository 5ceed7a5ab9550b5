package org.parley.amendment.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Bench;
import org.parley.design.ArticleEditor;
import org.parley.design.ProseField;
import org.parley.design.Redline;
import org.parley.design.StatusBadge;
import org.parley.identity.SignedIn;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.text.Provision;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import tools.jackson.databind.json.JsonMapper;

/** The screens of amendments, as several people have them open at once. */
@IntegrationTest
class AmendmentScreensTests {

    /** Writes an article as the browser sends it, with its empty lists. */
    private static final JsonMapper BROWSER = new JsonMapper();

    private final Bench bench;
    private final AmendmentQueries queries;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    AmendmentScreensTests(
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

    private BrowserlessUIContext screen(SignedIn person) {
        return Screens.of(house, person);
    }

    private static void go(BrowserlessUIContext screen, String path, Map<String, String> query) {
        screen.activate();
        screen.getUI().navigate(path, QueryParameters.simple(query));
        screen.roundTrip();
    }

    private static void type(BrowserlessUIContext screen, Bench.Set set, int sequence, String was, String is) {
        type(screen, set, sequence, 0, was, is);
    }

    /** @param revision what the screen showed when it was typed: 1 for what it showed first, 0 for what it shows now */
    private static void type(
            BrowserlessUIContext screen, Bench.Set set, int sequence, int revision, String was, String is) {
        screen.activate();
        ArticleEditor editor = screen.find(ArticleEditor.class).single();
        Provision article = set.text().find(set.at("ceasefire")).orElseThrow();
        String json = BROWSER.writeValueAsString(Articles.shown(article)).replace(was, is);
        ComponentUtil.fireEvent(editor, new ArticleEditor.Edited(editor, true, sequence, revision, json));
        screen.roundTrip();
    }

    private static void press(BrowserlessUIContext screen, String label) {
        screen.activate();
        screen.test(screen.find(Button.class).withText(label).first()).click();
        screen.roundTrip();
    }

    private List<AmendmentView> drafts(Bench.Set set) {
        return set.table()
                .asHead("Northland")
                .call(() -> queries.drafts(set.table().negotiation()));
    }

    @Test
    void keepsWhatIsTypedAndShowsTheRedlineAsItIsTyped() {
        Bench.Set set = bench.set();
        BrowserlessUIContext head = screen(set.table().head("Northland"));
        go(head, AmendmentNavigation.amend(set.table().slug(), "plan", set.at("cessation")), Map.of());
        assertThat(drafts(set)).isEmpty();

        type(head, set, 1, "30 days", "20 da");

        assertThat(head.find(Redline.class).first().getElement().getProperty("model", ""))
                .contains("\"30 days\"", "\"20 da\"");
        assertThat(Screens.text(head)).contains("1(1): words changed").contains("Saved");
        assertThat(drafts(set)).hasSize(1);
        type(head, set, 2, "30 days", "20 days");
        assertThat(drafts(set)).hasSize(1);

        BrowserlessUIContext later = screen(set.table().head("Northland"));
        go(
                later,
                AmendmentNavigation.amend(set.table().slug(), "plan", set.at("ceasefire")),
                Map.of("draft", drafts(set).getFirst().id().value().toString()));
        assertThat(later.find(ArticleEditor.class).single().getElement().getProperty("model", ""))
                .contains("20 days");
    }

    @Test
    void tellsTwoPeopleInTheSameDraftOfEachOtherAndOverwritesNeither() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.text());
        Map<String, String> draft = Map.of("draft", id.value().toString());
        String path = AmendmentNavigation.amend(set.table().slug(), "plan", set.at("ceasefire"));
        BrowserlessUIContext head = screen(set.table().head("Northland"));
        go(head, path, draft);
        BrowserlessUIContext adviser = screen(set.table().person("Northland adviser"));
        go(adviser, path, draft);
        soon(() -> {
            assertThat(Screens.text(adviser)).contains("Also in this draft now: Northland head");
            assertThat(Screens.text(head)).contains("Also in this draft now: Northland adviser");
        });

        type(adviser, set, 1, 1, "30 days", "25 days");
        type(head, set, 1, 1, "30 days", "20 days");

        assertThat(Screens.text(head)).contains("Both texts are kept").contains("25 days");
        assertThat(shown(head)).contains("20 days");
        assertThat(kept(set, id)).contains("25 days");
        // what is contested lies in a draft of its own, whatever happens to the screen
        assertThat(drafts(set)).hasSize(2).anySatisfy(aside -> {
            assertThat(aside.redraftOf()).isEqualTo(id);
            assertThat(aside.changes().toString()).contains("20 days");
        });
        press(head, "Keep mine");
        assertThat(kept(set, id)).contains("20 days");
        assertThat(drafts(set)).hasSize(1);
        assertThat(Screens.text(head)).doesNotContain("Both texts are kept");
        soon(() -> assertThat(shown(adviser)).contains("20 days"));
    }

    @Test
    void bringsWhatOneKeepsIntoTheOpenEditorOfTheOtherAndJoinsBoth() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.text());
        Map<String, String> draft = Map.of("draft", id.value().toString());
        String path = AmendmentNavigation.amend(set.table().slug(), "plan", set.at("ceasefire"));
        BrowserlessUIContext head = screen(set.table().head("Northland"));
        go(head, path, draft);
        BrowserlessUIContext adviser = screen(set.table().person("Northland adviser"));
        go(adviser, path, draft);
        type(adviser, set, 1, 1, "all hostilities", "all fire");
        soon(() -> assertThat(shown(head)).contains("all fire"));
        // typed before that came, in other words of the same paragraph
        type(head, set, 1, 1, "30 days", "20 days");
        assertThat(kept(set, id)).contains("all fire within 20 days");
        soon(() -> assertThat(shown(adviser)).contains("all fire within 20 days"));
        assertThat(Screens.text(head)).doesNotContain("Both texts are kept");

        adviser.activate();
        ArticleEditor editor = adviser.find(ArticleEditor.class).single();
        ComponentUtil.fireEvent(
                editor, new ArticleEditor.Focused(editor, true, set.at("line").toString()));
        soon(() -> assertThat(shown(head)).contains("Northland adviser"));
        ComponentUtil.fireEvent(editor, new ArticleEditor.Focused(editor, true, ""));
        soon(() -> assertThat(shown(head)).doesNotContain("Northland adviser"));
    }

    /** The model that the editor of a screen was given last. */
    private static String shown(BrowserlessUIContext screen) {
        screen.activate();
        screen.roundTrip();
        return screen.find(ArticleEditor.class).single().getElement().getProperty("model", "");
    }

    private String kept(Bench.Set set, AmendmentId id) {
        return set.table()
                .asHead("Northland")
                .call(() -> queries.get(id))
                .changes()
                .toString();
    }

    @Test
    void keepsTypedTextThatIsRefusedAndSaysWhy() {
        Bench.Set set = bench.set();
        BrowserlessUIContext head = screen(set.table().head("Northland"));
        go(head, AmendmentNavigation.amend(set.table().slug(), "plan", set.at("cessation")), Map.of());
        type(head, set, 1, "30 days", "30 \u202Edays");
        assertThat(Screens.text(head)).contains("Not saved:").contains("U+202E");
        assertThat(drafts(set)).isEmpty();
    }

    @Test
    void listsADraftForItsDelegationAlone() {
        Bench.Set set = bench.set();
        set.draft("Northland", set.replaced("cessation", "30", "20"));
        set.filed("Southland", "line", "50,000", "25,000");
        BrowserlessUIContext own = screen(set.table().person("Northland adviser"));
        own.navigate(AmendmentNavigation.amendments(set.table().slug()), AmendmentListView.class);
        assertThat(Screens.text(own)).contains("2 amendments").contains("Draft amendment (Northland)");
        for (SignedIn other : List.of(
                set.table().head("Southland"),
                set.table().facilitator(),
                set.table().observer())) {
            BrowserlessUIContext screen = screen(other);
            screen.navigate(AmendmentNavigation.amendments(set.table().slug()), AmendmentListView.class);
            assertThat(Screens.text(screen)).contains("1 amendment").doesNotContain("Draft amendment");
        }
    }

    @Test
    void bringsACoSponsorToEveryOpenScreen() {
        Bench.Set set = bench.set(1, null);
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        String path = AmendmentNavigation.amendment(set.table().slug(), id);
        BrowserlessUIContext observer = screen(set.table().observer());
        observer.navigate(path, AmendmentPageView.class);
        assertThat(Screens.text(observer)).contains("Seeking co-sponsors");
        assertThat(observer.find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("Co-sponsor", "Withdraw");

        BrowserlessUIContext east = screen(set.table().head("Eastland"));
        east.navigate(path, AmendmentPageView.class);
        assertThat(east.find(H1.class).first().getText()).isEqualTo("Amendment 1 (Northland) to Article 1(1)");
        press(east, "Co-sponsor");
        east.activate();
        List<Button> confirm = east.find(Button.class).withText("Co-sponsor").all();
        east.test(confirm.getLast()).click();
        east.roundTrip();

        soon(() -> {
            observer.activate();
            observer.roundTrip();
            assertThat(observer.find(StatusBadge.class).first().getElement().getTextRecursively())
                    .isEqualTo("Proposed");
        });
    }

    @Test
    void offersADelegationToMoveThatARejectedAmendmentBeReconsidered() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        set.vote(Choice.NO, id);
        String path = AmendmentNavigation.amendment(set.table().slug(), id);
        BrowserlessUIContext observer = screen(set.table().observer());
        observer.navigate(path, AmendmentPageView.class);
        assertThat(observer.find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("Move to reconsider");

        BrowserlessUIContext south = screen(set.table().head("Southland"));
        south.navigate(path, AmendmentPageView.class);
        press(south, "Move to reconsider");
        south.activate();
        south.find(ProseField.class).all().getLast().setValue("The maps have changed.");
        south.test(south.find(Button.class).withText("Move to reconsider").all().getLast())
                .click();
        south.roundTrip();
        soon(() -> assertThat(Screens.text(observer))
                .contains("Southland moves to reconsider.")
                .contains("The maps have changed."));

        BrowserlessUIContext chair = screen(set.table().facilitator());
        chair.navigate(path, AmendmentPageView.class);
        assertThat(chair.find(Button.class).all()).extracting(Button::getText).contains("Prepare the vote");
    }

    @Test
    void leadsAnAdviserToTheEditorButNotToTheProposal() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Northland", set.replaced("cessation", "30", "20"));
        BrowserlessUIContext adviser = screen(set.table().person("Northland adviser"));
        adviser.navigate(AmendmentNavigation.amendment(set.table().slug(), id), AmendmentPageView.class);
        assertThat(adviser.find(Anchor.class).all()).extracting(Anchor::getText).contains("Edit");
        assertThat(adviser.find(Button.class).all()).extracting(Button::getText).doesNotContain("Propose");
    }
}
