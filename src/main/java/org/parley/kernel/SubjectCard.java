package org.parley.kernel;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subject as others name it and link to it.
 *
 * @param ref         what it is
 * @param negotiation where it belongs
 * @param title       its name in the reader's language, for example "Article 4(2)"
 * @param detail      a second line: state or first words; empty if none
 * @param path        address of its page, without a leading slash
 * @param redline     what it would change in the text, as the JSON model of the redline component; null if nothing
 */
public record SubjectCard(
        SubjectRef ref,
        UUID negotiation,
        String title,
        String detail,
        String path,
        @Nullable String redline) {

    /** The same, its address leading to the thing as it stood at a moment. */
    public SubjectCard at(Instant moment) {
        String address = path + (path.contains("?") ? '&' : '?') + "at=" + moment;
        return new SubjectCard(ref, negotiation, title, detail, address, redline);
    }
}
