package org.parley.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Method;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.record.HistoryQueries;
import org.parley.record.LogId;
import org.parley.record.RecordEntry;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.security.access.AccessDeniedException;

@IntegrationTest
class PreparationTests {

    private static final String WORDS = "Vote against unless the period is kept. Report by cable.";

    private final Scene scene;
    private final Bench bench;
    private final PreparationService service;
    private final PreparationQueries queries;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final RecordQueries record;
    private final HistoryQueries histories;
    private final Subjects subjects;
    private final FlywayConnectionDetails operator;
    private final Clock clock;

    PreparationTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            PreparationService service,
            PreparationQueries queries,
            RoundService rounds,
            RoundQueries roundQueries,
            RecordQueries record,
            HistoryQueries histories,
            Subjects subjects,
            FlywayConnectionDetails operator,
            Clock clock) {
        this.scene = scene;
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.service = service;
        this.queries = queries;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.record = record;
        this.histories = histories;
        this.subjects = subjects;
        this.operator = operator;
        this.clock = clock;
    }

    private static SubjectRef ref(AmendmentId amendment) {
        return SubjectRef.of(SubjectRef.AMENDMENT, amendment);
    }

    private static void refuses(String key, Runnable act) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    /** Everything that Northland can prepare for an amendment. */
    private Preparing prepared(Bench.Set set, AmendmentId amendment) {
        NegotiationId negotiation = set.table().negotiation();
        SubjectRef on = ref(amendment);
        set.table()
                .as("Northland deputy")
                .run(() -> service.instruct(negotiation, on, Preparing.Answer.NO, WORDS, null));
        set.table()
                .as("Northland adviser")
                .run(() -> service.recommend(negotiation, on, Preparing.Answer.ABSTAIN, "It costs us less."));
        As head = set.table().asHead("Northland");
        head.run(() -> service.signOff(negotiation, on, Preparing.Answer.NO, "As instructed."));
        return head.call(() -> queries.get(negotiation, on));
    }

    @Test
    void keepsInstructionRecommendationsAndSignOffForTheDelegation() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");

        prepared(set, amendment);

        Preparing seen = set.table()
                .as("Northland adviser")
                .call(() -> queries.get(set.table().negotiation(), ref(amendment)));
        assertThat(Objects.requireNonNull(seen.instruction()).text()).isEqualTo(WORDS);
        assertThat(seen.instruction().name()).isEqualTo("Northland deputy");
        assertThat(seen.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.answer()).isEqualTo(Preparing.Answer.ABSTAIN);
            assertThat(advice.name()).isEqualTo("Northland adviser");
        });
        assertThat(Objects.requireNonNull(seen.signOff()).answer()).isEqualTo(Preparing.Answer.NO);
        assertThat(seen.gaps()).isEmpty();
    }

    @Test
    void keepsOneRecommendationForEachPerson() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");
        NegotiationId negotiation = set.table().negotiation();
        As adviser = set.table().as("Northland adviser");
        adviser.run(() -> service.recommend(negotiation, ref(amendment), Preparing.Answer.YES, "First thought."));
        adviser.run(() -> service.recommend(negotiation, ref(amendment), Preparing.Answer.NO, "Second thought."));
        Preparing seen = adviser.call(() -> queries.get(negotiation, ref(amendment)));
        assertThat(seen.advice()).extracting(Preparing.Advice::reason).containsExactly("Second thought.");
        assertThat(adviser.call(() ->
                        histories.states(SubjectRef.of(SubjectRef.PREPARATION, Objects.requireNonNull(seen.id())))))
                .hasSize(2);
    }

    @Test
    void listsTheQuestionsToComeInTheirOrderAndSaysWhatIsMissing() {
        Bench.Set set = bench.set();
        AmendmentId near = set.filed("Southland", "prisoners", "60", "59");
        AmendmentId put = set.filed("Eastland", "heavy", "Heavy weapons", "Rockets");
        RoundId round = set.table()
                .asFacilitator()
                .call(() ->
                        rounds.prepare(set.table().negotiation(), "First", List.of(ref(put)), "simple-majority", null));
        As head = set.table().asHead("Northland");
        NegotiationId negotiation = set.table().negotiation();
        List<Preparing> all = head.call(() -> queries.list(negotiation));
        assertThat(all.getFirst().subject()).isEqualTo(ref(put));
        assertThat(all.getFirst().round()).isEqualTo(round.value());
        assertThat(all).extracting(Preparing::subject).contains(ref(near)).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(each -> assertThat(each.gaps())
                        .containsExactly(
                                Preparing.Gap.NO_INSTRUCTION, Preparing.Gap.NO_ADVICE, Preparing.Gap.NOT_SIGNED_OFF));
        assertThat(head.call(() -> queries.unsigned(negotiation))).isEqualTo(1);
        head.run(() -> service.signOff(negotiation, ref(put), Preparing.Answer.FREE, ""));
        assertThat(head.call(() -> queries.unsigned(negotiation))).isZero();
    }

    @Test
    void saysWhenASignOffNoLongerRestsOnItsInstruction() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");
        NegotiationId negotiation = set.table().negotiation();
        prepared(set, amendment);
        As head = set.table().asHead("Northland");
        head.run(() -> service.signOff(negotiation, ref(amendment), Preparing.Answer.YES, "The table has moved."));
        assertThat(head.call(() -> queries.get(negotiation, ref(amendment))).gaps())
                .containsExactly(Preparing.Gap.DEPARTS);
        head.run(() -> service.instruct(negotiation, ref(amendment), Preparing.Answer.YES, "Agreed.", null));
        assertThat(head.call(() -> queries.get(negotiation, ref(amendment))).gaps())
                .containsExactly(Preparing.Gap.SIGN_OFF_OUTDATED);
        refuses(
                "preparation.error.until-past",
                () -> head.run(() -> service.instruct(
                        negotiation,
                        ref(amendment),
                        Preparing.Answer.YES,
                        "",
                        clock.instant().minus(Duration.ofMinutes(1)))));
        head.run(() -> service.reopen(negotiation, ref(amendment)));
        refuses("preparation.error.not-signed-off", () -> head.run(() -> service.reopen(negotiation, ref(amendment))));
    }

    @Test
    void tellsWhoeverCastsWhatIsSignedOffAndHoldsNoBallotBack() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");
        prepared(set, amendment);
        RoundId round = set.open(amendment);
        assertThat(set.table().as("Northland deputy").call(() -> roundQueries.intention(round)))
                .hasValueSatisfying(known -> {
                    assertThat(known.answer()).isEqualTo("no");
                    assertThat(known.name()).isEqualTo("Northland head");
                    assertThat(known.outdated()).isFalse();
                });
        set.cast(round, Choice.YES);
        assertThat(set.table().asHead("Northland").call(() -> roundQueries.mine(round)))
                .hasValueSatisfying(receipt -> assertThat(receipt.choice()).isEqualTo(Choice.YES));
    }

    @Test
    void preparesAChoiceInWordsOnly() {
        Bench.Set set = bench.set();
        NegotiationId negotiation = set.table().negotiation();
        RoundId round = set.table()
                .asFacilitator()
                .call(() -> rounds.prepareChoice(
                        negotiation,
                        "Which",
                        new ChoiceQuestion(
                                Method.APPROVAL,
                                1,
                                Ties.LISTED,
                                List.of(new Option("One", null, null), new Option("Two", null, null))),
                        "simple-majority",
                        null));
        SubjectRef on = SubjectRef.of(SubjectRef.ROUND, round);
        As head = set.table().asHead("Northland");
        refuses(
                "preparation.error.choice",
                () -> head.run(() -> service.signOff(negotiation, on, Preparing.Answer.YES, "")));
        head.run(() -> service.signOff(negotiation, on, Preparing.Answer.FREE, "Mark the first."));
        assertThat(head.call(() -> queries.get(negotiation, on)).answers()).containsExactly(Preparing.Answer.FREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Southland head", "Facilitator", "Observer", "administrator"})
    void tellsNobodyElseAnything(String name) {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");
        Preparing own = prepared(set, amendment);
        RoundId round = set.open(amendment);
        NegotiationId negotiation = set.table().negotiation();
        UUID id = Objects.requireNonNull(own.id()).value();
        As other = name.equals("administrator")
                ? As.person(scene.administrator())
                : set.table().as(name);

        if (name.equals("Southland head")) {
            assertThat(other.call(() -> queries.list(negotiation)))
                    .allSatisfy(each -> assertThat(each.id()).isNull());
            Preparing theirs = other.call(() -> queries.get(negotiation, ref(amendment)));
            assertThat(theirs.id()).isNull();
            assertThat(theirs.signOff()).isNull();
        } else {
            // Without a seat there is no negotiation, with one there is no delegation
            assertThatThrownBy(() -> other.call(() -> queries.list(negotiation)))
                    .isInstanceOfAny(AccessDeniedException.class, NotFound.class);
            assertThatThrownBy(() -> other.call(() -> queries.get(negotiation, ref(amendment))))
                    .isInstanceOfAny(AccessDeniedException.class, NotFound.class);
            assertThatThrownBy(() ->
                            other.run(() -> service.signOff(negotiation, ref(amendment), Preparing.Answer.YES, "")))
                    .isInstanceOfAny(AccessDeniedException.class, NotFound.class);
        }
        assertThat(other.call(() -> roundQueries.intention(round))).isEmpty();
        SubjectRef self = new SubjectRef(SubjectRef.PREPARATION, id);
        assertThat(other.call(() -> subjects.describe(self, Locale.ENGLISH))).isEmpty();
        assertThat(other.call(() -> subjects.describeAt(self, clock.instant(), Locale.ENGLISH)))
                .isEmpty();
        assertThat(other.call(() -> histories.states(self))).isEmpty();
        LogId log = LogId.of(negotiation.value());
        List<RecordLine> lines = other.call(() -> record.about(log, id, 20));
        assertThat(lines).hasSize(3).allSatisfy(line -> {
            assertThat(line.type()).isEqualTo("preparation.noted");
            assertThat(line.text()).isNull();
            assertThat(line.round()).isNull();
            assertThat(line.data().members()).isEmpty();
        });
        for (RecordLine line : lines) {
            RecordEntry entry = other.call(() -> record.entry(log, line.index()));
            assertThat(entry.content()).isInstanceOf(RecordEntry.Content.OfDelegation.class);
            assertThat(new String(entry.bytes(), StandardCharsets.UTF_8))
                    .doesNotContain(amendment.value().toString())
                    .doesNotContain("abstain")
                    .doesNotContain("cable");
        }
    }

    @Test
    void letsNotEvenTheLengthOfACommitmentTellAnything() {
        Bench.Set set = bench.set();
        AmendmentId first = set.filed("Southland", "prisoners", "60", "14");
        AmendmentId second = set.filed("Southland", "line", "50,000", "25,000");
        NegotiationId negotiation = set.table().negotiation();
        As head = set.table().asHead("Northland");
        head.run(() -> service.signOff(negotiation, ref(first), Preparing.Answer.NO, ""));
        head.run(() -> service.instruct(
                negotiation, ref(second), Preparing.Answer.ABSTAIN, "A longer instruction of several words.", null));
        LogId log = LogId.of(negotiation.value());
        Set<Long> lengths = Set.copyOf(List.of(first, second).stream()
                .map(amendment -> Objects.requireNonNull(head.call(() -> queries.get(negotiation, ref(amendment)))
                                .id())
                        .value())
                .map(id -> head.call(() -> record.about(log, id, 1)).getFirst().index())
                .map(index -> Objects.requireNonNull(head.call(() -> record.entry(log, index))
                                .entry()
                                .payload())
                        .length())
                .toList());
        assertThat(lengths).containsExactly((long) PreparationService.PADDING);
    }

    @Test
    void staysProvenWhenItsContentIsErased() throws SQLException {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");
        Preparing own = prepared(set, amendment);
        LogId log = LogId.of(set.table().negotiation().value());
        As head = set.table().asHead("Northland");
        long index = head.call(
                        () -> record.about(log, Objects.requireNonNull(own.id()).value(), 1))
                .getFirst()
                .index();
        assertThat(head.call(() -> record.entry(log, index)).content()).isInstanceOf(RecordEntry.Content.Open.class);
        try (Connection connection = DriverManager.getConnection(
                        operator.getJdbcUrl(), operator.getUsername(), operator.getPassword());
                PreparedStatement erase =
                        connection.prepareStatement("DELETE FROM record_payload WHERE log = ? AND idx = ?")) {
            erase.setString(1, log.value().toString());
            erase.setLong(2, index);
            assertThat(erase.executeUpdate()).isEqualTo(1);
        }
        RecordEntry erased = head.call(() -> record.entry(log, index));
        assertThat(erased.content()).isInstanceOf(RecordEntry.Content.Erased.class);
        assertThat(erased.proven()).isTrue();
    }

    @Test
    void letsAdvisersPrepareAndOnlyTheHeadOrDeputySignOff() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Southland", "prisoners", "60", "14");
        NegotiationId negotiation = set.table().negotiation();
        assertThatThrownBy(() -> set.table()
                        .as("Northland adviser")
                        .run(() -> service.signOff(negotiation, ref(amendment), Preparing.Answer.YES, "")))
                .isInstanceOf(AccessDeniedException.class);
        AmendmentId draft = set.draft("Northland", set.replaced("line", "50,000", "25,000"));
        refuses(
                "preparation.error.subject",
                () -> set.table()
                        .asHead("Northland")
                        .run(() -> service.signOff(negotiation, ref(draft), Preparing.Answer.YES, "")));
    }
}
