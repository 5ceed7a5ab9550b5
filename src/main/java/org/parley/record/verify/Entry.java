package org.parley.record.verify;

import java.time.Instant;
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
    public static final int MAX_BYTES = EntryReader.MAX_BYTES;

    public Entry {
        require(EntryReader.isWords(type) && type.indexOf('.') >= 0, "type");
        require(at.getNano() % 1_000_000 == 0, "at");
        require(EntryReader.isIdem(idem), "idem");
        requireNormal(data);
        require(text == null || EntryReader.isNormal(text), "text");
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
            require(EntryReader.isMediaType(mediaType), "payload.mediaType");
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
        EntryReader reader = new EntryReader();
        try {
            reader.read(bytes, 0, bytes.length);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
        return of(reader);
    }

    static Entry of(EntryReader reader) {
        UUID owner = reader.owner();
        return new Entry(
                reader.type(),
                reader.at(),
                new Actor(reader.person(), reader.delegation(), reader.capacity()),
                new Subject(reader.kind(), reader.subject(), reader.version()),
                reader.round(),
                reader.isPublic() ? Visibility.PUBLIC : owner == null ? Visibility.SEALED : Visibility.only(owner),
                reader.rules(),
                reader.idem(),
                reader.commits() ? new Payload(reader.commit(), reader.length(), reader.mediaType()) : null,
                reader.data(),
                reader.words());
    }

    /** The entry as a value, for people to read. */
    public Json.Obj json() {
        return Json.object()
                .put("v", FORMAT)
                .put("type", type)
                .put("at", EntryReader.TIME.format(at))
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

    private static @Nullable String string(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static boolean isWord(String text) {
        return EntryReader.isWords(text) && text.indexOf('.') < 0;
    }

    private static void requireNormal(Json value) {
        switch (value) {
            case Json.Obj object ->
                object.members().forEach((key, member) -> {
                    require(EntryReader.isNormal(key), "data: not in normal form C");
                    requireNormal(member);
                });
            case Json.Arr array -> array.items().forEach(Entry::requireNormal);
            case Json.Str string -> require(EntryReader.isNormal(string.value()), "data: not in normal form C");
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
