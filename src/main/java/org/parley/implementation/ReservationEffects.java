package org.parley.implementation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;

/**
 * What applies between whoever makes a reservation and each of the others: articles 20 to 23 of the Vienna Convention on the Law of Treaties. Among the others nothing is
 * changed (article 21, paragraph 2).
 *
 * @param clause   what the agreement itself says
 * @param ratified whether it is by ratification that they consent to be bound, so that a reservation made at signature is confirmed then
 * @param consents the day on which each consented to be bound; who has not is not in it
 */
public record ReservationEffects(ReservationClause clause, boolean ratified, Map<DelegationId, LocalDate> consents) {

    public ReservationEffects {
        consents = Map.copyOf(consents);
    }

    /** What applies between two. */
    public enum Effect {
        /** The provision as it is written: the reservation was withdrawn. */
        AS_WRITTEN,
        /** Nothing yet: it was made at signature and is to be confirmed at ratification (article 23, paragraph 2). */
        UNCONFIRMED,
        /** Nothing yet: the other may still object. */
        PENDING,
        /** The provision as the reservation has it, for both (article 21, paragraph 1). */
        MODIFIED,
        /** The provision does not apply to the extent of the reservation (article 21, paragraph 3). */
        NOT_APPLIED,
        /** The agreement is not in force between the two (article 20, paragraph 4 (b)). */
        NOT_IN_FORCE,
        /** Nothing: it needed the acceptance of all, and somebody objects (article 20, paragraph 2). */
        NOT_ACCEPTED;

        /** Its name in the API and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What a reservation does between whoever makes it and another.
     *
     * @param until the last day to object, where that is still possible
     */
    public record Pair(
            ReservationId reservation,
            DelegationId by,
            DelegationId other,
            Effect effect,
            @Nullable LocalDate until) {}

    /** Every pair on a day, in the order of the reservations and of the others given. */
    public List<Pair> pairs(Collection<ReservationView> reservations, List<DelegationId> others, LocalDate day) {
        List<Pair> pairs = new ArrayList<>();
        Map<Set<DelegationId>, Boolean> apart = new HashMap<>();
        for (ReservationView each : reservations) {
            for (DelegationId other : others) {
                if (consents.containsKey(other) && !other.equals(each.delegation())) {
                    Pair pair = between(each, other, day);
                    pairs.add(pair);
                    if (pair.effect() == Effect.NOT_IN_FORCE) {
                        apart.put(two(pair), true);
                    }
                }
            }
        }
        // Where the whole is not in force between two, no provision of it is, whatever else was reserved
        return pairs.stream()
                .map(pair -> apart.containsKey(two(pair))
                        ? new Pair(pair.reservation(), pair.by(), pair.other(), Effect.NOT_IN_FORCE, null)
                        : pair)
                .toList();
    }

    private static Set<DelegationId> two(Pair pair) {
        return new HashSet<>(List.of(pair.by(), pair.other()));
    }

    private Pair between(ReservationView reservation, DelegationId other, LocalDate day) {
        Effect effect;
        LocalDate until = null;
        if (reservation.withdrawn() != null && !reservation.withdrawn().isAfter(day)) {
            effect = Effect.AS_WRITTEN;
        } else if (ratified && reservation.instrument() == Deposit.Kind.SIGNATURE && reservation.confirmed() == null) {
            effect = Effect.UNCONFIRMED;
        } else if (clause.kind() == ReservationClause.Kind.ALL_ACCEPT) {
            effect = together(reservation, day);
            until = effect == Effect.PENDING ? last(reservation) : null;
        } else {
            effect = alone(reservation, other, day);
            until = effect == Effect.PENDING ? reservation.lastDay(consents.get(other)) : null;
        }
        return new Pair(reservation.id(), reservation.delegation(), other, effect, until);
    }

    private Effect alone(ReservationView reservation, DelegationId other, LocalDate day) {
        Reaction said = reservation.reaction(other).orElse(null);
        if (said == null) {
            return day.isAfter(reservation.lastDay(consents.get(other))) ? Effect.MODIFIED : Effect.PENDING;
        }
        // Whoever takes an objection back has accepted the reservation
        return !said.objects()
                ? Effect.MODIFIED
                : said.kind() == Reaction.Kind.PRECLUDES ? Effect.NOT_IN_FORCE : Effect.NOT_APPLIED;
    }

    private Effect together(ReservationView reservation, LocalDate day) {
        if (reservation.reactions().stream().anyMatch(Reaction::objects)) {
            return Effect.NOT_ACCEPTED;
        }
        return consents.keySet().stream()
                        .filter(each -> !each.equals(reservation.delegation()))
                        .allMatch(each -> alone(reservation, each, day) == Effect.MODIFIED)
                ? Effect.MODIFIED
                : Effect.PENDING;
    }

    private LocalDate last(ReservationView reservation) {
        return consents.entrySet().stream()
                .filter(each -> !each.getKey().equals(reservation.delegation()))
                .map(each -> reservation.lastDay(each.getValue()))
                .max(LocalDate::compareTo)
                .orElse(reservation.lastDay(null));
    }
}
