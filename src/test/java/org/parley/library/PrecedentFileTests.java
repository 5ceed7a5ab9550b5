package org.parley.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.parley.kernel.RuleViolation;

/** The library as a file: what is written is read again, and what cannot be read says line and reason. */
class PrecedentFileTests {

    private static final String HEAD = String.join(",", PrecedentFile.columns()) + "\n";

    private static final String GOOD =
            "A case,A war,Both,1991,1995-11,agreement | 1995-11-21 | The agreement,Peace.,held,It stood.,partly,Some of it.,failed,None of it.,,,Learn.,A book";

    @Test
    void readsWhatASpreadsheetWrites() {
        PrecedentFile.Read read = PrecedentFile.read("\ufeff" + HEAD.replace("\n", "\r\n")
                + GOOD.replace(
                                "agreement | 1995-11-21 | The agreement",
                                "\"agreement | 1995-11-21 | The \"\"agreement\"\"\r\nsanctions | 1991 | An embargo, with exceptions\"")
                        .replace("Peace.", "\"First.\nSecond.\"")
                + "\r\n\r\n");
        assertThat(read.refused()).isEmpty();
        PrecedentText text = read.rows().getFirst().text();
        assertThat(text.instruments())
                .extracting(Instrument::name)
                .containsExactly("The \"agreement\"", "An embargo, with exceptions");
        assertThat(text.terms()).isEqualTo("First.\nSecond.");
        assertThat(text.after(30).verdict()).isEqualTo(Verdict.NOT_YET);
        assertThat(text.after(10).sentence()).isEqualTo("None of it.");
        assertThat(text.concluded()).isEqualTo(new HistoricalDate("1995-11"));
        assertThat(text.sources()).containsExactly(new Source("A book", null));
    }

    @Test
    void saysOfEachRefusedRowWhereItBeginsAndWhy() {
        String csv = HEAD
                + GOOD + "\n"
                + GOOD.replace("Peace.", "\"Peace\nfor a while.\"").replace("partly", "somewhat") + "\n"
                + GOOD.replace("1991,", "1991-13,") + "\n"
                + GOOD.replace("agreement |", "treaty |") + "\n"
                + GOOD.replace("held,It stood.", "held,") + "\n"
                + GOOD.replace("A book", "A book | ftp://example.org/x") + "\n"
                + GOOD.replace("A case,", ",") + "\n"
                + GOOD.replace("1991,1995-11", "1996,1995-11") + "\n"
                + GOOD + ",one too many\n";
        PrecedentFile.Read read = PrecedentFile.read(csv);
        assertThat(read.rows()).extracting(PrecedentFile.Row::line).containsExactly(2);
        assertThat(read.refused())
                .extracting(each -> each.line() + " " + each.reason().key())
                .containsExactly(
                        "3 library.error.verdict",
                        "5 library.error.date",
                        "6 library.error.instrument-kind",
                        "7 library.error.outcome-sentence",
                        "8 library.error.url",
                        "9 library.error.missing.name",
                        "10 library.error.dates",
                        "11 library.error.cells");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> PrecedentFile.read("")).extracting("key").isEqualTo("library.error.file-empty");
        assertThatThrownBy(() -> PrecedentFile.read("name,conflict\nA,B\n"))
                .extracting("key")
                .isEqualTo("library.error.columns-missing");
        assertThatThrownBy(() -> PrecedentFile.read(HEAD.replace("name,", "name,name,") + GOOD))
                .extracting("key")
                .isEqualTo("library.error.columns-strange");
        assertThatThrownBy(() -> PrecedentFile.read(HEAD + "\"A case"))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("library.error.quote");
                    assertThat(refusal.arguments()).containsExactly(2);
                });
        assertThatThrownBy(() -> PrecedentFile.read(HEAD + "\"A\" case"))
                .extracting("key")
                .isEqualTo("library.error.quote");
    }

    @Test
    void writesNoFormulas() {
        PrecedentText formula = text("=HYPERLINK(1)", "'+1", "-x");
        String csv = PrecedentFile.write(List.of(formula));
        assertThat(csv).contains("'=HYPERLINK(1),''+1,'-x,");
        assertThat(PrecedentFile.read(csv).rows().getFirst().text()).isEqualTo(formula);
    }

    @Property(seed = "7", tries = 200)
    void readsBackEverythingThatItWrites(
            @ForAll("texts") String name, @ForAll("texts") String terms, @ForAll("texts") String lesson) {
        PrecedentText written = text(name, terms, lesson);
        PrecedentFile.Read read = PrecedentFile.read(PrecedentFile.write(List.of(written, written)));
        assertThat(read.refused()).isEmpty();
        assertThat(read.rows()).extracting(PrecedentFile.Row::text).containsExactly(written, written);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of('a', 'Ж', 'ع', ' ', ',', '"', '\'', '=', '+', '-', '@', ';', '\n', '1')
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(signs -> signs.stream().map(String::valueOf).reduce("x", String::concat));
    }

    private static PrecedentText text(String name, String terms, String lesson) {
        return new PrecedentText(
                name.replace('\n', ' '),
                terms.replace('\n', ' '),
                lesson.replace('\n', ' '),
                new HistoricalDate("1991"),
                new HistoricalDate("1995-11-21"),
                List.of(new Instrument(InstrumentKind.AGREEMENT, new HistoricalDate("1995"), "One, \"two\"")),
                terms,
                Stream.of(1, 5, 10, 30)
                        .map(years -> new Outcome(years, Verdict.HELD, "Stood."))
                        .toList(),
                lesson,
                List.of(new Source("A book", "https://example.org/a")));
    }
}
