package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.implementation.CommitmentId;
import org.parley.implementation.CommitmentQueries;
import org.parley.implementation.CommitmentService;
import org.parley.implementation.CommitmentSheet;
import org.parley.implementation.CommitmentTerms;
import org.parley.implementation.CommitmentView;
import org.parley.implementation.Instrument;
import org.parley.kernel.Identifier;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;
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

/** Commitments: who owes what to whom under a plan's provisions. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Commitments", description = "Who owes what to whom under a plan's provisions")
class CommitmentsApi {

    private final CommitmentQueries commitments;
    private final CommitmentService service;

    CommitmentsApi(CommitmentQueries commitments, CommitmentService service) {
        this.commitments = commitments;
        this.service = service;
    }

    @Schema(name = "Commitment", description = "What one delegation owes under one provision")
    record Owed(
            UUID id,
            UUID plan,
            UUID provision,

            @Nullable
            @Schema(description = "The provision's number in the newest version; absent where that has dropped it")
            String number,

            @Schema(description = "The delegation that owes it")
            UUID delegation,

            @Schema(description = "To whom by name; empty for everybody who signs")
            List<UUID> beneficiaries,

            String text,

            @Schema(description = "military, financial, legal, diplomatic")
            List<String> instruments,

            @Nullable @Schema(description = "The delegation that is to stand behind it")
            UUID backing,

            @Schema(description = "Whether that delegation said that it does")
            boolean backed,

            @Schema(description = "noted (by a facilitator), given or withdrawn")
            String state,

            @Nullable @Schema(description = "Why it was withdrawn")
            String reason,

            String enteredBy,
            Instant enteredAt) {

        static Owed of(CommitmentView view) {
            return new Owed(
                    view.id().value(),
                    view.plan().value(),
                    view.provision().value(),
                    view.number(),
                    view.delegation().value(),
                    view.beneficiaries().stream().map(Identifier::value).toList(),
                    view.terms().text(),
                    view.terms().instruments().stream().map(Instrument::word).toList(),
                    Optional.ofNullable(view.backing()).map(Identifier::value).orElse(null),
                    view.backed(),
                    view.state().word(),
                    view.reason(),
                    view.enteredName(),
                    view.enteredAt());
        }
    }

    @Schema(name = "CommitmentTerms", description = "What is promised")
    record Terms(
            @NotNull String text,

            @Nullable @Schema(description = "To whom; absent or empty for everybody who signs")
            List<UUID> beneficiaries,

            @NotNull @Schema(description = "At least one of military, financial, legal, diplomatic")
            List<String> instruments,

            @Nullable @Schema(description = "A further delegation that is asked to stand behind it")
            UUID backing) {

        CommitmentTerms read() {
            Set<DelegationId> to = beneficiaries == null
                    ? Set.of()
                    : beneficiaries.stream()
                            .map(DelegationId::new)
                            .collect(Collectors.toCollection(LinkedHashSet::new));
            Set<Instrument> by = instruments.stream()
                    .map(word -> Misunderstood.word("instruments", Instrument.class, word))
                    .collect(Collectors.toSet());
            return new CommitmentTerms(text, to, by, backing == null ? null : new DelegationId(backing));
        }
    }

    @Schema(name = "NewCommitment", description = "A commitment to enter")
    record Entering(
            @NotNull UUID provision,

            @NotNull @Schema(description = "The delegation that owes it: your own, unless you facilitate")
            UUID delegation,

            @NotNull @Valid Terms terms) {}

    @Schema(name = "CommitmentWithdrawal", description = "Why a commitment is withdrawn")
    record Withdrawal(@NotNull String reason) {}

    @Schema(name = "CommitmentSums", description = "Commitments that stand, added up")
    record Sums(
            int standing,

            @Schema(description = "By delegation") List<Part> balance,

            @Schema(description = "How many use each means") Map<String, Integer> mix,

            @Schema(description = "By delegation and article")
            List<Part> cells) {

        static Sums of(CommitmentSheet sheet) {
            Map<String, Integer> mix = new TreeMap<>();
            sheet.mix().forEach((by, count) -> mix.put(by.word(), count));
            return new Sums(
                    sheet.counted(),
                    sheet.whole().entrySet().stream()
                            .map(each -> Part.of(each.getKey(), null, each.getValue()))
                            .toList(),
                    mix,
                    sheet.cells().entrySet().stream()
                            .map(each -> Part.of(
                                    each.getKey().delegation(), each.getKey().article(), each.getValue()))
                            .toList());
        }
    }

    @Schema(name = "CommitmentPart", description = "What a delegation has part in")
    record Part(
            UUID delegation,
            @Nullable UUID article,
            int gives,
            int gets,

            @Schema(description = "Stands behind, having said so")
            int backs) {

        static Part of(DelegationId delegation, @Nullable ProvisionId article, CommitmentSheet.Tally tally) {
            return new Part(
                    delegation.value(),
                    article == null ? null : article.value(),
                    tally.gives(),
                    tally.gets(),
                    tally.backs());
        }
    }

    @GetMapping("/plans/{plan}/commitments")
    @Operation(
            summary = "The commitments under a plan",
            description = "In the order of the text; those whose provision is gone last, withdrawn ones among them.")
    Paged<Owed> list(
            @PathVariable UUID plan,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        return Paged.of(commitments.of(new PlanId(plan)), page, size, Owed::of);
    }

    @GetMapping("/plans/{plan}/commitments/sums")
    @Operation(
            summary = "The commitments under a plan, added up",
            description = "Who gives and gets how much under which article, and by which means.")
    Sums sums(@PathVariable UUID plan) {
        return Sums.of(commitments.sheet(new PlanId(plan)));
    }

    @PostMapping(path = "/commitments", consumes = "application/json")
    @Operation(
            summary = "Enter a commitment",
            description =
                    "For heads and deputies in the name of their own delegation, and for facilitators, whose entry is marked as noted until the"
                            + " delegation affirms it.")
    ResponseEntity<Owed> enter(@Valid @RequestBody Entering said) {
        CommitmentId id = service.enter(
                new ProvisionId(said.provision()),
                new DelegationId(said.delegation()),
                said.terms().read());
        CommitmentView made = commitments.get(id);
        return Etags.created("commitments", id, made.lockVersion(), Owed.of(made));
    }

    @GetMapping("/commitments/{commitment}")
    @Operation(summary = "A commitment", description = "As it stands.")
    ResponseEntity<Owed> get(@PathVariable UUID commitment) {
        return answer(new CommitmentId(commitment));
    }

    @PutMapping(path = "/commitments/{commitment}", consumes = "application/json")
    @Operation(
            summary = "Change a commitment",
            description =
                    "If-Match must carry the ETag of the state that was changed. Who stood behind the old words is asked again.")
    ResponseEntity<Owed> change(
            @PathVariable UUID commitment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Terms said) {
        CommitmentId id = new CommitmentId(commitment);
        service.change(id, seen(id, ifMatch), said.read());
        return answer(id);
    }

    @PostMapping("/commitments/{commitment}/affirm")
    @Operation(
            summary = "Affirm a commitment",
            description = "Your delegation says that it owes what a facilitator noted for it. Takes If-Match.")
    ResponseEntity<Owed> affirm(
            @PathVariable UUID commitment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        CommitmentId id = new CommitmentId(commitment);
        service.affirm(id, seen(id, ifMatch));
        return answer(id);
    }

    @PostMapping("/commitments/{commitment}/back")
    @Operation(
            summary = "Stand behind a commitment",
            description = "For heads and deputies of the delegation that was asked to. Takes If-Match.")
    ResponseEntity<Owed> back(
            @PathVariable UUID commitment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        CommitmentId id = new CommitmentId(commitment);
        service.back(id, seen(id, ifMatch));
        return answer(id);
    }

    @PostMapping("/commitments/{commitment}/decline-backing")
    @Operation(
            summary = "Do not stand behind a commitment",
            description = "Your delegation is no longer named there as backing. Takes If-Match.")
    ResponseEntity<Owed> decline(
            @PathVariable UUID commitment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        CommitmentId id = new CommitmentId(commitment);
        service.declineBacking(id, seen(id, ifMatch));
        return answer(id);
    }

    @PostMapping(path = "/commitments/{commitment}/withdraw", consumes = "application/json")
    @Operation(summary = "Withdraw a commitment", description = "It stays readable, with the reason. Takes If-Match.")
    ResponseEntity<Owed> withdraw(
            @PathVariable UUID commitment,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Withdrawal said) {
        CommitmentId id = new CommitmentId(commitment);
        service.withdraw(id, seen(id, ifMatch), said.reason());
        return answer(id);
    }

    /** The state that the program says it has seen, which must be the present one. */
    private long seen(CommitmentId id, @Nullable String ifMatch) {
        long present = commitments.get(id).lockVersion();
        Etags.require(ifMatch, present);
        return present;
    }

    private ResponseEntity<Owed> answer(CommitmentId id) {
        CommitmentView found = commitments.get(id);
        return Etags.answer(found.lockVersion(), Owed.of(found));
    }
}
