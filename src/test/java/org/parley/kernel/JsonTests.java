package org.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

    @Test
    void sortsKeysByTheirUtf16CodeUnits() {
        // The example of RFC 8785, section 3.2.3, its numbers left out
        Json value = Json.parse(
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\","
                        + "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}");
        assertThat(value.canonical())
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With"
                                + " Diaeresis\",\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet"
                                + " With Dagesh\"}");
    }

    @Test
    void escapesOnlyWhatMustBeEscaped() {
        // RFC 8785, section 3.2.2.2: the string of its example
        assertThat(Json.of("\u20ac$\u000f\nA'B\"\\\\\"/").canonical())
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(Json.of("\b\t\n\f\r\u0000\u001f\u007f\u2028").canonical())
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028\"");
    }

    @Test
    void writesUtf8WithoutEscapingOtherScripts() {
        assertThat(Json.of("Зупинка вогню").canonicalBytes())
                .isEqualTo("\"Зупинка вогню\"".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsEveryKindOfValue() {
        Json.Obj value = Json.parse(
                        " { \"n\" : null, \"t\":true,\"f\":false,\"i\":-42,\"z\":0, \"a\":[1,\"x\",{}], \"o\":{\"k\":[]} }\r\n")
                .asObject();
        assertThat(value.find("n")).isEmpty();
        assertThat(value.has("n")).isTrue();
        assertThat(value.bool("t")).isTrue();
        assertThat(value.bool("f")).isFalse();
        assertThat(value.number("i")).isEqualTo(-42);
        assertThat(value.array("a").size()).isEqualTo(3);
        assertThat(value.object("o").array("k").texts()).isEmpty();
        assertThat(value.findText("missing")).isEmpty();
    }

    @Test
    void looksLikeThisToPeople() {
        Json value = Json.object()
                .put("name", "Substance")
                .put("weights", Json.array(Json.of(1), Json.of(2)))
                .put("none", Json.array())
                .putPresent("absent", (String) null)
                .build();
        assertThat(value.pretty()).isEqualTo("""
                {
                  "name": "Substance",
                  "weights": [
                    1,
                    2
                  ],
                  "none": []
                }
                """);
    }

    @Test
    void isEqualWhateverTheOrderOfMembers() {
        assertThat(Json.parse("{\"a\":1,\"b\":2}")).isEqualTo(Json.parse("{\"b\":2,\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "{a:1}",
                "{\"a\" 1}",
                "tru",
                "nul",
                "+1",
                "01",
                "-",
                ".5",
                "'a'",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u１２３４\"",
                "NaN",
                "\ufeff1",
                "// 1",
                "\u00a01"
            })
    void refusesWhatTheGrammarDoesNotAllow(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Json.Reason.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "{", "{\"a\"", "{\"a\":", "[", "[1", "[1,", "\"abc", "\"\\", "\"\\u00", "\"\\ud83d"})
    void refusesATextThatEndsTooEarly(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Json.Reason.UNFINISHED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "1E3", "-0", "0.0", "-1.5"})
    void refusesNumbersThatAreNotIntegers(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Json.Reason.NOT_AN_INTEGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9007199254740992", "-9007199254740992", "99999999999999999999999999", "9223372036854775808"})
    void refusesIntegersThatNotEveryReaderKeeps(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Json.Reason.TOO_LARGE);
    }

    @Test
    void takesTheLargestIntegers() {
        assertThat(Json.parse("9007199254740991").asNumber()).isEqualTo(Json.MAX_INTEGER);
        assertThat(Json.parse("-9007199254740991").asNumber()).isEqualTo(-Json.MAX_INTEGER);
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of(Json.MAX_INTEGER + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800x\"",
                "\"\\ud800\\n\"",
                "\"\ud800\"",
                "\"\udc00\"",
                "{\"\\ud800\":1}"
            })
    void refusesLoneSurrogates(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Json.Reason.LONE_SURROGATE);
    }

    @Test
    void refusesToHoldLoneSurrogates() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of("a\ud800"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of("\udc00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.object().put("\ud800b", 1).build());
    }

    @Test
    void joinsSurrogatePairsHoweverTheyAreWritten() {
        for (String text :
                List.of("\"\ud83d\ude00\"", "\"\\ud83d\\ude00\"", "\"\\uD83D" + "\ude00\"", "\"\ud83d" + "\\uDE00\"")) {
            assertThat(Json.parse(text)).isEqualTo(Json.of("\ud83d\ude00"));
        }
    }

    @Test
    void tellsLineAndColumnOfASecondKey() {
        Json.Malformed refusal = refusal("{\n  \"title\": 1,\n  \"ti\\u0074le\": 2\n}");
        assertThat(refusal.reason()).isEqualTo(Json.Reason.DUPLICATE_KEY);
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.column()).isEqualTo(3);
    }

    @Test
    void refusesAnythingAfterTheValue() {
        assertThat(refusal("{} {}").reason()).isEqualTo(Json.Reason.TRAILING);
    }

    @Test
    void refusesDeepNestingWithoutRunningOutOfStack() {
        assertThat(Json.parse("[".repeat(64) + "]".repeat(64))).isNotNull();
        assertThat(refusal("[".repeat(65) + "]".repeat(65)).reason()).isEqualTo(Json.Reason.TOO_DEEP);
        assertThat(refusal("[".repeat(1_000_000)).reason()).isEqualTo(Json.Reason.TOO_DEEP);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Json.parse("\"12345\"", new Json.Limits(6, 4)))
                .isInstanceOfSatisfying(
                        Json.Malformed.class, e -> assertThat(e.reason()).isEqualTo(Json.Reason.TOO_LONG));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}))
                .isInstanceOfSatisfying(
                        Json.Malformed.class, e -> assertThat(e.reason()).isEqualTo(Json.Reason.ENCODING));
    }

    @Test
    void namesTheMemberThatIsMissingOrOfAnotherKind() {
        Json.Obj value = Json.parse("{\"rule\":{\"of\":1}}").asObject();
        assertThatThrownBy(() -> value.object("rule").text("of"))
                .isInstanceOf(Json.Unexpected.class)
                .hasMessage("of: string expected, integer found");
        assertThatThrownBy(() -> value.get("base"))
                .isInstanceOf(Json.Unexpected.class)
                .hasMessage("base: missing");
    }

    @Test
    void refusesToPutAKeyTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.object().put("a", 1).put("a", 2));
    }

    private static Json.Malformed refusal(String text) {
        try {
            Json.parse(text);
        } catch (Json.Malformed e) {
            return e;
        }
        throw new AssertionError("taken: " + text);
    }
}
