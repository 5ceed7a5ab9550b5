package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;

/** What is exported can be imported, and what cannot be read is refused with its line and the reason. */
class PlanFilesTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 600)
    @Tag("property")
    void markdownReadsBackWhatItWrote(@ForAll("randomness") Random random) {
        PlanText text = Drafts.plan(random);
        String title = "Plan " + Drafts.words(random, 5);
        MarkdownPlan.Parsed parsed = MarkdownPlan.parse(MarkdownPlan.print(title, text));
        assertThat(parsed.text()).isEqualTo(text);
        assertThat(parsed.title()).isEqualTo(TextRules.heading(title));
    }

    @Property(tries = 300)
    @Tag("property")
    void jsonReadsBackWhatItWrote(@ForAll("randomness") Random random) {
        PlanText text = Drafts.plan(random);
        Json.Obj json = TextJson.plan("Title", text);
        assertThat(TextJson.parsePlan(json.pretty())).isEqualTo(new TextJson.Parsed("Title", text));
        assertThat(TextJson.parsePlan(json.canonical()).text()).isEqualTo(text);
    }

    @Property(tries = 2000)
    @Tag("property")
    void whateverIsReadIsAPlanOrIsRefusedWithALine(@ForAll("randomness") Random random) {
        StringBuilder source = new StringBuilder("# T\n");
        String[] starts = {"## ", "1. ", "   a) ", "      i) ", "", "\n", "# ", "**x** ", "   ", "- ", "{#a}", "{ref:a}"
        };
        for (int line = random.nextInt(12); line > 0; line--) {
            source.append(starts[random.nextInt(starts.length)])
                    .append(Drafts.words(random, 4))
                    .append(random.nextInt(4) == 0 ? " {#l" + random.nextInt(4) + "}" : "")
                    .append('\n');
        }
        try {
            PlanText text = MarkdownPlan.parse(source.toString()).text();
            assertThat(MarkdownPlan.parse(MarkdownPlan.print("T", text)).text()).isEqualTo(text);
        } catch (RuleViolation refused) {
            assertThat(refused.key()).isEqualTo("text.error.line");
            assertThat(refused.arguments().get(1)).isInstanceOf(RuleViolation.class);
        }
    }

    @Test
    void readsTheDocumentedFormat() {
        MarkdownPlan.Parsed parsed = MarkdownPlan.parse("""
                # Peace in words\\*

                ## Article 1. Ceasefire {#ceasefire}

                Words of the article,
                on two lines.

                1. The Parties shall cease all hostilities: {#cessation}
                   a) on land and at sea;
                   b) in the air:
                      i) above the line, under {ref:line};
                      ii) elsewhere.
                2. **Line of contact.** The line is recorded
                   on maps. {#line}
                """);
        assertThat(parsed.title()).isEqualTo("Peace in words*");
        Provision article = parsed.text().articles().getFirst();
        assertThat(article.heading()).isEqualTo("Ceasefire");
        assertThat(article.text()).isEqualTo("Words of the article, on two lines.");
        Numbering numbering = Numbering.of(parsed.text());
        Provision line = parsed.text().find(parsed.labels().get("line")).orElseThrow();
        assertThat(line.heading()).isEqualTo("Line of contact.");
        assertThat(line.text()).isEqualTo("The line is recorded on maps.");
        assertThat(parsed.text().walk())
                .extracting(place -> numbering.number(place.id()))
                .containsExactly("1", "1(1)", "1(1)(a)", "1(1)(b)", "1(1)(b)(i)", "1(1)(b)(ii)", "1(2)");
        assertThat(numbering.resolve(parsed.text().walk().get(4).provision().text()))
                .isEqualTo("above the line, under Article 1(2);");
    }

    @Test
    void readsConditionsAsTheyAreDocumented() {
        MarkdownPlan.Parsed parsed = MarkdownPlan.parse("""
                # Conditions

                ## Ceasefire {#ceasefire | when "Signature, by both Parties"}

                1. Forces are withdrawn. {#withdrawal | within 30 days after ceasefire in effect}
                2. Elections are held. {#elections | not before all of withdrawal, "End of martial law"
                   | no sooner than 1 year after any of ceasefire, monitors carried out}
                3. Monitors arrive. {#monitors | together with withdrawal}
                4. Arms are sold. {#arms | never}
                """);
        Map<String, ProvisionId> labels = parsed.labels();
        Condition.Trigger withdrawn = new Condition.Trigger.CarriedOut(labels.get("withdrawal"));
        assertThat(parsed.text().find(labels.get("ceasefire")).orElseThrow().conditions())
                .containsExactly(new Condition(
                        Condition.Relation.WHEN,
                        null,
                        false,
                        List.of(new Condition.Trigger.Event("Signature, by both Parties"))));
        assertThat(parsed.text().find(labels.get("withdrawal")).orElseThrow().conditions())
                .containsExactly(new Condition(
                        Condition.Relation.WITHIN,
                        new Condition.Delay(30, Condition.Unit.DAYS),
                        false,
                        List.of(new Condition.Trigger.InEffect(labels.get("ceasefire")))));
        assertThat(parsed.text().find(labels.get("elections")).orElseThrow().conditions())
                .containsExactly(
                        new Condition(
                                Condition.Relation.NOT_BEFORE,
                                null,
                                false,
                                List.of(withdrawn, new Condition.Trigger.Event("End of martial law"))),
                        new Condition(
                                Condition.Relation.AFTER,
                                new Condition.Delay(1, Condition.Unit.YEARS),
                                true,
                                List.of(
                                        new Condition.Trigger.CarriedOut(labels.get("ceasefire")),
                                        new Condition.Trigger.CarriedOut(labels.get("monitors")))));
        assertThat(parsed.text().find(labels.get("monitors")).orElseThrow().conditions())
                .containsExactly(new Condition(Condition.Relation.TOGETHER, null, false, List.of(withdrawn)));
        assertThat(parsed.text().find(labels.get("arms")).orElseThrow().conditions())
                .containsExactly(Condition.never());
        assertThat(parsed.text().find(labels.get("arms")).orElseThrow().text()).isEqualTo("Arms are sold.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3|condition-words|# T\\n## A\\n1. one {#x | whenever \"s\"}",
                "3|condition-words|# T\\n## A\\n1. one {#x | within thirty days after \"s\"}",
                "3|condition-all-or-any|# T\\n## A\\n1. one {#x | when \"s\", \"t\"}",
                "3|condition-delay|# T\\n## A\\n1. one {#x | within 101 years after \"s\"}",
                "3|condition-together|# T\\n## A\\n1. one {#x | together with \"s\"}",
                "3|file-label-unknown|# T\\n## A\\n1. one {#x | when y}",
                "1|file-before-article|1. Words before everything",
                "1|file-without-title|## An article before everything",
                "1|file-without-title|",
                "2|file-before-article|# T\\n1. A paragraph without an article",
                "3|file-marker|# T\\n## A\\na) a point without a paragraph",
                "4|file-marker|# T\\n## A\\n1. one\\n   1. again a digit",
                "5|file-indent|# T\\n## A\\n1. one\\n     a) far\\n   b) near",
                "6|too-deep|# T\\n## A\\n1. one\\n   a) two\\n      i) three\\n         i) four",
                "3|file-label-unknown|# T\\n## A\\n1. see {ref:nowhere}",
                "4|file-label-twice|# T\\n## A {#x}\\n1. one\\n2. two {#x}",
                "3|file-markup|# T\\n## A\\n1. *emphasis* is not for treaties",
                "3|file-markup|# T\\n## A\\n1. [a](http://example.org/)",
                "3|file-markup|# T\\n## A\\n1. a <b>bold</b> claim",
                "3|file-block|# T\\n## A\\n- a bullet",
                "3|file-block|# T\\n## A\\n### too many",
                "5|file-paragraph|# T\\n## A\\n1. one\\n\\nwords from nowhere",
                "2|file-second-title|# T\\n# U",
                "3|direction|# T\\n## A\\n1. a \u202E b",
                "3|control|# T\\n## A\\n1. a \u0007 b",
                "3|brace|# T\\n## A\\n1. a {b} c",
                "3|emoji|# T\\n## A\\n1. 🤝",
            })
    void refusesAMalformedFileWithLineAndReason(String example) {
        String[] parts = example.split("\\|", 3);
        String source = parts[2].translateEscapes();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> MarkdownPlan.parse(source))
                .satisfies(violation -> {
                    assertThat(violation.key()).isEqualTo("text.error.line");
                    assertThat(violation.arguments().get(0)).isEqualTo(Integer.valueOf(parts[0]));
                    assertThat(violation.arguments().get(1))
                            .isInstanceOfSatisfying(
                                    RuleViolation.class,
                                    reason -> assertThat(reason.key()).isEqualTo("text.error." + parts[1]));
                });
    }

    @Test
    void refusesMalformedJsonWithItsLine() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextJson.parsePlan("{\n \"format\": \"parley/plan/1\",\n \"title\": }"))
                .satisfies(violation ->
                        assertThat(violation.arguments().getFirst()).isEqualTo(3));
    }

    @Test
    void refusesJsonOfAnotherShapeWithItsPlace() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(
                        () -> TextJson.parsePlan(
                                "{\"format\":\"parley/plan/1\",\"title\":\"T\",\"articles\":[{\"text\":\"a\"},{\"text\":\"a\\u0007\"}]}"))
                .satisfies(violation -> {
                    assertThat(violation.key()).isEqualTo("text.error.at");
                    assertThat(violation.arguments().getFirst()).isEqualTo("articles[1]");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan-1-peace-through-strength", "plan-2-temporary-ceasefire", "plan-3-holding-measures"})
    void readsTheSamplePlans(String name) throws IOException {
        try (InputStream file = PlanFilesTests.class.getResourceAsStream("/sample/" + name + ".md")) {
            MarkdownPlan.Parsed parsed = MarkdownPlan.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            TextRules.complete(parsed.text());
            assertThat(parsed.text().articles()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(List.copyOf(parsed.labels().keySet())).isNotEmpty();
        }
    }
}
