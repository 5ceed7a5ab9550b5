package org.parley.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.record.HistoryQueries;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;

/** The library is the house's, its links are a negotiation's. */
@IntegrationTest
class PrecedentServiceTests {

    private final Scene scene;
    private final Bench bench;
    private final PrecedentService library;
    private final PrecedentLinkService links;
    private final PrecedentQueries queries;
    private final HistoryQueries histories;
    private final RecordQueries record;

    PrecedentServiceTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            RoundService rounds,
            PrecedentService library,
            PrecedentLinkService links,
            PrecedentQueries queries,
            HistoryQueries histories,
            RecordQueries record) {
        this.scene = scene;
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.library = library;
        this.links = links;
        this.queries = queries;
        this.histories = histories;
        this.record = record;
    }

    private PrecedentId added(String name) {
        return As.person(scene.administrator()).call(() -> library.add(Cases.text(name)));
    }

    @Test
    void isWrittenByAdministratorsAndFacilitatorsAndReadByEverybodySignedIn() {
        Scene.Table table = scene.table();
        PrecedentId byFacilitator = table.asFacilitator().call(() -> library.add(Cases.text("A facilitator’s")));
        PrecedentId byAdministrator = added("An administrator’s");
        for (String reader : List.of("Northland head", "Northland adviser", "Observer")) {
            As one = table.as(reader);
            assertThat(one.call(() -> queries.get(byFacilitator)).text().parties())
                    .isEqualTo("Two States");
            assertThat(one.call(queries::mayKeep)).isFalse();
            assertThatThrownBy(() -> one.run(() -> library.add(Cases.text("Nobody’s"))))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> one.run(() -> library.change(byAdministrator, 0, Cases.text("Other"))))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> one.run(() -> library.importFile(""))).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(As.person(scene.stranger())
                        .call(() -> queries.get(byFacilitator))
                        .shelved())
                .isFalse();
        assertThatThrownBy(() -> As.nobody().run(() -> queries.get(byFacilitator)))
                .isInstanceOf(Exception.class);
    }

    @Test
    void keepsWhatWasWrittenBeforeAndOverwritesNothingUnseen() {
        PrecedentId id = added("Changed");
        PrecedentText later = Cases.text("Changed again");
        As keeper = As.person(scene.administrator());
        long seen = keeper.call(() -> queries.get(id)).lockVersion();
        keeper.run(() -> library.change(id, seen, later));
        assertThatThrownBy(() -> keeper.run(() -> library.change(id, seen, Cases.text("Late"))))
                .extracting("key")
                .isEqualTo("library.error.changed-meanwhile");
        assertThatThrownBy(() ->
                        keeper.run(() -> library.change(id, queries.get(id).lockVersion(), later)))
                .extracting("key")
                .isEqualTo("library.error.unchanged");
        assertThat(scene.table().as("Observer").call(() -> histories.states(SubjectRef.of(SubjectRef.PRECEDENT, id))))
                .extracting(state -> Objects.requireNonNull(state.values().get("name")))
                .containsExactly(later.name(), Cases.text("Changed").name());
        assertThat(keeper.call(() -> record.about(LogId.HOUSE, id.value(), 10)))
                .extracting(RecordLine::type)
                .containsExactlyInAnyOrder("precedent.added", "precedent.changed");
    }

    @Test
    void knowsNoOutcomeOfYearsThatHaveNotPassedAndNoNameTwice() {
        PrecedentText good = Cases.text("Future");
        PrecedentText future = new PrecedentText(
                good.name(),
                good.conflict(),
                good.parties(),
                good.began(),
                good.concluded(),
                good.instruments(),
                good.terms(),
                Stream.concat(
                                good.outcomes().stream().limit(3),
                                Stream.of(new Outcome(30, Verdict.HELD, "It will have.")))
                        .toList(),
                good.lesson(),
                good.sources());
        As keeper = As.person(scene.administrator());
        assertThatThrownBy(() -> keeper.run(() -> library.add(future)))
                .extracting("key")
                .isEqualTo("library.error.outcome-future");
        keeper.run(() -> library.add(good));
        assertThatThrownBy(() -> keeper.run(() -> library.add(good)))
                .extracting("key")
                .isEqualTo("library.error.name-taken");
    }

    @Test
    void takesOfAFileWhatCanBeTakenAndSaysTheRest() {
        As keeper = As.person(scene.administrator());
        added("From before");
        String csv = PrecedentFile.write(List.of(
                Cases.text("First of file"),
                Cases.text("From before"),
                Cases.text("Second of file"),
                Cases.text("First of file")));
        PrecedentFile.Read said = keeper.call(() -> library.check(csv));
        PrecedentFile.Read done = keeper.call(() -> library.importFile(csv));
        assertThat(done.rows()).extracting(PrecedentFile.Row::line).containsExactly(2, 6);
        assertThat(done.refused())
                .extracting(each -> each.line() + " " + each.reason().key())
                .containsExactly("4 library.error.name-taken", "8 library.error.name-twice");
        assertThat(said.rows()).isEqualTo(done.rows());
        assertThat(keeper.call(() -> queries.file()))
                .contains(Cases.text("First of file").name());
    }

    @Test
    void isFoundByWhatHeldAndWhatFailedByMeansYearsAndWords() {
        PrecedentId id = added("Found");
        As reader = scene.table().as("Observer");
        String own = Cases.text("Found").name();
        assertThat(found(reader, new PrecedentFilter(own, null, null, null, null, null)))
                .containsExactly(id);
        assertThat(found(reader, new PrecedentFilter(own + " ISLAND stages", null, Verdict.FAILED, 10, 2001, 2001)))
                .containsExactly(id);
        assertThat(found(
                        reader,
                        new PrecedentFilter(own, InstrumentKind.PEACE_OPERATION, Verdict.PARTLY, null, null, null)))
                .containsExactly(id);
        assertThat(found(reader, new PrecedentFilter(own, null, Verdict.FAILED, 1, null, null)))
                .isEmpty();
        assertThat(found(reader, new PrecedentFilter(own, InstrumentKind.TRIBUNAL, null, null, null, null)))
                .isEmpty();
        assertThat(found(reader, new PrecedentFilter(own, null, null, null, 2002, null)))
                .isEmpty();
        assertThat(found(reader, new PrecedentFilter(own + " desert", null, null, null, null, null)))
                .isEmpty();
    }

    private List<PrecedentId> found(As reader, PrecedentFilter filter) {
        return reader.call(() -> queries.list(filter)).stream()
                .map(PrecedentView::id)
                .toList();
    }

    @Test
    void standsBesideAProvisionInTheNameOfWhoPutItThere() {
        Bench.Set set = bench.set();
        Scene.Table table = set.table();
        ProvisionId at = set.at("withdrawal");
        PrecedentId id = added("Beside");
        LinkId link = table.asHead("Northland").call(() -> links.link(at, id, "Their stages were kept."));
        Instant linked = scene.moment();
        assertThatThrownBy(() -> table.asFacilitator().run(() -> links.link(at, id, "Again.")))
                .extracting("key")
                .isEqualTo("library.error.linked-already");
        for (String silent : List.of("Northland adviser", "Observer")) {
            assertThatThrownBy(() -> table.as(silent).run(() -> links.link(at, id, "No.")))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> table.as(silent).run(() -> links.unlink(link)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> As.person(scene.stranger()).run(() -> links.link(at, id, "No.")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> table.asHead("Southland").run(() -> links.unlink(link)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(table.as("Observer").call(() -> queries.beside(table.negotiation(), List.of(at), null)))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.delegationName()).isEqualTo("Northland");
                    assertThat(view.note()).isEqualTo("Their stages were kept.");
                });
        assertThat(As.person(scene.stranger()).call(() -> queries.uses(id))).isEmpty();

        table.as("Northland deputy").run(() -> links.unlink(link));
        assertThat(table.as("Observer").call(() -> queries.beside(table.negotiation(), List.of(at), null)))
                .isEmpty();
        assertThat(table.as("Observer").call(() -> queries.beside(table.negotiation(), List.of(at), linked)))
                .hasSize(1);
        table.asFacilitator().run(() -> links.link(at, id, "The table’s own."));
        assertThat(table.as("Observer").call(() -> queries.uses(id)))
                .singleElement()
                .satisfies(view -> assertThat(view.delegation()).isNull());
        assertThat(table.as("Observer")
                        .call(() -> record.page(
                                        LogId.of(table.negotiation().value()),
                                        RecordFilter.ALL.topic("precedent"),
                                        null,
                                        10)
                                .lines()))
                .extracting(RecordLine::type)
                .containsExactlyInAnyOrder("precedent.linked", "precedent.unlinked", "precedent.linked");
    }

    @Test
    void isPutAwayWithoutLosingItsPlaces() {
        Bench.Set set = bench.set();
        PrecedentId id = added("Put away");
        set.table().asFacilitator().run(() -> links.link(set.at("withdrawal"), id, "Before."));
        As.person(scene.administrator()).run(() -> library.shelve(id));
        assertThatThrownBy(() -> set.table().asFacilitator().run(() -> links.link(set.at("cessation"), id, "After.")))
                .extracting("key")
                .isEqualTo("library.error.shelved");
        PrecedentFilter own = new PrecedentFilter(Cases.text("Put away").name(), null, null, null, null, null);
        assertThat(found(set.table().as("Observer"), own)).isEmpty();
        assertThat(found(set.table().asFacilitator(), own)).containsExactly(id);
        assertThat(set.table().as("Observer").call(() -> queries.uses(id))).hasSize(1);
        As.person(scene.administrator()).run(() -> library.restore(id));
        assertThat(found(set.table().as("Observer"), own)).containsExactly(id);
    }
}
