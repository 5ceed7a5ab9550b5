package org.parley.implementation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;

/**
 * When an agreement enters into force, as its own text says.
 *
 * @param kind   what must have happened
 * @param number how many signatures or ratifications, at least 1; without meaning where all parties sign
 * @param days   after that, 0 to {@link #MOST_DAYS}
 */
public record EntryClause(Kind kind, int number, int days) {

    /** The longest time between the last condition and the entry into force, in days. */
    public static final int MOST_DAYS = 3_650;

    private static final int MOST_NUMBER = 200;

    /** What must have happened. */
    public enum Kind {
        /** Every party to the conflict has signed. */
        PARTIES_SIGNED,
        /** So many have signed. */
        SIGNATURES,
        /** So many have ratified. */
        RATIFICATIONS;

        /** Its name in the record, the API and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public EntryClause {
        if (number < 1 || number > MOST_NUMBER || days < 0 || days > MOST_DAYS) {
            throw new RuleViolation("agreement.error.clause", MOST_NUMBER, MOST_DAYS);
        }
    }

    /**
     * The day on which it enters into force, which may be to come; empty while the condition is not met.
     *
     * @param parties the parties to the conflict
     */
    public Optional<LocalDate> inForce(Collection<Deposit> deposits, Set<DelegationId> parties) {
        Optional<LocalDate> met = switch (kind) {
            case PARTIES_SIGNED ->
                parties.isEmpty()
                                || !days(deposits, Deposit.Kind.SIGNATURE)
                                        .delegations()
                                        .containsAll(parties)
                        ? Optional.empty()
                        : deposits.stream()
                                .filter(each ->
                                        each.kind() == Deposit.Kind.SIGNATURE && parties.contains(each.delegation()))
                                .map(Deposit::on)
                                .max(LocalDate::compareTo);
            case SIGNATURES -> days(deposits, Deposit.Kind.SIGNATURE).reached(number);
            case RATIFICATIONS -> days(deposits, Deposit.Kind.RATIFICATION).reached(number);
        };
        return met.map(day -> day.plusDays(days));
    }

    private record Days(Set<DelegationId> delegations, List<LocalDate> sorted) {

        Optional<LocalDate> reached(int number) {
            return sorted.size() < number ? Optional.empty() : Optional.of(sorted.get(number - 1));
        }
    }

    private static Days days(Collection<Deposit> deposits, Deposit.Kind kind) {
        List<Deposit> those =
                deposits.stream().filter(each -> each.kind() == kind).toList();
        return new Days(
                those.stream().map(Deposit::delegation).collect(Collectors.toSet()),
                those.stream().map(Deposit::on).sorted().toList());
    }

    Json.Obj toJson() {
        return Json.object()
                .put("kind", kind.word())
                .put("number", number)
                .put("days", days)
                .build();
    }

    static EntryClause of(Json.Obj json) {
        return new EntryClause(Kind.of(json.text("kind")), (int) json.number("number"), (int) json.number("days"));
    }
}
