package org.parley.implementation.ui;

import com.ibm.icu.text.ListFormatter;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.implementation.CommitmentState;
import org.parley.implementation.CommitmentView;

/** Says a commitment in the reader's words. */
record CommitmentWords(UI ui, Map<DelegationId, DelegationView> names, CommitmentView commitment) {

    /** "France to Ukraine". */
    String between() {
        return ui.getTranslation("implementation.between", name(commitment.delegation()), to());
    }

    /** To whom. */
    String to() {
        return commitment.beneficiaries().isEmpty()
                ? ui.getTranslation("implementation.everybody")
                : ListFormatter.getInstance(ui.getLocale())
                        .format(commitment.beneficiaries().stream()
                                .map(this::name)
                                .toList());
    }

    /** "Article 4(2)", or that the provision is gone. */
    String place() {
        String number = commitment.number();
        return number == null ? ui.getTranslation("plan.provision-gone") : ui.getTranslation("plan.article", number);
    }

    String instruments() {
        return ListFormatter.getInstance(ui.getLocale())
                .format(commitment.terms().instruments().stream()
                        .map(each -> ui.getTranslation("implementation.instrument." + each.word()))
                        .toList());
    }

    /** Who stands behind it, or is asked to; null for nobody. */
    @Nullable
    StatusBadge backing() {
        DelegationId behind = commitment.backing();
        if (behind == null) {
            return null;
        }
        return commitment.backed()
                ? new StatusBadge(ui.getTranslation("implementation.backed", name(behind)), Shape.CHECK, Tone.POSITIVE)
                : new StatusBadge(
                        ui.getTranslation("implementation.backing-asked", name(behind)), Shape.DOTS, Tone.CAUTION);
    }

    StatusBadge state() {
        if (commitment.state() != CommitmentState.WITHDRAWN && commitment.gone()) {
            return new StatusBadge(ui.getTranslation("implementation.gone"), Shape.TRIANGLE, Tone.CAUTION);
        }
        String word =
                ui.getTranslation("implementation.state." + commitment.state().word());
        return switch (commitment.state()) {
            case NOTED -> new StatusBadge(word, Shape.DOTS, Tone.NEUTRAL);
            case GIVEN -> new StatusBadge(word, Shape.CHECK, Tone.POSITIVE);
            case WITHDRAWN -> new StatusBadge(word, Shape.DASH, Tone.NEUTRAL);
        };
    }

    /** The facts below its words. @param where said first; null to leave it out */
    Component[] facts(@Nullable String where) {
        List<Component> facts = new ArrayList<>();
        if (where != null) {
            facts.add(new Span(where));
        }
        facts.add(new Span(instruments()));
        StatusBadge backing = backing();
        if (backing != null) {
            facts.add(backing);
        }
        return facts.toArray(Component[]::new);
    }

    String name(DelegationId delegation) {
        DelegationView found = names.get(delegation);
        return found == null ? "" : found.name();
    }
}
