package org.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTests {

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(
            strings = {"0000", "000A", "007F", "00AD", "200B", "200C", "200E", "202E", "2028", "2029", "2066", "FEFF"})
    void findsInvisibleWhatControlsOrFormats(String code) {
        assertThat(Characters.invisible(Integer.parseInt(code, 16))).isTrue();
    }

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(strings = {"D800", "DFFF", "E000", "FFFF", "10FFFF", "0378"})
    void findsInvisibleWhatIsNoCharacterOfAnyScript(String code) {
        assertThat(Characters.invisible(Integer.parseInt(code, 16))).isTrue();
    }

    @Test
    void letsEveryScriptOfTheHouseAndEmojiStand() {
        assertThat("Zoë Ivànková, Київ, Ёлка, Ñandú, مُحَمَّد, 中文, a b\u00A0c, 🕊".codePoints())
                .noneMatch(Characters::invisible);
    }

    @Test
    void knowsTheTwoJoinersFromOtherInvisibleCharacters() {
        assertThat(Characters.joiner(0x200C)).isTrue();
        assertThat(Characters.joiner(0x200D)).isTrue();
        assertThat(Characters.joiner(0x200B)).isFalse();
        assertThat(Characters.joiner(0x200E)).isFalse();
    }
}
