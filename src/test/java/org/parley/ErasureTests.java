package org.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.deliberation.Audience;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.NewStatement;
import org.parley.deliberation.NewThread;
import org.parley.deliberation.Posted;
import org.parley.deliberation.StatementKind;
import org.parley.deliberation.StatementService;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.parley.identity.SignInService;
import org.parley.identity.SignedIn;
import org.parley.implementation.AgreementId;
import org.parley.implementation.AgreementService;
import org.parley.implementation.CommitmentService;
import org.parley.implementation.CommitmentTerms;
import org.parley.implementation.EntryClause;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.IncidentId;
import org.parley.implementation.IncidentService;
import org.parley.implementation.Instrument;
import org.parley.implementation.Level;
import org.parley.implementation.Treaty;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.record.LogId;
import org.parley.record.RecordEntry;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.record.verify.Hash;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is left of somebody who was erased: their acts, and nothing that says who it was. */
@IntegrationTest
class ErasureTests {

    private final Scene scene;
    private final PersonService people;
    private final SignInService signIn;
    private final Bench bench;
    private final RoundService rounds;
    private final ClosureService closures;
    private final DeliberationService deliberation;
    private final StatementService statements;
    private final PlanService plans;
    private final CommitmentService commitments;
    private final GuaranteeService guarantees;
    private final AgreementService agreements;
    private final IncidentService incidents;
    private final RecordQueries records;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ErasureTests(
            Scene scene,
            PersonService people,
            SignInService signIn,
            PlanService plans,
            PlanQueries planQueries,
            AmendmentService amendments,
            AmendmentQueries queries,
            RoundService rounds,
            ClosureService closures,
            DeliberationService deliberation,
            StatementService statements,
            CommitmentService commitments,
            GuaranteeService guarantees,
            AgreementService agreements,
            IncidentService incidents,
            RecordQueries records,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.scene = scene;
        this.people = people;
        this.signIn = signIn;
        this.bench = new Bench(scene, plans, planQueries, amendments, queries, rounds);
        this.rounds = rounds;
        this.closures = closures;
        this.deliberation = deliberation;
        this.statements = statements;
        this.plans = plans;
        this.commitments = commitments;
        this.guarantees = guarantees;
        this.agreements = agreements;
        this.incidents = incidents;
        this.records = records;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void leavesTheActsAndTakesTheNameFromEverywhere() {
        // The database may be that of an earlier run
        String run = Long.toString(System.nanoTime(), 36);
        Bench.Set set = bench.set();
        Scene.Table table = set.table();
        SignedIn head = called(table.person("Northland head"), "Zebulon Q" + run);
        SignedIn facilitator = called(table.facilitator(), "Wilhelmina T" + run + " \"Mina\"");
        LogId log = LogId.of(table.negotiation().value());

        // Both leave their names wherever names are left
        decided(facilitator, set, set.open(set.filed("Southland", "cessation", "30", "20")));
        ProvisionId article = set.at("ceasefire");
        SubjectRef about = SubjectRef.of(SubjectRef.PROVISION, article);
        decided(facilitator, set, set.open(List.of(about)));
        As.person(facilitator).run(() -> closures.close(article, "Agreed in the room."));
        As.person(facilitator).run(() -> closures.askReopening(article, "One party asks for it."));
        As.person(head).run(() -> {
            Posted posted = deliberation.begin(
                    NewThread.on(table.negotiation(), about, Audience.EVERYONE, "Ten days are too long."));
            deliberation.resolve(posted.thread());
            deliberation.keepDraft(about, "Half a sentence");
            statements.enter(
                    statements.draft(NewStatement.of(
                            table.negotiation(), StatementKind.GENERAL, about, "We stand by the crossing.")),
                    0);
            people.makeToken("reader");
        });
        Treaty treaty = Treaty.agreed(table, plans, closures, rounds, guarantees);
        As.person(head)
                .run(() -> commitments.enter(
                        set.at("line"),
                        table.delegation("Northland"),
                        new CommitmentTerms("Sixty observers.", Set.of(), Set.of(Instrument.DIPLOMATIC), null)));
        IncidentId incident = As.person(facilitator).call(() -> {
            AgreementId agreement =
                    agreements.begin(treaty.plan(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0));
            agreements.assess(agreement, treaty.guarantee(), Level.MINIMAL, "The list is not complete.", null);
            return As.person(head).call(() -> incidents.report(treaty.guarantee(), "Shelling at noon."));
        });
        As.person(facilitator).run(() -> incidents.find(incident, 0, "The craters were seen."));
        As.person(facilitator).run(() -> incidents.take(incident, 1, 0));
        String address = head.getUsername();
        assertThat(found("Zebulon Q" + run))
                .containsKeys(
                        "person.name",
                        "comment.author_name",
                        "thread.resolved_by",
                        "statement.entered_name",
                        "commitment.entered_name",
                        "incident.reported_name");
        assertThat(found("Wilhelmina T" + run))
                .containsKeys(
                        "person.name",
                        "plan_version.by_name",
                        "article.closed_by",
                        "article.reopen_name",
                        "assessment.by_name",
                        "incident.done");

        // By an administrator, of a closed account, once
        As administrator = As.person(scene.administrator());
        assertThatThrownBy(() -> As.person(head).run(() -> people.erase(facilitator.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administrator.run(() -> people.erase(head.id())))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("identity.error.erase-open");
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> jdbc.sql("CALL erase_person(?)")
                        .param(head.id().value())
                        .update()))
                .as("the door in the database opens for erased accounts only")
                .isInstanceOf(DataAccessException.class);
        for (SignedIn person : List.of(head, facilitator)) {
            administrator.run(() -> people.disable(person.id()));
            administrator.run(() -> people.erase(person.id()));
            assertThatThrownBy(() -> administrator.run(() -> people.erase(person.id())))
                    .hasMessage("identity.error.erased");
            assertThatThrownBy(() -> administrator.run(() -> people.enable(person.id())))
                    .hasMessage("identity.error.erased");
            assertThatThrownBy(() -> administrator.run(() -> people.resetPassword(person.id())))
                    .hasMessage("identity.error.erased");
        }

        // Nothing in the whole database says who they were
        for (String trace : List.of("Zebulon Q" + run, "Wilhelmina T" + run, address)) {
            assertThat(found(trace)).as(trace).isEmpty();
        }

        // What they did is still there, by nobody, and proven
        table.as("Observer").run(() -> {
            List<RecordLine> lines = records.page(
                            log, RecordFilter.ALL.person(head.id().value()), null, 50)
                    .lines();
            assertThat(lines)
                    .extracting(RecordLine::type)
                    .contains("comment.posted", "comment.resolved", "statement.entered");
            assertThat(lines).extracting(RecordLine::personName).containsOnly("N. N.");
        });
        administrator.run(() -> {
            RecordEntry renamed =
                    records
                            .page(
                                    LogId.HOUSE,
                                    RecordFilter.ALL.things(Set.of(head.id().value())),
                                    null,
                                    50)
                            .lines()
                            .stream()
                            .filter(line -> line.type().equals("person.renamed"))
                            .map(line -> records.entry(LogId.HOUSE, line.index()))
                            .findFirst()
                            .orElseThrow();
            assertThat(renamed.content()).isInstanceOf(RecordEntry.Content.Erased.class);
            assertThat(Hash.leaf(renamed.bytes()).hex()).isEqualTo(renamed.leafHex());
        });
    }

    @Test
    void theDoorKnowsEveryColumnInWhichANameIsKept() throws IOException {
        String door = Files.readString(Path.of("db-migrations/V0033__erasure.sql"));
        List<String> columns = jdbc.sql("SELECT CONCAT(table_name, ' ', column_name) FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND column_name LIKE '%\\_name'"
                        + " AND column_name <> 'short_name'")
                .query(String.class)
                .list();
        assertThat(columns).hasSizeGreaterThan(8).allSatisfy(column -> {
            String table = column.substring(0, column.indexOf(' '));
            String name = column.substring(column.indexOf(' ') + 1);
            assertThat(door)
                    .as("a name is kept in %s and would outlive its erasure", column)
                    .containsPattern("UPDATE " + table + "\\b[^;]*\\b" + name + " = nobody");
        });
    }

    /** All vote yes, and this person closes the round and proclaims. */
    private void decided(SignedIn facilitator, Bench.Set set, RoundId round) {
        set.cast(round, Choice.YES);
        As.person(facilitator).run(() -> {
            rounds.close(round);
            rounds.proclaim(round);
        });
    }

    /** A person under a name that nobody else has. */
    private SignedIn called(SignedIn person, String name) {
        As.person(person).run(() -> people.rename(new PersonName(name)));
        return signIn.byId(person.id()).orElseThrow();
    }

    /** In which columns of the database words stand, and how often. */
    private Map<String, Long> found(String words) {
        Map<String, Long> found = new TreeMap<>();
        jdbc.sql("SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t"
                        + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'"
                        + " WHERE c.table_schema = DATABASE() AND c.data_type IN ('varchar', 'char', 'text', 'mediumtext',"
                        + " 'longtext', 'blob', 'mediumblob', 'longblob', 'varbinary')")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(column -> {
                    long rows = jdbc.sql("SELECT COUNT(*) FROM `%s` WHERE `%s` LIKE ?"
                                    .formatted(column.getKey(), column.getValue()))
                            .param("%" + words + "%")
                            .query(Long.class)
                            .single();
                    if (rows > 0) {
                        found.put(column.getKey() + "." + column.getValue(), rows);
                    }
                });
        return found;
    }
}
