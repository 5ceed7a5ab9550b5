package org.parley.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.kernel.RuleViolation;

/** Comma-separated values as RFC 4180 sets them out. */
final class Csv {

    private Csv() {}

    /** Cells side by side. @param line where the first begins, from 1 */
    record Row(int line, List<String> cells) {}

    /**
     * Reads a table; empty lines are passed over.
     *
     * @throws RuleViolation with the line, where a quotation mark does not fit
     */
    static List<Row> read(String text) {
        return new Reader(text).rows();
    }

    /** Writes a row. */
    static void write(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r');
        return plain && cell.strip().equals(cell) ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static final class Reader {

        private final String text;
        private int at;
        private int line = 1;

        Reader(String text) {
            this.text = text.replace("\r\n", "\n").replace('\r', '\n');
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            while (at < text.length()) {
                int begin = line;
                List<String> cells = new ArrayList<>();
                cells.add(cell());
                while (at < text.length() && text.charAt(at) == ',') {
                    at++;
                    cells.add(cell());
                }
                if (at < text.length()) {
                    at++; // past the line feed
                    line++;
                }
                if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                    rows.add(new Row(begin, List.copyOf(cells)));
                }
            }
            return rows;
        }

        private String cell() {
            return at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
        }

        private String bare() {
            int begin = at;
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                if (text.charAt(at) == '"') {
                    throw new RuleViolation("library.error.quote", line);
                }
                at++;
            }
            return text.substring(begin, at);
        }

        private String quoted() {
            int opened = line;
            StringBuilder cell = new StringBuilder();
            at++;
            while (true) {
                if (at >= text.length()) {
                    throw new RuleViolation("library.error.quote-open", opened);
                }
                char sign = text.charAt(at++);
                if (sign == '\n') {
                    line++;
                }
                if (sign != '"') {
                    cell.append(sign);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    break;
                }
            }
            if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                throw new RuleViolation("library.error.quote", line);
            }
            return cell.toString();
        }
    }
}
