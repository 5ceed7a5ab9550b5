package org.parley.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A version as it is read from the database, without its text. */
record VersionRow(
        UUID id,
        UUID plan,
        int number,
        Instant at,
        String by,
        @Nullable UUID round,
        String amendments) {

    static String join(List<UUID> amendments) {
        return amendments.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    VersionSummary summary() {
        List<UUID> taken = Stream.of(amendments.split(" "))
                .filter(each -> !each.isEmpty())
                .map(UUID::fromString)
                .toList();
        return new VersionSummary(new PlanId(plan), number, at, by, round, taken);
    }
}
