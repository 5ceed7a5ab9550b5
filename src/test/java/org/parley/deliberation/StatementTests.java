package org.parley.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.procedure.Manner;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.record.HistoryQueries;
import org.parley.record.LogId;
import org.parley.record.ReceiptService;
import org.parley.record.RecordEntry;
import org.parley.record.RecordQueries;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.MarkdownPlan;
import org.parley.text.PlanText;
import org.parley.text.TextJson;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.Taking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class StatementTests {

    private static final String WHY = "We voted for it because prisoners come first.";

    private final Scene scene;
    private final Bench bench;
    private final PlanService plans;
    private final StatementService service;
    private final StatementQueries queries;
    private final RoundService rounds;
    private final RecordQueries record;
    private final ReceiptService receipts;
    private final HistoryQueries histories;
    private final Subjects subjects;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StatementTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            StatementService service,
            StatementQueries queries,
            RoundService rounds,
            RecordQueries record,
            ReceiptService receipts,
            HistoryQueries histories,
            Subjects subjects,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.scene = scene;
        this.plans = planService;
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.service = service;
        this.queries = queries;
        this.rounds = rounds;
        this.record = record;
        this.receipts = receipts;
        this.histories = histories;
        this.subjects = subjects;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private static SubjectRef ref(RoundId round) {
        return SubjectRef.of(SubjectRef.ROUND, round);
    }

    private StatementId draft(As who, Bench.Set set, StatementKind kind, SubjectRef on, String text) {
        return who.call(() -> service.draft(NewStatement.of(set.table().negotiation(), kind, on, text)));
    }

    private StatementId enter(As who, StatementId draft) {
        long version = who.call(() -> queries.get(draft).lockVersion());
        who.run(() -> service.enter(draft, version));
        return draft;
    }

    private StatementId entered(Bench.Set set, String delegation, StatementKind kind, SubjectRef on, String text) {
        As head = set.table().asHead(delegation);
        return enter(head, draft(head, set, kind, on, text));
    }

    private StatementId intended(Bench.Set set, String delegation, RoundId round, @Nullable String answer) {
        As head = set.table().asHead(delegation);
        return enter(
                head,
                head.call(() -> service.draft(new NewStatement(
                        set.table().negotiation(),
                        StatementKind.INTENDED_VOTE,
                        new StatementText(ref(round), answer, "A mistake at the button."),
                        null,
                        null))));
    }

    private StatementId correcting(Bench.Set set, String delegation, StatementId corrected, String text) {
        As head = set.table().asHead(delegation);
        StatementView before = head.call(() -> queries.get(corrected));
        return enter(
                head,
                head.call(() -> service.draft(new NewStatement(
                        set.table().negotiation(),
                        before.kind(),
                        new StatementText(before.subject(), before.intended(), text),
                        null,
                        corrected))));
    }

    private static void refuses(String key, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private void proclaimedBefore(RoundId round, String ago) {
        before("round", "proclaimed_at", round.value(), ago);
    }

    private void enteredBefore(StatementId statement, String ago) {
        before("statement", "entered_at", statement.value(), ago);
    }

    /** As if it had happened so long before. */
    private void before(String table, String column, UUID id, String ago) {
        int rows = Objects.requireNonNull(transaction.execute(status -> jdbc.sql(
                        "UPDATE %s SET %s = %s - INTERVAL %s WHERE id = ?".formatted(table, column, column, ago))
                .param(id)
                .update()));
        assertThat(rows).isEqualTo(1);
    }

    private RoundId decided(Bench.Set set) {
        return set.vote(Choice.YES, set.filed("Northland", "prisoners", "60", "14"));
    }

    @Test
    void putsAnExplanationOfVoteOnRecordBesideTheResultWithAReceipt() {
        Bench.Set set = bench.set();
        RoundId round = decided(set);

        StatementId id = entered(set, "Southland", StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY);

        As observer = set.table().as("Observer");
        StatementView seen = observer.call(() -> queries.about(set.table().negotiation(), List.of(ref(round)), null))
                .getFirst();
        assertThat(seen.id()).isEqualTo(id);
        assertThat(seen.text()).isEqualTo(WHY);
        assertThat(seen.delegationName()).isEqualTo("Southland");
        assertThat(seen.stage()).isEqualTo("after-vote");
        LogId log = LogId.of(set.table().negotiation().value());
        RecordEntry entry = observer.call(() -> record.entry(log, seen.index()));
        assertThat(entry.line().type()).isEqualTo("statement.entered");
        assertThat(entry.line().text()).isEqualTo(WHY);
        assertThat(observer.call(() -> record.about(log, round.value(), 50)))
                .extracting(line -> line.type())
                .contains("statement.entered");
        assertThat(observer.call(() -> histories.states(SubjectRef.of(SubjectRef.STATEMENT, id))))
                .as("what it was as a draft stays its delegation's own")
                .hasSize(1);
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(RuleViolation.class)
                .untilAsserted(() -> assertThat(new String(
                                set.table().asHead("Southland").call(() -> receipts.take(log, seen.index()))))
                        .startsWith("c2sp.org/tlog-proof@v1"));
    }

    @Test
    void saysOfAnExplanationWhetherTheVoteWasStillOpen() {
        Bench.Set set = bench.set();
        RoundId round = set.open(set.filed("Northland", "prisoners", "60", "14"));
        StatementId id = entered(set, "Southland", StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY);
        assertThat(set.table().as("Observer").call(() -> queries.get(id)).stage())
                .isEqualTo("open-vote");
    }

    @Test
    void letsAnExplanationBeDraftedBeforeTheRoundOpensAndEnteredAfter() {
        Bench.Set set = bench.set();
        RoundId round = set.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        set.table().negotiation(),
                        "Later",
                        List.of(SubjectRef.of(SubjectRef.PROVISION, set.at("withdrawal"))),
                        "simple-majority",
                        null));
        As head = set.table().asHead("Southland");
        StatementId draft = draft(head, set, StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY);
        refuses("statement.error.vote-not-open", () -> enter(head, draft));
        set.table().asFacilitator().run(() -> rounds.open(round));
        enter(head, draft);
        assertThat(head.call(() -> queries.get(draft).status())).isEqualTo(StatementStatus.ENTERED);
    }

    @Test
    void refusesToExplainAVoteBySecretBallot() {
        Scene.Table table = scene.assembly(3);
        RoundId round = table.asFacilitator().call(() -> {
            RoundId prepared = rounds.prepareChoice(
                    table.negotiation(),
                    "Who chairs",
                    new ChoiceQuestion(
                            Method.SINGLE, 1, Ties.DRAWN, List.of(Option.named("Ada"), Option.named("Grace"))),
                    "simple-majority",
                    Taking.by(Manner.SECRET),
                    null);
            rounds.open(prepared);
            return prepared;
        });
        As head = table.asHead("Southland");
        StatementId draft = head.call(() -> service.draft(
                NewStatement.of(table.negotiation(), StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY)));
        refuses("statement.error.secret-explanation", () -> enter(head, draft));
    }

    @Test
    void refusesWhoMovedATextToExplainTheVoteOnIt() {
        Bench.Set set = bench.set();
        RoundId round = decided(set);
        refuses(
                "statement.error.mover",
                () -> entered(set, "Northland", StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY));
        entered(set, "Southland", StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY);
    }

    @Test
    void refusesASecondExplanationOfOneDelegationUntilTheFirstIsWithdrawn() {
        Bench.Set set = bench.set();
        RoundId round = decided(set);
        StatementId first = entered(set, "Southland", StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY);
        refuses(
                "statement.error.once",
                () -> entered(set, "Southland", StatementKind.EXPLANATION_OF_VOTE, ref(round), "And again."));
        entered(set, "Eastland", StatementKind.EXPLANATION_OF_VOTE, ref(round), "We too.");
        set.table().asHead("Southland").run(() -> service.withdraw(first, ""));
        entered(set, "Southland", StatementKind.EXPLANATION_OF_VOTE, ref(round), "Now better.");
    }

    @Test
    void refusesAnExplanationADayAfterTheProclamationAndAnIntendedVoteAWeekAfter() {
        Bench.Set set = bench.set();
        RoundId round = decided(set);
        proclaimedBefore(round, "25 HOUR");
        refuses(
                "statement.error.explanation-late",
                () -> entered(set, "Southland", StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY));
        intended(set, "Southland", round, "no");
        proclaimedBefore(round, "7 DAY");
        refuses("statement.error.intended-late", () -> intended(set, "Eastland", round, "no"));
    }

    @Test
    void tellsHowADelegationHadIntendedToVoteAndLeavesTheResultAsItIs() {
        Bench.Set set = bench.set();
        RoundId round = set.open(set.filed("Northland", "prisoners", "60", "14"));
        refuses("statement.error.not-proclaimed", () -> intended(set, "Southland", round, "no"));
        set.cast(round, Choice.YES);
        set.proclaim(round);
        refuses("statement.error.intended-same", () -> intended(set, "Southland", round, "yes"));
        refuses("statement.error.intended-missing", () -> intended(set, "Southland", round, null));
        refuses("statement.error.intended-missing", () -> intended(set, "Southland", round, "perhaps"));

        StatementId id = intended(set, "Southland", round, "no");

        StatementView seen = set.table().as("Observer").call(() -> queries.get(id));
        assertThat(seen.castAs()).isEqualTo("yes");
        assertThat(seen.intended()).isEqualTo("no");
        assertThat(jdbc.sql("SELECT choice FROM ballot WHERE round = ? AND delegation = ?")
                        .params(
                                round.value(),
                                set.table().delegation("Southland").value())
                        .query(String.class)
                        .list())
                .containsExactly("YES");
    }

    @Test
    void namesTheProvisionInAReservationAndTiesItToTheRound() {
        Bench.Set set = bench.set();
        RoundId round = decided(set);
        As head = set.table().asHead("Southland");
        StatementId draft = head.call(() -> service.draft(new NewStatement(
                set.table().negotiation(),
                StatementKind.RESERVATION,
                StatementText.on(ref(round), "We do not accept the time limit."),
                round.value(),
                null)));
        refuses("statement.error.subject.reservation", () -> enter(head, draft));
        SubjectRef provision = SubjectRef.of(SubjectRef.PROVISION, set.at("prisoners"));
        head.run(() -> service.save(
                draft,
                queries.get(draft).lockVersion(),
                StatementText.on(provision, "We do not accept the time limit.")));
        enter(head, draft);
        for (SubjectRef place : List.of(provision, ref(round))) {
            assertThat(set.table()
                            .as("Observer")
                            .call(() -> queries.about(set.table().negotiation(), List.of(place), null)))
                    .extracting(StatementView::id)
                    .containsExactly(draft);
        }
    }

    @Test
    void correctsByAFurtherStatementAndWithdrawsBothTogether() {
        Bench.Set set = bench.set();
        RoundId round = decided(set);
        StatementId first = entered(set, "Southland", StatementKind.EXPLANATION_OF_VOTE, ref(round), WHY);
        StatementId second = correcting(set, "Southland", first, "We voted for it because people come first.");

        As observer = set.table().as("Observer");
        assertThat(observer.call(() -> queries.get(first).correctedBy())).isEqualTo(second);
        assertThat(observer.call(() -> queries.get(first).text())).isEqualTo(WHY);
        refuses("statement.error.corrected-already", () -> correcting(set, "Southland", first, "Once more."));
        refuses("statement.error.correction-of-another", () -> correcting(set, "Eastland", first, "Not ours."));

        set.table().asHead("Southland").run(() -> service.withdraw(first, "Overtaken by events."));
        assertThat(observer.call(() -> queries.get(second)).status()).isEqualTo(StatementStatus.WITHDRAWN);
        assertThat(observer.call(() -> queries.get(first)).text()).isEqualTo(WHY);
        assertThat(observer.call(() -> queries.get(first)).reason()).isEqualTo("Overtaken by events.");
    }

    @Test
    void refusesACorrectionAWeekLater() {
        Bench.Set set = bench.set();
        StatementId first = entered(
                set, "Southland", StatementKind.GENERAL, SubjectRef.of(SubjectRef.PLAN, set.plan()), "In general.");
        enteredBefore(first, "8 DAY");
        refuses("statement.error.correction-late", () -> correcting(set, "Southland", first, "In particular."));
        set.table().asHead("Southland").run(() -> service.withdraw(first, ""));
    }

    @Test
    void repliesToAnotherDelegationTwiceAndNotToItself() {
        Bench.Set set = bench.set();
        StatementId first = entered(
                set, "Southland", StatementKind.GENERAL, SubjectRef.of(SubjectRef.PLAN, set.plan()), "In general.");
        SubjectRef on = SubjectRef.of(SubjectRef.STATEMENT, first);
        refuses("statement.error.own-reply", () -> entered(set, "Southland", StatementKind.REPLY, on, "Ourselves."));
        entered(set, "Northland", StatementKind.REPLY, on, "Not so.");
        entered(set, "Northland", StatementKind.REPLY, on, "Still not so.");
        refuses("statement.error.replies", () -> entered(set, "Northland", StatementKind.REPLY, on, "Never so."));
        enteredBefore(first, "8 DAY");
        refuses("statement.error.reply-late", () -> entered(set, "Eastland", StatementKind.REPLY, on, "Too late."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Southland head", "Facilitator", "Observer", "administrator"})
    void hidesADraftFromEverybodyElse(String name) {
        Bench.Set set = bench.set();
        RoundId round = decided(set);
        StatementId draft = draft(
                set.table().as("Northland adviser"),
                set,
                StatementKind.GENERAL,
                ref(round),
                "This is not yet for others.");
        As other = name.equals("administrator")
                ? As.person(scene.administrator())
                : set.table().as(name);
        SubjectRef self = SubjectRef.of(SubjectRef.STATEMENT, draft);
        var negotiation = set.table().negotiation();

        assertThatThrownBy(() -> other.call(() -> queries.get(draft))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.call(() -> queries.at(draft, clock.instant())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.run(() -> service.discard(draft))).isInstanceOf(NotFound.class);
        assertThat(other.call(() -> queries.list(negotiation))).isEmpty();
        assertThat(other.call(() -> queries.drafts(negotiation))).isEmpty();
        assertThat(other.call(() -> queries.about(negotiation, List.of(ref(round)), null)))
                .isEmpty();
        assertThat(other.call(() -> subjects.describe(self, Locale.ENGLISH))).isEmpty();
        assertThat(other.call(() -> histories.states(self))).isEmpty();
        assertThat(other.call(() -> record.about(LogId.of(negotiation.value()), draft.value(), 10)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.type()).isEqualTo("statement.drafted");
                    assertThat(line.text()).isNull();
                    assertThat(line.data().members()).isEmpty();
                    assertThat(other.call(() -> record.entry(LogId.of(negotiation.value()), line.index())
                                    .content()))
                            .isInstanceOf(RecordEntry.Content.OfDelegation.class);
                });
        assertThat(set.table().asHead("Northland").call(() -> queries.drafts(negotiation)))
                .extracting(StatementView::id)
                .containsExactly(draft);
    }

    @Test
    void letsAnAdviserWriteAndOnlyTheHeadOrDeputyEnter() {
        Bench.Set set = bench.set();
        As adviser = set.table().as("Northland adviser");
        SubjectRef on = SubjectRef.of(SubjectRef.PLAN, set.plan());
        StatementId draft = draft(adviser, set, StatementKind.GENERAL, on, "");
        long first = adviser.call(() -> queries.get(draft).lockVersion());
        long second = adviser.call(() -> service.save(draft, first, StatementText.on(on, "In general.")));
        refuses(
                "statement.error.changed-meanwhile",
                () -> set.table()
                        .asHead("Northland")
                        .run(() -> service.save(draft, first, StatementText.on(on, "Unseen."))));
        assertThatThrownBy(() -> adviser.run(() -> service.enter(draft, second)))
                .isInstanceOf(AccessDeniedException.class);
        enter(set.table().as("Northland deputy"), draft);
        refuses("statement.error.no-draft", () -> adviser.run(() -> service.discard(draft)));
        assertThatThrownBy(() -> set.table().asHead("Southland").run(() -> service.withdraw(draft, "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> draft(set.table().asFacilitator(), set, StatementKind.GENERAL, on, "No."))
                .isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void keepsADraftThatIsTooLongAndEntersWhatFits(StatementKind kind) {
        Bench.Set set = bench.set();
        RoundId round = decided(set);
        String limit = "я".repeat(kind.length());
        StatementId about = entered(
                set, "Eastland", StatementKind.GENERAL, SubjectRef.of(SubjectRef.PLAN, set.plan()), "In general.");
        Map<StatementKind, SubjectRef> on = Map.of(
                StatementKind.RESERVATION, SubjectRef.of(SubjectRef.PROVISION, set.at("line")),
                StatementKind.REPLY, SubjectRef.of(SubjectRef.STATEMENT, about));
        SubjectRef subject = on.getOrDefault(kind, ref(round));
        As head = set.table().asHead("Southland");
        StatementId draft = head.call(() -> service.draft(new NewStatement(
                set.table().negotiation(), kind, new StatementText(subject, "no", limit + "я"), null, null)));
        refuses("text.error.too-long", () -> enter(head, draft));
        head.run(() -> service.save(draft, queries.get(draft).lockVersion(), new StatementText(subject, "no", limit)));
        enter(head, draft);
        assertThat(set.table().as("Observer").call(() -> queries.get(draft)).text())
                .isEqualTo(limit);
    }

    @Test
    void showsThePastAsItStood() throws InterruptedException {
        Bench.Set set = bench.set();
        SubjectRef on = SubjectRef.of(SubjectRef.PLAN, set.plan());
        var negotiation = set.table().negotiation();
        As observer = set.table().as("Observer");
        Instant before = scene.moment();
        StatementId id = entered(set, "Southland", StatementKind.GENERAL, on, "In general.");
        Instant between = scene.moment();
        set.table().asHead("Southland").run(() -> service.withdraw(id, ""));

        assertThat(observer.call(() -> queries.about(negotiation, List.of(on), before)))
                .isEmpty();
        assertThat(observer.call(() -> queries.about(negotiation, List.of(on), between)))
                .singleElement()
                .satisfies(then -> assertThat(then.status()).isEqualTo(StatementStatus.ENTERED));
        assertThat(observer.call(() -> queries.list(negotiation)))
                .singleElement()
                .satisfies(now -> assertThat(now.status()).isEqualTo(StatementStatus.WITHDRAWN));
    }

    @ParameterizedTest
    @EnumSource(PlanFormat.class)
    void goesOutOfTheHouseWithTheTextAndIsNoPartOfIt(PlanFormat format) {
        Bench.Set set = bench.set();
        String words = "[We] do not accept *this*.\n# Nor that.";
        SubjectRef on = SubjectRef.of(SubjectRef.PROVISION, set.at("line"));
        entered(set, "Southland", StatementKind.RESERVATION, on, words);
        StatementId withdrawn = entered(set, "Eastland", StatementKind.RESERVATION, on, "No longer stood by.");
        set.table().asHead("Eastland").run(() -> service.withdraw(withdrawn, ""));
        entered(set, "Westland", StatementKind.GENERAL, on, "Not about the meaning of the text.");

        String file = new String(
                set.table()
                        .as("Observer")
                        .call(() -> plans.export(set.plan(), format, null))
                        .content(),
                StandardCharsets.UTF_8);

        assertThat(file)
                .contains("Southland", "do not accept")
                .doesNotContain("No longer stood by", "Not about the meaning");
        PlanText read = format == PlanFormat.MARKDOWN
                ? MarkdownPlan.parse(file).text()
                : TextJson.parsePlan(file).text();
        assertThat(read).isEqualTo(set.text());
    }

    @Test
    void refusesWhatIsNotForEverybodyYetAndWhatIsOfAnotherTable() {
        Bench.Set set = bench.set();
        AmendmentId own = set.draft("Southland", set.replaced("line", "50,000", "25,000"));
        As head = set.table().asHead("Southland");
        StatementId draft =
                draft(head, set, StatementKind.GENERAL, SubjectRef.of(SubjectRef.AMENDMENT, own), "Too early.");
        refuses("statement.error.subject-own", () -> enter(head, draft));
        Bench.Set elsewhere = bench.set();
        assertThatThrownBy(() -> draft(
                        head,
                        set,
                        StatementKind.GENERAL,
                        SubjectRef.of(SubjectRef.PLAN, elsewhere.plan()),
                        "Not ours."))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> head.call(() -> queries.get(new StatementId(UUID.randomUUID()))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoObservesForAnOrganisationStatesInItsNameAndVotesNoMore() {
        Bench.Set set = bench.set();
        NegotiationId negotiation = set.table().negotiation();
        SubjectRef about = SubjectRef.of(SubjectRef.PROVISION, set.at("withdrawal"));
        As observer = set.table().as("Observer");
        StatementId id = observer.call(() ->
                service.draft(NewStatement.of(negotiation, StatementKind.GENERAL, about, "Our monitors are ready.")));
        assertThat(observer.call(() -> queries.drafts(negotiation))).hasSize(1);
        for (String other : List.of("Northland head", "Facilitator")) {
            assertThat(set.table().as(other).call(() -> queries.drafts(negotiation)))
                    .isEmpty();
            assertThatThrownBy(() -> set.table().as(other).run(() -> queries.get(id)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> set.table().as(other).run(() -> service.enter(id, 0)))
                    .isInstanceOf(Exception.class);
        }
        observer.run(() -> service.enter(id, 0));
        assertThat(set.table().asHead("Northland").call(() -> queries.get(id))).satisfies(seen -> {
            assertThat(seen.observer()).isTrue();
            assertThat(seen.delegationName()).isEqualTo("Watch");
            assertThat(seen.index()).isNotNull();
        });
        assertThat(observer.call(() -> queries.possible(negotiation, about)))
                .extracting(StatementQueries.Possible::kind)
                .containsExactly(StatementKind.GENERAL);
        for (StatementKind kind : List.of(StatementKind.RESERVATION, StatementKind.INTERPRETATIVE_DECLARATION)) {
            assertThatThrownBy(() -> observer.run(
                            () -> service.draft(NewStatement.of(negotiation, kind, about, "We do not accept it."))))
                    .extracting("key")
                    .isEqualTo("statement.error.observer");
        }
        observer.run(() -> service.withdraw(id, "Overtaken."));
        assertThat(set.table().asHead("Northland").call(() -> queries.get(id)).status())
                .isEqualTo(StatementStatus.WITHDRAWN);
    }
}
