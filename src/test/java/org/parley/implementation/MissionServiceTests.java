package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who watches how an agreement is kept: nominated, answered for, confirmed, and heard within the mandate. */
@IntegrationTest
@RecordApplicationEvents
class MissionServiceTests {

    private final Scene scene;
    private final PlanService plans;
    private final PlanQueries texts;
    private final ClosureService closures;
    private final RoundService rounds;
    private final GuaranteeService guarantees;
    private final AgreementService agreements;
    private final AgreementQueries agreed;
    private final IncidentService incidents;
    private final IncidentQueries happened;
    private final MissionService missions;
    private final NominationService nominations;
    private final MissionQueries queries;
    private final Clock clock;

    MissionServiceTests(
            Scene scene,
            PlanService plans,
            PlanQueries texts,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees,
            AgreementService agreements,
            AgreementQueries agreed,
            IncidentService incidents,
            IncidentQueries happened,
            MissionService missions,
            NominationService nominations,
            MissionQueries queries,
            Clock clock) {
        this.scene = scene;
        this.plans = plans;
        this.texts = texts;
        this.closures = closures;
        this.rounds = rounds;
        this.guarantees = guarantees;
        this.agreements = agreements;
        this.agreed = agreed;
        this.incidents = incidents;
        this.happened = happened;
        this.missions = missions;
        this.nominations = nominations;
        this.queries = queries;
        this.clock = clock;
    }

    private record Watched(Treaty treaty, AgreementId agreement, MissionId mission) {

        Scene.Table table() {
            return treaty.table();
        }
    }

    private Watched set() {
        Treaty treaty = Treaty.agreed(scene.table(), plans, closures, rounds, guarantees);
        return treaty.table()
                .asFacilitator()
                .call(() -> new Watched(
                        treaty,
                        agreements.begin(treaty.plan(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0)),
                        missions.establish(treaty.plan(), treaty.mandate())));
    }

    private NominationId nominate(Watched set, String by, String nominee) {
        return set.table()
                .asHead(by)
                .call(() -> nominations.nominate(
                        set.mission(),
                        new NewNomination(set.table().delegation(nominee), null, 40, "They know the land.")));
    }

    private NominationView see(Watched set, NominationId id) {
        return set.table().as("Observer").call(() -> queries.nomination(id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private ProvisionId cessation(Watched set) {
        return set.table()
                .as("Observer")
                .call(() -> texts.text(set.treaty().plan()).text().walk().stream()
                        .map(PlanText.Place::id)
                        .filter(each -> !each.equals(set.treaty().guarantee())
                                && !each.equals(set.treaty().article()))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void isSetUpByAFacilitatorUnderAnAgreementOnly() {
        Treaty open = Treaty.drafted(scene.table(), plans);
        assertThatThrownBy(
                        () -> open.table().asFacilitator().run(() -> missions.establish(open.plan(), open.mandate())))
                .hasMessage("mission.error.no-agreement");
        Watched set = set();
        assertThatThrownBy(() -> set.table()
                        .asHead("Southland")
                        .run(() -> missions.establish(
                                set.treaty().plan(), set.treaty().mandate())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(set.table().as("Observer").call(() -> queries.of(set.treaty().plan())))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.mandate()).isEqualTo(set.treaty().mandate()));
    }

    @Test
    void refusesWhomTheTextExcludesByNameAndByAnyOtherName() {
        Watched set = set();
        assertThatThrownBy(() -> nominate(set, "Southland", "Northland"))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("Northland", "1"))
                .hasMessage("mission.error.excluded");
        assertThatThrownBy(() -> set.table()
                        .asHead("Southland")
                        .run(() -> nominations.nominate(
                                set.mission(), new NewNomination(null, " NORTHLAND ", 5, "In other words."))))
                .hasMessage("mission.error.excluded");
        NominationId proposed = nominate(set, "Northland", "Eastland");
        assertThat(see(set, proposed).delegation())
                .as("the party that takes no part may propose others")
                .isEqualTo(set.table().delegation("Northland"));
        assertThatThrownBy(() -> nominate(set, "Southland", "Eastland")).hasMessage("mission.error.nominated");

        Mandate now = set.treaty().mandate();
        Mandate silent = new Mandate(
                now.title(),
                now.text(),
                now.provisions(),
                now.area(),
                now.places(),
                now.delegations(),
                now.others(),
                List.of(new Mandate.Exclusion(
                        set.table().delegation("Northland"), set.treaty().article(), false)),
                now.hours(),
                now.from(),
                now.until());
        set.table().asFacilitator().run(() -> missions.change(set.mission(), 0, silent));
        assertThatThrownBy(() -> nominate(set, "Northland", "Westland")).hasMessage("mission.error.may-not-nominate");
        Mandate hitting = new Mandate(
                now.title(),
                now.text(),
                now.provisions(),
                now.area(),
                now.places(),
                now.delegations(),
                now.others(),
                List.of(new Mandate.Exclusion(
                        set.table().delegation("Eastland"), set.treaty().article(), false)),
                now.hours(),
                now.from(),
                now.until());
        assertThatThrownBy(() -> set.table().asFacilitator().run(() -> missions.change(set.mission(), 1, hitting)))
                .hasMessage("mission.error.exclusion-hits");
    }

    @Test
    void asksThePartiesAndWhoeverWouldSendThemAndIsConfirmedByAFacilitator(ApplicationEvents events) {
        Watched set = set();
        NominationId id = nominate(set, "Northland", "Eastland");
        assertThat(see(set, id).answers())
                .extracting(Answer::delegation)
                .containsExactly(
                        set.table().delegation("Southland"), set.table().delegation("Eastland"));
        assertThatThrownBy(() -> set.table().asHead("Midland").run(() -> nominations.consent(id, 0)))
                .hasMessage("mission.error.not-asked");
        assertThatThrownBy(() -> set.table().as("Northland adviser").run(() -> nominations.consent(id, 0)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(set.table()
                        .asHead("Southland")
                        .call(() -> queries.asked(set.table().negotiation())))
                .extracting(NominationView::id)
                .containsExactly(id);
        set.table().asHead("Southland").run(() -> nominations.object(id, 0, "Too near."));
        set.table().asHead("Eastland").run(() -> nominations.consent(id, 1));
        assertThatThrownBy(() -> set.table().asFacilitator().run(() -> nominations.confirm(id, 2, 40, today(), null)))
                .hasMessage("mission.error.objected");
        set.table().asHead("Southland").run(() -> nominations.consent(id, 2));
        assertThat(set.table()
                        .asFacilitator()
                        .call(() -> queries.ripe(set.table().negotiation())))
                .extracting(NominationView::id)
                .containsExactly(id);
        assertThatThrownBy(
                        () -> set.table().asHead("Southland").run(() -> nominations.confirm(id, 3, 40, today(), null)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> set.table().asFacilitator().run(() -> nominations.confirm(id, 0, 40, today(), null)))
                .hasMessage("implementation.error.meanwhile");
        set.table().asFacilitator().run(() -> nominations.confirm(id, 3, 25, today(), null));
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> queries.get(set.mission()))
                        .accepted())
                .isEqualTo(25);

        NominationId taken = nominate(set, "Southland", "Westland");
        assertThatThrownBy(() -> set.table().asHead("Westland").run(() -> nominations.withdraw(taken, 0, "No.")))
                .isInstanceOf(AccessDeniedException.class);
        set.table().asHead("Southland").run(() -> nominations.withdraw(taken, 0, "They are needed at home."));
        NominationId open = nominate(set, "Southland", "Midland");
        set.table().asFacilitator().run(() -> missions.end(set.mission(), 0, "Its time is over."));
        assertThat(see(set, id).state()).isEqualTo(NominationState.ENDED);
        assertThat(see(set, taken).state()).isEqualTo(NominationState.WITHDRAWN);
        assertThat(see(set, open).state()).isEqualTo(NominationState.DECLINED);
        assertThatThrownBy(() -> nominate(set, "Southland", "Westland")).hasMessage("mission.error.ended");
        assertThat(events.stream(Act.class).map(Act::type))
                .contains(
                        "mission.established",
                        "nomination.proposed",
                        "nomination.objected",
                        "nomination.consented",
                        "nomination.confirmed",
                        "nomination.withdrawn",
                        "mission.ended",
                        "nomination.declined",
                        "nomination.ended");
    }

    @Test
    void letsMonitorsSayWhatTheySawWithinTheMandateAndNowhereElse() {
        Watched set = set();
        set.table().as("Observer").run(() -> {
            agreements.assess(set.agreement(), set.treaty().guarantee(), Level.MINIMAL, "Two patrols.", null);
            IncidentId incident = incidents.report(set.treaty().guarantee(), "Shelling at noon.");
            assertThat(happened.get(incident).delegation())
                    .isEqualTo(set.table().delegation("Watch"));
        });
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> agreed.on(set.treaty().plan()))
                        .orElseThrow()
                        .assessments())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.delegation()).isEqualTo(set.table().delegation("Watch")));
        assertThatThrownBy(() -> set.table()
                        .as("Observer")
                        .run(() -> agreements.assess(
                                set.agreement(), cessation(set), Level.MINIMAL, "Outside the mandate.", null)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> set.table()
                        .as("Observer")
                        .run(() -> agreements.deposit(
                                set.agreement(),
                                new Deposit(
                                        Deposit.Kind.SIGNATURE,
                                        set.table().delegation("Northland"),
                                        today(),
                                        "Not theirs to note"))))
                .isInstanceOf(AccessDeniedException.class);

        assertThatThrownBy(() -> assess(set, "Eastland"))
                .as("nobody sent them")
                .isInstanceOf(AccessDeniedException.class);
        NominationId id = nominate(set, "Southland", "Eastland");
        set.table().asHead("Northland").run(() -> nominations.consent(id, 0));
        set.table().asHead("Eastland").run(() -> nominations.consent(id, 1));
        assertThatThrownBy(() -> assess(set, "Eastland")).as("not confirmed").isInstanceOf(AccessDeniedException.class);
        set.table().asFacilitator().run(() -> nominations.confirm(id, 2, 40, today(), null));
        assess(set, "Eastland");
        set.table().asFacilitator().run(() -> missions.end(set.mission(), 0, "Its time is over."));
        assertThatThrownBy(() -> assess(set, "Eastland")).as("it is over").isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> set.table()
                        .as("Observer")
                        .run(() -> incidents.report(set.treaty().guarantee(), "Shelling again.")))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void assess(Watched set, String delegation) {
        set.table()
                .asHead(delegation)
                .run(() -> agreements.assess(
                        set.agreement(), set.treaty().guarantee(), Level.INTERMEDIATE, "Seen by patrols.", null));
    }

    @Test
    void namesSomebodyOutsideTheTableOnce() {
        Watched set = set();
        NewNomination farland = new NewNomination(null, "Farland", 10, "It is far.");
        NominationId id = set.table().asHead("Northland").call(() -> nominations.nominate(set.mission(), farland));
        assertThat(see(set, id).answers())
                .extracting(Answer::delegation)
                .containsExactly(set.table().delegation("Southland"));
        assertThatThrownBy(() -> set.table()
                        .asHead("Southland")
                        .run(() -> nominations.nominate(
                                set.mission(), new NewNomination(null, "farland", 10, "It is far."))))
                .hasMessage("mission.error.nominated");
        assertThatThrownBy(() -> set.table().asFacilitator().run(() -> nominations.nominate(set.mission(), farland)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> set.table().as("Observer").run(() -> nominations.nominate(set.mission(), farland)))
                .isInstanceOf(AccessDeniedException.class);
    }
}
