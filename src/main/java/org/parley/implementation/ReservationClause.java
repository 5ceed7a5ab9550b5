package org.parley.implementation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/**
 * What an agreement itself says of reservations (Vienna Convention on the Law of Treaties, articles 19 and 20).
 *
 * @param by         the provision that says so; null where the agreement is silent
 * @param provisions to which none, or to which alone some may be made; empty for the other kinds
 */
public record ReservationClause(Kind kind, @Nullable ProvisionId by, Set<ProvisionId> provisions) {

    /** It says nothing: they may be made, and whoever finds one incompatible with its object and purpose objects. */
    public static final ReservationClause SILENT = new ReservationClause(Kind.SILENT, null, Set.of());

    /** What it says. */
    public enum Kind {
        SILENT,
        /** None at all. */
        NONE,
        /** None to some provisions. */
        EXCEPT,
        /** To some provisions and no others. */
        ONLY,
        /** Each needs the acceptance of all. */
        ALL_ACCEPT;

        /** Its name in the record, the API and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException where there is none of this name */
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        boolean names() {
            return this == EXCEPT || this == ONLY;
        }
    }

    public ReservationClause {
        provisions = Collections.unmodifiableSet(new LinkedHashSet<>(provisions));
        if ((kind == Kind.SILENT) != (by == null) || kind.names() == provisions.isEmpty()) {
            throw new RuleViolation("reservation.error.clause");
        }
    }

    /** Whether it lets a reservation be made to a provision. What it says of one it says of all below it. */
    boolean allows(PlanText text, ProvisionId provision) {
        return switch (kind) {
            case SILENT, ALL_ACCEPT -> true;
            case NONE -> false;
            case EXCEPT -> !names(text, provision);
            case ONLY -> names(text, provision);
        };
    }

    private boolean names(PlanText text, ProvisionId provision) {
        ProvisionId here = provision;
        while (here != null) {
            if (provisions.contains(here)) {
                return true;
            }
            here = text.place(here).map(PlanText.Place::parent).orElse(null);
        }
        return false;
    }

    Json.Obj toJson() {
        Json.Builder json = Json.object()
                .put("kind", kind.word())
                .put(
                        "provisions",
                        Json.strings(provisions.stream()
                                .map(each -> each.value().toString())
                                .toList()));
        return (by == null ? json : json.put("provision", by.value().toString())).build();
    }

    static ReservationClause of(Json.Obj json) {
        Set<ProvisionId> provisions = new LinkedHashSet<>();
        json.array("provisions").texts().forEach(each -> provisions.add(new ProvisionId(UUID.fromString(each))));
        return new ReservationClause(
                Kind.of(json.text("kind")),
                json.findText("provision")
                        .map(each -> new ProvisionId(UUID.fromString(each)))
                        .orElse(null),
                provisions);
    }
}
