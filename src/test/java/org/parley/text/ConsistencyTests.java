package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyTests {

    private static final ProvisionId ONE = ProvisionId.next();
    private static final ProvisionId TWO = ProvisionId.next();

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    private static PlanText plan(String one, String two) {
        return new PlanText(
                List.of(new Provision(ONE, "First", one, List.of()), new Provision(TWO, "Second", two, List.of())));
    }

    private static List<String> keys(List<Finding> findings) {
        return findings.stream().map(Finding::key).toList();
    }

    @Test
    void tellsWhatCitesAProvisionThatWouldVanish() {
        PlanText before = plan("See " + References.to(TWO) + ".", "The zone.");
        PlanText after = new PlanText(List.of(before.articles().getFirst()));
        assertThat(Consistency.of(before, after, "en")).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.REFERENCE);
            assertThat(finding.arguments()).containsExactly("1", "2");
        });
        assertThat(Consistency.of(before, "en")).isEmpty();
    }

    @Test
    void tellsBracketsThatAreOpenInTheArticlesTouchedAndLeavesTheOthersAlone() {
        String bracket = Brackets.write(BracketId.next(), List.of("a", "b"));
        PlanText before = plan("x " + bracket, "y " + Brackets.write(BracketId.next(), List.of("c", "d")));
        PlanText after = plan("z " + bracket, before.articles().getLast().text());
        assertThat(Consistency.of(before, "en")).hasSize(2);
        assertThat(Consistency.of(before, after, "en"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.provision()).isEqualTo(ONE));
    }

    @Test
    void tellsEmptyProvisionsAndHeadingsThatStandTwice() {
        PlanText text = new PlanText(List.of(
                new Provision(ONE, "Ceasefire", "x", List.of(Provision.of(ProvisionId.next(), ""))),
                new Provision(TWO, "CEASEFIRE", "y", List.of())));
        assertThat(keys(Consistency.of(text, "en")))
                .containsExactlyInAnyOrder("text.error.empty-provision", "text.check.heading");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | A zone (“the safety zone”) is set up.          | The safety zones are marked.",
                "en | “Mission” means those who observe.             | The Mission reports.",
                "fr | Une zone (ci-après « la zone ») est créée.     | La zone est marquée.",
                "es | Se crea una misión (en adelante, «la Misión»). | La misión informa.",
                "uk | Створюється місія (далі – «Місія»).            | Місія звітує.",
                "ru | Создаётся миссия (далее — «Миссия»).           | Миссия отчитывается.",
                "ar | «البعثة» تعني المراقبين.                        | ترفع البعثة تقاريرها.",
            })
    void knowsHowEachLanguageDefinesATerm(String language, String defining, String using) {
        PlanText both = plan(defining, using);
        assertThat(Consistency.of(both, language)).isEmpty();
        assertThat(Terms.of(language).definedIn(defining)).hasSize(1);
        PlanText gone = plan("Nothing is defined.", using);
        assertThat(keys(Consistency.of(both, gone, language))).containsExactly("text.check.term-undefined");
        PlanText twice = plan(defining, defining);
        assertThat(keys(Consistency.of(twice, language))).contains("text.check.term-twice");
    }

    @Test
    void callsATermUnusedOnlyWhereWordsKeepTheirForm() {
        assertThat(keys(Consistency.of(plan("A zone (“the safety zone”) is set up.", "Nothing."), "en")))
                .containsExactly("text.check.term-unused");
        assertThat(Consistency.of(plan("Створюється місія (далі – «Місія»).", "Персонал місії звітує."), "uk"))
                .isEmpty();
    }

    @Property(tries = 1000)
    @Tag("property")
    void findsNothingNewInATextThatStaysAsItIs(@ForAll("randomness") Random random) {
        PlanText text = Drafts.plan(random);
        assertThat(Consistency.of(text, text, "en")).isEmpty();
        PlanText edited = Drafts.edited(random, text, 3);
        assertThat(Consistency.of(edited, "en"))
                .containsAll(Consistency.of(text, edited, "en").stream()
                        .filter(finding ->
                                finding.kind() == Finding.Kind.BRACKET || finding.kind() == Finding.Kind.EMPTY)
                        .toList());
    }
}
