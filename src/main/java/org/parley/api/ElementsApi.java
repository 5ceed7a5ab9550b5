package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Identifier;
import org.parley.plan.ElementId;
import org.parley.plan.ElementQueries;
import org.parley.plan.ElementService;
import org.parley.plan.ElementView;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.SideBySide;
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

/** Elements: what the plans of a negotiation settle each in its own way, and the plans side by side by them. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Elements", description = "What the plans of a negotiation settle each in its own way")
class ElementsApi {

    private final ElementService service;
    private final ElementQueries elements;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    ElementsApi(ElementService service, ElementQueries elements, PlanQueries plans, NegotiationQueries negotiations) {
        this.service = service;
        this.elements = elements;
        this.plans = plans;
        this.negotiations = negotiations;
    }

    @Schema(name = "Element", description = "A matter that the plans of a negotiation settle each in its own way")
    record Named(
            UUID id,
            String name,

            @Schema(description = "Of any of the plans; those that the newest texts have dropped included")
            List<UUID> provisions) {

        static Named of(ElementView view) {
            return new Named(
                    view.id().value(),
                    view.name(),
                    ids(view.provisions().stream().toList()));
        }
    }

    @Schema(name = "ElementContent", description = "What an element is called and what belongs to it")
    record Content(
            @NotNull @Schema(description = "1 to 120 characters, once in a negotiation")
            String name,

            @NotNull @Schema(description = "Of the newest versions of the negotiation's plans; at most 200")
            Set<UUID> provisions) {

        Set<ProvisionId> read() {
            return provisions.stream().map(ProvisionId::new).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    @Schema(name = "ElementReason", description = "Why")
    record Why(@NotNull String reason) {}

    @Schema(name = "SideBySide", description = "Plans side by side, element by element")
    record Compared(
            @Schema(description = "From left to right") List<Column> plans,

            @Schema(description = "In the order of the first plan, then of the next for what that lacks")
            List<Line> elements,

            @Schema(description = "Elements that none of these plans settles")
            List<Named> absent) {}

    @Schema(name = "ComparedPlan", description = "A plan as it is compared")
    record Column(
            UUID plan,
            int version,

            @Schema(description = "What of it belongs to no element: whole provisions where nothing of them does")
            List<UUID> loose) {}

    @Schema(name = "ComparedElement", description = "What each plan has of an element")
    record Line(
            UUID element,
            String name,

            @Schema(description = "For each plan, in their order, the provisions that settle it")
            List<List<UUID>> provisions,

            @Nullable @Schema(description = "The only plan that settles it; absent where several do")
            UUID only) {}

    private static List<UUID> ids(List<ProvisionId> provisions) {
        return provisions.stream().map(Identifier::value).toList();
    }

    @GetMapping("/negotiations/{negotiation}/elements")
    @Operation(
            summary = "The elements of a negotiation",
            description = "In the order in which they were named; `at` for how they stood then.")
    List<Named> list(@PathVariable String negotiation, @RequestParam(required = false) @Nullable Instant at) {
        return elements.list(id(negotiation), at).stream().map(Named::of).toList();
    }

    @PostMapping(path = "/negotiations/{negotiation}/elements", consumes = "application/json")
    @Operation(
            summary = "Name an element",
            description = "For facilitators. Each assignment is an entry of the record.")
    ResponseEntity<Named> name(@PathVariable String negotiation, @Valid @RequestBody Content said) {
        ElementId id = service.name(id(negotiation), said.name(), said.read());
        ElementView made = elements.get(id);
        return Etags.created("elements", id, made.lockVersion(), Named.of(made));
    }

    @GetMapping("/elements/{element}")
    @Operation(summary = "An element", description = "Not there once it was struck.")
    ResponseEntity<Named> get(@PathVariable UUID element) {
        return answer(new ElementId(element));
    }

    @PutMapping(path = "/elements/{element}", consumes = "application/json")
    @Operation(
            summary = "Say anew what an element is called and what belongs to it",
            description = "For facilitators. If-Match must carry the ETag of the state that was read.")
    ResponseEntity<Named> change(
            @PathVariable UUID element,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Content said) {
        ElementId id = new ElementId(element);
        long present = elements.get(id).lockVersion();
        Etags.require(ifMatch, present);
        service.change(id, present, said.name(), said.read());
        return answer(id);
    }

    @PostMapping(path = "/elements/{element}/strike", consumes = "application/json")
    @Operation(
            summary = "Take an element from among those that plans are compared by",
            description = "For facilitators; the reason is entered in the record. Takes If-Match.")
    ResponseEntity<Void> strike(
            @PathVariable UUID element,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Why said) {
        ElementId id = new ElementId(element);
        long present = elements.get(id).lockVersion();
        Etags.require(ifMatch, present);
        service.strike(id, present, said.reason());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/negotiations/{negotiation}/side-by-side")
    @Operation(
            summary = "Plans side by side, element by element",
            description =
                    "`plan` is the id of a plan and can be given several times, from left to right; without it all plans in the order"
                            + " in which they fall back on each other. `at` for how they stood then: a plan that did not exist is left out.")
    Compared sideBySide(
            @PathVariable String negotiation,
            @RequestParam(name = "plan", required = false) @Nullable List<UUID> plan,
            @RequestParam(required = false) @Nullable Instant at) {
        NegotiationId id = id(negotiation);
        List<PlanId> chosen = plan == null
                ? plans.list(id).stream().map(PlanSummary::id).toList()
                : plan.stream().map(PlanId::new).distinct().toList();
        SideBySide compared = elements.sideBySide(id, chosen, at);
        List<SideBySide.Column> columns = compared.columns();
        return new Compared(
                IntStream.range(0, columns.size())
                        .mapToObj(column -> new Column(
                                columns.get(column).plan().id().value(),
                                columns.get(column).version().number(),
                                ids(compared.loose().get(column))))
                        .toList(),
                compared.rows().stream().map(row -> line(columns, row)).toList(),
                compared.absent().stream().map(Named::of).toList());
    }

    private static Line line(List<SideBySide.Column> columns, SideBySide.Row row) {
        return new Line(
                row.element().id().value(),
                row.element().name(),
                row.cells().stream().map(ElementsApi::ids).toList(),
                row.only().isPresent()
                        ? columns.get(row.only().getAsInt()).plan().id().value()
                        : null);
    }

    private ResponseEntity<Named> answer(ElementId id) {
        ElementView found = elements.get(id);
        return Etags.answer(found.lockVersion(), Named.of(found));
    }

    private NegotiationId id(String slug) {
        return negotiations.bySlug(slug).id();
    }
}
