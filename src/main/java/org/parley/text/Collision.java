package org.parley.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two amendments made on one version do to each other. Exactly one {@link Kind} holds for each pair, and it holds by law, not by
 * estimate: it is what {@link Rebase} finds when the one is adopted first, and when the other is.
 *
 * @param kind   what they do to each other
 * @param taker  for {@link Kind#CONTAINS}, which of them takes away all that the other works on; otherwise null
 * @param flags  what is to be known beside that
 * @param places where they meet and how, in reading order
 */
public record Collision(Kind kind, @Nullable Side taker, Set<Flag> flags, List<Place> places) {

    /** What two amendments do to each other, the gravest first. */
    public enum Kind {
        /** They change the same thing differently: one must be chosen, or the later drafted anew. */
        CONFLICT,
        /** Adopting the one takes away all that the other works on, or says all of it: then the other falls. */
        CONTAINS,
        /** Both can stand, but the text depends on which is adopted first. */
        ORDERED,
        /** The same resulting text. */
        IDENTICAL,
        /** Both can stand, in either order, with the same text. */
        INDEPENDENT
    }

    /** One of the two. */
    public enum Side {
        ONE,
        OTHER;

        public Side reversed() {
            return this == ONE ? OTHER : ONE;
        }
    }

    /** What is to be known beside the kind. */
    public enum Flag {
        /** One deletes a provision that the other's words cite, or its conditions rest on. */
        REFERENCE,
        /** One amends the other. Set by the caller, who knows. */
        SUB
    }

    /** How they meet at one place. */
    public enum What {
        /** One deletes a provision on which the other works. */
        DELETED,
        /** One rewrites a passage in which the other changes a part. */
        REWRITTEN,
        /** They change the same words, or words that touch, in different ways. */
        SAME_WORDS,
        /** They give a provision different headings. */
        SAME_HEADING,
        /** They give a provision different conditions. */
        SAME_CONDITIONS,
        /** They move a provision to different places. */
        MOVED,
        /** They put something in at the same place. */
        SAME_PLACE,
        /** One deletes or moves the provision after which the other puts something. */
        NEIGHBOUR,
        /** One deletes a provision that the other cites, or rests a condition on. */
        CITED,
        /** Each fits, and together they would make the text deeper or longer than it may be. */
        LIMIT,
        /** They make the same change. */
        SAME_CHANGE,
        /** They change different words of it. */
        SAME_PROVISION
    }

    /**
     * One place where they meet.
     *
     * @param provision where; for what is put in, the provision before it or above it
     * @param what      how
     * @param from      for words, the first token of the provision's text ({@link Tokens}) that is meant; otherwise 0
     * @param to        for words, the token after the last; otherwise 0
     * @param words     these words as they stand in the version; empty where there are none
     */
    public record Place(ProvisionId provision, What what, int from, int to, String words) {

        static Place of(ProvisionId provision, What what) {
            return new Place(provision, what, 0, 0, "");
        }
    }

    public Collision {
        flags = flags.isEmpty() ? Set.of() : Set.copyOf(flags);
        places = List.copyOf(places);
    }

    /** What two lists of changes, both made on {@code base}, do to each other. */
    public static Collision between(PlanText base, List<Change> one, List<Change> other) {
        Snapshot version = new Snapshot(base);
        return between(version, new Footprint(version, one), new Footprint(version, other));
    }

    /** Changes in a form that is equal for two lists which make the same of a text, whatever identities their authors gave to new provisions. */
    public static List<Change> canonical(PlanText base, List<Change> changes) {
        return new Footprint(new Snapshot(base), changes).canonical();
    }

    static Collision between(Snapshot base, Footprint one, Footprint other) {
        return new Encounter(base, one, other).judge();
    }

    /** The same seen from the other side. */
    public Collision reversed() {
        return taker == null ? this : new Collision(kind, taker.reversed(), flags, places);
    }

    /** The same with something more to be known. */
    public Collision with(Flag flag) {
        EnumSet<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new Collision(kind, taker, more, places);
    }

    /** Whether there is anything to say: amendments that never meet are independent in no place. */
    public boolean meets() {
        return kind != Kind.INDEPENDENT || !places.isEmpty() || !flags.isEmpty();
    }
}
