package org.parley.implementation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;

/**
 * A signature or ratification, as the depositary notes it.
 *
 * @param delegation whose
 * @param on         the day that the instrument bears
 * @param who        who signed, and by which full powers (Vienna Convention on the Law of Treaties, article 7)
 */
public record Deposit(Kind kind, DelegationId delegation, LocalDate on, String who) {

    /** Most characters of who signed and by which full powers. */
    public static final int LONGEST_WHO = 300;

    /** Of which kind. */
    public enum Kind {
        SIGNATURE,
        RATIFICATION;

        /** Its name in the record, the API and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Deposit {
        who = Words.paragraphs(who, LONGEST_WHO, "agreement.error.who");
    }

    Json.Obj toJson() {
        return Json.object()
                .put("kind", kind.word())
                .put("delegation", delegation.value().toString())
                .put("on", on.toString())
                .put("who", who)
                .build();
    }

    static Deposit of(Json.Obj json) {
        return new Deposit(
                Kind.valueOf(json.text("kind").toUpperCase(Locale.ROOT)),
                new DelegationId(UUID.fromString(json.text("delegation"))),
                LocalDate.parse(json.text("on")),
                json.text("who"));
    }
}
