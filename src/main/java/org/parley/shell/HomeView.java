package org.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.parley.identity.CurrentPerson;

@Route("")
@PermitAll
class HomeView extends Composite<Main> {

    HomeView(CurrentPerson current) {
        getContent().add(new Span(current.name()));
    }
}
