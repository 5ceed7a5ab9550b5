package org.parley.delegation;

import java.util.Set;

/**
 * A delegation as screens show it.
 *
 * @param weight   its weight where votes are weighted, 1 or more
 * @param entitled whether it has a vote
 * @param position its order at the table, from 1
 * @param blocs    the groups it belongs to beside its kind, in which rules may ask for a majority or a consent
 */
public record DelegationView(
        DelegationId id,
        NegotiationId negotiation,
        String name,
        String shortName,
        DelegationKind kind,
        int weight,
        boolean entitled,
        int position,
        Set<String> blocs) {}
