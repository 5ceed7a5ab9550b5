package org.parley.record.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.parley.identity.PersonQueries;
import org.parley.record.RecordQueries;

/** The record of the house: accounts, roles, sign-ins. */
@Route("record")
@RolesAllowed("ADMINISTRATOR")
class HouseRecordView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final RecordPanel panel;

    HouseRecordView(RecordQueries records, RecordWords words, PersonQueries people) {
        List<RecordPanel.Choice> everybody = people.all().stream()
                .map(person -> new RecordPanel.Choice(
                        person.id().value().toString(),
                        person.name(),
                        List.of(person.id().value())))
                .toList();
        panel = new RecordPanel(RecordPlace.HOUSE, records, words, List.of(), everybody, List.of());
        getContent().add(panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        panel.show(event.getLocation().getQueryParameters());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("record.house.title");
    }
}
