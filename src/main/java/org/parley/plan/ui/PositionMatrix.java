package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.deliberation.PositionAudience;
import org.parley.deliberation.PositionView;
import org.parley.deliberation.ui.PositionWords;
import org.parley.design.StatusBadge;

/** Provisions by delegations: in each cell the position by word and shape. Scrolled sideways, by keyboard too, where it is wide. */
@Tag("div")
final class PositionMatrix extends Component {

    private final Element body = new Element("tbody");
    private final UI ui = UI.getCurrentOrThrow();

    PositionMatrix(String caption, String provision, List<DelegationView> delegations) {
        Element head = new Element("tr").appendChild(heading("col", provision));
        for (DelegationView each : delegations) {
            Element name =
                    new Element("abbr").setAttribute("title", each.name()).setText(each.shortName());
            head.appendChild(heading("col", "").appendChild(name));
        }
        Element table = new Element("table");
        table.getClassList().add("table");
        table.getClassList().add("positions__matrix");
        table.appendChild(new Element("caption").setText(caption), new Element("thead").appendChild(head), body);
        getElement().getClassList().add("table-scroll");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", caption)
                .appendChild(table);
    }

    /**
     * A provision and what was said on it.
     *
     * @param note   what stands below its words; null for nothing
     * @param stated in the order of the columns; null where a delegation said nothing
     */
    void row(
            String path, String number, String words, @Nullable StatusBadge note, List<@Nullable PositionView> stated) {
        Element name = heading("row", "");
        name.appendChild(new Element("a").setAttribute("href", path).setText(number));
        name.appendChild(new Element("div").setAttribute("dir", "auto").setText(words));
        if (note != null) {
            name.appendChild(note.getElement());
        }
        Element row = new Element("tr").appendChild(name);
        for (PositionView each : stated) {
            row.appendChild(cell(each));
        }
        body.appendChild(row);
    }

    private Element cell(@Nullable PositionView position) {
        Element cell = new Element("td");
        if (position == null) {
            Element none =
                    new Element("span").setText("–").setAttribute("aria-label", ui.getTranslation("position.silent"));
            none.setAttribute("role", "img");
            none.getClassList().add("quiet");
            return cell.appendChild(none);
        }
        cell.setAttribute("title", position.reason());
        cell.appendChild(PositionWords.badge(position.stance()).getElement());
        if (position.audience() != PositionAudience.EVERYONE) {
            Element told = new Element("span").setText(PositionWords.told(position));
            told.getClassList().add("quiet");
            told.getClassList().add("small");
            cell.appendChild(told);
        }
        return cell;
    }

    private static Element heading(String scope, String word) {
        return new Element("th").setAttribute("scope", scope).setText(word);
    }
}
