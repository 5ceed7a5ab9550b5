package org.parley.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/** Somebody who can sign in. */
@Entity
@Table(name = "person")
@Audited
class Person extends Aggregate<Person> {

    /** What stands for the name of somebody who was erased: nomen nescio, as registers in all languages write it. */
    private static final String NOBODY = "N. N.";

    @Id
    private UUID id;

    @Column(name = "email")
    private String email;

    @Column(name = "name")
    private String name;

    @NotAudited
    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "administrator")
    private boolean administrator;

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "language")
    private @Nullable String language;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @NotAudited
    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Person() {}

    Person(Email email, PersonName name, boolean administrator, Instant now) {
        this.id = Ids.next();
        this.email = email.value();
        this.name = name.value();
        this.administrator = administrator;
        this.enabled = true;
        this.joinedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    PersonId id() {
        return new PersonId(id);
    }

    String name() {
        return name;
    }

    String email() {
        return email;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    boolean administrator() {
        return administrator;
    }

    boolean enabled() {
        return enabled;
    }

    @Nullable
    String language() {
        return language;
    }

    void choosePassword(String hash) {
        passwordHash = hash;
    }

    void rename(PersonName to) {
        name = to.value();
    }

    void speak(String code) {
        language = code;
    }

    void disable() {
        if (!enabled) {
            throw new RuleViolation("identity.error.already-disabled", name);
        }
        enabled = false;
    }

    void enable() {
        refuseErased();
        enabled = true;
    }

    /** Takes out what says who it was. Nobody comes in by this account again. */
    void erase(Instant now) {
        if (enabled) {
            throw new RuleViolation("identity.error.erase-open", name);
        }
        refuseErased();
        name = NOBODY;
        email = "erased-" + id + "@invalid";
        passwordHash = null;
        language = null;
        administrator = false;
        erasedAt = now;
    }

    void refuseErased() {
        if (erasedAt != null) {
            throw new RuleViolation("identity.error.erased");
        }
    }

    PersonView view() {
        return new PersonView(
                id(), name, email, administrator, enabled, passwordHash != null, erasedAt != null, language, joinedAt);
    }
}
