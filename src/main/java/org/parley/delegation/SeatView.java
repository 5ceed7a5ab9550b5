package org.parley.delegation;

import org.jspecify.annotations.Nullable;
import org.parley.identity.PersonId;

/**
 * A seat as screens show it.
 *
 * @param delegation null for facilitators and for observers without an organisation
 * @param active     whether it still lets the person in
 */
public record SeatView(
        SeatId id,
        NegotiationId negotiation,
        PersonId person,
        String personName,
        @Nullable DelegationId delegation,
        @Nullable String delegationName,
        Capacity capacity,
        boolean active) {

    /** The same seat, of a person of this name. */
    SeatView of(String name) {
        return new SeatView(id, negotiation, person, name, delegation, delegationName, capacity, active);
    }

    /** The delegation of a seat that has one. */
    public DelegationId delegationOrThrow() {
        if (delegation == null) {
            throw new IllegalStateException("a seat without a delegation");
        }
        return delegation;
    }
}
