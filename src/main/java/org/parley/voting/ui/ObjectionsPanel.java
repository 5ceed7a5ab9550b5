package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Comparator;
import java.util.Map;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;

/** Who objects, and why. */
final class ObjectionsPanel extends Composite<Section> {

    private final UnorderedList lines = new UnorderedList();
    private final Paragraph none = new Paragraph();

    ObjectionsPanel() {
        getContent().addClassNames("card", "objections");
        getContent().add(new H2(getTranslation("voting.objection.title")), none, lines);
        getContent().getElement().setAttribute("aria-live", "polite");
        none.addClassName("quiet");
    }

    void show(RoundView round, Map<DelegationId, DelegationView> delegations) {
        lines.removeAll();
        round.reasons().entrySet().stream()
                .sorted(Comparator.comparing(each -> name(delegations, each.getKey())))
                .forEach(each -> {
                    Span who = new Span(name(delegations, each.getKey()));
                    who.addClassName("objections__who");
                    Paragraph why = new Paragraph(each.getValue());
                    why.getElement().setAttribute("dir", "auto");
                    why.addClassName("objections__why");
                    lines.add(new ListItem(who, why));
                });
        lines.setVisible(!round.reasons().isEmpty());
        none.setVisible(round.reasons().isEmpty());
        none.setText(getTranslation(
                round.state() == RoundState.OPEN ? "voting.objection.so-far" : "voting.objection.nobody"));
    }

    private static String name(Map<DelegationId, DelegationView> delegations, DelegationId id) {
        DelegationView view = delegations.get(id);
        return view == null ? "" : view.name();
    }
}
