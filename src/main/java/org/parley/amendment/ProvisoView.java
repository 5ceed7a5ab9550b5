package org.parley.amendment;

import java.time.Instant;
import org.parley.delegation.DelegationId;

/**
 * That an amendment stands only if another one is adopted.
 *
 * @param delegation who stated it
 */
public record ProvisoView(
        AmendmentId amendment, AmendmentId requires, DelegationId delegation, ProvisoStatus status, Instant statedAt) {}
