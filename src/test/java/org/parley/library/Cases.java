package org.parley.library;

import java.security.SecureRandom;
import java.util.List;

/** Cases for the library of a test: their names are those of this run, since the database outlives it. */
public final class Cases {

    private static final String RUN = Integer.toString(new SecureRandom().nextInt(1 << 30), 36);

    private Cases() {}

    /** A case of 2001 that held for a year, partly for five, and had failed after ten. */
    public static PrecedentText text(String name) {
        return new PrecedentText(
                name + " " + RUN,
                "A war over an island",
                "Two States",
                new HistoricalDate("1991"),
                new HistoricalDate("2001-11"),
                List.of(new Instrument(
                        InstrumentKind.PEACE_OPERATION, new HistoricalDate("2001-11-21"), "The mission")),
                "Withdrawal by stages.",
                List.of(
                        new Outcome(1, Verdict.HELD, "The stages were kept."),
                        new Outcome(5, Verdict.PARTLY, "One was not."),
                        new Outcome(10, Verdict.FAILED, "None was left."),
                        new Outcome(30, Verdict.NOT_YET, "")),
                "Dates help.",
                List.of(new Source("A book", "https://example.org/book"), new Source("Another", null)));
    }
}
