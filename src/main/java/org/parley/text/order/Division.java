package org.parley.text.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Collision;
import org.parley.text.PlanText;

/**
 * The vote on a text in parts (rules 89 and 129 of the General Assembly): each part is put in its order; those that carry are then put
 * together as a whole; where none carries, the whole falls without a further vote.
 *
 * <p>What is divided is a proposal, and a part does its changes where it carries; or it is a text as it stands, and a part undoes itself where
 * it falls: its changes are then the deletions of its provisions.
 *
 * @param changes what the whole text does, or of a text as it stands what deletes each of its units
 * @param parts   for each part the positions of its changes, from 0; every change is in exactly one
 */
public record Division(List<Change> changes, List<List<Integer>> parts) {

    public static final int FEWEST = 2;
    public static final int MOST = 12;

    /** What is to be put next. */
    public sealed interface Next {

        /** The vote on one part. @param part its position, from 0 */
        record Part(int part) implements Next {}

        /** The vote on the parts that carried. @param reduced whether others fell */
        record Whole(List<Change> left, boolean reduced) implements Next {}

        /** Nothing: every part fell, and the whole with them. */
        record Nothing() implements Next {}
    }

    /**
     * Two parts that cannot be decided one without the other.
     *
     * @param part  the position of the one, from 0
     * @param other the position of the other
     * @param rests whether the one cannot stand without the other; otherwise they change the same thing
     */
    public record Dependence(int part, int other, boolean rests) {}

    /** @throws RuleViolation if these are no parts of that text */
    public Division {
        changes = List.copyOf(changes);
        parts = parts.stream().map(part -> part.stream().sorted().toList()).toList();
        List<Integer> named = parts.stream().flatMap(Collection::stream).toList();
        Set<Integer> once = new HashSet<>(named);
        int size = changes.size();
        boolean all = once.size() == named.size()
                && once.size() == size
                && once.stream().allMatch(each -> each >= 0 && each < size);
        if (!all || parts.stream().anyMatch(List::isEmpty)) {
            throw new RuleViolation("text.error.division-parts");
        }
        if (parts.size() < FEWEST || parts.size() > MOST) {
            throw new RuleViolation("text.error.division-number", FEWEST, MOST);
        }
    }

    /** What one part does. */
    public List<Change> part(int part) {
        return parts.get(part).stream().map(changes::get).toList();
    }

    /** What some parts do together, in the order of the whole. */
    public List<Change> together(Set<Integer> some) {
        return some.stream()
                .flatMap(part -> parts.get(part).stream())
                .sorted()
                .map(changes::get)
                .toList();
    }

    /** The first two parts, if any, that cannot be decided one without the other on this text; empty where every choice of parts can stand. */
    public Optional<Dependence> dependence(PlanText base) {
        for (int part = 0; part < parts.size(); part++) {
            if (!fits(base, part(part))) {
                return Optional.of(new Dependence(part, support(base, part), true));
            }
        }
        for (int one = 0; one < parts.size(); one++) {
            for (int other = one + 1; other < parts.size(); other++) {
                Collision collision = Collision.between(base, part(one), part(other));
                if (collision.kind() != Collision.Kind.INDEPENDENT
                        || !collision.flags().isEmpty()) {
                    return Optional.of(new Dependence(one, other, false));
                }
            }
        }
        return Optional.empty();
    }

    /** A part without which another cannot stand. */
    private int support(PlanText base, int part) {
        return IntStream.range(0, parts.size())
                .filter(other -> other != part && fits(base, together(Set.of(part, other))))
                .findFirst()
                .orElse(part == 0 ? 1 : 0);
    }

    private static boolean fits(PlanText base, List<Change> changes) {
        return Changes.apply(base, changes) instanceof Application.Applied;
    }

    /**
     * What follows from what is decided so far.
     *
     * @param outcomes for each part whether it carried; null where it is not decided
     */
    public Next next(List<@Nullable Boolean> outcomes) {
        if (outcomes.size() != parts.size()) {
            throw new IllegalArgumentException("an outcome for each part");
        }
        int open = outcomes.indexOf(null);
        if (open >= 0) {
            return new Next.Part(open);
        }
        Set<Integer> carried = that(outcomes, true);
        return carried.isEmpty()
                ? new Next.Nothing()
                : new Next.Whole(together(carried), carried.size() < parts.size());
    }

    /** The changes of the parts that fell, in the order of the whole: what goes out of a text as it stands. */
    public List<Change> fallen(List<@Nullable Boolean> outcomes) {
        return together(that(outcomes, false));
    }

    private Set<Integer> that(List<@Nullable Boolean> outcomes, boolean carried) {
        return IntStream.range(0, parts.size())
                .filter(part -> Objects.equals(outcomes.get(part), carried))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** Each change a part of its own. */
    public static Division of(List<Change> changes) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int change = 0; change < changes.size(); change++) {
            parts.add(List.of(change));
        }
        return new Division(changes, parts);
    }
}
