package org.parley.amendment.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.amendment.DivisionQueries;
import org.parley.amendment.DivisionView;
import org.parley.design.Banner;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** A vote on a text in parts, as those at the table ask for it, object to it and put it. */
@IntegrationTest
class TextDivisionScreenTests {

    private final Bench bench;
    private final DivisionQueries divisions;
    private final RoundQueries rounds;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    TextDivisionScreenTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            DivisionQueries divisions,
            RoundService roundService,
            RoundQueries rounds,
            ApplicationContext context) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, roundService);
        this.divisions = divisions;
        this.rounds = rounds;
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

    private BrowserlessUIContext at(Bench.Set set, String person, String path) {
        return Screens.at(
                house, set.table().person(person), "negotiations/" + set.table().slug() + "/plans/plan" + path);
    }

    private static boolean offers(BrowserlessUIContext screen, String label) {
        screen.activate();
        screen.roundTrip();
        return screen.find(Button.class).withText(label).exists();
    }

    private static boolean says(BrowserlessUIContext screen, String words) {
        screen.activate();
        screen.roundTrip();
        return screen.find(Banner.class).all().stream()
                .anyMatch(banner -> banner.getElement().getTextRecursively().contains(words));
    }

    private DivisionView division(Bench.Set set, SubjectRef whole) {
        return set.table().as("Observer").call(() -> divisions.last(whole).orElseThrow());
    }

    @Test
    @SuppressWarnings("unchecked")
    void isAskedForBesideTheArticleObjectedToByAnotherAndPutByTheFacilitator() {
        Bench.Set set = bench.set();
        String article = "?provision=" + set.at("ceasefire");
        SubjectRef whole = SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"));
        BrowserlessUIContext head = at(set, "Southland head", article);
        BrowserlessUIContext other = at(set, "Eastland head", article);
        BrowserlessUIContext facilitator = at(set, "Facilitator", article);
        assertThat(offers(facilitator, "Ask for a vote in parts")).isFalse();

        Screens.press(head, "Ask for a vote in parts");
        List<Select<Integer>> parts = head.find(Select.class).all().stream()
                .map(each -> (Select<Integer>) each)
                .filter(each -> each.getLabel() != null && each.getLabel().startsWith("1("))
                .toList();
        assertThat(parts).hasSize(3);
        assertThat(parts.get(2).getLabel()).startsWith("1(3) Prisoners shall be exchanged");
        parts.get(2).setValue(2);
        Screens.press(head, "Ask for a vote in parts");
        assertThat(division(set, whole).parts())
                .extracting(DivisionView.Part::changes)
                .containsExactly(List.of(0), List.of(1, 2));

        soon(() ->
                assertThat(says(other, "asks that this be voted on in parts")).isTrue());
        assertThat(other.find(ListItem.class).all())
                .extracting(item -> item.getElement().getTextRecursively())
                .anyMatch(words -> words.contains("1(2) The line is recorded") && words.contains("1(3) Prisoners"));
        assertThat(says(at(set, "Observer", "/order"), "Nobody has objected")).isTrue();
        Screens.press(other, "Object");
        Screens.press(other, "Object");
        soon(() -> assertThat(says(facilitator, "Objections: Eastland")).isTrue());
        Screens.press(facilitator, "Prepare the votes");
        Screens.press(facilitator, "Prepare the votes");
        assertThat(set.table().as("Observer").call(() -> rounds.list(set.table().negotiation())))
                .singleElement()
                .satisfies(round -> assertThat(round.title()).isEqualTo("Whether to vote on Article 1 in parts"));
        soon(() -> assertThat(says(other, "Whether to vote on Article 1 in parts"))
                .as("the round is linked as soon as it is prepared")
                .isTrue());
    }

    @Test
    @SuppressWarnings("unchecked")
    void isAskedForOfAWholeTextAboveItAndPutByTheFacilitator() {
        Bench.Set set = bench.set();
        SubjectRef whole = SubjectRef.of(SubjectRef.PLAN, set.plan());
        BrowserlessUIContext head = at(set, "Southland head", "");
        Screens.press(head, "Ask for a vote on the whole text in parts");
        assertThat(head.find(Select.class).all().stream()
                        .map(each -> ((Select<Integer>) each).getLabel())
                        .toList())
                .contains("Article 1 · Ceasefire", "Article 2 · Withdrawal");
        Screens.press(head, "Ask for a vote in parts");
        assertThat(division(set, whole).parts()).hasSize(2);
        soon(() -> assertThat(offers(head, "Take the request back")).isTrue());

        BrowserlessUIContext facilitator = at(set, "Facilitator", "");
        assertThat(facilitator.find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .anyMatch(href -> href.endsWith("/rounds/new?subject=" + whole));
        Screens.press(facilitator, "Prepare the votes");
        Screens.press(facilitator, "Prepare the votes");
        assertThat(division(set, whole).next()).isZero();
        soon(() -> assertThat(says(head, "Voted on in parts, at the request of Southland"))
                .isTrue());
        assertThat(set.table().as("Observer").call(() -> rounds.list(set.table().negotiation())))
                .hasSize(3);
    }
}
