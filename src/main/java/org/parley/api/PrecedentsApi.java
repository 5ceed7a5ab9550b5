package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
import org.parley.library.HistoricalDate;
import org.parley.library.Instrument;
import org.parley.library.InstrumentKind;
import org.parley.library.LinkId;
import org.parley.library.LinkView;
import org.parley.library.Outcome;
import org.parley.library.PrecedentFile;
import org.parley.library.PrecedentFilter;
import org.parley.library.PrecedentId;
import org.parley.library.PrecedentLinkService;
import org.parley.library.PrecedentQueries;
import org.parley.library.PrecedentService;
import org.parley.library.PrecedentText;
import org.parley.library.PrecedentView;
import org.parley.library.Source;
import org.parley.library.Verdict;
import org.parley.text.ProvisionId;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The library of precedents, and where its cases are remembered. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Precedents", description = "How conflicts ended before, and beside which provisions that is remembered")
class PrecedentsApi {

    private final PrecedentService service;
    private final PrecedentLinkService linking;
    private final PrecedentQueries queries;
    private final NegotiationQueries negotiations;
    private final Messages messages;

    PrecedentsApi(
            PrecedentService service,
            PrecedentLinkService linking,
            PrecedentQueries queries,
            NegotiationQueries negotiations,
            Messages messages) {
        this.service = service;
        this.linking = linking;
        this.queries = queries;
        this.negotiations = negotiations;
        this.messages = messages;
    }

    @Schema(name = "PrecedentInstrument", description = "By what a case was settled or moved")
    record Tool(
            @NotNull
            @Schema(
                    description =
                            "agreement, ceasefire, resolution, peace-operation, administration, military-operation, sanctions,"
                                    + " sanctions-relief, tribunal, advisory-opinion or declaration")
            String kind,

            @NotNull @Schema(description = "1995, 1995-11 or 1995-11-21")
            String date,

            @NotNull String name) {}

    @Schema(name = "PrecedentOutcome", description = "How a case stood some years later")
    record Standing(
            @Schema(description = "1, 5, 10 or 30") int years,

            @NotNull @Schema(description = "held, partly, failed or not-yet")
            String verdict,

            @NotNull String sentence) {}

    @Schema(name = "PrecedentSource", description = "Where it can be read")
    record Paper(@NotNull String citation, @Nullable String url) {}

    @Schema(name = "PrecedentText", description = "What the library says of a case")
    record Written(
            @NotNull String name,
            @NotNull String conflict,
            @NotNull String parties,

            @NotNull @Schema(description = "1995, 1995-11 or 1995-11-21")
            String began,

            @NotNull @Schema(description = "As began; the years of the outcomes count from here")
            String concluded,

            @NotNull List<@Valid Tool> instruments,
            @NotNull String terms,

            @NotNull @Schema(description = "One for each of 1, 5, 10 and 30 years, in this order")
            List<@Valid Standing> outcomes,

            @NotNull String lesson,
            @NotNull List<@Valid Paper> sources) {

        static Written of(PrecedentText text) {
            return new Written(
                    text.name(),
                    text.conflict(),
                    text.parties(),
                    text.began().iso(),
                    text.concluded().iso(),
                    text.instruments().stream()
                            .map(each ->
                                    new Tool(each.kind().word(), each.date().iso(), each.name()))
                            .toList(),
                    text.terms(),
                    text.outcomes().stream()
                            .map(each ->
                                    new Standing(each.years(), each.verdict().word(), each.sentence()))
                            .toList(),
                    text.lesson(),
                    text.sources().stream()
                            .map(each -> new Paper(each.citation(), each.url()))
                            .toList());
        }

        PrecedentText text() {
            return new PrecedentText(
                    name,
                    conflict,
                    parties,
                    new HistoricalDate(began),
                    new HistoricalDate(concluded),
                    instruments.stream()
                            .map(each -> new Instrument(
                                    Misunderstood.word("kind", InstrumentKind.class, each.kind()),
                                    new HistoricalDate(each.date()),
                                    each.name()))
                            .toList(),
                    terms,
                    outcomes.stream()
                            .map(each -> new Outcome(
                                    each.years(),
                                    Misunderstood.word("verdict", Verdict.class, each.verdict()),
                                    each.sentence()))
                            .toList(),
                    lesson,
                    sources.stream()
                            .map(each -> new Source(each.citation(), each.url()))
                            .toList());
        }
    }

    @Schema(name = "Precedent", description = "A case of the library")
    record Case(
            UUID id,
            Written text,

            @Schema(description = "Put away: no new links") boolean shelved,

            Instant changedAt) {

        static Case of(PrecedentView view) {
            return new Case(view.id().value(), Written.of(view.text()), view.shelved(), view.changedAt());
        }
    }

    @Schema(name = "PrecedentLink", description = "A case beside a provision")
    record Link(
            UUID id,
            UUID provision,
            UUID precedent,
            String name,

            @Schema(description = "Why it is remembered there")
            String note,

            @Nullable @Schema(description = "Whose delegation put it there; null for a facilitator")
            UUID delegation,

            String by,
            Instant at) {

        static Link of(LinkView view) {
            return new Link(
                    view.id().value(),
                    view.provision().id(),
                    view.precedent().id().value(),
                    view.precedent().text().name(),
                    view.note(),
                    view.delegation() == null ? null : view.delegation().value(),
                    view.personName(),
                    view.at());
        }
    }

    @Schema(name = "NewPrecedentLink", description = "A case to put beside a provision")
    record Linking(
            @NotNull UUID precedent,

            @NotNull @Schema(description = "Why it is remembered there")
            String note) {}

    @Schema(name = "PrecedentFile", description = "A file of cases")
    record FileGiven(
            @NotNull @Schema(description = "Comma-separated values as the export has them")
            String csv) {}

    @Schema(name = "PrecedentFileRefusal", description = "A row of a file that was not taken")
    record RefusedLine(
            @Schema(description = "Where the row begins, from 1")
            int line,

            String reason) {}

    @Schema(name = "PrecedentFileResult", description = "What was taken of a file")
    record Taken(int added, List<RefusedLine> refused) {}

    @GetMapping("/precedents")
    @Operation(
            summary = "The library of precedents",
            description =
                    "The case concluded first at the beginning. `words` stand somewhere in it; `verdict` (held, partly, failed,"
                            + " not-yet) is how it stood after `years` (1, 5, 10 or 30; any without); `instrument` is a kind of"
                            + " means; `from` and `until` are years in which it was concluded. Cases put away are for the keepers.")
    Paged<Case> list(
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String instrument,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable Integer years,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer until,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        if (years != null && !Outcome.YEARS.contains(years)) {
            throw new Misunderstood("years");
        }
        return Paged.of(
                queries.list(new PrecedentFilter(
                        words == null ? "" : words,
                        instrument == null ? null : Misunderstood.word("instrument", InstrumentKind.class, instrument),
                        verdict == null ? null : Misunderstood.word("verdict", Verdict.class, verdict),
                        years,
                        from,
                        until)),
                page,
                size,
                Case::of);
    }

    @GetMapping(path = "/precedents/file", produces = "text/csv")
    @Operation(summary = "The library as a file", description = "Comma-separated values (RFC 4180) in UTF-8.")
    ResponseEntity<byte[]> file() {
        return ResponseEntity.ok(queries.file().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(path = "/precedents/file", consumes = "application/json")
    @Operation(
            summary = "Add the cases of a file",
            description =
                    "By administrators and facilitators. Rows that cannot be taken are answered with line and reason.")
    Taken take(@Valid @RequestBody FileGiven given) {
        PrecedentFile.Read read = service.importFile(given.csv());
        return new Taken(
                read.rows().size(),
                read.refused().stream()
                        .map(each -> new RefusedLine(
                                each.line(),
                                messages.get(
                                        LocaleContextHolder.getLocale(),
                                        each.reason().key(),
                                        each.reason().arguments().toArray())))
                        .toList());
    }

    @PostMapping(path = "/precedents", consumes = "application/json")
    @Operation(summary = "Add a case", description = "By administrators of the house and facilitators.")
    ResponseEntity<Case> add(@Valid @RequestBody Written said) {
        PrecedentId id = service.add(said.text());
        PrecedentView view = queries.get(id);
        return Etags.created("precedents", id, view.lockVersion(), Case.of(view));
    }

    @GetMapping("/precedents/{precedent}")
    @Operation(summary = "One case", description = "Its ETag is what a change passes in If-Match.")
    ResponseEntity<Case> get(@PathVariable UUID precedent) {
        PrecedentView view = queries.get(new PrecedentId(precedent));
        return Etags.answer(view.lockVersion(), Case.of(view));
    }

    @PutMapping(path = "/precedents/{precedent}", consumes = "application/json")
    @Operation(
            summary = "Write a case anew",
            description = "If-Match must carry the ETag of the state that was edited.")
    ResponseEntity<Case> change(
            @PathVariable UUID precedent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Written said) {
        PrecedentId id = new PrecedentId(precedent);
        long version = queries.get(id).lockVersion();
        Etags.require(ifMatch, version);
        service.change(id, version, said.text());
        return get(precedent);
    }

    @PostMapping("/precedents/{precedent}/shelve")
    @Operation(summary = "Put a case away", description = "It keeps its page and links, and gets no new ones.")
    ResponseEntity<Case> shelve(@PathVariable UUID precedent) {
        service.shelve(new PrecedentId(precedent));
        return get(precedent);
    }

    @PostMapping("/precedents/{precedent}/restore")
    @Operation(summary = "Take a case out again", description = "It stands in the list as before.")
    ResponseEntity<Case> restore(@PathVariable UUID precedent) {
        service.restore(new PrecedentId(precedent));
        return get(precedent);
    }

    @GetMapping("/negotiations/{negotiation}/precedents")
    @Operation(
            summary = "The precedents beside provisions",
            description =
                    "In the order in which they were put there. `provision` asks for those beside one; `at` for then.")
    Paged<Link> links(
            @PathVariable String negotiation,
            @RequestParam(required = false) @Nullable UUID provision,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        NegotiationId id = negotiations.bySlug(negotiation).id();
        if (provision == null && at != null) {
            throw new Misunderstood("provision");
        }
        return Paged.of(
                provision == null ? queries.links(id) : queries.beside(id, List.of(new ProvisionId(provision)), at),
                page,
                size,
                Link::of);
    }

    @PostMapping(path = "/provisions/{provision}/precedents", consumes = "application/json")
    @Operation(
            summary = "Put a case beside a provision",
            description = "By facilitators, and by heads and deputies in the name of their delegation.")
    Link link(@PathVariable UUID provision, @Valid @RequestBody Linking said) {
        return Link.of(
                queries.link(linking.link(new ProvisionId(provision), new PrecedentId(said.precedent()), said.note())));
    }

    @DeleteMapping("/precedent-links/{link}")
    @Operation(
            summary = "Take a case away from a provision",
            description = "Facilitators any, a delegation its own; the record keeps that it was there.")
    ResponseEntity<Void> unlink(@PathVariable UUID link) {
        linking.unlink(new LinkId(link));
        return ResponseEntity.noContent().build();
    }
}
