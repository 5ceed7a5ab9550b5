package org.parley.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.parley.identity.PersonId;
import org.parley.identity.SignInService;
import org.parley.identity.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** The sample's people by key. Whatever the loader does, it does as one of them. */
final class SamplePeople {

    private final SignInService signIn;
    private final Map<String, SignedIn> people = new HashMap<>();

    SamplePeople(SignInService signIn) {
        this.signIn = signIn;
    }

    void know(String key, String email) {
        people.put(key, signIn.loadUserByUsername(email));
    }

    PersonId id(String key) {
        return person(key).id();
    }

    String name(String key) {
        return person(key).name();
    }

    /** Does something as a person, whose rights apply, and leaves the thread to whom it belonged. */
    <T> T as(String key, Supplier<T> deed) {
        SignedIn person = person(key);
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext own = SecurityContextHolder.createEmptyContext();
        own.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        SecurityContextHolder.setContext(own);
        try {
            return deed.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    void as(String key, Runnable deed) {
        as(key, () -> {
            deed.run();
            return true;
        });
    }

    private SignedIn person(String key) {
        SignedIn found = people.get(key);
        if (found == null) {
            throw new IllegalStateException("the sample has no person " + key);
        }
        return found;
    }
}
