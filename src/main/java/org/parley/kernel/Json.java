package org.parley.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that has exactly one canonical form (RFC 8785): what is hashed into the record, and what rule sets and plans are stored as.
 * Numbers are integers only, so that no two machines can disagree about a digit; strings are well-formed Unicode; keys are unique. Values
 * never change and are equal when their canonical forms are equal. There is no dependency, because the verifier that observers run
 * carries this class.
 */
public sealed interface Json {

    /** The JSON value {@code null}. */
    Json NULL = new Null();

    /** Most an integer may be in either direction: 2^53 - 1, what every JSON implementation keeps exactly (RFC 7493). */
    long MAX_INTEGER = (1L << 53) - 1;

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Num(value);
    }

    static Json of(boolean value) {
        return new Bool(value);
    }

    static Arr array(Json... items) {
        return new Arr(List.of(items));
    }

    static Arr array(Collection<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    /** An array of strings. */
    static Arr strings(Collection<String> items) {
        return new Arr(items.stream().map(Json::of).toList());
    }

    /** Starts an object; members keep the order in which they were put, for people; the canonical form sorts them. */
    static Builder object() {
        return new Builder();
    }

    /**
     * Reads one JSON value within {@link Limits#DEFAULT}.
     *
     * @throws Malformed with line, column and reason
     */
    static Json parse(String text) {
        return parse(text, Limits.DEFAULT);
    }

    /**
     * Reads one JSON value: strict RFC 8259 without duplicate keys, lone surrogates, fractions, exponents or negative zero.
     *
     * @throws Malformed with line, column and reason
     */
    static Json parse(String text, Limits limits) {
        return new JsonReader(text, limits).document();
    }

    /**
     * Reads one JSON value from UTF-8 within {@link Limits#DEFAULT}; a byte order mark is refused.
     *
     * @throws Malformed with line, column and reason
     */
    static Json parse(byte[] utf8) {
        return parse(utf8, Limits.DEFAULT);
    }

    /**
     * Reads one JSON value from UTF-8; a byte order mark is refused.
     *
     * @throws Malformed with line, column and reason
     */
    static Json parse(byte[] utf8, Limits limits) {
        return parse(JsonReader.decode(utf8, limits), limits);
    }

    /** The canonical form of RFC 8785: no white space, keys in the order of their UTF-16 code units, the shortest escapes. */
    default String canonical() {
        StringBuilder out = new StringBuilder();
        JsonWriter.canonical(this, out);
        return out.toString();
    }

    /** {@link #canonical()} in UTF-8: the bytes that are hashed. */
    default byte[] canonicalBytes() {
        return canonical().getBytes(StandardCharsets.UTF_8);
    }

    /** A form for people: two spaces of indentation, members in the order in which they were put, a line feed at the end. */
    default String pretty() {
        StringBuilder out = new StringBuilder();
        JsonWriter.pretty(this, 0, out);
        return out.append('\n').toString();
    }

    /** This value as an object. @throws Unexpected if it is another kind */
    default Obj asObject() {
        throw Unexpected.kind("object", this);
    }

    /** This value as an array. @throws Unexpected if it is another kind */
    default Arr asArray() {
        throw Unexpected.kind("array", this);
    }

    /** This value as a string. @throws Unexpected if it is another kind */
    default String asText() {
        throw Unexpected.kind("string", this);
    }

    /** This value as an integer. @throws Unexpected if it is another kind */
    default long asNumber() {
        throw Unexpected.kind("integer", this);
    }

    /** This value as a truth value. @throws Unexpected if it is another kind */
    default boolean asBool() {
        throw Unexpected.kind("true or false", this);
    }

    /** An object; iterates in the order of writing, compares without it. */
    record Obj(SequencedMap<String, Json> members) implements Json {

        private static final String PAD = "pad";

        public Obj {
            members.keySet().forEach(Str::requireWellFormed);
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        public Set<String> keys() {
            return members.keySet();
        }

        public boolean has(String key) {
            return members.containsKey(key);
        }

        /** The member; empty when it is missing or null. */
        public Optional<Json> find(String key) {
            return Optional.ofNullable(members.get(key)).filter(value -> !(value instanceof Null));
        }

        /** The member. @throws Unexpected if it is missing or null */
        public Json get(String key) {
            return find(key).orElseThrow(() -> Unexpected.missing(key));
        }

        public String text(String key) {
            return within(key, get(key)::asText);
        }

        public long number(String key) {
            return within(key, get(key)::asNumber);
        }

        public boolean bool(String key) {
            return within(key, get(key)::asBool);
        }

        public Obj object(String key) {
            return within(key, get(key)::asObject);
        }

        public Arr array(String key) {
            return within(key, get(key)::asArray);
        }

        public Optional<String> findText(String key) {
            return has(key) ? find(key).map(ignored -> text(key)) : Optional.empty();
        }

        public Optional<Long> findNumber(String key) {
            return has(key) ? find(key).map(ignored -> number(key)) : Optional.empty();
        }

        public Optional<Obj> findObject(String key) {
            return has(key) ? find(key).map(ignored -> object(key)) : Optional.empty();
        }

        public Optional<Arr> findArray(String key) {
            return has(key) ? find(key).map(ignored -> array(key)) : Optional.empty();
        }

        /** This object with one member put or replaced. */
        public Obj with(String key, Json value) {
            SequencedMap<String, Json> copy = new LinkedHashMap<>(members);
            copy.put(key, value);
            return new Obj(copy);
        }

        /**
         * This object, filled up by a member {@value #PAD} of spaces until its canonical form has a multiple of so many bytes: where only the
         * length of something is public, it does not tell what it says.
         */
        public Obj padded(int multiple) {
            int length = with(PAD, Json.of("")).canonicalBytes().length;
            return with(PAD, Json.of(" ".repeat(Math.floorMod(-length, multiple))));
        }

        /** This object without one member. */
        public Obj without(String key) {
            SequencedMap<String, Json> copy = new LinkedHashMap<>(members);
            copy.remove(key);
            return new Obj(copy);
        }

        @Override
        public Obj asObject() {
            return this;
        }

        @Override
        public String toString() {
            return canonical();
        }

        private static <T> T within(String key, Supplier<T> value) {
            try {
                return value.get();
            } catch (Unexpected e) {
                throw new Unexpected(key + ": " + e.getMessage());
            }
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {

        public Arr {
            items = List.copyOf(items);
        }

        public int size() {
            return items.size();
        }

        /** The strings in it. @throws Unexpected if one is another kind */
        public List<String> texts() {
            return items.stream().map(Json::asText).toList();
        }

        @Override
        public Arr asArray() {
            return this;
        }

        @Override
        public String toString() {
            return canonical();
        }
    }

    /** A string of well-formed Unicode. */
    record Str(String value) implements Json {

        public Str {
            requireWellFormed(value);
        }

        @Override
        public String asText() {
            return value;
        }

        @Override
        public String toString() {
            return canonical();
        }

        private static void requireWellFormed(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (Character.isSurrogate(c)) {
                    if (Character.isLowSurrogate(c)
                            || i + 1 == value.length()
                            || !Character.isLowSurrogate(value.charAt(i + 1))) {
                        throw new IllegalArgumentException("lone surrogate at character " + i);
                    }
                    i++;
                }
            }
        }
    }

    /** An integer within {@link #MAX_INTEGER} in either direction. */
    record Num(long value) implements Json {

        public Num {
            if (value > MAX_INTEGER || value < -MAX_INTEGER) {
                throw new IllegalArgumentException("beyond 2^53 - 1: " + value);
            }
        }

        @Override
        public long asNumber() {
            return value;
        }

        @Override
        public String toString() {
            return canonical();
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {

        @Override
        public boolean asBool() {
            return value;
        }

        @Override
        public String toString() {
            return canonical();
        }
    }

    /** Null; use {@link Json#NULL}. */
    record Null() implements Json {

        @Override
        public String toString() {
            return canonical();
        }
    }

    /** Puts an object together. A key twice is a mistake of the program and refused. */
    final class Builder {

        private final SequencedMap<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String key, Json value) {
            if (members.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException("key twice: " + key);
            }
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, Json.of(value));
        }

        public Builder put(String key, long value) {
            return put(key, Json.of(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, Json.of(value));
        }

        public Builder put(String key, Collection<? extends Json> items) {
            return put(key, Json.array(items));
        }

        /** Puts the member unless the value is null: an absent fact is an absent key. */
        public Builder putPresent(String key, @Nullable Json value) {
            return value == null ? this : put(key, value);
        }

        /** Puts the member unless the value is null: an absent fact is an absent key. */
        public Builder putPresent(String key, @Nullable String value) {
            return value == null ? this : put(key, value);
        }

        /** Puts the member unless the value is null: an absent fact is an absent key. */
        public Builder putPresent(String key, @Nullable Long value) {
            return value == null ? this : put(key, value.longValue());
        }

        public Obj build() {
            return new Obj(members);
        }
    }

    /**
     * How much a reader takes before it refuses.
     *
     * @param characters most UTF-16 code units of the whole text
     * @param depth most objects and arrays inside one another
     */
    record Limits(int characters, int depth) {

        /** Sixteen million characters, 64 levels. */
        public static final Limits DEFAULT = new Limits(16_000_000, 64);
    }

    /** Why a text is not JSON that we take. */
    enum Reason {
        /** Not UTF-8. */
        ENCODING,
        /** Not what the grammar of RFC 8259 allows here. */
        SYNTAX,
        /** The text ends in the middle of a value. */
        UNFINISHED,
        /** Something follows the value. */
        TRAILING,
        /** An object has the same key twice. */
        DUPLICATE_KEY,
        /** A string holds half of a surrogate pair. */
        LONE_SURROGATE,
        /** A number is not a plain integer. */
        NOT_AN_INTEGER,
        /** An integer is beyond {@link Json#MAX_INTEGER}. */
        TOO_LARGE,
        /** Objects and arrays are nested beyond the limit. */
        TOO_DEEP,
        /** The text is longer than the limit. */
        TOO_LONG
    }

    /** A text that is not JSON, or not JSON that we take: where (from one) and why. */
    final class Malformed extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final Reason reason;
        private final int line;
        private final int column;

        Malformed(Reason reason, int line, int column, String detail) {
            super("line " + line + ", column " + column + ": " + detail);
            this.reason = reason;
            this.line = line;
            this.column = column;
        }

        public Reason reason() {
            return reason;
        }

        public int line() {
            return line;
        }

        /** In UTF-16 code units, from one. */
        public int column() {
            return column;
        }
    }

    /** JSON that is well-formed but not what the caller asked for: a member is missing or of another kind. */
    final class Unexpected extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }

        static Unexpected missing(String key) {
            return new Unexpected(key + ": missing");
        }

        static Unexpected kind(String wanted, Json found) {
            String kind = switch (found) {
                case Obj ignored -> "object";
                case Arr ignored -> "array";
                case Str ignored -> "string";
                case Num ignored -> "integer";
                case Bool ignored -> "true or false";
                case Null ignored -> "null";
            };
            return new Unexpected(wanted + " expected, " + kind + " found");
        }
    }
}
