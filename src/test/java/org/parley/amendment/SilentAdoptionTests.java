package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.support.Soon.soon;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.SilenceService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody's hand proclaims changes the text all the same. */
@IntegrationTest
class SilentAdoptionTests {

    private final Bench bench;
    private final RoundService rounds;
    private final SilenceService silence;
    private final AmendmentQueries queries;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    SilentAdoptionTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds,
            SilenceService silence,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.rounds = rounds;
        this.silence = silence;
        this.queries = queries;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void entersTheTextWhenSilenceWasKept() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Northland", "cessation", "30 days", "20 days");
        AmendmentId other = set.filed("Southland", "prisoners", "60 days", "45 days");
        RoundId round = open(set, amendment);
        transactions.executeWithoutResult(status -> jdbc.sql("UPDATE round SET deadline = opened_at WHERE id = ?")
                .param(round.value())
                .update());
        soon(() -> assertThat(status(set, amendment)).isEqualTo(AmendmentStatus.ADOPTED));
        assertThat(set.words("cessation")).contains("20 days");
        assertThat(status(set, other).pending())
                .as("the others were carried along")
                .isTrue();
    }

    @Test
    void leavesAnAmendmentOnTheTableWhenSilenceWasBroken() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Northland", "cessation", "30 days", "20 days");
        RoundId round = open(set, amendment);
        set.table().asHead("Southland").run(() -> silence.object(round, "Thirty, as agreed.", UUID.randomUUID()));
        assertThat(status(set, amendment).pending()).isTrue();
        assertThat(set.words("cessation")).contains("30 days");
        RoundId again = open(set, amendment);
        assertThat(again).as("it can be put once more").isNotEqualTo(round);
    }

    private AmendmentStatus status(Bench.Set set, AmendmentId amendment) {
        return set.table().asFacilitator().call(() -> queries.get(amendment).status());
    }

    private RoundId open(Bench.Set set, AmendmentId amendment) {
        return set.table().asFacilitator().call(() -> {
            RoundId round = rounds.prepareSilence(
                    set.table().negotiation(),
                    "Under silence",
                    List.of(SubjectRef.of(SubjectRef.AMENDMENT, amendment)),
                    "silence",
                    Instant.now().plus(Duration.ofDays(3)));
            rounds.open(round);
            return round;
        });
    }
}
