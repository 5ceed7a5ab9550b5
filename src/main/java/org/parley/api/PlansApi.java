package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.NotFound;
import org.parley.plan.ArticleStatus;
import org.parley.plan.Exported;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionSummary;
import org.parley.plan.VersionView;
import org.parley.text.Numbering;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans, their versions and their provisions. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Plans", description = "Plans, their versions and their provisions")
class PlansApi {

    private final PlanQueries plans;
    private final PlanService service;
    private final NegotiationQueries negotiations;

    PlansApi(PlanQueries plans, PlanService service, NegotiationQueries negotiations) {
        this.plans = plans;
        this.service = service;
        this.negotiations = negotiations;
    }

    @Schema(description = "A plan")
    record Plan(
            UUID id,
            @Schema(description = "Its name in addresses") String slug,
            String title,

            @Schema(description = "Its place in the order in which plans fall back on each other, from 1")
            int order,

            @Schema(description = "Language of its text (BCP 47)")
            String language,

            @Schema(description = "Number of its newest version")
            int version,

            int articles,

            @Schema(description = "How many articles are agreed, provisionally or not")
            int agreed,

            @Schema(description = "How many articles are closed")
            int closed,

            @Schema(description = "Whether nothing in it is agreed until everything is")
            boolean asAWhole,

            @Nullable @Schema(description = "The version that was agreed as a whole")
            Integer agreedVersion,

            Instant changedAt) {

        static Plan of(PlanSummary plan) {
            return new Plan(
                    plan.id().value(),
                    plan.slug(),
                    plan.title(),
                    plan.order(),
                    plan.language(),
                    plan.version(),
                    plan.articles(),
                    plan.agreed(),
                    plan.closed(),
                    plan.asAWhole(),
                    plan.agreedVersion(),
                    plan.changedAt());
        }
    }

    @Schema(description = "A version without its text")
    record Version(
            int number,
            Instant at,

            @Schema(description = "Who imported or proclaimed it")
            String by,

            @Schema(description = "The round that decided it; absent for the first") @Nullable
            UUID round,

            @Schema(description = "The amendments that it took in")
            List<UUID> amendments) {

        static Version of(VersionSummary version) {
            return new Version(version.number(), version.at(), version.by(), version.round(), version.amendments());
        }
    }

    @Schema(description = "A version with its text")
    record Text(UUID plan, int version, Instant at, List<Texts.Node> articles) {

        static Text of(VersionView view) {
            Numbering numbering = view.numbering();
            return new Text(
                    view.plan().value(),
                    view.number(),
                    view.at(),
                    view.text().articles().stream()
                            .map(article -> Texts.Node.of(article, numbering))
                            .toList());
        }
    }

    @Schema(description = "A provision as it stands in the newest version")
    record Standing(
            UUID plan,
            int version,

            @Schema(description = "open, agreed…; absent below articles") @Nullable
            String status,

            Texts.Node provision) {}

    @Schema(description = "A plan that came from a file")
    record Taken(
            UUID plan,

            @Schema(description = "The provisions behind the labels of a Markdown file")
            Map<String, UUID> labels) {}

    @GetMapping(path = "/negotiations/{negotiation}/plans", produces = "application/json")
    @Operation(
            summary = "The plans of a negotiation",
            description = "In the order in which they fall back on each other.")
    Paged<Plan> list(
            @PathVariable String negotiation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        return Paged.of(plans.list(negotiations.bySlug(negotiation).id()), page, size, Plan::of);
    }

    @PostMapping(
            path = "/negotiations/{negotiation}/plans",
            consumes = {"text/markdown", "application/json"},
            produces = "application/json")
    @Operation(
            summary = "Import a plan",
            description =
                    "From Markdown or from JSON of the documented import format, by its media type. For facilitators. A file that is"
                            + " not understood is refused with its line and the reason.")
    ResponseEntity<Taken> take(
            @PathVariable String negotiation,
            @RequestParam String slug,
            @RequestParam(defaultValue = "en") String language,
            @org.springframework.web.bind.annotation.RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestBody String source) {
        PlanFormat format = type.isCompatibleWith(MediaType.APPLICATION_JSON) ? PlanFormat.JSON : PlanFormat.MARKDOWN;
        Imported imported =
                service.importPlan(negotiations.bySlug(negotiation).id(), new NewPlan(slug, language), format, source);
        Map<String, UUID> labels = new LinkedHashMap<>();
        imported.labels().forEach((label, provision) -> labels.put(label, provision.value()));
        return ResponseEntity.created(
                        URI.create("/api/v1/plans/" + imported.plan().value()))
                .body(new Taken(imported.plan().value(), labels));
    }

    @GetMapping(path = "/plans/{plan}", produces = "application/json")
    @Operation(summary = "One plan", description = "Its title, newest version and how much of it is agreed.")
    ResponseEntity<Plan> get(@PathVariable UUID plan) {
        PlanSummary summary = plans.get(new PlanId(plan));
        return Etags.answer(summary.version(), Plan.of(summary));
    }

    @GetMapping(path = "/plans/{plan}/text", produces = "application/json")
    @Operation(
            summary = "The text of a plan",
            description =
                    "The newest version; a version by its number with `version`; or the text as it stood at a moment with `at` (UTC).")
    ResponseEntity<Text> text(
            @PathVariable UUID plan,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Instant at) {
        if (version != null && at != null) {
            throw new Misunderstood("at");
        }
        PlanId id = new PlanId(plan);
        VersionView view;
        if (at != null) {
            view = plans.textAt(id, at).orElseThrow(() -> new NotFound("version"));
        } else {
            view = version == null ? plans.text(id) : plans.text(id, version);
        }
        return Etags.answer(view.number(), Text.of(view));
    }

    @GetMapping(path = "/plans/{plan}/versions", produces = "application/json")
    @Operation(
            summary = "The versions of a plan",
            description = "Newest first, with the round that decided each and the amendments that it took in.")
    Paged<Version> versions(
            @PathVariable UUID plan,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        return Paged.of(plans.versions(new PlanId(plan)), page, size, Version::of);
    }

    @GetMapping(
            path = "/plans/{plan}/export",
            produces = {"text/markdown", "application/json"})
    @Operation(
            summary = "Export a plan",
            description = "As a file: `format` is markdown or json. Exports are on record.")
    ResponseEntity<byte[]> export(
            @PathVariable UUID plan,
            @RequestParam(defaultValue = "markdown") String format,
            @RequestParam(required = false) @Nullable Integer version) {
        Exported file =
                service.export(new PlanId(plan), Misunderstood.word("format", PlanFormat.class, format), version);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName())
                                .build()
                                .toString())
                .body(file.content());
    }

    @GetMapping(path = "/provisions/{provision}", produces = "application/json")
    @Operation(
            summary = "One provision",
            description =
                    "As it stands in the newest version of its plan, with everything below it. A provision that was deleted is"
                            + " found in the versions that had it.")
    ResponseEntity<Standing> provision(@PathVariable UUID provision) {
        ProvisionId id = new ProvisionId(provision);
        PlanId plan = plans.locate(id).orElseThrow(() -> new NotFound("provision"));
        VersionView view = plans.text(plan);
        Provision found = view.text().find(id).orElseThrow(() -> new NotFound("provision"));
        ArticleStatus status = plans.articleStatus(plan).get(id);
        return ResponseEntity.ok()
                .eTag(Etags.of(view.number()))
                .body(new Standing(
                        plan.value(),
                        view.number(),
                        status == null ? null : status.name().toLowerCase(java.util.Locale.ROOT),
                        Texts.Node.of(found, view.numbering())));
    }
}
