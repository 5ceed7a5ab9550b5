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
import org.parley.amendment.AmendmentId;
import org.parley.amendment.Hindrance;
import org.parley.amendment.PackageId;
import org.parley.amendment.PackageMember;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageService;
import org.parley.amendment.PackageStatus;
import org.parley.amendment.PackageText;
import org.parley.amendment.PackageView;
import org.parley.amendment.ProvisoService;
import org.parley.amendment.ProvisoView;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationQueries;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Amendments that are adopted together or not at all, and those that stand only if another is adopted. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Packages", description = "Amendments that are adopted together or not at all")
class PackagesApi {

    private final PackageService service;
    private final ProvisoService provisos;
    private final PackageQueries queries;
    private final NegotiationQueries negotiations;

    PackagesApi(
            PackageService service, ProvisoService provisos, PackageQueries queries, NegotiationQueries negotiations) {
        this.service = service;
        this.provisos = provisos;
        this.queries = queries;
        this.negotiations = negotiations;
    }

    @Schema(name = "PackageMember", description = "An amendment in a package")
    record Member(
            UUID amendment,

            @Schema(description = "invited, agreed, or renew where its proposer agreed to the package in another form")
            String word,

            @Nullable @Schema(description = "The delegation that agreed")
            UUID agreedBy,

            @Nullable Instant agreedAt) {

        static Member of(PackageMember member) {
            DelegationId by = member.agreedBy();
            return new Member(
                    member.amendment().id().value(),
                    member.word().word(),
                    by == null ? null : by.value(),
                    member.agreedAt());
        }
    }

    @Schema(description = "What keeps a package from being put to the vote")
    record Obstacle(
            @Schema(description = "few, gone, seeking, invited, renew, misfit, conflict or condition")
            String kind,

            @Nullable @Schema(description = "The amendment that it is about")
            UUID amendment) {

        static Obstacle of(Hindrance hindrance) {
            AmendmentId about = hindrance.amendment();
            return new Obstacle(hindrance.kind().word(), about == null ? null : about.value());
        }
    }

    @Schema(name = "Package", description = "Amendments that are adopted together or not at all")
    record Bound(
            UUID id,

            @Schema(description = "Its number in the negotiation")
            int number,

            String title,
            String reason,

            @Schema(description = "open, adopted, rejected, overtaken or dissolved")
            String status,

            @Schema(description = "Whether it can be put to the vote")
            boolean ready,

            @Schema(description = "The delegation that invites and takes out")
            UUID lead,

            List<Member> members,
            List<Obstacle> obstacles,

            @Schema(description = "Names these amendments in these words: what a delegation agrees to")
            String form,

            @Nullable @Schema(description = "The round that decided it")
            UUID round,

            Instant changedAt) {

        static Bound of(PackageView view) {
            return new Bound(
                    view.id().value(),
                    view.number(),
                    view.title(),
                    view.reason(),
                    view.status().word(),
                    view.ready(),
                    view.lead().value(),
                    view.members().stream().map(Member::of).toList(),
                    view.hindrances().stream().map(Obstacle::of).toList(),
                    view.form(),
                    view.round(),
                    view.changedAt());
        }
    }

    @Schema(description = "A package to compose")
    record Composing(
            @NotNull @Schema(description = "Up to 150 characters")
            String title,

            @Nullable @Schema(description = "Up to 4,000 characters")
            String reason,

            @NotNull @Schema(description = "2 to 20 pending amendments to plans; at least one is your delegation's")
            List<UUID> amendments) {}

    @Schema(description = "Amendments of a package")
    record Chosen(@NotNull List<UUID> amendments) {}

    @Schema(description = "What was read before agreeing")
    record Agreeing(
            @NotNull @Schema(description = "The form of the package that was read")
            String form) {}

    @Schema(description = "Why a delegation leaves or a package is given up")
    record Parting(@Nullable String reason) {}

    @Schema(description = "That an amendment stands only if another one is adopted")
    record Proviso(
            UUID amendment,
            UUID requires,

            @Schema(description = "stated, met, unmet or lifted")
            String status,

            Instant statedAt) {

        static Proviso of(ProvisoView view) {
            return new Proviso(
                    view.amendment().value(),
                    view.requires().value(),
                    view.status().word(),
                    view.statedAt());
        }
    }

    @Schema(description = "Another amendment")
    record Other(
            @NotNull @Schema(description = "The amendment that must be adopted")
            UUID requires) {}

    @GetMapping("/negotiations/{negotiation}/packages")
    @Operation(
            summary = "The packages of a negotiation",
            description = "The latest first. `status` keeps those of one status.")
    Paged<Bound> list(
            @PathVariable String negotiation,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        PackageStatus wanted = status == null ? null : Misunderstood.word("status", PackageStatus.class, status);
        List<PackageView> all = queries.list(negotiations.bySlug(negotiation).id()).stream()
                .filter(bound -> wanted == null || bound.status() == wanted)
                .toList();
        return Paged.of(all, page, size, Bound::of);
    }

    @PostMapping(path = "/negotiations/{negotiation}/packages", consumes = "application/json")
    @Operation(
            summary = "Compose a package",
            description =
                    "Your delegation's amendments are bound at once, those of others are invited: their proposers must agree.")
    ResponseEntity<Bound> compose(@PathVariable String negotiation, @Valid @RequestBody Composing said) {
        PackageId id = service.compose(
                negotiations.bySlug(negotiation).id(),
                new PackageText(said.title(), words(said.reason())),
                ids(said.amendments()));
        PackageView made = queries.get(id);
        return Etags.created("packages", id, made.lockVersion(), Bound.of(made));
    }

    @GetMapping("/packages/{id}")
    @Operation(summary = "One package", description = "With who has agreed, and all that is in the way of a vote.")
    ResponseEntity<Bound> get(@PathVariable UUID id) {
        PackageView view = queries.get(new PackageId(id));
        return Etags.answer(view.lockVersion(), Bound.of(view));
    }

    @PostMapping(path = "/packages/{id}/invite", consumes = "application/json")
    @Operation(
            summary = "Put more amendments in",
            description = "For the leading delegation. Every proposer must agree to the package in its new form.")
    ResponseEntity<Bound> invite(@PathVariable UUID id, @Valid @RequestBody Chosen said) {
        service.invite(new PackageId(id), ids(said.amendments()));
        return get(id);
    }

    @PostMapping(path = "/packages/{id}/agree", consumes = "application/json")
    @Operation(
            summary = "Agree to be bound",
            description =
                    "For all amendments that your delegation has in it, and to the form that is named: another one is never agreed to.")
    ResponseEntity<Bound> agree(@PathVariable UUID id, @Valid @RequestBody Agreeing said) {
        service.agree(new PackageId(id), said.form());
        return get(id);
    }

    @PostMapping(path = "/packages/{id}/leave", consumes = "application/json")
    @Operation(
            summary = "Leave a package, or decline the invitation",
            description = "Your delegation's amendments stand alone again.")
    ResponseEntity<Bound> leave(@PathVariable UUID id, @Valid @RequestBody Parting said) {
        service.leave(new PackageId(id), words(said.reason()));
        return get(id);
    }

    @PostMapping(path = "/packages/{id}/take-out", consumes = "application/json")
    @Operation(
            summary = "Take amendments out",
            description = "For the leading delegation. The others must agree to the package in its new form.")
    ResponseEntity<Bound> take(@PathVariable UUID id, @Valid @RequestBody Chosen said) {
        service.take(new PackageId(id), ids(said.amendments()));
        return get(id);
    }

    @PostMapping(path = "/packages/{id}/dissolve", consumes = "application/json")
    @Operation(
            summary = "Give a package up",
            description = "For the leading delegation. Its amendments stand alone again.")
    ResponseEntity<Bound> dissolve(@PathVariable UUID id, @Valid @RequestBody Parting said) {
        service.dissolve(new PackageId(id), words(said.reason()));
        return get(id);
    }

    @GetMapping("/amendments/{amendment}/only-if")
    @Operation(
            summary = "What an amendment stands only with",
            description = "And what stands only with it; the oldest first.")
    List<Proviso> provisos(@PathVariable UUID amendment) {
        return queries.provisos(new AmendmentId(amendment)).stream()
                .map(Proviso::of)
                .toList();
    }

    @PostMapping(path = "/amendments/{amendment}/only-if", consumes = "application/json")
    @Operation(
            summary = "State that an amendment stands only if another one is adopted",
            description =
                    "Your delegation's own. It is not put to the vote before the other one is adopted, and falls if that is"
                            + " rejected or no longer applies. Circles are refused with the way that closes them.")
    List<Proviso> state(@PathVariable UUID amendment, @Valid @RequestBody Other said) {
        provisos.state(new AmendmentId(amendment), new AmendmentId(said.requires()));
        return provisos(amendment);
    }

    @PostMapping(path = "/amendments/{amendment}/only-if/lift", consumes = "application/json")
    @Operation(summary = "Take that back", description = "The amendment stands by itself again.")
    List<Proviso> lift(@PathVariable UUID amendment, @Valid @RequestBody Other said) {
        provisos.lift(new AmendmentId(amendment), new AmendmentId(said.requires()));
        return provisos(amendment);
    }

    private static List<AmendmentId> ids(List<UUID> amendments) {
        return amendments.stream().map(AmendmentId::new).toList();
    }

    private static String words(@Nullable String said) {
        return said == null ? "" : said;
    }
}
