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
import org.parley.room.DisplayId;
import org.parley.room.DisplayService;
import org.parley.room.DisplayView;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The machines on the walls of the room. A machine opens itself by typing its code: a program with a token needs none. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Displays", description = "The machines on the walls of the room")
class DisplaysApi {

    private final DisplayService displays;
    private final NegotiationQueries negotiations;

    DisplaysApi(DisplayService displays, NegotiationQueries negotiations) {
        this.displays = displays;
        this.negotiations = negotiations;
    }

    @Schema(description = "A machine on the wall")
    record Display(
            UUID id,
            String name,

            @Schema(description = "waiting (for its code to be typed) or open")
            String state,

            @Nullable @Schema(description = "What it speaks; absent: as the machine does")
            String language,

            @Nullable @Schema(description = "light or dark; absent: as the machine does")
            String theme,

            Instant madeAt,
            @Nullable Instant openedAt,

            @Schema(description = "When it ends by itself; while it waits, when its code does")
            Instant ends) {

        static Display of(DisplayView view) {
            return new Display(
                    view.id().value(),
                    view.name(),
                    view.state().word(),
                    view.language().orElse(null),
                    view.theme().orElse(null),
                    view.madeAt(),
                    view.openedAt().orElse(null),
                    view.ends());
        }
    }

    @Schema(description = "A display to make")
    record Making(
            @NotNull @Schema(description = "Where it hangs") String name,

            @Nullable @Schema(description = "en, uk, ru, fr, es or ar; absent: as the machine does")
            String language,

            @Nullable @Schema(description = "light or dark; absent: as the machine does")
            String theme) {}

    @Schema(name = "DisplayCode", description = "A code, told this once")
    record Code(
            UUID display,

            @Schema(description = "To be typed at the machine, at /room, once")
            String code,

            Instant expires) {}

    @GetMapping("/negotiations/{negotiation}/displays")
    @Operation(
            summary = "The room displays",
            description = "Those that wait for their code or are open, the latest first. For facilitators.")
    List<Display> list(@PathVariable String negotiation) {
        return displays.list(id(negotiation)).stream().map(Display::of).toList();
    }

    @PostMapping(path = "/negotiations/{negotiation}/displays", consumes = "application/json")
    @Operation(
            summary = "Make a code for a display",
            description = "With it one machine without an account shows what hangs on the wall. For facilitators.")
    ResponseEntity<Code> make(@PathVariable String negotiation, @Valid @RequestBody Making said) {
        DisplayService.Code made = displays.make(id(negotiation), said.name(), said.language(), said.theme());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Code(made.display().value(), made.code(), made.expires()));
    }

    @PostMapping("/displays/{display}/end")
    @Operation(summary = "End a display", description = "It shows nothing any more, at once. For facilitators.")
    ResponseEntity<Void> end(@PathVariable UUID display) {
        displays.end(new DisplayId(display));
        return ResponseEntity.noContent().build();
    }

    private NegotiationId id(String slug) {
        return negotiations.bySlug(slug).id();
    }
}
