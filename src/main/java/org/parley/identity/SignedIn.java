package org.parley.identity;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Actor;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person of a session or of an API call. */
public final class SignedIn implements UserDetails {

    private static final long serialVersionUID = 1L;

    private final PersonIdentity identity;
    private final @Nullable String passwordHash;
    private final boolean enabled;

    private record PersonIdentity(java.util.UUID id, String name, String email, boolean administrator)
            implements java.io.Serializable {}

    SignedIn(Person person) {
        identity = new PersonIdentity(person.getId(), person.name(), person.email(), person.administrator());
        passwordHash = person.passwordHash();
        enabled = person.enabled();
    }

    private SignedIn(PersonIdentity identity) {
        this.identity = identity;
        passwordHash = null;
        enabled = false;
    }

    /** The house itself, while it does what a rule says without anybody's hand; no way of signing in leads here. */
    static SignedIn house() {
        return new SignedIn(new PersonIdentity(Actor.HOUSE, Actor.house().name(), "", false));
    }

    public boolean isHouse() {
        return identity.id().equals(Actor.HOUSE);
    }

    public PersonId id() {
        return new PersonId(identity.id());
    }

    public String name() {
        return identity.name();
    }

    public boolean administrator() {
        return identity.administrator();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return administrator()
                ? List.of(new SimpleGrantedAuthority("ROLE_PERSON"), new SimpleGrantedAuthority("ROLE_ADMINISTRATOR"))
                : List.of(new SimpleGrantedAuthority("ROLE_PERSON"));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return identity.email();
    }

    @Override
    public boolean isEnabled() {
        return enabled && passwordHash != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn person && person.identity.id().equals(identity.id());
    }

    @Override
    public int hashCode() {
        return identity.id().hashCode();
    }

    @Override
    public String toString() {
        return identity.email();
    }
}
