package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.DivisionId;
import org.parley.amendment.DivisionQueries;
import org.parley.amendment.DivisionService;
import org.parley.amendment.DivisionView;
import org.parley.delegation.DelegationId;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundSummary;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Votes on an amendment, or on a text as it stands, in parts. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Divisions", description = "Votes on an amendment, an article or a whole text in parts")
class DivisionsApi {

    private final DivisionService service;
    private final DivisionQueries queries;

    DivisionsApi(DivisionService service, DivisionQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    @Schema(name = "Division", description = "A request for a vote in parts")
    record Asked(
            UUID id,

            @Schema(
                    description =
                            "What is divided: amendment:…, provision:… for an article as it stands, or plan:… for a whole text")
            String subject,

            @Nullable @Schema(description = "The amendment, where it is one")
            UUID amendment,

            @Schema(description = "The delegation that asks")
            UUID delegation,

            @Schema(description = "asked, opposed, voting, ended, refused, withdrawn or lost")
            String status,

            List<Part> parts,

            @Schema(description = "The delegations that object")
            List<UUID> objections,

            @Nullable @Schema(description = "The last round on whether to divide")
            UUID round) {

        static Asked of(DivisionView view) {
            return new Asked(
                    view.id().value(),
                    view.whole().toString(),
                    view.text() ? null : view.whole().id(),
                    view.delegation().value(),
                    view.status().word(),
                    view.parts().stream().map(Part::of).toList(),
                    view.objections().stream().map(DelegationId::value).toList(),
                    id(view.round()));
        }

        static @Nullable UUID id(@Nullable RoundSummary round) {
            return round == null ? null : round.id().value();
        }
    }

    @Schema(name = "DivisionPart", description = "A part of what is divided")
    record Part(
            UUID id,

            @Schema(
                    description =
                            "The positions of its changes in the amendment, or of its provisions in the article, from 0")
            List<Integer> changes,

            @Nullable @Schema(description = "Whether it carried; absent until it is decided")
            Boolean carried,

            @Nullable @Schema(description = "The last round on it")
            UUID round) {

        static Part of(DivisionView.Part part) {
            return new Part(part.id(), part.changes(), part.carried(), Asked.id(part.round()));
        }
    }

    @Schema(description = "Into which parts something is to be divided")
    record Parts(
            @NotNull
            @Schema(
                    description =
                            "For each part the positions of its changes, or of its provisions among those directly under the article,"
                                    + " or of its articles among those that are not closed,"
                                    + " from 0; every one in exactly one part")
            List<List<Integer>> parts) {}

    @Schema(description = "By which rules the parts and the whole are decided")
    record Rules(
            @NotNull @Schema(description = "Id or name of a rule set, or substance, procedure, whole-text")
            String rules) {}

    @GetMapping("/amendments/{amendment}/division")
    @Operation(
            summary = "The last request for a vote in parts",
            description = "With its parts, their rounds and what became of each. 404 where nobody has asked.")
    Asked last(@PathVariable UUID amendment) {
        return last(new SubjectRef(SubjectRef.AMENDMENT, amendment));
    }

    private Asked last(SubjectRef whole) {
        return queries.last(whole).map(Asked::of).orElseThrow(() -> new NotFound("division"));
    }

    @PostMapping(path = "/amendments/{amendment}/ask-division", consumes = "application/json")
    @Operation(
            summary = "Ask for a vote in parts",
            description =
                    "In the name of your delegation. Refused where two parts cannot be decided one without the other.")
    Asked ask(@PathVariable UUID amendment, @Valid @RequestBody Parts said) {
        service.ask(new AmendmentId(amendment), said.parts());
        return last(amendment);
    }

    @GetMapping("/articles/{article}/division")
    @Operation(
            summary = "The last request for a vote on an article in parts",
            description = "With its parts, their rounds and what became of each. 404 where nobody has asked.")
    Asked lastOfArticle(@PathVariable UUID article) {
        return last(new SubjectRef(SubjectRef.PROVISION, article));
    }

    @PostMapping(path = "/articles/{article}/ask-division", consumes = "application/json")
    @Operation(
            summary = "Ask for a vote on an article in parts",
            description = "In the name of your delegation. What does not carry falls out of the article as it stands.")
    Asked askOfArticle(@PathVariable UUID article, @Valid @RequestBody Parts said) {
        service.ask(new ProvisionId(article), said.parts());
        return lastOfArticle(article);
    }

    @GetMapping("/plans/{plan}/division")
    @Operation(
            summary = "The last request for a vote on a whole text in parts",
            description = "With its parts, their rounds and what became of each. 404 where nobody has asked.")
    Asked lastOfPlan(@PathVariable UUID plan) {
        return last(new SubjectRef(SubjectRef.PLAN, plan));
    }

    @PostMapping(path = "/plans/{plan}/ask-division", consumes = "application/json")
    @Operation(
            summary = "Ask for a vote on a whole text in parts",
            description =
                    "In the name of your delegation: its articles that are not closed. What does not carry falls out of the text.")
    Asked askOfPlan(@PathVariable UUID plan, @Valid @RequestBody Parts said) {
        service.ask(new PlanId(plan), said.parts());
        return lastOfPlan(plan);
    }

    @PostMapping("/divisions/{division}/object")
    @Operation(
            summary = "Object to a vote in parts",
            description = "In the name of your delegation; whether to divide is then put to the vote first.")
    ResponseEntity<Void> oppose(@PathVariable UUID division) {
        service.oppose(new DivisionId(division));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/divisions/{division}/withdraw")
    @Operation(summary = "Take the request back", description = "That of your delegation, until the votes have begun.")
    ResponseEntity<Void> withdraw(@PathVariable UUID division) {
        service.withdraw(new DivisionId(division));
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/divisions/{division}/prepare", consumes = "application/json")
    @Operation(
            summary = "Prepare the rounds",
            description =
                    "For facilitators: where a delegation objects, the round on whether to divide; otherwise one for each part, and"
                            + " one for the whole after them.")
    List<UUID> prepare(@PathVariable UUID division, @Valid @RequestBody Rules said, Locale locale) {
        return service.prepare(new DivisionId(division), said.rules(), locale).stream()
                .map(RoundId::value)
                .toList();
    }
}
