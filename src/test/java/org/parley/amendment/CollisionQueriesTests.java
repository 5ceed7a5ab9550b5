package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.Collision;
import org.parley.voting.RoundService;

/** Who learns what of which amendments meet, while they are filed, changed and decided. */
@IntegrationTest
class CollisionQueriesTests {

    private final Bench bench;
    private final Scene scene;
    private final AmendmentService service;
    private final CollisionQueries collisions;

    CollisionQueriesTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds,
            CollisionQueries collisions) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.scene = scene;
        this.service = service;
        this.collisions = collisions;
    }

    private CollisionMap map(Bench.Set set) {
        return set.table().as("Observer").call(() -> collisions.map(set.plan()));
    }

    @Test
    void theMapFollowsWhatIsFiledWithdrawnAndDecided() {
        Bench.Set set = bench.set();
        assertThat(map(set).pairs()).isEmpty();
        AmendmentId one = set.filed("Northland", "prisoners", "60", "30");
        AmendmentId two = set.filed("Southland", "prisoners", "60", "90");
        AmendmentId three = set.file("Eastland", set.draft("Eastland", set.deleted("prisoners")));
        set.filed("Westland", "line", "50,000", "25,000");
        assertThat(map(set).amendments()).isEqualTo(4);
        assertThat(map(set).pairs())
                .extracting(
                        pair -> pair.one().id(),
                        pair -> pair.other().id(),
                        pair -> pair.collision().kind(),
                        pair -> pair.collision().taker())
                .containsExactly(
                        tuple(one, two, Collision.Kind.CONFLICT, null),
                        tuple(one, three, Collision.Kind.CONTAINS, Collision.Side.OTHER),
                        tuple(two, three, Collision.Kind.CONTAINS, Collision.Side.OTHER));
        set.table().asHead("Eastland").run(() -> service.withdraw(three, "Settled in talks."));
        assertThat(map(set).pairs()).hasSize(1);
        set.vote(Choice.YES, one);
        assertThat(map(set).pairs()).isEmpty();
        assertThat(map(set).version().number()).isEqualTo(2);
    }

    @Test
    void aSubAmendmentIsMarkedAndNotToldAsAMeetingOfItsOwnParent() {
        Bench.Set set = bench.set();
        AmendmentId parent = set.filed("Northland", "cessation", "30", "20");
        AmendmentId sub = set.filedUnder(parent, "Southland", base -> set.replaced(base, "cessation", "20", "25"));
        assertThat(map(set).pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.one().id()).isEqualTo(parent);
            assertThat(pair.other().id()).isEqualTo(sub);
            assertThat(pair.collision().flags()).contains(Collision.Flag.SUB);
        });
        assertThat(set.table().as("Observer").call(() -> collisions.of(parent))).isEmpty();
    }

    @Test
    void aDraftIsComparedForItsDelegationAndForNobodyElse() {
        Bench.Set set = bench.set();
        AmendmentId filed = set.filed("Northland", "cessation", "30", "20");
        AmendmentId draft = set.draft("Southland", set.replaced("cessation", "30", "45"));
        assertThat(set.table().asHead("Southland").call(() -> collisions.of(filed)))
                .extracting(meeting -> meeting.other().id())
                .containsExactly(draft);
        for (String person : List.of("Northland head", "Facilitator", "Observer")) {
            As other = set.table().as(person);
            assertThat(other.call(() -> collisions.of(filed))).isEmpty();
            assertThat(other.call(() -> collisions.map(set.plan())).pairs()).isEmpty();
            assertThatThrownBy(() -> other.run(() -> collisions.of(draft))).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> As.person(scene.stranger()).run(() -> collisions.map(set.plan())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatIsTypedIsComparedAsItWouldReadOnTheNewestText() {
        Bench.Set set = bench.set();
        List<Change> typed = set.changes(set.replaced("cessation", "all hostilities", "fire"));
        AmendmentId filed = set.filed("Northland", "cessation", "hostilities", "attacks");
        set.vote(Choice.YES, set.filed("Eastland", "cessation", "30", "20"));
        As drafter = set.table().asHead("Southland");
        assertThat(drafter.call(() -> collisions.typed(set.plan(), 1, typed, Set.of())))
                .extracting(
                        meeting -> meeting.other().id(),
                        meeting -> meeting.collision().kind())
                .containsExactly(tuple(filed, Collision.Kind.CONTAINS));
        assertThat(drafter.call(() -> collisions.typed(set.plan(), 1, typed, Set.of(filed))))
                .isEmpty();
    }

    @Test
    void theNextVoteIsTheOpenRoundOrTheFirstThatIsPrepared() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        As observer = set.table().as("Observer");
        assertThat(observer.call(() -> collisions.nextVote(set.table().negotiation())))
                .isEmpty();
        set.open(one);
        assertThat(observer.call(() -> collisions.nextVote(set.table().negotiation())))
                .containsExactly(one);
    }
}
