package org.parley.implementation.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** Fields in which provisions of a text are chosen by their number and words. */
final class Provisions {

    private Provisions() {}

    static ComboBox<PlanText.Place> one(VersionView version, String label) {
        ComboBox<PlanText.Place> field = new ComboBox<>(label);
        field.setItems(version.text().walk());
        field.setItemLabelGenerator(each -> words(version, each));
        return field;
    }

    static MultiSelectComboBox<PlanText.Place> several(
            VersionView version, String label, Collection<ProvisionId> chosen) {
        List<PlanText.Place> places = version.text().walk();
        MultiSelectComboBox<PlanText.Place> field = new MultiSelectComboBox<>(label);
        field.setItems(places);
        field.setItemLabelGenerator(each -> words(version, each));
        field.setValue(
                places.stream().filter(each -> chosen.contains(each.id())).collect(Collectors.toSet()));
        return field;
    }

    /** "4(3)(a) it shall include no observers of …". */
    static String words(VersionView version, PlanText.Place place) {
        Provision provision = place.provision();
        return version.numbering().number(place.id()) + " "
                + Objects.requireNonNullElseGet(
                        provision.heading(), () -> version.numbering().resolve(provision.text()));
    }
}
