package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.parley.amendment.PlanRanking;
import org.parley.amendment.RankingService;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanSummary;
import org.parley.voting.RoundId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What choices among plans come to. */
@RestController
@RequestMapping(path = "/api/v1/rounds/{round}", produces = "application/json")
@Tag(name = "Rankings", description = "Choices among plans, and the order in which the plans fall back on each other")
class RankingApi {

    private final RankingService service;

    RankingApi(RankingService service) {
        this.service = service;
    }

    @Schema(name = "Ranking", description = "The plans that were chosen among, the first of each order first")
    record Ranked(
            @Schema(description = "In the declared order") List<UUID> declared,

            @Schema(description = "In the order of the choice")
            List<UUID> chosen) {

        static Ranked of(PlanRanking ranking) {
            return new Ranked(ids(ranking.declared()), ids(ranking.chosen()));
        }

        private static List<UUID> ids(List<PlanSummary> plans) {
            return plans.stream().map(plan -> plan.id().value()).toList();
        }
    }

    @GetMapping("/ranking")
    @Operation(
            summary = "What a choice among plans came to, beside the declared order",
            description = "Once the round is closed. 404 for a round that is no choice among plans.")
    Ranked ranking(@PathVariable UUID round) {
        return service.ranking(new RoundId(round)).map(Ranked::of).orElseThrow(() -> new NotFound("ranking"));
    }

    @PostMapping("/declare-order")
    @Operation(
            summary = "Declare the order that a choice came to",
            description =
                    "For facilitators, once it is proclaimed. The plans that were chosen among share the places they had.")
    Ranked declare(@PathVariable UUID round) {
        service.declare(new RoundId(round));
        return ranking(round);
    }
}
