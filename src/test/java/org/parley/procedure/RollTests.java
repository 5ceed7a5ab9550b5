package org.parley.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RollTests {

    private static final List<String> NAMES =
            List.of("Österland", "Zealand", "alpha", "Beta", "Ostland", "Côte", "Cotswold", "Beta");

    private static Electorate electorate() {
        List<Elector> electors = new ArrayList<>();
        for (String name : NAMES) {
            electors.add(Elector.of(new UUID(5, electors.size()), name, "party"));
        }
        return new Electorate(electors);
    }

    private static String name(UUID delegation) {
        return NAMES.get((int) delegation.getLeastSignificantBits());
    }

    @Test
    void callsByTheAlphabetFromTheNameDrawnAndAroundAgain() {
        assertThat(Roll.from(electorate(), new UUID(5, 5)).order())
                .extracting(RollTests::name)
                .containsExactly("Côte", "Cotswold", "Österland", "Ostland", "Zealand", "alpha", "Beta", "Beta");
    }

    @Property(seed = "7", tries = 500)
    void callsEverybodyOnceAndThoseWhoPassedTwice(@ForAll Random random) {
        Electorate electorate = electorate();
        Roll roll = Roll.from(electorate, new UUID(5, random.nextInt(NAMES.size())));
        List<UUID> called = new ArrayList<>();
        List<UUID> passed = new ArrayList<>();
        while (!roll.complete()) {
            UUID following = roll.following();
            assertThat(roll.heard(following)).isFalse();
            roll = roll.next();
            assertThat(roll.current()).isEqualTo(following);
            assertThat(roll.heard(following)).isTrue();
            called.add(following);
            if (!roll.again() && random.nextBoolean()) {
                roll = roll.pass();
                passed.add(following);
                assertThat(roll.heard(following)).isFalse();
                Roll once = roll;
                assertThatThrownBy(once::pass).isInstanceOf(IllegalStateException.class);
            }
        }
        List<UUID> expected = new ArrayList<>(roll.order());
        expected.addAll(passed);
        assertThat(called).isEqualTo(expected);
        assertThat(roll.order()).allMatch(roll::heard);
        assertThatThrownBy(roll::next).isInstanceOf(IllegalStateException.class);
    }
}
