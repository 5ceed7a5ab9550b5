package org.parley.plan.ui;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.design.LookBack;
import org.parley.kernel.NotFound;
import org.parley.text.ProvisionId;

/**
 * Which state of a plan is read, and where in it: what stands behind the question mark of the address.
 *
 * @param version   a version by number
 * @param at        the version in force at a moment
 * @param provision the provision selected
 */
record Reading(
        @Nullable Integer version,
        @Nullable Instant at,
        @Nullable ProvisionId provision) {

    /** @throws NotFound for what cannot be read: such an address leads nowhere */
    static Reading of(Location location, Clock clock) {
        QueryParameters query = location.getQueryParameters();
        try {
            return new Reading(
                    parameter(query, "version").map(Integer::valueOf).orElse(null),
                    LookBack.moment(location, clock).orElse(null),
                    parameter(query, "provision").map(ProvisionId::parse).orElse(null));
        } catch (IllegalArgumentException unreadable) {
            throw new NotFound("version");
        }
    }

    private static Optional<String> parameter(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(value -> !value.isBlank());
    }

    /** Whether the newest version is read, with all that is going on. */
    boolean isNewest() {
        return version == null && at == null;
    }

    Reading select(@Nullable ProvisionId selected) {
        return new Reading(version, at, selected);
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (version != null) {
            parameters.put("version", version.toString());
        }
        if (at != null) {
            parameters.put("at", at.toString());
        }
        if (provision != null) {
            parameters.put("provision", provision.toString());
        }
        return QueryParameters.simple(parameters);
    }
}
