package org.parley.identity;

import java.time.Clock;
import java.util.Optional;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds who signs in, by address or by token, and puts each sign-in on the record of the house. */
@Service
@PreAuthorize("permitAll()")
public class SignInService implements UserDetailsService {

    private final PersonRepository people;
    private final AccessTokenRepository tokens;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignInService(
            PersonRepository people, AccessTokenRepository tokens, ApplicationEventPublisher events, Clock clock) {
        this.people = people;
        this.tokens = tokens;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public SignedIn loadUserByUsername(String email) {
        // Whoever has not chosen a password yet is as unknown as nobody: neither answer nor time tells them apart
        return people.findByEmail(email.strip().toLowerCase(java.util.Locale.ROOT))
                .filter(person -> person.passwordHash() != null)
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("unknown"));
    }

    /** The person with this id, as one signed in. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> byId(PersonId id) {
        return people.findById(id.value()).map(SignedIn::new).filter(SignedIn::isEnabled);
    }

    /** The owner of a bearer token that still works. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> byToken(String token) {
        return tokens.findByTokenHash(new Secret(token).hash())
                .filter(found -> found.usableAt(clock.instant()))
                .flatMap(found -> byId(new PersonId(found.person())));
    }

    /** Puts a sign-in on record. */
    @Transactional
    public void signedIn(SignedIn person) {
        events.publishEvent(act("person.signed-in", person));
    }

    /** Puts a sign-out on record. */
    @Transactional
    public void signedOut(SignedIn person) {
        events.publishEvent(act("person.signed-out", person));
    }

    /** Puts a failed attempt on an existing account on record; attempts on unknown addresses leave only a log line. */
    @Transactional
    public void refused(String email) {
        people.findByEmail(email.strip().toLowerCase(java.util.Locale.ROOT))
                .ifPresent(person -> events.publishEvent(act("person.sign-in-refused", new SignedIn(person))));
    }

    private static Act act(String type, SignedIn person) {
        return Act.of(
                type,
                null,
                SubjectRef.of(SubjectRef.PERSON, person.id()),
                new Actor(person.id().value(), person.name(), null, null));
    }
}
