package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.implementation.ReservationEffects.Effect;
import org.parley.kernel.Ids;
import org.parley.plan.PlanId;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** What applies between which two: articles 19 to 23 of the Vienna Convention on the Law of Treaties, pair by pair. */
class ReservationEffectsTests {

    private static final LocalDate MADE = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = MADE.plusMonths(12);

    private static final DelegationId NORTH = new DelegationId(Ids.next());
    private static final DelegationId SOUTH = new DelegationId(Ids.next());
    private static final DelegationId EAST = new DelegationId(Ids.next());
    private static final DelegationId WEST = new DelegationId(Ids.next());
    private static final List<DelegationId> ALL = List.of(NORTH, SOUTH, EAST, WEST);

    private static final ProvisionId PARAGRAPH = new ProvisionId(Ids.next());
    private static final ProvisionId ARTICLE = new ProvisionId(Ids.next());
    private static final ProvisionId OTHER = new ProvisionId(Ids.next());
    private static final PlanText TEXT = new PlanText(List.of(
            new Provision(ARTICLE, "Ceasefire", "", List.of(Provision.of(PARAGRAPH, "Neither shall fire."))),
            new Provision(OTHER, "Reservations", "None may be made.", List.of())));

    private static final ReservationClause TOGETHER =
            new ReservationClause(ReservationClause.Kind.ALL_ACCEPT, OTHER, Set.of());

    private static ReservationEffects effects(ReservationClause clause, boolean ratified) {
        return new ReservationEffects(clause, ratified, Map.of(NORTH, MADE, SOUTH, MADE, EAST, MADE));
    }

    private static ReservationView reservation(@Nullable LocalDate withdrawn, Reaction... said) {
        return new ReservationView(
                new ReservationId(Ids.next()),
                new NegotiationId(Ids.next()),
                new PlanId(Ids.next()),
                new AgreementId(Ids.next()),
                NORTH,
                ARTICLE,
                Deposit.Kind.SIGNATURE,
                "Not on its territory.",
                MADE,
                null,
                withdrawn,
                List.of(said),
                0);
    }

    private static Reaction said(DelegationId by, Reaction.Kind kind, @Nullable LocalDate withdrawn) {
        return new Reaction(by, kind, null, MADE.plusDays(3), withdrawn);
    }

    /** The effect with South and with East, in this order. */
    private static List<Effect> on(LocalDate day, ReservationEffects effects, ReservationView... reservations) {
        return effects.pairs(List.of(reservations), ALL, day).stream()
                .map(ReservationEffects.Pair::effect)
                .toList();
    }

    @Test
    void eachOfTheOthersDecidesForItselfAndSilenceAcceptsAfterTwelveMonths() {
        ReservationEffects effects = effects(ReservationClause.SILENT, false);
        ReservationView objected = reservation(null, said(SOUTH, Reaction.Kind.OBJECTS, null));
        assertThat(on(LAST, effects, objected)).containsExactly(Effect.NOT_APPLIED, Effect.PENDING);
        assertThat(on(LAST.plusDays(1), effects, objected)).containsExactly(Effect.NOT_APPLIED, Effect.MODIFIED);
        assertThat(effects.pairs(List.of(objected), ALL, LAST).getLast().until())
                .isEqualTo(LAST);
        ReservationView accepted = reservation(
                null, said(SOUTH, Reaction.Kind.ACCEPTS, null), said(EAST, Reaction.Kind.OBJECTS, MADE.plusDays(9)));
        assertThat(on(MADE.plusDays(10), effects, accepted))
                .as("who takes an objection back has accepted")
                .containsExactly(Effect.MODIFIED, Effect.MODIFIED);
    }

    @Test
    void whoHasNotConsentedToBeBoundHasNoPairAndMayObjectUntilItsOwnConsent() {
        ReservationView silent = reservation(null);
        assertThat(effects(ReservationClause.SILENT, false).pairs(List.of(silent), ALL, MADE))
                .extracting(ReservationEffects.Pair::other)
                .containsExactly(SOUTH, EAST);
        LocalDate later = LAST.plusMonths(2);
        ReservationEffects joined =
                new ReservationEffects(ReservationClause.SILENT, false, Map.of(NORTH, MADE, WEST, later));
        assertThat(on(later, joined, silent)).containsExactly(Effect.PENDING);
        assertThat(on(later.plusDays(1), joined, silent)).containsExactly(Effect.MODIFIED);
    }

    @Test
    void anObjectionThatPrecludesLeavesNothingInForceBetweenTheTwo() {
        ReservationEffects effects = effects(ReservationClause.SILENT, false);
        ReservationView first = reservation(null, said(SOUTH, Reaction.Kind.PRECLUDES, null));
        ReservationView second = reservation(null, said(SOUTH, Reaction.Kind.ACCEPTS, null));
        assertThat(on(MADE, effects, first, second))
                .containsExactly(Effect.NOT_IN_FORCE, Effect.PENDING, Effect.NOT_IN_FORCE, Effect.PENDING);
        assertThat(on(
                        MADE.plusDays(5),
                        effects,
                        reservation(null, said(SOUTH, Reaction.Kind.PRECLUDES, MADE.plusDays(5))),
                        second))
                .containsExactly(Effect.MODIFIED, Effect.PENDING, Effect.MODIFIED, Effect.PENDING);
    }

    @Test
    void oneMadeAtSignatureDoesNothingUntilItIsConfirmedAtRatification() {
        assertThat(on(LAST.plusDays(1), effects(ReservationClause.SILENT, true), reservation(null)))
                .containsExactly(Effect.UNCONFIRMED, Effect.UNCONFIRMED);
    }

    @Test
    void aWithdrawnOneLeavesTheTextAsItIsWritten() {
        ReservationView withdrawn = reservation(MADE.plusDays(7), said(SOUTH, Reaction.Kind.PRECLUDES, null));
        assertThat(on(MADE.plusDays(7), effects(ReservationClause.SILENT, false), withdrawn))
                .containsExactly(Effect.AS_WRITTEN, Effect.AS_WRITTEN);
    }

    @Test
    void whereAllMustAcceptOneObjectionIsEnough() {
        ReservationEffects effects = effects(TOGETHER, false);
        assertThat(on(MADE, effects, reservation(null, said(SOUTH, Reaction.Kind.ACCEPTS, null))))
                .containsExactly(Effect.PENDING, Effect.PENDING);
        assertThat(on(
                        MADE,
                        effects,
                        reservation(
                                null,
                                said(SOUTH, Reaction.Kind.ACCEPTS, null),
                                said(EAST, Reaction.Kind.OBJECTS, null))))
                .containsExactly(Effect.NOT_ACCEPTED, Effect.NOT_ACCEPTED);
        assertThat(on(LAST.plusDays(1), effects, reservation(null, said(SOUTH, Reaction.Kind.ACCEPTS, null))))
                .containsExactly(Effect.MODIFIED, Effect.MODIFIED);
    }

    @Test
    void theClauseOfTheAgreementCountsForWhatItNamesAndAllBelow() {
        assertThat(new ReservationClause(ReservationClause.Kind.NONE, OTHER, Set.of()).allows(TEXT, ARTICLE))
                .isFalse();
        ReservationClause except = new ReservationClause(ReservationClause.Kind.EXCEPT, OTHER, Set.of(ARTICLE));
        assertThat(except.allows(TEXT, PARAGRAPH)).isFalse();
        assertThat(except.allows(TEXT, OTHER)).isTrue();
        ReservationClause only = new ReservationClause(ReservationClause.Kind.ONLY, OTHER, Set.of(ARTICLE));
        assertThat(only.allows(TEXT, PARAGRAPH)).isTrue();
        assertThat(only.allows(TEXT, OTHER)).isFalse();
        assertThat(TOGETHER.allows(TEXT, PARAGRAPH)).isTrue();
        assertThat(ReservationClause.of(except.toJson())).isEqualTo(except);
        assertThatThrownBy(() -> new ReservationClause(ReservationClause.Kind.NONE, null, Set.of()))
                .hasMessage("reservation.error.clause");
        assertThatThrownBy(() -> new ReservationClause(ReservationClause.Kind.ONLY, OTHER, Set.of()))
                .hasMessage("reservation.error.clause");
    }

    @Test
    void anAcceptanceIsFinalAndAnObjectionHasItsTime() {
        Agreement agreement = new Agreement(
                new NegotiationId(Ids.next()),
                new PlanId(Ids.next()),
                1,
                new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0),
                MADE.atStartOfDay(ZoneOffset.UTC).toInstant());
        Reservation reservation = new Reservation(
                agreement,
                NORTH,
                ARTICLE,
                Deposit.Kind.SIGNATURE,
                "Not on its territory.",
                MADE.atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThatThrownBy(() -> reservation.react(said(NORTH, Reaction.Kind.ACCEPTS, null), MADE))
                .hasMessage("reservation.error.own");
        reservation.react(said(SOUTH, Reaction.Kind.ACCEPTS, null), MADE);
        assertThatThrownBy(() -> reservation.react(said(SOUTH, Reaction.Kind.OBJECTS, null), MADE))
                .hasMessage("reservation.error.said");
        Reaction late = new Reaction(EAST, Reaction.Kind.OBJECTS, "No.", LAST.plusDays(1), null);
        assertThatThrownBy(() -> reservation.react(late, MADE)).hasMessage("reservation.error.objection-late");
        reservation.react(late, LAST.plusDays(1));
        reservation.withdrawObjection(EAST, LAST.plusDays(9));
        assertThatThrownBy(() -> reservation.withdrawObjection(EAST, LAST.plusDays(9)))
                .hasMessage("reservation.error.no-objection");
        reservation.withdraw(LAST.plusDays(10));
        assertThatThrownBy(() -> reservation.react(said(WEST, Reaction.Kind.OBJECTS, null), null))
                .hasMessage("reservation.error.withdrawn");
    }
}
