package org.parley.sitting;

import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;

/**
 * A delegation in the roll of a sitting.
 *
 * @param note why its credentials are questioned; null otherwise
 */
public record AttendanceView(
        DelegationView delegation,
        boolean present,
        Credentials credentials,
        @Nullable String note) {}
