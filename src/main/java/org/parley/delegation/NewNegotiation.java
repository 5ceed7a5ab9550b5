package org.parley.delegation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;

/** What must be said to begin a negotiation; see {@link NegotiationView} for the fields. */
public record NewNegotiation(
        String slug,
        String name,
        String description,
        boolean openToAll,
        int coSponsors,
        @Nullable Instant amendmentDeadline,
        String substanceRules,
        String procedureRules,
        String wholeTextRules) {

    public static final int NAME_LIMIT = 200;
    public static final int DESCRIPTION_LIMIT = 4000;

    /** Under this name stands the record of the house itself. */
    private static final String RESERVED = "house";

    public NewNegotiation {
        slug = slug.strip();
        name = name.strip();
        description = description.strip();
        if (!slug.matches("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")) {
            throw new RuleViolation("delegation.error.slug");
        }
        if (slug.equals(RESERVED)) {
            throw new RuleViolation("delegation.error.slug-taken", slug);
        }
        Texts.line(name, NAME_LIMIT, "delegation.error.negotiation-name");
        Texts.paragraphs(description, DESCRIPTION_LIMIT, "delegation.error.negotiation-description");
        if (coSponsors < 0 || coSponsors > 50) {
            throw new RuleViolation("delegation.error.co-sponsors");
        }
    }
}
