package org.parley.identity;

import java.util.Optional;
import org.parley.kernel.Actor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person on whose behalf this thread works. */
@Component
public class CurrentPerson {

    /** Nobody outside a session, an API call or a deliberate stand-in. */
    public Optional<SignedIn> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    /** @throws AccessDeniedException when nobody is signed in */
    public SignedIn require() {
        return find().orElseThrow(() -> new AccessDeniedException("nobody is signed in"));
    }

    public PersonId id() {
        return require().id();
    }

    public String name() {
        return require().name();
    }

    public boolean isAdministrator() {
        return find().map(SignedIn::administrator).orElse(false);
    }

    /** The person as an actor without a seat, for acts of the house. */
    public Actor actor() {
        SignedIn person = require();
        return new Actor(person.id().value(), person.name(), null, null);
    }
}
