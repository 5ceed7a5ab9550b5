package org.parley.amendment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Bench;
import org.parley.amendment.DraftText;
import org.parley.design.ArticleEditor;
import org.parley.design.ProseField;
import org.parley.design.Redline;
import org.parley.design.Row;
import org.parley.identity.SignedIn;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** The editor in place: what is typed is kept or refused with the reason, and amendments are amended with it too. */
@IntegrationTest
class AmendScreenTests {

    private final Bench bench;
    private final AmendmentService service;
    private final AmendmentQueries queries;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;
    private Bench.Set set;

    @SuppressWarnings("NullAway") // filled before each test
    AmendScreenTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds,
            ApplicationContext context) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.service = service;
        this.queries = queries;
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

    private BrowserlessUIContext editor(String who) {
        return screen(who, AmendmentNavigation.amend(set.table().slug(), "plan", set.at("ceasefire")));
    }

    /** Types into the first paragraph of the article that the editor shows, as the browser tells it. */
    private void type(BrowserlessUIContext screen, PlanText base, ProvisionId article, String words) {
        screen.activate();
        Provision edited = base.find(article).orElseThrow();
        StringBuilder children = new StringBuilder();
        for (Provision child : edited.children()) {
            boolean first = child.equals(edited.children().getFirst());
            children.append(children.isEmpty() ? "" : ",")
                    .append("{\"id\":\"")
                    .append(child.id())
                    .append("\",\"heading\":null,\"text\":\"")
                    .append(first ? words : child.text())
                    .append("\",\"children\":[]}");
        }
        String json = "{\"id\":\"" + article + "\",\"heading\":\"" + edited.heading()
                + "\",\"text\":\"\",\"children\":[" + children + "]}";
        ArticleEditor editor = screen.find(ArticleEditor.class).single();
        ComponentUtil.fireEvent(editor, new ArticleEditor.Edited(editor, true, 1, 0, json));
    }

    private static List<String> refusals(BrowserlessUIContext screen) {
        screen.activate();
        return screen.find(Paragraph.class).withClassName("refusal").all().stream()
                .map(Paragraph::getText)
                .toList();
    }

    private List<AmendmentView> drafts(String delegation) {
        return set.table()
                .asHead(delegation)
                .call(() -> queries.drafts(set.table().negotiation()));
    }

    @Test
    void keepsWhatIsTypedAsADraft() {
        BrowserlessUIContext screen = editor("Northland adviser");
        type(screen, set.text(), set.at("ceasefire"), "The Parties shall cease all fire.");
        assertThat(refusals(screen)).isEmpty();
        assertThat(drafts("Northland")).hasSize(1);
    }

    @Test
    void leavesTheChoiceBetweenTwoTextsWhereItIsWhenAnotherComesUp() {
        BrowserlessUIContext screen = editor("Northland adviser");
        type(screen, set.text(), set.at("ceasefire"), "The Parties shall cease all fire.");
        TextField title = screen.find(TextField.class).all().getFirst();
        ProseField reason = screen.find(ProseField.class).all().getFirst();
        keepAsHead(draft -> new DraftText("Of the head", "", draft.edited()));
        screen.test(title).setValue("Of the adviser");
        Button mine = screen.find(Button.class).withText("Keep mine").single();

        keepAsHead(draft -> new DraftText("Of the head", "Because of the head.", draft.edited()));
        screen.test(reason).setValue("Because of the adviser.");

        assertThat(screen.find(Button.class).withText("Keep mine").all())
                .hasSize(2)
                .contains(mine);
        assertThat(mine.isAttached()).isTrue();
    }

    /** Keeps something else in the one draft of Northland that both have open, at the same time as the adviser. */
    private void keepAsHead(UnaryOperator<DraftText> write) {
        set.table().asHead("Northland").run(() -> {
            AmendmentView kept = queries.drafts(set.table().negotiation()).getLast();
            DraftText now = new DraftText(
                    kept.title(), kept.reason(), queries.texts(kept.id()).result());
            service.save(kept.id(), kept.lockVersion(), write.apply(now));
        });
    }

    @Test
    void refusesAPasteOfFiveMegabytesWithBothNumbersAndKeepsTheDraftAsItWas() {
        BrowserlessUIContext screen = editor("Northland head");
        type(screen, set.text(), set.at("ceasefire"), "The Parties shall cease all fire.");
        AmendmentView before = drafts("Northland").getFirst();
        type(screen, set.text(), set.at("ceasefire"), "x".repeat(5_000_000));
        assertThat(refusals(screen)).singleElement().asString().contains("20,000", "5,000,000");
        assertThat(drafts("Northland")).containsExactly(before);
        type(screen, set.text(), set.at("ceasefire"), "The Parties shall cease all fire now.");
        assertThat(refusals(screen)).isEmpty();
        assertThat(drafts("Northland").getFirst().lockVersion()).isGreaterThan(before.lockVersion());
    }

    @Test
    void refusesMisleadingCharactersInTheReadersLanguage() {
        BrowserlessUIContext screen = editor("Northland head");
        screen.activate();
        screen.getUI().setLocale(Locale.FRENCH);
        type(screen, set.text(), set.at("ceasefire"), "turned \u202Earound");
        assertThat(refusals(screen))
                .singleElement()
                .asString()
                .contains("U+202E")
                .containsIgnoringCase("caractère");
        assertThat(drafts("Northland")).isEmpty();
    }

    @Test
    void amendsAnAmendmentOnWhatItResultsIn() {
        AmendmentId parent = set.filed("Northland", "cessation", "30", "20");
        BrowserlessUIContext page = screen(
                "Southland head", AmendmentNavigation.amendment(set.table().slug(), parent));
        String amend = page.find(Anchor.class).all().stream()
                .map(Anchor::getHref)
                .filter(path -> path.contains("amends="))
                .findFirst()
                .orElseThrow();
        BrowserlessUIContext screen = screen("Southland head", amend);
        ArticleEditor editor = screen.find(ArticleEditor.class).single();
        assertThat(editor.getElement().getProperty("model", "")).contains("within 20 days");
        assertThat(screen.find(H1.class).single().getText()).startsWith("Amend Amendment 1");
        PlanText result = set.table()
                .asHead("Southland")
                .call(() -> queries.texts(parent))
                .result();
        type(screen, result, set.at("ceasefire"), "The Parties shall cease all hostilities within 25 days.");
        assertThat(refusals(screen)).isEmpty();

        AmendmentView sub = drafts("Southland").getFirst();
        assertThat(sub.parent()).isEqualTo(parent);
        BrowserlessUIContext shown = screen(
                "Southland head", AmendmentNavigation.amendment(set.table().slug(), sub.id()));
        assertThat(shown.find(Redline.class).all().stream()
                        .map(redline -> redline.getElement().getProperty("model", "")))
                .anyMatch(model -> model.contains("\"20\"") && model.contains("\"25\""));
    }

    @Test
    void amendsTheArticleThatAnAmendmentAdds() {
        Provision fresh = new Provision(
                ProvisionId.next(),
                "Oversight",
                "",
                List.of(Provision.of(ProvisionId.next(), "A commission oversees.")));
        AmendmentId parent =
                set.file("Northland", set.draft("Northland", DraftText.insert(set.text(), set.at("ceasefire"), fresh)));
        BrowserlessUIContext screen = screen(
                "Southland head",
                AmendmentNavigation.amendAmendment(set.table().slug(), "plan", set.at("ceasefire"), parent));
        assertThat(screen.find(ArticleEditor.class).single().getElement().getProperty("model", ""))
                .contains("A commission oversees.");
        PlanText result = set.table()
                .asHead("Southland")
                .call(() -> queries.texts(parent))
                .result();
        type(screen, result, fresh.id(), "A joint commission oversees.");
        assertThat(refusals(screen)).isEmpty();
        AmendmentView sub = drafts("Southland").getFirst();
        assertThat(sub.parent()).isEqualTo(parent);
        assertThat(set.table()
                        .asHead("Southland")
                        .call(() -> queries.texts(sub.id()))
                        .result()
                        .find(fresh.id())
                        .orElseThrow()
                        .children()
                        .getFirst()
                        .text())
                .isEqualTo("A joint commission oversees.");
    }

    private static List<String> rows(BrowserlessUIContext screen) {
        screen.activate();
        return screen.find(Row.class).all().stream()
                .map(row -> row.getElement().getTextRecursively())
                .toList();
    }

    @Test
    void whatIsTypedIsComparedAtOnceWithWhatIsPending() {
        set.filed("Northland", "cessation", "30", "20");
        BrowserlessUIContext screen = editor("Southland head");
        assertThat(rows(screen)).isEmpty();
        type(screen, set.text(), set.at("ceasefire"), "The Parties shall cease all hostilities within 45 days.");
        assertThat(rows(screen)).singleElement().asString().contains("Conflict", "cannot both stand", "1(1)");
        type(screen, set.text(), set.at("ceasefire"), "The Parties shall cease all fire within 30 days.");
        assertThat(rows(screen)).singleElement().asString().contains("Both can stand");
        assertThat(rows(screen).getFirst()).doesNotContain("Co-sponsor it instead");
        screen.activate();
        screen.find(Button.class).withText("Show beside mine").single().click();
        assertThat(screen.find(Redline.class).all()).hasSize(2);
    }

    @Test
    void whoTypesWhatIsProposedAlreadyMayJoinItInstead() {
        AmendmentId filed = set.filed("Midland", "cessation", "30", "20");
        BrowserlessUIContext screen = editor("Southland head");
        type(screen, set.text(), set.at("ceasefire"), "The Parties shall cease all hostilities within 20 days.");
        assertThat(rows(screen)).singleElement().asString().contains("Identical", "Co-sponsor it instead");
        BrowserlessUIContext adviser = editor("Northland adviser");
        type(adviser, set.text(), set.at("ceasefire"), "The Parties shall cease all hostilities within 20 days.");
        assertThat(rows(adviser).getFirst()).doesNotContain("Co-sponsor it instead");
        assertThat(set.see(filed).coSponsors()).isEmpty();
    }
}
