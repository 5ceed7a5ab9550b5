package org.parley.text.order;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.Tokens;
import org.parley.text.WordDiff;

/**
 * How far an amendment is removed from the text, in whole numbers, so that comparing two is exact (ADR 0017).
 *
 * @param kind       the gravest thing that it does
 * @param changed    words that go or come, whichever are more, summed over its changes
 * @param of         words of what it changes, before or after, whichever are more
 * @param provisions how many provisions it touches, those deleted or added with all below them
 */
public record Measure(Kind kind, long changed, long of, int provisions) {

    /** What an amendment does, the furthest from the text first. */
    public enum Kind {
        /** Takes whole provisions away. */
        DELETES(0),
        /** Changes more than half of the words of a provision. */
        REWRITES(1),
        /** Changes words. */
        EDITS(2),
        /** Only adds provisions. */
        ADDS(2),
        /** Only moves provisions. */
        MOVES(2);

        private final int rank;

        Kind(int rank) {
            this.rank = rank;
        }

        /** Kinds of one rank are told apart by the share of the words that change. */
        public int rank() {
            return rank;
        }
    }

    /** The furthest removed first. */
    public static final Comparator<Measure> FURTHEST_FIRST = Comparator.comparingInt(
                    (Measure measure) -> measure.kind().rank())
            .thenComparing(Measure::byShare)
            .thenComparing(Comparator.comparingInt(Measure::provisions).reversed());

    /** The greater share first: a/b before c/d if ad is more than cb. */
    static int byShare(Measure one, Measure other) {
        return Long.compare(Math.multiplyExact(other.changed, one.of), Math.multiplyExact(one.changed, other.of));
    }

    public Measure {
        if (changed < 0 || of < 1 || changed > of) {
            throw new IllegalArgumentException("not a share: " + changed + "/" + of);
        }
    }

    /** The share of the words that change, in whole percent, rounded down; at least 1 if any does. */
    public int percent() {
        int percent = Math.toIntExact(changed * 100 / of);
        return percent == 0 && changed > 0 ? 1 : percent;
    }

    /** Measures changes that apply to a text. */
    static Measure of(PlanText base, List<Change> changes) {
        Map<ProvisionId, PlanText.Place> places = base.index();
        Sum sum = new Sum(base, places);
        changes.forEach(sum::add);
        return new Measure(sum.kind(), sum.changed, Math.max(sum.of, 1), sum.touched.size());
    }

    private static final class Sum {

        private final PlanText base;
        private final Map<ProvisionId, PlanText.Place> places;
        private final Set<ProvisionId> touched = new HashSet<>();
        private final Set<Kind> kinds = new HashSet<>();
        private long changed;
        private long of;

        Sum(PlanText base, Map<ProvisionId, PlanText.Place> places) {
            this.base = base;
            this.places = places;
        }

        Kind kind() {
            return kinds.stream().min(Comparator.naturalOrder()).orElse(Kind.EDITS);
        }

        void add(Change change) {
            touched.add(change.provision());
            switch (change) {
                case Change.ReplaceWords replace -> words(replace.before(), replace.after(), 0);
                case Change.Retitle retitle ->
                    words(
                            Objects.requireNonNullElse(retitle.before(), ""),
                            Objects.requireNonNullElse(retitle.after(), ""),
                            places.containsKey(retitle.provision())
                                    ? words(places.get(retitle.provision())
                                            .provision()
                                            .text())
                                    : 0);
                case Change.Recondition recondition -> conditions(recondition);
                case Change.DeleteProvision delete -> {
                    kinds.add(Kind.DELETES);
                    long gone = whole(delete.whole());
                    changed += gone;
                    of += gone;
                    touch(delete.whole());
                }
                case Change.InsertProvision insert -> {
                    kinds.add(Kind.ADDS);
                    long come = whole(insert.inserted());
                    changed += come;
                    of += come + beside(insert.parent());
                    touch(insert.inserted());
                }
                case Change.MoveProvision move -> {
                    kinds.add(Kind.MOVES);
                    PlanText.Place place = places.get(move.provision());
                    of += place == null ? 0 : whole(place.provision());
                }
            }
        }

        /** @param kept words of the same provision that stay */
        private void words(String before, String after, long kept) {
            Tokens earlier = Tokens.of(before);
            Tokens later = Tokens.of(after);
            long gone = 0;
            long come = 0;
            for (WordDiff.Hunk hunk : WordDiff.hunks(earlier, later)) {
                gone += earlier.words(hunk.beforeFrom(), hunk.beforeTo());
                come += later.words(hunk.afterFrom(), hunk.afterTo());
            }
            long share = Math.max(gone, come);
            long whole = kept + Math.max(earlier.words(0, earlier.size()), later.words(0, later.size()));
            changed += share;
            of += whole;
            kinds.add(2 * share > whole ? Kind.REWRITES : Kind.EDITS);
        }

        /** A condition weighs as a word does, beside the words of its provision. */
        private void conditions(Change.Recondition change) {
            long kept =
                    change.before().stream().filter(change.after()::contains).count();
            long share = Math.max(change.before().size(), change.after().size()) - kept;
            PlanText.Place place = places.get(change.provision());
            changed += share;
            of += share + kept + (place == null ? 0 : words(place.provision().text()));
            kinds.add(Kind.EDITS);
        }

        /** The words among which a new provision stands: those of the provision above it, or of the whole text. */
        private long beside(@Nullable ProvisionId parent) {
            if (parent != null) {
                PlanText.Place place = places.get(parent);
                return place == null ? 0 : whole(place.provision());
            }
            return base.articles().stream().mapToLong(Sum::whole).sum();
        }

        private void touch(Provision provision) {
            touched.add(provision.id());
            provision.children().forEach(this::touch);
        }

        private static long whole(Provision provision) {
            long words = words(Objects.requireNonNullElse(provision.heading(), "")) + words(provision.text());
            for (Provision child : provision.children()) {
                words += whole(child);
            }
            return words;
        }

        private static long words(String text) {
            Tokens tokens = Tokens.of(text);
            return tokens.words(0, tokens.size());
        }
    }
}
