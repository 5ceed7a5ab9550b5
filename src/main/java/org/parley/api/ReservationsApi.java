package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.implementation.AgreementId;
import org.parley.implementation.Deposit;
import org.parley.implementation.Reaction;
import org.parley.implementation.ReservationClause;
import org.parley.implementation.ReservationEffects;
import org.parley.implementation.ReservationId;
import org.parley.implementation.ReservationQueries;
import org.parley.implementation.ReservationService;
import org.parley.implementation.ReservationSheet;
import org.parley.implementation.ReservationView;
import org.parley.kernel.Identifier;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reservations to an agreement, and what each means between which two. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(
        name = "Reservations",
        description = "What signatories do not take upon themselves, and what then applies between which two")
class ReservationsApi {

    private final ReservationQueries queries;
    private final ReservationService service;

    ReservationsApi(ReservationQueries queries, ReservationService service) {
        this.queries = queries;
        this.service = service;
    }

    @Schema(name = "Reservations", description = "All of an agreement")
    record All(
            @Schema(description = "What the agreement says: silent, none, except, only or all-accept")
            String clause,

            @Nullable @Schema(description = "The provision that says so")
            UUID by,

            @Schema(description = "To which none, or to which alone some may be made")
            List<UUID> provisions,

            List<Reserved> reservations,
            List<Between> pairs) {

        static All of(ReservationSheet sheet) {
            return new All(
                    sheet.clause().kind().word(),
                    Optional.ofNullable(sheet.clause().by())
                            .map(Identifier::value)
                            .orElse(null),
                    sheet.clause().provisions().stream().map(Identifier::value).toList(),
                    sheet.reservations().stream().map(Reserved::of).toList(),
                    sheet.pairs().stream().map(Between::of).toList());
        }
    }

    @Schema(name = "ReservationPair", description = "What a reservation does between two")
    record Between(
            UUID reservation,

            @Schema(description = "That makes it") UUID by,

            UUID other,

            @Schema(
                    description =
                            "as-written, unconfirmed, pending, modified, not-applied, not-in-force or not-accepted")
            String effect,

            @Nullable @Schema(description = "The last day to object, while it is pending")
            LocalDate until) {

        static Between of(ReservationEffects.Pair pair) {
            return new Between(
                    pair.reservation().value(),
                    pair.by().value(),
                    pair.other().value(),
                    pair.effect().word(),
                    pair.until());
        }
    }

    @Schema(name = "Reservation", description = "What a signatory does not take upon itself")
    record Reserved(
            UUID id,
            UUID delegation,
            UUID provision,

            @Schema(description = "signature or ratification")
            String instrument,

            String text,

            @Schema(description = "The day on which the others were notified")
            LocalDate made,

            @Nullable LocalDate confirmed,
            @Nullable LocalDate withdrawn,
            List<Reacted> reactions) {

        static Reserved of(ReservationView view) {
            return new Reserved(
                    view.id().value(),
                    view.delegation().value(),
                    view.provision().value(),
                    view.instrument().word(),
                    view.text(),
                    view.made(),
                    view.confirmed(),
                    view.withdrawn(),
                    view.reactions().stream().map(Reacted::of).toList());
        }
    }

    @Schema(name = "ReservationReaction", description = "What another signatory says of it")
    record Reacted(
            UUID delegation,

            @Schema(
                    description =
                            "accepts, objects or precludes (objects, and the agreement is not in force between the two)")
            String said,

            @Nullable String reason,
            LocalDate on,

            @Nullable @Schema(description = "When the objection was taken back")
            LocalDate withdrawn) {

        static Reacted of(Reaction said) {
            return new Reacted(
                    said.delegation().value(), said.kind().word(), said.reason(), said.on(), said.withdrawn());
        }
    }

    @Schema(name = "NewReservation", description = "With the signature or ratification of the same delegation")
    record Reserving(
            @NotNull UUID delegation,
            @NotNull UUID provision,

            @Schema(description = "Whether it is made at ratification, not at signature")
            boolean atRatification,

            @NotNull String text) {}

    @Schema(name = "ReservationClause", description = "What the agreement says of reservations")
    record Saying(
            @NotNull @Schema(description = "silent, none, except, only or all-accept")
            String clause,

            @Nullable @Schema(description = "The provision that says so; absent where it is silent")
            UUID by,

            @Nullable @Schema(description = "For except and only: the provisions")
            List<UUID> provisions) {

        ReservationClause read() {
            return new ReservationClause(
                    Misunderstood.word("clause", ReservationClause.Kind.class, clause),
                    by == null ? null : new ProvisionId(by),
                    provisions == null
                            ? Set.of()
                            : provisions.stream()
                                    .map(ProvisionId::new)
                                    .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
    }

    @Schema(name = "ReservationSpeaker", description = "For which delegation; a head or deputy names their own")
    record Speaking(@NotNull UUID delegation) {}

    @Schema(name = "NewObjection", description = "To another's reservation")
    record Objecting(
            @NotNull UUID delegation,

            @Schema(description = "Whether the agreement is not to be in force between the two")
            boolean precludes,

            @NotNull String reason) {}

    @GetMapping("/plans/{plan}/reservations")
    @Operation(
            summary = "The reservations to an agreement",
            description = "With what applies between which two today. Empty while the plan is no agreement.")
    All list(@PathVariable UUID plan) {
        return All.of(queries.of(new PlanId(plan)));
    }

    @PostMapping(path = "/agreements/{agreement}/reservations/clause", consumes = "application/json")
    @Operation(
            summary = "Write down what the agreement says of reservations",
            description = "Before any is made. For facilitators.")
    ResponseEntity<Void> rule(@PathVariable UUID agreement, @Valid @RequestBody Saying said) {
        service.rule(new AgreementId(agreement), said.read());
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/agreements/{agreement}/reservations", consumes = "application/json")
    @Operation(
            summary = "Make a reservation",
            description =
                    "For heads and deputies in the name of their delegation, on the day of its signature or ratification; facilitators write down"
                            + " what an instrument says.")
    ResponseEntity<Reserved> make(@PathVariable UUID agreement, @Valid @RequestBody Reserving said) {
        ReservationId id = service.make(
                new AgreementId(agreement),
                new DelegationId(said.delegation()),
                new ProvisionId(said.provision()),
                said.atRatification() ? Deposit.Kind.RATIFICATION : Deposit.Kind.SIGNATURE,
                said.text());
        ReservationView made = queries.get(id);
        return Etags.created("reservations", id, made.lockVersion(), Reserved.of(made));
    }

    @GetMapping("/reservations/{reservation}")
    @Operation(summary = "A reservation", description = "With what the others say of it.")
    ResponseEntity<Reserved> get(@PathVariable UUID reservation) {
        return answer(new ReservationId(reservation));
    }

    @PostMapping(path = "/reservations/{reservation}/accept", consumes = "application/json")
    @Operation(summary = "Accept a reservation", description = "Of another signatory; final. Takes If-Match.")
    ResponseEntity<Reserved> accept(
            @PathVariable UUID reservation,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Speaking said) {
        ReservationId id = new ReservationId(reservation);
        service.accept(id, seen(id, ifMatch), new DelegationId(said.delegation()));
        return answer(id);
    }

    @PostMapping(path = "/reservations/{reservation}/object", consumes = "application/json")
    @Operation(
            summary = "Object to a reservation",
            description =
                    "Within twelve months, or until one's own consent to be bound where that is later. Takes If-Match.")
    ResponseEntity<Reserved> object(
            @PathVariable UUID reservation,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Objecting said) {
        ReservationId id = new ReservationId(reservation);
        service.object(id, seen(id, ifMatch), new DelegationId(said.delegation()), said.precludes(), said.reason());
        return answer(id);
    }

    @PostMapping(path = "/reservations/{reservation}/withdraw-objection", consumes = "application/json")
    @Operation(
            summary = "Take an objection back",
            description = "What was objected to is then accepted. Takes If-Match.")
    ResponseEntity<Reserved> withdrawObjection(
            @PathVariable UUID reservation,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Speaking said) {
        ReservationId id = new ReservationId(reservation);
        service.withdrawObjection(id, seen(id, ifMatch), new DelegationId(said.delegation()));
        return answer(id);
    }

    @PostMapping("/reservations/{reservation}/confirm")
    @Operation(
            summary = "Confirm a reservation",
            description = "At ratification, of one that was made at signature. Takes If-Match.")
    ResponseEntity<Reserved> confirm(
            @PathVariable UUID reservation,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        ReservationId id = new ReservationId(reservation);
        service.confirm(id, seen(id, ifMatch));
        return answer(id);
    }

    @PostMapping("/reservations/{reservation}/withdraw")
    @Operation(summary = "Withdraw a reservation", description = "It needs nobody's consent. Takes If-Match.")
    ResponseEntity<Reserved> withdraw(
            @PathVariable UUID reservation,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        ReservationId id = new ReservationId(reservation);
        service.withdraw(id, seen(id, ifMatch));
        return answer(id);
    }

    private long seen(ReservationId id, @Nullable String ifMatch) {
        long present = queries.get(id).lockVersion();
        Etags.require(ifMatch, present);
        return present;
    }

    private ResponseEntity<Reserved> answer(ReservationId id) {
        ReservationView found = queries.get(id);
        return Etags.answer(found.lockVersion(), Reserved.of(found));
    }
}
