package org.parley.amendment;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;

/**
 * An amendment in a package, as screens show it.
 *
 * @param since    when it was put in, or invited
 * @param agreedBy the delegation that agreed; null while it is invited
 * @param agreedAt when; null while it is invited
 */
public record PackageMember(
        AmendmentView amendment,
        Word word,
        Instant since,
        @Nullable DelegationId agreedBy,
        @Nullable Instant agreedAt) {

    /** What its proposer has said. */
    public enum Word {
        INVITED,
        /** Agreed to the package as it reads now. */
        AGREED,
        /** Agreed to it in another form: it must be agreed anew. */
        RENEW;

        /** The end of its translation key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
