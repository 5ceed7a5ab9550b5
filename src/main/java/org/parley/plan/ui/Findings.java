package org.parley.plan.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;
import org.parley.text.Finding;
import org.parley.text.ProvisionId;

/** What was found in a text before a vote, as a list that is read before anything is decided. */
public final class Findings {

    private Findings() {}

    /**
     * The findings.
     *
     * @param lead what is said above them
     * @param path where a provision is read; empty for no link
     */
    public static Div list(String lead, List<Finding> findings, Function<ProvisionId, String> path) {
        UI ui = UI.getCurrentOrThrow();
        Paragraph said = new Paragraph(lead);
        said.addClassNames("quiet", "small");
        UnorderedList list = new UnorderedList();
        list.addClassName("findings");
        for (Finding finding : findings) {
            String sentence =
                    ui.getTranslation(finding.key(), finding.arguments().toArray());
            String to = path.apply(finding.provision());
            ListItem item = new ListItem();
            item.getElement().setAttribute("data-kind", finding.kind().name().toLowerCase(java.util.Locale.ROOT));
            if (to.isEmpty()) {
                item.setText(sentence);
            } else {
                item.add(new Anchor(to, sentence));
            }
            list.add(item);
        }
        Div whole = new Div(said, list);
        whole.addClassNames("stack", "stack--close");
        return whole;
    }
}
