package org.parley.implementation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** Figures with a bar beside each, as a table with a caption; the bar only helps. */
@Tag("div")
final class Sums extends Component {

    private final Element body = new Element("tbody");
    private final int most;

    /**
     * @param head the words above the columns; the first stands above the names of the rows
     * @param most the figure whose bar is full
     */
    Sums(String caption, List<String> head, int most) {
        this.most = Math.max(1, most);
        Element row = new Element("tr");
        head.forEach(word ->
                row.appendChild(new Element("th").setAttribute("scope", "col").setText(word)));
        Element table = new Element("table");
        table.getClassList().add("table");
        table.appendChild(new Element("caption").setText(caption), new Element("thead").appendChild(row), body);
        getElement().getClassList().add("table-scroll");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", caption)
                .appendChild(table);
    }

    void row(String name, List<Integer> figures, List<String> shown) {
        // A name in another direction than the page's keeps its own, with its number
        Element row = new Element("tr")
                .appendChild(
                        new Element("th").setAttribute("scope", "row").appendChild(new Element("bdi").setText(name)));
        for (int column = 0; column < figures.size(); column++) {
            Element number = new Element("span").setText(shown.get(column));
            number.getClassList().add("bar__number");
            Element line = new Element("meter")
                    .setAttribute("max", Integer.toString(most))
                    .setAttribute("value", Integer.toString(figures.get(column)))
                    .setAttribute("aria-hidden", "true")
                    .setAttribute("data-kind", Integer.toString(column));
            line.getClassList().add("bar__line");
            Element bar = new Element("div").appendChild(number, line);
            bar.getClassList().add("bar");
            row.appendChild(new Element("td").appendChild(bar));
        }
        body.appendChild(row);
    }
}
