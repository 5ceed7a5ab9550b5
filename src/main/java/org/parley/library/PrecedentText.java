package org.parley.library;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.kernel.RuleViolation;
import org.parley.text.TextRules;

/**
 * What the library says of a case. It checks itself when it is made.
 *
 * @param name        by which it is known, unique in the house
 * @param conflict    what it was about
 * @param parties     who settled, in one line
 * @param began       when the conflict or question began
 * @param concluded   when it was settled: the years of the outcomes count from here
 * @param instruments by what
 * @param terms       what was settled, in neutral words
 * @param outcomes    one for each of {@link Outcome#YEARS}, in their order
 * @param lesson      what can be learnt from it, in neutral words
 * @param sources     where it can be read
 */
public record PrecedentText(
        String name,
        String conflict,
        String parties,
        HistoricalDate began,
        HistoricalDate concluded,
        List<Instrument> instruments,
        String terms,
        List<Outcome> outcomes,
        String lesson,
        List<Source> sources) {

    /** Most characters of name, conflict and parties. */
    public static final int LINE_LENGTH = 200;

    /** Most characters of the terms. */
    public static final int TERMS_LENGTH = 4_000;

    /** Most characters of the lesson. */
    public static final int LESSON_LENGTH = 2_000;

    public PrecedentText {
        name = line("name", name);
        conflict = line("conflict", conflict);
        parties = line("parties", parties);
        terms = prose("terms", terms, TERMS_LENGTH);
        lesson = prose("lesson", lesson, LESSON_LENGTH);
        instruments = List.copyOf(instruments);
        outcomes = List.copyOf(outcomes);
        sources = List.copyOf(sources);
        if (concluded.compareTo(began) < 0 && !began.iso().startsWith(concluded.iso())) {
            throw new RuleViolation("library.error.dates");
        }
        if (instruments.isEmpty() || instruments.size() > Instrument.LIMIT) {
            throw new RuleViolation("library.error.instruments", Instrument.LIMIT);
        }
        if (sources.isEmpty() || sources.size() > Source.LIMIT) {
            throw new RuleViolation("library.error.sources", Source.LIMIT);
        }
        if (!outcomes.stream().map(Outcome::years).toList().equals(Outcome.YEARS)) {
            throw new RuleViolation("library.error.years");
        }
    }

    private static String line(String field, String text) {
        String kept = TextRules.line(text, LINE_LENGTH);
        if (kept.isEmpty()) {
            throw new RuleViolation("library.error.missing." + field);
        }
        return kept;
    }

    private static String prose(String field, String text, int limit) {
        String kept = TextRules.prose(text, limit);
        if (kept.isEmpty()) {
            throw new RuleViolation("library.error.missing." + field);
        }
        return kept;
    }

    /** How it stood after so many years. */
    public Outcome after(int years) {
        return outcomes.get(Outcome.YEARS.indexOf(years));
    }

    /** Whether all of these words stand somewhere in it, in whatever case. */
    public boolean says(String words) {
        String all = Stream.of(
                        Stream.of(name, conflict, parties, terms, lesson),
                        instruments.stream().map(Instrument::name),
                        outcomes.stream().map(Outcome::sentence),
                        sources.stream().map(Source::citation))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return Stream.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
}
