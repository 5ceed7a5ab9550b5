package org.parley.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.kernel.Json;

class EntryTests {

    private static final UUID PERSON = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final UUID DELEGATION = UUID.fromString("01890000-0000-7000-8000-000000000002");
    private static final UUID SUBJECT = UUID.fromString("01890000-0000-7000-8000-000000000003");
    private static final UUID ROUND = UUID.fromString("01890000-0000-7000-8000-000000000004");
    private static final byte[] SALT = new byte[32];

    private static final String FULL =
            "{\"actor\":{\"capacity\":\"head\",\"delegation\":\"01890000-0000-7000-8000-000000000002\","
                    + "\"person\":\"01890000-0000-7000-8000-000000000001\"},\"at\":\"2026-11-22T15:00:00.120Z\",\"data\":{\"change\":2},"
                    + "\"idem\":\"a-1\",\"payload\":{\"commit\":\"d93eb57a6da1087e83fd371fbfdc4bef4b7a13f6aaf77d5f0bbcd4a3a5ab2ffd\",\"length\":3,"
                    + "\"mediaType\":\"application/json\"},\"round\":\"01890000-0000-7000-8000-000000000004\","
                    + "\"rules\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"subject\":{\"id\":"
                    + "\"01890000-0000-7000-8000-000000000003\",\"kind\":\"amendment\",\"version\":3},\"text\":\"Зупинка\","
                    + "\"type\":\"amendment.taken-over\",\"v\":1,\"visibility\":\"delegation:01890000-0000-7000-8000-000000000002\"}";

    @Test
    void isCanonicalJsonToTheByte() {
        assertThat(new String(full().bytes(), StandardCharsets.UTF_8))
                .isEqualTo(FULL.replace(
                        "d93eb57a6da1087e83fd371fbfdc4bef4b7a13f6aaf77d5f0bbcd4a3a5ab2ffd",
                        Commitment.of(SALT, new byte[3]).hex()));
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertThat(new String(plain("2026-11-22T15:00:00Z").bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"actor\":{},\"at\":\"2026-11-22T15:00:00.000Z\",\"idem\":\"x\",\"subject\":{\"id\":"
                        + "\"01890000-0000-7000-8000-000000000003\",\"kind\":\"round\"},\"type\":\"round.closed\",\"v\":1,"
                        + "\"visibility\":\"public\"}");
    }

    @Test
    void isReadBackAsItWasWritten() {
        assertThat(Entry.parse(full().bytes())).isEqualTo(full());
        Entry plain = plain("2026-11-22T15:00:00.001Z");
        assertThat(Entry.parse(plain.bytes())).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"v\":1|\"v\":2",
                "\"v\":1|\"v\":1,\"w\":1",
                "\"v\":1|\"v\": 1",
                "\"kind\":\"amendment\"|\"kind\":\"amendment\",\"name\":\"x\"",
                "15:00:00.120Z|15:00:00.12Z",
                "15:00:00.120Z|15:00:00.120456Z",
                "15:00:00.120Z|15:00:00.120+00:00",
                "15:00:00.120Z|25:00:00.120Z",
                "\"capacity\":\"head\"|\"capacity\":\"Head\"",
                "\"capacity\":\"head\"|\"capacity\":null",
                "\"person\":\"01890000-0000-7000|\"person\":\"01890000-0000-7001-7000",
                "\"rules\":\"e3b0|\"rules\":\"E3b0",
                "\"length\":3|\"length\":-3",
                "\"type\":\"amendment.taken-over\"|\"type\":\"amendment\"",
                "\"visibility\":\"delegation:|\"visibility\":\"person:",
                "\"idem\":\"a-1\"|\"idem\":\"\"",
                "\"idem\":\"a-1\"|\"idem\":\"a 1\"",
                "\"version\":3|\"version\":3.0",
                "\"data\":{\"change\":2}|\"data\":{}",
                "Зупинка|й",
            })
    void refusesWhatIsNotAnEntry(String part, String instead) {
        String good = new String(full().bytes(), StandardCharsets.UTF_8);
        String bad = good.replace(part, instead.equals("й") ? "и\u0306" : instead);
        assertThat(bad).isNotEqualTo(good);
        assertThatExceptionOfType(Entry.Malformed.class)
                .isThrownBy(() -> Entry.parse(bad.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesTextThatIsNotInNormalFormC() {
        assertThatExceptionOfType(Entry.Malformed.class).isThrownBy(() -> withText("и\u0306"));
        assertThatExceptionOfType(Entry.Malformed.class)
                .isThrownBy(() -> withData(
                        Json.object().put("a", Json.array(Json.of("e\u0301"))).build()));
    }

    @Test
    void refusesMoreBytesThanATileCanCount() {
        assertThatExceptionOfType(Entry.Malformed.class)
                .isThrownBy(() -> withText("x".repeat(65_400)).bytes());
        assertThat(withText("x".repeat(65_000)).bytes()).hasSizeLessThan(Entry.MAX_BYTES);
    }

    @Test
    void bindsToSaltAndPayloadTogether() {
        byte[] payload = "yes".getBytes(StandardCharsets.UTF_8);
        Hash commitment = Commitment.of(SALT, payload);
        assertThat(Commitment.opens(commitment, SALT, payload)).isTrue();
        byte[] otherSalt = SALT.clone();
        otherSalt[31] = 1;
        assertThat(Commitment.opens(commitment, otherSalt, payload)).isFalse();
        assertThat(Commitment.opens(commitment, SALT, "no".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(Commitment.opens(commitment, new byte[31], payload)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Commitment.of(new byte[33], payload));
    }

    /**
     * Every entry with every byte made every other: what is read where it lies is what JSON gives. That nothing less is taken is seen for those
     * bytes that mean something in JSON, and for one of each eight others.
     */
    @Test
    void readsExactlyWhatIsReadByWayOfJson() {
        Entry ballot = new Entry(
                "ballot.cast",
                Instant.parse("2026-11-22T15:00:00.120Z"),
                new Entry.Actor(PERSON, DELEGATION, "head"),
                new Entry.Subject("ballot", SUBJECT, 3L),
                ROUND,
                Entry.Visibility.SEALED,
                Hash.EMPTY,
                SUBJECT.toString(),
                new Entry.Payload(Commitment.of(SALT, new byte[3]), 30, "text/\u0001 \u00e9\""),
                Json.object().build(),
                "plain words");
        Entry said = withData(Json.object()
                .put("a", "Стаття — \"\u0001\u001f\b\t\n\f\r\\ \uD83D\uDD4A é \u007f\ufffd")
                .put("b", Json.array(Json.of(-12), Json.of(0), Json.of(true), Json.NULL, Json.array()))
                .put("c", Json.object().put("inner", false).build())
                .put("\u2010\n", Json.MAX_INTEGER)
                .put("\ufb4f", 1)
                .put("\uD83D\uDD4A", 2)
                .build());
        int taken = 0;
        for (Entry entry : List.of(
                ballot,
                plain("2026-02-28T00:00:00.000Z"),
                plain("+12026-02-28T00:00:00.001Z"),
                plain("-0001-12-31T23:59:59.999Z"),
                withText("x"),
                withText("Слово\n"),
                full(),
                said)) {
            byte[] good = entry.bytes();
            assertThat(read(good)).isEqualTo(entry);
            for (int at = 0; at < good.length; at++) {
                byte whole = good[at];
                for (int value = 0; value < 256; value++) {
                    good[at] = (byte) value;
                    Entry quick = read(good);
                    taken += quick == null ? 0 : 1;
                    boolean means = value < 128 && "\"\\/,:{}[] -+.0189afAFutnr".indexOf(value) >= 0;
                    if (quick != null || means || (at + value) % 8 == 0) {
                        agree(quick, good);
                    }
                }
                good[at] = whole;
            }
        }
        assertThat(taken).isGreaterThan(10_000);
    }

    /** Bytes dropped, doubled, moved and put in from elsewhere, entries within others' bytes, JSON that is nested, sorted and spelled at random. */
    @Test
    void readsExactlyWhatIsReadByWayOfJsonHoweverItIsMutated() {
        Random random = new Random(17);
        int taken = 0;
        for (int i = 0; i < 40_000; i++) {
            Entry entry = i % 3 == 0 ? full() : with(anything(random), random.nextBoolean() ? letters(random) : null);
            byte[] good = entry.bytes();
            agree(read(good), good);
            byte[] bent = mutated(good, random);
            for (int more = random.nextInt(3); more > 0; more--) {
                bent = mutated(bent, random);
            }
            Entry quick = read(bent);
            agree(quick, bent);
            taken += quick == null ? 0 : 1;
        }
        assertThat(taken).isGreaterThan(500);
    }

    /** Members that are asked for one by one are those of the data as a value, and what is refused is refused either way. */
    @Test
    void givesEachMemberAsTheDataDo() {
        Json.Builder many = Json.object()
                .put("uuid", SUBJECT.toString())
                .put("loud", "0189ABCD-0000-7000-8000-000000000003")
                .put("short", "1-1-1-1-1")
                .put("hash", Hash.EMPTY.hex())
                .put("hex", "AB01")
                .put("half", "abc")
                .put("number", 5)
                .put("below", -5)
                .put("null", Json.NULL)
                .put("yes", true)
                .put("escaped", "\"Слово\n")
                .put("list", Json.strings(List.of("a", "b")))
                .put("inner", Json.object().put("number", 7).build());
        for (int i = 0; i < 30; i++) {
            many.put("more" + i, i);
        }
        Json.Obj data = many.build();
        byte[] bytes = withData(data).bytes();
        EntryReader reader = new EntryReader();
        reader.read(bytes, 0, bytes.length);
        assertThat(reader.data()).isEqualTo(data);
        Set<String> keys = new HashSet<>(data.keys());
        keys.addAll(List.of("missing", "", "mor", "more", "numbers"));
        for (String key : keys) {
            assertThat(reader.has(key)).as(key).isEqualTo(data.find(key).isPresent());
            same(() -> reader.text(key), () -> data.text(key));
            same(() -> reader.number(key), () -> data.number(key));
            same(() -> reader.member(key), () -> data.get(key));
            same(() -> reader.uuid(key), () -> UUID.fromString(data.text(key)));
            same(
                    () -> HexFormat.of().formatHex(reader.hex(key)),
                    () -> HexFormat.of().formatHex(HexFormat.of().parseHex(data.text(key))));
            for (String word : List.of("1-1-1-1-1", "abc", "ab", "")) {
                assertThat(reader.says(key, word)).isEqualTo(data.find(key).equals(Optional.of(Json.of(word))));
            }
        }
    }

    private static void same(Supplier<?> one, Supplier<?> other) {
        assertThat(outcome(one)).isEqualTo(outcome(other));
    }

    private static String outcome(Supplier<?> value) {
        try {
            return "gives " + value.get();
        } catch (IllegalArgumentException e) {
            return "refuses";
        }
    }

    /** Each beside each: what is taken to be normal without asking is so. */
    @Test
    void asksForTheNormalFormOnlyWhereItMayBeAnother() {
        StringBuilder always = new StringBuilder();
        for (char c = 0; c < Character.MIN_SURROGATE; c++) {
            if (EntryReader.isAlwaysNormal(c)) {
                always.append(c);
            }
        }
        assertThat(always).hasSizeGreaterThan(900);
        for (int i = 0; i < always.length(); i++) {
            StringBuilder beside = new StringBuilder();
            for (int j = 0; j < always.length(); j++) {
                beside.append(always.charAt(i)).append(always.charAt(j));
            }
            assertThat(Normalizer.isNormalized(beside, Normalizer.Form.NFC)).isTrue();
        }
        assertThat(EntryReader.isNormal("Стаття “é” السلام")).isTrue();
        assertThat(EntryReader.isNormal("и\u0306")).isFalse();
        assertThat(EntryReader.isNormal("ا\u0653")).isFalse();
    }

    private static byte[] mutated(byte[] good, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = random.nextInt(good.length);
        int to = Math.min(good.length, from + random.nextInt(1 << random.nextInt(8)));
        int elsewhere = random.nextInt(good.length);
        out.write(good, 0, from);
        switch (random.nextInt(4)) {
            case 0 -> {
                // dropped
            }
            case 1 -> {
                out.write(good, from, to - from);
                out.write(good, from, to - from);
            }
            case 2 -> out.write(good, elsewhere, Math.min(good.length - elsewhere, to - from));
            default -> {
                byte[] pieces = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
                out.writeBytes(pieces);
                to = Math.min(good.length, from + (random.nextBoolean() ? 0 : pieces.length));
            }
        }
        out.write(good, to, good.length - to);
        return out.size() == 0 ? good : out.toByteArray();
    }

    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "\\u0000",
            "\\u000b",
            "\\n",
            "\\u000a",
            "\\/",
            ",",
            ":",
            "{}",
            "[]",
            "[",
            "}",
            "null",
            "-0",
            "-1",
            "00",
            "1e3",
            "9007199254740991",
            "9007199254740992",
            " ",
            "\u0301",
            "\u0344",
            "\ufffd",
            "Ж",
            "\u007f",
            "\uD83D\uDD4A",
            "A",
            "f",
            "0");

    private static Json.Obj anything(Random random) {
        Json.Builder data = Json.object();
        Set<String> keys = new HashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String key = letters(random);
            if (keys.add(key)) {
                data.put(key, value(random, 13));
            }
        }
        return data.build();
    }

    private static Json value(Random random, int deep) {
        return switch (random.nextInt(deep > 0 ? 9 : 5)) {
            case 0 -> Json.of(random.nextLong() >> 10 + random.nextInt(54));
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.NULL;
            case 3, 4 -> Json.of(letters(random));
            case 5, 6 ->
                Json.object().put(letters(random), value(random, deep - 1)).build();
            default -> Json.array(value(random, deep - 1));
        };
    }

    private static String letters(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            out.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** What a reader remembers of entries before, refused ones among them, must not make it read another. */
    private static final EntryReader USED = new EntryReader();

    /** Read amid other bytes and after others, as entries lie in a tile, and by itself; null where it is refused. */
    private static @Nullable Entry read(byte[] bytes) {
        byte[] tile = new byte[bytes.length + 40];
        Arrays.fill(tile, (byte) '"');
        System.arraycopy(bytes, 0, tile, 7, bytes.length);
        Entry amid = USED.takes(tile, 7, 7 + bytes.length) ? Entry.of(USED) : null;
        EntryReader fresh = new EntryReader();
        Entry alone = fresh.takes(bytes, 0, bytes.length) ? Entry.of(fresh) : null;
        if (!Objects.equals(amid, alone)) {
            fail("%s is read as %s, after others as %s", new String(bytes, StandardCharsets.UTF_8), alone, amid);
        }
        return alone;
    }

    private static void agree(@Nullable Entry quick, byte[] bytes) {
        Entry slow = EntryByJson.read(bytes);
        if (!Objects.equals(quick, slow)) {
            fail("%s is read as %s, by way of JSON as %s", new String(bytes, StandardCharsets.UTF_8), quick, slow);
        }
    }

    private static Entry full() {
        return new Entry(
                "amendment.taken-over",
                Instant.parse("2026-11-22T15:00:00.120Z"),
                new Entry.Actor(PERSON, DELEGATION, "head"),
                new Entry.Subject("amendment", SUBJECT, 3L),
                ROUND,
                Entry.Visibility.only(DELEGATION),
                Hash.EMPTY,
                "a-1",
                new Entry.Payload(Commitment.of(SALT, new byte[3]), 3, "application/json"),
                Json.object().put("change", 2).build(),
                "Зупинка");
    }

    private static Entry plain(String at) {
        return new Entry(
                "round.closed",
                Instant.parse(at),
                new Entry.Actor(null, null, null),
                new Entry.Subject("round", SUBJECT, null),
                null,
                Entry.Visibility.PUBLIC,
                null,
                "x",
                null,
                Json.object().build(),
                null);
    }

    private static Entry withText(String text) {
        return with(Json.object().build(), text);
    }

    private static Entry withData(Json.Obj data) {
        return with(data, null);
    }

    private static Entry with(Json.Obj data, @Nullable String text) {
        Entry plain = plain("2026-11-22T15:00:00Z");
        return new Entry(
                plain.type(),
                plain.at(),
                plain.actor(),
                plain.subject(),
                null,
                plain.visibility(),
                null,
                "x",
                null,
                data,
                text);
    }
}
