package org.parley.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All amendments of one version, indexed by what each works on, so that those that meet one of them are found without looking at the
 * others. Not for use by several threads at a time.
 *
 * @param <K> what tells amendments apart
 */
public final class Collisions<K> {

    /** Two amendments that meet. */
    public record Pair<K>(K one, K other, Collision collision) {}

    /** What a footprint says of a provision or of the place after it. */
    private enum Trace {
        WORDS,
        HEADING,
        CONDITIONS,
        DELETED,
        NEEDS,
        GAP,
        MOVED,
        ABOVE,
        FRESH,
        BRACKET,
        CITES
    }

    private record Mark(Trace trace, Object at) {}

    private final Snapshot base;
    private final Map<K, Footprint> footprints = new LinkedHashMap<>();
    private final Map<Mark, Set<K>> index = new HashMap<>();

    public Collisions(PlanText base) {
        this.base = new Snapshot(base);
    }

    /** Every amendment of a version at once. Throws {@link IllegalArgumentException} as {@link #put}. */
    public static <K> Collisions<K> of(PlanText base, Map<K, List<Change>> amendments) {
        Collisions<K> collisions = new Collisions<>(base);
        amendments.forEach(collisions::put);
        return collisions;
    }

    /** Adds an amendment, or replaces what was known of it. */
    public void put(K key, List<Change> changes) {
        remove(key);
        Footprint footprint = new Footprint(base, changes);
        footprints.put(key, footprint);
        for (Mark mark : marks(footprint)) {
            index.computeIfAbsent(mark, _ -> new LinkedHashSet<>()).add(key);
        }
    }

    /** Forgets an amendment; nothing happens when it is not known. */
    public void remove(K key) {
        Footprint footprint = footprints.remove(key);
        if (footprint == null) {
            return;
        }
        for (Mark mark : marks(footprint)) {
            Set<K> keys = index.get(mark);
            if (keys != null && keys.remove(key) && keys.isEmpty()) {
                index.remove(mark);
            }
        }
    }

    public Set<K> keys() {
        return Set.copyOf(footprints.keySet());
    }

    /** Those that meet an amendment, and how, seen from it; none for what is not known. */
    public Map<K, Collision> of(K key) {
        Footprint footprint = footprints.get(key);
        return footprint == null ? Map.of() : partners(footprint, key);
    }

    /** Those that an amendment would meet if it were added: what is being drafted meets what is pending. */
    public Map<K, Collision> with(List<Change> changes) {
        return partners(new Footprint(base, changes), null);
    }

    /** Every two that meet, each once. */
    public List<Pair<K>> all() {
        List<Pair<K>> pairs = new ArrayList<>();
        Set<K> done = new HashSet<>();
        footprints.forEach((key, footprint) -> {
            for (K other : candidates(footprint)) {
                if (done.contains(other)) {
                    Collision collision = Collision.between(base, footprint(other), footprint);
                    if (collision.meets()) {
                        pairs.add(new Pair<>(other, key, collision));
                    }
                }
            }
            done.add(key);
        });
        return pairs;
    }

    private Map<K, Collision> partners(Footprint footprint, @Nullable K self) {
        Map<K, Collision> partners = new LinkedHashMap<>();
        for (K other : candidates(footprint)) {
            if (!other.equals(self)) {
                Collision collision = Collision.between(base, footprint, footprint(other));
                if (collision.meets()) {
                    partners.put(other, collision);
                }
            }
        }
        return partners;
    }

    private Footprint footprint(K key) {
        return Objects.requireNonNull(footprints.get(key));
    }

    /** Those that share something with a footprint, itself among them. */
    private Set<K> candidates(Footprint footprint) {
        Set<K> found = new LinkedHashSet<>();
        find(found, footprint.words.keySet(), Trace.WORDS);
        find(found, footprint.headings.keySet(), Trace.HEADING);
        find(found, footprint.conditions.keySet(), Trace.CONDITIONS);
        find(found, footprint.deleted, Trace.DELETED, Trace.NEEDS, Trace.GAP, Trace.CITES);
        find(found, footprint.needs, Trace.DELETED);
        find(found, footprint.gaps, Trace.GAP, Trace.DELETED, Trace.MOVED);
        find(found, footprint.moved, Trace.MOVED, Trace.GAP, Trace.ABOVE);
        find(found, footprint.above, Trace.MOVED);
        find(found, footprint.fresh, Trace.FRESH);
        find(found, footprint.brackets, Trace.BRACKET);
        find(found, footprint.cites, Trace.DELETED);
        return found;
    }

    private void find(Set<K> found, Collection<?> places, Trace... traces) {
        for (Object at : places) {
            for (Trace trace : traces) {
                Set<K> keys = index.get(new Mark(trace, at));
                if (keys != null) {
                    found.addAll(keys);
                }
            }
        }
    }

    private static List<Mark> marks(Footprint footprint) {
        List<Mark> marks = new ArrayList<>();
        mark(marks, Trace.WORDS, footprint.words.keySet());
        mark(marks, Trace.HEADING, footprint.headings.keySet());
        mark(marks, Trace.CONDITIONS, footprint.conditions.keySet());
        mark(marks, Trace.DELETED, footprint.deleted);
        mark(marks, Trace.NEEDS, footprint.needs);
        mark(marks, Trace.GAP, footprint.gaps);
        mark(marks, Trace.MOVED, footprint.moved);
        mark(marks, Trace.ABOVE, footprint.above);
        mark(marks, Trace.FRESH, footprint.fresh);
        mark(marks, Trace.BRACKET, footprint.brackets);
        mark(marks, Trace.CITES, footprint.cites);
        return marks;
    }

    private static void mark(List<Mark> marks, Trace trace, Collection<?> places) {
        for (Object at : places) {
            marks.add(new Mark(trace, at));
        }
    }
}
