package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.order.Fate;
import org.parley.text.order.Step;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The order of voting as a facilitator uses it, and that the votes come out as it foretells. */
@IntegrationTest
@RecordApplicationEvents
class OrderServiceTests {

    private static final String RULES = "simple-majority";

    private final Scene scene;
    private final Bench bench;
    private final AmendmentService amendments;
    private final ConsentService consents;
    private final OrderService service;
    private final OrderQueries queries;

    OrderServiceTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            RoundService rounds,
            ConsentService consents,
            OrderService service,
            OrderQueries queries) {
        this.scene = scene;
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.amendments = amendments;
        this.consents = consents;
        this.service = service;
        this.queries = queries;
    }

    private OrderView order(Bench.Set set) {
        return set.table().as("Observer").call(() -> queries.order(set.plan()));
    }

    private Outlook whatIf(Bench.Set set, Map<AmendmentId, Boolean> outcomes) {
        return set.table().as("Observer").call(() -> queries.whatIf(set.plan(), outcomes));
    }

    private List<AmendmentId> firsts(Bench.Set set) {
        return order(set).order().steps().stream()
                .map(step -> new AmendmentId(step.first()))
                .toList();
    }

    @Test
    void plansWhatIsProposedAndNamesWhatStillSeeksCoSponsors() {
        Bench.Set set = bench.set(1, null);
        AmendmentId alone = set.filed("Northland", "cessation", "30", "20");
        AmendmentId joined = set.filed("Southland", "cessation", "30 days", "six weeks");
        set.table().asHead("Eastland").run(() -> amendments.coSponsor(joined));
        OrderView view = order(set);
        assertThat(view.order().steps()).extracting(Step::first).containsExactly(joined.value());
        assertThat(view.seeking()).containsExactly(alone);
    }

    @Test
    void movesAnAmendmentForAReasonThatEverybodyReads(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId far = set.filed("Northland", "cessation", "within 30 days", "in one single week");
        AmendmentId near = set.filed("Southland", "cessation", "30", "20");
        AmendmentId elsewhere = set.filed("Eastland", "heavy", "first", "last");
        assertThat(firsts(set)).containsExactly(far, near, elsewhere);

        As facilitator = set.table().asFacilitator();
        facilitator.run(() -> service.move(set.plan(), near, far, "The proposers agreed on it."));
        assertThat(firsts(set)).containsExactly(near, far, elsewhere);
        Step moved = order(set).order().steps().getFirst();
        assertThat(moved.proposed()).isEqualTo(2);
        assertThat(moved.moved().reason()).isEqualTo("The proposers agreed on it.");
        assertThat(order(set).moves()).extracting(MovedAmendment::by).containsExactly("Facilitator");
        Act act = events.stream(Act.class)
                .filter(each -> each.type().equals("order.moved"))
                .findFirst()
                .orElseThrow();
        assertThat(act.text()).isEqualTo("The proposers agreed on it.");
        assertThat(act.subject().id()).isEqualTo(set.plan().value());

        assertRefused(
                () -> facilitator.run(() -> service.move(set.plan(), near, elsewhere, "No.")),
                "amendment.error.order-not-there");
        assertRefused(
                () -> facilitator.run(() -> service.move(set.plan(), near, far, "  ")),
                "amendment.error.order-no-reason");
        facilitator.run(() -> service.restore(set.plan(), near));
        assertThat(firsts(set)).containsExactly(far, near, elsewhere);
        assertRefused(
                () -> facilitator.run(() -> service.restore(set.plan(), near)), "amendment.error.order-not-moved");
    }

    @Test
    void letsOnlyFacilitatorsTouchTheOrderAndOnlyReadersSeeIt() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        for (String name : List.of("Northland head", "Observer")) {
            As as = set.table().as(name);
            assertThatThrownBy(() -> as.run(() -> service.move(set.plan(), one, null, "Mine first.")))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> as.run(() -> service.prepare(set.plan(), null, RULES, Locale.ENGLISH)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        As stranger = As.person(scene.stranger());
        assertThatThrownBy(() -> stranger.run(() -> queries.order(set.plan()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.run(() -> queries.whatIf(set.plan(), Map.of())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void preparesARoundForEachStepAndTheArticleAtTheEndAndOpensOneAfterTheOther() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId same = set.filed("Southland", "cessation", "30", "20");
        AmendmentId rival = set.filed("Eastland", "cessation", "30", "45");
        As facilitator = set.table().asFacilitator();
        List<RoundId> prepared =
                facilitator.call(() -> service.prepare(set.plan(), set.at("ceasefire"), RULES, Locale.ENGLISH));
        assertThat(prepared).hasSize(3);
        assertThat(standings(set)).containsExactly(Turn.Standing.NEXT, Turn.Standing.WAITING, Turn.Standing.WAITING);
        assertThat(order(set).turns().getFirst().amendments()).containsExactly(one, same);
        assertThat(facilitator.call(() -> service.prepare(set.plan(), null, RULES, Locale.ENGLISH)))
                .as("rounds that wait are taken up, not doubled")
                .isEqualTo(prepared);

        assertRefused(
                () -> facilitator.run(() -> service.openNext(set.plan(), prepared.get(1))),
                "amendment.error.order-not-next");
        facilitator.run(() -> service.openNext(set.plan(), prepared.getFirst()));
        assertThat(standings(set)).startsWith(Turn.Standing.RUNNING, Turn.Standing.WAITING);
        assertRefused(
                () -> facilitator.run(() -> service.openNext(set.plan(), prepared.get(1))),
                "amendment.error.order-not-next");
        set.cast(prepared.getFirst(), Choice.YES);
        set.proclaim(prepared.getFirst());

        assertThat(set.see(same).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(rival).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(standings(set)).containsExactly(Turn.Standing.ADOPTED, Turn.Standing.NOT_PUT, Turn.Standing.NEXT);
        facilitator.run(() -> service.openNext(set.plan(), prepared.get(2)));
        set.cast(prepared.get(2), Choice.YES);
        set.proclaim(prepared.get(2));
        assertThat(standings(set)).containsExactly(Turn.Standing.ADOPTED, Turn.Standing.NOT_PUT, Turn.Standing.ADOPTED);
        assertThat(order(set).turns().getFirst().round().state()).isEqualTo(RoundState.PROCLAIMED);
        assertRefused(
                () -> facilitator.call(() -> service.prepare(set.plan(), null, RULES, Locale.ENGLISH)),
                "amendment.error.order-nothing");
    }

    @Test
    void waitsForTheProposerOfWhatAnAdoptionChanged() {
        Bench.Set set = bench.set();
        set.filed("Northland", "cessation", "within 30 days", "in one single week");
        AmendmentId changed = set.filed("Southland", "cessation", "The Parties", "All Parties");
        As facilitator = set.table().asFacilitator();
        List<RoundId> prepared = facilitator.call(() -> service.prepare(set.plan(), null, RULES, Locale.ENGLISH));
        facilitator.run(() -> service.openNext(set.plan(), prepared.getFirst()));
        set.cast(prepared.getFirst(), Choice.YES);
        set.proclaim(prepared.getFirst());
        assertThat(standings(set)).containsExactly(Turn.Standing.ADOPTED, Turn.Standing.ASKED, Turn.Standing.WAITING);
        assertRefused(
                () -> facilitator.run(() -> service.openNext(set.plan(), prepared.get(1))),
                "amendment.error.order-not-next");
        answer(set, changed);
        assertThat(standings(set)).containsExactly(Turn.Standing.ADOPTED, Turn.Standing.NEXT, Turn.Standing.WAITING);
    }

    private List<Turn.Standing> standings(Bench.Set set) {
        return order(set).turns().stream().map(Turn::standing).toList();
    }

    @Test
    void adoptsTogetherWhatSaysTheSameThoughEachMadeItsOwnNewProvision() {
        Bench.Set set = bench.set();
        AmendmentId one = set.file("Northland", set.draft("Northland", with(set, "The Red Cross assists.")));
        AmendmentId same = set.file("Southland", set.draft("Southland", with(set, "The Red Cross assists.")));
        AmendmentId late = set.file("Eastland", set.draft("Eastland", with(set, "The Red Cross assists.")));
        set.vote(Choice.YES, one, same);
        assertThat(set.see(one).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(same).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(late).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(set.see(late).remark().reasons())
                .extracting(Remark.Reason::key)
                .containsExactly("text.problem.already-so");
        assertThat(set.text().walk().stream()
                        .filter(place -> place.provision().text().equals("The Red Cross assists.")))
                .hasSize(1);
    }

    @Test
    void adoptsIdenticalSubAmendmentsTogether() {
        Bench.Set set = bench.set();
        AmendmentId parent = set.filed("Northland", "cessation", "30", "20");
        AmendmentId one = set.filedUnder(parent, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        AmendmentId same = set.filedUnder(parent, "Eastland", text -> set.replaced(text, "cessation", "20", "25"));
        assertThat(order(set).order().steps().getFirst().proposals()).containsExactly(one.value(), same.value());
        set.vote(Choice.YES, one, same);
        assertThat(set.see(one).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(same).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(parent).status()).isEqualTo(AmendmentStatus.PROPOSED);
    }

    @Test
    void foretellsWordForWordWhatTheVotesMakeOfTheText() {
        Random random = new Random(20_261_122);
        for (int table = 0; table < 4; table++) {
            Bench.Set set = bench.set();
            List<AmendmentId> filed = file(set, random);
            Map<AmendmentId, Boolean> outcomes = new HashMap<>();
            for (Step step : order(set).order().steps()) {
                outcomes.put(new AmendmentId(step.first()), random.nextInt(3) > 0);
            }
            Outlook outlook = whatIf(set, outcomes);
            for (Step step : outlook.order().steps()) {
                List<AmendmentId> put =
                        step.proposals().stream().map(AmendmentId::new).toList();
                if (put.stream().anyMatch(id -> set.see(id).status() == AmendmentStatus.PROPOSED)) {
                    Stream.concat(put.stream(), Stream.ofNullable(step.amends()).map(AmendmentId::new))
                            .forEach(id -> answer(set, id));
                    set.vote(outcomes.get(put.getFirst()) ? Choice.YES : Choice.NO, put.toArray(AmendmentId[]::new));
                }
            }
            assertThat(set.text()).isEqualTo(outlook.whatIf().text());
            for (AmendmentId id : filed) {
                assertThat(set.see(id).status())
                        .as("%s of %s", id, outcomes)
                        .isEqualTo(status(outlook.whatIf().fates().get(id.value())));
            }
        }
    }

    /** What reads otherwise is voted on when its proposer has accepted it. */
    private void answer(Bench.Set set, AmendmentId id) {
        AmendmentView now = set.see(id);
        if (now.awaitsConsent()) {
            String proposer = Stream.of("Northland", "Southland", "Eastland", "Westland", "Midland")
                    .filter(name -> set.table().delegation(name).equals(now.delegation()))
                    .findFirst()
                    .orElseThrow();
            set.table().asHead(proposer).run(() -> consents.accept(id, now.lockVersion()));
        }
    }

    private static AmendmentStatus status(Fate fate) {
        return switch (fate.kind()) {
            case ADOPTED -> AmendmentStatus.ADOPTED;
            case REJECTED -> AmendmentStatus.REJECTED;
            case FALLEN -> AmendmentStatus.OBSOLETE;
            case PENDING, CHANGED -> AmendmentStatus.PROPOSED;
        };
    }

    /** Amendments of every sort: to words, whole provisions and other amendments; some alike. */
    private List<AmendmentId> file(Bench.Set set, Random random) {
        List<String> who = List.of("Northland", "Southland", "Eastland", "Westland", "Midland");
        List<AmendmentId> filed = new ArrayList<>();
        List<String> numbers = List.of("10", "20", "45", "30 or more");
        for (int each = 0; each < 8; each++) {
            String by = who.get(random.nextInt(who.size()));
            switch (random.nextInt(6)) {
                case 0 ->
                    filed.add(set.file(by, set.draft(by, set.deleted(random.nextBoolean() ? "line" : "prisoners"))));
                case 1 -> filed.add(set.file(by, set.draft(by, with(set, "Addition " + random.nextInt(2) + "."))));
                case 2 -> filed.add(set.filed(by, "prisoners", "shall be exchanged", "go home"));
                case 3 -> filed.add(set.filed(by, "line", "50,000", "2" + random.nextInt(2) + ",000"));
                case 4 -> {
                    AmendmentId parent = set.filed(by, "cessation", "all hostilities", "all fire " + random.nextInt(2));
                    filed.add(parent);
                    filed.add(set.filedUnder(
                            parent, "Midland", text -> set.replaced(text, "cessation", "The Parties", "Both Parties")));
                }
                default -> filed.add(set.filed(by, "cessation", "30", numbers.get(random.nextInt(numbers.size() - 1))));
            }
        }
        return filed;
    }

    private static PlanText with(Bench.Set set, String words) {
        ProvisionId article = set.at("ceasefire");
        return Wordings.made(
                set.text(),
                List.of(new Change.InsertProvision(article, set.at("line"), Provision.of(ProvisionId.next(), words))));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String key) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
