package org.parley.support;

import com.vaadin.flow.internal.CurrentInstance;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.identity.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Does something as a person, or as nobody. */
public final class As {

    private final SecurityContext context = SecurityContextHolder.createEmptyContext();

    private As() {}

    public static As person(SignedIn person) {
        As as = new As();
        as.context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        return as;
    }

    public static As nobody() {
        return new As();
    }

    public void run(Runnable deed) {
        call(() -> {
            deed.run();
            return null;
        });
    }

    public <T> T call(Callable<T> deed) {
        // Outside of any screen: inside one, its session says who acts
        Map<Class<?>, CurrentInstance> screen = CurrentInstance.getInstances();
        CurrentInstance.clearAll();
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(context);
        try {
            return deed.call();
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        } finally {
            SecurityContextHolder.setContext(before);
            CurrentInstance.restoreInstances(screen);
        }
    }
}
