package org.parley.record;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Json;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.Entry;
import org.parley.record.verify.Hash;

/**
 * An act made into an entry. Where the act is not public, its fields and words go under the seal with its content: what stands in
 * the entry is read by everybody who reads the record.
 *
 * @param mentions the things the public part speaks of
 */
record Draft(Entry entry, Optional<Act.Payload> payload, Set<UUID> mentions) {

    /** What holds fields and words that were put under the seal, and the content, in base64, if there was any. */
    static final String SEALED_ACT = "application/vnd.parley.act+json";

    private static final Pattern UUID_TEXT =
            Pattern.compile("(?:[a-z]{1,20}:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    static Draft of(Act act, Instant at, byte[] salt) {
        Json.Obj data = json(act.data());
        String text = act.text() == null ? null : normal(act.text());
        boolean open = act.visibility() == Act.Visibility.PUBLIC;
        Optional<Act.Payload> payload = open ? Optional.ofNullable(act.payload()) : underSeal(act, data, text);
        Json.Obj shown = open ? data : Json.object().build();
        Entry entry = new Entry(
                act.type(),
                at,
                actor(act.actor()),
                new Entry.Subject(
                        act.subject().kind(), act.subject().id(), act.version() == 0 ? null : (long) act.version()),
                act.round(),
                visibility(act),
                act.rules() == null ? null : Hash.ofHex(act.rules()),
                act.idem(),
                payload.map(content -> new Entry.Payload(
                                Commitment.of(salt, content.content()), content.content().length, content.mediaType()))
                        .orElse(null),
                shown,
                open ? text : null);
        return new Draft(entry, payload, mentions(act, shown));
    }

    private static Entry.Actor actor(Actor actor) {
        UUID person = actor.person().equals(Actor.HOUSE) ? null : actor.person();
        return new Entry.Actor(person, actor.delegation(), actor.capacity());
    }

    private static Entry.Visibility visibility(Act act) {
        return switch (act.visibility()) {
            case PUBLIC -> Entry.Visibility.PUBLIC;
            case SEALED -> Entry.Visibility.SEALED;
            case DELEGATION -> {
                UUID audience = act.audience();
                if (audience == null) {
                    throw new IllegalArgumentException("no delegation may read " + act.type());
                }
                yield Entry.Visibility.only(audience);
            }
        };
    }

    private static Optional<Act.Payload> underSeal(Act act, Json.Obj data, @Nullable String text) {
        Act.Payload content = act.payload();
        if (data.members().isEmpty() && text == null) {
            return Optional.ofNullable(content);
        }
        Json.Builder sealed = Json.object();
        if (!data.members().isEmpty()) {
            sealed.put("data", data);
        }
        sealed.putPresent("text", text);
        if (content != null) {
            sealed.put("content", Base64.getEncoder().encodeToString(content.content()))
                    .put("mediaType", content.mediaType());
        }
        return Optional.of(new Act.Payload(sealed.build().canonicalBytes(), SEALED_ACT));
    }

    private static Json.Obj json(Map<String, Object> data) {
        Json.Builder object = Json.object();
        data.forEach((key, value) -> object.put(key, json(value)));
        return object.build();
    }

    private static Json json(Object value) {
        return switch (value) {
            case String string -> Json.of(normal(string));
            case Integer number -> Json.of(number.longValue());
            case Long number -> Json.of(number.longValue());
            case Boolean bool -> Json.of(bool.booleanValue());
            case List<?> list -> Json.array(list.stream().map(Draft::json).toList());
            default -> throw new IllegalArgumentException("an entry holds no " + value.getClass());
        };
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static Set<UUID> mentions(Act act, Json.Obj data) {
        Set<UUID> things = new LinkedHashSet<>();
        things.add(act.subject().id());
        if (act.round() != null) {
            things.add(act.round());
        }
        data.members().values().forEach(value -> mention(value, things));
        return things;
    }

    private static void mention(Json value, Set<UUID> things) {
        if (value instanceof Json.Arr array) {
            array.items().forEach(item -> mention(item, things));
        } else if (value instanceof Json.Str string) {
            var matcher = UUID_TEXT.matcher(string.value());
            if (matcher.matches()) {
                things.add(UUID.fromString(matcher.group(1)));
            }
        }
    }
}
