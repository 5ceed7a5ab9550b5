package org.parley.implementation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.text.ProvisionId;

/**
 * How far a provision was carried out when somebody looked.
 *
 * @param evidence    by what that is known
 * @param responsible the delegation that answers for it; null where none does alone
 * @param delegation  for which a monitor says so; null for a facilitator
 * @param by          the name of who wrote it down
 */
public record AssessmentView(
        ProvisionId provision,
        Level level,
        String evidence,
        @Nullable DelegationId responsible,
        @Nullable DelegationId delegation,
        String by,
        Instant at) {}
