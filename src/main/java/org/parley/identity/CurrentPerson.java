package org.parley.identity;

import java.util.Optional;
import java.util.UUID;
import org.parley.kernel.ActingPerson;
import org.parley.kernel.Actor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person on whose behalf this thread works. */
@Component
public class CurrentPerson implements ActingPerson {

    private final ClosedAccounts closed;

    CurrentPerson(ClosedAccounts closed) {
        this.closed = closed;
    }

    /** Nobody outside a session, an API call or a deliberate stand-in, and nobody whose account has been closed since. */
    public Optional<SignedIn> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getPrincipal() instanceof SignedIn person
                        && !closed.contains(person.id())
                ? Optional.of(person)
                : Optional.empty();
    }

    @Override
    public Optional<UUID> acting() {
        return find().map(person -> person.id().value());
    }

    /**
     * Works as the house itself: for what a rule says shall follow without anybody's hand. Whose work it was before, it is again
     * afterwards.
     */
    public void asHouse(Runnable work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext house = SecurityContextHolder.createEmptyContext();
        SignedIn itself = SignedIn.house();
        house.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(itself, null, itself.getAuthorities()));
        SecurityContextHolder.setContext(house);
        try {
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** Puts what the person has become in place of what they were when they signed in; the session keeps it. */
    void refresh(SignedIn person) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
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
