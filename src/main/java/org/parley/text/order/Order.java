package org.parley.text.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Collision;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/**
 * The order in which pending amendments are put to the vote, after rules 90 and 130 of the General Assembly: the furthest removed in
 * substance from the text first, what the adoption of another necessarily rejects not at all, and the articles as amended at the end
 * (ADR 0017). Sub-amendments come before what they amend, identical ones are decided together. It follows from the amendments alone,
 * whatever order they are given in.
 *
 * @param groups articles that amendments bind together, in the order of the text
 */
public record Order(List<Group> groups) {

    /**
     * Votes that bear on each other because they are about the same articles.
     *
     * @param articles the articles that are put as amended when the steps are done, in the order of the text; none for what only adds
     *                 to an empty text
     * @param goneIf   the votes whose adoption takes an article away, each by its first proposal
     */
    public record Group(List<ProvisionId> articles, List<Step> steps, Map<ProvisionId, List<UUID>> goneIf) {

        public Group {
            articles = List.copyOf(articles);
            steps = List.copyOf(steps);
            goneIf = Map.copyOf(goneIf);
        }
    }

    public Order {
        groups = List.copyOf(groups);
    }

    /** All votes on amendments in their order. */
    public List<Step> steps() {
        return groups.stream().flatMap(group -> group.steps().stream()).toList();
    }

    /** The vote on a proposal. */
    public Optional<Step> step(UUID proposal) {
        return steps().stream()
                .filter(step -> step.proposals().contains(proposal))
                .findFirst();
    }

    /** The votes among which a step may be moved, itself included: those that amend the same thing, on the same articles. */
    public List<Step> peers(Step step) {
        return groups.stream()
                .filter(group -> group.steps().contains(step))
                .flatMap(group -> group.steps().stream())
                .filter(other -> Objects.equals(other.amends(), step.amends()))
                .toList();
    }

    /** The order by the rule alone. @throws IllegalArgumentException if a sub-amendment comes without what it amends */
    public static Order plan(PlanText base, Collection<Proposal> proposals) {
        return plan(base, proposals, List.of());
    }

    /**
     * The order, with what was moved by hand.
     *
     * @param moves one after the other; one whose proposal or place is gone, or that would part a sub-amendment from what it amends, is
     *              passed over
     */
    public static Order plan(PlanText base, Collection<Proposal> proposals, List<Move> moves) {
        List<Proposal> filed = proposals.stream().sorted(Proposal.FILING).toList();
        Map<ProvisionId, Integer> positions = new HashMap<>();
        base.articles().forEach(article -> positions.put(article.id(), positions.size()));
        return new Order(bound(base, filed, positions).entrySet().stream()
                .map(bound -> new Planner(
                                base.articles().stream()
                                        .filter(article -> bound.getKey().contains(positions.get(article.id())))
                                        .toList(),
                                bound.getValue())
                        .plan(moves))
                .toList());
    }

    /** The proposals by the positions of the articles that they bind together, in the order of the text. */
    private static Map<Set<Integer>, List<Proposal>> bound(
            PlanText base, List<Proposal> filed, Map<ProvisionId, Integer> positions) {
        Map<ProvisionId, ProvisionId> articles = Sequence.articles(base);
        Map<UUID, Set<Integer>> touched = new LinkedHashMap<>();
        for (Proposal proposal : filed) {
            if (proposal.parent() == null) {
                touched.put(proposal.id(), new TreeSet<>());
            }
        }
        for (Proposal proposal : filed) {
            UUID main = proposal.parent() == null ? proposal.id() : proposal.parent();
            Set<Integer> here = touched.get(main);
            if (here == null) {
                throw new IllegalArgumentException("amends nothing: " + proposal.id());
            }
            Sequence.places(proposal.changes(), articles).forEach(article -> here.add(positions.get(article)));
            if (!positions.isEmpty() && proposal.changes().stream().anyMatch(Order::putsFirst)) {
                here.add(0); // a new first article bears on the one that is first now
            }
        }
        if (!positions.isEmpty()) {
            touched.values().stream().filter(Set::isEmpty).forEach(here -> here.add(0));
        }
        int[] root = new int[positions.size()];
        for (int position = 0; position < root.length; position++) {
            root[position] = position;
        }
        for (Set<Integer> here : touched.values()) {
            for (int position : here) {
                join(root, here.iterator().next(), position);
            }
        }
        Map<Integer, Set<Integer>> groups = new HashMap<>();
        for (Set<Integer> here : touched.values()) {
            for (int position : here) {
                groups.computeIfAbsent(find(root, position), _ -> new TreeSet<>())
                        .add(position);
            }
        }
        Map<Set<Integer>, List<Proposal>> bound = new HashMap<>();
        for (Proposal proposal : filed) {
            Set<Integer> here =
                    Objects.requireNonNull(touched.get(proposal.parent() == null ? proposal.id() : proposal.parent()));
            Set<Integer> group = here.isEmpty()
                    ? Set.of()
                    : Objects.requireNonNull(
                            groups.get(find(root, here.iterator().next())));
            bound.computeIfAbsent(group, _ -> new ArrayList<>()).add(proposal);
        }
        Map<Set<Integer>, List<Proposal>> ordered = new LinkedHashMap<>();
        bound.keySet().stream()
                .sorted(Comparator.comparingInt(
                        group -> group.stream().mapToInt(each -> each).min().orElse(-1)))
                .forEach(group -> ordered.put(group, Objects.requireNonNull(bound.get(group))));
        return ordered;
    }

    private static boolean putsFirst(Change change) {
        return switch (change) {
            case Change.InsertProvision insert -> insert.parent() == null && insert.after() == null;
            case Change.MoveProvision move -> move.parent() == null && move.after() == null;
            default -> false;
        };
    }

    private static void join(int[] root, int one, int other) {
        int first = find(root, one);
        int second = find(root, other);
        root[Math.max(first, second)] = Math.min(first, second);
    }

    private static int find(int[] root, int position) {
        int at = position;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** Orders the proposals that bear on each other. */
    private static final class Planner {

        /** What is decided by one vote. */
        private record Put(List<Proposal> together, PlanText on, PlanText result, Measure measure) {

            static final Comparator<Put> ORDER = Comparator.comparing(Put::measure, Measure.FURTHEST_FIRST)
                    .thenComparing(Put::first, Proposal.FILING);

            Proposal first() {
                return together.getFirst();
            }

            UUID id() {
                return first().id();
            }
        }

        private final PlanText base;
        private final List<Proposal> proposals;
        private final Set<UUID> amended;
        private final Map<UUID, List<UUID>> fells = new HashMap<>();
        private final Map<UUID, PlanText> after = new HashMap<>();
        private final Map<UUID, Move> moved = new HashMap<>();

        Planner(List<Provision> articles, List<Proposal> proposals) {
            this.base = new PlanText(articles);
            this.proposals = proposals;
            this.amended = proposals.stream()
                    .map(Proposal::parent)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        Group plan(List<Move> moves) {
            List<Put> mains = put(base, null);
            Map<UUID, List<Put>> subs = new HashMap<>();
            for (Put main : mains) {
                subs.put(main.id(), put(main.result(), main.id()));
            }
            List<Put> byRule = flat(mains, subs);
            byRule.forEach(this::tryOut);
            Map<UUID, List<Reason>> reasons = new HashMap<>();
            say(mains, reasons);
            subs.values().forEach(below -> say(below, reasons));
            List<Put> order = flat(moved(mains, moves), moved(subs, moves));
            List<UUID> sequence = order.stream().map(Put::id).toList();
            List<Step> steps = new ArrayList<>();
            for (int place = 0; place < order.size(); place++) {
                Put put = order.get(place);
                List<UUID> earlier = sequence.subList(0, place);
                List<UUID> later = sequence.subList(place + 1, sequence.size());
                steps.add(new Step(
                        put.together().stream().map(Proposal::id).toList(),
                        put.first().parent(),
                        put.measure(),
                        Objects.requireNonNull(reasons.get(put.id())),
                        earlier.stream()
                                .filter(other -> felled(other).contains(put.id()))
                                .toList(),
                        later.stream().filter(felled(put.id())::contains).toList(),
                        byRule.indexOf(put) + 1,
                        moved.get(put.id())));
            }
            List<ProvisionId> articles =
                    base.articles().stream().map(Provision::id).toList();
            Map<ProvisionId, List<UUID>> goneIf = new HashMap<>();
            for (ProvisionId article : articles) {
                List<UUID> takers = sequence.stream()
                        .filter(id -> Objects.requireNonNull(after.get(id)).articles().stream()
                                .noneMatch(each -> each.id().equals(article)))
                        .toList();
                if (!takers.isEmpty()) {
                    goneIf.put(article, takers);
                }
            }
            return new Group(articles, steps, goneIf);
        }

        private List<UUID> felled(UUID by) {
            return Objects.requireNonNull(fells.get(by));
        }

        private static List<Put> flat(List<Put> mains, Map<UUID, List<Put>> subs) {
            List<Put> flat = new ArrayList<>();
            for (Put main : mains) {
                flat.addAll(subs.getOrDefault(main.id(), List.of()));
                flat.add(main);
            }
            return flat;
        }

        /** What amends one thing, in the order of the rule. What may still change before its turn is joined with nothing. */
        private List<Put> put(PlanText on, @Nullable UUID amends) {
            Map<Object, List<Proposal>> twins = new LinkedHashMap<>();
            Map<Object, PlanText> results = new HashMap<>();
            for (Proposal proposal : proposals) {
                if (Objects.equals(proposal.parent(), amends)) {
                    PlanText result = Sequence.made(on, proposal.changes());
                    Object key = amended.contains(proposal.id())
                            ? proposal.id()
                            : Collision.canonical(on, proposal.changes());
                    twins.computeIfAbsent(key, _ -> new ArrayList<>()).add(proposal);
                    results.putIfAbsent(key, result);
                }
            }
            List<Put> puts = new ArrayList<>();
            twins.forEach((key, together) -> {
                PlanText result = Objects.requireNonNull(results.get(key));
                puts.add(new Put(together, on, result, Measure.of(on, Changes.between(on, result))));
            });
            puts.sort(Put.ORDER);
            return puts;
        }

        /** Adopts one alone, to see what would fall. */
        private void tryOut(Put put) {
            Sequence sequence = new Sequence(base, proposals);
            sequence.adopt(put.together().stream().map(Proposal::id).toList());
            Map<UUID, Fate> fates = sequence.fates();
            Set<UUID> falling = fates.entrySet().stream()
                    .filter(fate -> fate.getValue().kind() == Fate.Kind.FALLEN)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            fells.put(put.id(), List.copyOf(falling));
            after.put(put.id(), sequence.text());
        }

        private static void say(List<Put> puts, Map<UUID, List<Reason>> reasons) {
            for (int place = 0; place < puts.size(); place++) {
                Put put = puts.get(place);
                List<Reason> said = new ArrayList<>();
                UUID parent = put.first().parent();
                if (parent != null) {
                    said.add(Reason.of("text.order.sub", parent));
                }
                said.add(what(put));
                if (place + 1 < puts.size()) {
                    Put next = puts.get(place + 1);
                    said.add(Reason.of("text.order." + ahead(put.measure(), next.measure()), next.id()));
                } else {
                    said.add(Reason.of(place == 0 ? "text.order.alone" : "text.order.last"));
                }
                if (put.together().size() > 1) {
                    said.add(Reason.of("text.order.joined", put.together().size()));
                }
                reasons.put(put.id(), said);
            }
        }

        private static Reason what(Put put) {
            Measure measure = put.measure();
            return switch (measure.kind()) {
                case DELETES -> Reason.of("text.order.deletes", measure.provisions());
                case REWRITES -> Reason.of("text.order.rewrites", measure.percent());
                case EDITS -> Reason.of("text.order.edits", measure.percent(), measure.changed());
                case ADDS -> Reason.of("text.order.adds", measure.provisions(), measure.percent());
                case MOVES -> Reason.of("text.order.moves", measure.provisions());
            };
        }

        private static String ahead(Measure one, Measure next) {
            if (one.kind().rank() != next.kind().rank()) {
                return "by-kind";
            }
            if (Measure.byShare(one, next) != 0) {
                return "by-share";
            }
            return one.provisions() != next.provisions() ? "by-provisions" : "by-filing";
        }

        private Map<UUID, List<Put>> moved(Map<UUID, List<Put>> subs, List<Move> moves) {
            Map<UUID, List<Put>> all = new HashMap<>();
            subs.forEach((parent, below) -> all.put(parent, moved(below, moves)));
            return all;
        }

        private List<Put> moved(List<Put> byRule, List<Move> moves) {
            List<Put> order = new ArrayList<>(byRule);
            for (Move move : moves) {
                Put put = find(order, move.proposal());
                Put before = move.before() == null ? null : find(order, move.before());
                boolean placed = move.before() == null || before != null;
                if (put != null && placed && put != before) {
                    order.remove(put);
                    order.add(before == null ? order.size() : order.indexOf(before), put);
                    moved.put(put.id(), move);
                }
            }
            return order;
        }

        private static @Nullable Put find(List<Put> puts, UUID proposal) {
            return puts.stream()
                    .filter(put ->
                            put.together().stream().anyMatch(each -> each.id().equals(proposal)))
                    .findFirst()
                    .orElse(null);
        }
    }
}
