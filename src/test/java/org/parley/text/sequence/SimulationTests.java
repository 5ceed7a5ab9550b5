package org.parley.text.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.text.Condition.Trigger;
import org.parley.text.Drafts;
import org.parley.text.MarkdownPlan;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.Simulation.Facts;
import org.parley.text.sequence.Simulation.Standing;
import org.parley.text.sequence.Simulation.State;

/** Where a plan stands on a day. */
class SimulationTests {

    private static final LocalDate SIGNED = LocalDate.of(2027, 1, 31);

    private final MarkdownPlan.Parsed plan = MarkdownPlan.parse("""
            # Sanctions in three tiers
            ## Withdrawal {#withdrawal | within 1 month after "Signature"}
            1. here {#here}
            2. there {#there | no sooner than 10 days after here}
            ## Compensation {#compensation}
            ## Transfer {#transfer | when "Signature"}
            ## Sanctions {#sanctions | not before "Signature"}
            1. first tier {#first | when "Signature" | together with guarantees}
            2. second tier {#second | not before all of compensation, transfer}
            3. weapons technology {#third | never}
            ## Guarantees {#guarantees | within 30 days after any of "Signature", "Entry into force"}
            """);

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    private Standing at(LocalDate day, Facts facts, String label) {
        return Simulation.of(plan.text(), facts, day).stream()
                .filter(each -> each.provision().equals(id(label)))
                .findFirst()
                .orElseThrow();
    }

    private ProvisionId id(String label) {
        return plan.labels().get(label);
    }

    private static Facts signed(Map<ProvisionId, LocalDate> carriedOut) {
        return new Facts(Map.of("Signature", SIGNED), carriedOut);
    }

    @Test
    void withoutAnyDayEverythingThatWaitsIsBlockedAndTheRestIsOpen() {
        assertThat(at(SIGNED, Facts.NONE, "withdrawal").state()).isEqualTo(State.BLOCKED);
        assertThat(at(SIGNED, Facts.NONE, "compensation").state()).isEqualTo(State.OPEN);
        assertThat(at(SIGNED, Facts.NONE, "third").state()).isEqualTo(State.NEVER);
        assertThat(at(SIGNED, Facts.NONE, "second").blockedBy())
                .containsExactly(
                        new Trigger.CarriedOut(id("compensation")),
                        new Trigger.CarriedOut(id("transfer")),
                        new Trigger.Event("Signature"));
    }

    @Test
    void aTierOfSanctionsIsBlockedByTheTwoProvisionsThatAreNotCarriedOut() {
        Standing second = at(SIGNED.plusYears(1), signed(Map.of()), "second");
        assertThat(second.state()).isEqualTo(State.BLOCKED);
        assertThat(second.blockedBy())
                .containsExactly(new Trigger.CarriedOut(id("compensation")), new Trigger.CarriedOut(id("transfer")));
        Facts paid = signed(Map.of(id("compensation"), SIGNED.plusDays(3), id("transfer"), SIGNED.plusDays(9)));
        Standing open = at(SIGNED.plusYears(1), paid, "second");
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.since()).isEqualTo(SIGNED.plusDays(9));
        assertThat(at(SIGNED.plusDays(5), paid, "second").state()).isEqualTo(State.COMING);
    }

    @Test
    void aDeadlineIsCountedInTheCalendarAndHoldsForTheParts() {
        LocalDate end = LocalDate.of(2027, 2, 28);
        assertThat(at(end, signed(Map.of()), "withdrawal"))
                .extracting(Standing::state, Standing::deadline)
                .containsExactly(State.DUE, end);
        assertThat(at(end.plusDays(1), signed(Map.of()), "here").state()).isEqualTo(State.OVERDUE);
    }

    @Test
    void aWholeIsCarriedOutWithTheLastOfItsParts() {
        Facts facts = signed(Map.of(id("here"), SIGNED.plusDays(2), id("there"), SIGNED.plusDays(5)));
        assertThat(at(SIGNED.plusDays(6), facts, "withdrawal").carriedOut()).isEqualTo(SIGNED.plusDays(5));
        Standing there = at(SIGNED.plusDays(6), facts, "there");
        assertThat(there.state()).isEqualTo(State.CARRIED_OUT);
        assertThat(there.early()).isTrue();
        assertThat(there.late()).isFalse();
    }

    @Test
    void whatGoesTogetherWaitsForAllAndIsDueWithTheFirst() {
        Facts facts = signed(Map.of(id("guarantees"), SIGNED.plusDays(4)));
        Standing first = at(SIGNED.plusDays(5), facts, "first");
        assertThat(first.state()).isEqualTo(State.OVERDUE);
        assertThat(first.deadline()).isEqualTo(SIGNED.plusDays(4));
        assertThat(at(SIGNED.minusDays(1), facts, "guarantees").state()).isEqualTo(State.COMING);
    }

    @Property(tries = 1500)
    @Tag("property")
    void everyProvisionStandsSomewhereAndTheReasonIsGiven(@ForAll("randomness") Random random) {
        PlanText text = SequenceCheckTests.plan(random);
        Map<ProvisionId, LocalDate> carriedOut = new HashMap<>();
        text.walk().forEach(place -> {
            if (random.nextInt(3) == 0) {
                carriedOut.put(place.id(), SIGNED.plusDays(random.nextInt(400)));
            }
        });
        Map<String, LocalDate> events = random.nextBoolean()
                ? Map.of("x", SIGNED)
                : Map.of("x", SIGNED, "y", SIGNED.plusDays(random.nextInt(200)));
        LocalDate day = SIGNED.plusDays(random.nextInt(800) - 100);
        List<Standing> standings = Simulation.of(text, new Facts(events, carriedOut), day);
        assertThat(standings)
                .extracting(Standing::provision)
                .containsExactlyElementsOf(text.index().keySet());
        for (Standing each : standings) {
            assertThat(each.blockedBy().isEmpty()).as("%s%n%s", text, each).isEqualTo(each.state() != State.BLOCKED);
            LocalDate carried = carriedOut.get(each.provision());
            if (carried != null && !carried.isAfter(day)) {
                assertThat(each.state()).isEqualTo(State.CARRIED_OUT);
            }
            if (each.state() == State.OVERDUE) {
                assertThat(each.deadline()).isBefore(day);
            }
            if (each.state() == State.COMING) {
                assertThat(each.since()).isAfter(day);
            }
            each.blockedBy()
                    .forEach(blocker -> assertThat(
                                    blocker instanceof Trigger.Event(String name) && events.containsKey(name))
                            .isFalse());
        }
    }

    @Test
    void theTimetableCountsFromTheFirstDay() {
        Map<ProvisionId, Timetable.Window> windows = Timetable.of(plan.text());
        assertThat(windows.get(id("there")))
                .isEqualTo(new Timetable.Window(new Timetable.Offset(0, 10), new Timetable.Offset(1, 0)));
        assertThat(windows.get(id("second"))).isEqualTo(new Timetable.Window(Timetable.Offset.START, null));
        assertThat(windows.get(id("guarantees")).latest()).isEqualTo(new Timetable.Offset(0, 30));
        assertThat(windows).doesNotContainKey(id("third"));
    }
}
