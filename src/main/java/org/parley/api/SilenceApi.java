package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.parley.voting.Objection;
import org.parley.voting.RoundId;
import org.parley.voting.SilenceService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts under silence: who objected and why, and more time. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Rounds", description = "Rounds of voting and their ballots")
class SilenceApi {

    private final SilenceService service;

    SilenceApi(SilenceService service) {
        this.service = service;
    }

    @Schema(description = "That a delegation objected")
    record Objected(UUID delegation, String reason, Instant at) {

        static Objected of(Objection objection) {
            return new Objected(objection.delegation().value(), objection.reason(), objection.at());
        }
    }

    @Schema(description = "Why a delegation objects")
    record Objecting(
            @NotNull @Schema(description = "For everybody to read")
            String reason) {}

    @Schema(description = "More time")
    record Extending(
            @NotNull @Schema(description = "Later than the deadline until now")
            Instant deadline,

            @NotNull @Schema(description = "For everybody to read")
            String reason) {}

    @GetMapping("/rounds/{round}/objections")
    @Operation(summary = "Who broke silence, and why", description = "In the order in which they did.")
    List<Objected> objections(@PathVariable UUID round) {
        return service.objections(new RoundId(round)).stream().map(Objected::of).toList();
    }

    @PostMapping(path = "/rounds/{round}/object", consumes = "application/json")
    @Operation(
            summary = "Object to a draft under silence",
            description =
                    "For your delegation. Idempotency-Key is the objection's id, a UUID that you make: sent again with the same id, it"
                            + " counts once. One objection more than the rules allow ends the round at once.")
    List<Objected> object(
            @PathVariable UUID round, @RequestHeader("Idempotency-Key") UUID key, @Valid @RequestBody Objecting said) {
        service.object(new RoundId(round), said.reason(), key);
        return objections(round);
    }

    @PostMapping(path = "/rounds/{round}/extend", consumes = "application/json")
    @Operation(summary = "Extend a silence", description = "For facilitators; never shorter than before.")
    List<Objected> extend(@PathVariable UUID round, @Valid @RequestBody Extending said) {
        service.extend(new RoundId(round), said.deadline(), said.reason());
        return objections(round);
    }
}
