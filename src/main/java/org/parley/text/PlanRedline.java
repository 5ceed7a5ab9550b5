package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two states of a plan in one reading order: what a lawyer would print. Provisions are matched by identity, words inside them by
 * {@link WordDiff}, conditions whole. Read without {@link Status#DELETED} and {@link Status#MOVED_FROM} it is the later state, read without
 * {@link Status#INSERTED} and {@link Status#MOVED_TO} the earlier.
 */
public record PlanRedline(List<Node> nodes) {

    /** What happened to a provision. */
    public enum Status {
        SAME,
        /** Other words, the heading and the conditions perhaps too. */
        CHANGED,
        /** Another heading only. */
        RETITLED,
        /** Other conditions only. */
        RECONDITIONED,
        INSERTED,
        DELETED,
        /** Where it stood before it moved. */
        MOVED_FROM,
        /** Where it stands after it moved; its words may have changed as well. */
        MOVED_TO;

        /** Whether a provision of this status stands in the earlier text at this place. */
        public boolean isInEarlier() {
            return this != INSERTED && this != MOVED_TO;
        }

        /** Whether a provision of this status stands in the later text at this place. */
        public boolean isInLater() {
            return this != DELETED && this != MOVED_FROM;
        }
    }

    /**
     * One provision at one place.
     *
     * @param depth        1 for an article
     * @param numberBefore its number in the earlier text, null if it was not there
     * @param numberAfter  its number in the later text, null if it is not there
     * @param conditionsBefore its conditions in the earlier text; none if it was not there
     * @param conditionsAfter  its conditions in the later text; none if it is not there
     * @param cited        how the provisions are cited that its conditions name
     */
    public record Node(
            ProvisionId provision,
            Status status,
            int depth,
            @Nullable String numberBefore,
            @Nullable String numberAfter,
            Redline heading,
            Redline text,
            List<Condition> conditionsBefore,
            List<Condition> conditionsAfter,
            Map<ProvisionId, String> cited) {

        /** The number a reader looks for: the later one where there is one. */
        public String number() {
            return numberAfter != null ? numberAfter : Objects.requireNonNullElse(numberBefore, Numbering.NOWHERE);
        }
    }

    public PlanRedline {
        nodes = List.copyOf(nodes);
    }

    /** The comparison of two states, cross-references as they are stored. */
    public static PlanRedline of(PlanText base, PlanText edited) {
        return new Comparison(base, edited, Numbering.of(base), Numbering.of(edited), false).run();
    }

    /** The same for reading: cross-references written out with the numbers of the state in which they stand. */
    public static PlanRedline shown(PlanText base, PlanText edited) {
        return shown(base, Numbering.of(base), edited, Numbering.of(edited));
    }

    /** The same with numberings that cite in the language of the text. */
    public static PlanRedline shown(PlanText base, Numbering numbersBefore, PlanText edited, Numbering numbersAfter) {
        return new Comparison(base, edited, numbersBefore, numbersAfter, true).run();
    }

    /** Only what changed, each with the provisions above it. */
    public PlanRedline excerpt() {
        List<Node> kept = new ArrayList<>();
        List<Node> above = new ArrayList<>();
        for (Node node : nodes) {
            while (!above.isEmpty() && above.getLast().depth() >= node.depth()) {
                above.removeLast();
            }
            above.add(node);
            if (node.status() != Status.SAME) {
                kept.addAll(above.stream().filter(each -> !kept.contains(each)).toList());
            }
        }
        return new PlanRedline(kept);
    }

    public boolean isUnchanged() {
        return nodes.stream().allMatch(node -> node.status() == Status.SAME);
    }

    private static final class Comparison {

        private final PlanText base;
        private final PlanText edited;
        private final boolean shown;
        private final Map<ProvisionId, PlanText.Place> before;
        private final Map<ProvisionId, PlanText.Place> after;
        private final Numbering numbersBefore;
        private final Numbering numbersAfter;
        private final Set<ProvisionId> staying = new HashSet<>();
        private final List<Node> nodes = new ArrayList<>();

        Comparison(PlanText base, PlanText edited, Numbering numbersBefore, Numbering numbersAfter, boolean shown) {
            this.base = base;
            this.edited = edited;
            this.shown = shown;
            this.before = base.index();
            this.after = edited.index();
            this.numbersBefore = numbersBefore;
            this.numbersAfter = numbersAfter;
        }

        PlanRedline run() {
            settle(null, edited.articles());
            merge(base.articles(), edited.articles(), 1);
            return new PlanRedline(nodes);
        }

        /** Finds the provisions that stayed where they were, under parents that stayed where they were. */
        private void settle(@Nullable ProvisionId parent, List<Provision> siblings) {
            Set<ProvisionId> here = Changes.staying(parent, siblings, before);
            staying.addAll(here);
            for (Provision sibling : siblings) {
                if (here.contains(sibling.id())) {
                    settle(sibling.id(), sibling.children());
                }
            }
        }

        private void merge(List<Provision> earlier, List<Provision> later, int depth) {
            int position = 0;
            for (Provision is : later) {
                if (!staying.contains(is.id())) {
                    arrived(is, depth);
                    continue;
                }
                while (!earlier.get(position).id().equals(is.id())) {
                    left(earlier.get(position++), depth);
                }
                Provision was = earlier.get(position++);
                add(stayed(was, is), depth, was, is);
                merge(was.children(), is.children(), depth + 1);
            }
            while (position < earlier.size()) {
                left(earlier.get(position++), depth);
            }
        }

        private static Status stayed(Provision was, Provision is) {
            if (!was.text().equals(is.text())) {
                return Status.CHANGED;
            }
            if (!Objects.equals(was.heading(), is.heading())) {
                return Status.RETITLED;
            }
            return was.conditions().equals(is.conditions()) ? Status.SAME : Status.RECONDITIONED;
        }

        private void arrived(Provision is, int depth) {
            PlanText.Place was = before.get(is.id());
            add(was == null ? Status.INSERTED : Status.MOVED_TO, depth, was == null ? null : was.provision(), is);
            for (Provision child : is.children()) {
                arrived(child, depth + 1);
            }
        }

        private void left(Provision was, int depth) {
            add(after.containsKey(was.id()) ? Status.MOVED_FROM : Status.DELETED, depth, was, null);
            for (Provision child : was.children()) {
                left(child, depth + 1);
            }
        }

        private void add(Status status, int depth, @Nullable Provision was, @Nullable Provision is) {
            ProvisionId id = Objects.requireNonNull(is != null ? is : was).id();
            nodes.add(new Node(
                    id,
                    status,
                    depth,
                    numbersBefore.find(id).orElse(null),
                    numbersAfter.find(id).orElse(null),
                    redline(was == null ? null : heading(was), is == null ? null : heading(is)),
                    redline(was == null ? null : was.text(), is == null ? null : is.text()),
                    was == null ? List.of() : was.conditions(),
                    is == null ? List.of() : is.conditions(),
                    cited(was, is)));
        }

        private Map<ProvisionId, String> cited(@Nullable Provision was, @Nullable Provision is) {
            Map<ProvisionId, String> cited = new HashMap<>();
            if (was != null) {
                Condition.provisions(was.conditions()).forEach(id -> cited.put(id, numbersBefore.cite(id)));
            }
            if (is != null) {
                for (ProvisionId id : Condition.provisions(is.conditions())) {
                    cited.put(id, numbersAfter.find(id).isPresent() ? numbersAfter.cite(id) : numbersBefore.cite(id));
                }
            }
            return cited;
        }

        private static String heading(Provision provision) {
            return Objects.requireNonNullElse(provision.heading(), "");
        }

        private Redline redline(@Nullable String was, @Nullable String is) {
            Redline raw;
            if (is == null) {
                raw = Redline.deleted(Objects.requireNonNull(was));
            } else {
                raw = was == null ? Redline.inserted(is) : WordDiff.redline(was, is);
            }
            return shown ? raw.resolve(numbersBefore, numbersAfter) : raw;
        }
    }
}
