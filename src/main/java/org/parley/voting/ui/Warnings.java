package org.parley.voting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import org.parley.design.Banner;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;

/** What a facilitator must have seen before a vote opens. */
final class Warnings {

    private Warnings() {}

    /** Replaces what a place says; it is hidden where there is nothing to say. */
    static void show(Div place, Map<SubjectRef, List<String>> warnings, Subjects subjects) {
        place.removeAll();
        place.addClassNames("warnings", "stack", "stack--close");
        place.getElement().setAttribute("aria-live", "polite");
        place.setVisible(!warnings.isEmpty());
        if (warnings.isEmpty()) {
            return;
        }
        place.add(new Banner(place.getTranslation("voting.prepare.warnings"), Shape.TRIANGLE, Tone.CAUTION));
        warnings.forEach((subject, said) -> {
            String title = subjects.describe(subject, UI.getCurrentOrThrow().getLocale())
                    .map(SubjectCard::title)
                    .orElse("");
            H2 heading = new H2(title);
            heading.addClassName("small");
            UnorderedList list = new UnorderedList();
            list.addClassName("findings");
            said.forEach(each -> list.add(new ListItem(each)));
            place.add(heading, list);
        });
    }
}
