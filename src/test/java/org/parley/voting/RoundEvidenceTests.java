package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Outcome.Verdict;
import org.parley.record.evidence.Check;
import org.parley.record.evidence.Report;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the services write down of rounds is all that a stranger needs to recompute them. */
@IntegrationTest
class RoundEvidenceTests {

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final JdbcClient jdbc;

    RoundEvidenceTests(Scene scene, TestQuestions questions, RoundService service, JdbcClient jdbc) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.jdbc = jdbc;
    }

    @Test
    void provesEveryRoundFromItsEntriesAlone(@TempDir Path folder) throws IOException {
        Scene.Table table = scene.table();
        RoundId adopted = open(table, "substance");
        cast(table, "Northland", adopted, Choice.NO);
        cast(table, "Northland", adopted, Choice.YES);
        cast(table, "Southland", adopted, Choice.ABSTAIN);
        cast(table, "Eastland", adopted, Choice.YES);
        finish(table, adopted);

        RoundId rejected = open(table, "simple-majority");
        cast(table, "Northland", rejected, Choice.NO);
        cast(table, "Southland", rejected, Choice.NO);
        cast(table, "Eastland", rejected, Choice.YES);
        finish(table, rejected);

        RoundId annulled = open(table, "simple-majority");
        cast(table, "Southland", annulled, Choice.YES);
        table.asFacilitator().run(() -> service.askAnnulment(annulled, "The wrong text was shown"));
        As.person(table.secondFacilitator()).run(() -> service.annul(annulled));

        RoundId block = block(table);
        cast(table, "Eastland", block, Choice.YES);
        finish(table, block);

        RoundId open = open(table, "substance");
        cast(table, "Eastland", open, Choice.NO);

        Report report = new Evidence(jdbc).verify(table.negotiation(), folder, UnaryOperator.identity());
        assertThat(report.text()).contains("Everything holds.").doesNotContain("FAIL");
        assertThat(report.rounds())
                .extracting(round -> round.state())
                .containsExactly("proclaimed", "proclaimed", "annulled", "proclaimed", "open");
        assertThat(report.rounds().get(0).outcome().verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(report.rounds().get(0).outcome().tally().yes()).isEqualTo(2);
        assertThat(report.rounds().get(1).outcome().verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(report.rounds().get(2).outcome()).isNull();
        assertThat(report.finding(Check.OUTCOMES).words()).startsWith("3 outcomes recomputed");
    }

    /** Three questions as a block, of which a delegation takes one out before it opens. */
    private RoundId block(Scene.Table table) {
        List<SubjectRef> three = List.of(
                questions.ask(table.negotiation(), "One"),
                questions.ask(table.negotiation(), "Two"),
                questions.ask(table.negotiation(), "Three"));
        RoundId block = table.asFacilitator()
                .call(() -> service.prepareBlock(
                        table.negotiation(), "A block", three, "simple-majority", "Nobody objects"));
        table.asHead("Southland").run(() -> service.separate(block, three.get(1)));
        table.asFacilitator().run(() -> service.open(block));
        return block;
    }

    private RoundId open(Scene.Table table, String rules) {
        SubjectRef question = questions.ask(table.negotiation(), "Article 4");
        RoundId round = table.asFacilitator()
                .call(() -> service.prepare(table.negotiation(), "A round", List.of(question), rules, null));
        table.asFacilitator().run(() -> service.open(round));
        return round;
    }

    private void cast(Scene.Table table, String delegation, RoundId round, Choice choice) {
        table.asHead(delegation)
                .call(() -> service.cast(round, choice, UUID.randomUUID().toString()));
    }

    private void finish(Scene.Table table, RoundId round) {
        table.asFacilitator().run(() -> service.close(round));
        table.asFacilitator().run(() -> service.proclaim(round));
    }
}
