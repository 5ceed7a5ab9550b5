package org.parley.text.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.parley.text.Condition;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.Network.Gate;
import org.parley.text.sequence.Network.Limit;
import org.parley.text.sequence.SequenceProblem.Kind;
import org.parley.text.sequence.SequenceProblem.Step;
import org.parley.text.sequence.SequenceProblem.Why;

/**
 * Looks whether the conditions of a plan can be kept. Only what holds by necessity is told: a month may have 28 days or 31, and of several events
 * nobody knows which comes last, so whatever might still be kept is no problem. In time linear in the conditions, but for contradictions.
 */
public final class SequenceCheck {

    /** Most contradictions that are told; who has mended these looks again. */
    private static final int CONTRADICTIONS = 50;

    /** Most unreachable provisions that are told. */
    private static final int UNREACHABLE = 200;

    private final Network net;
    private final boolean[] reached;
    private final int[] order;
    private int ordered;
    private final List<SequenceProblem> problems = new ArrayList<>();

    private SequenceCheck(PlanText text) {
        this.net = new Network(text);
        this.reached = new boolean[net.size];
        this.order = new int[net.size];
    }

    /** Everything that is wrong, the gravest first, each in reading order. */
    public static List<SequenceProblem> of(PlanText text) {
        boolean any = text.walk().stream()
                .anyMatch(place -> !place.provision().conditions().isEmpty());
        return any ? new SequenceCheck(text).run() : List.of();
    }

    /** Of the cycles of a text, those that another one did not have: what an edit closes. */
    public static List<SequenceProblem> newCycles(PlanText before, PlanText after) {
        List<SequenceProblem> cycles = cycles(after);
        if (cycles.isEmpty()) {
            return cycles;
        }
        List<SequenceProblem> known = cycles(before);
        return cycles.stream().filter(cycle -> !known.contains(cycle)).toList();
    }

    private static List<SequenceProblem> cycles(PlanText text) {
        return of(text).stream().filter(problem -> problem.kind() == Kind.CYCLE).toList();
    }

    private List<SequenceProblem> run() {
        reach();
        boolean[] circling = cycles();
        contradictions();
        unreachable(circling);
        for (Network.Loose loose : net.loose) {
            problems.add(new SequenceProblem(
                    Kind.MISSING,
                    loose.owner(),
                    List.of(new Step(loose.owner(), Why.CONDITION, loose.condition(), loose.trigger()))));
        }
        problems.sort(
                Comparator.comparing(SequenceProblem::kind).thenComparingInt(problem -> net.position(problem.at())));
        return List.copyOf(problems);
    }

    /** Finds every moment that can come: one after the other, each when all that it waits for has come. */
    private void reach() {
        int[] waiting = new int[net.size];
        List<List<Gate>> after = new ArrayList<>(net.size);
        for (int node = 0; node < net.size; node++) {
            after.add(new ArrayList<>(2));
        }
        Map<Gate, int[]> left = new IdentityHashMap<>();
        for (int node = 0; node < net.size; node++) {
            for (Gate gate : net.gates.get(node)) {
                waiting[node]++;
                left.put(gate, new int[] {gate.any() ? 1 : gate.from().length});
                for (int from : gate.from()) {
                    after.get(from).add(gate);
                }
            }
        }
        for (int node = 0; node < net.size; node++) {
            if (waiting[node] == 0) {
                reached[node] = true;
                order[ordered++] = node;
            }
        }
        for (int next = 0; next < ordered; next++) {
            for (Gate gate : after.get(order[next])) {
                int[] open = left.get(gate);
                if (open != null && --open[0] == 0 && --waiting[gate.node()] == 0) {
                    reached[gate.node()] = true;
                    order[ordered++] = gate.node();
                }
            }
        }
    }

    /** What a moment that never comes waits for in vain. */
    private List<Gate> vain(int node) {
        List<Gate> vain = new ArrayList<>(2);
        for (Gate gate : net.gates.get(node)) {
            boolean open = gate.any();
            for (int from : gate.from()) {
                open = gate.any() ? open && !reached[from] : open || !reached[from];
            }
            if (open) {
                vain.add(gate);
            }
        }
        return vain;
    }

    /** Those that wait for each other, one path for each knot (Tarjan's strongly connected components, without recursion). */
    private boolean[] cycles() {
        int[] index = new int[net.size];
        int[] low = new int[net.size];
        int[] component = new int[net.size];
        Arrays.fill(component, -1);
        boolean[] circling = new boolean[net.size];
        List<List<Integer>> edges = new ArrayList<>(net.size);
        for (int node = 0; node < net.size; node++) {
            edges.add(reached[node] ? List.of() : targets(node));
        }
        int[] stack = new int[net.size];
        int[] path = new int[net.size];
        int[] cursor = new int[net.size];
        int depth = 0;
        int counter = 0;
        int components = 0;
        for (int start = 0; start < net.size; start++) {
            if (reached[start] || index[start] != 0) {
                continue;
            }
            int walked = 0;
            path[walked++] = start;
            index[start] = low[start] = ++counter;
            stack[depth++] = start;
            while (walked > 0) {
                int node = path[walked - 1];
                if (cursor[node] < edges.get(node).size()) {
                    int to = edges.get(node).get(cursor[node]++);
                    if (index[to] == 0) {
                        path[walked++] = to;
                        index[to] = low[to] = ++counter;
                        stack[depth++] = to;
                    } else if (component[to] < 0) {
                        low[node] = Math.min(low[node], index[to]);
                    }
                    continue;
                }
                walked--;
                if (walked > 0) {
                    low[path[walked - 1]] = Math.min(low[path[walked - 1]], low[node]);
                }
                if (low[node] == index[node]) {
                    int from = depth;
                    int member;
                    do {
                        member = stack[--from];
                        component[member] = components;
                    } while (member != node);
                    if (depth - from > 1 || edges.get(node).contains(node)) {
                        knot(Arrays.copyOfRange(stack, from, depth), component, components, circling);
                    }
                    depth = from;
                    components++;
                }
            }
        }
        return circling;
    }

    private List<Integer> targets(int node) {
        List<Integer> targets = new ArrayList<>(2);
        for (Gate gate : vain(node)) {
            for (int from : gate.from()) {
                if (!reached[from]) {
                    targets.add(from);
                }
            }
        }
        return targets;
    }

    private void knot(int[] members, int[] component, int number, boolean[] circling) {
        int first = Integer.MAX_VALUE;
        for (int member : members) {
            circling[member] = true;
            for (Gate gate : vain(member)) {
                if (gate.why() == Why.CONDITION) {
                    for (int from : gate.from()) {
                        if (component[from] == number) {
                            first = Math.min(first, net.position(gate.owner()));
                        }
                    }
                }
            }
        }
        int begin = first == Integer.MAX_VALUE ? members[0] : net.effect(first);
        List<Step> path = steps(round(begin, node -> component[node] == number));
        problems.add(new SequenceProblem(Kind.CYCLE, path.getFirst().from(), path));
    }

    /** One step of a search: through a gate to one of the moments before it. */
    private record Way(Gate gate, int to) {}

    /** A shortest way along what is waited for in vain, from a moment back to itself. */
    private List<Way> round(int begin, IntPredicate within) {
        Map<Integer, Way> came = new HashMap<>();
        Map<Integer, Integer> before = new HashMap<>();
        List<Integer> queue = new ArrayList<>(List.of(begin));
        for (int next = 0; next < queue.size() && !came.containsKey(begin); next++) {
            int node = queue.get(next);
            for (Gate gate : vain(node)) {
                for (int to : gate.from()) {
                    if (!reached[to] && within.test(to) && !came.containsKey(to)) {
                        came.put(to, new Way(gate, to));
                        before.put(to, node);
                        queue.add(to);
                    }
                }
            }
        }
        List<Way> ways = new ArrayList<>();
        int at = begin;
        do {
            ways.addFirst(Objects.requireNonNull(came.get(at)));
            at = Objects.requireNonNull(before.get(at));
        } while (at != begin);
        return ways;
    }

    /** A way round as a reader can follow it: which provision waits for which, and why. */
    private List<Step> steps(List<Way> ways) {
        List<Step> steps = new ArrayList<>();
        ProvisionId here = ways.getFirst().gate().owner();
        ProvisionId begin = here;
        for (Way way : ways) {
            here = step(here, way.gate(), way.to(), steps);
        }
        if (!here.equals(begin)) {
            steps.addAll(net.between(here, begin));
        }
        return steps;
    }

    private ProvisionId step(ProvisionId here, Gate gate, int to, List<Step> steps) {
        ProvisionId owner = gate.owner();
        if (!here.equals(owner)) {
            steps.addAll(net.between(here, owner));
        }
        if (gate.why() == null) {
            return owner;
        }
        Trigger trigger = trigger(gate, to);
        steps.add(new Step(owner, gate.why(), gate.condition(), trigger));
        return switch (trigger) {
            case Trigger.CarriedOut(ProvisionId id) -> id;
            case Trigger.InEffect(ProvisionId id) -> id;
            case Trigger.Event _ -> owner;
        };
    }

    /** What a gate calls the moment it waits for. */
    private Trigger trigger(Gate gate, int to) {
        Condition condition = gate.condition();
        if (condition != null) {
            return condition.triggers().stream()
                    .filter(each -> net.node(each) == to)
                    .findFirst()
                    .orElseThrow();
        }
        int position = net.position(gate.owner());
        if (gate.why() == Why.PART) {
            return new Trigger.InEffect(net.places.get(net.parent(position)).id());
        }
        return net.places.get(position).provision().children().stream()
                .map(child -> new Trigger.CarriedOut(child.id()))
                .filter(each -> net.node(each) == to)
                .findFirst()
                .orElseThrow();
    }

    /** Provisions of which a condition of their own is never met, because it rests on what never comes. */
    private void unreachable(boolean[] circling) {
        @Nullable Way[] onward = onward(circling);
        int told = 0;
        for (int position = 0; position < net.places.size() && told < UNREACHABLE; position++) {
            int node = net.effect(position);
            ProvisionId id = net.places.get(position).id();
            if (reached[node] || circling[node] || net.never(position) || onward[node] == null && !isNever(node)) {
                continue;
            }
            List<Gate> own = vain(node).stream()
                    .filter(gate -> gate.why() == Why.CONDITION)
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            told++;
            List<Step> path = new ArrayList<>();
            ProvisionId here = id;
            int at = node;
            for (Way way = onward[at]; way != null; way = onward[at]) {
                here = step(here, way.gate(), way.to(), path);
                at = way.to();
            }
            if (!circling[at]) {
                Gate never = net.gates.get(at).stream()
                        .filter(SequenceCheck::isNever)
                        .findFirst()
                        .orElseThrow();
                if (!here.equals(never.owner())) {
                    path.addAll(net.between(here, never.owner()));
                }
                path.add(new Step(never.owner(), Why.CONDITION, never.condition(), null));
            }
            problems.add(new SequenceProblem(Kind.UNREACHABLE, id, path));
        }
    }

    /** From every moment that never comes, the first step of a shortest way to what keeps it from coming; none where it is that itself. */
    private @Nullable Way[] onward(boolean[] circling) {
        @Nullable Way[] onward = new @Nullable Way[net.size];
        Map<Integer, List<Way>> back = new HashMap<>();
        boolean[] seen = new boolean[net.size];
        List<Integer> queue = new ArrayList<>();
        for (int node = 0; node < net.size; node++) {
            if (reached[node]) {
                continue;
            }
            if (circling[node] || isNever(node)) {
                seen[node] = true;
                queue.add(node);
                continue;
            }
            for (Gate gate : vain(node)) {
                for (int to : gate.from()) {
                    if (!reached[to]) {
                        back.computeIfAbsent(to, _ -> new ArrayList<>()).add(new Way(gate, to));
                    }
                }
            }
        }
        for (int next = 0; next < queue.size(); next++) {
            for (Way way : back.getOrDefault(queue.get(next), List.of())) {
                int node = way.gate().node();
                if (!seen[node]) {
                    seen[node] = true;
                    onward[node] = way;
                    queue.add(node);
                }
            }
        }
        return onward;
    }

    private boolean isNever(int node) {
        return net.gates.get(node).stream().anyMatch(SequenceCheck::isNever);
    }

    private static boolean isNever(Gate gate) {
        return gate.condition() != null && gate.condition().relation() == Relation.NEVER;
    }

    /** Times that cannot be met: a chain of delays longer than the time that is left for it (a cycle of positive length). */
    private void contradictions() {
        List<Limit> limits = new ArrayList<>(net.limits);
        limits.removeIf(limit -> !reached[limit.node()] || !reached[limit.from()]);
        for (int told = 0; told < CONTRADICTIONS && !limits.isEmpty(); told++) {
            Set<Limit> broken = contradiction(limits);
            if (broken.isEmpty()) {
                return;
            }
            limits.removeAll(broken);
        }
    }

    /** Looks for one, tells it and gives the limits that are part of it. */
    private Set<Limit> contradiction(List<Limit> limits) {
        long[] days = new long[net.size];
        @Nullable Gate[] gates = new @Nullable Gate[net.size];
        @Nullable Limit[] by = new @Nullable Limit[net.size];
        int[] before = new int[net.size];
        Arrays.fill(before, -1);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int next = 0; next < ordered; next++) {
                int node = order[next];
                for (Gate gate : net.gates.get(node)) {
                    if (gate.any()) {
                        continue;
                    }
                    for (int from : gate.from()) {
                        if (days[from] + gate.fewest() > days[node]) {
                            days[node] = days[from] + gate.fewest();
                            gates[node] = gate;
                            by[node] = null;
                            before[node] = from;
                            changed = true;
                        }
                    }
                }
            }
            for (Limit limit : limits) {
                if (days[limit.node()] - limit.most() > days[limit.from()]) {
                    days[limit.from()] = days[limit.node()] - limit.most();
                    gates[limit.from()] = null;
                    by[limit.from()] = limit;
                    before[limit.from()] = limit.node();
                    changed = true;
                }
            }
            int on = changed ? cycle(before) : -1;
            if (on >= 0) {
                return tell(on, gates, by, before);
            }
        }
        return Set.of();
    }

    /** A moment on a cycle of "known from", or -1. */
    private static int cycle(int[] before) {
        int[] seen = new int[before.length];
        for (int start = 0; start < before.length; start++) {
            int node = start;
            while (node >= 0 && seen[node] == 0) {
                seen[node] = start + 1;
                node = before[node];
            }
            if (node >= 0 && seen[node] == start + 1) {
                return node;
            }
        }
        return -1;
    }

    private Set<Limit> tell(int on, @Nullable Gate[] gates, @Nullable Limit[] by, int[] before) {
        int begin = on;
        while (by[begin] == null) {
            begin = before[begin];
        }
        // from the provision that is to be carried out in time, back along what it waits for
        int first = before[begin];
        Set<Limit> broken = new HashSet<>();
        List<Step> path = new ArrayList<>();
        Limit last = by[begin];
        ProvisionId at = last == null ? net.places.getFirst().id() : last.owner();
        ProvisionId here = at;
        int node = first;
        do {
            Limit limit = by[node];
            Gate gate = gates[node];
            if (limit != null) {
                broken.add(limit);
                path.add(limited(limit));
                here = limit.owner();
            } else if (gate != null) {
                here = step(here, gate, before[node], path);
            }
            node = before[node];
        } while (node != first);
        problems.add(new SequenceProblem(Kind.CONTRADICTION, at, path));
        return broken;
    }

    private Step limited(Limit limit) {
        Trigger trigger = limit.condition().triggers().stream()
                .filter(each -> net.node(each) == limit.from())
                .findFirst()
                .orElseThrow();
        return new Step(limit.owner(), Why.CONDITION, limit.condition(), trigger);
    }
}
