package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.plan.PlanId;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** What a mandate covers, and the course of a nomination by the clock. */
class NominationTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofHours(48));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    private static final DelegationId NORTH = new DelegationId(Ids.next());
    private static final DelegationId SOUTH = new DelegationId(Ids.next());
    private static final DelegationId EAST = new DelegationId(Ids.next());

    private static final ProvisionId POINT = new ProvisionId(Ids.next());
    private static final ProvisionId PARAGRAPH = new ProvisionId(Ids.next());
    private static final ProvisionId ARTICLE = new ProvisionId(Ids.next());
    private static final ProvisionId OTHER = new ProvisionId(Ids.next());

    private static final PlanText TEXT = new PlanText(List.of(
            new Provision(
                    ARTICLE,
                    "Ceasefire",
                    "",
                    List.of(new Provision(PARAGRAPH, null, "Neither shall:", List.of(Provision.of(POINT, "fire;"))))),
            new Provision(OTHER, "Elections", "", List.of())));

    private static Mandate mandate(ProvisionId watched, List<Mandate.Exclusion> exclusions) {
        return new Mandate(
                "Mission",
                "Watches.",
                Set.of(watched),
                "The line.",
                Set.of(),
                Set.of(EAST),
                List.of("Red Cross"),
                exclusions,
                48,
                DAY,
                DAY.plusDays(90));
    }

    private static Nomination nomination() {
        Agreement agreement = new Agreement(
                new NegotiationId(Ids.next()),
                new PlanId(Ids.next()),
                1,
                new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0),
                NOW);
        return new Nomination(
                new Mission(agreement, mandate(PARAGRAPH, List.of()), NOW),
                NORTH,
                new NewNomination(null, "Farland", 40, "It is far."),
                List.of(SOUTH, EAST),
                NOW);
    }

    @Test
    void aMandateCoversWhatItNamesAndAllBelowAndNothingElse() {
        Mandate mandate = mandate(PARAGRAPH, List.of());
        assertThat(mandate.watches(TEXT, POINT)).isTrue();
        assertThat(mandate.watches(TEXT, PARAGRAPH)).isTrue();
        assertThat(mandate.watches(TEXT, ARTICLE)).isFalse();
        assertThat(mandate.watches(TEXT, OTHER)).isFalse();
        assertThat(mandate.watches(TEXT, new ProvisionId(Ids.next()))).isFalse();
    }

    @Test
    void aMandateIsReadAsItWasWritten() {
        Mandate mandate = mandate(ARTICLE, List.of(new Mandate.Exclusion(NORTH, POINT, true)));
        assertThat(Mandate.of(Json.parse(mandate.toJson().canonical()).asObject()))
                .isEqualTo(mandate);
    }

    @Test
    void aMandateDoesNotStandUnderThoseWhoTakeNoPartInIt() {
        assertThatThrownBy(() -> mandate(ARTICLE, List.of(new Mandate.Exclusion(EAST, POINT, true))))
                .hasMessage("mission.error.conductor-excluded");
        assertThatThrownBy(() -> mandate(
                        ARTICLE,
                        List.of(
                                new Mandate.Exclusion(NORTH, POINT, true),
                                new Mandate.Exclusion(NORTH, ARTICLE, false))))
                .hasMessage("mission.error.excluded-twice");
    }

    @Test
    void silenceIsNoObjectionOnceTheTimeToAnswerIsOver() {
        Nomination nomination = nomination();
        nomination.consent(SOUTH, NOW);
        assertThat(nomination.view().ripe(DUE.minusSeconds(1))).isFalse();
        assertThat(nomination.view().awaits(EAST, DUE.minusSeconds(1))).isTrue();
        assertThatThrownBy(() -> nomination.confirm(40, DAY, null, DUE.minusSeconds(1)))
                .hasMessage("mission.error.awaited");
        assertThat(nomination.view().awaits(EAST, DUE)).isFalse();
        assertThatThrownBy(() -> nomination.object(EAST, "Too late.", DUE)).hasMessage("mission.error.late");
        nomination.confirm(30, DAY, null, DUE);
        assertThat(nomination.view().accepted()).isEqualTo(30);
    }

    @Test
    void anObjectionStandsUntilWhoeverMadeItConsents() {
        Nomination nomination = nomination();
        nomination.consent(EAST, NOW);
        nomination.object(SOUTH, "It is no friend.", NOW);
        assertThat(nomination.view().objected()).isTrue();
        assertThatThrownBy(() -> nomination.confirm(40, DAY, null, DUE)).hasMessage("mission.error.objected");
        nomination.consent(SOUTH, DUE.plusSeconds(1));
        assertThat(nomination.view().ripe(DUE.plusSeconds(1))).isTrue();
        assertThatThrownBy(() -> nomination.consent(SOUTH, DUE)).hasMessage("mission.error.answered");
        assertThatThrownBy(() -> nomination.consent(NORTH, NOW)).hasMessage("mission.error.not-asked");
    }

    @Test
    void takesPartFromItsFirstDayToItsLast() {
        Nomination nomination = nomination();
        assertThatThrownBy(() -> nomination.confirm(41, DAY, null, DUE)).hasMessage("mission.error.accepted");
        assertThatThrownBy(() -> nomination.confirm(40, DAY, DAY.minusDays(1), DUE))
                .hasMessage("mission.error.days");
        nomination.confirm(40, DAY, null, DUE);
        assertThat(nomination.view().takesPart(DAY.minusDays(1))).isFalse();
        assertThat(nomination.view().takesPart(DAY.plusYears(1))).isTrue();
        nomination.end("They went home.", DAY.plusDays(3));
        assertThat(nomination.view().ends()).isEqualTo(DAY.plusDays(3));
        assertThat(nomination.view().takesPart(DAY)).as("it is over").isFalse();
        assertThatThrownBy(() -> nomination.withdraw("Changed our mind.")).hasMessage("mission.error.nomination-state");
    }
}
