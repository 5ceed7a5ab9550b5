package org.parley.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
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

    /** Most entries are read without JSON: what is read so must be exactly what JSON would have given, whatever the bytes. */
    @Test
    void readsPlainEntriesExactlyAsByWayOfJson() {
        Entry ballot = new Entry(
                "ballot.cast",
                Instant.parse("2026-11-22T15:00:00.120Z"),
                new Entry.Actor(PERSON, DELEGATION, "head"),
                new Entry.Subject("ballot", SUBJECT, 3L),
                ROUND,
                Entry.Visibility.SEALED,
                Hash.EMPTY,
                SUBJECT.toString(),
                new Entry.Payload(Commitment.of(SALT, new byte[3]), 30, "application/json"),
                Json.object().build(),
                "plain words");
        int taken = 0;
        Entry said = withData(Json.object()
                .put("a", "Стаття — \"\u0001\u001f\b\t\n\f\r\\ \uD83D\uDD4A é")
                .put("b", Json.array(Json.of(-12), Json.of(0), Json.of(true), Json.array()))
                .put("c", Json.object().put("inner", false).build())
                .build());
        for (Entry entry :
                new Entry[] {ballot, plain("2026-02-28T00:00:00.000Z"), withText("x"), withText("Слово\n"), full(), said
                }) {
            byte[] good = entry.bytes();
            for (int at = 0; at < good.length; at++) {
                for (int value = 0; value < 256; value++) {
                    byte[] bytes = good.clone();
                    bytes[at] = (byte) value;
                    Entry quick = QuickEntry.read(bytes);
                    if (quick != null) {
                        taken++;
                        assertThat(Entry.parseJson(bytes)).isEqualTo(quick);
                    }
                }
            }
        }
        assertThat(QuickEntry.read(ballot.bytes())).isEqualTo(ballot);
        assertThat(taken).isGreaterThan(5_000);
        assertThat(QuickEntry.read(full().bytes())).isEqualTo(full());
        assertThat(QuickEntry.read(said.bytes())).isEqualTo(said);
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
