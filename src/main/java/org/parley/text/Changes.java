package org.parley.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;

/** From an edited text to the changes that made it, and back. */
public final class Changes {

    private Changes() {}

    /**
     * The changes that lead from one text to the other, few and in the order in which they apply: words, headings and conditions first,
     * then insertions and moves from the top down, deletions last. Provisions are told apart by identity, so a moved one stays itself.
     * {@code apply(base, between(base, edited))} is {@code edited}.
     */
    public static List<Change> between(PlanText base, PlanText edited) {
        Map<ProvisionId, PlanText.Place> before = base.index();
        Map<ProvisionId, PlanText.Place> after = edited.index();
        List<Change> changes = new ArrayList<>();
        for (PlanText.Place place : after.values()) {
            PlanText.Place was = before.get(place.id());
            if (was != null) {
                words(was.provision(), place.provision(), changes);
            }
        }
        Set<ProvisionId> inserted = new HashSet<>();
        arrange(null, edited.articles(), before, inserted, changes);
        for (Provision article : base.articles()) {
            delete(article, after.keySet(), changes);
        }
        return changes;
    }

    private static void words(Provision was, Provision is, List<Change> changes) {
        if (!Objects.equals(was.heading(), is.heading())) {
            changes.add(new Change.Retitle(is.id(), was.heading(), is.heading()));
        }
        if (!was.text().equals(is.text())) {
            changes.add(new Change.ReplaceWords(is.id(), was.text(), is.text()));
        }
        if (!was.conditions().equals(is.conditions())) {
            changes.add(new Change.Recondition(is.id(), was.conditions(), is.conditions()));
        }
    }

    /** Puts the provisions under one parent in their places, then those below them. */
    private static void arrange(
            @Nullable ProvisionId parent,
            List<Provision> siblings,
            Map<ProvisionId, PlanText.Place> before,
            Set<ProvisionId> inserted,
            List<Change> changes) {
        Set<ProvisionId> staying = staying(parent, siblings, before);
        ProvisionId after = null;
        for (Provision provision : siblings) {
            if (!before.containsKey(provision.id())) {
                if (!inserted.contains(provision.id())) {
                    Provision fresh = without(provision, before.keySet());
                    inserted.addAll(Tree.identities(fresh));
                    changes.add(new Change.InsertProvision(parent, after, fresh));
                }
            } else if (!staying.contains(provision.id())) {
                changes.add(new Change.MoveProvision(provision.id(), parent, after));
            }
            after = provision.id();
            arrange(provision.id(), provision.children(), before, inserted, changes);
        }
    }

    /** Of the provisions that were under this parent already, a longest run that kept its order: only the others are moved. */
    static Set<ProvisionId> staying(
            @Nullable ProvisionId parent, List<Provision> siblings, Map<ProvisionId, PlanText.Place> before) {
        List<PlanText.Place> candidates = new ArrayList<>();
        for (Provision sibling : siblings) {
            PlanText.Place was = before.get(sibling.id());
            if (was != null && Objects.equals(was.parent(), parent)) {
                candidates.add(was);
            }
        }
        int[] tails = new int[candidates.size()];
        int[] previous = new int[candidates.size()];
        int length = 0;
        for (int position = 0; position < candidates.size(); position++) {
            int index = candidates.get(position).index();
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (candidates.get(tails[middle]).index() < index) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[position] = low == 0 ? -1 : tails[low - 1];
            tails[low] = position;
            length = Math.max(length, low + 1);
        }
        Set<ProvisionId> staying = new HashSet<>();
        for (int position = length == 0 ? -1 : tails[length - 1]; position >= 0; position = previous[position]) {
            staying.add(candidates.get(position).id());
        }
        return staying;
    }

    /** A provision with only those below it that are not among the known, from the top down. */
    private static Provision without(Provision provision, Set<ProvisionId> known) {
        List<Provision> kept = provision.children().stream()
                .filter(child -> !known.contains(child.id()))
                .map(child -> without(child, known))
                .toList();
        return provision.withChildren(kept);
    }

    private static void delete(Provision provision, Set<ProvisionId> remaining, List<Change> changes) {
        if (!remaining.contains(provision.id())) {
            changes.add(new Change.DeleteProvision(provision.id(), without(provision, remaining)));
        }
        deleteBelow(provision, remaining, changes);
    }

    private static void deleteBelow(Provision provision, Set<ProvisionId> remaining, List<Change> changes) {
        boolean gone = !remaining.contains(provision.id());
        for (Provision child : provision.children()) {
            if (gone && !remaining.contains(child.id())) {
                deleteBelow(child, remaining, changes);
            } else {
                delete(child, remaining, changes);
            }
        }
    }

    /** Makes the changes one after the other. Either all of them fit, or nothing is made and every misfit is told. */
    public static Application apply(PlanText base, List<Change> changes) {
        Tree tree = new Tree(base);
        List<Problem> problems = new ArrayList<>();
        for (Change change : changes) {
            Problem problem = tree.apply(change);
            if (problem != null) {
                problems.add(problem);
            }
        }
        if (problems.isEmpty()) {
            problems = tree.limits(changes);
        }
        if (!problems.isEmpty()) {
            return new Application.Inapplicable(problems);
        }
        try {
            return new Application.Applied(tree.text());
        } catch (
                RuleViolation
                        unlawful) { // each change keeps the rules, and the whole does not: a bracket that stands in it
            // twice
            return new Application.Inapplicable(
                    List.of(new Problem(changes.getLast(), unlawful.key(), unlawful.arguments())));
        }
    }

    /**
     * What undoes changes once they were made on {@code base}: {@code apply(apply(base, changes), invert(base, changes))} is
     * {@code base}. Throws {@link IllegalArgumentException} when they do not fit it.
     */
    public static List<Change> invert(PlanText base, List<Change> changes) {
        return between(made(base, changes), base);
    }

    /**
     * Two lists in one, which does what making the first and then the second does: {@code apply(base, compose(base, first, then))}
     * is {@code apply(apply(base, first), then)}. Throws {@link IllegalArgumentException} when they do not fit.
     */
    public static List<Change> compose(PlanText base, List<Change> first, List<Change> then) {
        return between(base, made(made(base, first), then));
    }

    /** The text with changes that fit it; throws {@link IllegalArgumentException} when they do not. */
    static PlanText made(PlanText base, List<Change> changes) {
        return switch (apply(base, changes)) {
            case Application.Applied(PlanText text) -> text;
            case Application.Inapplicable(List<Problem> problems) ->
                throw new IllegalArgumentException("changes do not fit their text: " + problems);
        };
    }

    /**
     * The same changes in the form that {@link #between} gives, where it matters: several edits of one provision become one. What
     * does not fit its text is left as it is.
     */
    static List<Change> plain(Snapshot base, List<Change> changes) {
        record Touch(Class<?> what, ProvisionId provision) {}
        Set<Touch> touches = new HashSet<>();
        boolean plain = true;
        for (Change change : changes) {
            Class<?> what = change instanceof Change.ReplaceWords
                            || change instanceof Change.Retitle
                            || change instanceof Change.Recondition
                    ? change.getClass()
                    : Change.class;
            plain &= touches.add(new Touch(what, change.provision()));
            if (what != Change.class || change instanceof Change.MoveProvision) {
                plain &= base.find(change.provision()) != null;
            }
        }
        return !plain && apply(base.text(), changes) instanceof Application.Applied(PlanText text)
                ? between(base.text(), text)
                : changes;
    }

    /** The provisions that the changes name: edited, inserted, deleted with all below, moved, and the parents of new ones. */
    public static Set<ProvisionId> touched(List<Change> changes) {
        Set<ProvisionId> touched = new LinkedHashSet<>();
        for (Change change : changes) {
            touched.add(change.provision());
            switch (change) {
                case Change.DeleteProvision delete -> touched.addAll(Tree.identities(delete.whole()));
                case Change.InsertProvision insert -> add(insert.parent(), touched);
                case Change.MoveProvision move -> add(move.parent(), touched);
                case Change.ReplaceWords _, Change.Retitle _, Change.Recondition _ -> {}
            }
        }
        return touched;
    }

    private static void add(@Nullable ProvisionId id, Set<ProvisionId> ids) {
        if (id != null) {
            ids.add(id);
        }
    }
}
