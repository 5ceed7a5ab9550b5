package org.parley.library;

import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the library.
 *
 * @param words      all of which stand somewhere in it; empty for any
 * @param instrument by what kind of means it was settled; null for any
 * @param verdict    how it stood; null for any
 * @param years      after how many years; null for any of them
 * @param from       not settled before this year; null for any
 * @param until      not settled after this year; null for any
 */
public record PrecedentFilter(
        String words,
        @Nullable InstrumentKind instrument,
        @Nullable Verdict verdict,
        @Nullable Integer years,
        @Nullable Integer from,
        @Nullable Integer until) {

    /** Everything. */
    public static final PrecedentFilter NONE = new PrecedentFilter("", null, null, null, null, null);

    /** Whether a case answers to all of it. */
    public boolean takes(PrecedentText precedent) {
        int year = precedent.concluded().year();
        return (from == null || year >= from)
                && (until == null || year <= until)
                && (instrument == null || precedent.instruments().stream().anyMatch(each -> each.kind() == instrument))
                && (verdict == null || looked(precedent).anyMatch(each -> each.verdict() == verdict))
                && precedent.says(words);
    }

    private Stream<Outcome> looked(PrecedentText precedent) {
        Collection<Outcome> outcomes = precedent.outcomes();
        return outcomes.stream().filter(each -> years == null || each.years() == years);
    }
}
