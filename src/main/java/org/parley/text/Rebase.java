package org.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Re-expresses the changes of an amendment on a newer version of the text than the one they were made on. */
public final class Rebase {

    private final Map<ProvisionId, PlanText.Place> base;
    private final Tree tree;
    private final List<Change> changes = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Rebase(PlanText base, PlanText newer) {
        this.base = base.index();
        this.tree = new Tree(newer);
    }

    /**
     * Tells whether changes made on {@code base} still apply on {@code newer}. Words that were changed there at other places of the
     * same provision are merged with these; a place whose neighbour went is found again beside the nearest earlier one; what the newer
     * text says already is left out. Each of these is noted. Anything else falls, with the reasons: no word is dropped in silence.
     */
    public static Rebased over(PlanText base, PlanText newer, List<Change> changes) {
        Rebase rebase = new Rebase(base, newer);
        for (Change change : changes) {
            rebase.carry(change);
        }
        return rebase.finish(changes);
    }

    private Rebased finish(List<Change> originals) {
        if (!problems.isEmpty()) {
            return new Rebased.Fallen(problems);
        }
        if (changes.isEmpty()) {
            return new Rebased.Fallen(notes);
        }
        if (Changes.finish(tree, changes) instanceof Application.Inapplicable(List<Problem> reasons)) {
            return new Rebased.Fallen(reasons);
        }
        return notes.isEmpty() && changes.equals(originals)
                ? new Rebased.Clean(changes)
                : new Rebased.Changed(changes, notes);
    }

    private void carry(Change change) {
        Change carried = switch (change) {
            case Change.ReplaceWords replace -> replace(replace);
            case Change.Retitle retitle -> retitle(retitle);
            case Change.InsertProvision insert -> insert(insert);
            case Change.MoveProvision move -> move(move);
            case Change.DeleteProvision delete -> delete(delete);
        };
        if (carried == null) {
            return;
        }
        Problem problem = tree.apply(carried);
        if (problem == null) {
            changes.add(carried);
        } else {
            problems.add(new Problem(change, problem.key(), problem.arguments()));
        }
    }

    private @Nullable Change replace(Change.ReplaceWords change) {
        Tree.Node node = tree.find(change.provision());
        if (node == null || node.text().equals(change.before())) {
            return change;
        }
        Optional<String> merged = WordDiff.merge(change.before(), node.text(), change.after());
        if (merged.isEmpty()) {
            problems.add(Problem.of(change, "text.problem.same-words"));
            return null;
        }
        Change.ReplaceWords carried = new Change.ReplaceWords(change.provision(), node.text(), merged.get());
        if (carried.after().equals(node.text())) {
            notes.add(Problem.of(change, "text.problem.already-so"));
            return null;
        }
        notes.add(Problem.of(change, "text.problem.merged"));
        return carried;
    }

    private @Nullable Change retitle(Change.Retitle change) {
        Tree.Node node = tree.find(change.provision());
        if (node != null && Objects.equals(node.heading(), change.after())) {
            notes.add(Problem.of(change, "text.problem.already-so"));
            return null;
        }
        return change;
    }

    private Change insert(Change.InsertProvision change) {
        if (tree.hasPlace(change.parent(), change.after()) || lacks(change.parent())) {
            return change;
        }
        notes.add(Problem.of(change, "text.problem.other-neighbour"));
        return new Change.InsertProvision(
                change.parent(), neighbour(change.parent(), change.after()), change.inserted());
    }

    private Change move(Change.MoveProvision change) {
        if (tree.hasPlace(change.parent(), change.after()) || lacks(change.parent())) {
            return change;
        }
        notes.add(Problem.of(change, "text.problem.other-neighbour"));
        return new Change.MoveProvision(
                change.provision(), change.parent(), neighbour(change.parent(), change.after()));
    }

    private @Nullable Change delete(Change.DeleteProvision change) {
        if (lacks(change.provision())) {
            notes.add(Problem.of(change, "text.problem.already-so"));
            return null;
        }
        return change;
    }

    private boolean lacks(@Nullable ProvisionId id) {
        return id != null && tree.find(id) == null;
    }

    /** The nearest sibling before a place that is still there; null for the first place. */
    private @Nullable ProvisionId neighbour(@Nullable ProvisionId parent, @Nullable ProvisionId after) {
        ProvisionId candidate = after;
        while (candidate != null && !tree.hasPlace(parent, candidate)) {
            PlanText.Place place = base.get(candidate);
            candidate = place == null || !Objects.equals(place.parent(), parent) ? null : place.after();
        }
        return candidate;
    }
}
