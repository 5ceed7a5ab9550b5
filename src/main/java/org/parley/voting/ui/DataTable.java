package org.parley.voting.ui;

import com.vaadin.flow.component.Html;
import java.util.List;

/** A table of figures as one fragment of HTML, because a component for each of a thousand cells would be a burden to every screen. */
final class DataTable {

    private final StringBuilder rows = new StringBuilder();
    private final String caption;

    /** @param head the words above the columns; the first stands above the names of the rows */
    DataTable(String caption, List<String> head) {
        this.caption = caption;
        rows.append("<thead><tr>");
        head.forEach(
                word -> rows.append("<th scope=\"col\">").append(escaped(word)).append("</th>"));
        rows.append("</tr></thead><tbody>");
    }

    /** A cell, and whether it stands out. */
    record Cell(String text, boolean strong) {

        static Cell of(String text) {
            return new Cell(text, false);
        }
    }

    DataTable row(String name, List<Cell> cells) {
        rows.append("<tr><th scope=\"row\">").append(escaped(name)).append("</th>");
        for (Cell cell : cells) {
            rows.append(cell.strong() ? "<td class=\"table__strong\">" : "<td>")
                    .append(escaped(cell.text()))
                    .append("</td>");
        }
        rows.append("</tr>");
        return this;
    }

    /** The table, which is scrolled sideways by keyboard too where it is wider than the screen. */
    Html html() {
        String name = escaped(caption);
        return new Html("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + name
                + "\"><table class=\"table table--figures\"><caption>" + name + "</caption>" + rows
                + "</tbody></table></div>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
