package org.parley.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Identifier;
import org.springframework.http.ResponseEntity;

/** Which state of a thing a program has seen: it says so before it changes the thing (RFC 9110, section 13). */
final class Etags {

    private Etags() {}

    /** The tag of a state that is counted. */
    static String of(long state) {
        return "\"" + state + "\"";
    }

    /** The answer that shows a thing in one of its states. */
    static <T> ResponseEntity<T> answer(long state, T body) {
        return ResponseEntity.ok().eTag(of(state)).body(body);
    }

    /**
     * The answer to whoever made a thing.
     *
     * @param kind the path of its kind below {@code /api/v1}
     */
    static <T> ResponseEntity<T> created(String kind, Identifier id, long state, T body) {
        return ResponseEntity.created(URI.create("/api/v1/" + kind + '/' + id.value()))
                .eTag(of(state))
                .body(body);
    }

    /**
     * Checks what the program says it has seen.
     *
     * @param ifMatch the header; null where it is missing
     * @throws Unmet where it is missing (428) or names another state than the present one (412)
     */
    static void require(@Nullable String ifMatch, long present) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Unmet(true);
        }
        boolean matches = false;
        for (String tag : ifMatch.split(",", -1)) {
            matches |= tag.strip().equals(of(present));
        }
        if (!matches) {
            throw new Unmet(false);
        }
    }

    /** The program did not say what it has seen, or has not seen what is there now. */
    static final class Unmet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean missing;

        Unmet(boolean missing) {
            super(missing ? "If-Match is missing" : "another state is there now", null, false, false);
            this.missing = missing;
        }

        boolean missing() {
            return missing;
        }
    }
}
