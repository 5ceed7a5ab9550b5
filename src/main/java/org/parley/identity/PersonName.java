package org.parley.identity;

import java.text.Normalizer;
import org.parley.kernel.Characters;
import org.parley.kernel.RuleViolation;

/** A person's name as it stands in the record: 1 to 120 characters, none of them invisible. */
public record PersonName(String value) {

    /** Longest name, in UTF-16 code units. */
    public static final int LIMIT = 120;

    public PersonName {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.isEmpty() || value.length() > LIMIT) {
            throw new RuleViolation("identity.error.name", LIMIT);
        }
        if (value.codePoints().anyMatch(Characters::invisible)) {
            throw new RuleViolation("identity.error.name-characters");
        }
    }
}
