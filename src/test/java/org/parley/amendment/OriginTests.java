package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.order.Provenance;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;

/** Any word of the text answers who put it there. */
@IntegrationTest
class OriginTests {

    private final Scene scene;
    private final Bench bench;
    private final OriginQueries queries;

    OriginTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            RoundService rounds,
            OriginQueries queries) {
        this.scene = scene;
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.queries = queries;
    }

    /** The words of a provision with what brought them: "words <- amendments". */
    private List<String> told(Bench.Set set, String label) {
        Origins origins = set.table().as("Observer").call(() -> queries.of(set.plan(), set.version()));
        List<String> told = new ArrayList<>();
        for (Provenance.Span span : origins.provenance().of(set.at(label)).text()) {
            List<Integer> numbers = origins.chain().get(span.origin()).amendments().stream()
                    .map(id -> set.see(id).number())
                    .toList();
            told.add(span.text() + " <- " + numbers);
        }
        return told;
    }

    @Test
    void tellsOfEachWordTheAmendmentAndTheRound() {
        Bench.Set set = bench.set();
        RoundId first = set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        set.vote(Choice.YES, set.filed("Southland", "cessation", "all hostilities", "hostilities of any kind"));
        assertThat(told(set, "cessation"))
                .containsExactly(
                        "The Parties shall cease hostilities  <- []",
                        "of any kind  <- [2]",
                        "within  <- []",
                        "20 <- [1]",
                        " days. <- []");
        assertThat(told(set, "line")).hasSize(1).allMatch(each -> each.endsWith("<- []"));
        Origins origins = set.table().as("Observer").call(() -> queries.of(set.plan(), 2));
        assertThat(origins.chain().getLast().round()).isEqualTo(first.value());
        assertThat(origins.chain().getLast().version()).isEqualTo(2);
    }

    @Test
    void tellsApartWhatOneRoundTookInAndWhatASubAmendmentAdded() {
        Bench.Set set = bench.set();
        AmendmentId parent = set.filed("Northland", "cessation", "within 30 days", "within 20 calendar days");
        AmendmentId sub = set.filedUnder(parent, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        AmendmentId other = set.filed("Eastland", "line", "50,000", "25,000");
        set.vote(Choice.YES, sub);
        set.vote(Choice.YES, parent, other);
        assertThat(told(set, "cessation"))
                .containsExactly(
                        "The Parties shall cease all hostilities within  <- []",
                        "25 <- [2]",
                        " calendar <- [1]",
                        " days. <- []");
        assertThat(told(set, "line")).contains("25,000 <- [3]");
    }

    @Test
    void namesAllThatSaidTheSame() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId same = set.filed("Southland", "cessation", "30", "20");
        set.vote(Choice.YES, one, same);
        assertThat(told(set, "cessation")).contains("20 <- [1, 2]");
    }

    @Test
    void tellsNothingToWhoMayNotRead() {
        Bench.Set set = bench.set();
        As stranger = As.person(scene.stranger());
        assertThatThrownBy(() -> stranger.run(() -> queries.of(set.plan(), 1))).isInstanceOf(NotFound.class);
    }
}
