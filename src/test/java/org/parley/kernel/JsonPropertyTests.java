package org.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonPropertyTests {

    @Property(seed = "7", tries = 500)
    void readsBackWhatItWroteForMachines(@ForAll("values") Json value) {
        assertThat(Json.parse(value.canonicalBytes())).isEqualTo(value);
    }

    @Property(seed = "7", tries = 500)
    void readsBackWhatItWroteForPeople(@ForAll("values") Json value) {
        assertThat(Json.parse(value.pretty())).isEqualTo(value);
    }

    @Property(seed = "7", tries = 500)
    void hasOneCanonicalForm(@ForAll("values") Json value) {
        assertThat(Json.parse(value.canonical()).canonical()).isEqualTo(value.canonical());
        assertThat(Json.parse(value.pretty()).canonical()).isEqualTo(value.canonical());
    }

    @Property(seed = "7", tries = 2000)
    void refusesOrTakesAnyTextButNeverBreaks(@ForAll("texts") String text) {
        try {
            Json value = Json.parse(text);
            assertThat(Json.parse(value.canonical())).isEqualTo(value);
        } catch (Json.Malformed e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("{}[]\",:\\ u0d8c1-.etruefalsn\n\ud800\udc00")
                .ofMaxLength(24);
    }

    @Provide
    Arbitrary<Json> values() {
        Arbitrary<Json> scalars = Arbitraries.oneOf(
                Arbitraries.just(Json.NULL),
                Arbitraries.of(true, false).map(Json::of),
                Arbitraries.longs().between(-Json.MAX_INTEGER, Json.MAX_INTEGER).map(Json::of),
                strings().map(Json::of));
        return nested(scalars, 3);
    }

    private static Arbitrary<Json> nested(Arbitrary<Json> inner, int depth) {
        if (depth == 0) {
            return inner;
        }
        Arbitrary<Json> below = nested(inner, depth - 1);
        Arbitrary<Json> arrays = below.list().ofMaxSize(4).map(Json::array);
        Arbitrary<Json> objects = Arbitraries.maps(strings(), below)
                .ofMaxSize(4)
                .map(members -> {
                    SequencedMap<String, Json> ordered = new LinkedHashMap<>(members);
                    return new Json.Obj(ordered);
                });
        return Arbitraries.oneOf(inner, arrays, objects);
    }

    /** Any well-formed string: from the whole of Unicode, with what needs escaping more often than by chance. */
    private static Arbitrary<String> strings() {
        Arbitrary<Integer> points = Arbitraries.oneOf(
                Arbitraries.of((int) '"', (int) '\\', 0, 8, 9, 10, 12, 13, 31, 0x2028, 0x10FFFF),
                Arbitraries.integers().between(0, 0xD7FF),
                Arbitraries.integers().between(0xE000, 0x10FFFF));
        return points.list().ofMaxSize(8).map(list -> {
            StringBuilder out = new StringBuilder();
            list.forEach(out::appendCodePoint);
            return out.toString();
        });
    }
}
