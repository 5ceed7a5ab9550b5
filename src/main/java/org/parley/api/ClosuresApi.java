package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.plan.Closure;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.ProvisionId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Articles that are closed, provisionally or for good. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Closures", description = "Articles that take no new amendment")
class ClosuresApi {

    private final ClosureService service;
    private final PlanQueries plans;

    ClosuresApi(ClosureService service, PlanQueries plans) {
        this.service = service;
        this.plans = plans;
    }

    @Schema(name = "Closure", description = "That an article is closed")
    record Closed(
            UUID article,

            @Schema(description = "closed, or final where it is agreed")
            String status,

            Instant at,
            String by,

            @Schema(description = "Empty where a round decided")
            String why,

            @Nullable @Schema(description = "The round that closed it")
            UUID round,

            @Nullable @Schema(description = "That somebody asks to open it again")
            Asked reopening) {

        static Closed of(Closure closure) {
            Closure.Reopening asked = closure.reopening();
            return new Closed(
                    closure.article().value(),
                    closure.status().word(),
                    closure.at(),
                    closure.by(),
                    closure.why(),
                    closure.round(),
                    asked == null ? null : Asked.of(asked));
        }
    }

    @Schema(name = "Reopening", description = "That somebody asks for a closed article to be opened again")
    record Asked(
            String name,

            @Nullable @Schema(description = "In whose name; absent where a facilitator asks")
            UUID delegation,

            String why,
            Instant at) {

        static Asked of(Closure.Reopening asked) {
            DelegationId delegation = asked.delegation();
            return new Asked(asked.name(), delegation == null ? null : delegation.value(), asked.why(), asked.at());
        }
    }

    @Schema(description = "Why an article is closed or to be opened")
    record Because(
            @NotNull @Schema(description = "Up to 2,000 characters")
            String reason) {}

    @GetMapping("/plans/{plan}/closures")
    @Operation(summary = "The closed articles of a plan", description = "In the order of the newest version.")
    List<Closed> list(@PathVariable UUID plan) {
        return plans.closures(new PlanId(plan)).values().stream()
                .map(Closed::of)
                .toList();
    }

    @PostMapping(path = "/articles/{article}/close", consumes = "application/json")
    @Operation(
            summary = "Close an article",
            description = "For facilitators, where a round has agreed to it as it stands and nothing is pending on it.")
    ResponseEntity<Void> close(@PathVariable UUID article, @Valid @RequestBody Because said) {
        service.close(new ProvisionId(article), said.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/articles/{article}/ask-reopening", consumes = "application/json")
    @Operation(
            summary = "Ask that a closed article be opened again",
            description = "As a facilitator, a second one must agree; in the name of a delegation, a round decides.")
    ResponseEntity<Void> ask(@PathVariable UUID article, @Valid @RequestBody Because said) {
        service.askReopening(new ProvisionId(article), said.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/articles/{article}/withdraw-reopening")
    @Operation(summary = "Take the request back", description = "Whoever asked, or the delegation that did.")
    ResponseEntity<Void> withdraw(@PathVariable UUID article) {
        service.withdrawReopening(new ProvisionId(article));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/articles/{article}/reopen")
    @Operation(summary = "Open a closed article again", description = "For a second facilitator.")
    ResponseEntity<Void> reopen(@PathVariable UUID article) {
        service.reopen(new ProvisionId(article));
        return ResponseEntity.noContent().build();
    }
}
