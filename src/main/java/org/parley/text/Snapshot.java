package org.parley.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan's text with a way to every provision; made once, shared by everything that looks at that text. */
final class Snapshot {

    private final PlanText text;
    private final Map<ProvisionId, PlanText.Place> places;
    private final Map<ProvisionId, Integer> order = new HashMap<>();
    private final Map<ProvisionId, Tokens> tokens = new HashMap<>();
    private final long characters;

    Snapshot(PlanText text) {
        this.text = text;
        this.places = text.index();
        long counted = 0;
        for (PlanText.Place place : places.values()) {
            order.put(place.id(), order.size());
            counted += place.provision().text().length();
        }
        this.characters = counted;
    }

    PlanText text() {
        return text;
    }

    Map<ProvisionId, PlanText.Place> places() {
        return places;
    }

    PlanText.@Nullable Place find(@Nullable ProvisionId id) {
        return id == null ? null : places.get(id);
    }

    List<Provision> below(@Nullable ProvisionId parent) {
        PlanText.Place place = find(parent);
        return place == null
                ? parent == null ? text.articles() : List.of()
                : place.provision().children();
    }

    /** Position in reading order; after everything for what is not here. */
    int order(ProvisionId id) {
        return order.getOrDefault(id, Integer.MAX_VALUE);
    }

    /** All provisions' characters (UTF-16 code units). */
    long characters() {
        return characters;
    }

    /** The words of a provision as it reads here, cut once. */
    synchronized Tokens tokens(ProvisionId id, String words) {
        PlanText.Place place = places.get(id);
        if (place == null || !place.provision().text().equals(words)) {
            return Tokens.of(words);
        }
        return tokens.computeIfAbsent(id, _ -> Tokens.of(words));
    }
}
