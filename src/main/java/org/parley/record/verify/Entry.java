package org.parley.record.verify;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;

/**
 * One line of the record. Its bytes are canonical JSON (RFC 8785) and are what is hashed; they are made once and stored as they are.
 * Everybody who may read a record reads the same bytes: what is not for everybody stands in them as a commitment only. People appear by
 * their identity and never by name, so that a person's data can be erased without touching the record.
 *
 * @param type what was done: dotted, past tense, {@code amendment.proposed}
 * @param at when, in UTC to the millisecond; order comes from the index, never from here
 * @param actor who did it
 * @param subject the thing it was done to
 * @param round the round it belongs to
 * @param visibility whose the content is
 * @param rules hash of the rule set in force
 * @param idem identity of the act, given by its client or made by the record; never twice in one record
 * @param payload what stands for content that is kept apart
 * @param data short public facts of the act
 * @param text short public words of the act
 */
public record Entry(
        String type,
        Instant at,
        Actor actor,
        Subject subject,
        @Nullable UUID round,
        Visibility visibility,
        @Nullable Hash rules,
        String idem,
        @Nullable Payload payload,
        Json.Obj data,
        @Nullable String text) {

    /** The version of the format that this class reads and writes. */
    public static final int FORMAT = 1;

    /** Most bytes of an entry: tlog-tiles counts them in two bytes. */
    public static final int MAX_BYTES = 65_535;

    private static final int LONGEST_IDEM = 64;
    private static final char FIRST_MARK = 0x300;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Json.Limits LIMITS = new Json.Limits(MAX_BYTES, 16);

    private static final Set<String> KEYS = Set.of(
            "v", "type", "at", "actor", "subject", "round", "visibility", "rules", "idem", "payload", "data", "text");

    public Entry {
        require(isWords(type) && type.indexOf('.') >= 0, "type");
        require(at.equals(at.truncatedTo(ChronoUnit.MILLIS)), "at");
        require(
                !idem.isEmpty() && idem.length() <= LONGEST_IDEM && idem.chars().allMatch(c -> c > ' ' && c <= '~'),
                "idem");
        requireNormal(data);
        require(text == null || isNormal(text), "text");
    }

    /**
     * Who did it.
     *
     * @param person null for what the house itself did
     * @param delegation the delegation for which it was done
     * @param capacity the capacity in which it was done, one lower-case word
     */
    public record Actor(
            @Nullable UUID person,
            @Nullable UUID delegation,
            @Nullable String capacity) {

        public Actor {
            require(capacity == null || isWord(capacity), "actor.capacity");
        }
    }

    /**
     * What it was done to.
     *
     * @param version the version of the thing, where things have versions
     */
    public record Subject(String kind, UUID id, @Nullable Long version) {

        public Subject {
            require(isWord(kind), "subject.kind");
            require(version == null || version >= 0, "subject.version");
        }
    }

    /** Whose the content is. */
    public sealed interface Visibility {

        /** Everybody's who may read the record. */
        Visibility PUBLIC = new Everybody();

        /** Nobody's until a later entry opens it. */
        Visibility SEALED = new Nobody();

        static Visibility only(UUID delegation) {
            return new Delegation(delegation);
        }

        /** See {@link #PUBLIC}. */
        record Everybody() implements Visibility {

            @Override
            public String toString() {
                return "public";
            }
        }

        /** See {@link #SEALED}. */
        record Nobody() implements Visibility {

            @Override
            public String toString() {
                return "sealed";
            }
        }

        /** One delegation's. */
        record Delegation(UUID id) implements Visibility {

            @Override
            public String toString() {
                return "delegation:" + id;
            }
        }
    }

    /**
     * What stands for content that is kept apart.
     *
     * @param commit see {@link Commitment}
     * @param length bytes of the content
     * @param mediaType what the content is
     */
    public record Payload(Hash commit, long length, String mediaType) {

        public Payload {
            require(length >= 0, "payload.length");
            require(!mediaType.isBlank() && mediaType.length() <= 100, "payload.mediaType");
        }
    }

    /** Bytes that are not an entry, and the part that is wrong. */
    public static final class Malformed extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    /** The canonical bytes. @throws Malformed if they are too many */
    public byte[] bytes() {
        byte[] bytes = json().canonicalBytes();
        require(bytes.length <= MAX_BYTES, "longer than " + MAX_BYTES + " bytes");
        return bytes;
    }

    /** Reads an entry. @throws Malformed if these are not the canonical bytes of one */
    public static Entry parse(byte[] bytes) {
        Entry plain = QuickEntry.read(bytes);
        return plain != null ? plain : parseJson(bytes);
    }

    /** By way of JSON, whatever it holds. */
    static Entry parseJson(byte[] bytes) {
        require(bytes.length <= MAX_BYTES, "longer than " + MAX_BYTES + " bytes");
        Entry entry;
        try {
            entry = of(Json.parse(bytes, LIMITS).asObject());
        } catch (Malformed e) {
            throw e;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
        require(Arrays.equals(entry.bytes(), bytes), "not in canonical form");
        return entry;
    }

    /** The entry as a value, for people to read. */
    public Json.Obj json() {
        return Json.object()
                .put("v", FORMAT)
                .put("type", type)
                .put("at", TIME.format(at))
                .put(
                        "actor",
                        Json.object()
                                .putPresent("person", string(actor.person))
                                .putPresent("delegation", string(actor.delegation))
                                .putPresent("capacity", actor.capacity)
                                .build())
                .put(
                        "subject",
                        Json.object()
                                .put("kind", subject.kind)
                                .put("id", subject.id.toString())
                                .putPresent("version", subject.version)
                                .build())
                .putPresent("round", string(round))
                .put("visibility", visibility.toString())
                .putPresent("rules", rules == null ? null : rules.hex())
                .put("idem", idem)
                .putPresent("payload", payload == null ? null : json(payload))
                .putPresent("data", data.members().isEmpty() ? null : data)
                .putPresent("text", text)
                .build();
    }

    private static Json json(Payload payload) {
        return Json.object()
                .put("commit", payload.commit.hex())
                .put("length", payload.length)
                .put("mediaType", payload.mediaType)
                .build();
    }

    private static Entry of(Json.Obj json) {
        for (String key : json.keys()) {
            require(KEYS.contains(key), "unknown field " + key);
        }
        require(json.number("v") == FORMAT, "v");
        Json.Obj actor = json.object("actor");
        Json.Obj subject = json.object("subject");
        return new Entry(
                json.text("type"),
                Instant.parse(json.text("at")),
                new Actor(
                        uuid(actor.findText("person")),
                        uuid(actor.findText("delegation")),
                        actor.findText("capacity").orElse(null)),
                new Subject(
                        subject.text("kind"),
                        UUID.fromString(subject.text("id")),
                        subject.findNumber("version").orElse(null)),
                uuid(json.findText("round")),
                visibility(json.text("visibility")),
                json.findText("rules").map(Hash::ofHex).orElse(null),
                json.text("idem"),
                json.findObject("payload")
                        .map(payload -> new Payload(
                                Hash.ofHex(payload.text("commit")),
                                payload.number("length"),
                                payload.text("mediaType")))
                        .orElse(null),
                json.findObject("data").orElseGet(() -> Json.object().build()),
                json.findText("text").orElse(null));
    }

    private static Visibility visibility(String text) {
        return switch (text) {
            case "public" -> Visibility.PUBLIC;
            case "sealed" -> Visibility.SEALED;
            default -> {
                require(text.startsWith("delegation:"), "visibility");
                yield Visibility.only(UUID.fromString(text.substring("delegation:".length())));
            }
        };
    }

    private static @Nullable UUID uuid(Optional<String> text) {
        return text.map(UUID::fromString).orElse(null);
    }

    private static @Nullable String string(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static boolean isWord(String text) {
        return isWords(text) && text.indexOf('.') < 0;
    }

    /** Runs of lower-case letters with a hyphen or a full stop between two of them: {@code round.annulment-asked}. */
    private static boolean isWords(String text) {
        boolean letter = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean between = letter && (c == '-' || c == '.');
            letter = c >= 'a' && c <= 'z';
            if (!letter && !between) {
                return false;
            }
        }
        return letter;
    }

    /** Before U+0300, the first mark that combines, every character is its own normal form (UAX 15). */
    private static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_MARK) {
                return Normalizer.isNormalized(text, Normalizer.Form.NFC);
            }
        }
        return true;
    }

    private static void requireNormal(Json value) {
        switch (value) {
            case Json.Obj object ->
                object.members().forEach((key, member) -> {
                    require(isNormal(key), "data: not in normal form C");
                    requireNormal(member);
                });
            case Json.Arr array -> array.items().forEach(Entry::requireNormal);
            case Json.Str string -> require(isNormal(string.value()), "data: not in normal form C");
            default -> {
                // numbers and words have one form
            }
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Malformed(what);
        }
    }
}
