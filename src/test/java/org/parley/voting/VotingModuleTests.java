package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.support.ModuleTest;
import org.parley.support.Scene;
import org.parley.support.StartedModules;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.PublishedEvents;
import org.springframework.modulith.test.Scenario;

@ModuleTest(extraIncludes = "record") // opens the ballots that it sealed
@Import(Scene.class)
class VotingModuleTests {

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;

    VotingModuleTests(Scene scene, TestQuestions questions, RoundService service) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
    }

    @Test
    void knowsNoneOfTheThingsThatAreVotedOn(ConfigurableApplicationContext context) {
        assertThat(StartedModules.in(context))
                .containsExactlyInAnyOrder("kernel", "design", "identity", "delegation", "voting", "record");
    }

    @Test
    void sealsABallotUntilTheCloseAndOpensItThen(PublishedEvents events) {
        Scene.Table table = scene.table();
        RoundId round = opened(table, questions.ask(table.negotiation(), "Article 4"));
        String ballot = UUID.randomUUID().toString();

        table.asHead("Northland").run(() -> service.cast(round, Choice.YES, ballot));
        assertThat(acts(events, "ballot.cast")).singleElement().satisfies(act -> {
            assertThat(act.visibility()).isEqualTo(Act.Visibility.SEALED);
            assertThat(act.data().toString()).doesNotContainIgnoringCase("yes");
            assertThat(act.text()).isNull();
        });
        assertThat(acts(events, "ballot.opened")).isEmpty();

        table.asFacilitator().run(() -> service.close(round));
        assertThat(acts(events, "ballot.opened")).hasSize(1);
    }

    /** The record tells the length of what it seals. */
    @Test
    void sealsEveryBallotAtOneLength(PublishedEvents events) {
        Scene.Table table = scene.table();
        RoundId round = opened(table, questions.ask(table.negotiation(), "Article 4"));
        Map.of("Northland", Choice.YES, "Southland", Choice.NO, "Eastland", Choice.ABSTAIN)
                .forEach((delegation, choice) -> table.asHead(delegation)
                        .run(() -> service.cast(round, choice, UUID.randomUUID().toString())));
        assertThat(acts(events, "ballot.cast"))
                .hasSize(3)
                .extracting(act -> Objects.requireNonNull(act.payload()).content().length)
                .containsOnly(256);
        table.asFacilitator().run(() -> service.close(round));
        assertThat(acts(events, "ballot.opened")).hasSize(3);
    }

    @Test
    void tellsTheOtherModulesWhatWasProclaimed(Scenario scenario) {
        Scene.Table table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Article 4");
        RoundId round = opened(table, question);
        for (String delegation : List.of("Northland", "Southland", "Eastland")) {
            table.asHead(delegation)
                    .run(() -> service.cast(round, Choice.YES, UUID.randomUUID().toString()));
        }
        table.asFacilitator().run(() -> service.close(round));

        scenario.stimulate(() -> table.asFacilitator().run(() -> service.proclaim(round)))
                .andWaitForEventOfType(RoundProclaimed.class)
                .toArriveAndVerify(proclaimed -> assertThat(proclaimed)
                        .isEqualTo(new RoundProclaimed(round, table.negotiation(), List.of(question), true, true)));
    }

    private RoundId opened(Scene.Table table, SubjectRef question) {
        return table.asFacilitator().call(() -> {
            RoundId round = service.prepare(table.negotiation(), "A round", List.of(question), "simple-majority", null);
            service.open(round);
            return round;
        });
    }

    private static Iterable<Act> acts(PublishedEvents events, String type) {
        return events.ofType(Act.class).matching(act -> act.type().equals(type));
    }
}
