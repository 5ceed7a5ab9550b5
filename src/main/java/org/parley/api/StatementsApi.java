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
import org.parley.deliberation.NewStatement;
import org.parley.deliberation.StatementId;
import org.parley.deliberation.StatementKind;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementService;
import org.parley.deliberation.StatementText;
import org.parley.deliberation.StatementView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements: drafted within a delegation, entered in the record in its name. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Statements", description = "Formal texts that delegations enter in the record")
class StatementsApi {

    private final StatementService service;
    private final StatementQueries queries;
    private final NegotiationQueries negotiations;

    StatementsApi(StatementService service, StatementQueries queries, NegotiationQueries negotiations) {
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
    }

    @Schema(name = "Statement", description = "A statement, or your delegation's draft of one")
    record Stated(
            UUID id,

            @Schema(
                    description =
                            "explanation-of-vote, reservation, interpretative-declaration, intended-vote, reply or general")
            String kind,

            UUID delegation,
            String delegationName,

            @Schema(description = "What it is about, as kind:id")
            String on,

            @Nullable @Schema(description = "The round whose outcome it is tied to")
            UUID round,

            @Nullable @Schema(description = "The statement that it corrects")
            UUID corrects,

            @Nullable @Schema(description = "The statement that corrects it")
            UUID correctedBy,

            @Nullable @Schema(description = "Of an explanation of vote: open-vote or after-vote")
            String stage,

            @Nullable @Schema(description = "Of an intended vote: yes, no, abstain or absent")
            String castAs,

            @Nullable @Schema(description = "Of an intended vote: yes, no or abstain")
            String intended,

            @Schema(description = "Plain text: markup in it has no meaning")
            String text,

            @Schema(description = "draft, entered, withdrawn or discarded")
            String status,

            @Nullable @Schema(description = "The name of who entered it, as it was then")
            String enteredBy,

            @Nullable Instant enteredAt,
            @Nullable Instant withdrawnAt,

            @Nullable @Schema(description = "Why it was withdrawn")
            String reason,

            @Nullable @Schema(description = "Its entry in the record; the receipt is handed out there")
            Long index) {

        static Stated of(StatementView view) {
            return new Stated(
                    view.id().value(),
                    view.kind().word(),
                    view.delegation().value(),
                    view.delegationName(),
                    view.subject().toString(),
                    view.round(),
                    view.corrects() == null ? null : view.corrects().value(),
                    view.correctedBy() == null ? null : view.correctedBy().value(),
                    view.stage(),
                    view.castAs(),
                    view.intended(),
                    view.text(),
                    view.status().word(),
                    view.enteredName(),
                    view.enteredAt(),
                    view.withdrawnAt(),
                    view.reason(),
                    view.index());
        }
    }

    @Schema(name = "NewStatement", description = "A statement to draft")
    record Drafting(
            @NotNull
            @Schema(
                    description =
                            "explanation-of-vote, reservation, interpretative-declaration, intended-vote, reply or general")
            String kind,

            @NotNull @Schema(description = "What it is about, as kind:id")
            String on,

            @Nullable @Schema(description = "The round whose outcome it is tied to, where it is about something else")
            UUID round,

            @Nullable @Schema(description = "Your delegation's statement that it corrects")
            UUID corrects,

            @Nullable @Schema(description = "Of an intended vote: yes, no or abstain")
            String intended,

            @NotNull String text) {}

    @Schema(name = "StatementText", description = "What a draft is to say")
    record Typed(
            @NotNull @Schema(description = "What it is about, as kind:id")
            String on,

            @Nullable @Schema(description = "Of an intended vote: yes, no or abstain")
            String intended,

            @NotNull String text) {}

    @Schema(name = "StatementWithdrawal", description = "Why a statement is withdrawn")
    record Withdrawal(@Nullable String reason) {}

    @GetMapping("/negotiations/{negotiation}/statements")
    @Operation(
            summary = "The statements on record",
            description =
                    "By the time of entering, those withdrawn and corrected among them. `on` (kind:id) asks for those about one"
                            + " thing or tied to the outcome of a round; `at` for how they stood at a moment.")
    Paged<Stated> list(
            @PathVariable String negotiation,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID delegation,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        NegotiationId id = id(negotiation);
        StatementKind wanted = kind == null ? null : Misunderstood.word("kind", StatementKind.class, kind);
        List<StatementView> found;
        if (on != null) {
            found = queries.about(id, List.of(Misunderstood.subject("on", on)), at);
        } else {
            found = at == null ? queries.list(id) : queries.list(id, at);
        }
        return Paged.of(
                found.stream()
                        .filter(each -> wanted == null || each.kind() == wanted)
                        .filter(each ->
                                delegation == null || each.delegation().value().equals(delegation))
                        .toList(),
                page,
                size,
                Stated::of);
    }

    @GetMapping("/negotiations/{negotiation}/statements/drafts")
    @Operation(
            summary = "Your delegation's drafts of statements",
            description = "The one written last first; empty for those who sit for no delegation.")
    Paged<Stated> drafts(
            @PathVariable String negotiation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        return Paged.of(queries.drafts(id(negotiation)), page, size, Stated::of);
    }

    @PostMapping(path = "/negotiations/{negotiation}/statements", consumes = "application/json")
    @Operation(
            summary = "Draft a statement",
            description = "Everybody who sits for a delegation may. Only the delegation reads it until it is entered.")
    ResponseEntity<Stated> draft(@PathVariable String negotiation, @Valid @RequestBody Drafting said) {
        StatementId id = service.draft(new NewStatement(
                id(negotiation),
                Misunderstood.word("kind", StatementKind.class, said.kind()),
                new StatementText(Misunderstood.subject("on", said.on()), said.intended(), said.text()),
                said.round(),
                said.corrects() == null ? null : new StatementId(said.corrects())));
        StatementView view = queries.get(id);
        return Etags.created("statements", id, view.lockVersion(), Stated.of(view));
    }

    @GetMapping("/statements/{statement}")
    @Operation(summary = "One statement", description = "Its ETag is what a change or the entering passes in If-Match.")
    ResponseEntity<Stated> get(@PathVariable UUID statement) {
        StatementView view = queries.get(new StatementId(statement));
        return Etags.answer(view.lockVersion(), Stated.of(view));
    }

    @PutMapping(path = "/statements/{statement}", consumes = "application/json")
    @Operation(summary = "Write in a draft", description = "If-Match must carry the ETag of the state that was edited.")
    ResponseEntity<Stated> save(
            @PathVariable UUID statement,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Typed typed) {
        StatementId id = new StatementId(statement);
        service.save(
                id,
                seen(id, ifMatch),
                new StatementText(Misunderstood.subject("on", typed.on()), typed.intended(), typed.text()));
        return get(statement);
    }

    @PostMapping("/statements/{statement}/enter")
    @Operation(
            summary = "Enter a draft in the record",
            description =
                    "In your delegation's name, by its head or deputy. If-Match must carry the ETag of the state that is meant.")
    ResponseEntity<Stated> enter(
            @PathVariable UUID statement,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        StatementId id = new StatementId(statement);
        service.enter(id, seen(id, ifMatch));
        return get(statement);
    }

    @PostMapping(path = "/statements/{statement}/withdraw", consumes = "application/json")
    @Operation(summary = "Withdraw your statement", description = "With what corrects it; the text stays readable.")
    ResponseEntity<Stated> withdraw(@PathVariable UUID statement, @Valid @RequestBody Withdrawal said) {
        service.withdraw(new StatementId(statement), said.reason() == null ? "" : said.reason());
        return get(statement);
    }

    @PostMapping("/statements/{statement}/discard")
    @Operation(summary = "Put a draft away", description = "Its history stays with your delegation.")
    ResponseEntity<Stated> discard(@PathVariable UUID statement) {
        service.discard(new StatementId(statement));
        return get(statement);
    }

    private long seen(StatementId id, @Nullable String ifMatch) {
        long version = queries.get(id).lockVersion();
        Etags.require(ifMatch, version);
        return version;
    }

    private NegotiationId id(String slug) {
        return negotiations.bySlug(slug).id();
    }
}
