package org.parley.text.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.text.Condition;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.Condition.Unit;
import org.parley.text.Drafts;
import org.parley.text.MarkdownPlan;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceProblem.Kind;
import org.parley.text.sequence.SequenceProblem.Step;
import org.parley.text.sequence.SequenceProblem.Why;

/** The checker finds what a slow and obvious one finds, and shows a path that is there. */
class SequenceCheckTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    /** A small plan full of conditions. */
    static PlanText plan(Random random) {
        int most = 3 + random.nextInt(6);
        List<ProvisionId> ids = new ArrayList<>();
        for (int each = 0; each < most; each++) {
            ids.add(Drafts.id(random));
        }
        Map<ProvisionId, List<Condition>> conditions = new HashMap<>();
        int some = random.nextInt(1 + most);
        boolean timed = random.nextInt(3) == 0; // only delays, so that some of them contradict each other
        for (int each = 0; each < some; each++) {
            conditions
                    .computeIfAbsent(ids.get(random.nextInt(most)), _ -> new ArrayList<>())
                    .add(condition(random, timed, ids));
        }
        List<Provision> articles = new ArrayList<>();
        int next = 0;
        while (next < most) {
            int below = Math.min(random.nextInt(3), most - next - 1);
            List<Provision> children = new ArrayList<>();
            for (int child = 1; child <= below; child++) {
                ProvisionId id = ids.get(next + child);
                children.add(Provision.of(id, "b").withConditions(conditions.getOrDefault(id, List.of())));
            }
            ProvisionId id = ids.get(next);
            articles.add(new Provision(id, null, "a", children, conditions.getOrDefault(id, List.of())));
            next += below + 1;
        }
        return new PlanText(articles);
    }

    private static Condition condition(Random random, boolean timed, List<ProvisionId> ids) {
        int kind = random.nextInt(timed ? 10 : 16);
        if (timed) {
            return new Condition(
                    kind < 4 ? Relation.WITHIN : Relation.AFTER,
                    new Delay(1 + random.nextInt(kind < 4 ? 9 : 30), Unit.DAYS),
                    kind == 0,
                    kind < 2
                            ? List.of(new Trigger.Event("x"), new Trigger.CarriedOut(ids.getFirst()))
                            : List.of(
                                    kind < 6
                                            ? new Trigger.Event("x")
                                            : new Trigger.CarriedOut(ids.get(random.nextInt(ids.size())))));
        }
        Relation relation = kind == 0
                ? Relation.NEVER
                : kind == 1
                        ? Relation.TOGETHER
                        : kind < 5
                                ? Relation.WITHIN
                                : kind < 9 ? Relation.AFTER : kind < 12 ? Relation.WHEN : Relation.NOT_BEFORE;
        if (relation == Relation.NEVER) {
            return Condition.never();
        }
        List<Trigger> triggers = new ArrayList<>();
        for (int each = random.nextInt(5) / 2; each >= 0; each--) {
            ProvisionId id = random.nextInt(40) == 0 ? Drafts.id(random) : ids.get(random.nextInt(ids.size()));
            triggers.add(
                    relation == Relation.TOGETHER || random.nextInt(5) < 2
                            ? new Trigger.CarriedOut(id)
                            : random.nextInt(3) == 0
                                    ? new Trigger.InEffect(id)
                                    : new Trigger.Event(random.nextBoolean() ? "x" : "y"));
        }
        return new Condition(
                relation,
                relation.delayed() ? new Delay(1 + random.nextInt(12), Unit.values()[random.nextInt(4) / 2]) : null,
                relation != Relation.TOGETHER && random.nextInt(3) == 0,
                triggers);
    }

    @Property(tries = 6000)
    @Tag("property")
    void findsWhatTheSlowCheckerFinds(@ForAll("randomness") Random random) {
        PlanText text = plan(random);
        SlowSequence slow = new SlowSequence(text);
        List<SequenceProblem> problems = SequenceCheck.of(text);
        assertThat(problems.stream().filter(each -> each.kind() == Kind.CYCLE))
                .as("%s%n%s", text, problems)
                .hasSize(slow.knots().size());
        assertThat(problems.stream()
                        .filter(each -> each.kind() == Kind.UNREACHABLE)
                        .map(SequenceProblem::at))
                .as("%s%n%s", text, problems)
                .containsExactlyInAnyOrderElementsOf(slow.unreachable());
        assertThat(problems.stream().noneMatch(each -> each.kind() == Kind.CONTRADICTION))
                .as("%s%n%s", text, problems)
                .isEqualTo(slow.inTime());
    }

    @Property(tries = 4000)
    @Tag("property")
    void everyPathIsThereAndLeadsWhereItSays(@ForAll("randomness") Random random) {
        PlanText text = plan(random);
        SlowSequence slow = new SlowSequence(text);
        for (SequenceProblem problem : SequenceCheck.of(text)) {
            assertThat(problem.path()).isNotEmpty();
            assertThat(problem.path().getFirst().from()).isEqualTo(problem.at());
            ProvisionId here = problem.at();
            for (Step step : problem.path()) {
                // a time runs back from what it ends at: the next step may begin with who has it, or with an event
                if (problem.kind() != Kind.CONTRADICTION) {
                    assertThat(step.from()).as("%s%n%s", text, problem).isEqualTo(here);
                }
                stands(text, step);
                if (problem.kind() == Kind.CYCLE && step.why() == Why.CONDITION) {
                    assertThat(slow.isVain(step.from(), step.condition()))
                            .as("%s%n%s", text, problem)
                            .isTrue();
                }
                here = provision(step.to(), step.from());
            }
            Step last = problem.path().getLast();
            switch (problem.kind()) {
                case CYCLE -> assertThat(here).isEqualTo(problem.at());
                case UNREACHABLE ->
                    assertThat(last.to() == null ? last.condition().equals(Condition.never()) : slow.circles(here))
                            .as("%s%n%s", text, problem)
                            .isTrue();
                case CONTRADICTION -> {
                    List<Condition> named = problem.path().stream()
                            .filter(step -> step.condition() != null)
                            .map(Step::condition)
                            .toList();
                    assertThat(new SlowSequence(only(text, named)).inTime())
                            .as("%s%n%s", text, problem)
                            .isFalse();
                }
                case MISSING -> assertThat(text.find(here)).isEmpty();
            }
        }
    }

    private static PlanText only(PlanText text, List<Condition> named) {
        return new PlanText(text.articles().stream()
                .map(article -> article.withChildren(article.children().stream()
                                .map(child -> kept(child, named))
                                .toList())
                        .withConditions(kept(article, named).conditions()))
                .toList());
    }

    private static Provision kept(Provision provision, List<Condition> named) {
        return provision.withConditions(provision.conditions().stream()
                .filter(condition -> named.contains(condition) || condition.relation() == Relation.TOGETHER)
                .toList());
    }

    /** A condition that is named stands where it is said to, and names what it is said to name. */
    private static void stands(PlanText text, Step step) {
        Provision from = text.find(step.from()).orElseThrow();
        switch (step.why()) {
            case CONDITION -> {
                assertThat(from.conditions()).contains(step.condition());
                if (step.to() != null) {
                    assertThat(step.condition().triggers()).contains(step.to());
                }
            }
            case TOGETHER ->
                assertThat(from.conditions().contains(step.condition())
                                || text.find(provision(step.to(), step.from()))
                                        .orElseThrow()
                                        .conditions()
                                        .contains(step.condition()))
                        .isTrue();
            case PART ->
                assertThat(text.parent(from.id()).orElseThrow().id()).isEqualTo(provision(step.to(), step.from()));
            case WHOLE ->
                assertThat(text.parent(provision(step.to(), step.from()))
                                .orElseThrow()
                                .id())
                        .isEqualTo(from.id());
        }
    }

    private static ProvisionId provision(Trigger trigger, ProvisionId otherwise) {
        return switch (trigger) {
            case Trigger.CarriedOut(ProvisionId id) -> id;
            case Trigger.InEffect(ProvisionId id) -> id;
            case Trigger.Event _ -> otherwise;
            case null -> otherwise;
        };
    }

    @Test
    void theRandomPlansHoldEveryKindOfProblemAndSoundOnes() {
        Map<Kind, Integer> found = new EnumMap<>(Kind.class);
        int sound = 0;
        for (int seed = 0; seed < 3000; seed++) {
            List<SequenceProblem> problems = SequenceCheck.of(plan(new Random(seed)));
            problems.forEach(problem -> found.merge(problem.kind(), 1, Integer::sum));
            sound += problems.isEmpty() ? 1 : 0;
        }
        assertThat(found.values()).hasSize(Kind.values().length).allMatch(count -> count > 60);
        assertThat(sound).isGreaterThan(300);
    }

    private static List<SequenceProblem> check(String provisions) {
        return SequenceCheck.of(MarkdownPlan.parse("# T\n" + provisions).text());
    }

    @Test
    void twoProvisionsThatWaitForEachOtherAreACycleWithItsPath() {
        MarkdownPlan.Parsed parsed = MarkdownPlan.parse("""
                # T
                ## One {#one | not before two}
                ## Two {#two | when any of "never mind", three}
                ## Three {#three | not before four}
                ## Four {#four | within 3 days after all of five, "x"}
                ## Five {#five | not before three in effect}
                """);
        List<SequenceProblem> problems = SequenceCheck.of(parsed.text());
        assertThat(problems).extracting(SequenceProblem::kind).containsExactly(Kind.CYCLE);
        Map<ProvisionId, String> names =
                parsed.labels().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        assertThat(problems.getFirst().path())
                .extracting(step -> names.get(step.from()))
                .containsExactly("three", "four", "five");
    }

    @Test
    void aPartCannotWaitForTheWhole() {
        assertThat(check("## One {#one}\n1. part {#part | not before one}"))
                .extracting(SequenceProblem::kind)
                .containsExactly(Kind.CYCLE);
    }

    @Test
    void whatComesTooLateForItsTimeIsAContradiction() {
        List<SequenceProblem> problems = check("""
                ## One {#one | within 30 days after "signature"}
                ## Two {#two | no sooner than 20 days after one | within 10 days after three}
                ## Three {#three | within 5 days after "signature"}
                ## Four {#four | no sooner than 16 days after "signature" | together with two}
                """);
        assertThat(problems).extracting(SequenceProblem::kind).containsExactly(Kind.CONTRADICTION);
        assertThat(problems.getFirst().path()).hasSize(4);
    }

    @Test
    void aMonthMayHaveTwentyEightDays() {
        assertThat(check("## A {#a | no sooner than 1 month after \"x\" | within 28 days after \"x\"}"))
                .isEmpty();
        assertThat(check("## A {#a | no sooner than 1 month after \"x\" | within 27 days after \"x\"}"))
                .hasSize(1);
        assertThat(check("## A {#a | no sooner than 1 year after \"x\" | within 12 months after \"x\"}"))
                .isEmpty();
        assertThat(check("## A {#a | no sooner than 6 months after \"x\" | within 5 months after \"x\"}"))
                .hasSize(1);
    }

    @Test
    void whatRestsOnWhatNeverComesIsUnreachableAndAProhibitionIsNot() {
        List<SequenceProblem> problems = check("""
                ## Sanctions {#sanctions}
                1. first {#first | when "signature"}
                2. weapons technology {#weapons | never}
                ## After all sanctions {#after | not before sanctions}
                ## After that {#that | not before any of weapons, weapons in effect}
                ## And after that {#last | no sooner than 1 day after that}
                """);
        assertThat(problems).extracting(SequenceProblem::kind).containsExactly(Kind.UNREACHABLE, Kind.UNREACHABLE);
        assertThat(problems.getLast().path()).hasSize(3);
    }

    @Test
    void whatGoesTogetherWithWhatNeverComesIsUnreachable() {
        assertThat(check("## A {#a | together with b}\n## B {#b | never}"))
                .extracting(SequenceProblem::kind)
                .containsExactly(Kind.UNREACHABLE);
    }

    @Test
    void anEditIsToldOnlyOfTheCyclesThatItCloses() {
        PlanText before = MarkdownPlan.parse("""
                # T
                ## One {#01890000-0000-7000-8000-000000000001 | not before 01890000-0000-7000-8000-000000000002}
                ## Two {#01890000-0000-7000-8000-000000000002 | not before 01890000-0000-7000-8000-000000000001}
                ## Three {#01890000-0000-7000-8000-000000000003}
                """).text();
        Provision three = before.articles().getLast();
        PlanText after = new PlanText(List.of(
                before.articles().getFirst(),
                before.articles().get(1),
                three.withConditions(List.of(
                        new Condition(Relation.WHEN, null, false, List.of(new Trigger.CarriedOut(three.id())))))));
        assertThat(SequenceCheck.newCycles(before, before)).isEmpty();
        assertThat(SequenceCheck.newCycles(before, after))
                .extracting(SequenceProblem::at)
                .containsExactly(three.id());
    }
}
