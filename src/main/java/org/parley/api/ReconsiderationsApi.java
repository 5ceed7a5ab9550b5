package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.ReconsiderationId;
import org.parley.amendment.ReconsiderationService;
import org.parley.amendment.ReconsiderationView;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Motions to put again what was decided. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Reconsiderations", description = "Motions to put again what was decided")
class ReconsiderationsApi {

    private final ReconsiderationService service;

    ReconsiderationsApi(ReconsiderationService service) {
        this.service = service;
    }

    @Schema(name = "Reconsideration", description = "A motion to reconsider")
    record Motion(
            UUID id,

            @Schema(description = "What was decided, as kind:id")
            String on,

            @Schema(description = "That moves") UUID delegation,

            String reason,

            @Schema(description = "moved, carried, lost, withdrawn or lapsed")
            String status,

            @Nullable @Schema(description = "The last round on it")
            UUID round,

            Instant movedAt) {

        static Motion of(ReconsiderationView view) {
            return new Motion(
                    view.id().value(),
                    view.subject().toString(),
                    view.delegation().value(),
                    view.reason(),
                    view.status().word(),
                    view.round() == null ? null : view.round().id().value(),
                    view.movedAt());
        }
    }

    @Schema(description = "A motion to reconsider")
    record Reconsidering(
            @NotNull
            @Schema(description = "A rejected amendment, or an article that was voted on as it stands: kind:id")
            String on,

            @NotNull @Schema(description = "For everybody to read")
            String reason) {}

    @PostMapping(path = "/reconsiderations", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Move to reconsider",
            description =
                    "In the name of your delegation. Two thirds of those present and voting decide whether it is put again.")
    Motion move(@Valid @RequestBody Reconsidering said) {
        return get(service.move(Misunderstood.subject("on", said.on()), said.reason())
                .value());
    }

    @GetMapping("/reconsiderations/{reconsideration}")
    @Operation(
            summary = "A motion to reconsider",
            description = "What it asks to put again, who moved it and why, and how far it has come.")
    Motion get(@PathVariable UUID reconsideration) {
        return service.find(new ReconsiderationId(reconsideration))
                .map(Motion::of)
                .orElseThrow(() -> new NotFound(SubjectRef.RECONSIDERATION));
    }

    @PostMapping("/reconsiderations/{reconsideration}/withdraw")
    @Operation(summary = "Take the motion back", description = "That of your delegation, until it is put to the vote.")
    Motion withdraw(@PathVariable UUID reconsideration) {
        service.withdraw(new ReconsiderationId(reconsideration));
        return get(reconsideration);
    }

    @PostMapping("/reconsiderations/{reconsideration}/prepare")
    @Operation(summary = "Prepare the round on it", description = "For facilitators; opened and closed as every round.")
    Motion prepare(@PathVariable UUID reconsideration, Locale locale) {
        service.prepare(new ReconsiderationId(reconsideration), locale);
        return get(reconsideration);
    }
}
