package org.parley.record.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found wrong, by check: the first of each in words, all of them by number. */
final class Problems {

    /** Sentences that a report keeps of each check. */
    static final int MOST = 20;

    private final boolean stopAtFirst;
    private final int most;
    private final Map<Check, List<String>> words = new EnumMap<>(Check.class);
    private final Map<Check, Long> counts = new EnumMap<>(Check.class);

    Problems(boolean stopAtFirst, int most) {
        this.stopAtFirst = stopAtFirst;
        this.most = most;
    }

    /** Thrown to leave off where one problem is enough. */
    static final class Stop extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    void add(Check check, String format, @Nullable Object... arguments) {
        counts.merge(check, 1L, Long::sum);
        List<String> found = words.computeIfAbsent(check, ignored -> new ArrayList<>());
        if (found.size() < most) {
            found.add(String.format(Locale.ROOT, format, arguments));
        }
        if (stopAtFirst) {
            throw new Stop();
        }
    }

    long count(Check check) {
        return counts.getOrDefault(check, 0L);
    }

    boolean none() {
        return counts.isEmpty();
    }

    List<String> words(Check check) {
        return List.copyOf(words.getOrDefault(check, List.of()));
    }
}
