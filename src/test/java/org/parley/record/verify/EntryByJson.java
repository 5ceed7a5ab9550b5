package org.parley.record.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;

/** Reads an entry slowly, as its definition says: as JSON, member by member, and then holds what would be written of it against what was read. */
final class EntryByJson {

    private static final Json.Limits LIMITS = new Json.Limits(Entry.MAX_BYTES, 16);

    private static final Set<String> KEYS = Set.of(
            "v", "type", "at", "actor", "subject", "round", "visibility", "rules", "idem", "payload", "data", "text");

    private EntryByJson() {}

    /** The entry; null where these are not the canonical bytes of one. */
    static @Nullable Entry read(byte[] bytes) {
        try {
            Json.Obj json = Json.parse(bytes, LIMITS).asObject();
            Entry entry = entry(json);
            return KEYS.containsAll(json.keys()) && Arrays.equals(entry.bytes(), bytes) ? entry : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static Entry entry(Json.Obj json) {
        if (json.number("v") != Entry.FORMAT) {
            throw new IllegalArgumentException("another format");
        }
        Json.Obj actor = json.object("actor");
        Json.Obj subject = json.object("subject");
        return new Entry(
                json.text("type"),
                Instant.parse(json.text("at")),
                new Entry.Actor(
                        uuid(actor.findText("person")),
                        uuid(actor.findText("delegation")),
                        actor.findText("capacity").orElse(null)),
                new Entry.Subject(
                        subject.text("kind"),
                        UUID.fromString(subject.text("id")),
                        subject.findNumber("version").orElse(null)),
                uuid(json.findText("round")),
                visibility(json.text("visibility")),
                json.findText("rules").map(Hash::ofHex).orElse(null),
                json.text("idem"),
                json.findObject("payload")
                        .map(payload -> new Entry.Payload(
                                Hash.ofHex(payload.text("commit")),
                                payload.number("length"),
                                payload.text("mediaType")))
                        .orElse(null),
                json.findObject("data").orElseGet(() -> Json.object().build()),
                json.findText("text").orElse(null));
    }

    private static Entry.Visibility visibility(String text) {
        return switch (text) {
            case "public" -> Entry.Visibility.PUBLIC;
            case "sealed" -> Entry.Visibility.SEALED;
            default -> {
                if (!text.startsWith("delegation:")) {
                    throw new IllegalArgumentException("visibility");
                }
                yield Entry.Visibility.only(UUID.fromString(text.substring("delegation:".length())));
            }
        };
    }

    private static @Nullable UUID uuid(Optional<String> text) {
        return text.map(UUID::fromString).orElse(null);
    }
}
