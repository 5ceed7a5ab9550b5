package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;

/**
 * Re-expresses the changes of amendments on a newer version of the text than the one they were made on. Made once for two versions,
 * it carries any number of amendments; what the newer version did not touch costs next to nothing.
 *
 * <p>Words that were changed there at other places of the same provision are merged with these; a place whose neighbour went is found
 * again beside the nearest earlier one; what the newer text says already is left out; what had its object taken away is left out too
 * as long as something else of the amendment stands. Each of these is told. Where the newer text does something else with the same
 * words, heading, conditions, place or provision, the amendment falls as a whole: no word is dropped in silence.
 */
public final class Rebase {

    private final Snapshot base;
    private final Snapshot newer;
    private final Map<ProvisionId, Set<ProvisionId>> staying = new HashMap<>();
    private @Nullable Set<ProvisionId> stayingArticles;

    private Rebase(Snapshot base, Snapshot newer) {
        this.base = base;
        this.newer = newer;
    }

    /** Everything that became of an amendment, and of each of its changes in their order. */
    public record Account(Rebased outcome, List<Fate> fates) {

        public Account {
            fates = List.copyOf(fates);
        }

        /** Whether all of it stands on the newer text, or is there already. */
        public boolean stands() {
            return fates.stream().allMatch(fate -> fate.kind().stands());
        }
    }

    /** Prepares to carry amendments made on one version to another. */
    public static Rebase between(PlanText base, PlanText newer) {
        return new Rebase(new Snapshot(base), new Snapshot(newer));
    }

    /** Tells whether changes made on {@code base} still apply on {@code newer}. */
    public static Rebased over(PlanText base, PlanText newer, List<Change> changes) {
        return between(base, newer).carry(changes).outcome();
    }

    /** Re-expresses changes made on the earlier version, with an account of each. */
    public Account carry(List<Change> changes) {
        return carry(changes, new Tree(newer));
    }

    /** The same on a tree of the newer version, which then holds what came of it. */
    Account carry(List<Change> changes, Tree tree) {
        return new Carrier(base, tree, this::isMoved).carry(Changes.plain(base, changes));
    }

    private boolean isMoved(ProvisionId id) {
        PlanText.Place was = base.find(id);
        PlanText.Place is = newer.find(id);
        if (was == null || is == null) {
            return false;
        }
        ProvisionId parent = is.parent();
        return !Objects.equals(was.parent(), parent) || !staying(parent).contains(id);
    }

    private synchronized Set<ProvisionId> staying(@Nullable ProvisionId parent) {
        Set<ProvisionId> known = parent == null ? stayingArticles : staying.get(parent);
        if (known == null) {
            known = Changes.staying(parent, newer.below(parent), base.places());
            if (parent == null) {
                stayingArticles = known;
            } else {
                staying.put(parent, known);
            }
        }
        return known;
    }

    /** One amendment on its way to a text on the workbench. */
    static final class Carrier {

        private final Snapshot base;
        private final Tree tree;
        private final Predicate<ProvisionId> moved;
        private final Set<ProvisionId> own = new HashSet<>();
        private final Map<ProvisionId, Point> placed = new HashMap<>();
        private final Map<ProvisionId, ProvisionId> twins = new HashMap<>();

        private record Point(
                @Nullable ProvisionId parent, @Nullable ProvisionId after) {}

        /** @param moved which provisions the newer text has put elsewhere */
        Carrier(Snapshot base, Tree tree, Predicate<ProvisionId> moved) {
            this.base = base;
            this.tree = tree;
            this.moved = moved;
        }

        Account carry(List<Change> changes) {
            List<Fate> fates = new ArrayList<>();
            for (Change change : changes) {
                fates.add(carry(change));
            }
            return new Account(outcome(fates), fates);
        }

        private Rebased outcome(List<Fate> fates) {
            List<Change> carried = new ArrayList<>();
            List<Problem> notes = new ArrayList<>();
            List<Problem> lost = new ArrayList<>();
            boolean conflict = false;
            for (Fate fate : fates) {
                if (fate.carried() != null) {
                    carried.add(fate.carried());
                }
                fate.problem().ifPresent(fate.kind().stands() ? notes::add : lost::add);
                conflict |= fate.kind() == Fate.Kind.CONFLICT;
            }
            if (conflict) {
                return new Rebased.Fallen(lost);
            }
            notes.addAll(lost);
            if (carried.isEmpty()) {
                return new Rebased.Fallen(notes);
            }
            List<Problem> limits = tree.limits(carried);
            if (!limits.isEmpty()) {
                return new Rebased.Fallen(limits);
            }
            if (placesBrackets(carried)) {
                try {
                    tree.text();
                } catch (RuleViolation twice) {
                    return new Rebased.Fallen(
                            List.of(new Problem(fates.getLast().change(), twice.key(), twice.arguments())));
                }
            }
            return notes.isEmpty() ? new Rebased.Clean(carried) : new Rebased.Changed(carried, notes);
        }

        private static boolean placesBrackets(List<Change> changes) {
            for (Change change : changes) {
                if (!Footprint.placed(change).isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        private Fate carry(Change change) {
            Fate fate = switch (change) {
                case Change.ReplaceWords replace -> replace(replace);
                case Change.Retitle retitle -> retitle(retitle);
                case Change.Recondition recondition -> recondition(recondition);
                case Change.InsertProvision insert -> insert(insert);
                case Change.MoveProvision move -> move(move);
                case Change.DeleteProvision delete -> delete(delete);
            };
            if (fate.carried() == null) {
                return fate;
            }
            Problem problem = tree.apply(fate.carried());
            return problem == null
                    ? fate
                    : new Fate(change, Fate.Kind.CONFLICT, null, problem.key(), problem.arguments());
        }

        private Fate replace(Change.ReplaceWords change) {
            Tree.Node node = tree.find(change.provision());
            if (node == null) {
                return Fate.lost(change, Fate.Kind.TAKEN, "text.problem.gone");
            }
            String before = change.before();
            String after = References.rename(change.after(), twins);
            String now = node.text();
            if (now.equals(before)) {
                return after.equals(change.after())
                        ? Fate.kept(change)
                        : Fate.carried(
                                change,
                                Fate.Kind.SHRUNK,
                                new Change.ReplaceWords(change.provision(), before, after),
                                "text.problem.shrunk");
            }
            if (now.equals(after)) {
                return Fate.lost(change, Fate.Kind.ALREADY_SO, "text.problem.already-so");
            }
            Tokens words = base.tokens(change.provision(), before);
            WordMerge merge = new WordMerge(words, WordMerge.Edit.of(words, now), WordMerge.Edit.of(words, after));
            return switch (merge.kind()) {
                case ALREADY_SO -> Fate.lost(change, Fate.Kind.ALREADY_SO, "text.problem.already-so");
                case TAKEN -> Fate.lost(change, Fate.Kind.TAKEN, "text.problem.rewritten");
                case CONFLICT -> Fate.lost(change, Fate.Kind.CONFLICT, "text.problem.same-words");
                case Fate.Kind stands -> merged(change, now, merge.text(), stands);
            };
        }

        private static Fate merged(Change.ReplaceWords change, String now, String merged, Fate.Kind kind) {
            try {
                return Fate.carried(
                        change,
                        kind,
                        new Change.ReplaceWords(change.provision(), now, merged),
                        kind == Fate.Kind.SHRUNK ? "text.problem.shrunk" : "text.problem.merged");
            } catch (RuleViolation unlawful) { // both edits together break a rule that each keeps, such as the length
                return Fate.lost(
                        change,
                        Fate.Kind.CONFLICT,
                        unlawful.key(),
                        unlawful.arguments().toArray());
            }
        }

        private Fate retitle(Change.Retitle change) {
            Tree.Node node = tree.find(change.provision());
            if (node == null) {
                return Fate.lost(change, Fate.Kind.TAKEN, "text.problem.gone");
            }
            if (Objects.equals(node.heading(), change.before())) {
                return Fate.kept(change);
            }
            return Objects.equals(node.heading(), change.after())
                    ? Fate.lost(change, Fate.Kind.ALREADY_SO, "text.problem.already-so")
                    : Fate.lost(change, Fate.Kind.CONFLICT, "text.problem.other-heading");
        }

        private Fate recondition(Change.Recondition change) {
            Tree.Node node = tree.find(change.provision());
            if (node == null) {
                return Fate.lost(change, Fate.Kind.TAKEN, "text.problem.gone");
            }
            List<Condition> after = Condition.renamed(change.after(), twins);
            if (node.conditions().equals(change.before())) {
                return after.equals(change.after())
                        ? Fate.kept(change)
                        : Fate.carried(
                                change,
                                Fate.Kind.SHRUNK,
                                new Change.Recondition(change.provision(), change.before(), after),
                                "text.problem.shrunk");
            }
            return node.conditions().equals(after)
                    ? Fate.lost(change, Fate.Kind.ALREADY_SO, "text.problem.already-so")
                    : Fate.lost(change, Fate.Kind.CONFLICT, "text.problem.other-conditions");
        }

        private Fate insert(Change.InsertProvision change) {
            own.addAll(Tree.identities(change.inserted()));
            ProvisionId parent = twin(change.parent());
            ProvisionId after = twin(change.after());
            placed.put(change.provision(), new Point(parent, after));
            if (lacks(parent)) {
                return Fate.lost(change, Fate.Kind.TAKEN, "text.problem.parent-gone");
            }
            boolean beside = !tree.hasPlace(parent, after);
            ProvisionId neighbour = beside ? neighbour(change.inserted().id(), parent, after) : after;
            if (isThere(change.inserted(), parent, neighbour)) {
                return Fate.lost(change, Fate.Kind.ALREADY_SO, "text.problem.already-so");
            }
            Provision inserted = renamed(change.inserted());
            Change carried = new Change.InsertProvision(parent, neighbour, inserted);
            if (beside) {
                return Fate.carried(change, Fate.Kind.BESIDE, carried, "text.problem.other-neighbour");
            }
            return carried.equals(change)
                    ? Fate.kept(change)
                    : Fate.carried(change, Fate.Kind.SHRUNK, carried, "text.problem.shrunk");
        }

        /** Whether somebody else has put in the same words at this place; then his provision is taken for this one from here on. */
        private boolean isThere(Provision wanted, @Nullable ProvisionId parent, @Nullable ProvisionId after) {
            List<ProvisionId> siblings = tree.below(parent);
            int from = after == null ? 0 : siblings.indexOf(after) + 1;
            for (ProvisionId sibling : siblings.subList(from, siblings.size())) {
                if (base.find(sibling) != null) {
                    return false;
                }
                Provision there = own.contains(sibling) ? null : tree.provision(sibling);
                if (there != null) {
                    Map<ProvisionId, ProvisionId> pairs = new HashMap<>(twins);
                    if (pair(wanted, there, pairs) && saysTheSame(wanted, there, pairs)) {
                        twins.putAll(pairs);
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean pair(Provision mine, Provision theirs, Map<ProvisionId, ProvisionId> pairs) {
            if (mine.children().size() != theirs.children().size()) {
                return false;
            }
            pairs.put(mine.id(), theirs.id());
            for (int position = 0; position < mine.children().size(); position++) {
                if (!pair(mine.children().get(position), theirs.children().get(position), pairs)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean saysTheSame(Provision mine, Provision theirs, Map<ProvisionId, ProvisionId> pairs) {
            if (!Objects.equals(mine.heading(), theirs.heading())
                    || !References.rename(mine.text(), pairs).equals(theirs.text())
                    || !Condition.renamed(mine.conditions(), pairs).equals(theirs.conditions())) {
                return false;
            }
            for (int position = 0; position < mine.children().size(); position++) {
                if (!saysTheSame(
                        mine.children().get(position), theirs.children().get(position), pairs)) {
                    return false;
                }
            }
            return true;
        }

        private Provision renamed(Provision provision) {
            return twins.isEmpty()
                    ? provision
                    : new Provision(
                            provision.id(),
                            provision.heading(),
                            References.rename(provision.text(), twins),
                            provision.children().stream().map(this::renamed).toList(),
                            Condition.renamed(provision.conditions(), twins));
        }

        private Fate move(Change.MoveProvision change) {
            ProvisionId parent = twin(change.parent());
            ProvisionId after = twin(change.after());
            Tree.Node node = tree.find(change.provision());
            placed.put(change.provision(), new Point(parent, after));
            if (node == null) {
                return Fate.lost(change, Fate.Kind.TAKEN, "text.problem.gone");
            }
            if (lacks(parent)) {
                return Fate.lost(change, Fate.Kind.TAKEN, "text.problem.parent-gone");
            }
            if (moved.test(change.provision())) {
                return Objects.equals(node.parent(), parent) && follows(node, after)
                        ? Fate.lost(change, Fate.Kind.ALREADY_SO, "text.problem.already-so")
                        : Fate.lost(change, Fate.Kind.CONFLICT, "text.problem.moved");
            }
            boolean beside = !tree.hasPlace(parent, after);
            Change carried = new Change.MoveProvision(
                    change.provision(), parent, beside ? neighbour(change.provision(), parent, after) : after);
            if (beside) {
                return Fate.carried(change, Fate.Kind.BESIDE, carried, "text.problem.other-neighbour");
            }
            return carried.equals(change)
                    ? Fate.kept(change)
                    : Fate.carried(change, Fate.Kind.SHRUNK, carried, "text.problem.shrunk");
        }

        /** Whether a provision stands after another, or first, but for what has been put between them. */
        private boolean follows(Tree.Node node, @Nullable ProvisionId after) {
            List<ProvisionId> siblings = tree.below(node.parent());
            for (int position = siblings.indexOf(node.id) - 1; position >= 0; position--) {
                ProvisionId sibling = siblings.get(position);
                if (sibling.equals(after)) {
                    return true;
                }
                if (base.find(sibling) != null && !moved.test(sibling)) {
                    return false;
                }
            }
            return after == null;
        }

        private Fate delete(Change.DeleteProvision change) {
            if (!tree.has(change.provision())) {
                return areGone(change.whole())
                        ? Fate.lost(change, Fate.Kind.ALREADY_SO, "text.problem.already-so")
                        : Fate.lost(change, Fate.Kind.CONFLICT, "text.problem.other-content");
            }
            Provision now = tree.provision(change.provision());
            if (now.equals(change.whole())) {
                return Fate.kept(change);
            }
            return isRest(now, change.whole())
                    ? Fate.carried(
                            change, Fate.Kind.SHRUNK, new Change.DeleteProvision(now.id(), now), "text.problem.shrunk")
                    : Fate.lost(change, Fate.Kind.CONFLICT, "text.problem.other-content");
        }

        private boolean areGone(Provision whole) {
            return !tree.has(whole.id()) && whole.children().stream().allMatch(this::areGone);
        }

        /** Whether a provision is what is left of another after parts of it were deleted, and nothing else was done to it. */
        private boolean isRest(Provision now, Provision whole) {
            if (!now.id().equals(whole.id())
                    || !Objects.equals(now.heading(), whole.heading())
                    || !now.text().equals(whole.text())
                    || !now.conditions().equals(whole.conditions())) {
                return false;
            }
            int position = 0;
            for (Provision child : whole.children()) {
                if (position < now.children().size()
                        && now.children().get(position).id().equals(child.id())) {
                    if (!isRest(now.children().get(position), child)) {
                        return false;
                    }
                    position++;
                } else if (!areGone(child)) {
                    return false;
                }
            }
            return position == now.children().size();
        }

        private boolean lacks(@Nullable ProvisionId id) {
            return id != null && !tree.has(id);
        }

        private @Nullable ProvisionId twin(@Nullable ProvisionId id) {
            return id == null ? null : twins.getOrDefault(id, id);
        }

        /** The nearest sibling before a place that is still there; null for the first place. */
        private @Nullable ProvisionId neighbour(
                ProvisionId placing, @Nullable ProvisionId parent, @Nullable ProvisionId after) {
            ProvisionId candidate = after;
            Set<ProvisionId> tried = new HashSet<>();
            while (candidate != null
                    && (candidate.equals(placing) || !tree.hasPlace(parent, candidate))
                    && tried.add(candidate)) {
                // What is moved behind neighbours that went may have stood before them: then the way leads past it, to
                // where it stood
                Point point = candidate.equals(placing) ? null : placed.get(candidate);
                PlanText.Place place = base.find(candidate);
                if (point != null && Objects.equals(point.parent(), parent)) {
                    candidate = point.after();
                } else {
                    candidate = place == null || !Objects.equals(place.parent(), parent) ? null : place.after();
                }
            }
            return candidate != null && tree.hasPlace(parent, candidate) ? candidate : null;
        }
    }
}
