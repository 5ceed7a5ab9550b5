package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.Adoption;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.record.HistoryQueries;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may say what a delegation owes, and what becomes of it. */
@IntegrationTest
@RecordApplicationEvents
class CommitmentServiceTests {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities. {#cessation}

            ## Guarantees {#guarantees}

            1. The Guarantors shall send observers. {#observers}
            2. They shall pay for them. {#costs}
            """;

    private final Scene scene;
    private final PlanService planService;
    private final PlanQueries plans;
    private final CommitmentService service;
    private final CommitmentQueries commitments;
    private final HistoryQueries histories;
    private final Subjects subjects;
    private final TransactionTemplate transaction;

    CommitmentServiceTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            CommitmentService service,
            CommitmentQueries commitments,
            HistoryQueries histories,
            Subjects subjects,
            TransactionTemplate transaction) {
        this.scene = scene;
        this.planService = planService;
        this.plans = plans;
        this.service = service;
        this.commitments = commitments;
        this.histories = histories;
        this.subjects = subjects;
        this.transaction = transaction;
    }

    /** A table with a plan on it. */
    private final class Desk {

        private final Scene.Table table = scene.table();
        private final Imported plan = table.asFacilitator()
                .call(() -> planService.importPlan(
                        table.negotiation(), new NewPlan("plan", "en"), PlanFormat.MARKDOWN, SOURCE));

        ProvisionId at(String label) {
            ProvisionId found = plan.labels().get(label);
            if (found == null) {
                throw new IllegalArgumentException(label);
            }
            return found;
        }

        DelegationId delegation(String name) {
            return table.delegation(name);
        }

        CommitmentId enter(As as, String label, String owing, String text) {
            return as.call(() -> service.enter(at(label), delegation(owing), terms(text, null)));
        }

        CommitmentTerms terms(String text, @Nullable String backing) {
            return new CommitmentTerms(
                    text,
                    Set.of(delegation("Northland")),
                    Set.of(Instrument.MILITARY),
                    backing == null ? null : delegation(backing));
        }

        CommitmentView see(CommitmentId id) {
            return table.as("Observer").call(() -> commitments.get(id));
        }

        long seen(CommitmentId id) {
            return see(id).lockVersion();
        }
    }

    @Test
    void headsSpeakForTheirOwnDelegationAndFacilitatorsOnlyNote(ApplicationEvents events) {
        Desk desk = new Desk();
        CommitmentId own = desk.enter(desk.table.asHead("Eastland"), "observers", "Eastland", "Sixty observers.");
        CommitmentId noted = desk.enter(desk.table.asFacilitator(), "costs", "Westland", "A third of the costs.");
        assertThat(desk.see(own).state()).isEqualTo(CommitmentState.GIVEN);
        assertThat(desk.see(own).number()).isEqualTo("2(1)");
        assertThat(desk.see(noted).state()).isEqualTo(CommitmentState.NOTED);
        for (String name : List.of("Northland head", "Northland adviser", "Observer")) {
            assertThatThrownBy(() -> desk.enter(desk.table.as(name), "observers", "Eastland", "Seventy observers."))
                    .as(name)
                    .isInstanceOf(AccessDeniedException.class);
        }
        As stranger = As.person(scene.stranger());
        assertThatThrownBy(() -> desk.enter(stranger, "observers", "Eastland", "None."))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.run(() -> commitments.get(own))).isInstanceOf(NotFound.class);

        assertThat(desk.table.asHead("Westland").call(() -> commitments.asked(desk.table.negotiation())))
                .extracting(CommitmentView::id)
                .containsExactly(noted);
        assertThatThrownBy(() -> desk.table.asHead("Eastland").run(() -> service.affirm(noted, desk.seen(noted))))
                .isInstanceOf(AccessDeniedException.class);
        desk.table.asHead("Westland").run(() -> service.affirm(noted, desk.seen(noted)));
        assertThat(desk.see(noted).state()).isEqualTo(CommitmentState.GIVEN);
        assertThat(events.stream(Act.class).map(Act::type))
                .contains("commitment.entered", "commitment.noted", "commitment.affirmed");
    }

    @Test
    void nobodyIsMadeToStandBehindAnothersWord() {
        Desk desk = new Desk();
        CommitmentId id = desk.table
                .asHead("Eastland")
                .call(() -> service.enter(
                        desk.at("observers"), desk.delegation("Eastland"), desk.terms("Sixty observers.", "Westland")));
        assertThat(desk.see(id).backed()).isFalse();
        assertThatThrownBy(() -> desk.table.asHead("Midland").run(() -> service.back(id, desk.seen(id))))
                .hasMessage("implementation.error.not-asked");
        desk.table.asHead("Westland").run(() -> service.back(id, desk.seen(id)));
        assertThat(desk.see(id).backed()).isTrue();

        desk.table
                .asHead("Eastland")
                .run(() -> service.change(id, desk.seen(id), desk.terms("Forty observers.", "Westland")));
        assertThat(desk.see(id).backed()).as("it stood behind other words").isFalse();
        desk.table.asHead("Westland").run(() -> service.declineBacking(id, desk.seen(id)));
        assertThat(desk.see(id).backing()).isNull();
    }

    @Test
    void refusesWhatWouldSayNothing() {
        Desk desk = new Desk();
        As east = desk.table.asHead("Eastland");
        assertThatThrownBy(() -> desk.enter(east, "observers", "Eastland", " "))
                .hasMessage("implementation.error.text");
        assertThatThrownBy(() -> new CommitmentTerms("Something.", Set.of(), Set.of(), null))
                .hasMessage("implementation.error.instruments");
        assertThatThrownBy(() -> desk.enter(desk.table.asHead("Northland"), "observers", "Northland", "Ourselves."))
                .hasMessage("implementation.error.owed-to-itself");
        assertThatThrownBy(() -> east.run(() -> service.enter(
                        desk.at("observers"), desk.delegation("Eastland"), desk.terms("Sixty.", "Eastland"))))
                .hasMessage("implementation.error.backs-itself");
        assertThatThrownBy(() -> east.run(() -> service.enter(
                        desk.at("observers"),
                        desk.delegation("Eastland"),
                        new CommitmentTerms(
                                "Sixty.",
                                Set.of(new DelegationId(UUID.randomUUID())),
                                Set.of(Instrument.LEGAL),
                                null))))
                .hasMessage("implementation.error.not-at-table");
    }

    @Test
    void overwritesNothingUnseenAndKeepsWhatWasTakenBack() {
        Desk desk = new Desk();
        CommitmentId id = desk.enter(desk.table.asHead("Eastland"), "observers", "Eastland", "Sixty observers.");
        long seen = desk.seen(id);
        desk.table.asHead("Eastland").run(() -> service.change(id, seen, desk.terms("Forty observers.", null)));
        assertThatThrownBy(() -> desk.table
                        .asFacilitator()
                        .run(() -> service.change(id, seen, desk.terms("Ten observers.", null))))
                .hasMessage("implementation.error.meanwhile");
        desk.table
                .asHead("Eastland")
                .run(() -> service.withdraw(id, desk.seen(id), "The mission was given to others."));
        CommitmentView after = desk.see(id);
        assertThat(after.state()).isEqualTo(CommitmentState.WITHDRAWN);
        assertThat(after.reason()).isEqualTo("The mission was given to others.");
        assertThatThrownBy(() -> desk.table
                        .asHead("Eastland")
                        .run(() -> service.change(id, desk.seen(id), desk.terms("Again.", null))))
                .hasMessage("implementation.error.withdrawn");
        assertThat(desk.table.as("Observer").call(() -> histories.states(SubjectRef.of(SubjectRef.COMMITMENT, id))))
                .hasSize(3)
                .last()
                .satisfies(first -> assertThat(first.values()).containsEntry("text", "Sixty observers."));
    }

    @Test
    void survivesRenumberingAndIsMarkedWhenItsProvisionIsGone() {
        Desk desk = new Desk();
        CommitmentId observers = desk.enter(desk.table.asHead("Eastland"), "observers", "Eastland", "Sixty observers.");
        CommitmentId costs = desk.enter(desk.table.asHead("Westland"), "costs", "Westland", "A third of the costs.");
        Provision gone = desk.table
                .asFacilitator()
                .call(() -> plans.text(desk.plan.plan()).text())
                .find(desk.at("observers"))
                .orElseThrow();
        desk.table
                .asFacilitator()
                .run(() -> transaction.executeWithoutResult(_ -> planService.adopt(
                        desk.plan.plan(),
                        1,
                        List.of(new Change.DeleteProvision(gone.id(), gone)),
                        new Adoption(UUID.randomUUID(), List.of(UUID.randomUUID())))));
        assertThat(desk.see(costs).number()).isEqualTo("2(1)");
        assertThat(desk.see(observers).gone()).isTrue();
        List<CommitmentView> all = desk.table.as("Observer").call(() -> commitments.of(desk.plan.plan()));
        assertThat(all).extracting(CommitmentView::id).containsExactly(costs, observers);
        assertThat(desk.table
                        .as("Observer")
                        .call(() -> commitments.sheet(desk.plan.plan()))
                        .counted())
                .isEqualTo(1);
        assertThat(desk.table
                        .as("Observer")
                        .call(() -> subjects.describe(SubjectRef.of(SubjectRef.COMMITMENT, observers), Locale.ENGLISH)))
                .get()
                .satisfies(card -> assertThat(card.title()).contains("Eastland", "no longer in the text"));
        assertThat(desk.table.as("Observer").call(() -> commitments.csv(desk.plan.plan(), Locale.ENGLISH)))
                .startsWith("Provision,Owes,")
                .contains("2(1),Westland,Northland,A third of the costs.,military,");
        assertThatThrownBy(() -> desk.enter(desk.table.asHead("Eastland"), "observers", "Eastland", "Ten observers."))
                .hasMessage("implementation.error.provision-gone");
    }
}
