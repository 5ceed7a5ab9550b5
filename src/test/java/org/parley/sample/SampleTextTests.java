package org.parley.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.text.Changes;
import org.parley.text.MarkdownPlan;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.parley.text.References;
import org.parley.text.TextRules;
import org.parley.text.sequence.SequenceCheck;

/** The sample's texts are whole, keep every condition of the source, and fit the script that amends them. */
class SampleTextTests {

    private static final Pattern ROW = Pattern.compile("\\| (.+) \\| ([123]) \\| (.+) \\| (.+) \\|");

    private final SampleNegotiation negotiation = SampleFiles.negotiation();
    private final SamplePlans plans = new SamplePlans(negotiation);

    @Test
    void threePlansHaveTheArticlesThatTheSourceHasElements() {
        assertThat(plans.title("strength")).isEqualTo("Peace through strength");
        assertThat(plans.text("strength").articles()).hasSize(10);
        assertThat(plans.text("ceasefire").articles()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(plans.text("holding").articles()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void everyTextKeepsTheRulesOfTreatyTextAndCitesOnlyWhatIsThere() {
        for (SampleNegotiation.Plan plan : negotiation.plans()) {
            PlanText text = plans.text(plan.key());
            TextRules.complete(text);
            assertThat(text.walk())
                    .allSatisfy(place -> assertThat(place.depth()).isLessThanOrEqualTo(TextRules.DEPTH));
            assertThat(text.walk())
                    .filteredOn(
                            place -> !References.in(place.provision().text()).isEmpty())
                    .as("cross-references of %s", plan.key())
                    .isNotEmpty();
            assertThat(text.articles())
                    .allSatisfy(article -> assertThat(article.heading()).isNotBlank());
        }
    }

    @Test
    void theConditionsOfEachPlanCanBeKept() {
        for (SampleNegotiation.Plan plan : negotiation.plans()) {
            assertThat(SequenceCheck.of(plans.text(plan.key()))).as(plan.key()).isEmpty();
        }
    }

    @Test
    void everyRowOfTheCoverageTableNamesProvisionsThatAreThere() throws IOException {
        int rows = 0;
        int conditions = 0;
        for (String line : Files.readAllLines(Path.of("src/docs/sample-coverage.md"))) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                continue;
            }
            rows++;
            String plan =
                    negotiation.plans().get(Integer.parseInt(row.group(2)) - 1).key();
            Numbering numbering = Numbering.of(plans.text(plan));
            Set<String> numbers = plans.text(plan).walk().stream()
                    .map(place -> numbering.number(place.id()))
                    .collect(Collectors.toSet());
            List<String> named = List.of(row.group(3).split(", "));
            List<String> anchors = List.of(row.group(4).replace("`", "").split(", "));
            assertThat(anchors).as(line).hasSameSizeAs(named);
            assertThat(numbers).as(line).containsAll(named);
            for (int i = 0; i < named.size(); i++) {
                if (!anchors.get(i).equals("–")) {
                    ProvisionId provision = plans.provision(plan + "/" + anchors.get(i));
                    assertThat(numbering.number(provision)).as(line).isEqualTo(named.get(i));
                    if (row.group(1).startsWith("condition: ")) {
                        conditions++;
                        assertThat(plans.text(plan)
                                        .find(provision)
                                        .orElseThrow()
                                        .conditions())
                                .as(line)
                                .isNotEmpty();
                    }
                }
            }
        }
        assertThat(rows).isGreaterThan(130);
        assertThat(conditions).isGreaterThan(35);
    }

    @Test
    void theFiguresOfTheSourceAreInTheText() {
        assertThat(words("strength"))
                .contains(
                        "since 2014",
                        "before 2030",
                        "SWIFT",
                        "gas",
                        "rare minerals",
                        "in 2024",
                        "in 2004",
                        "long-range missiles",
                        "short-range missiles",
                        "Kursk",
                        "Australia, Canada, France, Ireland, Türkiye and the United Kingdom",
                        "backing of the United States",
                        "martial law");
        assertThat(words("ceasefire"))
                .contains(
                        "five years",
                        "six months",
                        "30 days",
                        "no observers of the Russian Federation",
                        "may propose States",
                        "Office for Democratic Institutions and Human Rights",
                        "referendum");
        assertThat(words("holding")).contains("one third of the troops", "western part", "Black Sea");
    }

    @Test
    void thePrintedPlanReadsBackTheSame() {
        for (SampleNegotiation.Plan plan : negotiation.plans()) {
            String printed = MarkdownPlan.print(plans.title(plan.key()), plans.text(plan.key()));
            assertThat(MarkdownPlan.parse(printed).text()).isEqualTo(plans.text(plan.key()));
        }
    }

    @Test
    void everyEditOfTheScriptChangesTheTextItIsMadeOn() {
        Map<String, PlanText> drafts = new HashMap<>();
        Map<String, String> planOf = new HashMap<>();
        for (SampleAct act : SampleFiles.script()) {
            if (!(act instanceof SampleAct.Draft draft)) {
                continue;
            }
            String plan = draft.amends() == null ? draft.plan() : planOf.get(draft.amends());
            assertThat(plan).as(draft.id()).isNotNull();
            PlanText base = draft.amends() == null ? plans.text(plan) : drafts.get(draft.amends());
            PlanText edited = base;
            for (SampleEdit edit : draft.edits()) {
                edited = edit.apply(edited, plans.anchors(plan));
            }
            TextRules.complete(edited);
            assertThat(Changes.between(base, edited)).as(draft.id()).isNotEmpty();
            drafts.put(draft.id(), edited);
            planOf.put(draft.id(), plan);
        }
        assertThat(drafts).hasSizeGreaterThan(12);
    }

    @Test
    void everyoneWhoActsSitsAtTheTable() {
        Set<String> seated =
                negotiation.people().stream().map(SampleNegotiation.Person::key).collect(Collectors.toSet());
        Set<String> delegations = negotiation.delegations().stream()
                .map(SampleNegotiation.Delegation::key)
                .collect(Collectors.toSet());
        assertThat(SampleFiles.script()).allSatisfy(act -> assertThat(seated).contains(act.by()));
        List<String> unknown = new ArrayList<>();
        for (SampleNegotiation.Person person : negotiation.people()) {
            if (person.delegation() != null && !delegations.contains(person.delegation())) {
                unknown.add(person.key());
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(new TreeSet<>(delegations)).hasSize(13);
    }

    private String words(String plan) {
        return plans.text(plan).walk().stream()
                .map(place -> place.provision().text())
                .collect(Collectors.joining("\n"));
    }
}
