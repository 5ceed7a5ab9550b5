package org.parley.text.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.text.Condition;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** The sequence of a plan worked out the slow way, by the words of ADR 0030: every moment a name, every question asked of all. */
final class SlowSequence {

    /** A moment: a provision (of those that go together, the first) taking effect or carried out, or an event. */
    private record Moment(Object what, boolean done) {}

    /** At least {@code days} (which may be negative) from one to the other. */
    private record Gap(Moment from, Moment to, long days) {}

    private final Map<ProvisionId, PlanText.Place> places;
    private final Set<Moment> coming = new HashSet<>();

    SlowSequence(PlanText text) {
        places = text.index();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (ProvisionId id : places.keySet()) {
                for (boolean done : new boolean[] {false, true}) {
                    Moment moment = moment(id, done);
                    changed |= !coming.contains(moment) && waits(moment).isEmpty() && coming.add(moment);
                }
            }
        }
    }

    private Set<ProvisionId> companions(ProvisionId id) {
        Set<ProvisionId> all = new LinkedHashSet<>(Set.of(id));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (PlanText.Place place : places.values()) {
                for (Condition condition : place.provision().conditions()) {
                    if (condition.relation() == Relation.TOGETHER) {
                        Set<ProvisionId> joined = new HashSet<>(condition.provisions());
                        joined.retainAll(places.keySet());
                        joined.add(place.id());
                        for (ProvisionId other : joined) {
                            boolean one = all.contains(other) && all.add(place.id());
                            boolean two = all.contains(place.id()) && all.add(other);
                            grew |= one || two;
                        }
                    }
                }
            }
        }
        return all;
    }

    private Moment moment(ProvisionId id, boolean done) {
        return new Moment(
                companions(id).stream()
                        .min((a, b) -> a.value().compareTo(b.value()))
                        .orElseThrow(),
                done);
    }

    private Moment moment(Trigger trigger) {
        return switch (trigger) {
            case Trigger.CarriedOut(ProvisionId id) -> moment(id, true);
            case Trigger.InEffect(ProvisionId id) -> moment(id, false);
            case Trigger.Event(String name) -> new Moment(name, true);
        };
    }

    private boolean exists(Trigger trigger) {
        return switch (trigger) {
            case Trigger.CarriedOut(ProvisionId id) -> places.containsKey(id);
            case Trigger.InEffect(ProvisionId id) -> places.containsKey(id);
            case Trigger.Event _ -> true;
        };
    }

    boolean never(ProvisionId id) {
        for (PlanText.Place place = places.get(id);
                place != null;
                place = place.parent() == null ? null : places.get(place.parent())) {
            if (place.provision().conditions().contains(Condition.never())) {
                return true;
            }
        }
        return false;
    }

    private boolean comes(Moment moment) {
        return moment.what() instanceof String || coming.contains(moment);
    }

    /** What a moment still waits for; a condition that is never met counts as waiting for nothing that has a name. */
    private List<List<Moment>> waits(Moment moment) {
        List<List<Moment>> waits = new ArrayList<>();
        for (ProvisionId id : companions((ProvisionId) moment.what())) {
            PlanText.Place place = places.get(id);
            if (moment.done()) {
                need(waits, List.of(moment(id, false)), false);
                for (Provision child : place.provision().children()) {
                    if (!never(child.id())) {
                        need(waits, List.of(moment(child.id(), true)), false);
                    }
                }
            } else {
                if (place.parent() != null) {
                    need(waits, List.of(moment(place.parent(), false)), false);
                }
                place.provision().conditions().forEach(condition -> need(waits, condition, id));
            }
        }
        return waits;
    }

    private void need(List<List<Moment>> waits, Condition condition, ProvisionId owner) {
        if (condition.relation() == Relation.NEVER) {
            waits.add(List.of());
            return;
        }
        if (condition.relation() == Relation.TOGETHER) {
            if (condition.provisions().contains(owner)) {
                need(waits, List.of(moment(owner, true)), false);
            }
            return;
        }
        List<Moment> needed = condition.triggers().stream()
                .filter(this::exists)
                .map(this::moment)
                .toList();
        if (!needed.isEmpty()) {
            need(waits, needed, condition.any());
        }
    }

    private void need(List<List<Moment>> waits, List<Moment> needed, boolean any) {
        List<Moment> missing =
                needed.stream().filter(each -> !comes(each)).distinct().toList();
        if (any ? missing.size() == Set.copyOf(needed).size() : !missing.isEmpty()) {
            waits.add(missing);
        }
    }

    private Set<Moment> ahead(Moment moment) {
        Set<Moment> seen = new LinkedHashSet<>();
        List<Moment> queue = new ArrayList<>(List.of(moment));
        while (!queue.isEmpty()) {
            for (List<Moment> wait : waits(queue.removeFirst())) {
                for (Moment next : wait) {
                    if (seen.add(next)) {
                        queue.add(next);
                    }
                }
            }
        }
        return seen;
    }

    /** Whether a provision waits for itself. */
    boolean circles(ProvisionId id) {
        return knots().stream().anyMatch(knot -> knot.contains(moment(id, false)) || knot.contains(moment(id, true)));
    }

    /** The sets of moments that wait for each other. */
    Set<Set<Object>> knots() {
        Set<Set<Object>> knots = new HashSet<>();
        for (ProvisionId id : places.keySet()) {
            for (boolean done : new boolean[] {false, true}) {
                Moment moment = moment(id, done);
                if (!coming.contains(moment) && ahead(moment).contains(moment)) {
                    Set<Object> knot = new HashSet<>();
                    for (Moment other : ahead(moment)) {
                        if (ahead(other).contains(moment)) {
                            knot.add(other);
                        }
                    }
                    knots.add(knot);
                }
            }
        }
        return knots;
    }

    /** Provisions of which a condition, their own or one of those they go with, is never met, outside of all knots. */
    Set<ProvisionId> unreachable() {
        Set<ProvisionId> found = new HashSet<>();
        for (ProvisionId id : places.keySet()) {
            Moment moment = moment(id, false);
            if (coming.contains(moment) || never(id) || ahead(moment).contains(moment)) {
                continue;
            }
            List<List<Moment>> waits = new ArrayList<>();
            for (ProvisionId companion : companions(id)) {
                places.get(companion).provision().conditions().forEach(condition -> need(waits, condition, companion));
            }
            if (!waits.isEmpty()) {
                found.add(id);
            }
        }
        return found;
    }

    boolean isVain(ProvisionId owner, Condition condition) {
        List<List<Moment>> waits = new ArrayList<>();
        need(waits, condition, owner);
        return !waits.isEmpty();
    }

    /** Whether the times that hold by necessity can all be met (Floyd and Warshall). */
    boolean inTime() {
        List<Gap> gaps = new ArrayList<>();
        for (PlanText.Place place : places.values()) {
            Moment effect = moment(place.id(), false);
            Moment done = moment(place.id(), true);
            gaps.add(new Gap(effect, done, 0));
            if (place.parent() != null) {
                gaps.add(new Gap(moment(place.parent(), false), effect, 0));
                if (!never(place.id())) {
                    gaps.add(new Gap(done, moment(place.parent(), true), 0));
                }
            }
            for (Condition condition : place.provision().conditions()) {
                List<Moment> from = condition.triggers().stream()
                        .filter(this::exists)
                        .map(this::moment)
                        .toList();
                if (condition.relation() == Relation.TOGETHER || from.isEmpty()) {
                    continue;
                }
                if (!condition.any() || from.size() == 1) {
                    long fewest = condition.relation() == Relation.AFTER ? Spans.fewest(condition.delay()) : 0;
                    from.forEach(each -> gaps.add(new Gap(each, effect, fewest)));
                }
                if (condition.relation() == Relation.WITHIN && (condition.any() || from.size() == 1)) {
                    from.forEach(each -> gaps.add(new Gap(done, each, -Spans.most(condition.delay()))));
                }
            }
        }
        gaps.removeIf(gap -> !comes(gap.from()) || !comes(gap.to()));
        List<Moment> moments = new ArrayList<>(new LinkedHashSet<>(gaps.stream()
                .flatMap(gap -> java.util.stream.Stream.of(gap.from(), gap.to()))
                .toList()));
        Map<Moment, Integer> index = new HashMap<>();
        moments.forEach(moment -> index.put(moment, index.size()));
        long[][] days = new long[moments.size()][moments.size()];
        for (long[] row : days) {
            java.util.Arrays.fill(row, Long.MIN_VALUE);
        }
        for (Gap gap : gaps) {
            int from = index.get(gap.from());
            int to = index.get(gap.to());
            days[from][to] = Math.max(days[from][to], gap.days());
        }
        for (int by = 0; by < moments.size(); by++) {
            for (int from = 0; from < moments.size(); from++) {
                for (int to = 0; to < moments.size(); to++) {
                    if (days[from][by] > Long.MIN_VALUE && days[by][to] > Long.MIN_VALUE) {
                        days[from][to] = Math.max(days[from][to], Math.min(days[from][by] + days[by][to], 1_000_000));
                    }
                }
            }
        }
        for (int moment = 0; moment < moments.size(); moment++) {
            if (days[moment][moment] > 0) {
                return false;
            }
        }
        return true;
    }
}
