package org.parley.text.sequence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.text.Condition;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceProblem.Why;

/**
 * The conditions of a plan as a net of moments. A provision has two: it takes effect, and it is carried out. What is below it takes effect with
 * it at the earliest, and it is carried out when all below it is, but for what never takes effect. Provisions that go together share their
 * moments. An event is one moment.
 */
final class Network {

    /**
     * What a moment waits for.
     *
     * @param any       whether one of these suffices
     * @param from      the moments that it waits for; none and {@code any} is waited for in vain
     * @param fewest    days between at the least
     * @param owner     the provision that waits
     * @param why       null for a provision that must be in effect before it is carried out
     */
    record Gate(
            int node,
            boolean any,
            int[] from,
            long fewest,
            ProvisionId owner,
            @Nullable Why why,
            @Nullable Condition condition) {}

    /** The time within which a provision is to be carried out: {@code node} at most {@code most} days after each of {@code from}. */
    record Limit(int node, int from, long most, ProvisionId owner, Condition condition) {}

    /** A condition that names what is not there. */
    record Loose(ProvisionId owner, Condition condition, Trigger trigger) {}

    final List<PlanText.Place> places;
    final Map<ProvisionId, Integer> positions = new HashMap<>();
    private final Map<String, Integer> events = new HashMap<>();
    private final int[] parents;
    private final boolean[] never;
    private final int[] same;
    final int size;
    final List<List<Gate>> gates;
    final List<Limit> limits = new ArrayList<>();
    final List<Loose> loose = new ArrayList<>();
    /** Of each provision, those that it goes together with, with the condition that says so. */
    final Map<ProvisionId, Map<ProvisionId, Condition>> together = new HashMap<>();

    Network(PlanText text) {
        places = text.walk();
        parents = new int[places.size()];
        never = new boolean[places.size()];
        for (PlanText.Place place : places) {
            int position = positions.size();
            positions.put(place.id(), position);
            ProvisionId above = place.parent();
            parents[position] = above == null ? -1 : positions.getOrDefault(above, -1);
            never[position] = place.provision().conditions().stream()
                            .anyMatch(condition -> condition.relation() == Relation.NEVER)
                    || parents[position] >= 0 && never[parents[position]];
            for (Condition condition : place.provision().conditions()) {
                for (Trigger trigger : condition.triggers()) {
                    if (trigger instanceof Trigger.Event event) {
                        events.putIfAbsent(event.name(), events.size());
                    }
                }
            }
        }
        size = 2 * places.size() + events.size();
        same = new int[size];
        Arrays.setAll(same, node -> node);
        gates = new ArrayList<>(size);
        for (int node = 0; node < size; node++) {
            gates.add(new ArrayList<>(2));
        }
        places.forEach(this::join);
        places.forEach(this::lay);
    }

    /** Where a provision stands in reading order; it must be in the text. */
    int position(ProvisionId id) {
        return Objects.requireNonNull(positions.get(id));
    }

    int effect(int position) {
        return find(2 * position);
    }

    int done(int position) {
        return find(2 * position + 1);
    }

    boolean never(int position) {
        return never[position];
    }

    int parent(int position) {
        return parents[position];
    }

    /** The moment of a trigger; -1 for a provision that is not there. */
    int node(Trigger trigger) {
        return switch (trigger) {
            case Trigger.CarriedOut(ProvisionId id) -> positions.containsKey(id) ? done(positions.get(id)) : -1;
            case Trigger.InEffect(ProvisionId id) -> positions.containsKey(id) ? effect(positions.get(id)) : -1;
            case Trigger.Event(String name) -> 2 * places.size() + events.getOrDefault(name, -1);
        };
    }

    Set<String> events() {
        return events.keySet();
    }

    private int find(int node) {
        int root = node;
        while (same[root] != root) {
            root = same[root];
        }
        for (int step = node; same[step] != root; ) {
            int next = same[step];
            same[step] = root;
            step = next;
        }
        return root;
    }

    private void join(PlanText.Place place) {
        for (Condition condition : place.provision().conditions()) {
            if (condition.relation() != Relation.TOGETHER) {
                continue;
            }
            for (ProvisionId other : condition.provisions()) {
                Integer position = positions.get(other);
                if (position == null || other.equals(place.id())) {
                    continue;
                }
                int mine = position(place.id());
                same[find(2 * mine)] = find(2 * position);
                same[find(2 * mine + 1)] = find(2 * position + 1);
                together.computeIfAbsent(place.id(), _ -> new HashMap<>()).putIfAbsent(other, condition);
                together.computeIfAbsent(other, _ -> new HashMap<>()).putIfAbsent(place.id(), condition);
            }
        }
    }

    private void lay(PlanText.Place place) {
        int position = position(place.id());
        int effect = effect(position);
        int done = done(position);
        gate(new Gate(done, false, new int[] {effect}, 0, place.id(), null, null));
        int above = parents[position];
        if (above >= 0) {
            gate(new Gate(effect, false, new int[] {effect(above)}, 0, place.id(), Why.PART, null));
            if (!never[position]) {
                gate(new Gate(
                        done(above),
                        false,
                        new int[] {done},
                        0,
                        places.get(above).id(),
                        Why.WHOLE,
                        null));
            }
        }
        for (Condition condition : place.provision().conditions()) {
            lay(place.id(), effect, done, condition);
        }
    }

    private void lay(ProvisionId owner, int effect, int done, Condition condition) {
        int[] from = new int[condition.triggers().size()];
        int found = 0;
        for (Trigger trigger : condition.triggers()) {
            int node = node(trigger);
            if (node < 0) {
                loose.add(new Loose(owner, condition, trigger));
            } else {
                from[found++] = node;
            }
        }
        if (condition.relation() == Relation.TOGETHER) {
            if (condition.provisions().contains(owner)) {
                gate(new Gate(effect, false, new int[] {done}, 0, owner, Why.CONDITION, condition));
            }
            return;
        }
        if (found == 0 && condition.relation() != Relation.NEVER) {
            return;
        }
        int[] all = Arrays.copyOf(from, found);
        boolean any = condition.any() && found > 1 || condition.relation() == Relation.NEVER;
        Condition.Delay delay = condition.delay();
        long fewest = delay == null || condition.relation() == Relation.WITHIN ? 0 : Spans.fewest(delay);
        gate(new Gate(effect, any, all, fewest, owner, Why.CONDITION, condition));
        // Of several that must all have happened the last one counts, and which that is nobody knows
        if (condition.relation() == Relation.WITHIN && delay != null && (condition.any() || all.length == 1)) {
            for (int node : all) {
                limits.add(new Limit(done, node, Spans.most(delay), owner, condition));
            }
        }
    }

    private void gate(Gate gate) {
        gates.get(gate.node()).add(gate);
    }

    /** A provision and those that share its moments, itself first. */
    List<ProvisionId> companions(ProvisionId id) {
        if (!together.containsKey(id)) {
            return List.of(id);
        }
        Set<ProvisionId> seen = new LinkedHashSet<>(Set.of(id));
        Deque<ProvisionId> queue = new ArrayDeque<>(seen);
        while (!queue.isEmpty()) {
            for (ProvisionId beside :
                    together.getOrDefault(queue.remove(), Map.of()).keySet()) {
                if (seen.add(beside)) {
                    queue.add(beside);
                }
            }
        }
        return List.copyOf(seen);
    }

    /** A shortest way by which one provision goes together with another. */
    List<SequenceProblem.Step> between(ProvisionId one, ProvisionId other) {
        Map<ProvisionId, SequenceProblem.Step> reached = new HashMap<>();
        Set<ProvisionId> seen = new HashSet<>(Set.of(one));
        List<ProvisionId> queue = new ArrayList<>(List.of(one));
        for (int next = 0; next < queue.size() && !seen.contains(other); next++) {
            ProvisionId at = queue.get(next);
            together.getOrDefault(at, Map.of()).forEach((beside, condition) -> {
                if (seen.add(beside)) {
                    reached.put(
                            beside,
                            new SequenceProblem.Step(at, Why.TOGETHER, condition, new Trigger.CarriedOut(beside)));
                    queue.add(beside);
                }
            });
        }
        List<SequenceProblem.Step> steps = new ArrayList<>();
        for (SequenceProblem.Step step = reached.get(other); step != null; step = reached.get(step.from())) {
            steps.addFirst(step);
        }
        return steps;
    }
}
