package org.parley.record.verify;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;

/**
 * Reads almost every entry of a record, many times faster than by way of JSON. Takes each part in its one canonical spelling and each
 * member in its place, so that what it takes needs no comparison with what would be written; of everything else it says nothing and
 * leaves it to {@link Entry#parse}. Because of it a million entries take seconds.
 */
final class QuickEntry {

    private static final Json.Obj NOTHING = Json.object().build();
    private static final byte[] HEX = new byte[128];

    /** Objects and arrays inside one another that are read here; deeper ones are rare. */
    private static final int DEPTH = 8;

    static {
        Arrays.fill(HEX, (byte) -1);
        for (int i = 0; i < 16; i++) {
            HEX[Character.forDigit(i, 16)] = (byte) i;
        }
    }

    private final byte[] bytes;
    private int at;

    private QuickEntry(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Thrown, without a trace, where these bytes are not so plain. */
    private static final class NotPlain extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final NotPlain HERE = new NotPlain();

        private NotPlain() {
            super(null, null, false, false);
        }
    }

    /** The entry, or null where it is not plain or not an entry. */
    static @Nullable Entry read(byte[] bytes) {
        try {
            return new QuickEntry(bytes).entry();
        } catch (NotPlain | DateTimeException | Entry.Malformed | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private Entry entry() {
        expect("{\"actor\":{");
        final Entry.Actor actor = actor();
        expect(",\"at\":\"");
        final Instant time = time();
        Json.Obj data = NOTHING;
        if (skip("\",\"data\":{")) {
            data = object(0);
            if (data.members().isEmpty()) {
                throw NotPlain.HERE;
            }
            expect(",\"idem\":\"");
        } else {
            expect("\",\"idem\":\"");
        }
        final String idem = string();
        Entry.Payload payload = null;
        if (skip(",\"payload\":{\"commit\":\"")) {
            Hash commit = hash();
            expect("\",\"length\":");
            long length = number();
            expect(",\"mediaType\":\"");
            payload = new Entry.Payload(commit, length, string());
            expect("}");
        }
        UUID round = null;
        if (skip(",\"round\":\"")) {
            round = uuid();
            expect("\"");
        }
        Hash rules = null;
        if (skip(",\"rules\":\"")) {
            rules = hash();
            expect("\"");
        }
        expect(",\"subject\":{\"id\":\"");
        UUID id = uuid();
        expect("\",\"kind\":\"");
        String kind = string();
        Long version = skip(",\"version\":") ? (Long) number() : null;
        expect("}");
        String text = skip(",\"text\":\"") ? words() : null;
        expect(",\"type\":\"");
        String type = string();
        expect(",\"v\":1,\"visibility\":\"");
        Entry.Visibility visibility = visibility();
        expect("}");
        if (at != bytes.length || bytes.length > Entry.MAX_BYTES) {
            throw NotPlain.HERE;
        }
        return new Entry(
                type,
                time,
                actor,
                new Entry.Subject(kind, id, version),
                round,
                visibility,
                rules,
                idem,
                payload,
                data,
                text);
    }

    private Entry.Actor actor() {
        String capacity = skip("\"capacity\":\"") ? string() : null;
        UUID delegation = null;
        if (skip(capacity == null ? "\"delegation\":\"" : ",\"delegation\":\"")) {
            delegation = uuid();
            expect("\"");
        }
        UUID person = null;
        if (skip(capacity == null && delegation == null ? "\"person\":\"" : ",\"person\":\"")) {
            person = uuid();
            expect("\"");
        }
        expect("}");
        return new Entry.Actor(person, delegation, capacity);
    }

    private Entry.Visibility visibility() {
        if (skip("public\"")) {
            return Entry.Visibility.PUBLIC;
        }
        if (skip("sealed\"")) {
            return Entry.Visibility.SEALED;
        }
        expect("delegation:");
        UUID delegation = uuid();
        expect("\"");
        return Entry.Visibility.only(delegation);
    }

    /** Years of four digits, to the millisecond: {@code 2026-11-22T10:00:00.000Z}. */
    private Instant time() {
        int year = digits(4);
        expect("-");
        int month = digits(2);
        expect("-");
        int day = digits(2);
        expect("T");
        int hour = digits(2);
        expect(":");
        int minute = digits(2);
        expect(":");
        int second = digits(2);
        expect(".");
        int milli = digits(3);
        expect("Z");
        if (hour > 23 || minute > 59 || second > 59) {
            throw NotPlain.HERE;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3_600 + minute * 60 + second, milli * 1_000_000L);
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = bytes[at++] - '0';
            if (digit < 0 || digit > 9) {
                throw NotPlain.HERE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private long number() {
        int start = at;
        long value = 0;
        while (bytes[at] >= '0' && bytes[at] <= '9' && at - start < 16) {
            value = value * 10 + bytes[at++] - '0';
        }
        boolean canonical = at > start && (bytes[start] != '0' || at - start == 1);
        if (!canonical || value > Json.MAX_INTEGER) {
            throw NotPlain.HERE;
        }
        return value;
    }

    /** Printable ASCII that needs no escape, up to the quotation mark, which is taken too. */
    private String string() {
        int start = at;
        while (bytes[at] != '"') {
            byte c = bytes[at];
            if (c < 0x20 || c == '\\' || c == 0x7f) {
                throw NotPlain.HERE;
            }
            at++;
        }
        return new String(bytes, start, at++ - start, StandardCharsets.ISO_8859_1);
    }

    /** An object after its brace, with its members in the order of their keys. */
    private Json.Obj object(int depth) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        String before = null;
        while (!skip("}")) {
            if (before != null) {
                expect(",");
            }
            expect("\"");
            String key = string();
            // Of ASCII, where the order of UTF-16 code units is that of the characters
            if (before != null && before.compareTo(key) >= 0) {
                throw NotPlain.HERE;
            }
            expect(":");
            members.put(key, value(depth + 1));
            before = key;
        }
        return new Json.Obj(members);
    }

    private Json value(int depth) {
        if (depth > DEPTH) {
            throw NotPlain.HERE;
        }
        switch (bytes[at]) {
            case '"' -> {
                at++;
                return Json.of(words());
            }
            case '{' -> {
                at++;
                return object(depth);
            }
            case '[' -> {
                at++;
                List<Json> items = new ArrayList<>();
                while (!skip("]")) {
                    if (!items.isEmpty()) {
                        expect(",");
                    }
                    items.add(value(depth + 1));
                }
                return Json.array(items);
            }
            case 't' -> {
                expect("true");
                return Json.of(true);
            }
            case 'f' -> {
                expect("false");
                return Json.of(false);
            }
            case '-' -> {
                at++;
                long value = number();
                if (value == 0) {
                    throw NotPlain.HERE;
                }
                return Json.of(-value);
            }
            default -> {
                return Json.of(number());
            }
        }
    }

    /** Any string in its one spelling, up to the quotation mark, which is taken too. */
    private String words() {
        int start = at;
        StringBuilder out = null;
        while (bytes[at] != '"') {
            byte c = bytes[at];
            if (c == '\\') {
                out = out == null ? new StringBuilder() : out;
                out.append(piece(start, at));
                at++;
                out.append(escape());
                start = at;
            } else if (c >= 0 && c < 0x20 || c == 0x7f) {
                throw NotPlain.HERE;
            } else {
                at++;
            }
        }
        String last = piece(start, at++);
        return out == null ? last : out.append(last).toString();
    }

    /** Bytes without escapes; not plain where they are not UTF-8, which is seen when they are written again. */
    private String piece(int from, int to) {
        boolean wide = false;
        for (int i = from; i < to && !wide; i++) {
            wide = bytes[i] < 0;
        }
        if (!wide) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(written, 0, written.length, bytes, from, to)) {
            throw NotPlain.HERE;
        }
        return text;
    }

    /** What stands after a reverse solidus (RFC 8785, section 3.2.2.2). */
    private char escape() {
        return switch (bytes[at++]) {
            case '"' -> '"';
            case '\\' -> '\\';
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                long code = hex(4);
                // Those below have shorter spellings, those from 0x20 on none
                if (code >= 0x20 || code >= '\b' && code <= '\r' && code != 0x0b) {
                    throw NotPlain.HERE;
                }
                yield (char) code;
            }
            default -> throw NotPlain.HERE;
        };
    }

    private UUID uuid() {
        long high = hex(8);
        expect("-");
        high = high << 16 | hex(4);
        expect("-");
        high = high << 16 | hex(4);
        expect("-");
        long low = hex(4);
        expect("-");
        return new UUID(high, low << 48 | hex(12));
    }

    private Hash hash() {
        byte[] hash = new byte[Hash.SIZE];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) hex(2);
        }
        return Hash.of(hash);
    }

    private long hex(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            byte c = bytes[at++];
            int digit = c < 0 ? -1 : HEX[c];
            if (digit < 0) {
                throw NotPlain.HERE;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void expect(String text) {
        if (!skip(text)) {
            throw NotPlain.HERE;
        }
    }

    private boolean skip(String text) {
        int length = text.length();
        if (at + length > bytes.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        at += length;
        return true;
    }
}
