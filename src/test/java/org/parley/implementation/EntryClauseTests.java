package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** When an agreement binds, and how far it is carried out. */
class EntryClauseTests {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private static DelegationId delegation(int number) {
        return new DelegationId(new UUID(1, number));
    }

    private static Deposit signed(int by, int day) {
        return new Deposit(Deposit.Kind.SIGNATURE, delegation(by), DAY.plusDays(day), "The Minister");
    }

    @Test
    void waitsForEveryPartyAndCountsFromTheLastOfThem() {
        EntryClause clause = new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 30);
        Set<DelegationId> parties = Set.of(delegation(1), delegation(2));
        assertThat(clause.inForce(List.of(signed(1, 0), signed(3, 9)), parties)).isEmpty();
        assertThat(clause.inForce(List.of(signed(1, 4), signed(3, 9), signed(2, 2)), parties))
                .contains(DAY.plusDays(34));
        assertThat(clause.inForce(List.of(signed(1, 0)), Set.of()))
                .as("nobody is a party")
                .isEmpty();
    }

    @Test
    void countsRatificationsApartFromSignatures() {
        EntryClause clause = new EntryClause(EntryClause.Kind.RATIFICATIONS, 1, 0);
        assertThat(clause.inForce(List.of(signed(1, 0), signed(2, 0)), Set.of()))
                .isEmpty();
    }

    @Property(seed = "7", tries = 200)
    void bindsSoManyDaysAfterTheSignatureThatCompletesTheNumber(
            @ForAll @IntRange(min = 1, max = 12) int signatures,
            @ForAll @IntRange(min = 1, max = 12) int number,
            @ForAll @IntRange(max = 60) int days,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Deposit> deposits = new ArrayList<>();
        for (int by = 0; by < signatures; by++) {
            deposits.add(signed(by, random.nextInt(100)));
        }
        Collections.shuffle(deposits, random);
        EntryClause clause = new EntryClause(EntryClause.Kind.SIGNATURES, number, days);
        List<LocalDate> sorted = deposits.stream().map(Deposit::on).sorted().toList();
        if (signatures < number) {
            assertThat(clause.inForce(deposits, Set.of())).isEmpty();
        } else {
            assertThat(clause.inForce(deposits, Set.of()))
                    .contains(sorted.get(number - 1).plusDays(days));
        }
        assertThat(EntryClause.of(Json.parse(clause.toJson().canonical()).asObject()))
                .isEqualTo(clause);
    }

    @Test
    void refusesANumberOfNone() {
        assertThatThrownBy(() -> new EntryClause(EntryClause.Kind.SIGNATURES, 0, 0))
                .hasMessage("agreement.error.clause");
    }

    @Test
    void countsWhatHasNothingBelowItAndTheLatestWordOnEach() {
        Provision first = provision(11);
        Provision second = provision(12);
        Provision article = new Provision(id(1), "Ceasefire", "", List.of(first, second));
        PlanText text = new PlanText(List.of(article));
        assertThat(Progress.of(text, List.of()).percent()).isZero();
        Progress progress = Progress.of(
                text,
                List.of(
                        assessed(first, Level.FULL, "2026-09-01T10:00:00Z"),
                        assessed(first, Level.INTERMEDIATE, "2026-09-01T12:00:00Z"),
                        assessed(second, Level.FULL, "2026-10-01T10:00:00Z"),
                        assessed(article, Level.FULL, "2026-10-02T10:00:00Z")));
        assertThat(progress.articles().get(article.id()))
                .containsEntry(Level.INTERMEDIATE, 1)
                .containsEntry(Level.FULL, 1)
                .containsEntry(Level.NOT_BEGUN, 0);
        assertThat(progress.days())
                .containsExactly(
                        new Progress.Day(LocalDate.of(2026, 9, 1), 33),
                        new Progress.Day(LocalDate.of(2026, 10, 1), 83));
    }

    private static ProvisionId id(int number) {
        return new ProvisionId(new UUID(2, number));
    }

    private static Provision provision(int number) {
        return new Provision(id(number), null, "The Parties shall do so.", List.of());
    }

    private static AssessmentView assessed(Provision provision, Level level, String at) {
        return new AssessmentView(provision.id(), level, "A report.", null, null, "Facilitator", Instant.parse(at));
    }
}
