package org.parley.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of C2SP tlog-tiles. */
class TilePathTests {

    @Test
    void writesTheNumberInGroupsOfThree() {
        assertThat(new TilePath(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
        assertThat(new TilePath(2, 0, 1)).hasToString("tile/2/000.p/1");
        assertThat(new TilePath(TilePath.ENTRIES, 999, 44)).hasToString("tile/entries/999.p/44");
        assertThat(new TilePath(TilePath.ENTRIES, 1000, 256)).hasToString("tile/entries/x001/000");
    }

    @Test
    void writesTheSameDigitsInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new TilePath(0, 1_234_067, 5)).hasToString("tile/0/x001/x234/067.p/5");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsBackEveryPathThatItWrites() {
        for (long index : new long[] {0, 1, 255, 999, 1000, 1001, 999_999, 1_000_000, 123_456_789_012_345L}) {
            for (int level : new int[] {TilePath.ENTRIES, 0, 1, 7, 63}) {
                for (int width : new int[] {1, 44, 255, 256}) {
                    TilePath path = new TilePath(level, index, width);
                    assertThat(TilePath.parse(path.toString())).contains(path);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/0",
                "tile/0/0000",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/x000/001",
                "tile/0/001/000",
                "tile/0/x001/x000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/",
                "tile/entries/../000",
                "/tile/0/000",
                "tile/0/000/",
                "tile/data/000",
                "tile/0/\u0660\u0660\u0660"
            })
    void knowsNoOtherSpelling(String path) {
        assertThat(TilePath.parse(path)).isEqualTo(Optional.empty());
    }

    @Test
    void hasTheTilesThatTheSpecificationCounts() {
        List<TilePath> tiles = TilePath.hashes(70_000);
        assertThat(tiles.stream().filter(tile -> tile.level() == 0 && !tile.partial()))
                .hasSize(273);
        assertThat(tiles).contains(new TilePath(0, 273, 112));
        assertThat(tiles.subList(274, tiles.size()))
                .containsExactly(new TilePath(1, 0, 256), new TilePath(1, 1, 17), new TilePath(2, 0, 1));
        assertThat(TilePath.hashes(256)).containsExactly(new TilePath(0, 0, 256), new TilePath(1, 0, 1));
        assertThat(TilePath.hashes(0)).isEmpty();
        assertThat(TilePath.entries(300))
                .containsExactly(new TilePath(TilePath.ENTRIES, 0, 256), new TilePath(TilePath.ENTRIES, 1, 44));
        assertThat(TilePath.partials(70_000))
                .containsExactly(new TilePath(0, 273, 112), new TilePath(1, 1, 17), new TilePath(2, 0, 1));
    }

    @Test
    void hasNoTileThatTheFormatForbids() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, 0, 257));
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(64, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(-2, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, -1, 1));
    }

    @Test
    void bundlesEntriesAfterTheirLengths() {
        List<byte[]> entries = List.of(new byte[0], new byte[] {1, 2}, new byte[Entry.MAX_BYTES]);
        byte[] bundle = EntryBundle.encode(entries);
        assertThat(bundle).hasSize(2 + 2 + 2 + 2 + Entry.MAX_BYTES).startsWith(0, 0, 0, 2, 1, 2, 0xff, 0xff);
        assertThat(EntryBundle.decode(bundle)).containsExactlyElementsOf(entries);
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.decode(new byte[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.decode(new byte[] {0, 2, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.decode(new byte[2 * 257]));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryBundle.encode(List.of(new byte[Entry.MAX_BYTES + 1])));
    }
}
