package org.parley.implementation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;

/**
 * Full powers, a signature or a ratification, as the depositary notes it.
 *
 * @param delegation whose
 * @param on         the day that the instrument bears
 * @param who        who signed or is empowered to, and in which office or by whose powers (Vienna Convention on the Law of Treaties, article 7)
 * @param authority  by what they sign for it; null for full powers themselves, and where it was not noted
 */
public record Deposit(
        Kind kind,
        DelegationId delegation,
        LocalDate on,
        String who,
        @Nullable Authority authority) {

    /** Most characters of who signed and by which full powers. */
    public static final int LONGEST_WHO = 300;

    /** By what somebody signs for a State or organisation. */
    public enum Authority {
        /** A head of State or of government, or a minister for foreign affairs: no full powers are needed (article 7, paragraph 2 (a)). */
        OFFICE,
        /** Full powers that were noted before. */
        POWERS;

        /** Its name in the record, the API and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of which kind. */
    public enum Kind {
        FULL_POWERS,
        SIGNATURE,
        RATIFICATION;

        /** Its name in the record, the API and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Deposit {
        authority = kind == Kind.FULL_POWERS ? null : authority;
        who = Words.paragraphs(who, LONGEST_WHO, "agreement.error.who");
    }

    /** One of which it is not noted by what somebody signed. */
    public Deposit(Kind kind, DelegationId delegation, LocalDate on, String who) {
        this(kind, delegation, on, who, null);
    }

    Json.Obj toJson() {
        Json.Builder json = Json.object()
                .put("kind", kind.word())
                .put("delegation", delegation.value().toString())
                .put("on", on.toString())
                .put("who", who);
        return (authority == null ? json : json.put("authority", authority.word())).build();
    }

    static Deposit of(Json.Obj json) {
        return new Deposit(
                Kind.valueOf(json.text("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                new DelegationId(UUID.fromString(json.text("delegation"))),
                LocalDate.parse(json.text("on")),
                json.text("who"),
                json.findText("authority")
                        .map(each -> Authority.valueOf(each.toUpperCase(Locale.ROOT)))
                        .orElse(null));
    }
}
