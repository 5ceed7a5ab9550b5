package org.parley.record.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;

/**
 * Reads entries where they lie, one after another, and makes values only of what is asked for: most of a record must only be well formed,
 * and because of it a million entries take a second. Takes each part in its one canonical spelling and each member in its place, so
 * that what it takes needs no comparison with what would be written. For one thread.
 */
public final class EntryReader {

    /** Most bytes of an entry: tlog-tiles counts them in two bytes. */
    public static final int MAX_BYTES = 65_535;

    /** Most objects and arrays inside one another, the entry itself among them. */
    static final int DEEPEST = 16;

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_IDEM = 64;
    private static final int LONGEST_MEDIA_TYPE = 100;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SCAN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;

    private static final byte[] ACTOR = ascii("{\"actor\":{");
    private static final byte[] CAPACITY = ascii("\"capacity\":\"");
    private static final byte[] DELEGATION = ascii(",\"delegation\":\"");
    private static final byte[] PERSON = ascii(",\"person\":\"");
    private static final byte[] AT = ascii("},\"at\":\"");
    private static final byte[] DATA = ascii("\",\"data\":{");
    private static final byte[] IDEM = ascii("\",\"idem\":\"");
    private static final byte[] PAYLOAD = ascii(",\"payload\":{\"commit\":\"");
    private static final byte[] LENGTH = ascii("\",\"length\":");
    private static final byte[] MEDIA_TYPE = ascii(",\"mediaType\":\"");
    private static final byte[] ROUND = ascii(",\"round\":\"");
    private static final byte[] RULES = ascii(",\"rules\":\"");
    private static final byte[] SUBJECT = ascii(",\"subject\":{\"id\":\"");
    private static final byte[] KIND = ascii("\",\"kind\":\"");
    private static final byte[] VERSION = ascii(",\"version\":");
    private static final byte[] TEXT = ascii(",\"text\":\"");
    private static final byte[] TYPE = ascii(",\"type\":\"");
    private static final byte[] VISIBILITY = ascii(",\"v\":1,\"visibility\":\"");
    private static final byte[] PUBLIC = ascii("public\"}");
    private static final byte[] SEALED = ascii("sealed\"}");
    private static final byte[] ONLY = ascii("delegation:");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");

    private static final int NONE = -1;

    /** How deep the data lie. */
    private static final int TOP = 2;

    private static final int UUID_LENGTH = 36;
    private static final char REPLACEMENT = '\ufffd';

    /** Four times the digit zero, before four others. */
    private static final long ZEROS = (long) (int) INTS.get(ascii("0000"), 0) << 32;

    private static final Json.Obj NOTHING = Json.object().build();

    /** Words that were seen: types, kinds and capacities are few. */
    private final String[] known = new String[128];

    private final byte[][] spellings = new byte[known.length][];

    private byte[] bytes = {};
    private int at;

    /** The day that was read last, as it is spelled and as it is counted from 1970. */
    private byte[] day = ascii("1970-01-01T");

    private long epochDay;

    // What the entry holds. Parts that are places in the bytes are below zero where they are missing
    private @Nullable String capacity;
    private int delegation;
    private int person;
    private Instant time = Instant.EPOCH;
    private int data;
    private Json.@Nullable Obj facts;

    /** Where the members of the data begin, their values, and how many they are. */
    private int[] keys = new int[16];

    private int[] values = new int[16];
    private int count;
    private int idem;
    private long idemHigh;
    private long idemLow;
    private int commit;
    private long length;
    private int mediaType;
    private int round;
    private @Nullable Hash rules;
    private int subject;
    private String kind = "";
    private long version;
    private int text;
    private String type = "";
    private boolean sealed;
    private int owner;

    /** The rules that were named last, and how: mostly the next entry names the same. */
    private Hash lastRules = Hash.EMPTY;

    private byte[] lastHex = ascii(Hash.EMPTY.hex());

    /** The kind of content that was named last, and the quotation mark after it. */
    private byte[] lastMediaType = ascii("application/json\"");

    /** Thrown, without a trace, where these bytes are no entry. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final Refused HERE = new Refused();

        private Refused() {
            super(null, null, false, false);
        }
    }

    /**
     * Reads the entry that lies in these bytes, which must stay as they are while it is asked about.
     *
     * @throws IllegalArgumentException that says where they are none; then nothing may be asked
     */
    public void read(byte[] from, int start, int end) {
        if (!takes(from, start, end)) {
            throw new IllegalArgumentException("no entry in canonical form, seen at byte " + (at - start));
        }
    }

    boolean takes(byte[] from, int start, int end) {
        bytes = from;
        at = start;
        facts = null;
        try {
            members();
            return at == end && end - start <= MAX_BYTES;
        } catch (Refused | DateTimeException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private void members() {
        expect(ACTOR);
        capacity = skip(CAPACITY, 0) ? word(false) : null;
        delegation = skip(DELEGATION, capacity == null ? 1 : 0) ? identity() : NONE;
        person = skip(PERSON, capacity == null && delegation < 0 ? 1 : 0) ? identity() : NONE;
        expect(AT);
        time = time();
        data = NONE;
        count = 0;
        if (skip(DATA, 0)) {
            data = at;
            object(TOP, false);
            require(at > data + 1);
        }
        require(skip(IDEM, data < 0 ? 0 : 1));
        idem = at;
        act();
        commit = NONE;
        if (skip(PAYLOAD, 0)) {
            commit = at;
            hash();
            expect(LENGTH);
            length = number();
            expect(MEDIA_TYPE);
            mediaType = at;
            if (!skip(lastMediaType, 0)) {
                string(false);
                require(isMediaType(text(mediaType)));
                lastMediaType = Arrays.copyOfRange(bytes, mediaType, at);
            }
            expect('}');
        }
        round = skip(ROUND, 0) ? identity() : NONE;
        rules = skip(RULES, 0) ? namedRules() : null;
        expect(SUBJECT);
        subject = at;
        uuid();
        expect(KIND);
        kind = word(false);
        version = skip(VERSION, 0) ? number() : NONE;
        expect('}');
        text = NONE;
        if (skip(TEXT, 0)) {
            text = at;
            string(true);
        }
        expect(TYPE);
        type = word(true);
        expect(VISIBILITY);
        sealed = skip(SEALED, 0);
        owner = NONE;
        if (!sealed && !skip(PUBLIC, 0)) {
            expect(ONLY);
            owner = identity();
            expect('}');
        }
    }

    public String type() {
        return type;
    }

    public Instant at() {
        return time;
    }

    public @Nullable UUID person() {
        return person < 0 ? null : uuid(person);
    }

    public @Nullable UUID delegation() {
        return delegation < 0 ? null : uuid(delegation);
    }

    public @Nullable UUID round() {
        return round < 0 ? null : uuid(round);
    }

    public @Nullable Hash rules() {
        return rules;
    }

    public UUID subject() {
        return uuid(subject);
    }

    @Nullable
    Long version() {
        return version < 0 ? null : (Long) version;
    }

    String kind() {
        return kind;
    }

    @Nullable
    String capacity() {
        return capacity;
    }

    @Nullable
    String words() {
        return text < 0 ? null : text(text);
    }

    String mediaType() {
        return text(mediaType);
    }

    /** Whether the content is everybody's who may read the record. */
    public boolean isPublic() {
        return owner < 0 && !sealed;
    }

    /** Whether the content is nobody's until a later entry opens it. */
    public boolean isSealed() {
        return sealed;
    }

    /** Whose alone the content is. */
    @Nullable
    UUID owner() {
        return owner < 0 ? null : uuid(owner);
    }

    public Json.Obj data() {
        Json.Obj known = facts;
        if (known == null) {
            at = data;
            known = data < 0 ? NOTHING : object(TOP, true);
            facts = known;
        }
        return known;
    }

    /** A member of the data. @throws IllegalArgumentException if it is missing or null */
    public Json member(String key) {
        if (!has(key)) {
            return data().get(key);
        }
        at = find(key);
        return value(TOP + 1, true);
    }

    /** Whether the data have this member, and it is not null. */
    public boolean has(String key) {
        int value = find(key);
        return value >= 0 && bytes[value] != 'n';
    }

    /** A member of the data. @throws IllegalArgumentException if it is missing or no string */
    public String text(String key) {
        int value = find(key);
        return value >= 0 && bytes[value] == '"' ? text(value + 1) : data().text(key);
    }

    /** Whether a member of the data is this string, which is of ASCII and needs no escape. */
    public boolean says(String key, String word) {
        int value = find(key);
        int end = value + 1 + word.length();
        return value >= 0 && bytes[value] == '"' && bytes[end] == '"' && same(word, value + 1, end);
    }

    /** A member of the data. @throws IllegalArgumentException if it is missing or no UUID */
    public UUID uuid(String key) {
        int value = find(key);
        if (value >= 0 && bytes[value] == '"' && isUuid(value + 1) && bytes[value + 1 + UUID_LENGTH] == '"') {
            return uuid(value + 1);
        }
        return UUID.fromString(text(key));
    }

    /** The bytes that a member of the data spells in hexadecimal. @throws IllegalArgumentException if it is missing or spells none */
    public byte[] hex(String key) {
        int value = find(key);
        if (value >= 0 && bytes[value] == '"' && isHash(value + 1) && bytes[value + 1 + 2 * Hash.SIZE] == '"') {
            return bytesOfHash(value + 1);
        }
        return HexFormat.of().parseHex(text(key));
    }

    /** A member of the data. @throws IllegalArgumentException if it is missing or no integer */
    public long number(String key) {
        int value = find(key);
        if (value < 0 || bytes[value] < '0' || bytes[value] > '9') {
            return data().number(key);
        }
        at = value;
        return number();
    }

    public String idem() {
        return text(idem);
    }

    /** Half of what tells acts apart: an id that is a UUID as it is, any other by its hash. */
    public long idemHigh() {
        return idemHigh;
    }

    /** The other half. */
    public long idemLow() {
        return idemLow;
    }

    /** Whether the act has the identity of the thing that it was done to. */
    public boolean makesSubject() {
        return bytes[idem + UUID_LENGTH] == '"'
                && Arrays.equals(bytes, idem, idem + UUID_LENGTH, bytes, subject, subject + UUID_LENGTH);
    }

    /** Whether content is kept apart, so that there are {@link #commit} and {@link #length}. */
    public boolean commits() {
        return commit >= 0;
    }

    public Hash commit() {
        return new Hash(bytesOfHash(commit));
    }

    /** Bytes of the content that is kept apart. */
    public long length() {
        return length;
    }

    private Hash namedRules() {
        if (!skip(lastHex, 0)) {
            hash();
            lastHex = Arrays.copyOfRange(bytes, at - lastHex.length, at);
            lastRules = new Hash(bytesOfHash(at - lastHex.length));
        }
        expect('"');
        return lastRules;
    }

    /** The identity of the act, up to the quotation mark, which is taken too. */
    private void act() {
        if (isUuid(at) && bytes[at + UUID_LENGTH] == '"') {
            idemHigh = high(at);
            idemLow = low(at);
            at += UUID_LENGTH + 1;
            return;
        }
        string(false);
        String id = text(idem);
        require(isIdem(id));
        ByteBuffer hash =
                ByteBuffer.wrap(Hash.sha256(id.getBytes(StandardCharsets.UTF_8)).bytes());
        idemHigh = hash.getLong();
        idemLow = hash.getLong();
    }

    /** To the millisecond: {@code 2026-11-22T10:00:00.000Z}. */
    private Instant time() {
        if (bytes[at] == '+' || bytes[at] == '-') {
            int start = at;
            string(false);
            String written = text(start);
            // The quotation mark is expected with what follows
            at--;
            Instant far = Instant.parse(written);
            require(TIME.format(far).equals(written));
            return far;
        }
        if (!skip(day, 0)) {
            int start = at;
            int year = digits(4);
            expect('-');
            int month = digits(2);
            expect('-');
            long date = LocalDate.of(year, month, digits(2)).toEpochDay();
            expect('T');
            epochDay = date;
            day = Arrays.copyOfRange(bytes, start, at);
        }
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        expect(':');
        int second = digits(2);
        expect('.');
        int milli = digits(3);
        expect('Z');
        require(hour < 24 && minute < 60 && second < 60);
        return Instant.ofEpochSecond(epochDay * 86_400 + hour * 3_600 + minute * 60 + second, milli * 1_000_000L);
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = bytes[at++] - '0';
            require(digit >= 0 && digit <= 9);
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
        require(at > start && (bytes[start] != '0' || at - start == 1) && value <= Json.MAX_INTEGER);
        return value;
    }

    /** Lower-case words up to the quotation mark, which is taken too; those of a type, and only those, with a full stop. */
    private String word(boolean dotted) {
        // Most are among those that were seen; which is told by these bytes
        long some = (long) LONGS.get(bytes, at) + 31 * (long) LONGS.get(bytes, at + 3);
        int slot = (int) (some * 0x9e3779b97f4a7c15L >>> 58) << 1 | (dotted ? 1 : 0);
        byte[] seen = spellings[slot];
        if (seen == null || !skip(seen, 0)) {
            int start = at;
            string(false);
            String word = text(start);
            require(isWords(word) && word.indexOf('.') >= 0 == dotted);
            known[slot] = word;
            spellings[slot] = Arrays.copyOfRange(bytes, start, at);
        }
        return known[slot];
    }

    private boolean same(String word, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** An object after its brace, with its members in the order of their keys. As a value only where one is wanted. */
    private Json.Obj object(int depth, boolean wanted) {
        require(depth <= DEEPEST);
        SequencedMap<String, Json> members = wanted ? new LinkedHashMap<>() : NOTHING.members();
        int before = NONE;
        int beforeEnd = NONE;
        boolean plain = true;
        while (bytes[at] != '}') {
            if (before >= 0) {
                expect(',');
            }
            expect('"');
            int key = at;
            plain &= string(true);
            int end = at - 1;
            if (before >= 0) {
                // In ASCII the order of the bytes is that of the UTF-16 code units
                require((plain
                                ? Arrays.compareUnsigned(bytes, before, beforeEnd, bytes, key, end)
                                : text(before).compareTo(text(key)))
                        < 0);
            }
            expect(':');
            if (depth == TOP && !wanted) {
                member(key);
            }
            Json value = value(depth + 1, wanted);
            if (wanted) {
                members.put(text(key), value);
            }
            before = key;
            beforeEnd = end;
        }
        at++;
        return wanted ? new Json.Obj(members) : NOTHING;
    }

    private void member(int key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        keys[count] = key;
        values[count] = at;
        count++;
    }

    /** Where the value of this member of the data begins. */
    private int find(String key) {
        for (int i = 0; i < count; i++) {
            int end = keys[i] + key.length();
            if (bytes[end] == '"' && same(key, keys[i], end)) {
                return values[i];
            }
        }
        return NONE;
    }

    private Json value(int depth, boolean wanted) {
        switch (bytes[at]) {
            case '"' -> {
                int start = ++at;
                string(true);
                return wanted ? Json.of(text(start)) : NOTHING;
            }
            case '{' -> {
                at++;
                return object(depth, wanted);
            }
            case '[' -> {
                require(depth <= DEEPEST);
                at++;
                List<Json> items = new ArrayList<>();
                boolean first = true;
                while (bytes[at] != ']') {
                    if (!first) {
                        expect(',');
                    }
                    first = false;
                    items.add(value(depth + 1, wanted));
                }
                at++;
                return wanted ? Json.array(items) : NOTHING;
            }
            case 't' -> {
                expect(TRUE);
                return Json.of(true);
            }
            case 'f' -> {
                expect(FALSE);
                return Json.of(false);
            }
            case 'n' -> {
                expect(NULL);
                return Json.NULL;
            }
            case '-' -> {
                at++;
                long value = number();
                require(value != 0);
                return Json.of(-value);
            }
            default -> {
                return Json.of(number());
            }
        }
    }

    /**
     * Any string in its one spelling, up to the quotation mark, which is taken too.
     *
     * @param normal whether it must be in normal form C
     * @return whether it is of ASCII and without escapes
     */
    private boolean string(boolean normal) {
        int start = at;
        long special = special((long) SCAN.get(bytes, at));
        while (special == 0) {
            at += Long.BYTES;
            special = special((long) SCAN.get(bytes, at));
        }
        // An entry never ends so soon after a string that nothing could be read here
        at += Long.numberOfTrailingZeros(special) / Byte.SIZE;
        if (bytes[at++] == '"') {
            return true;
        }
        at = start;
        String words = spelled();
        require(!normal || isNormal(words));
        return false;
    }

    /** The highest bit of the first of eight bytes that is a quotation mark, needs an escape or is not of ASCII; of those after it perhaps too. */
    private static long special(long eight) {
        return (eight - ONES * ' ' | (eight ^ ONES * '"') - ONES | (eight ^ ONES * '\\') - ONES | eight) & HIGHS;
    }

    /** The string that begins here. Where the reader is does not change. */
    private String text(int start) {
        int here = at;
        at = start;
        String words;
        if (string(false)) {
            words = new String(bytes, start, at - 1 - start, StandardCharsets.ISO_8859_1);
        } else {
            at = start;
            words = spelled();
        }
        at = here;
        return words;
    }

    private String spelled() {
        int start = at;
        StringBuilder out = null;
        while (bytes[at] != '"') {
            byte c = bytes[at++];
            if (c == '\\') {
                out = out == null ? new StringBuilder() : out;
                out.append(piece(start, at - 1)).append(escape());
                start = at;
            } else {
                require(c < 0 || c >= ' ');
            }
        }
        String last = piece(start, at++);
        return out == null ? last : out.append(last).toString();
    }

    /** Bytes without escapes. */
    private String piece(int from, int to) {
        String piece = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (piece.indexOf(REPLACEMENT) >= 0) {
            // It stands there, or for what is not UTF-8
            byte[] written = piece.getBytes(StandardCharsets.UTF_8);
            require(Arrays.equals(written, 0, written.length, bytes, from, to));
        }
        return piece;
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
                long digits = ZEROS | (int) INTS.get(bytes, at) & 0xffffffffL;
                long code = number(digits);
                at += Integer.BYTES;
                // Those below have shorter spellings, those from 0x20 on none
                require(others(digits) == 0 && code < 0x20 && (code < '\b' || code > '\r' || code == 0x0b));
                yield (char) code;
            }
            default -> throw Refused.HERE;
        };
    }

    /** A UUID and the quotation mark after it. @return where it begins */
    private int identity() {
        int start = at;
        uuid();
        expect('"');
        return start;
    }

    private void uuid() {
        require(isUuid(at));
        at += UUID_LENGTH;
    }

    private boolean isUuid(int start) {
        int dashes = (bytes[start + 8] ^ '-')
                | (bytes[start + 13] ^ '-')
                | (bytes[start + 18] ^ '-')
                | (bytes[start + 23] ^ '-');
        long others = others((long) LONGS.get(bytes, start))
                | others(fours(start + 9, start + 14))
                | others(fours(start + 19, start + 24))
                | others((long) LONGS.get(bytes, start + 28));
        return (dashes | others) == 0;
    }

    /** What was seen to be a UUID. */
    private UUID uuid(int start) {
        return new UUID(high(start), low(start));
    }

    private long high(int uuid) {
        return number((long) LONGS.get(bytes, uuid)) << 32 | number(fours(uuid + 9, uuid + 14));
    }

    private long low(int uuid) {
        return number(fours(uuid + 19, uuid + 24)) << 32 | number((long) LONGS.get(bytes, uuid + 28));
    }

    private long fours(int one, int other) {
        return (long) (int) INTS.get(bytes, one) << 32 | (int) INTS.get(bytes, other) & 0xffffffffL;
    }

    private void hash() {
        require(isHash(at));
        at += 2 * Hash.SIZE;
    }

    private boolean isHash(int start) {
        long others = 0;
        for (int i = 0; i < 2 * Hash.SIZE; i += Long.BYTES) {
            others |= others((long) LONGS.get(bytes, start + i));
        }
        return others == 0;
    }

    /** What was seen to be the digits of a hash. */
    private byte[] bytesOfHash(int start) {
        byte[] hash = new byte[Hash.SIZE];
        for (int i = 0; i < hash.length; i += Integer.BYTES) {
            INTS.set(hash, i, (int) number((long) LONGS.get(bytes, start + 2 * i)));
        }
        return hash;
    }

    /** Nothing if all of eight bytes are hexadecimal digits in lower case. */
    private static long others(long digits) {
        long letters = digits + ONES * (128 - 'a') & ~(digits + ONES * (127 - 'f'));
        long decimals = digits + ONES * (128 - '0') & ~(digits + ONES * (127 - '9'));
        return (digits | ~(decimals | letters)) & HIGHS;
    }

    /** The number that eight hexadecimal digits spell. */
    private static long number(long digits) {
        // Letters have the bit of 64
        long value = (digits & ONES * 15) + (digits >>> 6 & ONES) * 9;
        value = (value | value >>> 4) & 0x00ff00ff00ff00ffL;
        value = (value | value >>> 8) & 0x0000ffff0000ffffL;
        return (value | value >>> 16) & 0xffffffffL;
    }

    /** Runs of lower-case letters with a hyphen or a full stop between two of them: {@code round.annulment-asked}. */
    static boolean isWords(String text) {
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

    static boolean isIdem(String text) {
        boolean printable = !text.isEmpty() && text.length() <= LONGEST_IDEM;
        for (int i = 0; i < text.length(); i++) {
            printable &= text.charAt(i) > ' ' && text.charAt(i) <= '~';
        }
        return printable;
    }

    static boolean isMediaType(String text) {
        return !text.isBlank() && text.length() <= LONGEST_MEDIA_TYPE;
    }

    /** Whether it is in normal form C (UAX 15). */
    static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAlwaysNormal(text.charAt(i))) {
                return Normalizer.isNormalized(text, Normalizer.Form.NFC);
            }
        }
        return true;
    }

    /**
     * Characters that are their own normal form beside any others of these: those before the first mark that combines, Cyrillic and Arabic
     * letters, hyphens, dashes and quotation marks.
     */
    static boolean isAlwaysNormal(char c) {
        return c < 0x300 || c >= 0x400 && c < 0x480 || c >= 0x620 && c <= 0x64a || c >= 0x2010 && c <= 0x2027;
    }

    private void expect(int one) {
        require(bytes[at++] == one);
    }

    private void expect(byte[] literal) {
        require(skip(literal, 0));
    }

    /** Whether these bytes, without so many of the first, stand here; then they are taken. */
    private boolean skip(byte[] literal, int without) {
        int shift = at - without;
        int last = literal.length - Long.BYTES;
        if (shift + literal.length > bytes.length) {
            return false;
        }
        int i = without;
        // Eight at a time, the last eight perhaps a second time
        for (; i <= last; i = i < last ? Math.min(i + Long.BYTES, last) : literal.length) {
            if ((long) LONGS.get(literal, i) != (long) LONGS.get(bytes, shift + i)) {
                return false;
            }
        }
        for (; i < literal.length; i++) {
            if (literal[i] != bytes[shift + i]) {
                return false;
            }
        }
        at = shift + literal.length;
        return true;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw Refused.HERE;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
