package org.parley.identity;

import java.util.Locale;
import java.util.regex.Pattern;
import org.parley.kernel.RuleViolation;

/** The address a person signs in with: at most 254 characters, compared without regard to case. */
public record Email(String value) {

    private static final Pattern SHAPE = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    public Email {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > 254 || !SHAPE.matcher(value).matches()) {
            throw new RuleViolation("identity.error.email");
        }
    }
}
