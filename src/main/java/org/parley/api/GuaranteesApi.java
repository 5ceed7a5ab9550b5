package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.implementation.GuaranteeQueries;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.GuaranteeView;
import org.parley.implementation.ResponsePlan;
import org.parley.kernel.Identifier;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Guarantees: which provisions are marked as such, and what follows where one is called on. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Guarantees", description = "Provisions that guarantee something, and what follows where one is called on")
class GuaranteesApi {

    private final GuaranteeQueries guarantees;
    private final GuaranteeService service;

    GuaranteesApi(GuaranteeQueries guarantees, GuaranteeService service) {
        this.guarantees = guarantees;
        this.service = service;
    }

    @Schema(name = "Guarantee", description = "A provision that is marked as a guarantee")
    record Marked(
            UUID id,
            UUID provision,

            @Nullable
            @Schema(description = "The provision's number in the newest version; absent where that has dropped it")
            String number,

            @Schema(description = "Why it was marked so") String reason,

            @Nullable @Schema(description = "What follows where it is called on; absent while nothing is said")
            Response response,

            @Nullable @Schema(description = "Why it may be voted on without that")
            String excuse) {

        static Marked of(GuaranteeView view) {
            ResponsePlan plan = view.response();
            return new Marked(
                    view.id().value(),
                    view.provision().value(),
                    view.number(),
                    view.reason(),
                    plan == null ? null : Response.of(plan),
                    view.excuse());
        }
    }

    @Schema(name = "ResponsePlan", description = "What follows where a guarantee is called on")
    record Response(
            @NotNull @Schema(description = "What calls on it")
            String trigger,

            @NotNull @Valid Finder finder,

            @NotNull @Schema(description = "At least one") List<@Valid Step> actions,

            @Nullable @Schema(description = "What follows where that has not helped")
            List<@Valid Step> escalation) {

        static Response of(ResponsePlan plan) {
            return new Response(
                    plan.trigger(),
                    Finder.of(plan.finder()),
                    plan.actions().stream().map(Step::of).toList(),
                    plan.escalation().stream().map(Step::of).toList());
        }

        ResponsePlan read() {
            return new ResponsePlan(
                    trigger,
                    finder.read(),
                    actions.stream().map(Step::read).toList(),
                    escalation == null
                            ? List.of()
                            : escalation.stream().map(Step::read).toList());
        }
    }

    @Schema(
            name = "ResponseFinder",
            description = "Who finds that it happened: a delegation at the table, or a body by name")
    record Finder(
            @Nullable UUID delegation,
            @Nullable String body,

            @Nullable @Schema(description = "Id of the rule set by which it decides; absent for its own")
            String rules,

            @Schema(description = "Within how many hours of the report")
            int hours) {

        static Finder of(ResponsePlan.Finder finder) {
            return new Finder(
                    Optional.ofNullable(finder.delegation())
                            .map(Identifier::value)
                            .orElse(null),
                    finder.body(),
                    finder.rules(),
                    finder.hours());
        }

        ResponsePlan.Finder read() {
            return new ResponsePlan.Finder(
                    delegation == null ? null : new DelegationId(delegation), body, rules, hours);
        }
    }

    @Schema(name = "ResponseStep", description = "What is done, by whom")
    record Step(
            @NotNull String text,

            @NotNull @Schema(description = "Who acts, at least one")
            List<UUID> delegations,

            @Schema(description = "Within how many hours of the finding")
            int hours) {

        static Step of(ResponsePlan.Step step) {
            return new Step(
                    step.text(),
                    step.delegations().stream().map(Identifier::value).toList(),
                    step.hours());
        }

        ResponsePlan.Step read() {
            return new ResponsePlan.Step(
                    text, delegations.stream().map(DelegationId::new).toList(), hours);
        }
    }

    @Schema(name = "GuaranteeReason", description = "Why")
    record Why(@NotNull String reason) {}

    @GetMapping("/plans/{plan}/guarantees")
    @Operation(
            summary = "The guarantees of a plan",
            description = "In the order of the text. One without `response` stops every vote on it.")
    List<Marked> list(@PathVariable UUID plan) {
        return guarantees.of(new PlanId(plan)).stream().map(Marked::of).toList();
    }

    @PostMapping(path = "/provisions/{provision}/guarantee", consumes = "application/json")
    @Operation(summary = "Mark a provision as a guarantee", description = "For facilitators.")
    ResponseEntity<Marked> mark(@PathVariable UUID provision, @Valid @RequestBody Why said) {
        service.mark(new ProvisionId(provision), said.reason());
        return answer(provision);
    }

    @PostMapping(path = "/provisions/{provision}/guarantee/unmark", consumes = "application/json")
    @Operation(summary = "Say that a provision is no guarantee", description = "For facilitators.")
    ResponseEntity<Void> unmark(@PathVariable UUID provision, @Valid @RequestBody Why said) {
        service.unmark(new ProvisionId(provision), said.reason());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/provisions/{provision}/guarantee")
    @Operation(summary = "A provision as a guarantee", description = "Not there where it is not marked as one.")
    ResponseEntity<Marked> get(@PathVariable UUID provision) {
        return answer(provision);
    }

    @PutMapping(path = "/provisions/{provision}/guarantee/response", consumes = "application/json")
    @Operation(
            summary = "Say what follows where a guarantee is called on",
            description = "For facilitators. If-Match must carry the ETag of the state that was read.")
    ResponseEntity<Marked> respond(
            @PathVariable UUID provision,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Response said) {
        GuaranteeView seen = find(provision);
        Etags.require(ifMatch, seen.lockVersion());
        service.respond(seen.provision(), seen.lockVersion(), said.read());
        return answer(provision);
    }

    private GuaranteeView find(UUID provision) {
        return guarantees.on(new ProvisionId(provision)).orElseThrow(() -> new NotFound("guarantee"));
    }

    private ResponseEntity<Marked> answer(UUID provision) {
        GuaranteeView found = find(provision);
        return Etags.answer(found.lockVersion(), Marked.of(found));
    }
}
