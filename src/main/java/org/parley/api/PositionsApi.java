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
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.deliberation.Movement;
import org.parley.deliberation.Nearness;
import org.parley.deliberation.PositionAudience;
import org.parley.deliberation.PositionQueries;
import org.parley.deliberation.PositionService;
import org.parley.deliberation.PositionView;
import org.parley.deliberation.Stance;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Positions: what delegations say that they could live with, as far as the caller was told. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Positions", description = "What delegations say that they could live with; you read what you were told")
class PositionsApi {

    private final PositionService service;
    private final PositionQueries queries;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;

    PositionsApi(PositionService service, PositionQueries queries, NegotiationQueries negotiations, PlanQueries plans) {
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
        this.plans = plans;
    }

    @Schema(name = "Position", description = "A position as it was stated once")
    record Stated(
            UUID id,

            @Schema(description = "What it is a position on, as kind:id")
            String on,

            UUID delegation,
            String delegationName,

            @Schema(description = "support, accept, oppose, red-line or none")
            String stance,

            @Schema(description = "Who was told: delegation, facilitators or everyone")
            String audience,

            String reason,
            String by,
            Instant at) {

        static Stated of(PositionView view) {
            return new Stated(
                    view.id().value(),
                    view.subject().toString(),
                    view.delegation().value(),
                    view.delegationName(),
                    view.stance().word(),
                    view.audience().word(),
                    view.reason(),
                    view.personName(),
                    view.at());
        }
    }

    @Schema(name = "PositionMovement", description = "A line of the ledger of positions")
    record Moved(
            Stated position,

            @Nullable @Schema(description = "What the delegation had stated before; absent for the first")
            String before,

            @Schema(description = "first, toward, away, same or taken-back")
            String direction) {

        static Moved of(Movement movement) {
            return new Moved(
                    Stated.of(movement.stated()),
                    movement.before() == null ? null : movement.before().word(),
                    movement.direction().word());
        }
    }

    @Schema(
            name = "Nearness",
            description = "How near agreement on a provision is, as far as the facilitators were told")
    record Near(
            UUID provision,

            @Schema(description = "agreed, near, one-away, unknown, far or blocked")
            String degree,

            List<Stated> positions,

            @Schema(description = "Delegations with a vote that told nothing")
            int silent) {

        static Near of(Nearness nearness) {
            return new Near(
                    nearness.subject().id(),
                    nearness.degree().word(),
                    nearness.stated().stream().map(Stated::of).toList(),
                    nearness.silent());
        }
    }

    @Schema(name = "NewPosition", description = "A position to state")
    record Stating(
            @NotNull @Schema(description = "kind:id of a provision, plan, amendment or package")
            String on,

            @NotNull @Schema(description = "support, accept, oppose, red-line or none")
            String stance,

            @NotNull @Schema(description = "delegation, facilitators or everyone")
            String audience,

            @Nullable String reason) {}

    @GetMapping("/negotiations/{negotiation}/positions")
    @Operation(
            summary = "The positions on a thing",
            description =
                    "`on` is kind:id. Of each delegation the newest that you were told; `at` for how they stood then.")
    List<Stated> list(
            @PathVariable String negotiation,
            @RequestParam String on,
            @RequestParam(required = false) @Nullable Instant at) {
        return queries.on(id(negotiation), Misunderstood.subject("on", on), at).stream()
                .map(Stated::of)
                .toList();
    }

    @PostMapping(path = "/negotiations/{negotiation}/positions", consumes = "application/json")
    @Operation(
            summary = "State your delegation's position",
            description =
                    "Among your own people everybody of the delegation may; to the facilitators and to everybody its head and"
                            + " deputy. It stands until another is stated to the same audience.")
    Stated state(@PathVariable String negotiation, @Valid @RequestBody Stating said) {
        NegotiationId id = id(negotiation);
        SubjectRef on = Misunderstood.subject("on", said.on());
        PositionAudience audience = Misunderstood.word("audience", PositionAudience.class, said.audience());
        service.state(
                id,
                on,
                Misunderstood.word("stance", Stance.class, said.stance()),
                audience,
                said.reason() == null ? "" : said.reason());
        PositionView stated = queries.own(id, on, null).get(audience);
        return Stated.of(java.util.Objects.requireNonNull(stated));
    }

    @GetMapping("/plans/{plan}/positions")
    @Operation(
            summary = "The ledger of positions on a plan",
            description = "Who moved when and toward what, the newest first, as far as you were told; `at` for then.")
    Paged<Moved> ledger(
            @PathVariable UUID plan,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        PlanId id = new PlanId(plan);
        return Paged.of(queries.ledger(plans.get(id).negotiation(), provisions(id), at), page, size, Moved::of);
    }

    @GetMapping("/plans/{plan}/nearness")
    @Operation(
            summary = "Where agreement is near",
            description = "For facilitators: the nearest first, from what delegations with a vote chose to tell them.")
    List<Near> nearness(@PathVariable UUID plan) {
        PlanId id = new PlanId(plan);
        return queries.nearness(plans.get(id).negotiation(), provisions(id), null).stream()
                .map(Near::of)
                .toList();
    }

    private List<SubjectRef> provisions(PlanId plan) {
        return plans.text(plan).text().index().keySet().stream()
                .map(id -> SubjectRef.of(SubjectRef.PROVISION, id))
                .toList();
    }

    private NegotiationId id(String slug) {
        return negotiations.bySlug(slug).id();
    }
}
