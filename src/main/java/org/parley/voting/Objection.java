package org.parley.voting;

import java.time.Instant;
import org.parley.delegation.DelegationId;

/** That a delegation broke silence, and why; everybody reads it. */
public record Objection(DelegationId delegation, String reason, Instant at) {}
