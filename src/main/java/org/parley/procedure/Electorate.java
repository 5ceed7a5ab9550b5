package org.parley.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.parley.kernel.Json;

/**
 * Who may vote, frozen when the round opens. The order in which they are given means nothing: they are kept by identity.
 *
 * @param electors at least one, at most {@value #MOST}, each delegation once, weights together within 2^53 - 1
 */
public record Electorate(List<Elector> electors) {

    public static final int MOST = 10_000;

    public Electorate {
        if (electors.isEmpty() || electors.size() > MOST) {
            throw new IllegalArgumentException("an electorate of " + electors.size());
        }
        Set<UUID> seen = new HashSet<>();
        long weight = 0;
        for (Elector elector : electors) {
            if (!seen.add(elector.delegation())) {
                throw new IllegalArgumentException("twice in the electorate: " + elector.delegation());
            }
            weight = Math.addExact(weight, elector.weight());
        }
        if (weight > Count.MOST) {
            throw new IllegalArgumentException("weights beyond 2^53 - 1");
        }
        List<Elector> sorted = new ArrayList<>(electors);
        sorted.sort(Comparator.comparing(elector -> elector.delegation().toString()));
        electors = List.copyOf(sorted);
    }

    public int size() {
        return electors.size();
    }

    public Optional<Elector> find(UUID delegation) {
        return electors.stream()
                .filter(elector -> elector.delegation().equals(delegation))
                .findFirst();
    }

    public Json toJson() {
        return Json.array(electors.stream().map(Electorate::encode).toList());
    }

    /** SHA-256 of the canonical form, in lower-case hex. */
    public String hash() {
        return Hashes.sha256(toJson());
    }

    /** Reads what {@link #toJson()} wrote. @throws IllegalArgumentException if it is anything else */
    public static Electorate fromJson(Json json) {
        return new Electorate(json.asArray().items().stream()
                .map(item -> decode(item.asObject()))
                .toList());
    }

    private static Json encode(Elector elector) {
        return Json.object()
                .put("delegation", elector.delegation().toString())
                .put("name", elector.name())
                .put("kind", elector.kind())
                .put("weight", elector.weight())
                .put("blocs", Json.strings(new TreeSet<>(elector.blocs())))
                .put("present", elector.present())
                .build();
    }

    private static Elector decode(Json.Obj json) {
        return new Elector(
                UUID.fromString(json.text("delegation")),
                json.text("name"),
                json.text("kind"),
                json.number("weight"),
                Set.copyOf(json.array("blocs").texts()),
                json.bool("present"));
    }
}
