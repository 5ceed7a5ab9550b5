package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.plan.BracketLedger;
import org.parley.plan.BracketQueries;
import org.parley.plan.BracketService;
import org.parley.plan.BracketView;
import org.parley.plan.PlanId;
import org.parley.text.BracketId;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The brackets of a plan: who stands behind which words, and how each is settled. */
@RestController
@RequestMapping(path = "/api/v1/plans/{plan}/brackets", produces = "application/json")
@Tag(name = "Brackets", description = "Contested words of a text, and how they are settled")
class BracketsApi {

    private final BracketQueries queries;
    private final BracketService service;

    BracketsApi(BracketQueries queries, BracketService service) {
        this.queries = queries;
        this.service = service;
    }

    @Schema(name = "BracketOwner", description = "A delegation that stands behind an alternative")
    record Owner(
            UUID delegation,

            @Schema(description = "Its own amendment that put it in; absent where it joined") @Nullable
            UUID amendment,

            @Schema(description = "Since which version") int version) {}

    @Schema(name = "BracketChoice", description = "What may come of a bracket")
    record Choice(
            @Schema(description = "As stored; empty where the words go")
            String words,

            @Schema(description = "As a reader sees it") String shown,

            List<Owner> owners,

            @Schema(description = "Whether no delegation put it in, so that it belongs to all")
            boolean table,

            @Schema(description = "Who must consent before it is kept by agreement")
            List<UUID> asked,

            @Schema(description = "Who does") List<UUID> consented) {

        static Choice of(BracketView.Choice choice) {
            return new Choice(
                    choice.words(),
                    choice.shown(),
                    choice.owners().stream()
                            .map(owner -> new Owner(owner.delegation().value(), owner.amendment(), owner.version()))
                            .toList(),
                    choice.table(),
                    choice.asked().stream().map(DelegationId::value).toList(),
                    choice.consented().stream().map(DelegationId::value).toList());
        }
    }

    @Schema(name = "Bracket", description = "Contested words of the newest version")
    record Open(
            UUID id,
            UUID provision,
            UUID article,
            List<Choice> choices,

            @Schema(description = "The version that opened it")
            int opened,

            Instant openedAt,

            @Schema(description = "The round that decided it") @Nullable
            UUID openedRound) {

        static Open of(BracketView view) {
            return new Open(
                    view.id().value(),
                    view.provision().value(),
                    view.article().value(),
                    view.choices().stream().map(Choice::of).toList(),
                    view.opened(),
                    view.openedAt(),
                    view.openedRound());
        }
    }

    @Schema(name = "SettledBracket", description = "A bracket that is no more")
    record Settled(
            UUID id,
            UUID provision,
            int opened,
            int closed,
            Instant closedAt,

            @Schema(description = "vote, agreement or withdrawal")
            String ended) {}

    @Schema(name = "BracketLevel", description = "How many brackets a version had")
    record Level(int version, Instant at, @Nullable UUID round, int open) {}

    @Schema(name = "BracketLedger", description = "The brackets of a plan")
    record Ledger(int version, List<Open> open, List<Settled> settled, List<Level> levels) {

        static Ledger of(BracketLedger ledger) {
            return new Ledger(
                    ledger.version(),
                    ledger.open().stream().map(Open::of).toList(),
                    ledger.settled().stream()
                            .map(each -> new Settled(
                                    each.id().value(),
                                    each.provision().value(),
                                    each.opened(),
                                    each.closed(),
                                    each.closedAt(),
                                    each.ended().word()))
                            .toList(),
                    ledger.levels().stream()
                            .map(level -> new Level(level.version(), level.at(), level.round(), level.open()))
                            .toList());
        }
    }

    @Schema(name = "BracketWords", description = "One of the choices of a bracket")
    record Words(
            @NotNull @Schema(description = "The words as stored; empty: that the words go")
            String words) {}

    @Schema(name = "BracketMade", description = "What came of an act on a bracket")
    record Made(
            @Schema(description = "The version of the text that it made; absent where the text stays as it is")
            @Nullable
            Integer version) {

        static Made of(OptionalInt version) {
            return new Made(version.isPresent() ? version.getAsInt() : null);
        }
    }

    @GetMapping
    @Operation(
            summary = "The brackets of a plan",
            description =
                    "Those of the newest version with who stands behind each alternative, those that were settled, and how many each"
                            + " version had.")
    Ledger ledger(@PathVariable UUID plan) {
        return Ledger.of(queries.ledger(new PlanId(plan)));
    }

    @PostMapping(path = "/{bracket}/owners", consumes = "application/json")
    @Operation(summary = "Stand behind an alternative", description = "For heads and deputies. On record.")
    Made join(@PathVariable UUID plan, @PathVariable UUID bracket, @Valid @RequestBody Words words) {
        return Made.of(service.join(new PlanId(plan), new BracketId(bracket), words.words()));
    }

    @PostMapping(path = "/{bracket}/leave", consumes = "application/json")
    @Operation(
            summary = "No longer stand behind an alternative",
            description = "It stays in the text. For heads and deputies. On record.")
    Made leave(@PathVariable UUID plan, @PathVariable UUID bracket, @Valid @RequestBody Words words) {
        return Made.of(service.leave(new PlanId(plan), new BracketId(bracket), words.words()));
    }

    @PostMapping(path = "/{bracket}/consent", consumes = "application/json")
    @Operation(
            summary = "Consent to keep an alternative",
            description =
                    "With the last consent that was missing the bracket is settled in the same act. For heads and deputies. On"
                            + " record.")
    Made consent(@PathVariable UUID plan, @PathVariable UUID bracket, @Valid @RequestBody Words words) {
        return Made.of(service.consent(new PlanId(plan), new BracketId(bracket), words.words()));
    }

    @DeleteMapping(path = "/{bracket}/consent")
    @Operation(summary = "Take a consent back", description = "While it has settled nothing. For heads and deputies.")
    Made retract(@PathVariable UUID plan, @PathVariable UUID bracket) {
        service.retract(new PlanId(plan), new BracketId(bracket));
        return Made.of(OptionalInt.empty());
    }

    @PostMapping(path = "/{bracket}/withdraw", consumes = "application/json")
    @Operation(
            summary = "Withdraw an alternative",
            description =
                    "Takes out of the text what the delegation's own amendment put in and nobody else stands behind; where one"
                            + " alternative is left, it stands.")
    Made withdraw(@PathVariable UUID plan, @PathVariable UUID bracket, @Valid @RequestBody Words words) {
        return Made.of(OptionalInt.of(service.withdraw(new PlanId(plan), new BracketId(bracket), words.words())));
    }
}
