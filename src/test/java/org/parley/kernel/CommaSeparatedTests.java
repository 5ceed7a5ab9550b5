package org.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommaSeparatedTests {

    @Test
    void writesNoFormulaIntoASpreadsheet() {
        assertThat(CommaSeparated.write(List.of(List.of("a", "b"), List.of("=1+1", "say \"no\""))))
                .isEqualTo("a,b\r\n'=1+1,\"say \"\"no\"\"\"\r\n");
    }

    @Test
    void tellsTheLineInWhichARowBegins() throws CommaSeparated.Unreadable {
        assertThat(CommaSeparated.read("\ufeffa,b\r\n\r\n\"two\r\nlines\",'=x\r\n \r\nlast,\r\n"))
                .containsExactly(
                        new CommaSeparated.Row(1, List.of("a", "b")),
                        new CommaSeparated.Row(3, List.of("two\nlines", "=x")),
                        new CommaSeparated.Row(6, List.of("last", "")));
    }

    @Test
    void tellsWhereAQuotationMarkDoesNotFit() {
        assertThatThrownBy(() -> CommaSeparated.read("a\n\nb\n\"never\nclosed"))
                .isInstanceOfSatisfying(
                        CommaSeparated.Unreadable.class,
                        at -> assertThat(at.line()).isEqualTo(4));
        assertThatThrownBy(() -> CommaSeparated.read("a\n\n\"b\" c"))
                .isInstanceOfSatisfying(
                        CommaSeparated.Unreadable.class,
                        at -> assertThat(at.line()).isEqualTo(3));
    }
}
