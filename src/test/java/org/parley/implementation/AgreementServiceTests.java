package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanService;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What a plan becomes once its whole text is agreed, and what follows where its guarantee is called on. */
@IntegrationTest
@RecordApplicationEvents
class AgreementServiceTests {

    private final Scene scene;
    private final PlanService plans;
    private final ClosureService closures;
    private final RoundService rounds;
    private final GuaranteeService guarantees;
    private final GuaranteeQueries marked;
    private final AgreementService agreements;
    private final AgreementQueries queries;
    private final IncidentService incidents;
    private final IncidentQueries incidentQueries;
    private final Clock clock;

    AgreementServiceTests(
            Scene scene,
            PlanService plans,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees,
            GuaranteeQueries marked,
            AgreementService agreements,
            AgreementQueries queries,
            IncidentService incidents,
            IncidentQueries incidentQueries,
            Clock clock) {
        this.scene = scene;
        this.plans = plans;
        this.closures = closures;
        this.rounds = rounds;
        this.guarantees = guarantees;
        this.marked = marked;
        this.agreements = agreements;
        this.queries = queries;
        this.incidents = incidents;
        this.incidentQueries = incidentQueries;
        this.clock = clock;
    }

    private Treaty treaty() {
        return Treaty.agreed(scene.table(), plans, closures, rounds, guarantees);
    }

    private AgreementId begin(Treaty treaty) {
        return treaty.table()
                .asFacilitator()
                .call(() -> agreements.begin(treaty.plan(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0)));
    }

    private AgreementView see(Treaty treaty) {
        return treaty.table()
                .as("Observer")
                .call(() -> queries.on(treaty.plan()))
                .orElseThrow();
    }

    private IncidentView see(Treaty treaty, IncidentId id) {
        return treaty.table().as("Observer").call(() -> incidentQueries.get(id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void sign(Treaty treaty, AgreementId id, String delegation, LocalDate on) {
        treaty.table()
                .asFacilitator()
                .run(() -> agreements.deposit(
                        id,
                        new Deposit(
                                Deposit.Kind.SIGNATURE,
                                treaty.table().delegation(delegation),
                                on,
                                "The Minister, by full powers of the day before")));
    }

    @Test
    void isSignedOnceItsWholeTextIsAgreedAndBindsByItsOwnClause(ApplicationEvents events) {
        Treaty open = Treaty.drafted(scene.table(), plans);
        assertThatThrownBy(() -> begin(open)).hasMessage("agreement.error.not-agreed");
        Treaty treaty = treaty();
        assertThatThrownBy(() -> treaty.table()
                        .asHead("Northland")
                        .run(() -> agreements.begin(
                                treaty.plan(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0))))
                .isInstanceOf(AccessDeniedException.class);
        AgreementId id = begin(treaty);
        assertThatThrownBy(() -> begin(treaty)).hasMessage("agreement.error.begun");
        // Asked for once: the day may end meanwhile
        LocalDate today = today();
        sign(treaty, id, "Northland", today.minusDays(70));
        sign(treaty, id, "Eastland", today.minusDays(1));
        assertThat(see(treaty).inForce()).isNull();
        sign(treaty, id, "Southland", today.minusDays(65));
        assertThat(see(treaty).inForce()).isEqualTo(today.minusDays(65));
        assertThat(see(treaty).binds(today)).isTrue();
        assertThatThrownBy(() -> sign(treaty, id, "Southland", today)).hasMessage("agreement.error.deposited");
        assertThatThrownBy(() -> sign(treaty, id, "Midland", today.plusDays(9))).hasMessage("agreement.error.future");
        assertThat(events.stream(Act.class).map(Act::type)).contains("agreement.begun", "agreement.signed");
        As stranger = As.person(scene.stranger());
        assertThatThrownBy(() -> stranger.run(() -> queries.on(treaty.plan()))).isInstanceOf(NotFound.class);
    }

    @Test
    void tellsHowFarEachProvisionIsCarriedOut() {
        Treaty treaty = treaty();
        AgreementId id = begin(treaty);
        treaty.table().asFacilitator().run(() -> {
            agreements.assess(id, treaty.guarantee(), Level.MINIMAL, "Two patrols.", null);
            agreements.assess(
                    id,
                    treaty.guarantee(),
                    Level.INTERMEDIATE,
                    "Patrols each day.",
                    treaty.table().delegation("Eastland"));
        });
        Progress progress = treaty.table().as("Observer").call(() -> queries.progress(see(treaty)));
        assertThat(progress.articles().get(treaty.article()))
                .containsEntry(Level.INTERMEDIATE, 1)
                .containsEntry(Level.NOT_BEGUN, 1);
        assertThat(progress.percent()).isEqualTo(33);
        assertThatThrownBy(() -> treaty.table()
                        .asHead("Eastland")
                        .run(() -> agreements.assess(id, treaty.guarantee(), Level.FULL, "All of it.", null)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void startsTheClockAtAPositiveFindingAndHoldsNobodyToALaterPlan(ApplicationEvents events) {
        Treaty treaty = treaty();
        assertThatThrownBy(() -> treaty.table()
                        .asHead("Northland")
                        .run(() -> incidents.report(treaty.guarantee(), "Shelling at noon.")))
                .hasMessage("agreement.error.no-agreement");
        begin(treaty);
        IncidentId id = treaty.table()
                .asHead("Northland")
                .call(() -> incidents.report(treaty.guarantee(), "Shelling at noon."));
        IncidentView reported = see(treaty, id);
        assertThat(reported.dues()).as("nothing is found yet").isEmpty();
        assertThat(reported.findingDue()).isEqualTo(reported.reportedAt().plus(Duration.ofHours(48)));
        assertThatThrownBy(() -> treaty.table()
                        .asHead("Northland")
                        .run(() -> incidents.find(id, reported.lockVersion(), "We saw it.")))
                .isInstanceOf(AccessDeniedException.class);
        treaty.table()
                .asFacilitator()
                .run(() -> incidents.find(id, reported.lockVersion(), "Watch has seen the craters."));

        IncidentView found = see(treaty, id);
        assertThat(found.running()).isTrue();
        assertThat(found.owedBy(treaty.table().delegation("Westland")))
                .extracting(IncidentView.Due::text)
                .containsExactly("Demand that it cease.", "Restore the measures.");
        assertThat(found.owedBy(treaty.table().delegation("Eastland"))).hasSize(1);
        IncidentView.Due demand = found.dues().getFirst();
        assertThat(Duration.between(found.foundAt(), demand.at())).isEqualTo(Duration.ofHours(24));
        assertThat(demand.overdue(demand.at())).isFalse();
        assertThat(demand.overdue(demand.at().plusSeconds(1))).isTrue();

        long seen = treaty.table()
                .as("Observer")
                .call(() -> marked.on(treaty.guarantee()))
                .orElseThrow()
                .lockVersion();
        ResponsePlan now = Treaty.response(treaty.table());
        treaty.table()
                .asFacilitator()
                .run(() -> guarantees.respond(
                        treaty.guarantee(),
                        seen,
                        new ResponsePlan(now.trigger(), now.finder(), now.actions(), List.of())));
        assertThat(see(treaty, id).dues()).as("as it was at the finding").hasSize(2);

        assertThatThrownBy(() -> treaty.table()
                        .asHead("Midland")
                        .run(() -> incidents.take(id, found.lockVersion(), demand.step())))
                .isInstanceOf(AccessDeniedException.class);
        treaty.table().asHead("Eastland").run(() -> incidents.take(id, found.lockVersion(), demand.step()));
        IncidentView answered = see(treaty, id);
        assertThat(answered.dues().getFirst().takenBy()).isEqualTo("Eastland head");
        assertThat(answered.owedBy(treaty.table().delegation("Westland"))).hasSize(1);
        treaty.table().asFacilitator().run(() -> incidents.end(id, answered.lockVersion()));
        assertThat(treaty.table()
                        .as("Observer")
                        .call(() -> incidentQueries.running(treaty.table().negotiation())))
                .isEmpty();
        assertThat(events.stream(Act.class).map(Act::type))
                .contains("incident.reported", "incident.found", "incident.answered", "incident.ended");
    }

    @Test
    void startsNothingWhereItIsFoundThatItDidNotHappen() {
        Treaty treaty = treaty();
        begin(treaty);
        IncidentId id = treaty.table()
                .asHead("Southland")
                .call(() -> incidents.report(treaty.guarantee(), "Drones over the line."));
        treaty.table()
                .asFacilitator()
                .run(() -> incidents.dismiss(id, see(treaty, id).lockVersion(), "They were birds."));
        assertThat(see(treaty, id).state()).isEqualTo(IncidentState.NOT_FOUND);
        assertThat(see(treaty, id).dues()).isEmpty();
        assertThatThrownBy(() -> treaty.table()
                        .asFacilitator()
                        .run(() -> incidents.find(id, see(treaty, id).lockVersion(), "They were not.")))
                .hasMessage("agreement.error.incident-state");
    }
}
