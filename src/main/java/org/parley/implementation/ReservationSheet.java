package org.parley.implementation;

import java.util.List;

/**
 * The reservations to an agreement.
 *
 * @param clause what the agreement itself says of them
 * @param pairs  what applies between which two
 */
public record ReservationSheet(
        ReservationClause clause, List<ReservationView> reservations, List<ReservationEffects.Pair> pairs) {

    /** Of a plan that is no agreement. */
    static final ReservationSheet EMPTY = new ReservationSheet(ReservationClause.SILENT, List.of(), List.of());

    public ReservationSheet {
        reservations = List.copyOf(reservations);
        pairs = List.copyOf(pairs);
    }

    /** What one of them does between whoever makes it and each of the others. */
    public List<ReservationEffects.Pair> of(ReservationId reservation) {
        return pairs.stream()
                .filter(each -> each.reservation().equals(reservation))
                .toList();
    }
}
