package org.parley.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two amendments held against each other: words and headings one by one, and where they meet in places, by doing both orders. */
final class Encounter {

    private record Spot(ProvisionId provision, Collision.What what) {}

    private record Span(int from, int to) {}

    private final Snapshot base;
    private final Footprint one;
    private final Footprint other;
    private final Map<Spot, Span> spots = new HashMap<>();

    Encounter(Snapshot base, Footprint one, Footprint other) {
        this.base = base;
        this.one = one;
        this.other = other;
    }

    Collision judge() {
        if (one.changes.isEmpty() || other.changes.isEmpty()) {
            return collision(Collision.Kind.INDEPENDENT, null);
        }
        if (one.canonical().equals(other.canonical())) {
            one.changes.forEach(change -> spot(anchor(change), Collision.What.SAME_CHANGE, null));
            return collision(Collision.Kind.IDENTICAL, null);
        }
        if (one.meetsInPlaces(other) || growsTooLong()) {
            return doBoth();
        }
        Standing oneOver = new Standing();
        Standing otherOver = new Standing();
        standing(other, one, oneOver);
        standing(one, other, otherOver);
        return collision(oneOver, otherOver, true);
    }

    /** What becomes of an amendment when the other is adopted first. */
    private static final class Standing {

        private boolean stands = true;
        private boolean taken = true;

        void add(Fate.Kind kind) {
            stands &= kind.stands();
            taken &= kind == Fate.Kind.TAKEN || kind == Fate.Kind.ALREADY_SO;
        }
    }

    private Collision collision(Standing one, Standing other, boolean sameText) {
        if (one.taken != other.taken) {
            return collision(Collision.Kind.CONTAINS, one.taken ? Collision.Side.OTHER : Collision.Side.ONE);
        }
        if (!one.stands || !other.stands || one.taken) {
            return collision(Collision.Kind.CONFLICT, null);
        }
        return collision(sameText ? Collision.Kind.INDEPENDENT : Collision.Kind.ORDERED, null);
    }

    private Collision collision(Collision.Kind kind, Collision.@Nullable Side taker) {
        Set<Collision.Flag> flags = EnumSet.noneOf(Collision.Flag.class);
        cited(one, other, flags);
        cited(other, one, flags);
        List<Collision.Place> places = new ArrayList<>();
        spots.forEach((spot, span) -> {
            boolean better = spot.what() == Collision.What.SAME_WORDS
                    && spots.containsKey(new Spot(spot.provision(), Collision.What.REWRITTEN));
            if (!better) {
                places.add(place(spot, span));
            }
        });
        places.sort(Comparator.comparingInt((Collision.Place place) -> base.order(place.provision()))
                .thenComparing(place -> place.provision().value())
                .thenComparing(Collision.Place::what));
        return new Collision(kind, taker, flags, places);
    }

    private Collision.Place place(Spot spot, Span span) {
        PlanText.Place found = base.find(spot.provision());
        if (span.to() == 0 || found == null) {
            return Collision.Place.of(spot.provision(), spot.what());
        }
        Tokens tokens = base.tokens(spot.provision(), found.provision().text());
        return new Collision.Place(
                spot.provision(),
                spot.what(),
                span.from(),
                span.to(),
                tokens.join(span.from(), span.to()).strip());
    }

    private void cited(Footprint removing, Footprint citing, Set<Collision.Flag> flags) {
        if (Footprint.meet(removing.deleted, citing.cites)) {
            flags.add(Collision.Flag.REFERENCE);
            for (ProvisionId id : citing.cites) {
                if (removing.deleted.contains(id)) {
                    spot(id, Collision.What.CITED, null);
                }
            }
        }
    }

    private void spot(ProvisionId provision, Collision.What what, @Nullable Span span) {
        Span found = Objects.requireNonNullElse(span, new Span(0, 0));
        spots.merge(
                new Spot(provision, what),
                found,
                (a, b) -> a.to() == 0
                        ? b
                        : b.to() == 0 ? a : new Span(Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
    }

    /** Words of one provision that together would be longer than a provision may be are for the slow way to judge. */
    private boolean growsTooLong() {
        for (Change.ReplaceWords mine : one.words.values()) {
            Change.ReplaceWords theirs = other.words.get(mine.provision());
            if (theirs != null
                    && mine.after().length()
                                    + theirs.after().length()
                                    - mine.before().length()
                            > TextRules.TEXT_LENGTH) {
                return true;
            }
        }
        return false;
    }

    /** Words, headings and conditions, when nothing else meets: everything else of the amendment is kept as it is. */
    private void standing(Footprint first, Footprint second, Standing standing) {
        for (Change change : second.changes) {
            Fate.Kind kind = Fate.Kind.KEPT;
            if (change instanceof Change.ReplaceWords mine && first.words.containsKey(mine.provision())) {
                kind = words(first, second, mine);
            } else if (change instanceof Change.Retitle mine) {
                Change.Retitle theirs = first.headings.get(mine.provision());
                if (theirs != null) {
                    boolean same = Objects.equals(mine.after(), theirs.after());
                    kind = same ? Fate.Kind.ALREADY_SO : Fate.Kind.CONFLICT;
                    spot(mine.provision(), same ? Collision.What.SAME_CHANGE : Collision.What.SAME_HEADING, null);
                }
            } else if (change instanceof Change.Recondition mine) {
                Change.Recondition theirs = first.conditions.get(mine.provision());
                if (theirs != null) {
                    boolean same = mine.after().equals(theirs.after());
                    kind = same ? Fate.Kind.ALREADY_SO : Fate.Kind.CONFLICT;
                    spot(mine.provision(), same ? Collision.What.SAME_CHANGE : Collision.What.SAME_CONDITIONS, null);
                }
            }
            standing.add(kind);
        }
    }

    private Fate.Kind words(Footprint first, Footprint second, Change.ReplaceWords mine) {
        ProvisionId id = mine.provision();
        Change.ReplaceWords theirs = Objects.requireNonNull(first.words.get(id));
        WordMerge merge = new WordMerge(base.tokens(id, mine.before()), first.edit(id, theirs), second.edit(id, mine));
        Fate.Kind kind = merge.kind();
        switch (kind) {
            case ALREADY_SO -> spot(id, Collision.What.SAME_CHANGE, null);
            case SHRUNK -> {
                spot(id, Collision.What.SAME_CHANGE, null);
                spot(id, Collision.What.SAME_PROVISION, null);
            }
            case TAKEN -> spot(id, Collision.What.REWRITTEN, span(merge));
            case CONFLICT -> spot(id, Collision.What.SAME_WORDS, span(merge));
            case KEPT, MERGED, BESIDE -> spot(id, Collision.What.SAME_PROVISION, null);
        }
        return kind;
    }

    private static Span span(WordMerge merge) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (WordDiff.Hunk hunk : merge.met()) {
            from = Math.min(from, hunk.beforeFrom());
            to = Math.max(to, hunk.beforeTo());
        }
        return new Span(Math.min(from, to), to);
    }

    /** Adopts the one and then the other, and the other way round. */
    private Collision doBoth() {
        Tree oneFirst = made(one);
        Tree otherFirst = made(other);
        if (oneFirst.readsAs(otherFirst)) {
            one.changes.forEach(change -> spot(anchor(change), Collision.What.SAME_CHANGE, null));
            return collision(Collision.Kind.IDENTICAL, null);
        }
        Standing oneOver = carry(one, other, otherFirst);
        Standing otherOver = carry(other, one, oneFirst);
        for (Object gap : one.gaps) {
            if (other.gaps.contains(gap)) {
                spotGap(gap);
            }
        }
        spotMoved(one, other);
        spotMoved(other, one);
        boolean sameText = oneOver.stands && otherOver.stands && oneFirst.readsAs(otherFirst);
        return collision(oneOver, otherOver, sameText);
    }

    private void spotMoved(Footprint moving, Footprint putting) {
        for (ProvisionId id : moving.moved) {
            if (putting.gaps.contains(id)) {
                spot(id, Collision.What.NEIGHBOUR, null);
            }
        }
    }

    private void spotGap(Object gap) {
        ProvisionId anchor = gap instanceof ProvisionId after ? after : ((Footprint.First) gap).parent();
        if (anchor == null) {
            anchor = start();
        }
        if (!spots.containsKey(new Spot(anchor, Collision.What.SAME_CHANGE))) {
            spot(anchor, Collision.What.SAME_PLACE, null);
        }
    }

    private Tree made(Footprint amendment) {
        Tree tree = new Tree(base);
        for (Change change : amendment.changes) {
            Problem problem = tree.apply(change);
            if (problem != null) {
                throw new IllegalArgumentException("changes do not fit their text: " + problem);
            }
        }
        return tree;
    }

    /** Carries one amendment over the other, which is in the tree. */
    private Standing carry(Footprint second, Footprint first, Tree tree) {
        Rebase.Account account = new Rebase.Carrier(base, tree, first.moved::contains).carry(second.changes);
        Standing standing = new Standing();
        for (Fate fate : account.fates()) {
            standing.add(fate.kind());
            tell(fate, first, second);
        }
        // All of it fits, and together with the other it breaks a limit of the text
        if (standing.stands && !standing.taken && account.outcome() instanceof Rebased.Fallen) {
            standing.add(Fate.Kind.CONFLICT);
            second.changes.forEach(change -> spot(anchor(change), Collision.What.LIMIT, null));
        }
        return standing;
    }

    private void tell(Fate fate, Footprint first, Footprint second) {
        Change change = fate.change();
        switch (fate.kind()) {
            case KEPT -> {}
            case MERGED -> spot(change.provision(), Collision.What.SAME_PROVISION, null);
            case BESIDE -> spot(anchor(change), Collision.What.NEIGHBOUR, null);
            case SHRUNK -> {
                if (change instanceof Change.ReplaceWords) {
                    spot(change.provision(), Collision.What.SAME_CHANGE, null);
                    spot(change.provision(), Collision.What.SAME_PROVISION, null);
                }
            }
            case ALREADY_SO -> spot(anchor(change), Collision.What.SAME_CHANGE, null);
            case TAKEN, CONFLICT -> tellLost(fate, change, first, second);
        }
    }

    private void tellLost(Fate fate, Change change, Footprint first, Footprint second) {
        boolean taken = fate.kind() == Fate.Kind.TAKEN;
        ProvisionId id = change.provision();
        switch (change) {
            case Change.ReplaceWords replace -> {
                if (first.words.containsKey(id)) {
                    words(first, second, replace);
                } else {
                    spot(id, Collision.What.DELETED, null);
                }
            }
            case Change.Retitle _ -> spot(id, taken ? Collision.What.DELETED : Collision.What.SAME_HEADING, null);
            case Change.Recondition _ ->
                spot(id, taken ? Collision.What.DELETED : Collision.What.SAME_CONDITIONS, null);
            case Change.InsertProvision insert ->
                spot(
                        taken && insert.parent() != null ? insert.parent() : anchor(change),
                        taken ? Collision.What.DELETED : Collision.What.SAME_PLACE,
                        null);
            case Change.MoveProvision move -> {
                boolean itself = first.deleted.contains(id) || move.parent() == null;
                ProvisionId lost = itself ? id : Objects.requireNonNull(move.parent());
                spot(taken ? lost : id, taken ? Collision.What.DELETED : Collision.What.MOVED, null);
            }
            case Change.DeleteProvision delete ->
                Tree.identities(delete.whole()).stream()
                        .filter(each -> first.needs.contains(each) || first.moved.contains(each))
                        .forEach(each -> spot(each, Collision.What.DELETED, null));
        }
    }

    /** A provision of the version by which a change can be found. */
    private ProvisionId anchor(Change change) {
        @Nullable
        ProvisionId found = switch (change) {
            case Change.InsertProvision insert -> insert.after() != null ? insert.after() : insert.parent();
            case Change.MoveProvision move -> move.provision();
            case Change.ReplaceWords replace -> replace.provision();
            case Change.Retitle retitle -> retitle.provision();
            case Change.Recondition recondition -> recondition.provision();
            case Change.DeleteProvision delete -> delete.provision();
        };
        if (found != null && base.find(found) != null) {
            return found;
        }
        return start();
    }

    /** Where a plan begins; if it is still empty, one of the new provisions, the same from both sides. */
    private ProvisionId start() {
        if (!base.text().articles().isEmpty()) {
            return base.text().articles().getFirst().id();
        }
        ProvisionId mine = one.changes.getFirst().provision();
        ProvisionId theirs = other.changes.getFirst().provision();
        return mine.value().compareTo(theirs.value()) < 0 ? mine : theirs;
    }
}
