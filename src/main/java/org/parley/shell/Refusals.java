package org.parley.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.parley.design.Toasts;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Turns what a service refuses into a sentence on the screen; what was typed stays as it is. */
@Component
class Refusals implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final transient Messages messages;

    Refusals(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(this::tell));
    }

    private void tell(ErrorEvent event) {
        Throwable thrown = event.getThrowable();
        RuleViolation violation = find(thrown, RuleViolation.class);
        AccessDeniedException denied = find(thrown, AccessDeniedException.class);
        String key;
        if (violation != null) {
            key = "";
        } else if (denied != null) {
            key = reason(denied);
        } else if (find(thrown, NotFound.class) != null) {
            key = "shell.error.not-found";
        } else if (find(thrown, ConcurrencyFailureException.class) != null) {
            key = "shell.error.concurrent";
        } else {
            LOG.error("a request failed", thrown);
            key = "shell.error.unexpected";
        }
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> {
                if (violation != null) {
                    Toasts.refused(violation);
                } else {
                    Toasts.refused(ui.getTranslation(key));
                }
            });
        }
    }

    /** Why a seat does not allow it, where the module that refuses says so; Spring's own words are nobody's to read. */
    private String reason(AccessDeniedException denied) {
        String said = denied.getMessage();
        return said != null && messages.knows(said) ? said : "shell.error.denied";
    }

    private static <T extends Throwable> @org.jspecify.annotations.Nullable T find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
