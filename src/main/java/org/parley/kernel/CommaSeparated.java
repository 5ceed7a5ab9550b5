package org.parley.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows as comma-separated values (RFC 4180), so that a spreadsheet opens the file and runs nothing of it: a cell that would be a formula is
 * written with an apostrophe before it, which is taken off again where it is read.
 */
public final class CommaSeparated {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    /** What begins a formula in the spreadsheets in use. */
    private static final String FORMULA = "=+-@\t";

    private CommaSeparated() {}

    /** Cells side by side. @param line where the first begins, from 1 */
    public record Row(int line, List<String> cells) {}

    /** A quotation mark does not fit. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        Unreadable(int line, Throwable cause) {
            super(cause);
            this.line = line;
        }

        /** Where the row begins that cannot be read, from 1. */
        public int line() {
            return line;
        }
    }

    public static String write(Collection<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        try {
            for (List<String> row : rows) {
                FORMAT.printRecord(
                        out, row.stream().map(CommaSeparated::harmless).toArray());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** Reads a table; empty lines, and a mark of the byte order before the first, are passed over. */
    public static List<Row> read(String file) throws Unreadable {
        String text = (file.startsWith("\ufeff") ? file.substring(1) : file)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        List<String> lines = text.lines().toList();
        List<Row> rows = new ArrayList<>();
        int begin = notEmpty(lines, 1);
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (CSVRecord row : parser) {
                if (row.size() > 1 || !row.get(0).isBlank()) {
                    rows.add(new Row(
                            begin, row.stream().map(CommaSeparated::plain).toList()));
                }
                begin = notEmpty(lines, Math.toIntExact(parser.getCurrentLineNumber()) + 1);
            }
        } catch (IOException | UncheckedIOException misquoted) {
            throw new Unreadable(begin, misquoted);
        }
        return rows;
    }

    private static int notEmpty(List<String> lines, int from) {
        int line = from;
        while (line <= lines.size() && lines.get(line - 1).isEmpty()) {
            line++;
        }
        return line;
    }

    private static String harmless(String cell) {
        return formula(cell, 0) || quoted(cell) ? "'" + cell : cell;
    }

    private static String plain(String cell) {
        return quoted(cell) ? cell.substring(1) : cell;
    }

    /** Whether an apostrophe stands before what would be a formula, or before another such apostrophe. */
    private static boolean quoted(String cell) {
        int place = 0;
        while (place < cell.length() && cell.charAt(place) == '\'') {
            place++;
        }
        return place > 0 && formula(cell, place);
    }

    private static boolean formula(String cell, int place) {
        return place < cell.length() && FORMULA.indexOf(cell.charAt(place)) >= 0;
    }
}
