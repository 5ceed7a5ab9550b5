package org.parley.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.implementation.AgreementId;
import org.parley.implementation.AgreementQueries;
import org.parley.implementation.AgreementService;
import org.parley.implementation.Level;
import org.parley.implementation.Mandate;
import org.parley.implementation.MissionId;
import org.parley.implementation.MissionService;
import org.parley.implementation.NewNomination;
import org.parley.implementation.NominationId;
import org.parley.implementation.NominationService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The monitoring mission of the agreement in force, as its Article 4 has it: under the auspices of an organisation, without observers of
 * one Party, which proposes others. Its nominations stand where such nominations stand: confirmed, awaited, objected to, to be confirmed.
 */
@Component
@Profile("sample")
class SampleMonitors {

    private static final String FACILITATOR = "nwosu";

    private static final int TWO_WEEKS = 14 * 24;

    private final MissionService missions;
    private final NominationService nominations;
    private final AgreementQueries agreements;
    private final AgreementService followed;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Clock clock;

    SampleMonitors(
            MissionService missions,
            NominationService nominations,
            AgreementQueries agreements,
            AgreementService followed,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Clock clock) {
        this.missions = missions;
        this.nominations = nominations;
        this.agreements = agreements;
        this.followed = followed;
        this.plans = plans;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    /** Has the mission set up, observers nominated and answered for, and the organisation say what it has seen. */
    void watch(NegotiationId negotiation, SamplePeople people) {
        PlanSummary plan = people.as(FACILITATOR, () -> plans.bySlug(negotiation, SampleAgreement.SLUG));
        Map<String, DelegationId> table = people.as(
                FACILITATOR,
                () -> negotiations.delegations(negotiation).stream()
                        .collect(Collectors.toMap(DelegationView::shortName, DelegationView::id)));
        Map<String, ProvisionId> at = people.as(FACILITATOR, () -> {
            VersionView version = plans.text(plan.id());
            return version.text().walk().stream()
                    .map(PlanText.Place::id)
                    .collect(Collectors.toMap(id -> version.numbering().number(id), Function.identity()));
        });
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Mandate mandate = mandate(table, at, today);
        MissionId mission = people.as(FACILITATOR, () -> missions.establish(plan.id(), mandate));

        NominationId first = nominate(
                people,
                "sokolova",
                mission,
                table.get("TUR"),
                null,
                60,
                "It has offered its good offices to both Parties.");
        people.as("arslan", () -> nominations.consent(first, 0));
        people.as("hrytsenko", () -> nominations.consent(first, 1));
        people.as(FACILITATOR, () -> nominations.confirm(first, 2, 50, today, null));

        NominationId awaited = nominate(
                people,
                "hrytsenko",
                mission,
                table.get("IRL"),
                null,
                40,
                "Its observers have served in missions of this kind.");
        people.as("brennan", () -> nominations.consent(awaited, 0));

        NominationId contested = nominate(
                people,
                "hrytsenko",
                mission,
                table.get("FRA"),
                null,
                30,
                "It can send observers within a week, with their own vehicles.");
        people.as("montreuil", () -> nominations.consent(contested, 0));
        people.as(
                "sokolova",
                () -> nominations.object(
                        contested, 1, "Whoever guarantees under Article 5 should not observe at the same time."));

        NominationId ripe = nominate(
                people,
                "sokolova",
                mission,
                null,
                "Switzerland",
                25,
                "It is not a party to the agreement and guarantees nothing under it.");
        people.as("hrytsenko", () -> nominations.consent(ripe, 0));

        AgreementId agreement =
                people.as("keller", () -> agreements.on(plan.id()).orElseThrow().id());
        people.as(
                "keller",
                () -> followed.assess(
                        agreement,
                        Objects.requireNonNull(at.get("2(4)(c)")),
                        Level.INTERMEDIATE,
                        "Seen by patrols: of five crossing points four were open on every day of the week.",
                        null));
    }

    private static Mandate mandate(Map<String, DelegationId> table, Map<String, ProvisionId> at, LocalDate today) {
        Function<String, ProvisionId> provision = number -> Objects.requireNonNull(at.get(number), number);
        return new Mandate(
                "Monitoring mission",
                "Observes the ceasefire and respect for human rights, establishes the facts within 48 hours where a violation is reported, and publishes"
                        + " a report every week.",
                Set.of(
                        provision.apply("2"),
                        provision.apply("4(2)"),
                        provision.apply("5(1)"),
                        provision.apply("5(4)"),
                        provision.apply("5(5)")),
                "The areas not under the control of the Government of Ukraine, and the line of contact as recorded on the maps that both Parties initial.",
                Set.of(provision.apply("4(1)"), provision.apply("2(2)")),
                Set.of(Objects.requireNonNull(table.get("OSCE"))),
                List.of(),
                List.of(new Mandate.Exclusion(
                        Objects.requireNonNull(table.get("RUS")), provision.apply("4(3)(a)"), true)),
                TWO_WEEKS,
                today.minusDays(SampleAgreement.SIGNED_DAYS_AGO),
                null);
    }

    private NominationId nominate(
            SamplePeople people,
            String by,
            MissionId mission,
            @Nullable DelegationId nominee,
            @Nullable String outside,
            int offered,
            String text) {
        return people.as(by, () -> nominations.nominate(mission, new NewNomination(nominee, outside, offered, text)));
    }
}
