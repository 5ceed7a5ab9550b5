package org.parley.implementation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;

/**
 * What another signatory says of a reservation.
 *
 * @param reason    why it objects; null where it accepts
 * @param withdrawn the day on which it took its objection back; null while it stands
 */
public record Reaction(
        DelegationId delegation,
        Kind kind,
        @Nullable String reason,
        LocalDate on,
        @Nullable LocalDate withdrawn) {

    /** What it says. */
    public enum Kind {
        ACCEPTS,
        OBJECTS,
        /** It objects, and definitely says that the agreement is not in force between the two (article 20, paragraph 4 (b)). */
        PRECLUDES;

        /** Its name in the record, the API and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is an objection that was not taken back. */
    public boolean objects() {
        return kind != Kind.ACCEPTS && withdrawn == null;
    }

    Json.Obj toJson() {
        Json.Builder json = Json.object()
                .put("delegation", delegation.value().toString())
                .put("state", kind.word())
                .put("on", on.toString());
        if (reason != null) {
            json.put("reason", reason);
        }
        if (withdrawn != null) {
            json.put("withdrawn", withdrawn.toString());
        }
        return json.build();
    }

    static Reaction of(Json.Obj json) {
        return new Reaction(
                new DelegationId(UUID.fromString(json.text("delegation"))),
                Kind.valueOf(json.text("state").toUpperCase(Locale.ROOT)),
                json.findText("reason").orElse(null),
                LocalDate.parse(json.text("on")),
                json.findText("withdrawn").map(LocalDate::parse).orElse(null));
    }
}
