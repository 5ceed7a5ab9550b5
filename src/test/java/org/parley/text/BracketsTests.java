package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.kernel.RuleViolation;

class BracketsTests {

    private static final BracketId ONE = BracketId.parse("00000000-0000-7000-8000-000000000001");
    private static final BracketId TWO = BracketId.parse("00000000-0000-7000-8000-000000000002");
    private static final ProvisionId AT = ProvisionId.parse("00000000-0000-7000-8000-0000000000aa");

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    private static PlanText plan(String text) {
        return new PlanText(List.of(Provision.of(AT, text)));
    }

    private static String text(PlanText plan) {
        return plan.find(AT).orElseThrow().text();
    }

    /** Words in which some stretches are brackets, and no square bracket stands alone. */
    private static String contested(Random random) {
        StringBuilder text = new StringBuilder(plain(random, 6));
        int count = random.nextInt(3);
        for (int bracket = 0; bracket < count; bracket++) {
            List<String> alternatives = new ArrayList<>();
            alternatives.add(plain(random, 4) + "x");
            int more = random.nextInt(3);
            for (int each = 0; each < more; each++) {
                alternatives.add(plain(random, 4));
            }
            text.append(random.nextBoolean() ? " " : "")
                    .append(Brackets.write(new BracketId(Drafts.id(random).value()), alternatives))
                    .append(random.nextBoolean() ? " " : "")
                    .append(plain(random, 6));
        }
        return TextRules.treaty(text.toString());
    }

    private static String plain(Random random, int most) {
        return Drafts.words(random, most).replace("[", "").replace("]", "");
    }

    @Property(tries = 3000)
    @Tag("property")
    void whatIsWrittenForTypingIsReadBackTheSame(@ForAll("randomness") Random random) {
        PlanText plan = plan(contested(random));
        PlanText typed = new PlanText(
                plan.articles().stream().map(BracketNotation::write).toList());
        assertThat(text(typed)).doesNotContain("{open:");
        assertThat(BracketNotation.read(typed, List.of(plan))).isEqualTo(plan);
    }

    @Property(tries = 3000)
    @Tag("property")
    void aTidyTextStaysAsItIs(@ForAll("randomness") Random random) {
        String text = contested(random);
        assertThat(TextRules.treaty(text)).isEqualTo(text);
        assertThat(String.join("", Tokens.of(text).list())).isEqualTo(text);
    }

    @Property(tries = 3000)
    @Tag("property")
    void noMarkIsEverCut(@ForAll("randomness") Random random) {
        String before = contested(random);
        String after = edited(random, before);
        Redline redline = WordDiff.redline(before, after);
        assertThat(redline.before()).isEqualTo(before);
        assertThat(redline.after()).isEqualTo(after);
        assertThat(redline.spans())
                .allSatisfy(span -> assertThat(Marks.ANY.matcher(span.text()).replaceAll(""))
                        .doesNotContain("{")
                        .doesNotContain("}"));
    }

    @Property(tries = 5000)
    @Tag("property")
    void aMergeIsWellFormedOrThereIsNone(@ForAll("randomness") Random random) {
        String base = contested(random);
        String one = edited(random, base);
        String other = edited(random, base);
        Optional<String> merged = WordDiff.merge(base, one, other);
        merged.ifPresent(text -> assertThat(Brackets.in(TextRules.treaty(text))).isNotNull());
        PlanText base0 = plan(base);
        Rebased rebased = Rebase.over(base0, plan(one), Changes.between(base0, plan(other)));
        if (rebased instanceof Rebased.Clean(List<Change> changes)) {
            assertThat(Changes.apply(plan(one), changes)).isInstanceOf(Application.Applied.class);
        }
    }

    @Property(tries = 2000)
    @Tag("property")
    void aFileIsReadBackToTheSameBrackets(@ForAll("randomness") Random random) {
        PlanText plan = new PlanText(List.of(new Provision(
                Drafts.id(random),
                null,
                contested(random),
                List.of(new Provision(Drafts.id(random), "Head [x]", contested(random), List.of())))));
        assertThat(MarkdownPlan.parse(MarkdownPlan.print("Plan", plan)).text()).isEqualTo(plan);
        assertThat(TextJson.parsePlan(TextJson.plan("Plan", plan).pretty()).text())
                .isEqualTo(plan);
    }

    @Property(tries = 2000)
    @Tag("property")
    void settlingLeavesTheChosenWordsAndNoBracket(@ForAll("randomness") Random random) {
        PlanText plan = plan("Start " + contested(random));
        for (Brackets.Placed placed : Brackets.in(plan)) {
            List<String> choices = placed.bracket().choices();
            String kept = choices.get(random.nextInt(choices.size()));
            PlanText settled = Brackets.settle(plan, placed.bracket().id(), kept);
            assertThat(Brackets.index(settled))
                    .doesNotContainKey(placed.bracket().id());
            assertThat(text(settled)).contains(kept);
            PlanText fewer = Brackets.without(plan, placed.bracket().id(), kept);
            Optional<Brackets.Placed> left =
                    Brackets.find(fewer, placed.bracket().id());
            if (choices.size() == 2) {
                assertThat(left).isEmpty();
            } else {
                assertThat(left.orElseThrow().bracket().alternatives())
                        .hasSize(choices.size() - 1)
                        .isSubsetOf(choices);
            }
        }
    }

    /** A busy hand: words in and out, marks moved, whole brackets put in. What the rules refuse is not an edit. */
    private static String edited(Random random, String text) {
        for (int attempt = 0; attempt < 20; attempt++) {
            List<String> tokens = new ArrayList<>(Tokens.of(text).list());
            int edits = 1 + random.nextInt(3);
            for (int edit = 0; edit < edits; edit++) {
                int at = random.nextInt(tokens.size() + 1);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        if (at < tokens.size()) {
                            tokens.remove(at);
                        }
                    }
                    case 1 -> tokens.add(at, " " + plain(random, 2) + " ");
                    case 2 -> {
                        BracketId id = new BracketId(Drafts.id(random).value());
                        int to = at + random.nextInt(tokens.size() + 1 - at);
                        tokens.add(to, "{or:" + id + "}" + plain(random, 2) + "{close:" + id + "}");
                        tokens.add(at, "{open:" + id + "}");
                    }
                    default -> {
                        List<Bracket> brackets = Brackets.in(text);
                        if (!brackets.isEmpty()) {
                            Bracket bracket = brackets.get(random.nextInt(brackets.size()));
                            String chosen = bracket.choices()
                                    .get(random.nextInt(bracket.choices().size()));
                            tokens = new ArrayList<>(Tokens.of(
                                            text.substring(0, bracket.start()) + chosen + text.substring(bracket.end()))
                                    .list());
                        }
                    }
                }
            }
            try {
                return TextRules.treaty(String.join("", tokens));
            } catch (RuleViolation notAnEdit) {
                assertThat(notAnEdit.key()).startsWith("text.error.");
            }
        }
        return text;
    }

    @Test
    void showsSquareBracketsAndSlashes() {
        String stored = "leave " + Brackets.write(ONE, List.of("within 30 days", "within 60 days")) + ".";
        assertThat(Numbering.of(plan(stored)).resolve(stored)).isEqualTo("leave [within 30 days / within 60 days].");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a / b]            | a;b",
                "[ a/b / c ]        | a/b;c",
                "[a / ]             | a;",
                "[ / b]             | ;b",
                "[a /]              | a;",
                "[contested words]  | contested words",
                "[ثلاثون يومًا / ستون يومًا] | ثلاثون يومًا;ستون يومًا",
            })
    void readsWhatALawyerTypes(String typed, String alternatives) {
        PlanText read = BracketNotation.read(plan("x " + typed), List.of());
        assertThat(Brackets.in(text(read)))
                .singleElement()
                .satisfies(bracket ->
                        assertThat(String.join(";", bracket.alternatives())).isEqualTo(alternatives));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x [a / b", "x a / b]", "x []", "x [ / ]", "x [ / /]"})
    void whatIsHalfTypedStaysAsTypedAndIsNotProposed(String typed) {
        PlanText read = BracketNotation.read(plan(typed), List.of());
        assertThat(text(read)).isEqualTo(typed);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.complete(read))
                .matches(violation -> violation.key().equals("text.error.bracket-unfinished"));
    }

    @Test
    void aBracketKeepsItsIdentityWhateverIsWrittenInIt() {
        PlanText base = plan("leave " + Brackets.write(ONE, List.of("within 30 days", "within 60 days")) + " or "
                + Brackets.write(TWO, List.of("stay")) + " there");
        PlanText once = BracketNotation.read(
                plan("leave [within 45 days / within 60 days / at once] or [stay] there"), List.of(base));
        assertThat(Brackets.index(once)).containsOnlyKeys(ONE, TWO);
        PlanText more = BracketNotation.read(
                plan("Parties leave [now] [within 45 days / within 60 days / at once] or there"), List.of(once, base));
        assertThat(Brackets.index(more)).containsKey(ONE).doesNotContainKey(TWO).hasSize(2);
        assertThat(Brackets.index(more).get(ONE).bracket().alternatives()).hasSize(3);
    }

    @Test
    void aBracketThatIsTypedElsewhereStaysItself() {
        ProvisionId other = ProvisionId.next();
        String bracket = Brackets.write(ONE, List.of("within 30 days", "within 60 days"));
        PlanText base = new PlanText(List.of(Provision.of(AT, "leave " + bracket), Provision.of(other, "return")));
        PlanText read = BracketNotation.read(
                new PlanText(List.of(
                        Provision.of(AT, "leave"), Provision.of(other, "return [within 30 days / within 60 days]"))),
                List.of(base));
        assertThat(Brackets.in(read)).singleElement().satisfies(placed -> {
            assertThat(placed.provision()).isEqualTo(other);
            assertThat(placed.bracket().id()).isEqualTo(ONE);
        });
    }

    @Test
    void refusesMarksThatAreTornNestedOrTwice() {
        String open = "{open:" + ONE + "}";
        String close = "{close:" + ONE + "}";
        String inner = Brackets.write(TWO, List.of("b"));
        Map<String, String> bad = Map.of(
                open + "a", "bracket-torn",
                "a" + close, "bracket-torn",
                "a{or:" + ONE + "}b", "bracket-torn",
                open + "a" + inner + close, "bracket-in-bracket",
                open + "[a" + close, "bracket-in-bracket",
                open + "a" + close + open + "b" + close, "bracket-twice");
        bad.forEach((text, key) -> assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.treaty(text))
                .satisfies(violation -> assertThat(violation.key()).isEqualTo("text.error." + key)));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new PlanText(List.of(
                        Provision.of(AT, Brackets.write(ONE, List.of("a"))),
                        Provision.of(ProvisionId.next(), Brackets.write(ONE, List.of("a"))))))
                .matches(violation -> violation.key().equals("text.error.bracket-twice"));
    }

    @Test
    void twoBracketsOverTheSameWordsAreAConflict() {
        String base = "the forces leave the area within 30 days of signature";
        String one = base.replace("leave the area", Brackets.write(ONE, List.of("leave the area", "go home")));
        String other = base.replace("the area within", Brackets.write(TWO, List.of("the area within", "")));
        assertThat(WordDiff.merge(base, one, other)).isEmpty();
    }

    @Test
    void settlingTakesTheSpaceOfWordsThatGo() {
        String bracket = Brackets.write(ONE, List.of("at once", ""));
        assertThat(text(Brackets.settle(plan("They leave " + bracket + "."), ONE, "")))
                .isEqualTo("They leave.");
        assertThat(text(Brackets.settle(plan("They " + bracket + " leave."), ONE, "")))
                .isEqualTo("They leave.");
        assertThat(Brackets.settle(
                                new PlanText(List.of(
                                        Provision.of(AT, Brackets.write(ONE, List.of("Whole."))),
                                        Provision.of(ProvisionId.next(), "Stays."))),
                                ONE,
                                "")
                        .articles())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"bracket-same, a, a", "bracket-empty, '', ''"})
    void aBracketWithNothingToChooseIsNotProposed(String key, String first, String second) {
        PlanText text = plan("x " + Brackets.write(ONE, List.of(first, second)));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.complete(text))
                .matches(violation -> violation.key().equals("text.error." + key));
    }

    @Test
    void identitiesOfTheWholePlanAreKnown() {
        Set<BracketId> ids = new HashSet<>(Brackets.index(
                        plan("a " + Brackets.write(ONE, List.of("b")) + " " + Brackets.write(TWO, List.of("c", "d"))))
                .keySet());
        assertThat(ids).containsExactlyInAnyOrder(ONE, TWO);
    }
}
