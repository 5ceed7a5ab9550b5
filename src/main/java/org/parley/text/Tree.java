package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan's text on the workbench: changes are made to it one by one, then it becomes a value again. */
final class Tree {

    /** A provision on the workbench. */
    static final class Node {

        final ProvisionId id;
        private final Provision made;
        private @Nullable String heading;
        private String text;
        private @Nullable Node parent;
        private final List<Node> children = new ArrayList<>();

        private Node(Provision made, @Nullable Node parent) {
            this.id = made.id();
            this.made = made;
            this.heading = made.heading();
            this.text = made.text();
            this.parent = parent;
        }

        @Nullable
        String heading() {
            return heading;
        }

        String text() {
            return text;
        }

        @Nullable
        ProvisionId parent() {
            return parent == null ? null : parent.id;
        }

        private boolean isWithin(Node above) {
            for (Node node = this; node != null; node = node.parent) {
                if (node == above) {
                    return true;
                }
            }
            return false;
        }

        private int depth() {
            int depth = 0;
            for (Node node = this; node != null; node = node.parent) {
                depth++;
            }
            return depth;
        }

        /** The value; the one it was made from, if nothing happened to it. */
        Provision provision() {
            List<Provision> below = provisions(children);
            boolean untouched = Objects.equals(heading, made.heading())
                    && text.equals(made.text())
                    && below.equals(made.children());
            return untouched ? made : new Provision(id, heading, text, below);
        }
    }

    private final List<Node> articles = new ArrayList<>();
    private final Map<ProvisionId, Node> nodes = new HashMap<>();

    Tree(PlanText text) {
        for (Provision article : text.articles()) {
            articles.add(grow(article, null));
        }
    }

    private Node grow(Provision provision, @Nullable Node parent) {
        Node node = new Node(provision, parent);
        nodes.put(node.id, node);
        for (Provision child : provision.children()) {
            node.children.add(grow(child, node));
        }
        return node;
    }

    @Nullable
    Node find(@Nullable ProvisionId id) {
        return id == null ? null : nodes.get(id);
    }

    private List<Node> below(@Nullable Node parent) {
        return parent == null ? articles : parent.children;
    }

    /** Whether a place still exists: its parent, and under it the sibling after which it lies. */
    boolean hasPlace(@Nullable ProvisionId parent, @Nullable ProvisionId after) {
        if (parent != null && !nodes.containsKey(parent)) {
            return false;
        }
        if (after == null) {
            return true;
        }
        Node sibling = nodes.get(after);
        return sibling != null && Objects.equals(sibling.parent(), parent);
    }

    /** Makes one change; null when it fitted. */
    @Nullable
    Problem apply(Change change) {
        return switch (change) {
            case Change.ReplaceWords replace -> replace(replace);
            case Change.Retitle retitle -> retitle(retitle);
            case Change.InsertProvision insert -> insert(insert);
            case Change.DeleteProvision delete -> delete(delete);
            case Change.MoveProvision move -> move(move);
        };
    }

    private @Nullable Problem replace(Change.ReplaceWords change) {
        Node node = nodes.get(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        if (!node.text.equals(change.before())) {
            return Problem.of(change, "text.problem.other-words");
        }
        node.text = change.after();
        return null;
    }

    private @Nullable Problem retitle(Change.Retitle change) {
        Node node = nodes.get(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        if (!Objects.equals(node.heading, change.before())) {
            return Problem.of(change, "text.problem.other-heading");
        }
        node.heading = change.after();
        return null;
    }

    private @Nullable Problem insert(Change.InsertProvision change) {
        Problem problem = place(change, change.parent(), change.after());
        if (problem != null) {
            return problem;
        }
        for (ProvisionId id : identities(change.inserted())) {
            if (nodes.containsKey(id)) {
                return Problem.of(change, "text.problem.already-there");
            }
        }
        Node parent = find(change.parent());
        put(grow(change.inserted(), parent), change.after());
        return null;
    }

    private @Nullable Problem delete(Change.DeleteProvision change) {
        Node node = nodes.get(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        if (!node.provision().equals(change.whole())) {
            return Problem.of(change, "text.problem.other-content");
        }
        below(node.parent).remove(node);
        identities(change.whole()).forEach(nodes::remove);
        return null;
    }

    private @Nullable Problem move(Change.MoveProvision change) {
        Node node = nodes.get(change.provision());
        if (node == null) {
            return Problem.of(change, "text.problem.gone");
        }
        Problem problem = place(change, change.parent(), change.after());
        if (problem != null) {
            return problem;
        }
        Node parent = find(change.parent());
        if (parent != null && parent.isWithin(node) || change.provision().equals(change.after())) {
            return Problem.of(change, "text.problem.into-itself");
        }
        below(node.parent).remove(node);
        node.parent = parent;
        put(node, change.after());
        return null;
    }

    private @Nullable Problem place(Change change, @Nullable ProvisionId parent, @Nullable ProvisionId after) {
        if (parent != null && !nodes.containsKey(parent)) {
            return Problem.of(change, "text.problem.parent-gone");
        }
        return hasPlace(parent, after) ? null : Problem.of(change, "text.problem.neighbour-gone");
    }

    private void put(Node node, @Nullable ProvisionId after) {
        List<Node> siblings = below(node.parent);
        Node neighbour = find(after);
        siblings.add(neighbour == null ? 0 : siblings.indexOf(neighbour) + 1, node);
    }

    /** Whether a provision, with what is below it, now reaches deeper than a plan may. */
    boolean isTooDeep(ProvisionId id) {
        Node node = nodes.get(id);
        return node != null && node.depth() + node.provision().height() - 1 > TextRules.DEPTH;
    }

    PlanText text() {
        return new PlanText(provisions(articles));
    }

    private static List<Provision> provisions(List<Node> nodes) {
        return nodes.stream().map(Node::provision).toList();
    }

    /** A provision and all below it, in reading order. */
    static List<ProvisionId> identities(Provision provision) {
        List<ProvisionId> identities = new ArrayList<>();
        identities.add(provision.id());
        for (Provision child : provision.children()) {
            identities.addAll(identities(child));
        }
        return identities;
    }
}
