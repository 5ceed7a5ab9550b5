package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** A table of figures with a caption; scrolled sideways, by keyboard too, where it is wider than the screen. */
@Tag("div")
final class DataTable extends Component {

    private final Element body = new Element("tbody");

    /** @param head the words above the columns; the first stands above the names of the rows */
    DataTable(String caption, List<String> head) {
        Element row = new Element("tr");
        head.forEach(word -> row.appendChild(heading("col", word)));
        Element table = new Element("table");
        table.getClassList().add("table");
        table.getClassList().add("table--figures");
        table.appendChild(new Element("caption").setText(caption), new Element("thead").appendChild(row), body);
        getElement().getClassList().add("table-scroll");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", caption)
                .appendChild(table);
    }

    /** A cell, and whether it stands out. */
    record Cell(String text, boolean strong) {

        static Cell of(String text) {
            return new Cell(text, false);
        }
    }

    void row(String name, List<Cell> cells) {
        Element row = new Element("tr").appendChild(heading("row", name));
        for (Cell cell : cells) {
            Element data = new Element("td").setText(cell.text());
            if (cell.strong()) {
                data.getClassList().add("table__strong");
            }
            row.appendChild(data);
        }
        body.appendChild(row);
    }

    private static Element heading(String scope, String word) {
        return new Element("th").setAttribute("scope", scope).setText(word);
    }
}
