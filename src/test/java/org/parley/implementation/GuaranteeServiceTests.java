package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.kernel.Act;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Finding;
import org.parley.voting.Caution;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A guarantee of which nothing is said what follows is stopped before the vote. */
@IntegrationTest
@RecordApplicationEvents
class GuaranteeServiceTests {

    private final Bench bench;
    private final PlanQueries plans;
    private final GuaranteeService service;
    private final GuaranteeQueries guarantees;
    private final RoundService rounds;
    private final RoundQueries roundQueries;

    GuaranteeServiceTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            GuaranteeService service,
            GuaranteeQueries guarantees,
            RoundService rounds,
            RoundQueries roundQueries) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.plans = plans;
        this.service = service;
        this.guarantees = guarantees;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
    }

    private void mark(Bench.Set set, String label) {
        set.table().asFacilitator().run(() -> service.mark(set.at(label), "It is what the Guarantors promise."));
    }

    private GuaranteeView see(Bench.Set set, String label) {
        return set.table()
                .as("Observer")
                .call(() -> guarantees.on(set.at(label)))
                .orElseThrow();
    }

    private static ResponsePlan response(Bench.Set set) {
        return new ResponsePlan(
                "A violation of the ceasefire.",
                new ResponsePlan.Finder(set.table().delegation("Watch"), null, "simple-majority", 48),
                List.of(new ResponsePlan.Step(
                        "Demand that it cease.", List.of(set.table().delegation("Eastland")), 24)),
                List.of(new ResponsePlan.Step(
                        "Restore the measures.",
                        List.of(set.table().delegation("Eastland"), set.table().delegation("Westland")),
                        72)));
    }

    private void respond(Bench.Set set, String label) {
        long seen = see(set, label).lockVersion();
        set.table().asFacilitator().run(() -> service.respond(set.at(label), seen, response(set)));
    }

    private RoundId prepare(Bench.Set set, SubjectRef subject) {
        return set.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        set.table().negotiation(), "A round", List.of(subject), "simple-majority", null));
    }

    @Test
    void isFlaggedInTheChecksAndStopsTheVoteOnItsArticleUntilItIsSaidWhatFollows(ApplicationEvents events) {
        Bench.Set set = bench.set();
        SubjectRef article = SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"));
        mark(set, "prisoners");
        assertThat(set.table().as("Observer").call(() -> plans.findings(set.plan())))
                .filteredOn(finding -> finding.kind() == Finding.Kind.GUARANTEE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.arguments()).containsExactly("Article 1(3)"));
        assertThat(set.table()
                        .asFacilitator()
                        .call(() -> roundQueries.warnings(set.table().negotiation(), List.of(article), Locale.ENGLISH))
                        .get(article))
                .anyMatch(said -> said.contains("it has no response plan"));
        assertThatThrownBy(() -> prepare(set, article)).isInstanceOfSatisfying(RuleViolation.class, stopped -> {
            assertThat(stopped.key()).isEqualTo("voting.error.caution");
            assertThat(stopped.arguments()).singleElement().isInstanceOf(RuleViolation.class);
        });
        assertThatCode(() -> prepare(set, SubjectRef.of(SubjectRef.PROVISION, set.at("withdrawal"))))
                .doesNotThrowAnyException();

        respond(set, "prisoners");
        assertThat(see(set, "prisoners").response()).isEqualTo(response(set));
        assertThat(set.table().as("Observer").call(() -> plans.findings(set.plan())))
                .noneMatch(finding -> finding.kind() == Finding.Kind.GUARANTEE);
        assertThatCode(() -> prepare(set, article)).doesNotThrowAnyException();
        assertThat(events.stream(Act.class).map(Act::type)).contains("guarantee.marked", "guarantee.planned");
    }

    @Test
    void stopsAnAmendmentThatTouchesItOrWhatStandsAboveItAndNoOther() {
        Bench.Set set = bench.set();
        mark(set, "prisoners");
        AmendmentId touching = set.filed("Northland", "prisoners", "60", "14");
        AmendmentId beside = set.filed("Southland", "line", "50,000", "25,000");
        assertThatThrownBy(() -> prepare(set, SubjectRef.of(SubjectRef.AMENDMENT, touching)))
                .hasMessage("voting.error.caution");
        assertThatCode(() -> prepare(set, SubjectRef.of(SubjectRef.AMENDMENT, beside)))
                .doesNotThrowAnyException();
    }

    @Test
    void isPutToTheVoteAllTheSameWhenTheReasonIsOnRecord(ApplicationEvents events) {
        Bench.Set set = bench.set();
        SubjectRef article = SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"));
        mark(set, "prisoners");
        List<SubjectRef> put = List.of(article);
        assertThat(set.table()
                        .asFacilitator()
                        .call(() -> roundQueries.cautions(set.table().negotiation(), put)))
                .extracting(Caution::on)
                .containsExactly(SubjectRef.of(SubjectRef.PROVISION, set.at("prisoners")));
        for (String name : List.of("Northland head", "Observer")) {
            assertThatThrownBy(() -> set.table()
                            .as(name)
                            .run(() -> rounds.acknowledge(set.table().negotiation(), put, "It can wait.")))
                    .as(name)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> set.table()
                        .asFacilitator()
                        .run(() -> rounds.acknowledge(set.table().negotiation(), put, " ")))
                .hasMessage("implementation.error.reason");
        set.table()
                .asFacilitator()
                .run(() -> rounds.acknowledge(set.table().negotiation(), put, "The Guarantors meet on Monday."));
        assertThat(see(set, "prisoners").excuse()).isEqualTo("The Guarantors meet on Monday.");
        assertThatCode(() -> prepare(set, article)).doesNotThrowAnyException();
        assertThat(events.stream(Act.class).filter(act -> act.type().equals("guarantee.excused")))
                .singleElement()
                .satisfies(act -> assertThat(act.text()).isEqualTo("The Guarantors meet on Monday."));
    }

    @Test
    void stopsARoundThatWasPreparedBeforeTheMark() {
        Bench.Set set = bench.set();
        RoundId prepared = prepare(set, SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire")));
        mark(set, "prisoners");
        assertThatThrownBy(() -> set.table().asFacilitator().run(() -> rounds.open(prepared)))
                .hasMessage("voting.error.caution");
        set.table().asFacilitator().run(() -> service.unmark(set.at("prisoners"), "It promises nothing."));
        assertThatCode(() -> set.table().asFacilitator().run(() -> rounds.open(prepared)))
                .doesNotThrowAnyException();
        assertThat(set.table().as("Observer").call(() -> guarantees.on(set.at("prisoners"))))
                .isEmpty();
    }

    @Test
    void isWholeOrNone() {
        Bench.Set set = bench.set();
        ResponsePlan whole = response(set);
        assertThat(ResponsePlan.of(Json.parse(whole.toJson().canonical()).asObject()))
                .isEqualTo(whole);
        assertThatThrownBy(() -> new ResponsePlan("A violation.", whole.finder(), List.of(), List.of()))
                .hasMessage("guarantee.error.no-action");
        assertThatThrownBy(() -> new ResponsePlan.Finder(null, " ", null, 48)).hasMessage("guarantee.error.finder");
        assertThatThrownBy(() -> new ResponsePlan.Step("Something.", List.of(), 24))
                .hasMessage("guarantee.error.nobody-acts");
        assertThatThrownBy(() ->
                        new ResponsePlan.Step("Something.", List.of(set.table().delegation("Eastland")), 0))
                .hasMessage("guarantee.error.hours");
        assertThatThrownBy(() ->
                        set.table().asHead("Eastland").run(() -> service.mark(set.at("prisoners"), "We guarantee it.")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        set.table().asFacilitator().run(() -> service.unmark(set.at("prisoners"), "It never was.")))
                .isInstanceOf(org.parley.kernel.NotFound.class);
    }
}
