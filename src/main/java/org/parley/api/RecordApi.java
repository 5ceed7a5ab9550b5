package org.parley.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.NotFound;
import org.parley.record.LogId;
import org.parley.record.PinService;
import org.parley.record.ReceiptService;
import org.parley.record.RecordEntry;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordPage;
import org.parley.record.RecordQueries;
import org.parley.record.RecordState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The record of a negotiation: entries, and what proves them. */
@RestController
@RequestMapping(path = "/api/v1/negotiations/{negotiation}/record", produces = "application/json")
@Tag(name = "Record", description = "The tamper-evident record of a negotiation")
class RecordApi {

    private static final String RECEIPT = "text/plain;charset=UTF-8";

    private final RecordQueries record;
    private final ReceiptService receipts;
    private final PinService pins;
    private final NegotiationQueries negotiations;

    RecordApi(RecordQueries record, ReceiptService receipts, PinService pins, NegotiationQueries negotiations) {
        this.record = record;
        this.receipts = receipts;
        this.pins = pins;
        this.negotiations = negotiations;
    }

    @Schema(description = "The record as it stands")
    record Head(
            @Schema(description = "How many entries it has") long size,

            @Schema(description = "Root of its Merkle tree (RFC 6962), SHA-256 in hex")
            String root,

            @Nullable @Schema(description = "When the last entry was appended")
            Instant at) {

        static Head of(RecordState state) {
            return new Head(state.size(), state.rootHex(), state.at());
        }
    }

    @Schema(description = "An entry as a list shows it")
    record Line(
            @Schema(description = "Its place in the record, from 0")
            long index,

            @Schema(description = "What was done: amendment.proposed")
            String type,

            Instant at,
            @Nullable UUID person,
            @Nullable String personName,
            @Nullable UUID delegation,
            @Nullable String delegationName,
            @Nullable String capacity,

            @Schema(description = "What it was done to, as kind:id")
            String subject,

            @Nullable Long version,
            @Nullable UUID round,

            @Schema(description = "public, delegation (one delegation's own) or sealed")
            String visibility,

            @Schema(description = "Short public facts", type = "object") @JsonRawValue
            String data,

            @Nullable @Schema(description = "Short public words")
            String text) {

        static Line of(RecordLine line) {
            return new Line(
                    line.index(),
                    line.type(),
                    line.at(),
                    line.person(),
                    line.personName(),
                    line.delegation(),
                    line.delegationName(),
                    line.capacity(),
                    line.subject().toString(),
                    line.version(),
                    line.round(),
                    visibility(line),
                    line.data().canonical(),
                    line.text());
        }

        private static String visibility(RecordLine line) {
            if (line.sealed()) {
                return "sealed";
            }
            return line.audience() == null ? "public" : "delegation";
        }
    }

    @Schema(description = "A page of entries, the newest first")
    record Lines(
            List<Line> items,

            @Nullable @Schema(description = "What to pass as `before` for the next page; absent on the last")
            Long next) {}

    @Schema(description = "An entry with all that proves it")
    record Proven(
            Line entry,

            @Schema(description = "The canonical bytes that were hashed, Base64")
            String bytes,

            @Schema(description = "Leaf hash, hex") String leaf,

            @Schema(description = "Hashes beside the way from the leaf to the root, the lowest first, hex")
            List<String> path,

            @Schema(description = "The tree that the path leads into")
            Head head,

            Content content) {}

    @Schema(description = "What is kept apart from an entry, which only commits to it")
    record Content(
            @Schema(description = "none, open, delegation (another's own), sealed or erased")
            String state,

            @Nullable String mediaType,
            @Nullable @Schema(description = "Base64") String bytes,
            @Nullable @Schema(description = "32 bytes, hex") String salt) {

        static Content of(RecordEntry.Content content) {
            return switch (content) {
                case RecordEntry.Content.None() -> new Content("none", null, null, null);
                case RecordEntry.Content.Open open ->
                    new Content(
                            "open",
                            open.mediaType(),
                            Base64.getEncoder().encodeToString(open.bytes()),
                            java.util.HexFormat.of().formatHex(open.salt()));
                case RecordEntry.Content.OfDelegation of -> new Content("delegation", null, null, null);
                case RecordEntry.Content.Sealed() -> new Content("sealed", null, null, null);
                case RecordEntry.Content.Erased() -> new Content("erased", null, null, null);
            };
        }
    }

    @GetMapping
    @Operation(
            summary = "Entries of the record",
            description =
                    "The newest first. `topic` is the first word of a type (amendment, round), `about` the id of a thing that entries"
                            + " speak of; `from` and `until` are UTC. Pass `next` of a page as `before` to go on.")
    Lines list(
            @PathVariable String negotiation,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = Paged.DEFAULT) int size,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable UUID delegation,
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable UUID about,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        RecordFilter filter =
                new RecordFilter(topic, delegation, person, about == null ? Set.of() : Set.of(about), from, until);
        RecordPage page = record.page(log(negotiation), filter, before, Math.clamp(size, 1, Paged.LIMIT));
        return new Lines(page.lines().stream().map(Line::of).toList(), page.next());
    }

    @GetMapping("/head")
    @Operation(
            summary = "Size and root",
            description = "Whoever keeps them can prove later whether anything before was changed.")
    ResponseEntity<Head> head(@PathVariable String negotiation) {
        RecordState state = record.state(log(negotiation));
        return Etags.answer(state.size(), Head.of(state));
    }

    @Schema(description = "A checkpoint that your delegation verified")
    record Seen(
            @Schema(description = "Entries under it") @PositiveOrZero
            long size,

            @Schema(description = "Its root, in Base64 as checkpoints have it") @NotNull
            String root) {}

    @GetMapping("/seen")
    @Operation(
            summary = "What your delegation saw last",
            description =
                    "The newest checkpoint that somebody of your delegation found to be a continuation of what it had seen before."
                            + " Demand a consistency proof from there; 404 before its first visit, and for whoever sits for no delegation.")
    Seen seen(@PathVariable String negotiation) {
        return pins.seen(log(negotiation))
                .map(pin -> new Seen(pin.size(), pin.root()))
                .orElseThrow(() -> new NotFound("checkpoint"));
    }

    @PutMapping(path = "/seen", consumes = "application/json")
    @Operation(
            summary = "Say what you verified",
            description =
                    "Whoever of your delegation comes next, by screen or by program, starts from it. An older checkpoint than the one"
                            + " that is remembered changes nothing.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void saw(@PathVariable String negotiation, @Valid @RequestBody Seen said) {
        pins.saw(log(negotiation), said.size(), said.root());
    }

    @GetMapping("/{index}")
    @Operation(
            summary = "One entry with its proof",
            description =
                    "The bytes that were hashed, the audit path to the root (RFC 6962), and the content that you may read.")
    Proven entry(@PathVariable String negotiation, @PathVariable long index) {
        RecordEntry entry = record.entry(log(negotiation), index);
        return new Proven(
                Line.of(entry.line()),
                Base64.getEncoder().encodeToString(entry.bytes()),
                entry.leafHex(),
                entry.pathHex(),
                Head.of(entry.state()),
                Content.of(entry.content()));
    }

    @GetMapping(path = "/{index}/receipt", produces = RECEIPT)
    @Operation(
            summary = "The receipt of an entry",
            description =
                    "The entry with its path to a signed checkpoint (C2SP tlog-proof), which proves for ever that it was accepted."
                            + " That you took it is kept.")
    ResponseEntity<byte[]> receipt(@PathVariable String negotiation, @PathVariable long index) {
        return RecordFilesDoor.receipt(negotiation, index, receipts.take(log(negotiation), index));
    }

    private LogId log(String slug) {
        return LogId.of(negotiations.bySlug(slug).id().value());
    }
}
