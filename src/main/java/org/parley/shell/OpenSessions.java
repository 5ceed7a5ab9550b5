package org.parley.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.VaadinSessionState;
import com.vaadin.flow.server.WrappedSession;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.parley.identity.ClosedAccounts;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonId;
import org.springframework.stereotype.Component;

/** Knows whose screens are open, and shuts them when an account is closed. */
@Component
class OpenSessions implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final long GRACE_SECONDS = 3;

    /** Meanwhile every service refuses them: {@link CurrentPerson} knows at once whose account is closed. */
    private final transient Executor later = CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS);

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
                session.access(() -> session.getUIs().forEach(OpenSessions::send));
                later.execute(() -> session.access(() -> end(session)));
            }
        });
    }

    /** Sends a screen to the door. Its request there ends the session. */
    private static void send(UI ui) {
        if (!ui.isClosing()) {
            ui.getPage().setLocation("sign-in");
        }
    }

    /** Ends the session of screens that did not go. Sooner, and the connection would close before the message is through. */
    private static void end(VaadinSession session) {
        WrappedSession http = session.getSession();
        if (http != null && session.getState() == VaadinSessionState.OPEN) {
            http.invalidate();
        }
    }
}
