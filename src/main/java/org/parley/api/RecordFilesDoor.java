package org.parley.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.parley.kernel.NotFound;
import org.parley.record.RecordFileQueries;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The records as files under {@code /record/<negotiation>/…}, as mirrors and witnesses read them (C2SP tlog-tiles). A tile is for ever; the
 * checkpoint must be asked for again.
 */
@RestController
class RecordFilesDoor {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final RecordFileQueries files;

    RecordFilesDoor(RecordFileQueries files) {
        this.files = files;
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
            RecordFileQueries.File file = files.read(negotiation, path.substring(prefix.length()));
            return ResponseEntity.ok()
                    .cacheControl(cache(file))
                    .contentType(file.lasting() ? MediaType.APPLICATION_OCTET_STREAM : MediaType.TEXT_PLAIN)
                    .body(file.bytes());
        } catch (NotFound hidden) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
    }

    private static CacheControl cache(RecordFileQueries.File file) {
        CacheControl cache = file.lasting() ? CacheControl.maxAge(FOR_EVER).immutable() : CacheControl.noCache();
        return file.open() ? cache.cachePublic() : cache.cachePrivate();
    }
}
