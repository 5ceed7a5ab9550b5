package org.parley.identity;

import java.util.Locale;
import org.parley.kernel.RuleViolation;

/** A password as it was typed: 12 to 128 characters, neither the person's own name or address nor one repeated sign (ASVS 6.2). */
public record Password(String value) {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    public Password {
        if (value.length() < SHORTEST) {
            throw new RuleViolation("identity.error.password-short", SHORTEST);
        }
        if (value.length() > LONGEST) {
            throw new RuleViolation("identity.error.password-long", LONGEST);
        }
        if (value.chars().distinct().count() < 5) {
            throw new RuleViolation("identity.error.password-simple");
        }
    }

    void refuseNamesOf(String name, String email) {
        String typed = value.toLowerCase(Locale.ROOT);
        String local = email.substring(0, email.indexOf('@'));
        if (typed.equals(email)
                || typed.replace(" ", "").equals(name.toLowerCase(Locale.ROOT).replace(" ", ""))
                || typed.equals(local)) {
            throw new RuleViolation("identity.error.password-simple");
        }
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
