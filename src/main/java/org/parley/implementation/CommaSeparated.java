package org.parley.implementation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as a file of comma-separated values (RFC 4180), so that a spreadsheet opens it and runs nothing of it. */
final class CommaSeparated {

    private CommaSeparated() {}

    static String of(List<String> head, List<List<String>> rows) {
        return Stream.concat(Stream.of(head), rows.stream())
                .map(row -> row.stream().map(CommaSeparated::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
