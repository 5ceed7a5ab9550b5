package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisplayCodeTests {

    @Test
    void hasEightSignsOfWhichNoneLooksLikeAnother() {
        Set<String> codes = new HashSet<>();
        for (int number = 0; number < 1_000; number++) {
            String code = DisplayCode.make();
            assertThat(code).matches("[CDFGHJKMNPQRTVWXY34679]{8}");
            codes.add(code);
        }
        assertThat(codes).hasSize(1_000);
    }

    @Test
    void isReadAloudInTwoHalves() {
        assertThat(DisplayCode.spoken("CDFGHJKM")).isEqualTo("CDFG-HJKM");
    }

    @Test
    void understandsWhatIsTypedOnAnyKeyboard() {
        assertThat(DisplayCode.meant(" cdfg-hjkm ")).isEqualTo("CDFGHJKM");
        assertThat(DisplayCode.meant("CDFG HJKM")).isEqualTo("CDFGHJKM");
        // С, Н, К, М, Т, Х of a Cyrillic keyboard, and figures of an Arabic one
        assertThat(DisplayCode.meant("\u0441\u043d\u043a\u043c-\u0422\u0425\u0664\u0667"))
                .isEqualTo("CHKMTX47");
    }
}
