package org.parley.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.identity.ClosedAccounts;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonId;
import org.springframework.stereotype.Component;

/** Knows whose screens are open, and shuts them when an account is closed. */
@Component
class OpenSessions implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    private final transient CurrentPerson current;
    private final transient Map<VaadinSession, PersonId> open = new ConcurrentHashMap<>();

    OpenSessions(CurrentPerson current, ClosedAccounts accounts) {
        this.current = current;
        accounts.whenClosed(this::shut);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(init ->
                        current.find().ifPresent(person -> open.put(init.getUI().getSession(), person.id())));
        event.getSource().addSessionDestroyListener(destroyed -> open.remove(destroyed.getSession()));
    }

    private void shut(Set<PersonId> people) {
        open.forEach((session, person) -> {
            if (people.contains(person)) {
                session.access(() -> {
                    session.getUIs().forEach(ui -> {
                        ui.getPage().setLocation("sign-in");
                        ui.push();
                    });
                    WrappedSession http = session.getSession();
                    if (http != null) {
                        http.invalidate();
                    }
                });
            }
        });
    }
}
