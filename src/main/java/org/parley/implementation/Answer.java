package org.parley.implementation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;

/**
 * What a delegation that is asked says of a nomination.
 *
 * @param reason why it objects; null where it does not
 * @param at     when it said so; null while it has not
 */
public record Answer(
        DelegationId delegation,
        Said said,
        @Nullable String reason,
        @Nullable Instant at) {

    /** What it says. */
    public enum Said {
        /** Nothing yet. */
        AWAITED,
        CONSENTS,
        OBJECTS;

        /** Its name in the record, the API and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Answer awaited(DelegationId delegation) {
        return new Answer(delegation, Said.AWAITED, null, null);
    }

    Json.Obj toJson() {
        Json.Builder json =
                Json.object().put("delegation", delegation.value().toString()).put("state", said.word());
        if (reason != null) {
            json.put("reason", reason);
        }
        if (at != null) {
            json.put("at", at.toString());
        }
        return json.build();
    }

    static Answer of(Json.Obj json) {
        return new Answer(
                new DelegationId(UUID.fromString(json.text("delegation"))),
                Said.valueOf(json.text("state").toUpperCase(Locale.ROOT)),
                json.findText("reason").orElse(null),
                json.findText("at").map(Instant::parse).orElse(null));
    }
}
