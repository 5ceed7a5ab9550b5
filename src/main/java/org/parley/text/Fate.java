package org.parley.text;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one change when its amendment was re-expressed on a newer text.
 *
 * @param change    as its author made it
 * @param kind      what happened
 * @param carried   as it reads on the newer text; null where nothing of it is left to be done
 * @param key       a sentence of the bundle {@code text} that says so; null for {@link Kind#KEPT}
 * @param arguments what the sentence names
 */
public record Fate(
        Change change,
        Kind kind,
        @Nullable Change carried,
        @Nullable String key,
        List<Object> arguments) {

    /** What happened to a change. */
    public enum Kind {
        /** It applies as it was written. */
        KEPT,
        /** Other words of the same provision have changed: both stand. */
        MERGED,
        /** The provision after which it stands has gone elsewhere: it stands after the nearest one before. */
        BESIDE,
        /** The text says a part of it already, and the rest stands. */
        SHRUNK,
        /** The text says all of it already. */
        ALREADY_SO,
        /** What it worked on was taken away: the provision was deleted, or a larger passage rewritten. */
        TAKEN,
        /** The newer text does something else with the same thing. */
        CONFLICT;

        /** Whether every word its author wrote stands in the text, or would if it were adopted. */
        public boolean stands() {
            return this != TAKEN && this != CONFLICT;
        }
    }

    public Fate {
        arguments = List.copyOf(arguments);
    }

    static Fate kept(Change change) {
        return new Fate(change, Kind.KEPT, change, null, List.of());
    }

    static Fate carried(Change change, Kind kind, Change carried, String key) {
        return new Fate(change, kind, carried, key, List.of());
    }

    static Fate lost(Change change, Kind kind, String key, Object... arguments) {
        return new Fate(change, kind, null, key, List.of(arguments));
    }

    /** The same as something to be told; empty where there is nothing to tell. */
    public Optional<Problem> problem() {
        return key == null ? Optional.empty() : Optional.of(new Problem(change, key, arguments));
    }

    /** The words with which this one was merged: what the newer text changed in the same provision. Empty where nothing was merged. */
    public Optional<Redline> meanwhile() {
        return change instanceof Change.ReplaceWords written
                        && carried instanceof Change.ReplaceWords merged
                        && !written.before().equals(merged.before())
                ? Optional.of(WordDiff.redline(written.before(), merged.before()))
                : Optional.empty();
    }
}
