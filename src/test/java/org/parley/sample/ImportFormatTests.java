package org.parley.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.text.MarkdownPlan;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.TextJson;
import org.parley.text.TextRules;
import org.parley.text.sequence.SequenceCheck;

/** What {@code src/docs/import-format.md} shows and says is what the parsers do. */
class ImportFormatTests {

    private final String page;

    ImportFormatTests() throws IOException {
        page = Files.readString(Path.of("src/docs/import-format.md"));
    }

    @Test
    void theMarkdownExampleReadsAsThePageSays() {
        MarkdownPlan.Parsed parsed = MarkdownPlan.parse(example("markdown"));
        PlanText text = parsed.text();
        Numbering numbering = Numbering.of(text);
        assertThat(parsed.title()).isEqualTo("Example plan");
        assertThat(text.articles()).hasSize(2);
        assertThat(numbering.number(parsed.labels().get("air"))).isEqualTo("1(1)(b)");
        assertThat(text.find(parsed.labels().get("air")).orElseThrow().children())
                .hasSize(2);
        assertThat(text.find(parsed.labels().get("line")).orElseThrow()).satisfies(line -> {
            assertThat(line.heading()).isEqualTo("Line of contact.");
            assertThat(line.text()).isEqualTo("The line shall be recorded on maps. It is not a border.");
        });
        assertThat(numbering.resolve(text.articles().getLast().text()))
                .isEqualTo("The mission verifies what Article 1 requires.");
        TextRules.complete(text);
    }

    @Test
    void theExampleOfConditionsIsReadAndCanBeKept() {
        PlanText text = MarkdownPlan.parse(examples("markdown").get(1)).text();
        TextRules.complete(text);
        assertThat(text.walk().stream()
                        .mapToInt(place -> place.provision().conditions().size()))
                .containsExactly(1, 1, 1, 2, 1);
        assertThat(SequenceCheck.of(text)).isEmpty();
        assertThat(MarkdownPlan.parse(MarkdownPlan.print("Again", text)).text()).isEqualTo(text);
    }

    @Test
    void theJsonExampleReadsAsThePageSays() {
        TextJson.Parsed parsed = TextJson.parsePlan(example("json"));
        assertThat(parsed.title()).isEqualTo("Example plan");
        assertThat(parsed.text().articles().getFirst().children()).hasSize(2);
        TextRules.complete(parsed.text());
    }

    @Test
    void theLimitsOnThePageAreTheLimitsInForce() {
        assertThat(page)
                .contains(limit("levels", TextRules.DEPTH, ""))
                .contains(limit("provisions of a plan", TextRules.PROVISIONS, ""))
                .contains(limit("one provision", TextRules.TEXT_LENGTH, " characters"))
                .contains(limit("a heading or title", TextRules.HEADING_LENGTH, " characters"))
                .contains(limit("all words of a plan", TextRules.PLAN_LENGTH, " characters"))
                .contains(limit("the Markdown file", MarkdownPlan.LENGTH, " characters"));
    }

    private static String limit(String what, int most, String unit) {
        return String.format(Locale.ROOT, "| %s | %,d%s |", what, most, unit);
    }

    private String example(String language) {
        return examples(language).getFirst();
    }

    private List<String> examples(String language) {
        List<String> examples = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(examples).isNotEmpty();
        return examples;
    }
}
