package org.parley.amendment.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Bench;
import org.parley.amendment.PackageId;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageService;
import org.parley.amendment.PackageText;
import org.parley.amendment.PackageView;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Screens;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundSummary;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** Packages and closed articles, as several people have them open at once. */
@IntegrationTest
class PackageScreensTests {

    private final Bench bench;
    private final AmendmentService amendments;
    private final PackageService service;
    private final PackageQueries packages;
    private final PlanQueries plans;
    private final RoundQueries rounds;
    private final ApplicationContext context;
    private SecuredBrowserlessApplicationContext<Authentication> house;

    @SuppressWarnings("NullAway") // filled before each test
    PackageScreensTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            PackageService service,
            PackageQueries packages,
            RoundService roundService,
            RoundQueries rounds,
            ApplicationContext context) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, roundService);
        this.rounds = rounds;
        this.amendments = amendments;
        this.service = service;
        this.packages = packages;
        this.plans = plans;
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
        return Screens.at(house, set.table().person(person), path);
    }

    private static List<String> links(BrowserlessUIContext screen) {
        screen.activate();
        screen.roundTrip();
        return screen.find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private static boolean offers(BrowserlessUIContext screen, String label) {
        screen.activate();
        screen.roundTrip();
        return screen.find(Button.class).withText(label).exists();
    }

    private PackageId composed(Bench.Set set, AmendmentId... bound) {
        return set.table()
                .asHead("Northland")
                .call(() -> service.compose(
                        set.table().negotiation(), new PackageText("A deal", "One for the other."), List.of(bound)));
    }

    @SuppressWarnings("unchecked")
    private static void tickAll(BrowserlessUIContext screen) {
        CheckboxGroup<AmendmentView> offered = screen.find(CheckboxGroup.class).single();
        offered.setValue(offered.getListDataView().getItems().collect(Collectors.toSet()));
    }

    @Test
    void proposesABlockOnTheOrderOfVotingAndLetsADelegationTakeOneOut() {
        Bench.Set set = bench.set();
        AmendmentId days = set.filed("Northland", "cessation", "30", "20");
        AmendmentId prisoners = set.filed("Southland", "prisoners", "60", "40");
        AmendmentId heavy = set.filed("Eastland", "heavy", "first", "last");
        set.filed("Westland", "cessation", "30", "45");
        String slug = set.table().slug();
        String order = AmendmentNavigation.order(slug, "plan");
        BrowserlessUIContext facilitator = at(set, "Facilitator", order);
        BrowserlessUIContext reader = at(set, "Northland head", order);
        assertThat(offers(reader, "Propose a block")).isFalse();
        Screens.press(facilitator, "Propose a block");
        tickAll(facilitator);
        facilitator.test(facilitator.find(TextArea.class).single()).setValue("Nobody speaks against them.");
        Screens.press(facilitator, "Propose a block");
        soon(() -> assertThat(Screens.text(reader)).contains("puts 3 amendments as a block"));
        RoundSummary block = set.table()
                .as("Observer")
                .call(() -> rounds.list(set.table().negotiation()).getFirst());
        assertThat(block.subjects())
                .extracting(SubjectRef::id)
                .containsExactlyInAnyOrder(days.value(), prisoners.value(), heavy.value());

        String page = "negotiations/" + slug + "/rounds/" + block.id().value();
        BrowserlessUIContext head = at(set, "Westland head", page);
        BrowserlessUIContext observer = at(set, "Observer", page);
        assertThat(Screens.text(observer)).contains("Why as a block: Nobody speaks against them.");
        assertThat(offers(observer, "Vote on this one by itself")).isFalse();
        Screens.press(head, "Vote on this one by itself");
        Screens.press(head, "Vote on this one by itself");
        soon(() -> assertThat(Screens.text(observer)).contains("Westland asked for a separate vote", "Block of 2"));
    }

    @Test
    void composesAPackageFromTheListAndInvitesAnother() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId theirs = set.filed("Southland", "line", "50,000", "25,000");
        BrowserlessUIContext head = at(
                set, "Northland head", AmendmentNavigation.packages(set.table().slug()));
        assertThat(Screens.text(head)).contains("There are no packages yet");
        Screens.press(head, "Compose a package");
        head.find(TextField.class).single().setValue("Time for maps");
        List<MultiSelectComboBox> fields = head.find(MultiSelectComboBox.class).all();
        choose(fields.getFirst(), ours);
        choose(fields.getLast(), theirs);
        Screens.press(head, "Compose a package");

        PackageView made = set.table()
                .as("Observer")
                .call(() -> packages.list(set.table().negotiation()))
                .getFirst();
        assertThat(made.title()).isEqualTo("Time for maps");
        assertThat(made.members()).extracting(member -> member.amendment().id()).containsExactly(ours, theirs);
        assertThat(Screens.text(head)).contains("Package 1: Time for maps", "Not complete", "has not agreed yet");
        Screens.go(head, AmendmentNavigation.amendments(set.table().slug()));
        assertThat(Screens.text(head)).contains("Package 1");
    }

    @SuppressWarnings("unchecked")
    private static void choose(MultiSelectComboBox<?> field, AmendmentId wanted) {
        MultiSelectComboBox<AmendmentView> choices = (MultiSelectComboBox<AmendmentView>) field;
        AmendmentView found = choices.getListDataView()
                .getItems()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElseThrow();
        choices.setValue(Set.of(found));
    }

    @Test
    void showsEveryoneAtOnceWhoHasAgreedAndWhatIsInTheWay() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId theirs = set.filed("Southland", "line", "50,000", "25,000");
        PackageId id = composed(set, ours, theirs);
        String path = AmendmentNavigation.bound(set.table().slug(), id);
        BrowserlessUIContext floor =
                at(set, "Southland head", "negotiations/" + set.table().slug());
        assertThat(Screens.text(floor)).contains("Agree to Package 1");
        assertThat(links(floor)).contains(path);

        BrowserlessUIContext head = at(set, "Southland head", path);
        BrowserlessUIContext adviser = at(set, "Northland adviser", path);
        BrowserlessUIContext facilitator = at(set, "Facilitator", path);
        assertThat(offers(adviser, "Agree")).isFalse();
        assertThat(offers(adviser, "Leave the package")).isFalse();
        Screens.press(head, "Agree");
        Screens.press(head, "Agree");
        soon(() -> {
            assertThat(Screens.text(adviser)).contains("It can be put to the vote");
            assertThat(Screens.text(facilitator)).contains("It can be put to the vote");
            assertThat(Screens.text(floor)).doesNotContain("Agree to Package 1");
        });
        assertThat(links(facilitator)).anyMatch(each -> each.endsWith("rounds/new?subject=package:" + id.value()));

        set.table().asHead("Southland").run(() -> amendments.withdraw(theirs, ""));
        soon(() -> assertThat(Screens.text(facilitator)).contains("Amendment 2 is withdrawn, decided"));
    }

    @Test
    void marksABoundAmendmentOnItsPageAndLeadsToItsPackage() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Northland", "line", "50,000", "25,000");
        String page = AmendmentNavigation.amendment(set.table().slug(), ours);
        BrowserlessUIContext head = at(set, "Northland head", page);
        assertThat(offers(head, "Bind in a package")).isTrue();
        PackageId id = composed(set, ours, second);
        soon(() -> assertThat(Screens.text(head)).contains("Bound in it: not put to the vote alone"));
        assertThat(links(head)).contains(AmendmentNavigation.bound(set.table().slug(), id));
        assertThat(offers(head, "Bind in a package")).isFalse();
    }

    @Test
    void offersAPackageWhereTwoWouldStandOnlyWithEachOther() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Northland", "line", "50,000", "25,000");
        BrowserlessUIContext head = at(
                set, "Northland head", AmendmentNavigation.amendment(set.table().slug(), ours));
        Screens.press(head, "Only if…");
        onlyIf(head, second);
        Screens.press(head, "Only if…");
        assertThat(Screens.text(head)).contains("Only if Amendment 2");
        Screens.go(head, AmendmentNavigation.amendment(set.table().slug(), second));
        assertThat(Screens.text(head)).contains("stands only if it is adopted");
        Screens.press(head, "Only if…");
        onlyIf(head, ours);
        Screens.press(head, "Only if…");
        assertThat(head.find(MultiSelectComboBox.class).all())
                .as("the dialog that composes a package")
                .hasSize(2)
                .first()
                .satisfies(field ->
                        assertThat(((MultiSelectComboBox<?>) field).getValue()).hasSize(2));
    }

    @SuppressWarnings("unchecked")
    private static void onlyIf(BrowserlessUIContext screen, AmendmentId wanted) {
        ComboBox<AmendmentView> field = screen.find(ComboBox.class).single();
        field.setValue(field.getListDataView()
                .getItems()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void closesAnArticleBeforeEverybodysEyes() {
        Bench.Set set = bench.set();
        RoundId round = set.open(List.of(SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"))));
        set.cast(round, Choice.YES);
        set.proclaim(round);
        String path = "negotiations/" + set.table().slug() + "/plans/plan?provision=" + set.at("ceasefire");
        BrowserlessUIContext delegate = at(set, "Northland head", path);
        assertThat(offers(delegate, "Amend")).isTrue();
        assertThat(Screens.text(delegate)).contains("0 of 2 articles closed", "nothing is agreed until everything is");
        BrowserlessUIContext facilitator = at(set, "Facilitator", path);
        Screens.press(facilitator, "Close provisionally");
        facilitator.find(TextArea.class).all().getLast().setValue("All have agreed to it.");
        Screens.press(facilitator, "Close provisionally");
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> plans.articleStatus(set.plan()).get(set.at("ceasefire"))))
                .isEqualTo(ArticleStatus.CLOSED);
        soon(() -> {
            assertThat(Screens.text(delegate))
                    .contains("1 of 2 articles closed", "All have agreed to it.", "It takes no amendments");
            assertThat(offers(delegate, "Amend")).isFalse();
        });
        Screens.go(delegate, AmendmentNavigation.amend(set.table().slug(), "plan", set.at("ceasefire")));
        assertThat(Screens.text(delegate)).contains("Provisionally closed by Facilitator");
        Screens.press(delegate, "Ask to open it again");
        delegate.find(TextArea.class).all().getLast().setValue("A word is missing.");
        Screens.press(delegate, "Ask to open it again");
        soon(() -> {
            assertThat(Screens.text(facilitator)).contains("A word is missing.");
            assertThat(links(facilitator)).anyMatch(each -> each.contains("subject=reopening:"));
        });
    }
}
