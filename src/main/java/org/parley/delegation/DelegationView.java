package org.parley.delegation;

/**
 * A delegation as screens show it.
 *
 * @param weight   its weight where votes are weighted, 1 or more
 * @param entitled whether it has a vote
 * @param position its order at the table, from 1
 */
public record DelegationView(
        DelegationId id,
        NegotiationId negotiation,
        String name,
        String shortName,
        DelegationKind kind,
        int weight,
        boolean entitled,
        int position) {}
