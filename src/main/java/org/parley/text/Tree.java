package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan's text on the workbench: changes are made to it one by one, then it becomes a value again. Only what is touched is laid out;
 * the rest stays in the {@link Snapshot} below, so that a small change to a large plan is small work.
 */
final class Tree {

    /** A provision on the workbench. */
    static final class Node {

        final ProvisionId id;
        private @Nullable String heading;
        private String text;
        private List<Condition> conditions;
        private @Nullable ProvisionId parent;

        private Node(Provision made, @Nullable ProvisionId parent) {
            this.id = made.id();
            this.heading = made.heading();
            this.text = made.text();
            this.conditions = made.conditions();
            this.parent = parent;
        }

        @Nullable
        String heading() {
            return heading;
        }

        String text() {
            return text;
        }

        List<Condition> conditions() {
            return conditions;
        }

        @Nullable
        ProvisionId parent() {
            return parent;
        }
    }

    /** The children of a provision, or the articles. */
    private record Under(@Nullable ProvisionId parent) {}

    private final Snapshot ground;
    private final Map<ProvisionId, Node> nodes = new HashMap<>();
    private final Map<Under, List<ProvisionId>> lists = new HashMap<>();
    private final Set<ProvisionId> gone = new HashSet<>();
    private final Set<ProvisionId> rebuilt = new HashSet<>();
    private int provisions;
    private long characters;

    Tree(PlanText text) {
        this(new Snapshot(text));
    }

    Tree(Snapshot ground) {
        this.ground = ground;
        this.provisions = ground.places().size();
        this.characters = ground.characters();
    }

    @Nullable
    Node find(@Nullable ProvisionId id) {
        if (id == null || gone.contains(id)) {
            return null;
        }
        Node known = nodes.get(id);
        if (known != null) {
            return known;
        }
        PlanText.Place place = ground.find(id);
        if (place == null) {
            return null;
        }
        Node node = new Node(place.provision(), place.parent());
        nodes.put(id, node);
        return node;
    }

    boolean has(ProvisionId id) {
        return !gone.contains(id) && (nodes.containsKey(id) || ground.find(id) != null);
    }

    /** The provisions directly under one, or the articles, in order. */
    List<ProvisionId> below(@Nullable ProvisionId parent) {
        List<ProvisionId> list = lists.get(new Under(parent));
        return list != null
                ? list
                : ground.below(parent).stream().map(Provision::id).toList();
    }

    private List<ProvisionId> edited(@Nullable ProvisionId parent) {
        mark(parent);
        return lists.computeIfAbsent(new Under(parent), _ -> {
            List<ProvisionId> copy = new ArrayList<>();
            ground.below(parent).forEach(child -> copy.add(child.id()));
            return copy;
        });
    }

    /** Notes that a provision, and with it those above, are no longer as they are in the snapshot. */
    private void mark(@Nullable ProvisionId id) {
        for (Node node = find(id); node != null; node = find(node.parent)) {
            rebuilt.add(node.id);
        }
    }

    /** Whether a place still exists: its parent, and under it the sibling after which it lies. */
    boolean hasPlace(@Nullable ProvisionId parent, @Nullable ProvisionId after) {
        if (parent != null && !has(parent)) {
            return false;
        }
        if (after == null) {
            return true;
        }
        Node sibling = find(after);
        return sibling != null && Objects.equals(sibling.parent, parent);
    }

    /** Makes one change; null when it fitted. */
    @Nullable
    Problem apply(Change change) {
        return switch (change) {
            case Change.ReplaceWords replace -> replace(replace);
            case Change.Retitle retitle -> retitle(retitle);
            case Change.Recondition recondition -> recondition(recondition);
            case Change.InsertProvision insert -> insert(insert);
            case Change.DeleteProvision delete -> delete(delete);
            case Change.MoveProvision move -> move(move);
        };
    }

    private @Nullable Problem replace(Change.ReplaceWords change) {
        Node node = find(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        if (!node.text.equals(change.before())) {
            return Problem.of(change, "text.problem.other-words");
        }
        characters += change.after().length() - node.text.length();
        node.text = change.after();
        mark(node.id);
        return null;
    }

    private @Nullable Problem retitle(Change.Retitle change) {
        Node node = find(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        if (!Objects.equals(node.heading, change.before())) {
            return Problem.of(change, "text.problem.other-heading");
        }
        node.heading = change.after();
        mark(node.id);
        return null;
    }

    private @Nullable Problem recondition(Change.Recondition change) {
        Node node = find(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        if (!node.conditions.equals(change.before())) {
            return Problem.of(change, "text.problem.other-conditions");
        }
        node.conditions = change.after();
        mark(node.id);
        return null;
    }

    private @Nullable Problem insert(Change.InsertProvision change) {
        Problem problem = place(change, change.parent(), change.after());
        if (problem != null) {
            return problem;
        }
        for (ProvisionId id : identities(change.inserted())) {
            if (has(id)) {
                return Problem.of(change, "text.problem.already-there");
            }
        }
        grow(change.inserted(), change.parent());
        put(change.inserted().id(), change.parent(), change.after());
        return null;
    }

    private void grow(Provision provision, @Nullable ProvisionId parent) {
        gone.remove(provision.id());
        nodes.put(provision.id(), new Node(provision, parent));
        rebuilt.add(provision.id());
        provisions++;
        characters += provision.text().length();
        List<ProvisionId> children = new ArrayList<>();
        for (Provision child : provision.children()) {
            grow(child, provision.id());
            children.add(child.id());
        }
        lists.put(new Under(provision.id()), children);
    }

    private @Nullable Problem delete(Change.DeleteProvision change) {
        Node node = find(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        if (!provision(node.id).equals(change.whole())) {
            return Problem.of(change, "text.problem.other-content");
        }
        edited(node.parent).remove(node.id);
        cut(change.whole());
        return null;
    }

    private void cut(Provision whole) {
        gone.add(whole.id());
        nodes.remove(whole.id());
        provisions--;
        characters -= whole.text().length();
        whole.children().forEach(this::cut);
    }

    private @Nullable Problem move(Change.MoveProvision change) {
        Node node = find(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        Problem problem = place(change, change.parent(), change.after());
        if (problem != null) {
            return problem;
        }
        if (isWithin(change.parent(), node.id) || change.provision().equals(change.after())) {
            return Problem.of(change, "text.problem.into-itself");
        }
        edited(node.parent).remove(node.id);
        node.parent = change.parent();
        put(node.id, change.parent(), change.after());
        return null;
    }

    private boolean isWithin(@Nullable ProvisionId id, ProvisionId above) {
        for (Node node = find(id); node != null; node = find(node.parent)) {
            if (node.id.equals(above)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Problem place(Change change, @Nullable ProvisionId parent, @Nullable ProvisionId after) {
        if (parent != null && !has(parent)) {
            return Problem.of(change, "text.problem.parent-gone");
        }
        return hasPlace(parent, after) ? null : Problem.of(change, "text.problem.neighbour-gone");
    }

    private void put(ProvisionId id, @Nullable ProvisionId parent, @Nullable ProvisionId after) {
        List<ProvisionId> siblings = edited(parent);
        siblings.add(after == null ? 0 : siblings.indexOf(after) + 1, id);
    }

    /** What keeps the text from being one after these changes: too deep, too many provisions, too long. */
    List<Problem> limits(List<Change> changes) {
        List<Problem> problems = new ArrayList<>();
        for (Change change : changes) {
            boolean places = change instanceof Change.InsertProvision || change instanceof Change.MoveProvision;
            if (places && isTooDeep(change.provision())) {
                problems.add(Problem.of(change, "text.problem.too-deep", TextRules.DEPTH));
            }
        }
        if (problems.isEmpty() && provisions > TextRules.PROVISIONS) {
            problems.add(
                    Problem.of(changes.getLast(), "text.error.too-many-provisions", TextRules.PROVISIONS, provisions));
        }
        if (problems.isEmpty() && characters > TextRules.PLAN_LENGTH) {
            problems.add(Problem.of(changes.getLast(), "text.error.plan-too-long", TextRules.PLAN_LENGTH, characters));
        }
        return problems;
    }

    /** Whether a provision, with what is below it, now reaches deeper than a plan may. */
    private boolean isTooDeep(ProvisionId id) {
        int depth = 0;
        for (Node node = find(id); node != null; node = find(node.parent)) {
            depth++;
        }
        return depth > 0 && depth + height(id) - 1 > TextRules.DEPTH;
    }

    private int height(ProvisionId id) {
        int deepest = 0;
        for (ProvisionId child : below(id)) {
            deepest = Math.max(deepest, height(child));
        }
        return deepest + 1;
    }

    /** A provision that is there, as a value; the very one of the snapshot if nothing happened to it. */
    Provision provision(ProvisionId id) {
        PlanText.Place place = rebuilt.contains(id) ? null : ground.find(id);
        if (place != null) {
            return place.provision();
        }
        Node node = Objects.requireNonNull(find(id));
        return new Provision(id, node.heading, node.text, provisions(id), node.conditions);
    }

    PlanText text() {
        return new PlanText(provisions((ProvisionId) null));
    }

    private List<Provision> provisions(@Nullable ProvisionId parent) {
        return below(parent).stream().map(this::provision).toList();
    }

    /** Whether two trees over one snapshot read the same, whatever identities were given to the provisions that are new in them. */
    boolean readsAs(Tree other) {
        Map<ProvisionId, ProvisionId> twins = new HashMap<>();
        Set<Under> arranged = new HashSet<>(lists.keySet());
        arranged.addAll(other.lists.keySet());
        Set<ProvisionId> touched = new HashSet<>(nodes.keySet());
        touched.addAll(other.nodes.keySet());
        touched.addAll(gone);
        touched.addAll(other.gone);
        for (ProvisionId id : touched) {
            if (ground.find(id) != null && has(id) != other.has(id)) {
                return false;
            }
        }
        for (Under under : arranged) {
            ProvisionId parent = under.parent();
            if ((parent == null || ground.find(parent) != null && has(parent))
                    && !arrangedAs(other, below(parent), other.below(parent), twins)) {
                return false;
            }
        }
        touched.addAll(twins.keySet());
        Names names = new Names(twins);
        for (ProvisionId id : touched) {
            ProvisionId twin = twins.getOrDefault(id, id);
            Node node = find(id);
            Node counterpart = other.find(twin);
            if (node != null && counterpart != null && !names.same(node, counterpart)) {
                return false;
            }
        }
        return true;
    }

    private boolean arrangedAs(
            Tree other, List<ProvisionId> mine, List<ProvisionId> theirs, Map<ProvisionId, ProvisionId> twins) {
        if (mine.size() != theirs.size()) {
            return false;
        }
        for (int position = 0; position < mine.size(); position++) {
            ProvisionId id = mine.get(position);
            ProvisionId counterpart = theirs.get(position);
            boolean known = ground.find(id) != null;
            if (known != (ground.find(counterpart) != null) || known && !id.equals(counterpart)) {
                return false;
            }
            if (!known) {
                twins.put(id, counterpart);
                if (!arrangedAs(other, below(id), other.below(counterpart), twins)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** New provisions that stand for each other, under names that belong to neither text. */
    private static final class Names {

        private final Map<ProvisionId, ProvisionId> here = new HashMap<>();
        private final Map<ProvisionId, ProvisionId> there = new HashMap<>();

        Names(Map<ProvisionId, ProvisionId> twins) {
            twins.forEach((mine, theirs) -> {
                ProvisionId name = new ProvisionId(new UUID(0, here.size()));
                here.put(mine, name);
                there.put(theirs, name);
            });
        }

        boolean same(Node mine, Node theirs) {
            return Objects.equals(mine.heading, theirs.heading)
                    && References.rename(mine.text, here).equals(References.rename(theirs.text, there))
                    && Condition.renamed(mine.conditions, here).equals(Condition.renamed(theirs.conditions, there));
        }
    }

    /** A provision and all below it, in reading order. */
    static List<ProvisionId> identities(Provision provision) {
        List<ProvisionId> identities = new ArrayList<>();
        collect(provision, identities);
        return identities;
    }

    private static void collect(Provision provision, List<ProvisionId> identities) {
        identities.add(provision.id());
        provision.children().forEach(child -> collect(child, identities));
    }
}
