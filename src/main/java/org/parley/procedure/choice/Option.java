package org.parley.procedure.choice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;

/**
 * One of the options of a choice.
 *
 * @param name    what it is called on the ballot
 * @param text    its wording or what else must be known of it; null where the name says all
 * @param subject the thing it stands for, as {@code kind:uuid}; null where it is given in words only
 */
public record Option(
        String name, @Nullable String text, @Nullable String subject) {

    public static Option named(String name) {
        return new Option(name, null, null);
    }

    Json toJson() {
        return Json.object()
                .put("name", name)
                .putPresent("text", text)
                .putPresent("subject", subject)
                .build();
    }

    static Option fromJson(Json.Obj json) {
        return new Option(json.text("name"), orNull(json.findText("text")), orNull(json.findText("subject")));
    }

    private static @Nullable String orNull(Optional<String> value) {
        return value.orElse(null);
    }
}
