package org.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was made later is greater, however fast one follows the other: lists that tie on their time rest on it. */
class IdsTests {

    private static final int MANY = 50_000;

    private static List<UUID> made() {
        return Stream.generate(Ids::next).limit(MANY).toList();
    }

    @Test
    void growsWithinOneMillisecondToo() {
        List<UUID> made = made();
        assertThat(made).doesNotHaveDuplicates().isSorted();
        assertThat(made.stream().map(UUID::toString))
                .as("as the database compares them")
                .isSorted();
    }

    @Test
    void isOfVersionSevenAndTellsItsTime() {
        long before = System.currentTimeMillis();
        assertThat(made()).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            // Where more are made than a millisecond has room for, it borrows from those to come
            assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + 60_000);
        });
    }

    @Test
    void growsForEachOfManyThreadsAndIsNeverGivenTwice() throws Exception {
        Set<UUID> all = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<UUID>>> makers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                makers.add(IdsTests::made);
            }
            for (Future<List<UUID>> made : threads.invokeAll(makers)) {
                assertThat(made.get()).isSorted();
                all.addAll(made.get());
            }
        }
        assertThat(all).hasSize(4 * MANY);
    }
}
