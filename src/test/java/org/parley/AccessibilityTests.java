package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.amendment.PackageId;
import org.parley.amendment.PackageService;
import org.parley.amendment.PackageText;
import org.parley.deliberation.Audience;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.NewStatement;
import org.parley.deliberation.NewThread;
import org.parley.deliberation.StatementId;
import org.parley.deliberation.StatementKind;
import org.parley.deliberation.StatementService;
import org.parley.identity.SignedIn;
import org.parley.implementation.AgreementId;
import org.parley.implementation.AgreementService;
import org.parley.implementation.CommitmentId;
import org.parley.implementation.CommitmentService;
import org.parley.implementation.CommitmentTerms;
import org.parley.implementation.Deposit;
import org.parley.implementation.EntryClause;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.IncidentId;
import org.parley.implementation.IncidentService;
import org.parley.implementation.Instrument;
import org.parley.implementation.Level;
import org.parley.implementation.MissionId;
import org.parley.implementation.MissionQueries;
import org.parley.implementation.MissionService;
import org.parley.implementation.NewNomination;
import org.parley.implementation.NominationId;
import org.parley.implementation.NominationService;
import org.parley.implementation.ReservationService;
import org.parley.implementation.ResponsePlan;
import org.parley.implementation.Treaty;
import org.parley.kernel.SubjectRef;
import org.parley.library.Cases;
import org.parley.library.PrecedentId;
import org.parley.library.PrecedentLinkService;
import org.parley.library.PrecedentService;
import org.parley.plan.ClosureService;
import org.parley.plan.ElementService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.sitting.ItemId;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingService;
import org.parley.support.Browsers;
import org.parley.support.Chromium;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every page that the house has, as those who meet it: axe finds nothing, nothing is wider than the screen, nothing complains. */
@IntegrationTest
@Tag("browser")
class AccessibilityTests {

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Scene scene;
    private final Bench bench;
    private final PackageService packages;
    private final RoundService rounds;
    private final DeliberationService deliberation;
    private final StatementService statements;
    private final SittingService sittings;
    private final CommitmentService commitments;
    private final PrecedentService library;
    private final PrecedentLinkService links;
    private final GuaranteeService guarantees;
    private final ElementService elements;
    private final ReservationService reservations;
    private final MissionService missions;
    private final NominationService nominations;
    private final MissionQueries watching;
    private final PlanService plans;
    private final ClosureService closures;
    private final AgreementService agreements;
    private final IncidentService incidents;
    private final Visits visits;
    private final int port;

    AccessibilityTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            PackageService packages,
            RoundService rounds,
            DeliberationService deliberation,
            StatementService statements,
            SittingService sittings,
            CommitmentService commitments,
            PrecedentService library,
            PrecedentLinkService links,
            GuaranteeService guarantees,
            ElementService elements,
            ReservationService reservations,
            MissionService missions,
            NominationService nominations,
            MissionQueries watching,
            ClosureService closures,
            AgreementService agreements,
            IncidentService incidents,
            @LocalServerPort int port) {
        this.scene = scene;
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.packages = packages;
        this.rounds = rounds;
        this.deliberation = deliberation;
        this.port = port;
        this.statements = statements;
        this.sittings = sittings;
        this.commitments = commitments;
        this.library = library;
        this.links = links;
        this.guarantees = guarantees;
        this.elements = elements;
        this.reservations = reservations;
        this.missions = missions;
        this.nominations = nominations;
        this.watching = watching;
        this.plans = planService;
        this.closures = closures;
        this.agreements = agreements;
        this.incidents = incidents;
        this.visits = BROWSERS.visits(port);
    }

    /** A page by its route, and where an example of it is. */
    private record Example(String route, String path) {}

    private static List<String> routes() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("org.parley").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(String.valueOf(name), null)
                        .getAnnotation(Route.class)
                        .value())
                .sorted()
                .toList();
    }

    /** A negotiation in the middle of its work. */
    private List<Example> examples(Bench.Set set) {
        AmendmentId adopted = set.filed("Northland", "prisoners", "60", "14");
        AmendmentId pending = set.filed("Southland", "line", "50,000", "25,000");
        RoundId decided = set.vote(Choice.YES, adopted);
        RoundId open = set.open(pending);
        RoundId prepared = set.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        set.table().negotiation(),
                        "Later",
                        List.of(SubjectRef.of(SubjectRef.PROVISION, set.at("withdrawal"))),
                        "simple-majority",
                        null));
        AmendmentId bound = set.filed("Northland", "forces", "withdraw", "depart");
        AmendmentId invited = set.filed("Southland", "cessation", "30", "20");
        PackageId together = set.table()
                .asHead("Northland")
                .call(() -> packages.compose(
                        set.table().negotiation(),
                        new PackageText("A deal", "One for the other."),
                        List.of(bound, invited)));
        AmendmentId seeking = set.filed("Eastland", "heavy", "Heavy weapons", "Rockets");
        for (SubjectRef subject : List.of(
                SubjectRef.of(SubjectRef.AMENDMENT, pending),
                SubjectRef.of(SubjectRef.PROVISION, set.at("cessation")))) {
            set.table()
                    .asHead("Westland")
                    .run(() -> deliberation.begin(NewThread.on(
                            set.table().negotiation(),
                            subject,
                            Audience.EVERYONE,
                            "We ask for a map of 1 to 10,000.")));
        }
        StatementId stated = stated(set, decided);
        PrecedentId remembered = set.table().asFacilitator().call(() -> {
            PrecedentId id = library.add(Cases.text("Island"));
            links.link(set.at("cessation"), id, "It had stages too.");
            return id;
        });
        String base = "negotiations/" + set.table().slug();
        String plan = base + "/plans/plan";
        String negotiation = "negotiations/:negotiation";
        List<Example> examples = new ArrayList<>();
        Map<String, List<String>> paths = new LinkedHashMap<>();
        paths.put("", List.of(""));
        paths.put("account", List.of("account"));
        paths.put(negotiation, List.of(base));
        paths.put(negotiation + "/table", List.of(base + "/table"));
        paths.put(negotiation + "/plans", List.of(base + "/plans"));
        paths.put(
                negotiation + "/side-by-side",
                List.of(base + "/side-by-side", base + "/side-by-side?plan=plan&headings=only"));
        paths.put(
                negotiation + "/plans/:plan",
                List.of(
                        plan,
                        plan + "?version=1",
                        plan + "?at=2001-01-01T00:00:00Z",
                        plan + "?provision=" + set.at("cessation")));
        paths.put(negotiation + "/plans/:plan/compare", List.of(plan + "/compare?from=1&to=2"));
        paths.put(negotiation + "/plans/:plan/brackets", List.of(plan + "/brackets"));
        set.table()
                .asFacilitator()
                .run(() -> elements.name(set.table().negotiation(), "Ceasefire", Set.of(set.at("cessation"))));
        CommitmentId owed = committed(set);
        guaranteed(set);
        calledOn(set.table());
        String treaty = base + "/plans/" + Treaty.SLUG + "/implementation";
        paths.put(
                negotiation + "/plans/:plan/commitments",
                List.of(plan + "/commitments", plan + "/commitments?commitment=" + owed.value()));
        paths.put(negotiation + "/plans/:plan/sequence", List.of(plan + "/sequence"));
        paths.put(negotiation + "/plans/:plan/implementation", List.of(plan + "/implementation", treaty));
        paths.put(
                negotiation + "/plans/:plan/monitors",
                List.of(plan + "/monitors", base + "/plans/" + Treaty.SLUG + "/monitors"));
        paths.put(
                negotiation + "/plans/:plan/depositary",
                List.of(plan + "/depositary", base + "/plans/" + Treaty.SLUG + "/depositary"));
        paths.put(negotiation + "/plans/:plan/guarantees", List.of(plan + "/guarantees"));
        paths.put(negotiation + "/plans/:plan/positions", List.of(plan + "/positions"));
        paths.put(negotiation + "/plans/:plan/collisions", List.of(plan + "/collisions"));
        paths.put(negotiation + "/plans/:plan/order", List.of(plan + "/order"));
        paths.put(negotiation + "/plans/:plan/what-if", List.of(plan + "/what-if"));
        paths.put(negotiation + "/plans/:plan/amend/:provision", List.of(plan + "/amend/" + set.at("withdrawal")));
        paths.put(negotiation + "/amendments", List.of(base + "/amendments"));
        paths.put(negotiation + "/packages", List.of(base + "/packages"));
        paths.put(negotiation + "/packages/:package", List.of(base + "/packages/" + together.value()));
        paths.put(
                negotiation + "/amendments/:amendment",
                List.of(
                        base + "/amendments/" + adopted.value(),
                        base + "/amendments/" + pending.value(),
                        base + "/amendments/" + seeking.value()));
        SittingId sitting = sitting(set);
        paths.put(negotiation + "/sittings", List.of(base + "/sittings"));
        paths.put(negotiation + "/sittings/:sitting", List.of(base + "/sittings/" + sitting.value()));
        paths.put(negotiation + "/rounds", List.of(base + "/rounds"));
        paths.put(
                negotiation + "/rounds/:round",
                List.of(
                        base + "/rounds/" + decided.value(),
                        base + "/rounds/" + decided.value() + "?at=2001-01-01T00:00:00Z",
                        base + "/rounds/" + open.value(),
                        base + "/rounds/" + prepared.value()));
        paths.put(negotiation + "/rounds/new", List.of(base + "/rounds/new"));
        paths.put(negotiation + "/rounds/new-choice", List.of(base + "/rounds/new-choice"));
        paths.put(negotiation + "/displays", List.of(base + "/displays"));
        paths.put(negotiation + "/room", List.of(base + "/room", base + "/room?theme=dark&language=ar"));
        paths.put(negotiation + "/rules", List.of(base + "/rules"));
        paths.put(negotiation + "/rules/:rules", List.of(base + "/rules/simple-majority"));
        paths.put(negotiation + "/rules/new", List.of(base + "/rules/new", base + "/rules/simple-majority/change"));
        paths.put(negotiation + "/statements", List.of(base + "/statements"));
        paths.put(negotiation + "/statements/:statement", List.of(base + "/statements/" + stated.value()));
        paths.put(
                negotiation + "/statements/draft",
                List.of(base + "/statements/draft?kind=reservation&on=round:" + decided.value()));
        paths.put(negotiation + "/preparation", List.of(base + "/preparation"));
        paths.put(
                negotiation + "/preparation/question",
                List.of(base + "/preparation/question?on=amendment:" + pending.value()));
        paths.put(negotiation + "/record", List.of(base + "/record"));
        paths.put(negotiation + "/record/minutes", List.of(base + "/record/minutes"));
        paths.put("precedents", List.of("precedents", base + "/precedents?outcome=held&after=1"));
        paths.put(
                "precedents/:precedent",
                List.of("precedents/" + remembered.value(), base + "/precedents/" + remembered.value()));
        paths.put("check", List.of("check"));
        paths.put(negotiation + "/record/:index", List.of(base + "/record/3", base + "/record/30"));
        paths.put("administration", List.of("administration"));
        paths.put("administration/people", List.of("administration/people"));
        paths.put("record", List.of("record"));
        paths.put("record/:index", List.of("record/1"));
        paths.put("public/:negotiation/:plan", List.of(everybodys()));
        paths.put("room", List.of("room"));
        paths.put("sign-in", List.of("sign-in", "sign-in?error"));
        paths.put("welcome/:token", List.of("welcome/nothing"));
        paths.forEach((route, all) -> all.forEach(path -> examples.add(new Example(route, path))));
        return examples;
    }

    /** What a delegation has put on record about a vote. */
    private StatementId stated(Bench.Set set, RoundId decided) {
        return set.table().asHead("Southland").call(() -> {
            StatementId draft = statements.draft(NewStatement.of(
                    set.table().negotiation(),
                    StatementKind.EXPLANATION_OF_VOTE,
                    SubjectRef.of(SubjectRef.ROUND, decided),
                    "Prisoners come first."));
            statements.enter(draft, 0);
            return draft;
        });
    }

    /** The page of an agreement that everybody may read. */
    private String everybodys() {
        Scene.Table open = scene.openTable();
        calledOn(open);
        return "public/" + open.slug() + "/" + Treaty.SLUG;
    }

    /** An agreement whose guarantee is called on: its clock runs on the floors. */
    private void calledOn(Scene.Table table) {
        Treaty treaty = Treaty.agreed(table, plans, closures, rounds, guarantees);
        table.asFacilitator().run(() -> {
            AgreementId id = agreements.begin(treaty.plan(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0));
            agreements.deposit(
                    id,
                    new Deposit(
                            Deposit.Kind.SIGNATURE,
                            table.delegation("Northland"),
                            LocalDate.of(2026, 1, 15),
                            "The Minister"));
            agreements.assess(id, treaty.guarantee(), Level.MINIMAL, "Two patrols.", null);
            reservations.make(
                    id,
                    table.delegation("Northland"),
                    treaty.guarantee(),
                    Deposit.Kind.SIGNATURE,
                    "Not beyond its own territory.");
            missions.establish(treaty.plan(), treaty.mandate());
            IncidentId incident = incidents.report(treaty.guarantee(), "Shelling at noon.");
            incidents.find(incident, 0, "Craters were seen.");
            incidents.report(treaty.guarantee(), "Drones over the line.");
        });
        table.asHead("Southland").run(() -> {
            MissionId mission = watching.of(treaty.plan()).getFirst().id();
            NominationId objected = nominations.nominate(
                    mission, new NewNomination(table.delegation("Eastland"), null, 40, "It is near."));
            nominations.nominate(mission, new NewNomination(null, "Farland", 10, "It is far."));
            table.asHead("Northland").run(() -> nominations.object(objected, 0, "It is too near."));
        });
    }

    /** A guarantee with what follows where it is called on, and one without. */
    private void guaranteed(Bench.Set set) {
        set.table().asFacilitator().run(() -> {
            guarantees.mark(set.at("forces"), "It is promised here.");
            guarantees.mark(set.at("heavy"), "It is promised here too.");
            guarantees.respond(
                    set.at("heavy"),
                    0,
                    new ResponsePlan(
                            "A violation.",
                            new ResponsePlan.Finder(set.table().delegation("Watch"), null, "simple-majority", 48),
                            List.of(new ResponsePlan.Step(
                                    "Demand that it cease.", List.of(set.table().delegation("Eastland")), 24)),
                            List.of()));
        });
    }

    /** What a delegation owes, with another that is asked to stand behind it. */
    private CommitmentId committed(Bench.Set set) {
        return set.table()
                .asHead("Eastland")
                .call(() -> commitments.enter(
                        set.at("line"),
                        set.table().delegation("Eastland"),
                        new CommitmentTerms(
                                "Sixty observers along the line.",
                                Set.of(set.table().delegation("Northland")),
                                Set.of(Instrument.MILITARY, Instrument.DIPLOMATIC),
                                set.table().delegation("Westland"))));
    }

    /** A sitting under way. */
    private SittingId sitting(Bench.Set set) {
        return set.table().asFacilitator().call(() -> {
            SittingId id = sittings.plan(set.table().negotiation(), "First day", Instant.parse("2026-11-24T09:00:00Z"));
            sittings.mark(id, set.table().delegation("Northland"), true);
            sittings.question(id, set.table().delegation("Southland"), "The letter is not signed.");
            ItemId first =
                    sittings.addItem(id, "Withdrawal", SubjectRef.of(SubjectRef.PROVISION, set.at("withdrawal")), null);
            sittings.addItem(id, "Its first paragraph", null, first);
            sittings.open(id);
            sittings.takeUp(id, first);
            return id;
        });
    }

    /** Routes that only some may open; everybody signed in opens the rest. */
    private static final Map<String, Set<String>> ONLY = Map.ofEntries(
            Map.entry("negotiations/:negotiation/plans/:plan/amend/:provision", Set.of("head")),
            Map.entry("negotiations/:negotiation/rounds/new", Set.of("facilitator")),
            Map.entry("negotiations/:negotiation/rounds/new-choice", Set.of("facilitator")),
            Map.entry("negotiations/:negotiation/rules/new", Set.of("facilitator")),
            Map.entry("negotiations/:negotiation/statements/draft", Set.of("head")),
            Map.entry("negotiations/:negotiation/preparation", Set.of("head")),
            Map.entry("negotiations/:negotiation/preparation/question", Set.of("head")),
            Map.entry("administration", Set.of("administrator")),
            Map.entry("administration/people", Set.of("administrator")),
            Map.entry("record", Set.of("administrator")),
            Map.entry("record/:index", Set.of("administrator")),
            Map.entry("negotiations/:negotiation/displays", Set.of("facilitator")),
            Map.entry("public/:negotiation/:plan", Set.of("nobody", "facilitator")),
            Map.entry("room", Set.of("nobody")),
            Map.entry("sign-in", Set.of("nobody")),
            Map.entry("welcome/:token", Set.of("nobody")));

    private static boolean opens(String role, Example example) {
        Set<String> only = ONLY.get(example.route());
        return only == null ? !role.equals("nobody") : only.contains(role);
    }

    @Test
    void everyPageIsForEveryone() {
        Bench.Set set = bench.set();
        List<Example> examples = examples(set);
        List<String> shown =
                examples.stream().map(Example::route).distinct().sorted().toList();
        assertThat(shown).as("every route has an example here").isEqualTo(routes());

        // Two browsers at once, each with the next that nobody has taken: there are many pages
        Queue<Reader> waiting = new ConcurrentLinkedQueue<>(List.of(
                new Reader("head", set.table().head("Northland"), 390, ColorScheme.DARK),
                new Reader("facilitator", set.table().facilitator(), 1440, ColorScheme.LIGHT),
                new Reader("administrator", scene.administrator(), 1440, ColorScheme.DARK),
                new Reader("observer", set.table().observer(), 1024, ColorScheme.LIGHT),
                new Reader("nobody", null, 390, ColorScheme.LIGHT)));
        List<String> roles = waiting.stream().map(Reader::role).toList();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            try (Chromium second = Chromium.start();
                    Visits theirs = new Visits(second, port)) {
                look(waiting, roles, theirs, examples);
            }
        });
        look(waiting, roles, visits, examples);
        others.join();
    }

    /** Somebody before a screen; nobody signed in where there is no person. */
    private record Reader(String role, @Nullable SignedIn person, int width, ColorScheme scheme) {}

    private static void look(Queue<Reader> waiting, List<String> roles, Visits visits, List<Example> examples) {
        for (Reader reader = waiting.poll(); reader != null; reader = waiting.poll()) {
            look(reader, roles, visits, examples);
        }
    }

    private Page in(SignedIn person, int width, ColorScheme scheme) {
        return visits.signedIn(person.getUsername(), width, scheme);
    }

    private static void look(Reader reader, List<String> roles, Visits visits, List<Example> examples) {
        Page page = reader.person() == null
                ? visits.page(reader.width(), reader.scheme())
                : visits.signedIn(reader.person().getUsername(), reader.width(), reader.scheme());
        String before = "";
        int number = 0;
        List<String> found = new ArrayList<>();
        for (Example example : examples) {
            if (opens(reader.role(), example)) {
                try {
                    if (byItsAddress(reader, roles, example) || before.equals(example.route()) || isAWall(before)) {
                        visits.go(page, example.path());
                    } else {
                        visits.follow(page, example.path());
                    }
                    assertThat(page.locator("h1")).isVisible();
                    visits.usable(page, reader.role() + "-" + number);
                } catch (AssertionError wrong) {
                    found.add(wrong.getMessage());
                }
                before = example.route();
            }
            number++;
        }
        assertThat(found).as("all that is wrong for %s", reader.role()).isEmpty();
    }

    /** The first of all who may open a page comes to it by its address; the others come by a link, as people mostly do. */
    private static boolean byItsAddress(Reader reader, List<String> roles, Example example) {
        return roles.stream()
                .filter(role -> opens(role, example))
                .findFirst()
                .filter(reader.role()::equals)
                .isPresent();
    }

    /** What hangs on a wall has a theme and a language of its own, and no links. */
    private static boolean isAWall(String route) {
        return route.endsWith("room");
    }

    @Test
    void anAmendmentThatAnAdoptionChangedIsForEveryone() {
        Bench.Set set = bench.set();
        AmendmentId changed = set.filed("Northland", "cessation", "all hostilities", "all fire");
        set.vote(Choice.YES, set.filed("Southland", "cessation", "30", "20"));
        String base = "negotiations/" + set.table().slug();
        Page head = in(set.table().head("Northland"), 1440, ColorScheme.LIGHT);
        visits.go(head, base + "/amendments/" + changed.value());
        assertThat(head.getByText("Your delegation’s consent is awaited")).isVisible();
        visits.usable(head, "consent-1440");
        visits.go(head, base);
        assertThat(head.getByText("your answer is awaited")).isVisible();
        visits.usable(head, "consent-floor");
        visits.go(head, base + "/amendments");
        assertThat(head.getByText("Awaits its proposer").first()).isVisible();
        Page deputy = in(set.table().person("Northland deputy"), 390, ColorScheme.DARK);
        visits.go(deputy, base + "/amendments/" + changed.value());
        assertThat(deputy.getByText("Your delegation’s consent is awaited")).isVisible();
        visits.usable(deputy, "consent-390");
    }

    @Test
    void anAddressThatIsNoPageSaysSo() {
        Page page = in(scene.table().head("Northland"), 390, ColorScheme.DARK);
        for (String path : List.of("nothing-here", "negotiations/none", "deep/er/down.html")) {
            visits.go(page, path);
            assertThat(page.getByText("The page does not exist, or it is not open to you."))
                    .isVisible();
            visits.usable(page, "missing");
        }
        visits.go(page, "administration");
        assertThat(page.getByText("The page does not exist, or it is not open to you."))
                .isVisible();
    }
}
