package org.parley.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.NotFound;
import org.parley.record.EvidenceService;
import org.parley.record.LogId;
import org.parley.record.ReceiptService;
import org.parley.record.RecordFileQueries;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * The records as files under {@code /record/<negotiation>/…}, as mirrors and witnesses read them (C2SP tlog-tiles). A tile is for ever; the
 * checkpoint must be asked for again.
 */
@RestController
class RecordFilesDoor {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final RecordFileQueries files;
    private final ReceiptService receipts;
    private final EvidenceService evidence;
    private final NegotiationQueries negotiations;

    RecordFilesDoor(
            RecordFileQueries files,
            ReceiptService receipts,
            EvidenceService evidence,
            NegotiationQueries negotiations) {
        this.files = files;
        this.evidence = evidence;
        this.receipts = receipts;
        this.negotiations = negotiations;
    }

    @GetMapping({"/record/{negotiation}/checkpoint", "/record/{negotiation}/keys", "/record/{negotiation}/tile/{*rest}"
    })
    ResponseEntity<byte[]> file(@PathVariable String negotiation, HttpServletRequest request) {
        String path = request.getRequestURI();
        String prefix = request.getContextPath() + "/record/" + negotiation + "/";
        if (!path.startsWith(prefix)) {
            return ResponseEntity.notFound().build();
        }
        try {
            // Nothing was signed yet: that is no fault of whoever asks
            return files.read(negotiation, path.substring(prefix.length()))
                    .map(RecordFilesDoor::answer)
                    .orElseGet(() -> ResponseEntity.noContent()
                            .cacheControl(CacheControl.noStore())
                            .build());
        } catch (NotFound hidden) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
    }

    private static ResponseEntity<byte[]> answer(RecordFileQueries.File file) {
        return ResponseEntity.ok()
                .cacheControl(cache(file))
                .contentType(file.lasting() ? MediaType.APPLICATION_OCTET_STREAM : TEXT)
                .body(file.bytes());
    }

    /** What shows that the record grew, for browsers that remember what they saw. */
    @GetMapping("/record/{negotiation}/consistency")
    ResponseEntity<String> consistency(
            @PathVariable String negotiation, @RequestParam long older, @RequestParam long newer) {
        try {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(TEXT)
                    .body(files.consistency(negotiation, older, newer));
        } catch (NotFound hidden) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
    }

    /** The receipt of an entry, for people: it lies under the address of the entry. */
    @GetMapping("/negotiations/{negotiation}/record/{index:[0-9]{1,18}}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable String negotiation, @PathVariable long index) {
        LogId log = LogId.of(negotiations.bySlug(negotiation).id().value());
        return receipt(negotiation, index, receipts.take(log, index));
    }

    /** Everything, to be checked without this house. */
    @GetMapping("/negotiations/{negotiation}/record/evidence.zip")
    ResponseEntity<StreamingResponseBody> evidence(@PathVariable String negotiation) {
        return evidence(
                negotiation,
                evidence.export(LogId.of(negotiations.bySlug(negotiation).id().value())));
    }

    /** The same of the house. */
    @GetMapping("/record/evidence.zip")
    ResponseEntity<StreamingResponseBody> evidence() {
        return evidence(RecordFileQueries.HOUSE, evidence.export(LogId.HOUSE));
    }

    private static ResponseEntity<StreamingResponseBody> evidence(String name, EvidenceService.Bundle bundle) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s-evidence.zip\"".formatted(name))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(bundle::writeTo);
    }

    /** The same in the record of the house. */
    @GetMapping("/record/{index:[0-9]{1,18}}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable long index) {
        return receipt(RecordFileQueries.HOUSE, index, receipts.take(LogId.HOUSE, index));
    }

    static ResponseEntity<byte[]> receipt(String name, long index, byte[] receipt) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%d.tlog-proof\"".formatted(name, index))
                .contentType(TEXT)
                .body(receipt);
    }

    private static CacheControl cache(RecordFileQueries.File file) {
        CacheControl cache = file.lasting() ? CacheControl.maxAge(FOR_EVER).immutable() : CacheControl.noCache();
        return file.open() ? cache.cachePublic() : cache.cachePrivate();
    }
}
