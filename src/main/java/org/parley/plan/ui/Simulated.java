package org.parley.plan.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.Simulation.Facts;

/**
 * What is tried out on a plan's sequence, as it stands in the address: {@code ?day=2027-06-01&event=2027-01-01~Signature&done=2027-02-01~UUID}.
 *
 * @param day        the day that is looked at; null for today
 * @param events     the days of events, by name
 * @param carriedOut the days on which provisions were carried out
 */
record Simulated(@Nullable LocalDate day, Map<String, LocalDate> events, Map<ProvisionId, LocalDate> carriedOut) {

    static final Simulated NOTHING = new Simulated(null, Map.of(), Map.of());

    Simulated {
        events = Map.copyOf(events);
        carriedOut = Map.copyOf(carriedOut);
    }

    /** Reads an address; what cannot be read is left out. */
    static Simulated from(QueryParameters query) {
        Map<String, LocalDate> events = new LinkedHashMap<>();
        Map<ProvisionId, LocalDate> carriedOut = new LinkedHashMap<>();
        query.getParameters("event").forEach(each -> {
            LocalDate at = day(each);
            if (at != null && each.length() > 11) {
                events.put(each.substring(11), at);
            }
        });
        query.getParameters("done").forEach(each -> {
            LocalDate at = day(each);
            if (at != null && each.length() > 11) {
                try {
                    carriedOut.put(ProvisionId.parse(each.substring(11)), at);
                } catch (IllegalArgumentException notOne) {
                    // an address that somebody has typed
                }
            }
        });
        return new Simulated(query.getSingleParameter("day").map(Simulated::day).orElse(null), events, carriedOut);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    QueryParameters query() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (day != null) {
            parameters.put("day", List.of(day.toString()));
        }
        if (!events.isEmpty()) {
            parameters.put(
                    "event",
                    events.entrySet().stream()
                            .map(each -> each.getValue() + "~" + each.getKey())
                            .sorted()
                            .toList());
        }
        if (!carriedOut.isEmpty()) {
            parameters.put(
                    "done",
                    carriedOut.entrySet().stream()
                            .map(each -> each.getValue() + "~" + each.getKey())
                            .sorted()
                            .toList());
        }
        return new QueryParameters(parameters);
    }

    boolean isNothing() {
        return equals(NOTHING);
    }

    Facts facts() {
        return new Facts(events, carriedOut);
    }

    Simulated on(@Nullable LocalDate other) {
        return new Simulated(other, events, carriedOut);
    }

    Simulated event(String name, @Nullable LocalDate at) {
        return new Simulated(day, with(events, name, at), carriedOut);
    }

    Simulated done(ProvisionId provision, @Nullable LocalDate at) {
        return new Simulated(day, events, with(carriedOut, provision, at));
    }

    private static <K> Map<K, LocalDate> with(Map<K, LocalDate> days, K key, @Nullable LocalDate at) {
        Map<K, LocalDate> changed = new LinkedHashMap<>(days);
        if (at == null) {
            changed.remove(key);
        } else {
            changed.put(key, at);
        }
        return changed;
    }
}
