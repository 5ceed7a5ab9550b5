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
     * The changes that lead from one text to the other, few and in the order in which they apply: words and headings first, then
     * insertions and moves from the top down, deletions last. Provisions are told apart by identity, so a moved one stays itself.
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
        return problems.isEmpty() ? finish(tree, changes) : new Application.Inapplicable(problems);
    }

    static Application finish(Tree tree, List<Change> changes) {
        List<Problem> problems = new ArrayList<>();
        for (Change change : changes) {
            boolean places = change instanceof Change.InsertProvision || change instanceof Change.MoveProvision;
            if (places && tree.isTooDeep(change.provision())) {
                problems.add(Problem.of(change, "text.problem.too-deep", TextRules.DEPTH));
            }
        }
        if (!problems.isEmpty()) {
            return new Application.Inapplicable(problems);
        }
        try {
            return new Application.Applied(tree.text());
        } catch (RuleViolation tooLarge) {
            return new Application.Inapplicable(
                    List.of(new Problem(changes.getLast(), tooLarge.key(), tooLarge.arguments())));
        }
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
                case Change.ReplaceWords _, Change.Retitle _ -> {}
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
