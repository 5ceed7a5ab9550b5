package org.parley.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An accepted deed, published inside the transaction that does it. The record appends it before the commit (no record, no act);
 * live screens hear of it after.
 *
 * @param type        what was done, past tense with its subject first, for example {@code amendment.proposed}
 * @param negotiation the negotiation whose record it enters; null for the record of the house
 * @param subject     the thing it was done to
 * @param version     the version of that thing afterwards, 0 where there is none
 * @param actor       who did it
 * @param round       the round it belongs to, if any
 * @param visibility  who may read more than its envelope
 * @param audience    the delegation that may read it, for {@link Visibility#DELEGATION}
 * @param rules       SHA-256 in hex of the rule set in force, if one was applied
 * @param idem        the client's id of this act: the same id is never recorded twice
 * @param data        short fields, in order: strings, whole numbers, booleans or lists of strings
 * @param text        short public content
 * @param payload     content kept apart and only committed to, if any
 */
public record Act(
        String type,
        @Nullable UUID negotiation,
        SubjectRef subject,
        int version,
        Actor actor,
        @Nullable UUID round,
        Visibility visibility,
        @Nullable UUID audience,
        @Nullable String rules,
        String idem,
        Map<String, Object> data,
        @Nullable String text,
        @Nullable Payload payload) {

    /** Who may read an act's content. Its envelope (type, time, actor, subject) is in the record for every reader of it. */
    public enum Visibility {
        PUBLIC,
        /** Only the delegation named as audience. */
        DELEGATION,
        /** Nobody until it is opened by a later act: a ballot in an open round. */
        SEALED
    }

    /** Content kept apart from the entry, which holds only a salted commitment to it. */
    public record Payload(byte[] content, String mediaType) {}

    public Act {
        Objects.requireNonNull(type);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(actor);
        for (Object value : data.values()) {
            boolean list = value instanceof List<?> values && values.stream().allMatch(String.class::isInstance);
            if (!(list
                    || value instanceof String
                    || value instanceof Long
                    || value instanceof Integer
                    || value instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "an act's data holds strings, whole numbers, booleans and lists of strings");
            }
        }
        data = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** A public act with a fresh client's id and nothing else said of it yet. */
    public static Act of(String type, @Nullable UUID negotiation, SubjectRef subject, Actor actor) {
        return new Act(
                type,
                negotiation,
                subject,
                0,
                actor,
                null,
                Visibility.PUBLIC,
                null,
                null,
                Ids.next().toString(),
                Map.of(),
                null,
                null);
    }

    public Act version(int value) {
        return with(copy -> copy.version = value);
    }

    public Act round(UUID value) {
        return with(copy -> copy.round = value);
    }

    public Act rules(String hash) {
        return with(copy -> copy.rules = hash);
    }

    public Act idem(String value) {
        return with(copy -> copy.idem = value);
    }

    public Act text(String value) {
        return with(copy -> copy.text = value);
    }

    /** Adds a short public field. */
    public Act with(String key, Object value) {
        return with(copy -> {
            copy.data = new LinkedHashMap<>(data);
            copy.data.put(key, value);
        });
    }

    /** Keeps content apart, open to every reader of the record: for what is too long for an entry. */
    public Act payload(byte[] content, String mediaType) {
        return with(copy -> copy.payload = new Payload(content, mediaType));
    }

    /** Keeps content apart and lets nobody read it until a later act opens it. */
    public Act sealed(byte[] content, String mediaType) {
        return with(copy -> {
            copy.visibility = Visibility.SEALED;
            copy.audience = null;
            copy.payload = new Payload(content, mediaType);
        });
    }

    /** Lets only one delegation read the content. */
    public Act delegationOnly(UUID delegation) {
        return with(copy -> {
            copy.visibility = Visibility.DELEGATION;
            copy.audience = delegation;
        });
    }

    private Act with(Consumer<Copy> change) {
        Copy copy = new Copy();
        change.accept(copy);
        return new Act(
                type,
                negotiation,
                subject,
                copy.version,
                actor,
                copy.round,
                copy.visibility,
                copy.audience,
                copy.rules,
                copy.idem,
                copy.data,
                copy.text,
                copy.payload);
    }

    /** What may be said of an act after its beginning. */
    private final class Copy {

        private int version = Act.this.version;
        private @Nullable UUID round = Act.this.round;
        private Visibility visibility = Act.this.visibility;
        private @Nullable UUID audience = Act.this.audience;
        private @Nullable String rules = Act.this.rules;
        private String idem = Act.this.idem;
        private Map<String, Object> data = Act.this.data;
        private @Nullable String text = Act.this.text;
        private @Nullable Payload payload = Act.this.payload;
    }
}
