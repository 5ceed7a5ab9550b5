package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That two amendments made on the same version meet in one provision.
 *
 * @param provision where
 * @param kind      how
 */
public record Overlap(ProvisionId provision, Kind kind) {

    /** How two amendments meet, the gravest first. */
    public enum Kind {
        /** One takes away a provision that the other works on. */
        DELETED,
        /** They change the same words, or words that touch, in different ways. */
        SAME_WORDS,
        /** They give it different headings. */
        SAME_HEADING,
        /** They move it to different places. */
        MOVED,
        /** They put something in at the same place. */
        SAME_PLACE,
        /** They make the same change. */
        IDENTICAL,
        /** They change different words of it: both can stand. */
        SAME_PROVISION
    }

    /** The places under one parent. */
    private record Point(
            @Nullable ProvisionId parent, @Nullable ProvisionId after) {}

    /** Every meeting once, in the order of the first amendment's changes. Symmetric but for that order. */
    public static List<Overlap> between(List<Change> one, List<Change> other) {
        Map<ProvisionId, List<Change>> theirs = new HashMap<>();
        Map<ProvisionId, Change.DeleteProvision> deletions = deletions(other);
        Map<Point, Change> points = new HashMap<>();
        for (Change change : other) {
            theirs.computeIfAbsent(change.provision(), _ -> new ArrayList<>()).add(change);
            Point point = point(change);
            if (point != null) {
                points.put(point, change);
            }
        }
        Set<Overlap> overlaps = new LinkedHashSet<>();
        for (Change change : one) {
            for (Change counterpart : theirs.getOrDefault(change.provision(), List.of())) {
                overlaps.add(new Overlap(change.provision(), kind(change, counterpart)));
            }
            for (ProvisionId needed : needs(change)) {
                Change.DeleteProvision deletion = deletions.get(needed);
                if (deletion != null && !deletion.equals(change)) {
                    overlaps.add(new Overlap(needed, Kind.DELETED));
                }
            }
            Point point = point(change);
            Change neighbour = point == null ? null : points.get(point);
            if (neighbour != null && !neighbour.provision().equals(change.provision())) {
                overlaps.add(new Overlap(change.provision(), Kind.SAME_PLACE));
            }
        }
        Map<ProvisionId, Change.DeleteProvision> own = deletions(one);
        for (Change change : other) {
            for (ProvisionId needed : needs(change)) {
                Change.DeleteProvision deletion = own.get(needed);
                if (deletion != null && !deletion.equals(change)) {
                    overlaps.add(new Overlap(needed, Kind.DELETED));
                }
            }
        }
        return List.copyOf(overlaps);
    }

    private static Kind kind(Change one, Change other) {
        if (one.equals(other)) {
            return Kind.IDENTICAL;
        }
        if (one instanceof Change.DeleteProvision || other instanceof Change.DeleteProvision) {
            return Kind.DELETED;
        }
        if (one instanceof Change.ReplaceWords mine && other instanceof Change.ReplaceWords theirs) {
            return sameWords(mine, theirs) ? Kind.SAME_WORDS : Kind.SAME_PROVISION;
        }
        if (one instanceof Change.Retitle && other instanceof Change.Retitle) {
            return Kind.SAME_HEADING;
        }
        if (one instanceof Change.MoveProvision && other instanceof Change.MoveProvision) {
            return Kind.MOVED;
        }
        return Kind.SAME_PROVISION;
    }

    /** Whether two edits of one text touch; edits of different texts are taken to. */
    private static boolean sameWords(Change.ReplaceWords one, Change.ReplaceWords other) {
        if (!one.before().equals(other.before())) {
            return true;
        }
        Tokens before = Tokens.of(one.before());
        List<WordDiff.Hunk> theirs = WordDiff.hunks(before, Tokens.of(other.after()));
        return WordDiff.hunks(before, Tokens.of(one.after())).stream()
                .anyMatch(mine -> theirs.stream().anyMatch(mine::touches));
    }

    private static Map<ProvisionId, Change.DeleteProvision> deletions(List<Change> changes) {
        Map<ProvisionId, Change.DeleteProvision> deletions = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.DeleteProvision delete) {
                Tree.identities(delete.whole()).forEach(id -> deletions.put(id, delete));
            }
        }
        return deletions;
    }

    /** The provisions that must be there for a change to have sense. */
    private static Set<ProvisionId> needs(Change change) {
        Set<@Nullable ProvisionId> needs = new HashSet<>();
        switch (change) {
            case Change.ReplaceWords replace -> needs.add(replace.provision());
            case Change.Retitle retitle -> needs.add(retitle.provision());
            case Change.InsertProvision insert -> needs.add(insert.parent());
            case Change.MoveProvision move -> {
                needs.add(move.provision());
                needs.add(move.parent());
            }
            case Change.DeleteProvision delete -> needs.addAll(Tree.identities(delete.whole()));
        }
        Set<ProvisionId> present = new LinkedHashSet<>();
        for (ProvisionId id : needs) {
            if (id != null) {
                present.add(id);
            }
        }
        return present;
    }

    private static @Nullable Point point(Change change) {
        return switch (change) {
            case Change.InsertProvision insert -> new Point(insert.parent(), insert.after());
            case Change.MoveProvision move -> new Point(move.parent(), move.after());
            default -> null;
        };
    }
}
