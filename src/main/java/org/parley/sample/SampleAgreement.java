package org.parley.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.implementation.AgreementId;
import org.parley.implementation.AgreementService;
import org.parley.implementation.Deposit;
import org.parley.implementation.EntryClause;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.IncidentId;
import org.parley.implementation.IncidentService;
import org.parley.implementation.Level;
import org.parley.implementation.ResponsePlan;
import org.parley.kernel.Ids;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.procedure.Choice;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The second scenario as it would be carried out: agreed as a whole by all delegations, signed some seventy days ago and so in its third
 * month, with one violation found and the clock of the response running. What is in force is a plan of its own, so that the working draft
 * beside it stays open.
 */
@Component
@Profile("sample")
class SampleAgreement {

    /** Address of the plan that is in force. */
    static final String SLUG = "ceasefire-agreement";

    private static final String FACILITATOR = "nwosu";

    /** Who casts for each delegation that has a vote. */
    private static final List<String> VOICES = List.of(
            "hrytsenko",
            "sokolova",
            "ellison",
            "lindqvist",
            "whitcombe",
            "montreuil",
            "arslan",
            "tremblay",
            "holloway",
            "brennan");

    static final int SIGNED_DAYS_AGO = 70;

    private final PlanQueries plans;
    private final RoundService rounds;
    private final ClosureService closures;
    private final GuaranteeService guarantees;
    private final AgreementService agreements;
    private final IncidentService incidents;
    private final NegotiationQueries negotiations;
    private final Clock clock;

    SampleAgreement(
            PlanQueries plans,
            RoundService rounds,
            ClosureService closures,
            GuaranteeService guarantees,
            AgreementService agreements,
            IncidentService incidents,
            NegotiationQueries negotiations,
            Clock clock) {
        this.plans = plans;
        this.rounds = rounds;
        this.closures = closures;
        this.guarantees = guarantees;
        this.agreements = agreements;
        this.incidents = incidents;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    /** Has the delegations agree, the depositary note what was signed, and the mission find what was reported. */
    void carryOut(NegotiationId negotiation, SamplePeople people) {
        PlanSummary plan = people.as(FACILITATOR, () -> plans.bySlug(negotiation, SLUG));
        Map<String, DelegationId> table = people.as(
                FACILITATOR,
                () -> negotiations.delegations(negotiation).stream()
                        .collect(Collectors.toMap(DelegationView::shortName, DelegationView::id)));
        Function<String, DelegationId> who = name -> Objects.requireNonNull(table.get(name));
        Map<String, ProvisionId> at = people.as(FACILITATOR, () -> numbers(plan));
        ProvisionId guarantee = Objects.requireNonNull(at.get("5(1)"));
        people.as(FACILITATOR, () -> {
            guarantees.mark(guarantee, "Guarantee for the duration of the ceasefire.");
            guarantees.respond(guarantee, 0, response(who));
        });
        agree(negotiation, plan, people);
        AgreementId agreement = people.as(
                FACILITATOR, () -> agreements.begin(plan.id(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0)));
        people.as(FACILITATOR, () -> follow(agreement, who, at));
        IncidentId incident = people.as(
                "hrytsenko",
                () -> incidents.report(
                        guarantee,
                        "Artillery fire across the line of contact during the night, at two places recorded on the maps of the mission."));
        people.as(
                "ortega",
                () -> incidents.find(
                        incident,
                        0,
                        "The mission inspected both places and found fresh craters at one of them. Fire from the other side was not established."));
        people.as("arslan", () -> incidents.take(incident, 1, 0));
    }

    private Map<String, ProvisionId> numbers(PlanSummary plan) {
        VersionView version = plans.text(plan.id());
        return version.text().walk().stream()
                .map(PlanText.Place::id)
                .collect(Collectors.toMap(id -> version.numbering().number(id), Function.identity()));
    }

    private static ResponsePlan response(Function<String, DelegationId> who) {
        return new ResponsePlan(
                "A violation of the ceasefire, or hostilities that are resumed.",
                new ResponsePlan.Finder(who.apply("OSCE"), null, null, 48),
                List.of(
                        new ResponsePlan.Step("Convene the Parties and the mission.", List.of(who.apply("TUR")), 12),
                        new ResponsePlan.Step(
                                "Demand that the violation cease.",
                                List.of(
                                        who.apply("USA"),
                                        who.apply("EU"),
                                        who.apply("GBR"),
                                        who.apply("FRA"),
                                        who.apply("TUR")),
                                24)),
                List.of(
                        new ResponsePlan.Step(
                                "Increase military support to Ukraine.",
                                List.of(who.apply("USA"), who.apply("GBR"), who.apply("FRA")),
                                96),
                        new ResponsePlan.Step(
                                "Extend the restrictive measures.",
                                List.of(who.apply("EU"), who.apply("USA"), who.apply("GBR")),
                                96)));
    }

    /** One vote on all articles; then each is closed, and with the last the whole is agreed. */
    private void agree(NegotiationId negotiation, PlanSummary plan, SamplePeople people) {
        List<ProvisionId> articles = people.as(
                FACILITATOR,
                () -> plans.text(plan.id()).text().articles().stream()
                        .map(each -> each.id())
                        .toList());
        RoundId round = people.as(FACILITATOR, () -> {
            RoundId prepared = rounds.prepare(
                    negotiation,
                    "The agreement on a temporary ceasefire, as a whole",
                    articles.stream()
                            .map(each -> SubjectRef.of(SubjectRef.PROVISION, each))
                            .toList(),
                    "consensus",
                    null);
            rounds.open(prepared);
            return prepared;
        });
        VOICES.forEach(voice ->
                people.as(voice, () -> rounds.cast(round, Choice.YES, Ids.next().toString())));
        people.as(FACILITATOR, () -> {
            rounds.close(round);
            rounds.proclaim(round);
            articles.forEach(each -> closures.close(each, "All delegations have agreed to the agreement as a whole."));
        });
    }

    private void follow(AgreementId agreement, Function<String, DelegationId> who, Map<String, ProvisionId> at) {
        LocalDate signed = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(SIGNED_DAYS_AGO);
        sign(agreement, who.apply("UKR"), signed);
        sign(agreement, who.apply("RUS"), signed);
        for (String guarantor : List.of("USA", "EU", "GBR", "FRA", "TUR")) {
            sign(agreement, who.apply(guarantor), signed.plusDays(2));
        }
        assess(
                agreement,
                at,
                "2(1)",
                Level.INTERMEDIATE,
                "Weekly reports of the mission: fewer than five incidents a week.",
                null);
        assess(agreement, at, "2(2)", Level.FULL, "Maps initialled by both Parties on the eleventh day.", null);
        assess(agreement, at, "2(4)(a)", Level.FULL, "Confirmed by the mission each week.", null);
        assess(
                agreement,
                at,
                "2(4)(b)",
                Level.MINIMAL,
                "Use of unmanned aircraft across the line is still reported.",
                null);
        assess(
                agreement,
                at,
                "3(1)",
                Level.INTERMEDIATE,
                "Present on one side of the line; talks on the other side go on.",
                null);
        assess(agreement, at, "4(1)", Level.FULL, "The mission is at work.", who.apply("UKR"));
        assess(agreement, at, "4(3)(a)", Level.FULL, "List of observers published.", null);
        assess(agreement, at, "4(4)", Level.INTERMEDIATE, "Nine reports in ten weeks.", null);
        assess(
                agreement,
                at,
                "6(1)(a)",
                Level.INTERMEDIATE,
                "Three exchanges, two lists still open.",
                who.apply("RUS"));
        assess(agreement, at, "6(1)(b)", Level.MINIMAL, "The register is incomplete.", who.apply("RUS"));
        assess(agreement, at, "6(2)", Level.INTERMEDIATE, "Lists exchanged through the Red Cross.", who.apply("UKR"));
        assess(agreement, at, "7(1)", Level.FULL, "Measures are in force.", who.apply("EU"));
    }

    private void sign(AgreementId agreement, DelegationId delegation, LocalDate on) {
        agreements.deposit(
                agreement,
                new Deposit(
                        Deposit.Kind.FULL_POWERS,
                        delegation,
                        on.minusDays(1),
                        "The Head of the delegation is empowered to sign; issued in due and proper form"));
        agreements.deposit(
                agreement,
                new Deposit(
                        Deposit.Kind.SIGNATURE,
                        delegation,
                        on,
                        "The Head of the delegation",
                        Deposit.Authority.POWERS));
    }

    private void assess(
            AgreementId agreement,
            Map<String, ProvisionId> at,
            String number,
            Level level,
            String evidence,
            @org.jspecify.annotations.Nullable DelegationId responsible) {
        ProvisionId provision = Objects.requireNonNull(at.get(number), number);
        agreements.assess(agreement, provision, level, evidence, responsible);
    }
}
