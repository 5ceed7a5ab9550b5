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
import org.parley.deliberation.PreparationQueries;
import org.parley.deliberation.PreparationService;
import org.parley.deliberation.Preparing;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller's own delegation prepares. */
@RestController
@RequestMapping(path = "/api/v1/negotiations/{negotiation}/preparation", produces = "application/json")
@Tag(name = "Preparation", description = "Your delegation's own preparation of votes: nobody else's is ever answered")
class PreparationApi {

    private final PreparationService service;
    private final PreparationQueries queries;
    private final NegotiationQueries negotiations;

    PreparationApi(PreparationService service, PreparationQueries queries, NegotiationQueries negotiations) {
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
    }

    @Schema(name = "PreparedWord", description = "What somebody of your delegation entered")
    record Word(
            @Schema(description = "yes, no, abstain or free")
            String answer,

            String text,
            String name,
            Instant at,

            @Nullable @Schema(description = "Of an instruction: last moment at which it is valid")
            Instant until) {}

    @Schema(name = "PreparedQuestion", description = "A question as your delegation has prepared it")
    record Prepared(
            @Schema(description = "The question, as kind:id")
            String on,

            @Nullable @Schema(description = "The round prepared or open for it")
            UUID round,

            boolean open,

            @Schema(description = "Whether it is still to be voted on")
            boolean upcoming,

            @Nullable Word instruction,
            List<Word> advice,
            @Nullable Word signOff,

            @Schema(description = "What is missing") List<String> gaps) {

        static Prepared of(Preparing view) {
            Preparing.Instruction instruction = view.instruction();
            Preparing.SignOff signOff = view.signOff();
            return new Prepared(
                    view.subject().toString(),
                    view.round(),
                    view.open(),
                    view.upcoming(),
                    instruction == null
                            ? null
                            : new Word(
                                    instruction.answer().word(),
                                    instruction.text(),
                                    instruction.name(),
                                    instruction.at(),
                                    instruction.until()),
                    view.advice().stream()
                            .map(each -> new Word(each.answer().word(), each.reason(), each.name(), each.at(), null))
                            .toList(),
                    signOff == null
                            ? null
                            : new Word(signOff.answer().word(), signOff.note(), signOff.name(), signOff.at(), null),
                    view.gaps().stream().map(Preparing.Gap::word).toList());
        }
    }

    @Schema(name = "Instruction", description = "What the capital instructs")
    record Instructing(
            @NotNull @Schema(description = "The question or its round, as kind:id")
            String on,

            @NotNull @Schema(description = "yes, no, abstain or free")
            String answer,

            @Nullable String text,

            @Nullable @Schema(description = "Last moment at which it is valid")
            Instant until) {}

    @Schema(name = "PreparedAnswer", description = "How to vote, and why")
    record Answering(
            @NotNull @Schema(description = "The question or its round, as kind:id")
            String on,

            @NotNull @Schema(description = "yes, no, abstain or free")
            String answer,

            @Nullable String text) {}

    @GetMapping
    @Operation(
            summary = "Your delegation's preparation",
            description = "The questions to come in their planned order, then what was prepared for others.")
    Paged<Prepared> list(
            @PathVariable String negotiation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        return Paged.of(queries.list(id(negotiation)), page, size, Prepared::of);
    }

    @PutMapping(path = "/instruction", consumes = "application/json")
    @Operation(summary = "Enter an instruction from the capital", description = "It takes the place of the one before.")
    Prepared instruct(@PathVariable String negotiation, @Valid @RequestBody Instructing said) {
        service.instruct(
                id(negotiation),
                Misunderstood.subject("on", said.on()),
                answer(said.answer()),
                text(said.text()),
                said.until());
        return get(negotiation, said.on());
    }

    @PutMapping(path = "/recommendation", consumes = "application/json")
    @Operation(summary = "Recommend how to vote", description = "It takes the place of what you recommended before.")
    Prepared recommend(@PathVariable String negotiation, @Valid @RequestBody Answering said) {
        service.recommend(
                id(negotiation), Misunderstood.subject("on", said.on()), answer(said.answer()), text(said.text()));
        return get(negotiation, said.on());
    }

    @PutMapping(path = "/sign-off", consumes = "application/json")
    @Operation(summary = "Sign off how your delegation votes", description = "By its head or deputy.")
    Prepared signOff(@PathVariable String negotiation, @Valid @RequestBody Answering said) {
        service.signOff(
                id(negotiation), Misunderstood.subject("on", said.on()), answer(said.answer()), text(said.text()));
        return get(negotiation, said.on());
    }

    @DeleteMapping("/sign-off")
    @Operation(
            summary = "Take a sign-off back",
            description = "By the head or deputy; `on` is the question, as kind:id.")
    Prepared reopen(@PathVariable String negotiation, @RequestParam String on) {
        service.reopen(id(negotiation), Misunderstood.subject("on", on));
        return get(negotiation, on);
    }

    private Prepared get(String negotiation, String on) {
        return Prepared.of(queries.get(id(negotiation), Misunderstood.subject("on", on)));
    }

    private static Preparing.Answer answer(String word) {
        return Misunderstood.word("answer", Preparing.Answer.class, word);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private NegotiationId id(String slug) {
        return negotiations.bySlug(slug).id();
    }
}
