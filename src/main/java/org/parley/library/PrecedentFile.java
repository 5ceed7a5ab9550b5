package org.parley.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.kernel.CommaSeparated;
import org.parley.kernel.RuleViolation;

/**
 * The library as comma-separated values (RFC 4180, UTF-8): a line of names, then a case a row. Cells that hold several things hold one in
 * each line. What a spreadsheet would take for a formula is written behind an apostrophe, which is left out again when it is read.
 */
public final class PrecedentFile {

    /** Most characters of a file. */
    public static final int LENGTH = 4_000_000;

    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of("name", "conflict", "parties", "began", "concluded", "instruments", "terms"),
                    Stream.concat(
                            Outcome.YEARS.stream().flatMap(years -> Stream.of(verdict(years), sentence(years))),
                            Stream.of("lesson", "sources")))
            .toList();

    private PrecedentFile() {}

    /** A case of a file. @param line where its row begins, from 1 */
    public record Row(int line, PrecedentText text) {}

    /** A row that cannot be taken. @param line where it begins, from 1 */
    public record Refused(int line, RuleViolation reason) {}

    /** What a file holds. */
    public record Read(List<Row> rows, List<Refused> refused) {

        public Read {
            rows = List.copyOf(rows);
            refused = refused.stream()
                    .sorted(java.util.Comparator.comparingInt(Refused::line))
                    .toList();
        }
    }

    /** The names of the columns, in the order in which they are written. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /**
     * Reads a file; its columns may stand in any order.
     *
     * @throws RuleViolation where it is no table, or its first line does not name the columns
     */
    public static Read read(String csv) {
        if (csv.length() > LENGTH) {
            throw new RuleViolation("library.error.file-long", LENGTH);
        }
        List<CommaSeparated.Row> rows = rows(csv);
        if (rows.isEmpty()) {
            throw new RuleViolation("library.error.file-empty");
        }
        List<String> head = rows.getFirst().cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        requireColumns(head);
        List<Row> taken = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (CommaSeparated.Row row : rows.subList(1, rows.size())) {
            try {
                taken.add(new Row(row.line(), text(cells(head, row))));
            } catch (RuleViolation reason) {
                refused.add(new Refused(row.line(), reason));
            }
        }
        return new Read(taken, refused);
    }

    private static List<CommaSeparated.Row> rows(String csv) {
        try {
            return CommaSeparated.read(csv);
        } catch (CommaSeparated.Unreadable misquoted) {
            throw new RuleViolation("library.error.quote", misquoted.line());
        }
    }

    private static void requireColumns(List<String> head) {
        List<String> missing =
                COLUMNS.stream().filter(column -> !head.contains(column)).toList();
        Set<String> known = new HashSet<>(COLUMNS);
        List<String> strange =
                head.stream().filter(column -> !known.remove(column)).toList();
        if (!missing.isEmpty()) {
            throw new RuleViolation("library.error.columns-missing", String.join(", ", missing));
        }
        if (!strange.isEmpty()) {
            throw new RuleViolation("library.error.columns-strange", Line.excerpt(String.join(", ", strange)));
        }
    }

    private static Map<String, String> cells(List<String> head, CommaSeparated.Row row) {
        if (row.cells().size() != head.size()) {
            throw new RuleViolation(
                    "library.error.cells", head.size(), row.cells().size());
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int place = 0; place < head.size(); place++) {
            cells.put(head.get(place), row.cells().get(place));
        }
        return cells;
    }

    private static PrecedentText text(Map<String, String> cells) {
        return new PrecedentText(
                cell(cells, "name"),
                cell(cells, "conflict"),
                cell(cells, "parties"),
                new HistoricalDate(cell(cells, "began")),
                new HistoricalDate(cell(cells, "concluded")),
                lines(cells, "instruments", Instrument::of),
                cell(cells, "terms"),
                Outcome.YEARS.stream()
                        .map(years -> new Outcome(
                                years, Outcome.verdict(cell(cells, verdict(years))), cell(cells, sentence(years))))
                        .toList(),
                cell(cells, "lesson"),
                lines(cells, "sources", Source::of));
    }

    private static String cell(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "");
    }

    private static <T> List<T> lines(Map<String, String> cells, String column, Function<String, T> reader) {
        return cell(cells, column)
                .lines()
                .filter(line -> !line.isBlank())
                .map(reader)
                .toList();
    }

    /** Writes cases as a file. */
    public static String write(Collection<PrecedentText> precedents) {
        List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
        for (PrecedentText each : precedents) {
            List<String> cells = new ArrayList<>(List.of(
                    each.name(),
                    each.conflict(),
                    each.parties(),
                    each.began().iso(),
                    each.concluded().iso(),
                    lines(each.instruments()),
                    each.terms()));
            for (Outcome outcome : each.outcomes()) {
                cells.add(outcome.verdict().word());
                cells.add(outcome.sentence());
            }
            cells.add(each.lesson());
            cells.add(lines(each.sources()));
            rows.add(cells);
        }
        return CommaSeparated.write(rows);
    }

    private static String lines(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static String verdict(int years) {
        return "after_" + years;
    }

    private static String sentence(int years) {
        return "after_" + years + "_note";
    }

    /** The words that may stand in the columns of outcomes, for whoever writes a file. */
    public static List<String> verdicts() {
        return Arrays.stream(Verdict.values()).map(Verdict::word).toList();
    }
}
