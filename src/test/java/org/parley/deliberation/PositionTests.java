package org.parley.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.kernel.Json;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;

/** Positions: whoever was told reads them, for the rest they are not there. */
@IntegrationTest
class PositionTests {

    private static final String NORTHLAND = "Northland";
    private static final String SOUTHLAND = "Southland";

    private final Scene scene;
    private final Bench bench;
    private final PositionService service;
    private final PositionQueries queries;
    private final Subjects subjects;
    private final RecordQueries record;

    PositionTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            RoundService rounds,
            PositionService service,
            PositionQueries queries,
            Subjects subjects,
            RecordQueries record) {
        this.scene = scene;
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.service = service;
        this.queries = queries;
        this.subjects = subjects;
        this.record = record;
    }

    private static SubjectRef at(Bench.Set set, String label) {
        return SubjectRef.of(SubjectRef.PROVISION, set.at(label));
    }

    private PositionId state(
            Bench.Set set, String delegation, SubjectRef on, Stance stance, PositionAudience audience, String reason) {
        return set.table()
                .asHead(delegation)
                .call(() -> service.state(set.table().negotiation(), on, stance, audience, reason));
    }

    private List<String> read(Bench.Set set, As reader, SubjectRef on) {
        return reader.call(() -> queries.on(set.table().negotiation(), on, null)).stream()
                .map(each -> each.delegationName() + " " + each.stance().word())
                .toList();
    }

    @Test
    void everyReaderIsToldWhatWasMeantForThemAndNothingElse() {
        Bench.Set set = bench.set();
        Scene.Table table = set.table();
        record Reader(String name, As as, Set<PositionAudience> told) {}
        Set<PositionAudience> everything = Set.of(PositionAudience.values());
        Set<PositionAudience> publicOnly = Set.of(PositionAudience.EVERYONE);
        List<Reader> readers = List.of(
                new Reader("own head", table.asHead(NORTHLAND), everything),
                new Reader("own deputy", table.as("Northland deputy"), everything),
                new Reader("own adviser", table.as("Northland adviser"), everything),
                new Reader("other party", table.asHead(SOUTHLAND), publicOnly),
                new Reader("guarantor", table.asHead("Eastland"), publicOnly),
                new Reader("observer", table.as("Observer"), publicOnly),
                new Reader("administrator", As.person(scene.administrator()), publicOnly),
                new Reader(
                        "facilitator",
                        table.asFacilitator(),
                        Set.of(PositionAudience.EVERYONE, PositionAudience.FACILITATORS)),
                new Reader(
                        "second facilitator",
                        table.as("Second facilitator"),
                        Set.of(PositionAudience.EVERYONE, PositionAudience.FACILITATORS)));
        List<String> labels = List.of("cessation", "withdrawal", "heavy");
        for (PositionAudience audience : PositionAudience.values()) {
            SubjectRef on = at(set, labels.get(audience.ordinal()));
            PositionId id = state(set, NORTHLAND, on, Stance.RED_LINE, audience, "Told to " + audience.word());
            for (Reader reader : readers) {
                boolean told = reader.told().contains(audience);
                assertThat(read(set, reader.as(), on))
                        .as("%s reads what is for %s", reader.name(), audience)
                        .isEqualTo(told ? List.of("Northland red-line") : List.of());
                assertThat(reader.as().call(() -> queries.ledger(table.negotiation(), List.of(on), null)))
                        .as("%s in the ledger of %s", reader.name(), audience)
                        .hasSize(told ? 1 : 0);
                assertThat(reader.as()
                                .call(() -> subjects.describe(
                                        SubjectRef.of(SubjectRef.POSITION, id), java.util.Locale.ENGLISH)))
                        .as("%s asks by id for what is for %s", reader.name(), audience)
                        .isEqualTo(
                                told
                                        ? reader.as()
                                                .call(() -> subjects.describe(
                                                        SubjectRef.of(SubjectRef.POSITION, id),
                                                        java.util.Locale.ENGLISH))
                                        : java.util.Optional.empty());
            }
            assertThatThrownBy(() -> As.person(scene.stranger()).run(() -> queries.on(table.negotiation(), on, null)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void theNewestThatAReaderWasToldStandsForThem() {
        Bench.Set set = bench.set();
        SubjectRef on = at(set, "cessation");
        state(set, NORTHLAND, on, Stance.RED_LINE, PositionAudience.EVERYONE, "In public.");
        Instant before = scene.moment();
        state(set, NORTHLAND, on, Stance.OPPOSE, PositionAudience.FACILITATORS, "To you.");
        state(set, NORTHLAND, on, Stance.ACCEPT, PositionAudience.DELEGATION, "Among us.");
        assertThat(read(set, set.table().asHead(SOUTHLAND), on)).containsExactly("Northland red-line");
        assertThat(read(set, set.table().asFacilitator(), on)).containsExactly("Northland oppose");
        assertThat(read(set, set.table().as("Northland adviser"), on)).containsExactly("Northland accept");
        assertThat(set.table()
                        .asHead(NORTHLAND)
                        .call(() -> queries.own(set.table().negotiation(), on, null))
                        .keySet())
                .containsExactly(PositionAudience.values());
        assertThat(set.table().asFacilitator().call(() -> queries.on(set.table().negotiation(), on, before)))
                .extracting(PositionView::stance)
                .containsExactly(Stance.RED_LINE);
        state(set, NORTHLAND, on, Stance.NONE, PositionAudience.EVERYONE, "");
        assertThat(read(set, set.table().asHead(SOUTHLAND), on)).isEmpty();
    }

    @Test
    void theLedgerSaysWhoMovedTowardWhatAsFarAsItWasTold() {
        Bench.Set set = bench.set();
        SubjectRef on = at(set, "cessation");
        state(set, NORTHLAND, on, Stance.RED_LINE, PositionAudience.EVERYONE, "First.");
        state(set, SOUTHLAND, on, Stance.SUPPORT, PositionAudience.EVERYONE, "First too.");
        state(set, NORTHLAND, on, Stance.OPPOSE, PositionAudience.FACILITATORS, "A step, for your ears.");
        state(set, NORTHLAND, on, Stance.ACCEPT, PositionAudience.EVERYONE, "A step.");
        state(set, SOUTHLAND, on, Stance.ACCEPT, PositionAudience.EVERYONE, "Back.");
        state(set, SOUTHLAND, on, Stance.ACCEPT, PositionAudience.EVERYONE, "Again.");
        assertThat(ledger(set, set.table().as("Observer"), on))
                .containsExactly(
                        "Southland same from ACCEPT",
                        "Southland away from SUPPORT",
                        "Northland toward from RED_LINE",
                        "Southland first from null",
                        "Northland first from null");
        assertThat(ledger(set, set.table().asFacilitator(), on))
                .contains("Northland toward from OPPOSE", "Northland toward from RED_LINE")
                .hasSize(6);
    }

    private List<String> ledger(Bench.Set set, As reader, SubjectRef on) {
        return reader.call(() -> queries.ledger(set.table().negotiation(), List.of(on), null)).stream()
                .map(each ->
                        each.stated().delegationName() + " " + each.direction().word() + " from " + each.before())
                .toList();
    }

    @Test
    void facilitatorsSeeWhereAgreementIsNearFromWhatTheyWereTold() {
        Bench.Set set = bench.set();
        SubjectRef near = at(set, "cessation");
        SubjectRef blocked = at(set, "withdrawal");
        for (String delegation : List.of(NORTHLAND, SOUTHLAND, "Eastland", "Westland")) {
            state(set, delegation, near, Stance.ACCEPT, PositionAudience.FACILITATORS, "Could live with it.");
        }
        state(set, NORTHLAND, blocked, Stance.RED_LINE, PositionAudience.FACILITATORS, "Never.");
        state(set, "Midland", near, Stance.RED_LINE, PositionAudience.DELEGATION, "Not told to anybody.");
        List<Nearness> found = set.table()
                .asFacilitator()
                .call(() -> queries.nearness(set.table().negotiation(), List.of(blocked, near), null));
        assertThat(found)
                .extracting(Nearness::subject, Nearness::degree, Nearness::silent)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(near, Nearness.Degree.NEAR, 1),
                        org.assertj.core.groups.Tuple.tuple(blocked, Nearness.Degree.BLOCKED, 4));
        for (String other : List.of("Northland head", "Northland adviser", "Observer")) {
            assertThatThrownBy(() -> set.table()
                            .as(other)
                            .run(() -> queries.nearness(set.table().negotiation(), List.of(near), null)))
                    .as(other)
                    .isInstanceOf(AccessDeniedException.class);
        }
        state(set, "Midland", near, Stance.OPPOSE, PositionAudience.EVERYONE, "Not yet.");
        assertThat(set.table()
                        .asFacilitator()
                        .call(() -> queries.nearness(set.table().negotiation(), List.of(near), null)))
                .extracting(Nearness::degree)
                .containsExactly(Nearness.Degree.ONE_AWAY);
    }

    @Test
    void whatIsNotForEverybodyLeavesTheSameEnvelopeWhateverItSays() {
        Bench.Set set = bench.set();
        SubjectRef on = at(set, "cessation");
        state(set, NORTHLAND, on, Stance.SUPPORT, PositionAudience.DELEGATION, "Yes.");
        state(
                set,
                NORTHLAND,
                on,
                Stance.RED_LINE,
                PositionAudience.FACILITATORS,
                "No, and for many reasons. ".repeat(40));
        PositionId open = state(set, NORTHLAND, on, Stance.OPPOSE, PositionAudience.EVERYONE, "For all to read.");
        LogId log = LogId.of(set.table().negotiation().value());
        List<RecordLine> lines = set.table()
                .asHead(SOUTHLAND)
                .call(() -> record.page(log, RecordFilter.ALL.topic("position"), null, 10)
                        .lines());
        assertThat(lines)
                .extracting(RecordLine::type)
                .containsExactly("position.stated", "position.noted", "position.noted");
        assertThat(lines.getFirst().text()).isEqualTo("For all to read.");
        assertThat(lines.getFirst().subject().id()).isEqualTo(open.value());
        lines.subList(1, 3).forEach(line -> {
            assertThat(line.text()).isNull();
            assertThat(line.data().keys()).isEmpty();
        });
        assertThat(lines.subList(1, 3).stream()
                        .map(line -> set.table().asHead(SOUTHLAND).call(() -> committed(log, line)))
                        .distinct())
                .as("both commit to as many bytes")
                .hasSize(1);
    }

    private long committed(LogId log, RecordLine line) {
        return Json.parse(record.entry(log, line.index()).bytes())
                .asObject()
                .object("payload")
                .number("length");
    }

    @Test
    void advisersSpeakToTheirOwnAndObserversToNobody() {
        Bench.Set set = bench.set();
        SubjectRef on = at(set, "cessation");
        As adviser = set.table().as("Northland adviser");
        adviser.run(() -> service.state(
                set.table().negotiation(), on, Stance.OPPOSE, PositionAudience.DELEGATION, "I would not."));
        for (PositionAudience audience : List.of(PositionAudience.FACILITATORS, PositionAudience.EVERYONE)) {
            assertThatThrownBy(() -> adviser.run(() ->
                            service.state(set.table().negotiation(), on, Stance.OPPOSE, audience, "Nor would we.")))
                    .isInstanceOf(AccessDeniedException.class);
        }
        for (As silent : List.of(set.table().as("Observer"), set.table().asFacilitator())) {
            assertThatThrownBy(() -> silent.run(() -> service.state(
                            set.table().negotiation(), on, Stance.OPPOSE, PositionAudience.DELEGATION, "No.")))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> state(set, NORTHLAND, on, Stance.OPPOSE, PositionAudience.EVERYONE, " "))
                .extracting("key")
                .isEqualTo("position.error.reason");
        assertThatThrownBy(() -> state(
                        set,
                        NORTHLAND,
                        SubjectRef.of(SubjectRef.NEGOTIATION, set.table().negotiation()),
                        Stance.OPPOSE,
                        PositionAudience.EVERYONE,
                        "All of it."))
                .extracting("key")
                .isEqualTo("position.error.subject");
    }
}
