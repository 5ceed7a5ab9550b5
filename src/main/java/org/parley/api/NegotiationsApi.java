package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Negotiations and who sits at their tables. */
@RestController
@RequestMapping(path = "/api/v1/negotiations", produces = "application/json")
@Tag(name = "Negotiations", description = "Negotiations and who sits at their tables")
class NegotiationsApi {

    private final NegotiationQueries negotiations;
    private final Seats seats;

    NegotiationsApi(NegotiationQueries negotiations, Seats seats) {
        this.negotiations = negotiations;
        this.seats = seats;
    }

    @Schema(description = "A negotiation")
    record Negotiation(
            UUID id,
            @Schema(description = "Its name in addresses") String slug,
            String name,
            String description,

            @Schema(description = "Whether everybody signed in may read it")
            boolean openToAll,

            @Schema(description = "Delegations beside the proposer that a proposal needs")
            int coSponsors,

            @Schema(description = "Last moment for proposing amendments, UTC; absent for none") @Nullable
            Instant amendmentDeadline,

            @Schema(description = "Hours that a proposer has to answer for an amendment that an adoption changed")
            int consentHours,

            @Schema(description = "Rule set for questions of substance")
            String substanceRules,

            @Schema(description = "Rule set for questions of procedure")
            String procedureRules,

            @Schema(description = "Rule set for a whole text")
            String wholeTextRules,

            @Schema(description = "The seat of the token's owner; absent for none") @Nullable
            MySeat seat) {}

    @Schema(description = "The seat of the token's owner")
    record MySeat(
            @Schema(description = "facilitator, head, deputy, adviser or observer")
            String capacity,

            @Nullable UUID delegation,
            @Nullable String delegationName) {

        static MySeat of(SeatView seat) {
            return new MySeat(
                    seat.capacity().word(),
                    seat.delegation() == null ? null : seat.delegation().value(),
                    seat.delegationName());
        }
    }

    @Schema(description = "A delegation, in the order at the table")
    record Delegation(
            UUID id,
            String name,
            String shortName,

            @Schema(description = "party, guarantor, contributor or observer")
            String kind,

            @Schema(description = "Weight where votes are weighted")
            int weight,

            @Schema(description = "Whether it has a vote") boolean entitled) {

        static Delegation of(DelegationView view) {
            return new Delegation(
                    view.id().value(),
                    view.name(),
                    view.shortName(),
                    view.kind().word(),
                    view.weight(),
                    view.entitled());
        }
    }

    @GetMapping
    @Operation(
            summary = "The negotiations that you may read",
            description = "Those in which you have a seat, and those that are marked public, by name.")
    Paged<Negotiation> list(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        return Paged.of(negotiations.mine(), page, size, this::shape);
    }

    @GetMapping("/{negotiation}")
    @Operation(
            summary = "One negotiation",
            description = "By its name in addresses, with the rules that it uses and your seat in it.")
    ResponseEntity<Negotiation> get(@PathVariable String negotiation) {
        NegotiationView view = negotiations.bySlug(negotiation);
        return Etags.answer(view.lockVersion(), shape(view));
    }

    @GetMapping("/{negotiation}/delegations")
    @Operation(
            summary = "The delegations of a negotiation",
            description = "In their order at the table, with their weights and whether they have a vote.")
    List<Delegation> delegations(@PathVariable String negotiation) {
        return negotiations.delegations(negotiations.bySlug(negotiation).id()).stream()
                .map(Delegation::of)
                .toList();
    }

    private Negotiation shape(NegotiationView view) {
        return new Negotiation(
                view.id().value(),
                view.slug(),
                view.name(),
                view.description(),
                view.openToAll(),
                view.coSponsors(),
                view.amendmentDeadline(),
                view.consentHours(),
                view.substanceRules(),
                view.procedureRules(),
                view.wholeTextRules(),
                seats.mine(view.id()).map(MySeat::of).orElse(null));
    }
}
