package org.parley.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.parley.design.Toasts;
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

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Refusals::tell));
    }

    private static void tell(ErrorEvent event) {
        Throwable thrown = event.getThrowable();
        RuleViolation violation = find(thrown, RuleViolation.class);
        String key;
        if (violation != null) {
            key = "";
        } else if (find(thrown, AccessDeniedException.class) != null) {
            key = "shell.error.denied";
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

    private static <T extends Throwable> @org.jspecify.annotations.Nullable T find(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
