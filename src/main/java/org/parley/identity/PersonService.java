package org.parley.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts: who is invited, how they choose a password, and who is let in no longer. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class PersonService {

    /** Longest name of a token. */
    public static final int TOKEN_NAME_LIMIT = 80;

    /** Days that a token works. */
    public static final int TOKEN_DAYS = (int) AccessToken.LIFE.toDays();

    /** Days that a one-time link works. */
    public static final int LINK_DAYS = (int) OneTimeLink.LIFE.toDays();

    private final PersonRepository people;
    private final OneTimeLinkRepository links;
    private final AccessTokenRepository tokens;
    private final PasswordEncoder passwords;
    private final CurrentPerson current;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PersonService(
            PersonRepository people,
            OneTimeLinkRepository links,
            AccessTokenRepository tokens,
            PasswordEncoder passwords,
            CurrentPerson current,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.tokens = tokens;
        this.passwords = passwords;
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes the link with which the first administrator comes in, where nobody has an account yet. An older link that was not used
     * stops working.
     *
     * @return the link's path without a leading slash; nothing where the house has people
     */
    @PreAuthorize("permitAll()")
    public Optional<String> inviteFirstAdministrator() {
        if (people.count() > 0) {
            return Optional.empty();
        }
        links.findByPersonIsNullAndUsedAtIsNull().forEach(links::delete);
        Secret secret = Secret.make("");
        links.save(new OneTimeLink(secret, null, clock.instant(), Duration.ofHours(24)));
        return Optional.of("welcome/" + secret.text());
    }

    /** Whether a one-time link still works, and whom it welcomes: a name, or empty for the first administrator. */
    @PreAuthorize("permitAll()")
    public Welcome welcome(String token) {
        OneTimeLink link = usable(token);
        UUID id = link.person();
        if (id == null) {
            return new Welcome("", "", true);
        }
        Person person = find(id);
        return new Welcome(person.name(), person.email(), false);
    }

    /**
     * Whom a one-time link welcomes.
     *
     * @param first whether the link makes the first administrator, who then gives name and address
     */
    public record Welcome(String name, String email, boolean first) {}

    /** Uses a one-time link: the first administrator comes in. */
    @PreAuthorize("permitAll()")
    public PersonId beginHouse(String token, Email email, PersonName name, Password password) {
        OneTimeLink link = usable(token);
        if (link.person() != null || people.count() > 0) {
            throw new RuleViolation("identity.error.link-used");
        }
        password.refuseNamesOf(name.value(), email.value());
        Person person = new Person(email, name, true, clock.instant());
        person.choosePassword(encode(password));
        people.save(person);
        link.use(clock.instant());
        events.publishEvent(act("person.joined", person, self(person)).with("administrator", true));
        return person.id();
    }

    /** Uses a one-time link: the invited person chooses a password, or a new one. */
    @PreAuthorize("permitAll()")
    public PersonId join(String token, Password password) {
        OneTimeLink link = usable(token);
        UUID id = link.person();
        if (id == null) {
            throw new RuleViolation("identity.error.link-used");
        }
        Person person = find(id);
        password.refuseNamesOf(person.name(), person.email());
        person.choosePassword(encode(password));
        people.save(person);
        link.use(clock.instant());
        events.publishEvent(act("person.joined", person, self(person)));
        return person.id();
    }

    /**
     * Opens an account for somebody and makes the one-time link for it; for an address that has one, answers that account.
     * Whoever arranges a table may invite to it, an administrator to the house.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') or @inviters.mayInvite()")
    public Invitation invite(Email email, PersonName name) {
        Person person = people.findByEmail(email.value()).orElse(null);
        if (person == null) {
            person = people.save(new Person(email, name, false, clock.instant()));
            events.publishEvent(act("person.invited", person, current.actor()));
        }
        return person.passwordHash() != null
                ? new Invitation(person.id(), null)
                : new Invitation(person.id(), link(person));
    }

    /** Opens an account for one more administrator of the house and makes the one-time link for it. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Invitation inviteAdministrator(Email email, PersonName name) {
        if (people.findByEmail(email.value()).isPresent()) {
            throw new RuleViolation("identity.error.address-taken", email.value());
        }
        Person person = people.save(new Person(email, name, true, clock.instant()));
        events.publishEvent(act("person.invited", person, current.actor()).with("administrator", true));
        return new Invitation(person.id(), link(person));
    }

    /** Makes a link with which a person chooses a new password; nobody else ever sets or sees one. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public String resetPassword(PersonId id) {
        Person person = find(id.value());
        person.refuseErased();
        events.publishEvent(act("person.reset", person, current.actor()));
        return link(person);
    }

    /** Lets a person in no longer. Their acts stay. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public void disable(PersonId id) {
        if (id.equals(current.id())) {
            throw new RuleViolation("identity.error.disable-self");
        }
        Person person = find(id.value());
        person.disable();
        people.save(person);
        events.publishEvent(act("person.disabled", person, current.actor()));
    }

    /** Lets a person in again. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public void enable(PersonId id) {
        Person person = find(id.value());
        person.enable();
        people.save(person);
        events.publishEvent(act("person.enabled", person, current.actor()));
    }

    /**
     * Takes name and address of somebody whose account is closed out of the house, for ever: from the account and its history, from what
     * they wrote, and from what the record keeps apart. What they did stays, by an id that leads to nobody; the record holds as before.
     *
     * @throws RuleViolation while the account is open, and where it was erased before
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public void erase(PersonId id) {
        Person person = find(id.value());
        person.erase(clock.instant());
        people.save(person);
        people.eraseTraces(id.value());
        events.publishEvent(act("person.erased", person, current.actor()));
    }

    /** Changes the name of the person signed in. The record commits to it, so that it can be erased. */
    public void rename(PersonName name) {
        Person person = find(current.id().value());
        person.rename(name);
        people.save(person);
        current.refresh(new SignedIn(person));
        events.publishEvent(act("person.renamed", person, self(person))
                .payload(name.value().getBytes(StandardCharsets.UTF_8), "text/plain"));
    }

    /** Changes the password of the person signed in, who shows that it is them by the one in force. */
    public void changePassword(String inForce, Password next) {
        Person person = find(current.id().value());
        if (!passwords.matches(inForce, person.passwordHash())) {
            throw new RuleViolation("identity.error.password-wrong");
        }
        next.refuseNamesOf(person.name(), person.email());
        person.choosePassword(encode(next));
        people.save(person);
        events.publishEvent(act("person.password-changed", person, self(person)));
    }

    /** Remembers the language that the person signed in reads. */
    public void speak(String language) {
        if (Messages.LANGUAGES.stream().noneMatch(known -> known.getLanguage().equals(language))) {
            throw new RuleViolation("identity.error.language");
        }
        Person person = find(current.id().value());
        person.speak(language);
        people.save(person);
    }

    /** Makes a token for the person signed in; it is shown this once. */
    public String makeToken(String name) {
        String label = name.strip();
        if (label.isEmpty() || label.length() > TOKEN_NAME_LIMIT) {
            throw new RuleViolation("identity.error.token-name", TOKEN_NAME_LIMIT);
        }
        Secret secret = Secret.make("parley_");
        tokens.save(new AccessToken(current.id(), label, secret, clock.instant()));
        events.publishEvent(act("token.made", find(current.id().value()), current.actor()));
        return secret.text();
    }

    /** Ends one of the own tokens. */
    public void revokeToken(UUID id) {
        AccessToken token = tokens.findById(id)
                .filter(found -> found.person().equals(current.id().value()))
                .orElseThrow(() -> new NotFound("token"));
        token.revoke(clock.instant());
        tokens.save(token);
        events.publishEvent(act("token.revoked", find(current.id().value()), current.actor()));
    }

    private String link(Person person) {
        Secret secret = Secret.make("");
        links.save(new OneTimeLink(secret, person.id(), clock.instant(), OneTimeLink.LIFE));
        return "welcome/" + secret.text();
    }

    private OneTimeLink usable(String token) {
        return links.findByTokenHash(new Secret(token).hash())
                .filter(link -> link.usableAt(clock.instant()))
                .orElseThrow(() -> new RuleViolation("identity.error.link-used"));
    }

    private Person find(UUID id) {
        return people.findById(id).orElseThrow(() -> new NotFound("person"));
    }

    private String encode(Password password) {
        return java.util.Objects.requireNonNull(passwords.encode(password.value()));
    }

    private static Actor self(Person person) {
        return new Actor(person.getId(), person.name(), null, null);
    }

    private static Act act(String type, Person person, Actor by) {
        return Act.of(type, null, SubjectRef.of(SubjectRef.PERSON, person.id()), by);
    }
}
