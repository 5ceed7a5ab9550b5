package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSequence;
import org.parley.plan.SequenceQueries;
import org.parley.text.ConditionJson;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceProblem;
import org.parley.text.sequence.Simulation;
import org.parley.text.sequence.Timetable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the conditions of a plan make of it in time. */
@RestController
@RequestMapping(path = "/api/v1/negotiations/{negotiation}/plans/{plan}/sequence", produces = "application/json")
@Tag(
        name = "Sequence",
        description = "The order in time that the conditions of a plan make, and where it would stand on a day")
class SequenceApi {

    private static final int FACTS = 10_000;

    private final SequenceQueries sequences;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    SequenceApi(SequenceQueries sequences, PlanQueries plans, NegotiationQueries negotiations) {
        this.sequences = sequences;
        this.plans = plans;
        this.negotiations = negotiations;
    }

    @Schema(name = "SequenceOffset", description = "A time after a first day on which every event happens")
    record Offset(int months, int days) {

        static @Nullable Offset of(Timetable.@Nullable Offset offset) {
            return offset == null ? null : new Offset(offset.months(), offset.days());
        }
    }

    @Schema(name = "SequenceNode", description = "A provision that has conditions, or that others wait for")
    record Node(
            UUID provision,
            String number,
            List<ConditionBody> conditions,

            @Schema(description = "The provisions whose conditions name it")
            List<UUID> waiting,

            @Schema(description = "When it takes effect at the earliest; absent where it never does") @Nullable
            Offset earliest,

            @Schema(description = "When it must have been carried out at the latest; absent where nothing says so")
            @Nullable
            Offset latest) {

        static Node of(PlanSequence sequence, ProvisionId id) {
            Provision provision = sequence.version().text().find(id).orElseThrow();
            Timetable.Window window = sequence.times().get(id);
            return new Node(
                    id.value(),
                    sequence.version().numbering().number(id),
                    ConditionBody.of(provision.conditions()),
                    sequence.waiting().getOrDefault(id, Set.of()).stream()
                            .map(ProvisionId::value)
                            .toList(),
                    window == null ? null : Offset.of(window.earliest()),
                    window == null ? null : Offset.of(window.latest()));
        }
    }

    @Schema(name = "SequenceStep", description = "What ties a provision to the next one of a path")
    record Step(
            UUID provision,

            @Schema(allowableValues = {"condition", "together", "part", "whole"})
            String why,

            @Nullable ConditionBody condition,

            @Schema(description = "What it leads to; absent where the path ends at something that never happens")
            ConditionBody.@Nullable Named to) {

        static Step of(SequenceProblem.Step step) {
            return new Step(
                    step.from().value(),
                    ConditionJson.word(step.why()),
                    step.condition() == null ? null : ConditionBody.of(step.condition()),
                    step.to() == null ? null : ConditionBody.Named.of(step.to()));
        }
    }

    @Schema(name = "SequenceProblem", description = "Why the conditions cannot be kept")
    record Problem(
            @Schema(
                    description =
                            "cycle: provisions wait for each other; contradiction: one would have to be carried out before it may be;"
                                    + " unreachable: it waits for what never happens; missing: a condition rests on nothing")
            String kind,

            UUID provision,
            List<Step> path) {

        static Problem of(SequenceProblem problem) {
            return new Problem(
                    ConditionJson.word(problem.kind()),
                    problem.at().value(),
                    problem.path().stream().map(Step::of).toList());
        }
    }

    @Schema(name = "Sequence", description = "The order in time that the conditions of a version make")
    record Sequence(int version, List<String> events, List<Node> provisions, List<Problem> problems) {}

    @GetMapping
    @Operation(
            summary = "The sequence of a plan",
            description =
                    "Of the newest version: its named events, every provision that has conditions or that others wait for, with its time"
                            + " counted from a first day, and why the conditions cannot be kept, if they cannot.")
    Sequence get(@PathVariable String negotiation, @PathVariable String plan) {
        PlanSequence sequence = sequences.of(plan(negotiation, plan));
        return new Sequence(
                sequence.version().number(),
                sequence.events(),
                sequence.concerned().stream().map(id -> Node.of(sequence, id)).toList(),
                sequence.problems().stream().map(Problem::of).toList());
    }

    @Schema(name = "SimulatedEvent", description = "That an event happened on a day")
    record Happened(@NotNull String event, @NotNull LocalDate day) {}

    @Schema(name = "SimulatedProvision", description = "That a provision, with all below it, was carried out on a day")
    record Done(@NotNull UUID provision, @NotNull LocalDate day) {}

    @Schema(name = "NewSimulation", description = "What is taken for given")
    record Tried(
            @Schema(description = "The day that is looked at") @NotNull
            LocalDate day,

            @Size(max = FACTS) @Valid @Nullable List<Happened> events,

            @Size(max = FACTS) @Valid @Nullable List<Done> carriedOut) {

        Simulation.Facts facts() {
            Map<String, LocalDate> happened = new HashMap<>();
            Map<ProvisionId, LocalDate> done = new HashMap<>();
            if (events != null) {
                events.forEach(each -> happened.put(each.event(), each.day()));
            }
            if (carriedOut != null) {
                carriedOut.forEach(each -> done.put(new ProvisionId(each.provision()), each.day()));
            }
            return new Simulation.Facts(happened, done);
        }
    }

    @Schema(name = "Standing", description = "Where a provision stands on the day")
    record Standing(
            UUID provision,

            @Schema(allowableValues = {"overdue", "due", "open", "coming", "blocked", "carried-out", "never"})
            String state,

            @Schema(description = "From when it is in effect; absent while that is not known") @Nullable
            LocalDate since,

            @Schema(description = "By when it is to be carried out") @Nullable
            LocalDate deadline,

            @Nullable LocalDate carriedOut,

            @Schema(description = "What it waits for, of which nobody knows when")
            List<ConditionBody.Named> blockedBy,

            @Schema(description = "Whether it was carried out before it was in effect")
            boolean early,

            @Schema(description = "Whether it was carried out after its time")
            boolean late) {

        static Standing of(Simulation.Standing standing) {
            return new Standing(
                    standing.provision().value(),
                    ConditionJson.word(standing.state()),
                    standing.since(),
                    standing.deadline(),
                    standing.carriedOut(),
                    standing.blockedBy().stream().map(ConditionBody.Named::of).toList(),
                    standing.early(),
                    standing.late());
        }
    }

    @PostMapping(path = "/simulation", consumes = "application/json")
    @Operation(
            summary = "Where a plan would stand on a day",
            description =
                    "Of the newest version, if events happened and provisions were carried out on the days given; all provisions in reading"
                            + " order. Nothing is stored.")
    List<Standing> simulate(
            @PathVariable String negotiation, @PathVariable String plan, @Valid @RequestBody Tried tried) {
        return sequences.simulate(plan(negotiation, plan), tried.facts(), tried.day()).stream()
                .map(Standing::of)
                .toList();
    }

    private PlanId plan(String negotiation, String plan) {
        return plans.bySlug(negotiations.bySlug(negotiation).id(), plan).id();
    }
}
